//! The columns of a sheet: a table with the first rows where there is room, a list where there is not.

use crate::spreadsheet::{Column, SampleRow, SheetSummary, column_letters};
use crate::ui::components::SelectField;
use crate::ui::import_plan::SheetPlan;
use crate::ui::pages::import_register::work::Work;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// From this width on there is room for a table.
const WIDE: &str = "(min-width: 60em)";
/// How many rows the table shows, and how many examples a column of the list.
const TABLE_ROWS: usize = 6;
const EXAMPLES: usize = 3;

/// What each column holds, to be looked at and corrected.
#[component]
pub fn ColumnChoice(work: Work, summary: SheetSummary) -> impl IntoView {
    let is_wide = use_is_wide();
    let summary = StoredValue::new(summary);
    move || {
        if is_wide.get() {
            view! { <Table work summary/> }.into_any()
        } else {
            view! { <List work summary/> }.into_any()
        }
    }
}

fn use_is_wide() -> Signal<bool> {
    let matches = || window().match_media(WIDE).ok().flatten().is_some_and(|query| query.matches());
    let is_wide = RwSignal::new(matches());
    let listener = window_event_listener(leptos::ev::resize, move |_| is_wide.set(matches()));
    on_cleanup(move || listener.remove());
    let is_wide = Memo::new(move |_| is_wide.get());
    is_wide.into()
}

/// Returns the columns that hold something, with what the heading calls them.
fn columns(work: Work, summary: &SheetSummary) -> Vec<(usize, String)> {
    // How wide a sheet is does not change with what its columns hold.
    let width = work.plan.with_untracked(|plan| plan.sheet(summary.index).map_or(0, SheetPlan::width));
    let is_filled = |column: usize| {
        let has_text = |cells: &[String]| cells.get(column).is_some_and(|cell| !cell.trim().is_empty());
        has_text(&summary.headings) || summary.sample.iter().any(|row| has_text(&row.cells))
    };
    let heading = |column: usize| summary.headings.get(column).cloned().unwrap_or_default();
    (0..width).filter(|column| is_filled(*column)).map(|column| (column, heading(column))).collect()
}

/// Names a column by its letters and its heading.
fn column_name(words: &crate::words::Words, column: usize, heading: &str) -> String {
    let letters = (words.import_register.column)(&column_letters(column));
    if heading.is_empty() { letters } else { format!("{letters}: {heading}") }
}

/// What a column holds; the label is what it is called in the sheet.
#[component]
fn Holds(work: Work, index: u16, column: usize, heading: String) -> impl IntoView {
    let words = use_words();
    let plan = work.plan;
    let holds = move || plan.read().sheet(index).map_or(Column::Ignore, |sheet| sheet.layout.column(column));
    let place = |column: Column| Column::ALL.iter().position(|other| *other == column).unwrap_or_default();
    let options = Signal::derive(move || {
        let option =
            |(place, column): (usize, &Column)| (place.to_string(), words.get().sheets.column(*column).to_owned());
        Column::ALL.iter().enumerate().map(option).collect::<Vec<_>>()
    });
    let choose = move |chosen: String| {
        let chosen = chosen.parse().ok().and_then(|place: usize| Column::ALL.get(place).copied());
        plan.update(|plan| plan.set_column(index, column, chosen.unwrap_or_default()));
    };
    view! {
        <SelectField
            label=move || column_name(words.get(), column, &heading)
            value=Signal::derive(move || place(holds()).to_string())
            on_change=choose
            options=options
        />
    }
}

#[component]
fn List(work: Work, summary: StoredValue<SheetSummary>) -> impl IntoView {
    let summary = summary.get_value();
    let item = |(column, heading): (usize, String)| {
        let examples: Vec<String> = summary
            .sample
            .iter()
            .filter_map(|row| row.cells.get(column))
            .filter(|cell| !cell.is_empty())
            .take(EXAMPLES)
            .cloned()
            .collect();
        view! {
            <li class="stack-s">
                <Holds work index=summary.index column heading/>
                <p class="sub">{examples.join("; ")}</p>
            </li>
        }
    };
    view! { <ul class="stack">{columns(work, &summary).into_iter().map(item).collect_view()}</ul> }
}

#[component]
fn Table(work: Work, summary: StoredValue<SheetSummary>) -> impl IntoView {
    let words = use_words();
    let summary = summary.get_value();
    let columns = columns(work, &summary);
    let label = summary.name.clone();
    let head = |(column, heading): &(usize, String)| {
        view! {
            <th scope="col">
                <Holds work index=summary.index column=*column heading=heading.clone()/>
            </th>
        }
    };
    let row = |row: &SampleRow| {
        let cell = |column: usize| row.cells.get(column).cloned().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{row.number}</th>
                {columns.iter().map(|(column, _)| view! { <td>{cell(*column)}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="cells" role="region" tabindex="0" aria-label=move || (words.get().import_register.columns)(&label)>
            <table>
                <thead>
                    <tr>
                        <td></td>
                        {columns.iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody>{summary.sample.iter().take(TABLE_ROWS).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
