//! The page of a household.

use crate::bridge::Refusal;
use crate::engine::Fault;
use crate::engine::queries::household_view::{HouseholdQuestion, HouseholdView, ResidentView};
use crate::model::HouseholdId;
use crate::model::text::join_filled;
use crate::ui::components::{Dock, Empty, Icon, IconLink, Kind, Link, Note, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::conflict_card::ConflictCard;
use crate::ui::pages::household::consent::ConsentCard;
use crate::ui::pages::household::hero::Hero;
use crate::ui::pages::household::history::History;
use crate::ui::pages::household::people::People;
use crate::ui::pages::removed_row::RemovedRow;
use crate::ui::pages::revived_card::RevivedCard;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

/// One household.
#[component]
pub fn HouseholdPage() -> impl IntoView {
    let engine = use_engine();
    let id = use_household_id();
    // The question is made anew for another household, so that nothing of the one before is shown under its name.
    move || match id.get() {
        Some(id) => {
            let answer = engine.follow(move || HouseholdQuestion(id));
            let view = Memo::new(move |_| answer.get().map(|answer| answer.map(Arc::new)));
            (move || match view.get() {
                None => view! { <Opening/> }.into_any(),
                Some(Ok(view)) => view! { <Household view/> }.into_any(),
                Some(Err(Refusal::Engine(Fault::NotFound))) => view! { <UnknownHousehold/> }.into_any(),
                Some(Err(refusal)) => view! { <Failed refusal/> }.into_any(),
            })
            .into_any()
        }
        None => view! { <UnknownHousehold/> }.into_any(),
    }
}

/// Returns the household the address names; `None` if it names none.
pub fn use_household_id() -> Memo<Option<HouseholdId>> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get(route::ID).and_then(|id| HouseholdId::parse(&id)))
}

/// The page before its answer.
#[component]
pub fn Opening() -> impl IntoView {
    let words = use_words();
    view! {
        <Sign title=move || words.get().common.loading back=route::HOMES/>
        <main tabindex="-1">
            <Skeleton rows=5/>
        </main>
        <Dock/>
    }
}

/// The page of a household that is not here.
#[component]
pub fn UnknownHousehold() -> impl IntoView {
    let words = use_words();
    view! {
        <Sign title=move || words.get().household.unknown back=route::HOMES/>
        <main tabindex="-1">
            <Empty title=move || words.get().household.unknown>
                <Link href=route::HOMES class="btn main">
                    {move || words.get().household.to_walk}
                </Link>
                <Link href=route::removed() class="btn">
                    {move || words.get().removal.title}
                </Link>
            </Empty>
        </main>
        <Dock/>
    }
}

/// The page of a household that could not be read.
#[component]
pub fn Failed(refusal: Refusal) -> impl IntoView {
    let words = use_words();
    view! {
        <Sign title=move || words.get().household.title_nobody back=route::HOMES/>
        <main tabindex="-1">
            <RefusalNote refusal>
                <Link href=route::HOMES class="btn">
                    {move || words.get().household.to_walk}
                </Link>
            </RefusalNote>
        </main>
        <Dock/>
    }
}

/// Returns the name a household goes by, or nothing.
pub fn household_name(view: &HouseholdView) -> &str {
    view.residents.first().map_or("", |first| first.resident.name.as_str())
}

/// Shows a form of the household the address names. It is asked for once: what is typed must not be replaced when data
/// change meanwhile.
pub fn household_form(form: impl Fn(HouseholdView) -> AnyView + Send + 'static) -> impl IntoView {
    let engine = use_engine();
    let id = use_household_id();
    let answer = LocalResource::new(move || {
        let id = id.get();
        async move {
            match id {
                Some(id) => engine.ask(HouseholdQuestion(id)).await,
                None => Err(Refusal::Engine(Fault::NotFound)),
            }
        }
    });
    move || match answer.get() {
        None => view! { <Opening/> }.into_any(),
        Some(Err(Refusal::Engine(Fault::NotFound))) => view! { <UnknownHousehold/> }.into_any(),
        Some(Err(refusal)) => view! { <Failed refusal/> }.into_any(),
        Some(Ok(view)) => form(view),
    }
}

/// Returns where a household is: "Ngõ 12, Tổ 52, Khu 4B".
pub fn household_place(view: &HouseholdView) -> String {
    let household = &view.household;
    join_filled([household.lane.as_str(), household.group.as_str(), view.area_name.as_str()])
}

/// Returns what stands on a household's sign: nothing of its people, once it did not agree.
fn title(view: &HouseholdView, words: &Words) -> String {
    match household_name(view) {
        _ if view.household.consent.state.is_closed() => words.walk.only_number.to_owned(),
        "" => words.household.title_nobody.to_owned(),
        name => (words.household.title)(name),
    }
}

