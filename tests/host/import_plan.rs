//! What of a workbook is read, and the problems found in order.

use tung_nha::model::{Date, RowRef};
use tung_nha::spreadsheet::{
    Action, Column, Fault, Layout, Problem, ProblemTotal, ReadDone, Severity, SheetRequest, SheetSummary,
};
use tung_nha::ui::import_plan::{Plan, problem_groups};

const TODAY: Date = Date::new(2022, 6, 15).unwrap();

fn summary(index: u16, name: &str, columns: Option<Vec<Column>>) -> SheetSummary {
    SheetSummary {
        index,
        name: name.to_owned(),
        rows: 10,
        is_list: columns.is_some(),
        layout: columns.map(|columns| Layout { header_rows: Some((1, 1)), columns }),
        ..SheetSummary::default()
    }
}

fn list(index: u16, name: &str) -> SheetSummary {
    summary(index, name, Some(vec![Column::HouseholdCode, Column::Name]))
}

#[test]
fn sheets_that_are_lists_are_chosen_and_hidden_ones_are_not() {
    let hidden = SheetSummary { hidden: true, ..list(2, "Cũ") };
    let note = SheetSummary { is_list: false, ..list(3, "Ghi chú") };
    let plan = Plan::of(vec![list(0, "Khu 4B"), summary(1, "Bìa", None), hidden, note]);
    let chosen: Vec<u16> = plan.chosen().map(|sheet| sheet.summary.index).collect();
    assert_eq!(chosen, [0]);
}

#[test]
fn nothing_is_read_without_a_sheet_or_without_names() {
    let mut plan = Plan::of(vec![list(0, "Khu 4B")]);
    assert!(plan.request(TODAY).is_some());
    plan.set_column(0, 1, Column::Ignore);
    assert_eq!(plan.request(TODAY), None);
    plan.set_column(0, 4, Column::HeadName);
    assert!(plan.request(TODAY).is_some());
    plan.choose(0, false);
    assert_eq!(plan.request(TODAY), None);
}

#[test]
fn column_beyond_the_guess_can_be_set() {
    let mut plan = Plan::of(vec![list(3, "Khu 4B")]);
    plan.set_column(3, 3, Column::Phone);
    let Some(SheetRequest::Read { chosen, .. }) = plan.request(TODAY) else { panic!("names are there") };
    let columns = vec![Column::HouseholdCode, Column::Name, Column::Ignore, Column::Phone];
    assert_eq!(chosen, [(3, Layout { header_rows: Some((1, 1)), columns })]);
}

#[test]
fn sheet_described_anew_takes_the_new_layout_and_stays_chosen() {
    let mut plan = Plan::of(vec![list(0, "Khu 4B")]);
    plan.describe(summary(0, "Khu 4B", Some(vec![Column::Name])));
    let sheet = plan.sheet(0).unwrap();
    assert_eq!((sheet.layout.columns.as_slice(), sheet.is_chosen), ([Column::Name].as_slice(), true));
}

#[test]
fn area_is_guessed_from_the_name_of_the_sheet() {
    let plan = Plan::of(vec![list(0, "Khu 4B"), list(1, "Sheet1")]);
    assert_eq!(plan.sheet(0).unwrap().area(), "Khu 4B");
    assert_eq!(plan.sheet(1).unwrap().area(), "");
}

#[test]
fn problems_are_grouped_by_kind_the_most_frequent_first() {
    let problem = |fault: Fault, row: u32| Problem {
        source: RowRef { sheet: 0, row },
        sheet: "Khu 4B".to_owned(),
        column: None,
        name: String::new(),
        value: String::new(),
        fault,
        action: Action::LeftEmpty,
    };
    let total = |fault, count| ProblemTotal { fault, count };
    let done = ReadDone {
        problems: vec![
            problem(Fault::SexUnreadable, 2),
            problem(Fault::BirthUnreadable, 3),
            problem(Fault::BirthUnreadable, 4),
            problem(Fault::Totals, 5),
        ],
        totals: vec![total(Fault::SexUnreadable, 1), total(Fault::BirthUnreadable, 1_200), total(Fault::Totals, 1)],
        ..ReadDone::default()
    };
    let warnings = problem_groups(&done, Severity::Warning);
    let shown: Vec<_> = warnings.iter().map(|group| (group.fault, group.count, group.problems.len())).collect();
    assert_eq!(shown, [(Fault::BirthUnreadable, 1_200, 2), (Fault::SexUnreadable, 1, 1)]);
    assert_eq!(problem_groups(&done, Severity::Info).len(), 1);
}
