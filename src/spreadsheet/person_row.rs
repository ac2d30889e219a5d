//! Reads one row: what it says of a person and what it says of the household.

use crate::model::{Birth, Phone, Relation, Residence, Sex, YesNo, text};
use crate::spreadsheet::births::{read_birth, written};
use crate::spreadsheet::columns::Column;
use crate::spreadsheet::context::SheetContext;
use crate::spreadsheet::header_terms::words;
use crate::spreadsheet::phones;
use crate::spreadsheet::problem::{Action, Fault, Problem};
use crate::spreadsheet::remarks;
use crate::spreadsheet::sheet::{Cell, Row};

/// The greatest age believed, in years.
const OLDEST: u8 = 120;

/// What a row says. Empty and `None` mean it does not say.
#[derive(Debug, Default)]
pub struct PersonRow {
    /// The row as the file counts it.
    pub number: u32,
    pub name: String,
    pub birth: Option<Birth>,
    pub sex: Option<Sex>,
    pub relation: Option<Relation>,
    pub phone: Option<Phone>,
    pub smartphone: Option<YesNo>,
    pub residence: Option<Residence>,
    pub notes: Vec<String>,
    pub head_name: String,
    pub code: String,
    pub address: String,
    pub house_number: String,
    pub lane: String,
    pub group: String,
    pub area: String,
    pub ocop: Option<bool>,
    pub business: Option<bool>,
    pub farms: Option<bool>,
    /// A cell that could name the person or the household cannot be read, so the row must not be guessed at.
    pub is_refused: bool,
}

impl PersonRow {
    /// Returns whether the row tells anything about a person.
    pub fn tells_of_person(&self) -> bool {
        self.birth.is_some()
            || self.sex.is_some()
            || self.relation.is_some()
            || self.phone.is_some()
            || self.smartphone.is_some()
            || self.residence.is_some()
            || !self.notes.is_empty()
    }

    /// Takes the head's name for the person's, where the list has no other name or the row speaks of the head alone.
    pub fn settle_name(&mut self, has_name_column: bool) {
        if self.name.is_empty() && !self.head_name.is_empty() && (!has_name_column || self.tells_of_person()) {
            self.name.clone_from(&self.head_name);
            self.relation = self.relation.or(Some(Relation::Head));
        }
    }

    /// Returns whether the row tells what a household's first row does.
    pub fn tells_of_household(&self) -> bool {
        [&self.code, &self.address, &self.house_number, &self.head_name].iter().any(|value| !value.is_empty())
    }
}

/// Reads a row, adding what is odd about it to the problems.
pub fn read_row(context: &SheetContext<'_>, row: &Row, problems: &mut Vec<Problem>) -> PersonRow {
    let mut reader = RowReader {
        context,
        problems,
        person: PersonRow { number: row.number, ..PersonRow::default() },
        birth_column: None,
        split: [None; 2],
    };
    for (column, cell) in row.filled() {
        reader.read_cell(column, cell);
    }
    reader.join_split_birth();
    reader.check_age();
    reader.person
}

struct RowReader<'a, 'b> {
    context: &'a SheetContext<'b>,
    problems: &'a mut Vec<Problem>,
    person: PersonRow,
    birth_column: Option<usize>,
    /// The day and the month of birth, where they have their own columns.
    split: [Option<(usize, i64)>; 2],
}

