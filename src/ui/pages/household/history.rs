//! What was done with a household, newest first. It is asked for after the page stands.

use crate::engine::queries::history::{FieldFact, HistoryEntry, HistoryFact, HistoryQuestion, StepFact};
use crate::model::text::join_filled;
use crate::model::{Appointment, Date, HouseholdId, Place};
use crate::ui::clock::use_today;
use crate::ui::components::{Icon, Kind, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::visit_mark::{icon_of, kind_of};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::words::{Words, inside};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many entries stand there at first, and come with each "more".
const STRETCH: usize = 10;

/// The line of what happened.
#[component]
pub fn History(household: HouseholdId) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let answer = use_engine().follow(move || HistoryQuestion(household));
    let entries = Memo::new(move |_| answer.get().map(|answer| answer.map(|entries| Arc::new(told(entries)))));
    let shown = RwSignal::new(STRETCH);
    let line = move || match entries.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(entries)) if entries.is_empty() => {
            view! { <p class="sub">{words.get().household.history_empty}</p> }.into_any()
        }
        Some(Ok(entries)) => {
            let (words, today) = (words.get(), today.get());
            let more = (entries.len() > shown.get()).then(|| {
                view! {
                    <button class="btn wide" type="button" on:click=move |_| shown.update(|shown| *shown += STRETCH)>
                        {words.household.history_more}
                    </button>
                }
            });
            let items = entries.iter().take(shown.get()).map(|entry| entry_item(entry, words, today)).collect_view();
            view! {
                <ol class="card line">{items}</ol>
                {more}
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="history">
            <h2 id="history">{move || words.get().household.history}</h2>
            {line}
        </section>
    }
}

/// Leaves out saves that say nothing to a person.
fn told(mut entries: Vec<HistoryEntry>) -> Vec<HistoryEntry> {
    entries.retain(|entry| !matches!(&entry.what, HistoryFact::Edited { fields } if fields.is_empty()));
    entries
}

fn entry_item(entry: &HistoryEntry, words: &'static Words, today: Date) -> AnyView {
    let text = &words.household;
    let day = words.format.date_near(Date::in_vietnam(entry.at_ms), today);
    match &entry.what {
        HistoryFact::Visit { outcome, place, note, appointment, steps, is_gone, .. } => {
            let title = format!("{day}, {}", inside(words.labels.outcome(*outcome)));
            let place = (*place != Place::Home || outcome.is_reached()).then(|| words.labels.place(*place));
            let who = who(&entry.by, place);
            if *is_gone {
                let title = view! { <s>{title}</s> " " {text.history_gone} };
                return stop(Kind::Unknown, "undo", title.into_any(), ().into_any(), who);
            }
            let details = visit_details(note, appointment.as_ref(), steps, words, today);
            stop(kind_of(*outcome), icon_of(*outcome), title.into_any(), details.into_any(), who)
        }
        HistoryFact::Listed => {
            let title = format!("{day}, {}", inside(text.history_listed));
            stop(Kind::Info, "list", title.into_any(), ().into_any(), who(&entry.by, None))
        }
        HistoryFact::Added { home, people } => {
            let title = format!("{day}, {}", inside(&(text.history_added)(*home, people)));
            stop(Kind::Info, "plus", title.into_any(), ().into_any(), who(&entry.by, None))
        }
        HistoryFact::Edited { fields } => {
            let title = format!("{day}, {}", inside(&(text.history_edited)(&edited(fields, words))));
            stop(Kind::Info, "pen", title.into_any(), values(fields, words).into_any(), who(&entry.by, None))
        }
    }
}

fn visit_details(
    note: &str,
    appointment: Option<&Appointment>,
    steps: &[StepFact],
    words: &'static Words,
    today: Date,
) -> impl IntoView + use<> {
    let note = (!note.is_empty()).then(|| view! { <p>{note.to_owned()}</p> });
    let mut by_person: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for step in steps {
        let reason = step.reason.map(|reason| format!(" ({})", inside(words.labels.reason(reason))));
        let fact = format!(
            "{}: {}{}",
            words.shipped(&step.item),
            inside(words.shipped(&step.step)),
            reason.unwrap_or_default()
        );
        by_person.entry(step.resident.as_str()).or_default().push(fact);
    }
    let steps = by_person.into_iter().map(|(person, facts)| {
        let person = if person.is_empty() { words.household.house } else { person };
        view! { <p class="sub">{format!("{person} - {}", facts.join("; "))}</p> }
    });
    let steps = steps.collect_view();
    let next = appointment.map(|appointment| {
        let when = format!("{} {}", appointment.time, words.format.date_near(appointment.on, today));
        let told = join_filled([when.trim(), appointment.note.as_str()]);
        view! { <p class="sub">{(words.household.agreed)(&told)}</p> }
    });
    view! { {note} {steps} {next} }
}

/// Names the fields that were edited, each once, with whose they are.
fn edited(fields: &[FieldFact], words: &Words) -> String {
    let mut by_person: Vec<(&str, Vec<String>)> = Vec::new();
    for fact in fields {
        let field = words.field_names.name(&fact.field).unwrap_or_else(|| words.shipped(&fact.field));
        let field = inside(field);
        match by_person.iter_mut().find(|(person, _)| *person == fact.resident) {
            Some((_, names)) if names.contains(&field) => {}
            Some((_, names)) => names.push(field),
            None => by_person.push((&fact.resident, vec![field])),
        }
    }
    let of_each = by_person.iter().map(|(person, names)| words.field_names.of(&names.join(", "), person));
    of_each.collect::<Vec<_>>().join("; ")
}

/// Says what was written, where a person can read it: nothing that was ever written is lost from sight.
fn values(fields: &[FieldFact], words: &Words) -> impl IntoView + use<> {
    let value = |fact: &FieldFact| {
        let name = words.field_names.name(&fact.field)?;
        let value = words.field_names.value(&fact.field, fact.value.as_deref()?)?;
        Some(format!("{}: {value}", words.field_names.of(name, &fact.resident)))
    };
    fields.iter().filter_map(value).map(|told| view! { <p class="sub prose">{told}</p> }).collect_view()
}

fn who(by: &str, place: Option<&'static str>) -> String {
    join_filled([by, &place.map(inside).unwrap_or_default()])
}

/// One stop of the line.
fn stop(kind: Kind, icon: &'static str, title: AnyView, details: AnyView, who: String) -> AnyView {
    let who = (!who.is_empty()).then(|| view! { <p class="sub">{who}</p> });
    view! {
        <li class=kind.class()>
            <span class="nd">
                <Icon name=icon/>
            </span>
            <div class="stack-s">
                <strong>{title}</strong>
                {details}
                {who}
            </div>
        </li>
    }
    .into_any()
}
