//! Everything people can do on their phones, drawn at random.

use crate::laws::phones::Phones;
use crate::log_model::Random;
use crate::world::{person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::judge_same::{JudgeSame, Pair, TakeApart};
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::commands::remove::{Remove, Restore};
use tung_nha::engine::commands::save_record::{SaveHousehold, SaveResident};
use tung_nha::model::{Household, Outcome, Relation, Removal, Resident, Subject};

/// Everything that can happen on a phone. Whatever is new for people to do joins here.
#[derive(Clone, Copy, Debug)]
pub enum Operation {
    AddHome,
    AddPerson,
    EditHome,
    EditPerson,
    Visit,
    OpenForm,
    /// Saves a form that was opened a while ago: what it showed may have changed since.
    SaveForm,
    Remove,
    Restore,
    SayTheSame,
    SayNotTheSame,
    TakeApart,
    Decide,
    Undo,
    MakeFile,
    TakeFile,
    /// Takes back a file that was taken in.
    TakeBackFile,
    Restart,
    SetClock,
    Erase,
}

/// How often each happens, unless a law says otherwise; clocks are right and nobody is erased.
pub const OPERATIONS: [(Operation, usize); 18] = [
    (Operation::AddHome, 2),
    (Operation::AddPerson, 2),
    (Operation::EditHome, 8),
    (Operation::EditPerson, 8),
    (Operation::Visit, 4),
    (Operation::OpenForm, 4),
    (Operation::SaveForm, 4),
    (Operation::Remove, 3),
    (Operation::Restore, 2),
    (Operation::SayTheSame, 3),
    (Operation::SayNotTheSame, 1),
    (Operation::TakeApart, 1),
    (Operation::Decide, 3),
    (Operation::Undo, 4),
    (Operation::MakeFile, 6),
    (Operation::TakeFile, 10),
    (Operation::TakeBackFile, 2),
    (Operation::Restart, 1),
];

const YEAR_MS: i64 = 31_557_600_000;

impl Phones {
    /// Draws an operation by its weight.
    fn some_operation(&mut self, weights: &[(Operation, usize)]) -> Operation {
        let mut place = self.random.below(weights.iter().map(|(_, weight)| weight).sum());
        for (operation, weight) in weights {
            match place.checked_sub(*weight) {
                Some(rest) => place = rest,
                None => return *operation,
            }
        }
        unreachable!("the place lies within the weights")
    }

    /// Does something on a phone, if there is anything to do it to.
    fn operate(&mut self, at: usize, operation: Operation) -> Option<()> {
        self.tick(at);
        match operation {
            Operation::AddHome => {
                let areas: Vec<_> = self.device(at).engine.organisation_view().areas.iter().map(|row| row.id).collect();
                let area = self.one_of(&areas)?;
                let number = (self.random.below(4) * 2 + 1).to_string();
                self.device(at).household(area, "Ngõ 1", &number);
            }
            Operation::AddPerson => {
                let home = self.some_home(at)?;
                let someone = person(&self.text(), Relation::Lodger, "1970", "");
                let undo = self.device(at).people(home, &[someone]);
                self.phones[at].undo.push(undo);
            }
            Operation::EditHome => {
                let (home, note) = (self.some_home(at)?, self.text());
                let undo = self.device(at).edit_household(home, |home| home.note.clone_from(&note)).unwrap();
                self.phones[at].undo.push(undo);
                assert_eq!(self.device(at).view(home).household.note, note, "the author sees something else");
            }
            Operation::EditPerson => self.edit_person(at)?,
            Operation::Visit => {
                let (home, place) = self.some_person(at)?;
                let note = self.text();
                let resident = self.device(at).view(home).residents[place].id;
                let step = u8::try_from(self.random.below(5)).unwrap();
                let report = self.device(at).report(home, Outcome::Guided, &[(Some(resident), "H01", step)]);
                let saved = run(self.device(at).engine.log_visit(LogVisit { note, ..report })).unwrap();
                self.phones[at].undo.push(saved.undo);
            }
            Operation::OpenForm => {
                let home = self.some_home(at)?;
                let view = self.device(at).view(home);
                self.phones[at].forms.push(view);
            }
            Operation::SaveForm => self.save_form(at)?,
            Operation::Remove => {
                let home = self.some_home(at)?;
                let view = self.device(at).view(home);
                let of_person = view.residents.first().filter(|_| self.random.one_in(2));
                let subject = of_person.map_or(Subject::Household(home), |person| Subject::Resident(person.id));
                let remove = Remove { subject, reason: Removal::Moved, basis: view.basis };
                let undo = run(self.device(at).engine.remove(remove)).unwrap();
                self.phones[at].undo.push(undo);
            }
            Operation::Restore => {
                let entries = self.device(at).engine.removed_view().entries;
                let subject = self.one_of(&entries)?.subject;
                let undo = run(self.device(at).engine.restore(Restore(subject))).unwrap();
                self.phones[at].undo.push(undo);
            }
            Operation::SayTheSame => self.judge(at, true)?,
            Operation::SayNotTheSame => self.judge(at, false)?,
            Operation::TakeApart => {
                let home = self.some_home(at)?;
                match run(self.device(at).engine.take_apart(TakeApart(Subject::Household(home)))) {
                    Ok(undo) => self.phones[at].undo.push(undo),
                    Err(fault) => assert_eq!(fault, Fault::NotFound),
                }
            }
            Operation::Decide => {
                let places = self.device(at).engine.conflicts_view().places;
                let conflict = self.one_of(&places)?.conflict;
                let side = self.random.below(conflict.sides.len());
                run(self.device(at).engine.settle_conflict(conflict.keep(side).unwrap())).unwrap();
            }
            Operation::Undo => {
                let undo = self.phones[at].undo.pop()?;
                if let Err(fault) = run(self.device(at).engine.undo(undo)) {
                    assert_eq!(fault, Fault::NotUndoable);
                }
            }
            Operation::MakeFile => {
                let file = self.file(at);
                self.files.push(file);
            }
            Operation::TakeFile => {
                let files = self.files.len();
                let place = files.checked_sub(1 + self.random.below(files.max(1)))?;
                let file = std::mem::take(&mut self.files[place]);
                self.device(at).receive(&file);
                self.files[place] = file;
            }
            Operation::TakeBackFile => {
                let intakes = self.device(at).engine.exchange_view().intakes;
                let intake = intakes.iter().find(|intake| intake.is_undoable)?.number;
                if let Err(fault) = run(self.device(at).engine.undo_taken(intake)) {
                    assert_eq!(fault, Fault::NotUndoable);
                }
            }
            Operation::Restart => {
                self.device(at).restart();
                self.phones[at].undo.clear();
            }
            Operation::SetClock => self.set_clock(at),
            Operation::Erase => {
                let subject = match self.random.one_in(3) {
                    true => Subject::Household(self.some_home(at)?),
                    false => Subject::Resident(self.some_resident(at)?),
                };
                run(self.device(at).engine.erase(Erase(subject))).unwrap();
            }
        }
        Some(())
    }

    fn edit_person(&mut self, at: usize) -> Option<()> {
        let ((home, place), text) = (self.some_person(at)?, self.text());
        let is_name = self.random.one_in(2);
        let id = self.device(at).view(home).residents[place].id;
        let edit = |person: &mut Resident| {
            if is_name { &mut person.name } else { &mut person.note }.clone_from(&text);
        };
        let undo = self.device(at).edit_resident(home, place, edit).unwrap();
        self.phones[at].undo.push(undo);
        let shown = self.device(at).view(home).residents.into_iter().find(|person| person.id == id)?.resident;
        assert_eq!(if is_name { shown.name } else { shown.note }, text, "the author sees something else");
        Some(())
    }

    fn save_form(&mut self, at: usize) -> Option<()> {
        let forms = self.phones[at].forms.len();
        let place = forms.checked_sub(1 + self.random.below(forms.max(1)))?;
        let form = self.phones[at].forms.swap_remove(place);
        let text = self.text();
        let saved = match form.residents.first().filter(|_| self.random.one_in(2)) {
            Some(person) => {
                let after = Resident { note: text, ..person.resident.clone() };
                let edited = Edited { before: person.resident.clone(), after, basis: form.basis };
                run(self.device(at).engine.save_resident(SaveResident(person.id, edited))).map(|saved| saved.undo)
            }
            None => {
                let after = Household { note: text, ..form.household.clone() };
                let edited = Edited { before: form.household, after, basis: form.basis };
                run(self.device(at).engine.save_household(SaveHousehold(Some(form.id), edited))).map(|saved| saved.undo)
            }
        };
        match saved {
            Ok(undo) => self.phones[at].undo.push(undo),
            // It was erased meanwhile.
            Err(fault) => assert_eq!(fault, Fault::NotFound),
        }
        Some(())
    }

    fn judge(&mut self, at: usize, is_same: bool) -> Option<()> {
        let pair = match self.random.one_in(2) {
            true => Pair::Households(self.some_home(at)?, self.some_home(at)?),
            false => Pair::Residents(self.some_resident(at)?, self.some_resident(at)?),
        };
        if matches!(pair, Pair::Households(one, other) if one == other)
            || matches!(pair, Pair::Residents(one, other) if one == other)
        {
            return None;
        }
        let undo = run(self.device(at).engine.judge_same(JudgeSame { pair, is_same })).unwrap();
        self.phones[at].undo.push(undo);
        Some(())
    }

    /// Sets a clock wrong by years or ages, or right.
    fn set_clock(&mut self, at: usize) {
        let far = i64::try_from(self.random.below(161)).unwrap() - 80;
        self.phones[at].clock_error_ms = match self.random.below(8) {
            0 | 1 => far * YEAR_MS,
            2 => 10 * YEAR_MS,
            3 => -10 * YEAR_MS,
            4 => -self.now_ms - 1_000_000_000,
            // The last second of the year 9999.
            5 => 253_402_300_799_000 - self.now_ms,
            _ => 0,
        };
    }
}

/// Phones on which a number of things happened; `after_each` looks in after each of them.
pub fn history(
    random: Random,
    phones: usize,
    count: usize,
    weights: &[(Operation, usize)],
    mut after_each: impl FnMut(&mut Phones, usize),
) -> Phones {
    let mut phones = Phones::new(random, phones);
    for _ in 0..count {
        let at = phones.random.below(phones.phones.len());
        let operation = phones.some_operation(weights);
        phones.operate(at, operation);
        phones.note_made(at);
        after_each(&mut phones, at);
    }
    phones
}
