//! Puts the rows of a sheet together into households.
//!
//! A household begins where the list says so: at a new household number, at a new head, at a new address. What stands
//! only on its first row holds for the rows below.

use crate::model::{AddressParts, HouseNumber, ListedHousehold, ListedResident, NOTE_MARK, Relation, text};
use crate::spreadsheet::columns::Column;
use crate::spreadsheet::context::SheetContext;
use crate::spreadsheet::labels;
use crate::spreadsheet::person_row::PersonRow;
use crate::spreadsheet::problem::{Action, Fault, Problem};
use std::collections::HashMap;

/// The households of one sheet, as far as they are read.
pub struct Assembly<'a, 'b> {
    context: &'a SheetContext<'b>,
    households: Vec<OpenHousehold>,
    /// The household the rows below belong to.
    current: Option<usize>,
    by_code: HashMap<CodeKey, usize>,
    /// The area and the group of the rows above, for rows that leave them out.
    above: Place,
    /// The area the sheet's name or title names.
    titled_area: String,
    titled_households: u32,
    told_of_borders: bool,
}

/// Where a household number counts: lists begin again at 1 in every group.
type CodeKey = (Place, String);

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Place {
    area: String,
    group: String,
}

struct OpenHousehold {
    listed: ListedHousehold,
    head_name: String,
    has_head: bool,
}

/// What a row is to the households read so far.
enum Belonging {
    /// It begins a household.
    New,
    /// It belongs to the household of the rows above.
    Same(usize),
    /// It belongs to a household further up.
    Apart(usize),
}

impl<'a, 'b> Assembly<'a, 'b> {
    pub fn new(context: &'a SheetContext<'b>) -> Self {
        Self {
            context,
            households: Vec::new(),
            current: None,
            by_code: HashMap::new(),
            above: Place::default(),
            titled_area: titled_area(context),
            titled_households: 0,
            told_of_borders: false,
        }
    }

    /// Takes the title of a section: the rows below are of this group or area.
    pub fn begin_section(&mut self, group: &str, area: &str) {
        if !area.is_empty() {
            self.above = Place { area: area.to_owned(), group: String::new() };
        }
        if !group.is_empty() {
            group.clone_into(&mut self.above.group);
        }
        self.current = None;
    }

    /// Takes a row that tells of a household and of nobody in it.
    pub fn take_household_line(&mut self, mut row: PersonRow, problems: &mut Vec<Problem>) {
        self.label_places(&mut row);
        let index = self.household_of(&row, problems);
        self.tell_household(index, &row, problems);
    }

    /// Takes a person into the household the row belongs to.
    pub fn take_person(&mut self, mut row: PersonRow, problems: &mut Vec<Problem>) {
        self.label_places(&mut row);
        let index = self.household_of(&row, problems);
        row.notes.append(&mut self.tell_household(index, &row, problems));
        let Some(household) = self.households.get_mut(index) else { return };
        let is_head = is_same_name(&household.head_name, &row.name);
        let relation = row.relation.or(is_head.then_some(Relation::Head));
        household.has_head |= relation == Some(Relation::Head);
        let resident = ListedResident {
            source: self.context.source(row.number),
            name: row.name,
            birth: row.birth,
            sex: row.sex,
            relation,
            phone: row.phone,
            smartphone: row.smartphone,
            residence: row.residence,
            note: row.notes.join(NOTE_MARK),
        };
        household.listed.residents.push(resident);
    }

    /// Returns the household a row belongs to, beginning one where the row does.
    fn household_of(&mut self, row: &PersonRow, problems: &mut Vec<Problem>) -> usize {
        self.carry_place(row);
        let belonging = if self.context.layout.has(Column::HouseholdCode) {
            self.belonging_by_code(row, problems)
        } else {
            self.belonging_by_head(row, problems)
        };
        match belonging {
            Belonging::Same(index) => index,
            Belonging::Apart(index) => {
                let column = self.context.column_of(Column::HouseholdCode);
                let fault = Fault::HouseholdSplit;
                problems.push(self.context.problem(row.number, column, &row.code, fault, Action::JoinedToHousehold));
                self.current = Some(index);
                index
            }
            Belonging::New => self.begin(row, problems),
        }
    }

    /// Writes the area, the group and the lane of a row the way labels are written.
    fn label_places(&self, row: &mut PersonRow) {
        let heading = self.context.column_of(Column::Area).map_or("", |column| self.context.heading(column));
        row.area = labels::area(&row.area, heading);
        row.group = labels::group(&row.group);
        row.lane = labels::lane(&row.lane);
    }

    /// Remembers the area and the group a row names in columns of their own, for the rows below that leave them out.
    fn carry_place(&mut self, row: &PersonRow) {
        if !row.area.is_empty() && row.area != self.above.area {
            // A group belongs to its area: it is not carried over into another one.
            self.above = Place { area: row.area.clone(), group: String::new() };
        }
        if !row.group.is_empty() {
            self.above.group.clone_from(&row.group);
        }
    }

