//! Who uses this device: asked once, and changed in the settings.

use crate::engine::commands::choose_me::ChooseMe;
use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::model::MemberId;
use crate::ui::components::{ChoiceLine, Dock, Empty, Icon, Link, Sign, Skeleton, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::kept::keep_asked_who;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;

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
        <Link href=route::organisation(route::MEMBER, route::NEW) class="btn wide">
            <Icon name="plus"/>
            {move || words.get().organisation.me_not_listed}
        </Link>
        {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
    }
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
