//! Where every person and every household stands, item by item: what the table of areas and items is added up from.

use crate::analysis::column::Table;
use crate::analysis::glossary::{CodeList, Meaning};
use crate::analysis::tables::WardRows;
use crate::analysis::value::{Kind, Value};
use crate::model::{ExtractedHome, ExtractedPerson, ItemUnit, Reason, Status, StatusRecord};

/// Where somebody or a house stands.
pub(super) struct StatusRow<'a> {
    home: &'a ExtractedHome,
    /// `None` of the house as a whole.
    person: Option<&'a ExtractedPerson>,
    area_name: &'a str,
    item: &'a str,
    status: &'a Status,
}

impl StatusRow<'_> {
    fn told(&self, value: impl FnOnce(&StatusRecord) -> Value) -> Value {
        self.status.record.as_ref().map_or(Value::Nothing, value)
    }

    fn tells_home(&self) -> bool {
        self.person.is_none_or(|person| person.resident.is_some())
    }
}

pub(super) fn statuses<'a>() -> Table<StatusRow<'a>> {
    Table::<StatusRow<'a>>::new("statuses", Meaning::new(
            "Mỗi dòng một người, hoặc một hộ, ở một mục. Cộng các dòng applies = yes ra đúng số của ứng dụng: diện áp dụng, đạt, chưa hỏi.",
            "A row for each person, or household, at each item. The rows with applies = yes add up to the app's figures: base, achieved, not asked.",
        ))
        .column("item", Kind::Text, "Ký hiệu mục.", "The item's code.", |row| Value::text(row.item))
        .column(
                "unit",
                Kind::Code(CodeList::ItemUnit),
                "Dòng này nói về một người hay cả hộ.",
                "Whether the row is about a person or the household.",
                |row| Value::Code(if row.person.is_some() { ItemUnit::Person } else { ItemUnit::Household }.code()),
            )
        .column("resident", Kind::Id, "Mã người. Trống là cả hộ.", "The person's id. Empty: the household.", |row| {
                Value::id(row.person.map(|person| person.id.0))
            })
        .column("household", Kind::Id, "Mã hộ.", "The household's id.", |row| {
                Value::id(row.tells_home().then_some(row.home.id.0))
            })
        .column("area", Kind::Id, "Mã khu.", "The area's id.", |row| {
                Value::id(row.home.household.area.map(|area| area.0))
            })
        .column("area_name", Kind::Text, "Tên khu.", "The area's name.", |row| Value::text(row.area_name))
        .column(
                "applies",
                Kind::Code(CodeList::YesNo),
                "Có thuộc diện áp dụng không. unknown: chưa biết đủ để nói, ví dụ chưa hỏi điện thoại. no: không thuộc diện nhưng đã có ghi bước.",
                "Whether they are in the base. unknown: what decides it is not known. no: they are not, yet a step was recorded.",
                |row| Value::Code(row.status.applies.code()),
            )
        .column("is_achieved", Kind::Flag, "Đã đạt.", "The promise is kept.", |row| {
                Value::Flag(row.status.is_achieved)
            })
        .column(
                "is_under_way",
                Kind::Flag,
                "Chưa đạt nhưng đã được hướng dẫn hoặc đã có một phần.",
                "Not kept yet, but something was shown or given.",
                |row| Value::Flag(row.status.is_under_way),
            )
        .column("is_unasked", Kind::Flag, "Chưa ai hỏi.", "Nobody has asked.", |row| {
                Value::Flag(row.status.is_unasked)
            })
        .column(
                "is_exempt",
                Kind::Flag,
                "Chưa đạt và được miễn, có lý do. Vẫn nằm trong diện áp dụng.",
                "Not kept, and excused with a reason. Still in the base.",
                |row| Value::Flag(row.status.is_exempt),
            )
        .column("step", Kind::measured("bậc", "step"), "Bậc, 0 đến 4. Hộ tính theo người lớn cao bậc nhất.", "The step, 0 to 4. A household stands where its best adult does.", |row| {
                row.told(|record| Value::Number(record.step.get().into()))
            })
        .column("reason", Kind::Code(CodeList::Reason), "Vì sao chưa đạt.", "Why it is not kept.", |row| {
                row.told(|record| Value::code(record.reason.map(Reason::code)))
            })
        .column("exempt_reason", Kind::Code(CodeList::Reason), "Vì sao được miễn.", "Why they are excused.", |row| {
                row.told(|record| Value::code(record.exempt.map(Reason::code)))
            })
        .column("recorded_on", Kind::Date, "Ngày ghi bước này.", "The day the step was recorded.", |row| {
                row.told(|record| Value::date(record.on))
            })
        .column("member", Kind::Id, "Mã thành viên đã ghi.", "The member who recorded it.", |row| {
                row.told(|record| Value::id(record.by.map(|member| member.0)))
            })
}

pub(super) fn status_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = StatusRow<'a>> {
    let of_people = ward.people.iter().flat_map(move |(home, person)| rows(ward, home, Some(*person)));
    of_people.chain(ward.extract.homes.iter().flat_map(move |home| rows(ward, home, None)))
}

fn rows<'a>(
    ward: &WardRows<'a>,
    home: &'a ExtractedHome,
    person: Option<&'a ExtractedPerson>,
) -> impl Iterator<Item = StatusRow<'a>> {
    let statuses = person.map_or(&home.statuses, |person| &person.statuses);
    let area_name = ward.area_name(home.household.area);
    statuses.iter().map(move |status| StatusRow { home, person, area_name, item: ward.item_code(status.item), status })
}