    /// Returns the household the rows below belong to.
    fn current(&self) -> Option<(usize, &OpenHousehold)> {
        self.current.and_then(|index| Some((index, self.households.get(index)?)))
    }

    fn belonging_by_code(&self, row: &PersonRow, problems: &mut Vec<Problem>) -> Belonging {
        let is_head = row.relation == Some(Relation::Head);
        if row.code.is_empty() {
            return match self.current() {
                Some((index, household)) if !(is_head && household.has_head) => Belonging::Same(index),
                Some((index, household)) if names_again(household, row) && !is_other_address(household, row) => {
                    Belonging::Same(index)
                }
                _ => Belonging::New,
            };
        }
        let known = self.by_code.get(&(self.above.clone(), row.code.clone())).copied();
        let Some((index, household)) = known.and_then(|index| Some((index, self.households.get(index)?))) else {
            return Belonging::New;
        };
        let is_other_door = is_other_address(household, row) && self.current != Some(index);
        let is_other_head = household.has_head && is_head && !names_again(household, row);
        if is_other_head || is_other_door {
            let column = self.context.column_of(Column::HouseholdCode);
            let fault = Fault::CodeRepeated;
            problems.push(self.context.problem(row.number, column, &row.code, fault, Action::HouseholdBegun));
            Belonging::New
        } else if self.current == Some(index) {
            Belonging::Same(index)
        } else {
            Belonging::Apart(index)
        }
    }

    fn belonging_by_head(&mut self, row: &PersonRow, problems: &mut Vec<Problem>) -> Belonging {
        const BORDERS: [Column; 4] = [Column::Relation, Column::HeadName, Column::Address, Column::HouseNumber];
        let is_told_apart = row.birth.is_some() || row.phone.is_some();
        if !BORDERS.iter().any(|column| self.context.layout.has(*column)) {
            if !self.told_of_borders {
                self.told_of_borders = true;
                let fault = Fault::HouseholdsUnknown;
                problems.push(self.context.problem(row.number, None, "", fault, Action::HouseholdBegun));
            }
            return match self.current() {
                Some((index, household)) if names_again(household, row) && is_told_apart => Belonging::Same(index),
                _ => Belonging::New,
            };
        }
        let Some((index, household)) = self.current() else { return Belonging::New };
        let is_again = names_again(household, row);
        // Where every row is a head, a name alone says nothing: two homes may well have heads of one name.
        let is_next_head = !(self.context.layout.has(Column::Name) || is_again && is_told_apart);
        let names_other_head =
            !row.head_name.is_empty() && (is_next_head || !is_same_name(&household.head_name, &row.head_name));
        let is_other_head = row.relation == Some(Relation::Head) && household.has_head && !is_again;
        let is_other_door = (!row.address.is_empty() && row.address != household.listed.address)
            || (!row.house_number.is_empty() && HouseNumber::new(&row.house_number) != household.listed.number);
        if names_other_head || is_other_head || is_other_door { Belonging::New } else { Belonging::Same(index) }
    }

    fn begin(&mut self, row: &PersonRow, problems: &mut Vec<Problem>) -> usize {
        let parts = AddressParts::parse(&row.address);
        let mut place = Place { area: row.area.clone(), group: row.group.clone() };
        fill(&mut place.area, &parts.area);
        fill(&mut place.group, &parts.group);
        let is_area_above = place.area.is_empty() || place.area == self.above.area;
        self.fill_from_above(Column::Area, &mut place.area, row, problems);
        if is_area_above {
            self.fill_from_above(Column::Group, &mut place.group, row, problems);
        }
        let index = self.households.len();
        if !row.code.is_empty() {
            // The latest household of a number is the one its further rows mean.
            self.by_code.insert((self.above.clone(), row.code.clone()), index);
        }
        if place.area.is_empty() && !self.titled_area.is_empty() {
            self.titled_households += 1;
            self.titled_area.clone_into(&mut place.area);
        }
        let mut number = HouseNumber::new(&row.house_number);
        if number.is_empty() {
            number = parts.number;
        }
        let mut lane = row.lane.clone();
        fill(&mut lane, &parts.lane);
        let listed = ListedHousehold {
            source: self.context.source(row.number),
            area: place.area,
            group: place.group,
            lane,
            number,
            address: row.address.clone(),
            code: row.code.clone(),
            ..ListedHousehold::default()
        };
        self.households.push(OpenHousehold { listed, head_name: row.head_name.clone(), has_head: false });
        self.current = Some(index);
        index
    }

    fn fill_from_above(&self, kind: Column, value: &mut String, row: &PersonRow, problems: &mut Vec<Problem>) {
        let above = if kind == Column::Area { &self.above.area } else { &self.above.group };
        if !value.is_empty() || above.is_empty() {
            return;
        }
        above.clone_into(value);
        // Under the title of a section there is no cell the value is missing from.
        if let Some(column) = self.context.column_of(kind) {
            let action = Action::Repaired { to: above.clone() };
            problems.push(self.context.problem(row.number, Some(column), "", Fault::FilledFromAbove, action));
        }
    }

