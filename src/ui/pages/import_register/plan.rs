//! The sheets of the workbook: which are read, under which heading.

use crate::ui::components::{Choice, ChoiceLine, Kind, Say, SelectField};
use crate::ui::import_plan::SheetPlan;
use crate::ui::pages::import_register::columns::ColumnChoice;
use crate::ui::pages::import_register::work::Work;
use crate::ui::preferences::use_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The sheets to choose from; below, the columns of each chosen one.
#[component]
pub fn SheetChoice(work: Work) -> impl IntoView {
    let words = use_words();
    let plan = work.plan;
    let option = move |(index, name): (u16, String)| {
        let hint = sheet_hint(work, index);
        view! {
            <ChoiceLine
                choice=Choice::Several
                name="sheets"
                checked=Signal::derive(move || plan.read().sheet(index).is_some_and(|sheet| sheet.is_chosen))
                on_change=move |is_chosen| plan.update(|plan| plan.choose(index, is_chosen))
                hint=hint
            >
                {name}
            </ChoiceLine>
        }
    };
    // A workbook's sheets are the same as long as this is shown; the choices move inside.
    let sheets = plan.with_untracked(|plan| {
        let sheet = |sheet: &SheetPlan| (sheet.summary.index, sheet.summary.name.clone());
        plan.sheets.iter().map(sheet).collect::<Vec<_>>()
    });
    let options = sheets.into_iter().map(option).collect_view();
    let indices = Memo::new(move |_| plan.read().chosen().map(|sheet| sheet.summary.index).collect::<Vec<_>>());
    view! {
        <fieldset class="stack-s">
            <legend class="big">{move || words.get().import_register.sheets}</legend>
            {options}
            <p class="sub">{move || words.get().import_register.sheets_hint}</p>
        </fieldset>
        <For each=move || indices.get() key=|index| *index let:index>
            <SheetColumns work index/>
        </For>
    }
}

/// Says of a sheet how many rows it has and where its people live.
fn sheet_hint(work: Work, index: u16) -> TextProp {
    let words = use_words();
    let hint = move || {
        let words = words.get();
        let import = &words.import_register;
        let plan = work.plan.read();
        let Some(sheet) = plan.sheet(index) else { return String::new() };
        let mut parts = vec![(import.rows)(&words.format.number(sheet.summary.rows.into()))];
        if sheet.summary.hidden {
            parts.push(import.hidden_sheet.to_owned());
        }
        let area = sheet.area();
        if !sheet.summary.is_list {
            parts.push(import.no_list.to_owned());
        } else if sheet.layout.has(crate::spreadsheet::Column::Area) {
            parts.push(import.from_column.to_owned());
        } else if !area.is_empty() {
            parts.push((import.guessed_area)(&area));
        }
        parts.join(", ")
    };
    hint.into()
}

/// The heading and the columns of one sheet.
#[component]
fn SheetColumns(work: Work, index: u16) -> impl IntoView {
    let words = use_words();
    let plan = work.plan;
    let name = Memo::new(move |_| plan.read().sheet(index).map(|sheet| sheet.summary.name.clone()).unwrap_or_default());
    let has_names = Memo::new(move |_| plan.read().sheet(index).is_some_and(SheetPlan::has_names));
    // What is shown of a sheet changes with its heading; what its columns hold moves inside.
    let summary = Memo::new(move |_| plan.read().sheet(index).map(|sheet| sheet.summary.clone()));
    view! {
        <section class="card" aria-label=move || (words.get().import_register.columns)(&name.read())>
            <h2>{move || (words.get().import_register.columns)(&name.read())}</h2>
            <Show when=move || !has_names.get()>
                <Say kind=Kind::Bad is_live=true>
                    {move || (words.get().import_register.name_column_missing)(&name.read())}
                </Say>
            </Show>
            <HeadingChoice work index/>
            {move || summary.get().map(|summary| view! { <ColumnChoice work summary/> })}
        </section>
    }
}

/// The row in which the columns are named.
#[component]
fn HeadingChoice(work: Work, index: u16) -> impl IntoView {
    let words = use_words();
    let plan = work.plan;
    let code = |rows: Option<(u32, u32)>| rows.map_or(String::new(), |(first, last)| format!("{first}-{last}"));
    let options = Signal::derive(move || {
        let import = &words.get().import_register;
        let plan = plan.read();
        let Some(sheet) = plan.sheet(index) else { return Vec::new() };
        let shown = |text: &[String]| {
            let words: Vec<&str> = text.iter().map(String::as_str).filter(|text| !text.is_empty()).take(3).collect();
            words.join(", ")
        };
        let current = sheet.layout.header_rows.filter(|(first, last)| first != last);
        let current = current.map(|rows| (code(Some(rows)), (import.heading_rows)(rows.0, rows.1)));
        let single = sheet.summary.top.iter().map(|row| {
            let label = format!("{}: {}", (import.heading_rows)(row.number, row.number), shown(&row.cells));
            (code(Some((row.number, row.number))), label)
        });
        let none = (String::new(), import.no_heading.to_owned());
        current.into_iter().chain(single).chain([none]).collect()
    });
    let choose = move |chosen: String| {
        let rows = chosen.split_once('-').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
        spawn_local(work.describe(index, rows));
    };
    view! {
        <SelectField
            label=move || words.get().import_register.heading_row
            value=Signal::derive(move || code(plan.read().sheet(index).and_then(|sheet| sheet.layout.header_rows)))
            on_change=choose
            options=options
        />
    }
}