#[component]
fn Household(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let is_closed = view.household.consent.state.is_closed();
    let sign_title = {
        let view = Arc::clone(&view);
        move || title(&view, words.get())
    };
    let number = view.household.number.as_str().to_owned();
    let number = if number.is_empty() { "–".to_owned() } else { number };
    let about_people = (!is_closed).then(|| {
        let (people, removed, note) = (Arc::clone(&view), Arc::clone(&view), Arc::clone(&view));
        view! {
            <People view=people/>
            <RemovedPeople view=removed/>
            <HomeNote view=note/>
        }
    });
    let closed = is_closed.then(|| {
        view! {
            <Note kind=Kind::Unknown icon="stop" title=move || words.get().household.closed>
                <p>{move || words.get().household.closed_why}</p>
            </Note>
        }
    });
    let id = view.id;
    view! {
        <Sign title=sign_title place=household_place(&view) back=route::HOMES house=number>
            <IconLink icon="pen" label=move || words.get().household.edit_home href=route::edit_household(id)/>
        </Sign>
        <main tabindex="-1">
            <Hero view=Arc::clone(&view)/>
            {closed}
            <Conflicts view=Arc::clone(&view)/>
            <ConsentCard view=Arc::clone(&view)/>
            {about_people}
            <History household=id/>
        </main>
        <Dock>
            <Actions view/>
        </Dock>
    }
}

/// The places where two people wrote different things here, if there are any.
#[component]
fn Conflicts(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    if view.conflicts.is_empty() && view.revived.is_empty() {
        return ().into_any();
    }
    let id = view.id;
    let revived = view.revived.iter().map(|revived| view! { <RevivedCard revived=revived.clone()/> });
    let cards = view.conflicts.iter().map(|conflict| view! { <ConflictCard conflict=conflict.clone() home=Some(id)/> });
    view! {
        <section class="stack" aria-labelledby="conflicts">
            <h2 id="conflicts">{move || words.get().conflicts.to_decide}</h2>
            {revived.collect_view()}
            {(!view.conflicts.is_empty())
                .then(|| view! { <p class="sub">{move || (words.get().conflicts.why)(address.get())}</p> })}
            {cards.collect_view()}
        </section>
    }
    .into_any()
}

/// The people taken off the list here, folded away.
#[component]
fn RemovedPeople(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let count = view.removed.len() as u64;
    let rows = view.removed.iter().map(|entry| view! { <RemovedRow entry=entry.clone()/> });
    (count > 0).then(|| {
        view! {
            <details class="card">
                <summary class="head unbroken">
                    <strong>{move || (words.get().removal.here)(count)}</strong>
                    <Icon name="down" class="chev"/>
                </summary>
                <ul class="list">{rows.collect_view()}</ul>
            </details>
        }
    })
}

/// What the team wrote about the house, and what it must never write.
#[component]
fn HomeNote(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let note = view.household.note.clone();
    let is_empty = note.is_empty();
    view! {
        <section aria-labelledby="home-note">
            <div class="head">
                <h2 id="home-note">{move || words.get().household.note}</h2>
                <Link href=route::edit_household(view.id) class="btn small quiet">
                    <Icon name="pen" class="i-s"/>
                    {move || words.get().common.edit}
                </Link>
            </div>
            {(!is_empty).then(|| view! { <p class="card prose">{note}</p> })}
            <p class="sub">
                {move || {
                    let text = &words.get().household;
                    if is_empty { format!("{} {}", text.note_empty, text.note_warning) } else { text.note_warning.to_owned() }
                }}
            </p>
        </section>
    }
}

/// A visit, the one half written, a call.
#[component]
fn Actions(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let has_draft = view.has_draft;
    let callable = |person: &&ResidentView| person.resident.phone.is_some();
    let person = view.residents.iter().find(callable);
    let call = person.and_then(|person| {
        let (name, phone) = (person.resident.name.clone(), person.resident.phone.clone()?);
        Some(view! {
            <a
                class="btn"
                href=format!("tel:{phone}")
                aria-label=move || (words.get().household.call)(&name)
            >
                <Icon name="call"/>
            </a>
        })
    });
    view! {
        <div class="next-door">
            <Link href=route::visit(view.id) class="btn main">
                <Icon name=if has_draft { "pen" } else { "plus" }/>
                {move || {
                    let text = &words.get().household;
                    if has_draft { text.go_on } else { text.log_visit }
                }}
            </Link>
            {call}
        </div>
    }
}
