//! A record of a file that waits, and what the file says of it.

use crate::engine::queries::conflicts::ConflictSide;
use crate::engine::queries::duplicates::Twin;
use crate::engine::queries::package_records::{FieldNews, Oddity, PackageRecord, RecordHead, RecordNews};
use crate::model::Date;
use crate::model::text::join_filled;
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, Say};
use crate::ui::pages::exchange::twin::{Side, evidence_words};
use crate::ui::pages::field_text::{field_name, origin, value_text};
use crate::ui::preferences::use_words;
use crate::ui::when::day_and_time;
use crate::words::Words;
use leptos::prelude::*;

/// The field that says whether a record is on the list.
const GONE: &str = "_gone";

/// Whose record it is, where, and what the file says of it.
#[component]
pub fn RecordRow(record: PackageRecord) -> impl IntoView {
    let words = use_words();
    let place = record.head.place.clone();
    let is_person = record.head.kind == "resident";
    let is_home = record.head.kind == "household";
    let PackageRecord { head, news } = record;
    let head = StoredValue::new(head);
    view! {
        <li class="row">
            <div class="b">
                <strong>{move || head.with_value(|head| title(head, words.get()))}</strong>
                <span class="sub">{place}</span>
                {match news {
                    RecordNews::Fields(fields) => view! { <Fields fields is_person/> }.into_any(),
                    RecordNews::Visit { .. } | RecordNews::Written { .. } => {
                        view! { <Written news/> }.into_any()
                    }
                    RecordNews::Twin(evidence, sides) => {
                        // A link away would leave the file.
                        let [here, brought] = sides.map(|twin| Twin { household: None, ..twin });
                        view! {
                            <span>{move || evidence_words(evidence, words.get())}</span>
                            <div class="side twins">
                                <div class="stack-s">
                                    <span class="sub">{move || words.get().package_preview.here}</span>
                                    <Side twin=here is_home/>
                                </div>
                                <div class="stack-s">
                                    <span class="sub">{move || words.get().package_preview.brought}</span>
                                    <Side twin=brought is_home/>
                                </div>
                            </div>
                        }
                            .into_any()
                    }
                    RecordNews::Odd(odd) => view! { <Odd odd/> }.into_any(),
                }}
            </div>
        </li>
    }
}

/// Says whose record it is.
pub fn title(head: &RecordHead, words: &Words) -> String {
    let text = &words.package_preview;
    let home = || join_filled([&(text.home)(&head.number), &head.name]);
    match head.kind.as_str() {
        "household" => home(),
        "visit" => (text.visit_at)(&home()),
        "resident" if head.name.is_empty() => text.somebody.to_owned(),
        "resident" => {
            let name = (text.person)(&head.name, head.birth.map(|birth| words.format.birth(birth)));
            let home = if head.number.is_empty() { String::new() } else { (text.home)(&head.number) };
            join_filled([name, home])
        }
        _ if head.name.is_empty() => text.something.to_owned(),
        _ => head.name.clone(),
    }
}

/// What would change, field by field.
#[component]
fn Fields(fields: Vec<FieldNews>, is_person: bool) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let entry = move |news: FieldNews| {
        let is_conflict = news.after.len() > 1;
        let news = StoredValue::new(news);
        let told = move || news.with_value(|news| told(news, is_person, words.get(), today.get()));
        view! {
            <li class="stack-s">
                {move || {
                    let (head, lines) = told();
                    view! {
                        <span class:clash=is_conflict>{head}</span>
                        {lines
                            .into_iter()
                            .map(|line| view! { <span class="sub">{line}</span> })
                            .collect_view()}
                    }
                }}
            </li>
        }
    };
    view! { <ul class="stack-s">{fields.into_iter().map(entry).collect_view()}</ul> }
}

/// Says what would change in a field, and below it whose word it is: of both sides, if nobody has decided.
fn told(news: &FieldNews, is_person: bool, words: &Words, today: Date) -> (String, Vec<String>) {
    let text = &words.package_preview;
    let value = |side: &ConflictSide| value_text(&news.field, news.item.as_ref(), side, words);
    let by = |side: &ConflictSide| join_filled(origin(side, words, today));
    let name = field_name(&news.field, news.item.as_ref(), is_person, words);
    match news.after.as_slice() {
        [side] if news.field == GONE => {
            let head = if side.value.is_empty() { text.restores } else { text.removes };
            (head.to_owned(), vec![by(side)])
        }
        [side] => {
            let after = match &news.before {
                Some(before) => (text.from_to)(&value(before), &value(side)),
                None => value(side),
            };
            (format!("{name}: {after}"), vec![by(side)])
        }
        sides => {
            let lines = sides.iter().map(|side| format!("“{}”: {}", value(side), by(side)));
            ((text.two_versions)(&name), lines.collect())
        }
    }
}

/// When and by whom it was written, of a visit with its outcome.
#[component]
fn Written(news: RecordNews) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let line = move || {
        let words = words.get();
        match &news {
            RecordNews::Visit { at_ms, by, outcome } => {
                let outcome = outcome.map_or("", |outcome| words.labels.outcome(outcome));
                join_filled([day_and_time(words, *at_ms, today.get()).as_str(), by, outcome])
            }
            RecordNews::Written { at_ms, by } => {
                (words.package_preview.written)(day_and_time(words, *at_ms, today.get()), by)
            }
            _ => String::new(),
        }
    };
    view! { <span>{line}</span> }
}

/// What is plainly wrong.
#[component]
fn Odd(odd: Vec<Oddity>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let line = move |oddity: Oddity| {
        view! { <Say kind=Kind::Part>{move || oddity_words(&oddity, words.get(), today.get())}</Say> }
    };
    odd.into_iter().map(line).collect_view()
}

fn oddity_words(oddity: &Oddity, words: &Words, today: Date) -> String {
    let (text, format) = (&words.package_preview, words.format);
    match oddity {
        Oddity::NameMissing => text.name_missing.to_owned(),
        Oddity::Nowhere => text.nowhere.to_owned(),
        Oddity::BirthUnreadable(birth) => (text.birth_unreadable)(birth),
        Oddity::BirthFuture(birth) => (text.birth_future)(format, *birth),
        Oddity::BirthLongAgo(birth) => (text.birth_long_ago)(format, *birth),
        Oddity::PhoneUnreadable(phone) => (text.phone_unreadable)(phone),
        Oddity::AskedInFuture(day) => (text.asked_in_future)(format.date(*day)),
        Oddity::VisitTime(at_ms) => (text.visit_time)(day_and_time(words, *at_ms, today)),
    }
}