    /// Gives a household what one of its rows tells of it; returns, as notes, what the first row already told otherwise.
    fn tell_household(&mut self, index: usize, row: &PersonRow, problems: &mut Vec<Problem>) -> Vec<String> {
        let context = self.context;
        let Some(OpenHousehold { listed, head_name, .. }) = self.households.get_mut(index) else { return Vec::new() };
        fill(head_name, &row.head_name);
        if listed.number.is_empty() {
            listed.number = HouseNumber::new(&row.house_number);
        }
        let mut notes = Vec::new();
        let mut tell = |kind: Column, value: &str, known: &mut String, written: &str| {
            fill(known, value);
            if !value.is_empty() && known != value {
                let column = context.column_of(kind);
                let called = column.map_or("", |column| context.heading(column));
                notes.push(if called.is_empty() { written.to_owned() } else { format!("{called}: {written}") });
                let fault = Fault::HouseholdValueDiffers;
                problems.push(context.problem(row.number, column, written, fault, Action::KeptAsNote));
            }
        };
        let mut number = listed.number.as_str().to_owned();
        tell(Column::Address, &row.address, &mut listed.address, &row.address);
        tell(Column::HouseNumber, HouseNumber::new(&row.house_number).as_str(), &mut number, &row.house_number);
        tell(Column::Lane, &row.lane, &mut listed.lane, &row.lane);
        tell(Column::Group, &row.group, &mut listed.group, &row.group);
        tell(Column::Area, &row.area, &mut listed.area, &row.area);
        for (known, told) in
            [(&mut listed.ocop, row.ocop), (&mut listed.business, row.business), (&mut listed.farms, row.farms)]
        {
            // A mark on any row of the household marks the household.
            *known = if *known == Some(true) { *known } else { told.or(*known) };
        }
        notes
    }

    /// Returns the households, their heads added where only the household's row names them.
    pub fn finish(mut self, problems: &mut Vec<Problem>) -> Vec<ListedHousehold> {
        if self.titled_households > 0 {
            let fault = Fault::AreaFromTitle { households: self.titled_households };
            let action = Action::Repaired { to: self.titled_area.clone() };
            problems.push(self.context.problem(0, None, &self.context.sheet.name, fault, action));
        }
        for household in &mut self.households {
            add_missing_head(self.context, household, problems);
        }
        self.households.into_iter().map(|household| household.listed).collect()
    }
}

fn add_missing_head(context: &SheetContext<'_>, household: &mut OpenHousehold, problems: &mut Vec<Problem>) {
    let OpenHousehold { listed, head_name, .. } = household;
    let has_row = listed.residents.iter().any(|resident| is_same_name(head_name, &resident.name));
    if has_row || !head_name.chars().any(char::is_alphabetic) {
        return;
    }
    let column = context.column_of(Column::HeadName);
    problems.push(context.problem(listed.source.row, column, head_name, Fault::HeadWithoutRow, Action::PersonAdded));
    let head = ListedResident {
        source: listed.source,
        name: std::mem::take(head_name),
        relation: Some(Relation::Head),
        ..ListedResident::default()
    };
    listed.residents.insert(0, head);
}

/// Returns the area named by the sheet's name, else by a title over the table.
fn titled_area(context: &SheetContext<'_>) -> String {
    let first_header = context.layout.header_rows.map_or(0, |(first, _)| first);
    let titles = context.sheet.rows.iter().take_while(|row| row.number < first_header);
    let titles = titles.flat_map(|row| row.filled().map(|(_, cell)| cell.shown()));
    let names = std::iter::once(context.sheet.name.clone()).chain(titles);
    names.map(|name| AddressParts::parse(&name).area).find(|area| !area.is_empty()).unwrap_or_default()
}

fn fill(value: &mut String, from: &str) {
    if value.is_empty() {
        from.clone_into(value);
    }
}

fn is_same_name(one: &str, other: &str) -> bool {
    !one.is_empty() && text::fold(one) == text::fold(other)
}

/// Returns whether a row names somebody of the household again: such a row is a slip, not another household.
fn names_again(household: &OpenHousehold, row: &PersonRow) -> bool {
    household.listed.residents.iter().any(|other| {
        let is_same = match (other.birth, row.birth) {
            (Some(known), Some(birth)) => known == birth,
            _ => other.phone.as_ref().zip(row.phone.as_ref()).is_none_or(|(known, phone)| known == phone),
        };
        is_same && is_same_name(&other.name, &row.name)
    })
}

fn is_other_address(household: &OpenHousehold, row: &PersonRow) -> bool {
    let known = &household.listed.address;
    !row.address.is_empty() && !known.is_empty() && row.address != *known
}
