//! Naming a new ward, and who sets it up.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveWard;
use crate::model::{Member, Role, Ward};
use crate::ui::components::{Dock, Field, Icon, Kind, Note, SelectField, Sign};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::frame::use_leave;
use crate::ui::kept::{forget_marker, forget_new_ward, keep_new_ward, keep_typed, new_ward};
use crate::ui::pages::organisation::add_me;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    ward: Ward,
    me: String,
    role: Role,
}

/// The ward's name and province, and the person who uses the device; then the register, from Excel or by hand.
#[component]
pub fn NewWardPage() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let leave = use_leave();
    // A ward that has its name already, if somebody comes here again, is shown with it.
    let ward = engine.overview().with_untracked(|overview| overview.ward.clone());
    let draft = RwSignal::new(opened(ward));
    keep_typed(draft, Draft::default(), |draft| keep_new_ward(&draft), forget_new_ward);
    let is_checked = RwSignal::new(false);
    let saving = Action::new_local(move |next: &&'static str| {
        let next = *next;
        let draft = draft.get_untracked(); // The draft at the moment of saving is meant.
        async move { save(engine, draft).await.map(|()| next) }
    });
    Effect::new(move |_| {
        if let Some(Ok(next)) = saving.value().get() {
            leave(next);
        }
    });
    let refusal = move || saving.value().get().and_then(Result::err);
    let pending = saving.pending();
    let is_nameless = move || draft.read().ward.name.trim().is_empty();
    let submit = move |next: &'static str| {
        is_checked.set(true);
        if !untrack(is_nameless) && !pending.get_untracked() {
            saving.dispatch(next);
        }
    };
    let name_error = Signal::derive(move || {
        (is_checked.get() && is_nameless()).then(|| words.get().start.ward_name_missing.to_owned())
    });
    view! {
        <Sign title=move || words.get().start.title back=route::START/>
        <main class="narrow" tabindex="-1">
            <WardFields draft name_error/>
            <MyFields draft/>
            {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
            <Note kind=Kind::Info title=move || words.get().start.no_excel>
                <p>{move || words.get().start.no_excel_why}</p>
                <button class="btn small" type="button" on:click=move |_| submit(route::ORGANISATION)>
                    {move || words.get().start.then_write}
                </button>
            </Note>
        </main>
        <Dock has_nav=false>
            <button
                class="btn main"
                type="button"
                disabled=pending
                on:click=move |_| submit(route::IMPORT)
            >
                <Icon name="file"/>
                {move || words.get().start.then_excel}
            </button>
        </Dock>
    }
}

/// Returns the form as it is opened: with what was typed before the page was loaded anew, as long as there is no ward.
fn opened(ward: Ward) -> Draft {
    if ward.name.is_empty() { new_ward().unwrap_or_default() } else { Draft { ward, ..Draft::default() } }
}

async fn save(engine: EngineLink, draft: Draft) -> Answered<()> {
    let shown = engine.ask(crate::engine::queries::organisation::OrganisationQuestion).await?;
    engine.save(SaveWard(Edited { before: shown.ward, after: draft.ward, basis: shown.basis })).await?;
    let name = draft.me.trim();
    if !name.is_empty() {
        add_me(engine, Member { name: name.to_owned(), role: draft.role, ..Member::default() }).await?;
    }
    // The person has begun anew: what was lost before is known.
    forget_marker();
    forget_new_ward();
    Ok(())
}

#[component]
fn WardFields(draft: RwSignal<Draft>, name_error: Signal<Option<String>>) -> impl IntoView {
    let words = use_words();
    view! {
        <Field
            label=move || words.get().start.ward_name
            hint=move || words.get().start.ward_name_hint
            value=Signal::derive(move || draft.read().ward.name.clone())
            on_input=move |name| draft.update(|draft| draft.ward.name = name)
            error=name_error
        />
        <Field
            label=move || words.get().start.province
            hint=move || words.get().start.province_hint
            value=Signal::derive(move || draft.read().ward.province.clone())
            on_input=move |province| draft.update(|draft| draft.ward.province = province)
        />
    }
}

#[component]
fn MyFields(draft: RwSignal<Draft>) -> impl IntoView {
    let words = use_words();
    let roles = Signal::derive(move || {
        let label = |role: &Role| (role.code().to_owned(), words.get().labels.role(*role).to_owned());
        Role::ALL.iter().map(label).collect::<Vec<_>>()
    });
    view! {
        <Field
            label=move || words.get().start.my_name
            hint=move || words.get().start.my_name_hint
            value=Signal::derive(move || draft.read().me.clone())
            on_input=move |name| draft.update(|draft| draft.me = name)
            autocomplete="name"
        />
        <Show when=move || !draft.read().me.trim().is_empty()>
            <SelectField
                label=move || words.get().start.my_role
                value=Signal::derive(move || draft.read().role.code().to_owned())
                on_change=move |code: String| {
                    draft.update(|draft| draft.role = Role::parse(&code).unwrap_or(draft.role));
                }
                options=roles
            />
        </Show>
    }
}
