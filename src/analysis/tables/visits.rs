//! Visits, and the steps recorded at them.

use crate::analysis::column::Table;
use crate::analysis::glossary::{CodeList, Meaning};
use crate::analysis::tables::WardRows;
use crate::analysis::value::{Kind, Value};
use crate::model::{Date, ExtractedHome, ExtractedVisit, GivenStep, clock_in_vietnam};

/// A visit at a door.
pub(super) struct VisitRow<'a> {
    home: &'a ExtractedHome,
    visit: &'a ExtractedVisit,
    area_name: &'a str,
}

pub(super) fn visits<'a>() -> Table<VisitRow<'a>> {
    Table::<VisitRow<'a>>::new(
        "visits",
        Meaning::new("Mỗi dòng một lượt đến một hộ.", "A row for each visit to a household."),
    )
    .column("visit", Kind::Id, "Mã lượt.", "The visit's id.", |row| Value::Id(row.visit.id.0))
    .column("household", Kind::Id, "Mã hộ.", "The household's id.", |row| Value::Id(row.home.id.0))
    .column("area", Kind::Id, "Mã khu.", "The area's id.", |row| Value::id(row.home.household.area.map(|area| area.0)))
    .column("area_name", Kind::Text, "Tên khu.", "The area's name.", |row| Value::text(row.area_name))
    .column("visited_on", Kind::Date, "Ngày đến.", "The day.", |row| {
        Value::Date(Date::in_vietnam(row.visit.visit.at_ms))
    })
    .column("visited_at", Kind::Time, "Giờ đến, giờ Việt Nam.", "The time, in Vietnam.", |row| {
        Value::time(clock_in_vietnam(row.visit.visit.at_ms))
    })
    .column("member", Kind::Id, "Mã thành viên đã đến.", "The member who came.", |row| {
        Value::id(row.visit.visit.by.map(|member| member.0))
    })
    .column("outcome", Kind::Code(CodeList::Outcome), "Kết quả.", "How it ended.", |row| {
        Value::Code(row.visit.visit.outcome.code())
    })
    .column(
        "is_reached",
        Kind::Flag,
        "Hộ đã tiếp cận: có người mở cửa và được hướng dẫn, tuyên truyền hoặc khảo sát.",
        "The household was reached: guided, told or asked something.",
        |row| Value::Flag(row.visit.visit.outcome.is_reached()),
    )
    .column("is_guided", Kind::Flag, "Có hướng dẫn tận tay.", "People were guided by hand.", |row| {
        Value::Flag(row.visit.visit.outcome.is_guided())
    })
    .column("place", Kind::Code(CodeList::Place), "Hướng dẫn ở đâu.", "Where the help was given.", |row| {
        Value::Code(row.visit.visit.place.code())
    })
    .column("appointment_on", Kind::Date, "Ngày hẹn lần sau.", "The day agreed for the next visit.", |row| {
        Value::date(row.visit.visit.appointment)
    })
    .column("appointment_at", Kind::Time, "Giờ hẹn.", "The time agreed.", |row| {
        Value::written_time(&row.visit.visit.appointment_time)
    })
    .personal("note", Kind::Text, "Ghi chú.", "The note.", |row| Value::text(&row.visit.visit.note))
    .personal("appointment_note", Kind::Text, "Hẹn để làm gì.", "What the next visit is for.", |row| {
        Value::text(&row.visit.visit.appointment_note)
    })
}

pub(super) fn visit_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = VisitRow<'a>> {
    ward.extract.homes.iter().flat_map(move |home| {
        let area_name = ward.area_name(home.household.area);
        home.visits.iter().map(move |visit| VisitRow { home, visit, area_name })
    })
}

/// A step recorded at a visit.
pub(super) struct StepRow<'a> {
    visit: &'a ExtractedVisit,
    item: &'a str,
    given: &'a GivenStep,
}

pub(super) fn visit_steps<'a>() -> Table<StepRow<'a>> {
    Table::<StepRow<'a>>::new("visit_steps", Meaning::new(
            "Mỗi dòng một bước ghi ở một lượt, cho một người hoặc cả hộ. Bước của người ở lượt is_guided = true là một lượt hướng dẫn.",
            "A row for each step recorded at a visit, of a person or the household. A person's, where is_guided = true, is one guidance.",
        ))
        .column("visit", Kind::Id, "Mã lượt.", "The visit's id.", |row| Value::Id(row.visit.id.0))
        .column("item", Kind::Text, "Ký hiệu mục.", "The item's code.", |row| Value::text(row.item))
        .column(
                "unit",
                Kind::Code(CodeList::ItemUnit),
                "Ghi cho một người hay cả hộ.",
                "Whether it was recorded of a person or the household.",
                |row| Value::Code(row.given.of.code()),
            )
        .column(
                "resident",
                Kind::Id,
                "Mã người. Trống là cả hộ, hoặc người không còn trong sổ, hoặc hộ không cho lưu thông tin.",
                "The person's id. Empty: the household, somebody no longer on the list, or a household that refused.",
                |row| Value::id(row.given.resident.map(|resident| resident.0)),
            )
        .column("step", Kind::measured("bậc", "step"), "Bậc ghi lúc đó, 0 đến 4.", "The step recorded then, 0 to 4.", |row| {
                Value::Number(row.given.step.get().into())
            })
}

pub(super) fn step_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = StepRow<'a>> {
    let visits = ward.extract.homes.iter().flat_map(|home| &home.visits);
    visits.flat_map(move |visit| {
        visit.steps.iter().map(move |given| StepRow { visit, item: ward.item_code(given.item), given })
    })
}
