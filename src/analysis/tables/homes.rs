//! Households.

use crate::analysis::column::Table;
use crate::analysis::glossary::{CodeList, Meaning};
use crate::analysis::tables::WardRows;
use crate::analysis::value::{Kind, Value};
use crate::model::{ConsentWay, ExtractedHome};

/// A household and the name of its area.
pub(super) type HomeRow<'a> = (&'a ExtractedHome, &'a str);

pub(super) fn households<'a>() -> Table<HomeRow<'a>> {
    Table::<HomeRow<'a>>::new(
        "households",
        Meaning::new("Mỗi dòng một hộ đang có trong sổ.", "A row for each household on the list."),
    )
    .column("household", Kind::Id, "Mã hộ.", "The household's id.", |(home, _)| Value::Id(home.id.0))
    .column("area", Kind::Id, "Mã khu.", "The area's id.", |(home, _)| {
        Value::id(home.household.area.map(|area| area.0))
    })
    .column("area_name", Kind::Text, "Tên khu.", "The area's name.", |(_, area)| Value::text(area))
    .column("ocop", Kind::Flag, "Có sản phẩm OCOP.", "Has an OCOP product.", |(home, _)| {
        Value::Flag(home.household.ocop)
    })
    .column("business", Kind::Flag, "Là hộ sản xuất, kinh doanh.", "Is a business household.", |(home, _)| {
        Value::Flag(home.household.business)
    })
    .column(
        "farms",
        Kind::Flag,
        "Sản xuất nông nghiệp có sản phẩm chủ lực.",
        "Farms a key product.",
        |(home, _)| Value::Flag(home.household.farms),
    )
    .column(
        "consent",
        Kind::Code(CodeList::ConsentState),
        "Hộ có đồng ý cho lưu thông tin không.",
        "Whether the household agreed to its data being kept.",
        |(home, _)| Value::Code(home.household.consent.state.code()),
    )
    .column("consent_on", Kind::Date, "Ngày hỏi.", "The day it was asked.", |(home, _)| {
        Value::date(home.household.consent.on)
    })
    .column(
        "consent_way",
        Kind::Code(CodeList::ConsentWay),
        "Đồng ý bằng cách nào.",
        "How it agreed.",
        |(home, _)| Value::code(home.household.consent.way.map(ConsentWay::code)),
    )
    .column(
        "residents",
        Kind::measured("người", "people"),
        "Số người trong hộ, kể cả người đã chuyển đi, đã mất mà còn ghi trong sổ.",
        "How many people are listed in it, those who moved or died among them.",
        |(home, _)| Value::Number(home.people.len() as i64),
    )
    .column(
        "visits",
        Kind::measured("lượt", "visits"),
        "Số lượt đã đến.",
        "How many visits were made.",
        |(home, _)| Value::Number(home.visits.len() as i64),
    )
    .column(
        "is_to_visit",
        Kind::Flag,
        "Còn phải đến: chưa ai đến, hoặc lần nào cũng vắng nhà hay hẹn lại.",
        "A visit is still to be made: nobody came yet, or it was always put off or nobody was in.",
        |(home, _)| Value::Flag(home.is_left),
    )
    .personal("residents_group", Kind::Text, "Tổ dân.", "The residents' group.", |(home, _)| {
        Value::text(&home.household.group)
    })
    .personal("lane", Kind::Text, "Ngõ, phố.", "The lane or street.", |(home, _)| Value::text(&home.household.lane))
    .personal("house_number", Kind::Text, "Số nhà.", "The house's number.", |(home, _)| {
        Value::text(home.household.number.as_str())
    })
    .personal(
        "address",
        Kind::Text,
        "Địa chỉ như sổ gốc.",
        "The address as the register has it.",
        |(home, _)| Value::text(&home.household.address),
    )
    .personal("register_code", Kind::Text, "Hộ số trong sổ gốc.", "Its number in the register.", |(home, _)| {
        Value::text(&home.household.code)
    })
    .personal("note", Kind::Text, "Ghi chú.", "The note.", |(home, _)| Value::text(&home.household.note))
}

pub(super) fn household_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = HomeRow<'a>> {
    ward.extract.homes.iter().map(|home| (home, ward.area_name(home.household.area)))
}
