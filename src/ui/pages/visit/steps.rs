//! Who can do what: every person, and the house as a whole, each with the items that apply.

use crate::engine::queries::household_view::{HouseholdView, ItemState};
use crate::model::ResidentId;
use crate::ui::components::{Doors, Icon, Kind, Say};
use crate::ui::door::Door;
use crate::ui::pages::visit::form::Form;
use crate::ui::pages::visit::item::ItemField;
use crate::ui::preferences::use_words;
use crate::ui::visit_form::{met_nobody, step};
use crate::words::Words;
use leptos::prelude::*;

/// A person, or the house as a whole, with its items.
#[derive(Clone)]
pub struct Subject {
    pub resident: Option<ResidentId>,
    name: String,
    age: Option<u8>,
    items: Vec<ItemState>,
}

impl Subject {
    /// Returns everybody who has items, the house last.
    fn of(view: &HouseholdView) -> Vec<Self> {
        let people = view.residents.iter().map(|person| Self {
            resident: Some(person.id),
            name: person.resident.name.clone(),
            age: person.age,
            items: person.items.clone(),
        });
        let house = Self { resident: None, name: String::new(), age: None, items: view.house_items.clone() };
        people.chain([house]).filter(|subject| !subject.items.is_empty()).collect()
    }

    fn lacks_something(&self) -> bool {
        self.items.iter().any(|item| !item.is_achieved())
    }

    /// Returns the person's name, or the words for the whole house.
    pub fn name<'a>(&'a self, words: &'a Words) -> &'a str {
        if self.resident.is_some() { &self.name } else { words.visit.whole_house }
    }
}

/// The people and the house; hidden where nobody was met.
#[component]
pub fn StepsSection(form: Form) -> impl IntoView {
    let words = use_words();
    let is_hidden = Memo::new(move |_| form.draft.read().outcome.is_some_and(met_nobody));
    view! {
        <section aria-labelledby="visit-steps">
            <div class="head">
                <h2 id="visit-steps">{move || words.get().visit.steps}</h2>
                <Show when=move || !is_hidden.get()>
                    <span class="sub">
                        {move || words.get().visit.flag_before} " " <Icon name="flag" class="i-s i-in"/> " "
                        {move || words.get().visit.flag_after}
                    </span>
                </Show>
            </div>
            <Show when=move || is_hidden.get() fallback=move || view! { <Subjects form/> }>
                <NobodyMet form/>
            </Show>
        </section>
    }
}

#[component]
fn NobodyMet(form: Form) -> impl IntoView {
    let words = use_words();
    let lost = move || {
        let touched = form.draft.read().steps.len() as u64;
        (touched > 0).then(|| (words.get().visit.steps_not_saved)(touched))
    };
    view! {
        <div role="status">
            <Say kind=Kind::Info>{move || words.get().visit.nobody_met} " " {lost}</Say>
        </div>
    }
}

#[component]
fn Subjects(form: Form) -> impl IntoView {
    let words = use_words();
    let (subjects, is_empty) = form.view.with_value(|view| (Subject::of(view), view.residents.is_empty()));
    let first = subjects.iter().position(Subject::lacks_something);
    let has_nothing = subjects.is_empty() && !is_empty;
    let card = |(place, subject)| view! { <SubjectCard form subject is_open=Some(place) == first/> };
    view! {
        {is_empty.then(|| view! { <Say kind=Kind::Unknown>{move || words.get().visit.nobody_listed}</Say> })}
        {has_nothing.then(|| view! { <Say kind=Kind::Info>{move || words.get().visit.nothing_applies}</Say> })}
        <div class="stack">{subjects.into_iter().enumerate().map(card).collect_view()}</div>
    }
}

#[component]
fn SubjectCard(form: Form, subject: Subject, is_open: bool) -> impl IntoView {
    let words = use_words();
    let age = subject.age;
    let all = subject.items.len() as u64;
    let subject = StoredValue::new(subject);
    let doors = Memo::new(move |_| {
        let draft = form.draft.read();
        let door = |subject: &Subject, item: &ItemState| Door::of_step(step(&draft, subject.resident, item), item.pass);
        subject.with_value(|subject| subject.items.iter().map(|item| door(subject, item)).collect::<Vec<_>>())
    });
    let reached = Memo::new(move |_| {
        let doors = doors.read();
        doors.iter().filter(|door| matches!(door, Door::Reached | Door::Beyond)).count() as u64
    });
    let name = move || subject.with_value(|subject| subject.name(words.get()).to_owned());
    let sentence = move || (words.get().visit.reached)(&name(), reached.get(), all);
    // A closed card is filled when it is opened first: a house of twelve would be six hundred steps.
    let was_opened = RwSignal::new(is_open);
    view! {
        <details class="person" open=is_open on:toggle=move |_| was_opened.set(true)>
            <summary>
                <span class="grow stack-s">
                    <span>
                        <strong>{name}</strong> " "
                        <span class="sub">{move || age.map(|age| (words.get().visit.age)(age))}</span>
                    </span>
                    <Doors doors label=sentence/>
                </span>
                <span class="num nw" aria-hidden="true">
                    {move || format!("{}/{all}", reached.get())}
                </span>
                <Icon name="down" class="chev"/>
            </summary>
            <Show when=move || was_opened.get()>
                <Items form subject/>
            </Show>
        </details>
    }
}

/// What is missing, and folded behind it what was achieved before this visit.
#[component]
fn Items(form: Form, subject: StoredValue<Subject>) -> impl IntoView {
    let words = use_words();
    let items = subject.with_value(|subject| subject.items.clone());
    let (achieved, open): (Vec<_>, Vec<_>) = items.into_iter().partition(ItemState::is_achieved);
    let field = move |item: ItemState| view! { <ItemField form subject item/> };
    let count = achieved.len() as u64;
    let names: Vec<String> = achieved.iter().map(|item| item.name.clone()).collect();
    let done_already = move || {
        let words = words.get();
        let names: Vec<&str> = names.iter().map(|name| words.shipped(name)).collect();
        (words.visit.done_already)(count, &names.join(", "))
    };
    let folded = (count > 0).then(|| {
        view! {
            <details class="achieved">
                <summary>
                    <span class="grow">{done_already}</span>
                    <Icon name="down" class="i-s chev"/>
                </summary>
                <ul>{achieved.into_iter().map(field).collect_view()}</ul>
            </details>
        }
    });
    view! {
        <ul>{open.into_iter().map(field).collect_view()}</ul>
        {folded}
    }
}
