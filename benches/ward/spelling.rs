//! How the neutral JSON's words are spelled in the app.

use tung_nha::engine::stored::Stored as _;
use tung_nha::id::Id;
use tung_nha::log::Value;
use tung_nha::model::{self, Birth, HouseholdId, Phone, Relation, Sex, YesNo};

use crate::convert::id;
use crate::data::Resident;

/// A person as first listed: fields edited later come with their own saves.
pub fn listed(row: &Resident) -> (&'static str, Id, Vec<(String, Value)>) {
    let resident = model::Resident {
        household: Some(HouseholdId(id(&row.household))),
        name: row.name.clone(),
        birth: Birth::parse(&row.birth),
        sex: Sex::parse(&row.sex),
        relation: Relation::read(&row.relation),
        phone: Phone::parse(&row.phone).ok(),
        smartphone: YesNo::parse(&row.smartphone).unwrap_or_default(),
        residence: model::Residence::parse(&row.residence).unwrap_or_default(),
        note: row.note.clone(),
    };
    let mut set = given(resident.write());
    set.retain(|(field, _)| !row.edited.contains_key(field));
    (model::Resident::KIND, id(&row.id), set)
}

/// Returns the fields that hold something.
pub fn given(fields: Vec<(&'static str, Value)>) -> Vec<(String, Value)> {
    fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(field, value)| (field.to_owned(), value)).collect()
}

/// Returns a field of a person as the register has it now.
pub fn current<'a>(row: &'a Resident, field: &str) -> &'a str {
    match field {
        "phone" => &row.phone,
        "smartphone" => &row.smartphone,
        "birth" => &row.birth,
        "name" => &row.name,
        "residence" => &row.residence,
        _ => &row.note,
    }
}

/// Returns a field of a resident as the app spells it.
pub fn resident_value(field: &str, text: &str) -> Value {
    match field {
        "birth" => Birth::parse(text).map_or(Value::Null, |birth| Value::text(&birth.code())),
        "phone" => Phone::parse(text).map_or(Value::Null, |phone| Value::text(phone.as_str())),
        "smartphone" if text == "unknown" => Value::Null,
        "residence" if text == "permanent" => Value::Null,
        _ => Value::text(text),
    }
}

/// Returns the code of how a visit ended.
pub fn outcome(words: &str) -> &'static str {
    match words {
        "Đã hướng dẫn" => "guided",
        "Hướng dẫn một phần" => "partly_guided",
        "Chỉ tuyên truyền/phát tài liệu" => "informed",
        "Chỉ khảo sát" => "surveyed",
        "Vắng nhà" => "absent",
        "Hẹn lại" => "postponed",
        "Từ chối" => "refused",
        "Không còn ở địa chỉ" => "not_at_address",
        _ => "other",
    }
}
