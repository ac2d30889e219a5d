//! Fields of the log in words: what a code of a field or value means on this household's page.

use crate::engine::queries::household_view::{HouseholdView, ItemState};
use crate::model::Reason;
use crate::words::Words;

fn item<'a>(view: &'a HouseholdView, code: &str) -> Option<&'a ItemState> {
    let of_people = view.residents.iter().flat_map(|person| &person.items);
    view.house_items.iter().chain(of_people).find(|item| item.code == code)
}

/// Names a field: "Số điện thoại", an item's name, why an item is not reached.
pub fn field_name(view: &HouseholdView, field: &str, words: &Words) -> String {
    let name_of =
        |code: &str| item(view, code).map_or_else(|| code.to_owned(), |item| words.shipped(&item.name).to_owned());
    match field.split_once('.') {
        Some(("s", code)) => name_of(code),
        Some(("r", code)) => (words.household.reason_of)(&name_of(code)),
        _ => words.field_names.name(field).map_or_else(|| field.to_owned(), str::to_owned),
    }
}

/// Reads a value of a field as people do.
pub fn field_value(view: &HouseholdView, field: &str, value: &str, words: &Words) -> String {
    let known = match field.split_once('.') {
        Some(("s", code)) => {
            let label = item(view, code).and_then(|item| item.labels.get(value.parse::<usize>().ok()?));
            label.map(|label| words.shipped(label).to_owned())
        }
        Some(("r", _)) => Reason::parse(value).map(|reason| words.labels.reason(reason).to_owned()),
        _ => None,
    };
    let known = known.or_else(|| words.field_names.value(field, value));
    known.unwrap_or_else(|| words.household.other_value.to_owned())
}
