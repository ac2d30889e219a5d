//! Finds people a list seems to name twice, in one household or in two. Both stay: only who knows them can tell.

use crate::model::{Birth, ListedHousehold, ListedResident, Register, RowRef, text};
use crate::spreadsheet::columns::Column;
use crate::spreadsheet::context::SheetContext;
use crate::spreadsheet::problem::{Action, Fault, Problem};
use std::collections::HashMap;

/// A person with what they are compared by.
struct Named<'a> {
    resident: &'a ListedResident,
    household: &'a ListedHousehold,
    folded: String,
}

/// What two rows of one person have in common besides the name.
#[derive(PartialEq, Eq, Hash)]
enum Sign<'a> {
    Birth(Birth),
    Phone(&'a str),
    /// The household, by its first row.
    Household(RowRef),
}

/// Tells of every person whom an earlier row seems to name already.
pub fn tell(register: &Register, contexts: &[SheetContext<'_>], problems: &mut Vec<Problem>) {
    let mut people: Vec<Named<'_>> = register.households.iter().flat_map(named).collect();
    people.sort_by_key(|person| person.resident.source);
    let mut earlier: HashMap<(&str, Sign<'_>), Vec<&Named<'_>>> = HashMap::new();
    for person in &people {
        let doubled = signs(person)
            .filter_map(|sign| earlier.get(&(person.folded.as_str(), sign)))
            .filter_map(|others| others.iter().find(|other| seem_one_person(person, other)))
            .min_by_key(|other| other.resident.source);
        if let Some(other) = doubled {
            problems.extend(problem(person.resident, other.resident, contexts));
        }
        for sign in signs(person) {
            earlier.entry((person.folded.as_str(), sign)).or_default().push(person);
        }
    }
}

fn named(household: &ListedHousehold) -> impl Iterator<Item = Named<'_>> {
    household.residents.iter().map(move |resident| Named { resident, household, folded: text::fold(&resident.name) })
}

fn signs<'a>(person: &Named<'a>) -> impl Iterator<Item = Sign<'a>> + use<'a> {
    let birth = person.resident.birth.map(Sign::Birth);
    let phone = person.resident.phone.as_ref().map(|phone| Sign::Phone(phone.as_str()));
    let household = Sign::Household(person.household.source);
    birth.into_iter().chain(phone).chain([household])
}

/// Returns whether two people of one name are likely to be one. Namesakes born in the same year live in every ward: with
/// the year alone they have to live in one area.
fn seem_one_person(one: &Named<'_>, other: &Named<'_>) -> bool {
    let (left, right) = (one.resident, other.resident);
    if !may_agree(left.birth.as_ref(), right.birth.as_ref()) {
        return false;
    }
    if one.household.source == other.household.source || (left.phone.is_some() && left.phone == right.phone) {
        return true;
    }
    let is_close = matches!(left.birth, Some(Birth::Day(_))) || one.household.area == other.household.area;
    left.birth.is_some()
        && left.birth == right.birth
        && is_close
        && may_agree(left.phone.as_ref(), right.phone.as_ref())
        && may_agree(left.sex.as_ref(), right.sex.as_ref())
}

/// Returns whether two values are the same or one of them is not known.
fn may_agree<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

fn problem(person: &ListedResident, other: &ListedResident, contexts: &[SheetContext<'_>]) -> Option<Problem> {
    let context = contexts.get(usize::from(person.source.sheet))?;
    let sheet = match contexts.get(usize::from(other.source.sheet)) {
        Some(above) if above.place != context.place => above.sheet.name.clone(),
        _ => String::new(),
    };
    let action = Action::KeptBeside { sheet, row: other.source.row };
    let column = context.column_of(Column::Name).or_else(|| context.column_of(Column::HeadName));
    let problem = context.problem(person.source.row, column, "", Fault::SamePersonTwice, action);
    Some(Problem { name: person.name.clone(), ..problem })
}
