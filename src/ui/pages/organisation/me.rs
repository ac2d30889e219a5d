//! Who uses this device: asked once, and changed in the settings.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::choose_me::ChooseMe;
use crate::engine::commands::save_record::SaveMember;
use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::model::{Member, MemberId, TeamId};
use crate::ui::components::{ChoiceLine, Dock, Empty, Field, Icon, Link, Sign, Skeleton, use_toasts};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::kept::keep_asked_who;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The members to choose from, or the way to add oneself.
#[component]
pub fn MePage() -> impl IntoView {
    let words = use_words();
    let organisation = use_engine().follow(|| OrganisationQuestion);
    keep_asked_who();
    let content = move || match organisation.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(organisation)) => view! { <Members organisation/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().organisation.me_question back=route::SETTINGS/>
        <main class="narrow" tabindex="-1">
            <p>{move || words.get().organisation.me_hint}</p>
            {content}
        </main>
        <Dock has_nav=false>
            <Link href=route::HOMES class="btn wide">
                {move || words.get().organisation.later}
            </Link>
        </Dock>
    }
}

#[component]
fn Members(organisation: OrganisationView) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let leave = use_leave();
    let choosing = Action::new_local(move |(id, name): &(MemberId, String)| {
        let (id, name) = (*id, name.clone());
        async move { engine.save(ChooseMe(id)).await.map(|()| name) }
    });
    Effect::new(move |_| {
        if let Some(Ok(name)) = choosing.value().get() {
            // The words of the moment of choosing are meant.
            toasts.show((words.get_untracked().organisation.me_is)(&name), None);
            leave(route::HOMES);
        }
    });
    let refusal = move || choosing.value().get().and_then(Result::err);
    let me = organisation.me;
    let team = match organisation.teams.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let option = move |(id, name): (MemberId, String)| {
        let chosen = name.clone();
        view! {
            <ChoiceLine
                name="me"
                checked=Signal::derive(move || me == Some(id))
                on_change=move |_| {
                    choosing.dispatch((id, chosen.clone()));
                }
            >
                {name}
            </ChoiceLine>
        }
    };
    let members: Vec<_> =
        organisation.members.into_iter().map(|member| option((member.id, member.member.name))).collect();
    let list = if members.is_empty() {
        view! { <Empty title=move || words.get().organisation.members_empty/> }.into_any()
    } else {
        view! {
            <fieldset class="stack-s">
                <legend>{move || words.get().organisation.me}</legend>
                {members}
            </fieldset>
        }
        .into_any()
    };
    view! {
        {list}
        <NotListed team/>
        {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
    }
}

/// Adds whoever is not listed, and says that it is they who use the device. What else is told of a member is told later.
#[component]
fn NotListed(
    /// The team to be in, where there is only one.
    team: Option<TeamId>,
) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let toasts = use_toasts();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    let name = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let add = move |_| {
        let member = Member { name: name.get_untracked().trim().to_owned(), team, ..Member::default() };
        is_missing.set(member.name.is_empty());
        if member.name.is_empty() {
            focus_first_error();
            return;
        }
        if !busy.begin() {
            return;
        }
        let leave = leave.get_value();
        spawn_local(async move {
            let name = member.name.clone();
            match add_me(engine, member).await {
                Ok(()) => {
                    toasts.show((words.get_untracked().organisation.me_is)(&name), None);
                    leave(route::HOMES);
                }
                Err(refusal) => {
                    busy.end();
                    saving.refuse(&refusal);
                }
            }
        });
    };
    let error = move || is_missing.get().then(|| words.get().refusals.name_missing.what.to_owned());
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{move || words.get().organisation.me_not_listed}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <Field
                    label=move || words.get().organisation.person_name
                    value=name
                    on_input=move |typed| name.set(typed)
                    error=Signal::derive(error)
                />
                <button class="btn main wide" type="button" disabled=move || busy.is_on() on:click=add>
                    <Icon name="plus"/>
                    {move || words.get().organisation.me_add}
                </button>
            </div>
        </details>
    }
}

/// Adds a member, who is the one that uses this device.
///
/// # Errors
/// The engine refuses, or stopped.
pub async fn add_me(engine: EngineLink, member: Member) -> Answered<()> {
    // Asked, not saved: what is shown is shown anew once it is known who this is.
    let saved = engine.ask(SaveMember(None, Edited { after: member, ..Edited::default() })).await?;
    engine.save(ChooseMe(saved.id)).await
}

/// The row that says who uses the device and opens the choice.
#[component]
pub fn MeRow() -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let who = move || match &overview.read().me {
        Some((_, name)) => name.clone(),
        None => words.get().organisation.me_nobody.to_owned(),
    };
    view! {
        <div class="card flat">
            <Link href=route::ME class="row">
                <Icon name="who"/>
                <span class="b">
                    <span class="sub">{move || words.get().organisation.me}</span>
                    <strong>{who}</strong>
                </span>
                <Icon name="next" class="go"/>
            </Link>
        </div>
    }
}
