//! What a list says about a record that the record does not say yet.

use crate::engine::commands::take_register::listed::Listed;
use crate::engine::edits::Parts;
use crate::engine::stored::Stored;
use crate::id::Id;
use crate::log::{Cell, ChangeId, Directory, GONE, Record, State, Value};
use crate::model::{
    AreaId, Birth, Household, HouseholdId, ListedHousehold, ListedResident, NOTE_MARK, Phone, Residence, Resident,
    Told, YesNo,
};

/// A field with the value the list gives it; null where the list says "no" or names what goes without saying.
pub(super) type Said = (&'static str, Value);

/// Returns what the list says about a household. What it leaves empty it does not say.
pub(super) fn said_of_household(listed: &Listed<'_>, area: Option<AreaId>) -> Vec<Said> {
    let household = listed.household;
    let mut said: Vec<Said> = Vec::with_capacity(10);
    said.extend(area.map(|area| ("area", Value::text(&area.to_string()))));
    let texts = [
        ("group", household.group.as_str()),
        ("lane", &household.lane),
        ("number", household.number.as_str()),
        ("address", &household.address),
        ("code", &household.code),
        ("note", &household.note),
    ];
    said.extend(texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(field, text)| (field, Value::text(text))));
    let flags = [("ocop", household.ocop), ("business", household.business), ("farms", household.farms)];
    let flag = |flag: bool| if flag { Value::Flag(true) } else { Value::Null };
    said.extend(flags.into_iter().filter_map(|(field, given)| Some((field, flag(given?)))));
    said
}

/// Returns what the list says about a person.
pub(super) fn said_of_resident(listed: &ListedResident, household: HouseholdId) -> Vec<Said> {
    let mut said: Vec<Said> = Vec::with_capacity(9);
    said.push(("household", Value::text(&household.to_string())));
    said.push(("name", Value::text(&listed.name)));
    said.extend(listed.birth.map(|birth| ("birth", Value::text(&birth.code()))));
    said.extend(listed.sex.map(|sex| ("sex", Value::text(sex.code()))));
    said.extend(listed.relation.map(|relation| ("relation", Value::text(relation.code()))));
    said.extend(listed.phone.as_ref().map(Phone::as_str).map(|phone| ("phone", Value::text(phone))));
    let smartphone = listed.smartphone.filter(|answer| *answer != YesNo::Unknown);
    said.extend(smartphone.map(|answer| ("smartphone", Value::text(answer.code()))));
    let residence = |residence: Residence| match residence {
        Residence::Permanent => Value::Null,
        other => Value::text(other.code()),
    };
    said.extend(listed.residence.map(|given| ("residence", residence(given))));
    said.extend(Some(("note", Value::text(&listed.note))).filter(|(_, note)| !note.is_null()));
    said
}

/// What a list says of a person, and under which headings.
pub(super) struct Listing<'a> {
    pub resident: &'a ListedResident,
    pub headings: &'a [(Told, String)],
}

/// What a list does to a record.
pub(super) enum Meeting {
    /// The record is new, or was removed and comes back.
    New,
    Known(Difference),
}

/// What a list changes in a record that is known.
#[derive(Default)]
pub(super) struct Difference {
    /// The fields it sets, with the value before and after.
    pub set: Vec<(&'static str, Value, Value)>,
    /// The fields a person wrote, with that value and the list's; the person's stays.
    pub kept: Vec<(&'static str, Value, Value)>,
}

/// The state a list meets, and the changes that come of it.
pub(super) struct Scribe<'a> {
    pub state: &'a State,
    pub directory: &'a Directory,
    pub parts: Parts,
}

impl Scribe<'_> {
    /// Writes what the list says about a record, and no more than what differs.
    pub fn write<T: Stored>(&mut self, id: Id, is_known: bool, said: Vec<Said>) -> Meeting {
        let record = self.state.record(T::KIND, id);
        let Some(record) = record.filter(|_| is_known) else {
            self.write_new::<T>(id, record, said);
            return Meeting::New;
        };
        let mut difference = Difference::default();
        for (field, value) in said {
            let cell = self.cell(record, field);
            let shown = cell.and_then(|cell| cell.shown(self.directory)).map(|head| &head.value);
            let shown = shown.unwrap_or(&Value::Null);
            if *shown == value || field == "birth" && is_less_precise(&value, shown) {
                continue;
            }
            let heads = cell.map(Cell::heads).unwrap_or_default();
            if let Some(written) = heads.iter().find(|head| !head.stamp.origin.is_register()) {
                difference.kept.push((field, written.value.clone(), value));
                continue;
            }
            self.parts.set(T::KIND, id, field, value.clone(), &changes(cell));
            difference.set.push((field, shown.clone(), value));
        }
        Meeting::Known(difference)
    }