impl RowReader<'_, '_> {
    fn read_cell(&mut self, column: usize, cell: &Cell) {
        let kind = self.context.layout.column(column);
        if kind == Column::Ignore || kind == Column::PersonIndex {
            return;
        }
        if self.context.sheet.fonts.is_unclear(self.person.number, column as u16) {
            self.refuse(column, kind, cell);
            return;
        }
        if let Cell::Fault(shown) = cell {
            self.complain(column, shown, Fault::SpreadsheetError, Action::LeftEmpty);
            return;
        }
        let shown = text::clean(&cell.shown());
        match kind {
            Column::Ignore | Column::PersonIndex => (),
            Column::Name => append(&mut self.person.name, &shown),
            Column::HeadName => self.person.head_name = shown,
            Column::HouseholdCode => self.person.code = shown,
            Column::Address => append(&mut self.person.address, &shown),
            Column::HouseNumber => self.person.house_number = shown,
            Column::Lane => self.person.lane = shown,
            Column::Group => self.person.group = shown,
            Column::Area => self.person.area = shown,
            Column::Birth => self.read_birth(column, cell, &shown),
            Column::BirthDay => self.read_birth_part(column, cell, &shown, 0),
            Column::BirthMonth => self.read_birth_part(column, cell, &shown, 1),
            Column::Sex => match Sex::read(&shown) {
                Some(sex) => self.person.sex = Some(sex),
                None => self.keep_as_note(column, &shown, Fault::SexUnreadable),
            },
            Column::Male => self.read_sex_mark(column, cell, &shown, Sex::Male),
            Column::Female => self.read_sex_mark(column, cell, &shown, Sex::Female),
            Column::Relation => match Relation::read(&shown) {
                Some(relation) => self.person.relation = Some(relation),
                None => self.keep_as_note(column, &shown, Fault::RelationUnreadable),
            },
            Column::Phone => self.read_phone(column, &shown),
            Column::Residence => self.read_residence(column, &shown),
            Column::Smartphone => match answer(cell, &shown) {
                Some(answer) => self.person.smartphone = Some(answer),
                None => self.keep_as_note(column, &shown, Fault::AnswerUnreadable),
            },
            Column::Ocop => self.person.ocop = self.read_flag(column, cell, &shown),
            Column::Business => self.person.business = self.read_flag(column, cell, &shown),
            Column::Farms => self.person.farms = self.read_flag(column, cell, &shown),
            Column::Note => self.read_note(column, &shown),
        }
    }

    fn complain(&mut self, column: usize, value: &str, fault: Fault, action: Action) {
        self.problems.push(self.context.problem(self.person.number, Some(column), value, fault, action));
    }

    /// Keeps a value that could not be understood, under the words of its own heading.
    fn keep_as_note(&mut self, column: usize, shown: &str, fault: Fault) {
        self.note(column, shown);
        self.complain(column, shown, fault, Action::KeptAsNote);
    }

    fn note(&mut self, column: usize, shown: &str) {
        let heading = self.context.heading(column);
        self.person.notes.push(if heading.is_empty() { shown.to_owned() } else { format!("{heading}: {shown}") });
    }

    /// Leaves out text whose code is unclear; a name that cannot be read for sure keeps the whole row out.
    fn refuse(&mut self, column: usize, kind: Column, cell: &Cell) {
        let names_somebody = matches!(kind, Column::Name | Column::HeadName);
        self.person.is_refused |= names_somebody;
        let action = if names_somebody { Action::RowSkipped } else { Action::LeftEmpty };
        self.complain(column, &cell.shown(), Fault::FontUnclear, action);
    }

    fn read_birth(&mut self, column: usize, cell: &Cell, shown: &str) {
        let Some(read) = read_birth(cell) else {
            self.keep_as_note(column, shown, Fault::BirthUnreadable);
            return;
        };
        let is_taken = self.take_birth(column, read.birth, shown);
        if let Some(fault) = read.repaired.filter(|_| is_taken) {
            self.complain(column, shown, fault, Action::Repaired { to: written(read.birth) });
        }
    }

    /// Takes a birth unless it is yet to come: the forms take none of those either.
    fn take_birth(&mut self, column: usize, birth: Birth, shown: &str) -> bool {
        let is_taken = birth.first_day() <= self.context.today;
        self.person.birth = is_taken.then_some(birth);
        self.birth_column = Some(column);
        if !is_taken {
            self.keep_as_note(column, shown, Fault::BirthInFuture);
        }
        is_taken
    }

    /// Tells of somebody older than people become; the birth stays, for nobody knows a better one.
    fn check_age(&mut self) {
        let Some((birth, column)) = self.person.birth.zip(self.birth_column) else { return };
        if birth.age_on(self.context.today).is_some_and(|age| age > OLDEST) {
            self.complain(column, &written(birth), Fault::BirthLongAgo, Action::Kept);
        }
    }

    fn read_birth_part(&mut self, column: usize, cell: &Cell, shown: &str, part: usize) {
        match (cell.whole(), self.split.get_mut(part)) {
            (Some(number), Some(place)) => *place = Some((column, number)),
            _ => self.keep_as_note(column, shown, Fault::BirthUnreadable),
        }
    }

