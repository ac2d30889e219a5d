//! The people of a household with their doors, and the house as a whole.

use crate::engine::queries::household_view::{HouseholdView, ItemState, ResidentView};
use crate::model::{HouseholdId, Residence, YesNo};
use crate::ui::components::{DoorLegend, Doors, Empty, Icon, IconLink, Kind, Link, Names, Say, Tag};
use crate::ui::door::Door;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::{Words, inside};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::sync::Arc;

/// How much of a note is shown beside its person.
const NOTE_LETTERS: usize = 80;

/// The heading of the people.
const PEOPLE: &str = "people";

/// Goes to the people, where what each still lacks stands by name; whoever hears the page goes along.
pub fn go_to_people() {
    let heading = document().get_element_by_id(PEOPLE);
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.scroll_into_view();
        // A heading that does not take the focus is in sight at least.
        let _ = heading.focus();
    }
}

/// Everybody listed here.
#[component]
pub fn People(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let (id, count) = (view.id, view.residents.len() as u64);
    let list = move || {
        let words = words.get();
        let people = view.residents.iter().map(|person| person_row(id, person, words)).collect_view();
        let house = (!view.house_items.is_empty()).then(|| house_row(&view.house_items, words));
        view! {
            <ul class="card flat list">{people} {house}</ul>
            <DoorLegend/>
        }
    };
    let add = move || {
        view! {
            <Link href=route::add_people(id) class="btn small quiet">
                <Icon name="plus" class="i-s"/>
                {move || words.get().household_form.add_people}
            </Link>
        }
    };
    view! {
        <section aria-labelledby=PEOPLE>
            <div class="head">
                <h2 id=PEOPLE tabindex="-1">{move || (words.get().household.people)(count)}</h2>
                {(count > 0).then(add)}
            </div>
            {(count == 0)
                .then(|| {
                    view! {
                        <Empty
                            title=move || words.get().household.nobody
                            reason=move || words.get().household.nobody_why
                            door=Door::HouseLeft
                        >
                            {add()}
                        </Empty>
                    }
                })}
            {list}
        </section>
    }
}

fn person_row(household: HouseholdId, person: &ResidentView, words: &'static Words) -> impl IntoView + use<> {
    let (text, resident) = (&words.household, &person.resident);
    let phone = resident.phone.as_ref().map(|phone| {
        let label = format!("{}: {}", (text.call)(&resident.name), phone.grouped());
        view! {
            <a class="names" href=format!("tel:{phone}") aria-label=label>
                {phone.grouped()}
            </a>
        }
    });
    let smartphone = match resident.smartphone {
        YesNo::Yes => Some((text.smartphone, "smart")),
        YesNo::No => Some((text.no_smartphone, "basic")),
        YesNo::Unknown => None,
    };
    let smartphone = smartphone.map(|(words, icon)| view! { <Say kind=Kind::Unknown icon>{words}</Say> });
    let residence = (resident.residence != Residence::Permanent).then(|| {
        let residence = words.labels.residence(resident.residence);
        view! { <Tag kind=Kind::Unknown icon="info">{residence}</Tag> }
    });
    let conflict = person.has_conflict.then(|| view! { <Tag kind=Kind::Clash>{words.walk.conflict}</Tag> });
    let joined =
        person.is_joined.then(|| view! { <Tag kind=Kind::Unknown icon="dup">{words.duplicates.is_joined}</Tag> });
    let note = (!resident.note.is_empty()).then(|| {
        let (note, href) = ((text.person_note)(&note_line(&resident.note)), route::person(household, person.id));
        view! {
            <Say kind=Kind::Unknown icon="pen">
                <Names href>{note}</Names>
            </Say>
        }
    });
    view! {
        <li class="row member">
            <div class="b">
                <h3>{resident.name.clone()}</h3>
                <span class="sub">{about(person, words)}</span>
                {phone}
                {smartphone}
                {(!person.items.is_empty()).then(|| item_doors(&person.items, &resident.name, words))}
                {items_line(person, words)}
                {residence}
                {conflict}
                {joined}
                {note}
            </div>
            <IconLink icon="pen" label=(text.edit_person)(&resident.name) href=route::person(household, person.id)/>
        </li>
    }
}

