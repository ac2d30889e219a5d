//! The first words about a household: how much is left there, and for how many.

use crate::engine::queries::household_view::{HouseholdView, ItemState};
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, NamesButton, Tag};
use crate::ui::pages::household::people::go_to_people;
use crate::ui::pages::visit_mark::{appointment_tag, visit_sentence};
use crate::ui::preferences::use_words;
use crate::words::{Words, inside};
use leptos::prelude::*;
use std::sync::Arc;

/// What is left, the last visit, what is special here.
#[component]
pub fn Hero(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let (of_sentence, of_tags) = (Arc::clone(&view), Arc::clone(&view));
    let last = move || {
        let words = words.get();
        let text = &words.household;
        let reached = (view.items > 0).then(|| (text.reached)(view.achieved.into(), view.items.into()));
        let last = match &view.last_visit {
            Some(last) => (text.last_visit)(&inside(&visit_sentence(last, words, today.get()))),
            None => format!("{}.", words.walk.never_knocked),
        };
        [reached, Some(last)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    view! {
        <section class="hero">
            <p class="say1">{move || sentence(&of_sentence, words.get())}</p>
            <p class="sub">{last}</p>
            {move || tags(&of_tags, words.get(), today.get())}
        </section>
    }
}

fn is_left(items: &[ItemState]) -> bool {
    items.iter().any(|item| !item.is_achieved())
}

fn sentence(view: &HouseholdView, words: &'static Words) -> AnyView {
    let left = view.items.saturating_sub(view.achieved);
    if view.items == 0 {
        return words.household.no_items.into_any();
    }
    if left == 0 {
        return words.household.nothing_left.into_any();
    }
    let people = view.residents.iter().filter(|person| is_left(&person.items)).count();
    let [before, number, after] = (words.household.left)(left.into(), people as u64, is_left(&view.house_items));
    // What is left stands by name with each person, further down on this page; but of a home that did not agree no
    // people are shown.
    let number = if view.household.consent.state.is_closed() {
        number.into_any()
    } else {
        view! { <NamesButton on_press=move |()| go_to_people()>{number}</NamesButton> }.into_any()
    };
    view! {
        {before}
        {number}
        {after}
    }
    .into_any()
}

fn tags(view: &HouseholdView, words: &'static Words, today: crate::model::Date) -> Option<impl IntoView + use<>> {
    let (household, text) = (&view.household, &words.household);
    let appointment = view.appointment.as_ref().map(|appointment| appointment_tag(appointment, words, today));
    let draft = view.has_draft.then(|| view! { <Tag kind=Kind::Part icon="pen">{words.walk.draft}</Tag> });
    let ocop = household.ocop.then(|| view! { <Tag kind=Kind::Part icon="store">{text.ocop}</Tag> });
    let business = household.business.then(|| view! { <Tag kind=Kind::Info icon="money">{text.business}</Tag> });
    let farms = household.farms.then(|| view! { <Tag kind=Kind::Ok icon="leaf">{text.farms}</Tag> });
    let purpose = view.appointment.as_ref().map(|appointment| appointment.note.clone()).filter(|note| !note.is_empty());
    let purpose = purpose.map(|purpose| view! { <p class="sub">{(text.purpose)(&purpose)}</p> });
    let has_any = appointment.is_some() || draft.is_some() || ocop.is_some() || business.is_some() || farms.is_some();
    has_any.then(|| {
        view! {
            <div class="flow">{appointment} {draft} {ocop} {business} {farms}</div>
            {purpose}
        }
    })
}