    /// Returns the note of a known person without what an earlier list could not read and this one says: a wrong number
    /// kept as a note is no news beside the right one. `None` where nothing of it is set right, or a person wrote it.
    pub fn mended_note(&self, id: Id, household: &ListedHousehold, listed: &Listing<'_>) -> Option<Said> {
        // A list that has a note of its own says the note anew anyway.
        if !listed.resident.note.is_empty() {
            return None;
        }
        let cell = self.cell(self.state.record(Resident::KIND, id)?, "note")?;
        if !cell.heads().iter().all(|head| head.stamp.origin.is_register()) {
            return None;
        }
        let note = cell.shown(self.directory)?.value.as_text()?;
        let is_settled = |part: &str| {
            listed.headings.iter().any(|(told, heading)| {
                let value = part.strip_prefix(heading.as_str()).and_then(|rest| rest.strip_prefix(": "));
                value.is_some_and(|value| household.tells(listed.resident, *told) && !is_second_phone(value, listed))
            })
        };
        let (settled, left): (Vec<&str>, Vec<&str>) = note.split(NOTE_MARK).partition(|part| is_settled(part));
        (!settled.is_empty()).then(|| ("note", Value::text(&left.join(NOTE_MARK))))
    }

    /// Writes a new record. One of the same id that was removed comes back instead, with what the list says.
    fn write_new<T: Stored>(&mut self, id: Id, removed: Option<&Record>, said: Vec<Said>) {
        if let Some(gone) = removed.and_then(|record| self.cell(record, GONE)) {
            self.parts.set(T::KIND, id, GONE, Value::Null, &changes(Some(gone)));
        }
        for (field, value) in said {
            let cell = removed.and_then(|record| self.cell(record, field));
            if cell.is_some() || !value.is_null() {
                self.parts.set(T::KIND, id, field, value, &changes(cell));
            }
        }
    }

    fn cell<'r>(&self, record: &'r Record, field: &str) -> Option<&'r Cell> {
        record.cell(self.state.names().get(field)?)
    }

    /// Returns whether a person's name was written by a register.
    pub fn is_from_register(&self, id: Id) -> bool {
        let name = self.state.cell(Resident::KIND, id, "name");
        let head = name.and_then(|cell| cell.shown(self.directory));
        head.is_some_and(|head| head.stamp.origin.is_register())
    }

    /// Returns whether a record was erased because somebody asked for it.
    pub fn is_erased<T: Stored>(&self, id: Id) -> bool {
        self.state.erased().covers(T::KIND, id)
    }

    /// Returns whether a household's record is removed, though people still live there.
    pub fn is_removed(&self, id: HouseholdId) -> bool {
        let record = self.state.record(Household::KIND, id.0);
        record.is_some_and(|record| record.is_gone(self.state.names().get(GONE)))
    }
}

fn changes(cell: Option<&Cell>) -> Vec<ChangeId> {
    cell.into_iter().flat_map(Cell::changes).collect()
}

/// Returns whether a part of a note is a good number beside the one the list gives: there are people with two.
fn is_second_phone(value: &str, listed: &Listing<'_>) -> bool {
    Phone::parse(value).is_ok_and(|phone| listed.resident.phone.as_ref() != Some(&phone))
}

/// Returns whether a birth is only the year or month of what is known already: such a list knows less, not better.
fn is_less_precise(listed: &Value, known: &Value) -> bool {
    let birth = |value: &Value| value.as_text().and_then(Birth::parse);
    match (birth(listed), birth(known)) {
        (Some(Birth::Year(year)), Some(known)) => known.year() == year,
        (Some(Birth::Month { year, month }), Some(Birth::Day(day))) => (day.year(), day.month()) == (year, month),
        _ => false,
    }
}