/// Returns the beginning of a note: all of it stands in the person's form.
fn note_line(note: &str) -> String {
    let line = note.lines().next().unwrap_or_default();
    let start: String = line.chars().take(NOTE_LETTERS).collect();
    if start.len() < note.len() { format!("{}…", start.trim_end()) } else { start }
}

/// Writes a person's age, birth and part in the household: "68 tuổi (1954), chủ hộ".
fn about(person: &ResidentView, words: &Words) -> String {
    let resident = &person.resident;
    let age = match (person.age, resident.birth) {
        (Some(age), Some(birth)) => (words.household.age)(age, &words.format.birth(birth)),
        (None, Some(birth)) => words.format.birth(birth),
        (_, None) => words.household.birth_unknown.to_owned(),
    };
    // Where nothing applies for want of it, the line of the items says so.
    let age = (!awaits_birth(person)).then_some(age);
    let relation = resident.relation.map(|relation| inside(words.labels.relation(relation)));
    [age, relation].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns whether nothing applies to a person only because the birth is not known.
const fn awaits_birth(person: &ResidentView) -> bool {
    person.items.is_empty() && person.resident.birth.is_none() && person.resident.residence.is_counted()
}

fn item_doors(items: &[ItemState], whose: &str, words: &Words) -> impl IntoView + use<> {
    let doors: Vec<Door> = items.iter().map(|item| Door::of_step(item.step, item.pass)).collect();
    let label = (words.household.doors)(whose, achieved(items), items.len() as u64);
    view! { <Doors doors=Signal::stored(doors) label/> }
}

fn achieved(items: &[ItemState]) -> u64 {
    items.iter().filter(|item| item.is_achieved()).count() as u64
}

fn items_line(person: &ResidentView, words: &'static Words) -> AnyView {
    let (text, resident) = (&words.household, &person.resident);
    if !person.items.is_empty() {
        return left_line(&person.items, words);
    }
    let why = if !resident.residence.is_counted() {
        text.not_counted_moved
    } else if awaits_birth(person) {
        text.not_counted_birth
    } else {
        text.not_counted
    };
    view! { <Say kind=Kind::Unknown icon="info">{why}</Say> }.into_any()
}

fn left_line(items: &[ItemState], words: &Words) -> AnyView {
    let text = &words.household;
    let lacking = items.iter().filter(|item| !item.is_achieved());
    let (exempt, left): (Vec<&ItemState>, Vec<&ItemState>) = lacking.partition(|item| item.exempt.is_some());
    let names = |items: &[&ItemState]| {
        let names: Vec<&str> = items.iter().map(|item| words.shipped(&item.name)).collect();
        names.join(", ")
    };
    let exempt = (!exempt.is_empty()).then(|| {
        let line = (words.exemption.tag)(&names(&exempt));
        view! { <Say icon="info">{line}</Say> }
    });
    let (achieved, all) = (achieved(items), items.len() as u64);
    if achieved == all {
        let line = (text.items_all)(all);
        return view! { <Say kind=Kind::Ok door=Door::Reached>{line}</Say> }.into_any();
    }
    let left = (!left.is_empty()).then(|| {
        let line = (text.items_left)(achieved, all, &names(&left));
        view! { <Say kind=Kind::Todo door=Door::NotYet>{line}</Say> }
    });
    view! { {left} {exempt} }.into_any()
}

fn house_row(items: &[ItemState], words: &Words) -> impl IntoView + use<> {
    view! {
        <li class="row member">
            <div class="b">
                <h3>{words.household.whole_house}</h3>
                {item_doors(items, words.household.house, words)}
                {left_line(items, words)}
            </div>
        </li>
    }
}
