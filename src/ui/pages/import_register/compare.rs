//! What the register would change: new, changed, the same; what is kept against it.

use crate::engine::commands::take_register::{Comparison, KeptEdit, RegisterChange, RegisterPreview};
use crate::ui::components::{Icon, Kind, Note, Say};
use crate::ui::import_outcome::{self, changed_fields, changed_name, kept_field, says_nothing_new};
use crate::ui::pages::import_register::paged::Paged;
use crate::ui::pages::import_register::work::Work;
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// The comparison with what is on this device.
#[component]
pub fn Compared(work: Work) -> impl IntoView {
    let words = use_words();
    let Some(preview) = work.preview.get_untracked() else { return ().into_any() }; // This step shows one comparison.
    let is_idle = says_nothing_new(&preview);
    let count = import_outcome::changes(&preview);
    let RegisterPreview { households, residents, new_areas, residents_not_listed, homes_not_listed, erased, .. } =
        preview;
    let RegisterPreview { kept_edits, changes, .. } = preview;
    let areas = new_areas.join(", ");
    let not_listed = move || {
        let words = words.get();
        (words.import_register.not_listed)(&words.format.number(residents_not_listed.into()))
    };
    view! {
        <section aria-labelledby="compared">
            <h2 id="compared">{move || words.get().import_register.compared}</h2>
            {is_idle
                .then(|| {
                    view! {
                        <Note kind=Kind::Ok title=move || words.get().import_register.nothing_new>
                            <p>{move || words.get().import_register.nothing_new_why}</p>
                        </Note>
                    }
                })}
            <Counts households residents/>
            {(!areas.is_empty())
                .then(|| view! { <Say>{move || (words.get().import_register.new_areas)(&areas)}</Say> })}
            {(residents_not_listed > 0).then(|| view! { <Say kind=Kind::Unknown>{not_listed}</Say> })}
            {(erased > 0)
                .then(|| {
                    view! {
                        <Say kind=Kind::Unknown>
                            {move || (words.get().erasure.in_register)(words.get().format, erased)}
                        </Say>
                    }
                })}
            <HomesNotListed homes=homes_not_listed/>
            <KeptEdits kept_edits/>
            <Changes changes count/>
        </section>
    }
    .into_any()
}

/// Households and people: new, changed, moved, the same.
#[component]
fn Counts(households: Comparison, residents: Comparison) -> impl IntoView {
    let words = use_words();
    let row = move |title: fn(&Words) -> &'static str, count: fn(Comparison) -> u32| {
        let number = move |counts: Comparison| words.get().format.number(count(counts).into());
        view! {
            <tr>
                <th scope="row">{move || title(words.get())}</th>
                <td>{move || number(households)}</td>
                <td>{move || number(residents)}</td>
            </tr>
        }
    };
    view! {
        <table class="counts">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{move || words.get().import_register.homes}</th>
                    <th scope="col">{move || words.get().import_register.people}</th>
                </tr>
            </thead>
            <tbody>
                {row(|words| words.import_register.new, |counts| counts.new)}
                {row(|words| words.import_register.changed, |counts| counts.changed)}
                {row(|words| words.import_register.moved, |counts| counts.moved)}
                {row(|words| words.import_register.same, |counts| counts.same)}
            </tbody>
        </table>
    }
}

#[component]
fn KeptEdits(kept_edits: Vec<KeptEdit>) -> impl IntoView {
    let line = |words: &Words, edit: &KeptEdit| (edit.name.clone(), kept_field(words, edit));
    view! {
        <Folded
            title=|words, count| format!("{} ({count})", words.import_register.kept_edits)
            why=|words| words.import_register.kept_edits_why
            count=kept_edits.len()
            records=kept_edits
            line
        />
    }
}

/// What changes, record by record; `count` of them, though not all may be listed.
#[component]
fn Changes(changes: Vec<RegisterChange>, count: u32) -> impl IntoView {
    let line = |words: &Words, change: &RegisterChange| (changed_name(words, change), changed_fields(words, change));
    view! {
        <Folded
            title=|words, count| format!("{} ({count})", words.import_register.changes)
            count=count as usize
            records=changes
            line
        />
    }
}

#[component]
fn HomesNotListed(homes: Vec<String>) -> impl IntoView {
    view! {
        <Folded
            title=|words, count| (words.import_register.homes_not_listed)(count)
            count=homes.len()
            records=homes
            line=|_, home| (String::new(), home.clone())
        />
    }
}

/// A list that opens; nothing where it is empty.
#[component]
fn Folded<T: Clone + Send + Sync + 'static>(
    title: fn(&Words, &str) -> String,
    #[prop(optional)] why: Option<fn(&Words) -> &'static str>,
    count: usize,
    records: Vec<T>,
    /// Writes a record: whose it is, and what is told of it.
    line: fn(&Words, &T) -> (String, String),
) -> impl IntoView {
    let words = use_words();
    if records.is_empty() {
        return ().into_any();
    }
    let listed = records.len();
    let records = StoredValue::new(records);
    let row = move |place: usize| {
        let shown = move || {
            let (name, told) = records.with_value(|records| Some(line(words.get(), records.get(place)?)))?;
            let name = (!name.is_empty()).then(|| view! { <strong>{name}</strong> ": " });
            Some(view! { {name} {told} })
        };
        view! { <li>{shown}</li> }.into_any()
    };
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{move || title(words.get(), &words.get().format.number(count as u64))}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            {why.map(|why| view! { <p class="sub">{move || why(words.get())}</p> })}
            <Paged count=listed row/>
        </details>
    }
    .into_any()
}
