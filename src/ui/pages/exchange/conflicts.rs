//! Every place of the ward where two people wrote different things.

use crate::engine::queries::conflicts::{ConflictHome, ConflictPlace, ConflictsQuestion, ConflictsView, RevivedPlace};
use crate::ui::components::{Dock, Empty, Link, Plate, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::conflict_card::ConflictCard;
use crate::ui::pages::revived_card::RevivedCard;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;

/// The list, one card a place.
#[component]
pub fn ConflictsPage() -> impl IntoView {
    let words = use_words();
    let conflicts = use_engine().follow(|| ConflictsQuestion);
    view! {
        <Sign title=move || words.get().conflicts.title back=route::EXCHANGE/>
        <main tabindex="-1">
            {move || match conflicts.get() {
                None => view! { <Skeleton/> }.into_any(),
                Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
                Some(Ok(view)) => view! { <Places view/> }.into_any(),
            }}
        </main>
        <Dock/>
    }
}

#[component]
fn Places(view: ConflictsView) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    if view.total == 0 {
        return view! {
            <Empty title=move || words.get().conflicts.none reason=move || words.get().conflicts.none_why/>
        }
        .into_any();
    }
    let left = view.total.saturating_sub((view.revived.len() + view.places.len()) as u32);
    let has_places = !view.places.is_empty();
    let revived = view.revived.into_iter().map(|RevivedPlace { home, revived }| {
        view! {
            <li class="stack">
                <Home home/>
                <RevivedCard revived/>
            </li>
        }
    });
    let places = view.places.into_iter().map(|ConflictPlace { home, conflict }| {
        let id = home.as_ref().map(|home| home.id);
        view! {
            <li class="stack">
                {home.map(|home| view! { <Home home/> })}
                <ConflictCard conflict home=id/>
            </li>
        }
    });
    view! {
        <h2>{move || words.get().conflicts.to_decide}</h2>
        {has_places.then(|| view! { <p>{move || (words.get().conflicts.why)(address.get())}</p> })}
        <ul class="stack">{places.collect_view()} {revived.collect_view()}</ul>
        {(left > 0).then(|| view! { <p class="sub">{move || (words.get().conflicts.more)(words.get().format, left)}</p> })}
    }
    .into_any()
}

/// The home something is met at, and the way there.
#[component]
fn Home(home: ConflictHome) -> impl IntoView {
    let words = use_words();
    let number = home.number.clone();
    view! {
        <div class="head">
            <span class="flow">
                <Plate number=home.number/>
                <span class="sub">{home.place}</span>
            </span>
            <Link href=route::household(home.id) class="btn small quiet">
                {move || (words.get().conflicts.to_home)(&number)}
            </Link>
        </div>
    }
}
