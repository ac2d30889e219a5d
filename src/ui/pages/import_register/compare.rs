//! What the register would change: new, changed, the same; what is kept against it.

use crate::engine::commands::take_register::{Comparison, KeptEdit, RegisterChange, RegisterPreview};
use crate::ui::components::{Icon, Kind, Note, Say};
use crate::ui::pages::import_register::work::Work;
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// How many of a list are shown at once.
const PAGE: usize = 20;

/// Returns whether taking the register in would change nothing.
pub fn says_nothing_new(preview: &RegisterPreview) -> bool {
    let is_idle = |counts: Comparison| counts.new == 0 && counts.changed == 0 && counts.moved == 0;
    is_idle(preview.households) && is_idle(preview.residents)
}

/// The comparison with what is on this device.
#[component]
pub fn Compared(work: Work) -> impl IntoView {
    let words = use_words();
    let Some(preview) = work.preview.get_untracked() else { return ().into_any() }; // This step shows one comparison.
    let is_idle = says_nothing_new(&preview);
    let RegisterPreview { households, residents, new_areas, residents_not_listed, kept_edits, samples } = preview;
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
            <KeptEdits kept_edits/>
            <Samples samples/>
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
    let words = use_words();
    let row = move |edit: &KeptEdit| {
        let KeptEdit { name, kept, listed, .. } = edit.clone();
        view! {
            <li>
                <strong>{name}</strong>
                ": "
                {move || (words.get().import_register.kept_edit)(&kept, &listed)}
            </li>
        }
    };
    let rows: Vec<AnyView> = kept_edits.iter().map(|edit| row(edit).into_any()).collect();
    view! {
        <Folded
            title=|words| words.import_register.kept_edits
            why=|words| Some(words.import_register.kept_edits_why)
            count=kept_edits.len()
            rows
        />
    }
}

#[component]
fn Samples(samples: Vec<RegisterChange>) -> impl IntoView {
    let changed: Vec<RegisterChange> = samples
        .into_iter()
        .map(|sample| {
            // A record that is new has nothing before; the counts tell of it.
            let fields = sample.fields.into_iter().filter(|(_, before, _)| !before.is_empty());
            RegisterChange { name: sample.name, fields: fields.collect() }
        })
        .filter(|sample| !sample.fields.is_empty())
        .collect();
    let row = |sample: &RegisterChange| {
        let fields = sample.fields.iter().map(|(_, before, after)| format!("{before} → {after}"));
        view! {
            <li>
                <strong>{sample.name.clone()}</strong>
                ": "
                {fields.collect::<Vec<_>>().join("; ")}
            </li>
        }
    };
    let rows: Vec<AnyView> = changed.iter().map(|sample| row(sample).into_any()).collect();
    view! {
        <Folded
            title=|words| words.import_register.samples
            why=|_| None
            count=changed.len()
            rows
        />
    }
}

/// A list that opens; nothing where it is empty.
#[component]
fn Folded(
    title: fn(&Words) -> &'static str,
    why: fn(&Words) -> Option<&'static str>,
    count: usize,
    rows: Vec<AnyView>,
) -> impl IntoView {
    let words = use_words();
    if rows.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="card">
            <summary class="head">
                <strong>
                    {move || title(words.get())} " (" {move || words.get().format.number(count as u64)} ")"
                </strong>
                <Icon name="down"/>
            </summary>
            {move || why(words.get()).map(|why| view! { <p class="sub">{why}</p> })}
            <ul class="stack-s">{rows.into_iter().take(PAGE).collect_view()}</ul>
        </details>
    }
    .into_any()
}
