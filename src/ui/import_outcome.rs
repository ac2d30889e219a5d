//! What taking a register in does, in words: on the button, afterwards, and record by record.

use crate::engine::commands::take_register::{
    Changed, Comparison, KeptEdit, RegisterChange, RegisterPreview, RegisterTaken,
};
use crate::words::{Deeds, Words, capital};

/// Returns whether taking the register in would change nothing.
#[must_use]
pub fn says_nothing_new(preview: &RegisterPreview) -> bool {
    let is_idle = |counts: Comparison| counts.new == 0 && changed(counts) == 0;
    is_idle(preview.households) && is_idle(preview.residents)
}

/// Returns how many known records would change.
#[must_use]
pub fn changes(preview: &RegisterPreview) -> u32 {
    changed(preview.households) + changed(preview.residents)
}

const fn changed(counts: Comparison) -> u32 {
    counts.changed + counts.moved
}

/// Says what taking the register in will do: "Nhập 15 hộ, 40 người", "Thêm 1 hộ, 4 người; sửa 3 người".
#[must_use]
pub fn offer(words: &Words, preview: &RegisterPreview) -> String {
    let import = &words.import_register;
    tell(words, preview.households, preview.residents, import.take, &import.will)
}

/// Says what was done, in the words of the offer.
#[must_use]
pub fn report(words: &Words, taken: &RegisterTaken) -> String {
    let import = &words.import_register;
    tell(words, taken.households, taken.residents, import.taken, &import.did)
}

fn tell(
    words: &Words,
    households: Comparison,
    residents: Comparison,
    all: fn(&str) -> String,
    deeds: &Deeds,
) -> String {
    let is_known = |counts: Comparison| changed(counts) + counts.same > 0;
    if !is_known(households) && !is_known(residents) {
        return all(&amount(words, households.new, residents.new));
    }
    let deed = |deed: fn(&str) -> String, households: u32, residents: u32| {
        let number = |count: u32| (count > 0).then(|| words.format.number(count.into()));
        let (homes, people) = (number(households), number(residents));
        let is_done = homes.is_some() || people.is_some();
        is_done.then(|| deed(&(words.import_register.amount)(homes.as_deref(), people.as_deref())))
    };
    let parts = [
        deed(deeds.add, households.new, residents.new),
        deed(deeds.change, households.changed, residents.changed),
        deed(deeds.shift, households.moved, residents.moved),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { words.import_register.nothing_new.to_owned() } else { capital(&parts.join("; ")) }
}

/// Writes so many households and people: "15 hộ, 40 người".
#[must_use]
pub fn amount(words: &Words, households: u32, residents: u32) -> String {
    let [households, residents] = [households, residents].map(|count| words.format.number(count.into()));
    (words.import_register.amount)(Some(&households), Some(&residents))
}

/// Names a record that changes: a person, or a household by its head.
#[must_use]
pub fn changed_name(words: &Words, change: &RegisterChange) -> String {
    match change.record {
        Changed::Household => (words.import_register.home_of)(&change.name),
        Changed::Resident => change.name.clone(),
    }
}

/// Writes what changes of a record: "Năm sinh: 15/5/2035 → 15/5/2015".
#[must_use]
pub fn changed_fields(words: &Words, change: &RegisterChange) -> String {
    let field = |(field, before, after): &(String, String, String)| {
        let [before, after] = [before, after].map(|value| readable(words, field, value));
        format!("{}: {before} → {after}", field_name(words, field))
    };
    change.fields.iter().map(field).collect::<Vec<_>>().join("; ")
}

/// Writes what stays against the list: "Năm sinh: giữ “5/5/1980”, danh sách ghi “12/3/1979”".
#[must_use]
pub fn kept_field(words: &Words, edit: &KeptEdit) -> String {
    let [kept, listed] = [&edit.kept, &edit.listed].map(|value| readable(words, &edit.field, value));
    (words.import_register.kept_edit)(field_name(words, &edit.field), &kept, &listed)
}

fn field_name<'a>(words: &Words, field: &'a str) -> &'a str {
    words.field_names.name(field).unwrap_or(field)
}

fn readable(words: &Words, field: &str, value: &str) -> String {
    words.field_names.value(field, value).unwrap_or_else(|| value.to_owned())
}
