//! Residents.

use crate::analysis::column::Table;
use crate::analysis::glossary::{CodeList, Meaning};
use crate::analysis::tables::WardRows;
use crate::analysis::value::{Kind, Value};
use crate::model::{Birth, ExtractedHome, ExtractedPerson, Relation, Resident, Sex};

/// A person at home.
pub(super) struct PersonRow<'a> {
    home: &'a ExtractedHome,
    person: &'a ExtractedPerson,
    area_name: &'a str,
}

impl PersonRow<'_> {
    /// Returns something of the person; nothing where the household refused.
    fn told(&self, value: impl FnOnce(&Resident) -> Value) -> Value {
        self.person.resident.as_ref().map_or(Value::Nothing, value)
    }
}

pub(super) fn residents<'a>() -> Table<PersonRow<'a>> {
    Table::<PersonRow<'a>>::new(
        "residents",
        Meaning::new(
            "Mỗi dòng một người đang có trong sổ. Hộ không cho lưu thông tin thì người trong hộ chỉ còn mã và khu.",
            "A row for each person on the list. Of people in a household that refused only id and area are told.",
        ),
    )
    .column("resident", Kind::Id, "Mã người.", "The person's id.", |row| Value::Id(row.person.id.0))
    .column("household", Kind::Id, "Mã hộ.", "The household's id.", |row| row.told(|_| Value::Id(row.home.id.0)))
    .column("area", Kind::Id, "Mã khu.", "The area's id.", |row| Value::id(row.home.household.area.map(|area| area.0)))
    .column("area_name", Kind::Text, "Tên khu.", "The area's name.", |row| Value::text(row.area_name))
    .column("birth_year", Kind::measured("năm", "year"), "Năm sinh.", "The year of birth.", |row| {
        row.told(|resident| Value::number(resident.birth.map(Birth::year)))
    })
    .column("sex", Kind::Code(CodeList::Sex), "Giới tính.", "The sex.", |row| {
        row.told(|resident| Value::code(resident.sex.map(Sex::code)))
    })
    .column(
        "relation",
        Kind::Code(CodeList::Relation),
        "Quan hệ với chủ hộ.",
        "What the person is to the head of the household.",
        |row| row.told(|resident| Value::code(resident.relation.map(Relation::code))),
    )
    .column(
        "smartphone",
        Kind::Code(CodeList::YesNo),
        "Có điện thoại thông minh không. Chưa hỏi không phải là không có.",
        "Whether the person has a smartphone. Not asked is not no.",
        |row| row.told(|resident| Value::Code(resident.smartphone.code())),
    )
    .column("residence", Kind::Code(CodeList::Residence), "Cư trú.", "How the person lives here.", |row| {
        row.told(|resident| Value::Code(resident.residence.code()))
    })
    .column(
        "is_counted",
        Kind::Flag,
        "Có được tính vào chỉ tiêu không: đã chuyển đi, đã mất thì không.",
        "Whether the person is counted: who moved away or died is not.",
        |row| row.told(|resident| Value::Flag(resident.residence.is_counted())),
    )
    .column(
        "is_withheld",
        Kind::Flag,
        "true: hộ không cho lưu thông tin, nên không ghi gì thêm về người này.",
        "true: the household refused, so nothing more is told of this person.",
        |row| Value::Flag(row.person.resident.is_none()),
    )
    .personal("name", Kind::Text, "Họ và tên.", "The person's name.", |row| {
        row.told(|resident| Value::text(&resident.name))
    })
    .personal("phone", Kind::Text, "Số điện thoại.", "The telephone.", |row| {
        row.told(|resident| Value::phone(resident.phone.as_ref()))
    })
    .personal(
        "birth_month",
        Kind::measured("tháng", "month"),
        "Tháng sinh, nếu biết.",
        "The month of birth, where known.",
        |row| {
            row.told(|resident| match resident.birth {
                Some(Birth::Month { month, .. }) => Value::Number(month.into()),
                Some(Birth::Day(date)) => Value::Number(date.month().into()),
                Some(Birth::Year(_)) | None => Value::Nothing,
            })
        },
    )
    .personal("birth_date", Kind::Date, "Ngày sinh, nếu biết.", "The day of birth, where known.", |row| {
        row.told(|resident| match resident.birth {
            Some(Birth::Day(date)) => Value::Date(date),
            _ => Value::Nothing,
        })
    })
    .personal("note", Kind::Text, "Ghi chú.", "The note.", |row| row.told(|resident| Value::text(&resident.note)))
}

pub(super) fn resident_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = PersonRow<'a>> {
    ward.people.iter().map(|(home, person)| PersonRow { home, person, area_name: ward.area_name(home.household.area) })
}