    /// Puts together a birth whose day, month and year stand in three columns.
    fn join_split_birth(&mut self) {
        let joined = match (self.split, self.person.birth) {
            ([None, None], _) => return,
            ([day, Some((column, month))], Some(Birth::Year(year))) => {
                let day = day.map_or(String::new(), |(_, day)| format!("{day}/"));
                Birth::parse(&format!("{day}{month}/{year}")).map(|birth| (column, birth))
            }
            _ => None,
        };
        if let Some((column, birth)) = joined {
            self.take_birth(column, birth, &written(birth));
            return;
        }
        for (column, number) in self.split.into_iter().flatten() {
            self.keep_as_note(column, &number.to_string(), Fault::BirthUnreadable);
        }
    }

    /// Reads a mark in the men's or women's column, where many lists write the birth instead.
    fn read_sex_mark(&mut self, column: usize, cell: &Cell, shown: &str, sex: Sex) {
        let is_marked = match answer(cell, shown) {
            Some(YesNo::Yes) => true,
            Some(_) => false,
            None if read_birth(cell).is_some() => {
                self.read_birth(column, cell, shown);
                true
            }
            None if Sex::read(shown) == Some(sex) => true,
            None if self.context.has_births_by_sex || looks_like_birth(shown) => {
                self.keep_as_note(column, shown, Fault::BirthUnreadable);
                true
            }
            None => {
                self.keep_as_note(column, shown, Fault::SexUnreadable);
                false
            }
        };
        if !is_marked {
            return;
        }
        if self.person.sex.is_some_and(|other| other != sex) {
            self.person.sex = None;
            self.complain(column, shown, Fault::BothSexes, Action::LeftEmpty);
        } else {
            self.person.sex = Some(sex);
        }
    }

    fn read_phone(&mut self, column: usize, shown: &str) {
        let found = match phones::read(shown) {
            Ok(found) => found,
            Err(fault) => {
                self.keep_as_note(column, shown, Fault::PhoneUnreadable(fault));
                return;
            }
        };
        for (index, read) in found.into_iter().enumerate() {
            let number = read.phone.as_str().to_owned();
            if read.zero_restored {
                self.complain(column, shown, Fault::PhoneZeroLost, Action::Repaired { to: number.clone() });
            }
            if index == 0 && self.person.phone.is_none() {
                self.person.phone = Some(read.phone);
            } else if self.person.phone.as_ref() != Some(&read.phone) {
                self.note(column, &number);
                self.complain(column, &number, Fault::SecondPhone, Action::KeptAsNote);
            }
        }
    }

    fn read_residence(&mut self, column: usize, shown: &str) {
        // Some lists have a column for each kind and tick it.
        let ticked = match YesNo::read(shown) {
            Some(YesNo::Yes) => Residence::read(self.context.heading(column)),
            Some(_) => return,
            None => None,
        };
        match ticked.or_else(|| Residence::read(shown)) {
            Some(residence) => self.person.residence = Some(residence),
            None => self.keep_as_note(column, shown, Fault::ResidenceUnreadable),
        }
    }

    fn read_flag(&mut self, column: usize, cell: &Cell, shown: &str) -> Option<bool> {
        match answer(cell, shown) {
            Some(YesNo::Yes) => Some(true),
            Some(YesNo::No) => Some(false),
            Some(YesNo::Unknown) => None,
            None => {
                self.keep_as_note(column, shown, Fault::AnswerUnreadable);
                None
            }
        }
    }

    fn read_note(&mut self, column: usize, shown: &str) {
        if self.person.residence.is_none()
            && let Some(remark) = remarks::residence(shown)
        {
            self.person.residence = Some(remark.residence);
            let action = if remark.is_all { Action::Kept } else { Action::KeptAsNote };
            self.complain(column, shown, Fault::ResidenceInNote, action);
            if remark.is_all {
                return;
            }
        }
        if words(self.context.heading(column)) == "ghi chu" {
            self.person.notes.push(shown.to_owned());
        } else {
            self.note(column, shown);
        }
    }
}

/// Returns whether a text has the figures of a year at least, be they of a birth that never was: "31/02/1970".
fn looks_like_birth(shown: &str) -> bool {
    shown.bytes().filter(u8::is_ascii_digit).count() >= 4
}

fn append(value: &mut String, part: &str) {
    if !value.is_empty() && !part.is_empty() {
        value.push(' ');
    }
    value.push_str(part);
}

fn answer(cell: &Cell, shown: &str) -> Option<YesNo> {
    match cell {
        Cell::Flag(true) => Some(YesNo::Yes),
        Cell::Flag(false) => Some(YesNo::No),
        _ => YesNo::read(shown),
    }
}
