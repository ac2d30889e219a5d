//! What was read: how many, what needs a second look, what was repaired. Every row left out is listed here.

use crate::spreadsheet::{Action, Fault, Problem, Severity};
use crate::ui::components::{Icon, Kind, Say};
use crate::ui::import_outcome::amount;
use crate::ui::import_plan::{ProblemGroup, problem_groups};
use crate::ui::pages::import_register::paged::Paged;
use crate::ui::pages::import_register::work::Work;
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The figures of the reading and the problems by kind.
#[component]
pub fn Found(work: Work) -> impl IntoView {
    let words = use_words();
    let Some(done) = work.done.get_untracked() else { return ().into_any() }; // Read once: this step shows one reading.
    let counts = done.counts;
    let warnings = problem_groups(&done, Severity::Warning);
    let repairs = problem_groups(&done, Severity::Info);
    let format = move |count: u32| words.get().format.number(count.into());
    let sentence = move || amount(words.get(), counts.households, counts.residents);
    let skipped =
        move || (words.get().import_register.rows_skipped)(&format(counts.skipped_rows), &format(counts.rows));
    let warning_list = if warnings.is_empty() {
        view! { <Say kind=Kind::Ok>{move || words.get().import_register.no_problem}</Say> }.into_any()
    } else {
        view! {
            <h3>{move || (words.get().import_register.problems)(&format(counts.warnings))}</h3>
            {warnings.into_iter().map(|group| view! { <Group group kind=Kind::Part/> }).collect_view()}
        }
        .into_any()
    };
    let repair_list = (!repairs.is_empty()).then(|| {
        view! {
            <details class="card">
                <summary class="head unbroken">
                    <strong>{move || (words.get().import_register.repairs)(&format(counts.infos))}</strong>
                    <Icon name="down" class="chev"/>
                </summary>
                <p class="sub">{move || words.get().import_register.repairs_why}</p>
                {repairs.into_iter().map(|group| view! { <Group group kind=Kind::Info/> }).collect_view()}
            </details>
        }
    });
    view! {
        <section aria-labelledby="found">
            <div class="head">
                <h2 id="found">{move || words.get().import_register.found}</h2>
                <button class="btn small" type="button" on:click=move |_| spawn_local(work.change_choice())>
                    <Icon name="pen" class="i-s"/>
                    {move || words.get().import_register.change_choice}
                </button>
            </div>
            <p class="big-number">{sentence}</p>
            <Show when=move || { counts.skipped_rows > 0 }>
                <p class="sub">{skipped}</p>
            </Show>
            {warning_list}
            {repair_list}
        </section>
    }
    .into_any()
}

/// The problems of one kind: folded, the first of them when it is opened, more on demand.
#[component]
fn Group(group: ProblemGroup, kind: Kind) -> impl IntoView {
    let words = use_words();
    let ProblemGroup { fault, count, problems } = group;
    let is_open = RwSignal::new(false);
    let listed = problems.len();
    let problems = StoredValue::new(problems);
    let title = move || fault_text(words.get(), &fault);
    let number = move || words.get().format.number(count.into());
    let format = move |listed: usize| words.get().format.number(listed as u64);
    let row = move |place: usize| {
        let problem =
            move || problems.with_value(|problems| problems.get(place).map(|it| problem_view(words.get(), it)));
        view! { <li>{problem}</li> }.into_any()
    };
    view! {
        <details class="problems" on:toggle=move |_| is_open.set(true)>
            <summary class=format!("say {}", kind.class())>
                <Icon name=kind.icon() class="i-s"/>
                <span class="grow">{title}</span>
                <strong>{number}</strong>
                <Icon name="down" class="i-s chev"/>
            </summary>
            <Show when=move || is_open.get()>
                <Paged count=listed row/>
                {((listed as u32) < count)
                    .then(|| view! { <p class="sub">{move || (words.get().import_register.first_only)(&format(listed))}</p> })}
            </Show>
        </details>
    }
}

fn fault_text(words: &Words, fault: &Fault) -> String {
    let text = words.sheets.fault(fault);
    match fault {
        Fault::OldFont { font, .. } => format!("{text}: {}", words.sheets.font(*font)),
        _ => text.to_owned(),
    }
}

/// Who and where it is, what stands there, what is done about it.
fn problem_view(words: &Words, problem: &Problem) -> impl IntoView + use<> {
    let letters = problem.column.as_ref().map(|column| (column.letters(), column.heading.clone()));
    let column = letters.as_ref().map(|(letters, heading)| (letters.as_str(), heading.as_str()));
    let place = (words.import_register.cell)(&problem.sheet, problem.source.row, column);
    let action = words.sheets.action(&problem.action);
    let value = match (&problem.action, problem.value.is_empty()) {
        (Action::Kept, true) => String::new(),
        (_, true) => action,
        (_, false) => format!("“{}”: {action}", problem.value),
    };
    let name = (!problem.name.is_empty()).then(|| view! { <strong>{problem.name.clone()}</strong> });
    view! {
        {name}
        <span class="sub">{place}</span>
        <span class="cell-value">{value}</span>
    }
}
