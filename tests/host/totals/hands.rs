//! Somebody with a device, who does what was drawn.

use crate::register::lists;
use crate::totals::deeds::{Deed, Sent};
use crate::world::{Device, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::excuse::Excuse;
use tung_nha::engine::commands::judge_same::{JudgeSame, Pair, TakeApart};
use tung_nha::engine::commands::log_visit::LogManyVisits;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::remove::{Remove, Restore};
use tung_nha::engine::commands::save_record::{SaveHousehold, SaveItem, SaveResident, SaveTargetSet};
use tung_nha::engine::commands::take_register::PreviewRegister;
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::queries::household_view::HouseholdView;
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::store::StoreFault;
use tung_nha::model::{
    Audience, Birth, ConsentState, Date, Household, HouseholdId, Item, ItemId, ListedResident, Outcome, Reason,
    Register, Relation, Removal, Residence, Resident, ResidentId, Step, Subject, TargetSet, YesNo,
};

const DAY_MS: i64 = 24 * 3_600_000;

/// Somebody with a device.
pub struct Hands {
    pub device: Device,
    /// What takes back what was done here.
    tokens: Vec<UndoToken>,
    /// Homes whose forms were opened a while ago.
    forms: Vec<HouseholdView>,
}

impl Hands {
    pub fn on(device: Device) -> Self {
        Self { device, tokens: Vec::new(), forms: Vec::new() }
    }

    fn homes(&self) -> Vec<HouseholdId> {
        self.device.engine.index().walk().map(|(id, _)| id).collect()
    }

    fn home(&self, place: usize) -> Option<HouseholdId> {
        let homes = self.homes();
        homes.get(place % homes.len().max(1)).copied()
    }

    /// Everybody who is shown, with the home and the place in it.
    fn people(&self) -> Vec<(HouseholdId, usize, ResidentId)> {
        let of_home = |home| {
            let people = self.device.view(home).residents.into_iter().enumerate();
            people.map(move |(place, person)| (home, place, person.id)).collect::<Vec<_>>()
        };
        self.homes().into_iter().flat_map(of_home).collect()
    }

    fn person(&self, place: usize) -> Option<(HouseholdId, usize, ResidentId)> {
        let people = self.people();
        people.get(place % people.len().max(1)).copied()
    }

    /// Somebody who is shown in a home, or the home.
    fn subject(&self, home: usize, person: Option<usize>) -> Option<Subject> {
        let home = self.home(home)?;
        match person {
            Some(place) => Some(Subject::Resident(self.device.view(home).residents.get(place)?.id)),
            None => Some(Subject::Household(home)),
        }
    }

    fn items(&self) -> Vec<(ItemId, Item)> {
        let view = self.device.engine.targets_view(&TargetsQuestion::default());
        view.targets.into_iter().flat_map(|target| target.items).map(|item| (item.id, item.item)).collect()
    }

    /// Remembers how to take something back, if it was not refused for one of the reasons there may be.
    fn keep(&mut self, done: Result<UndoToken, Fault>, reasons: &[Fault]) {
        match done {
            Ok(token) => self.tokens.push(token),
            Err(fault) => assert!(reasons.contains(&fault), "{fault:?}"),
        }
    }

    /// Does one thing, if there is anything to do it to.
    pub fn act(&mut self, deed: &Deed, other: &mut Self) -> Option<()> {
        match *deed {
            Deed::AddHome { area, number, ocop } => {
                let areas = self.device.engine.organisation_view().areas;
                let lane = format!("Ngõ {}", number % 3);
                let home = self.device.household(areas.get(area)?.id, &lane, &number.to_string());
                self.tokens.extend(self.device.edit_household(home, |household| household.ocop = ocop));
            }
            Deed::AddPerson { home, year } => {
                let birth = year.map(|year| year.to_string()).unwrap_or_default();
                let people = [person("Nguyễn Văn Thử", Relation::Other, &birth, "")];
                let token = self.device.people(self.home(home)?, &people);
                self.tokens.push(token);
            }
            Deed::EditHome { home, what } => {
                let areas = self.device.engine.organisation_view().areas;
                let home = self.home(home)?;
                let areas: Vec<_> = areas.iter().map(|area| area.id).collect();
                let edited = self.device.edit_household(home, |home| match what % 4 {
                    0 => home.area = areas.get(usize::from(what >> 2) % areas.len().max(1)).copied(),
                    other => edit_home(home, other + (what & !3)),
                });
                self.keep(edited, &[]);
            }
            Deed::EditPerson { person, what } => {
                let (home, place, _) = self.person(person)?;
                let edited = self.device.edit_resident(home, place, |person| edit_person(person, what));
                self.keep(edited, &[]);
            }
            Deed::MovePerson { person, to } => {
                let ((home, place, _), to) = (self.person(person)?, self.home(to)?);
                let edited = self.device.edit_resident(home, place, |person| person.household = Some(to));
                self.keep(edited, &[]);
            }
            Deed::Visit { home, ref steps, outcome } => {
                let home = self.home(home)?;
                let (items, people) = (self.items(), self.device.view(home).residents);
                let step = |(person, item, step): &(usize, usize, u8)| {
                    let person = people.get(*person).map(|person| person.id);
                    Some((person, items.get(*item)?.1.code.as_str(), *step))
                };
                let steps: Vec<_> = steps.iter().filter_map(step).collect();
                let saved = self.device.visit(home, Outcome::ALL[outcome % Outcome::ALL.len()], &steps);
                self.tokens.push(saved.undo);
            }
            Deed::Absences { skip } => {
                let households = self.homes().into_iter().skip(skip % 3).step_by(2).collect();
                let at_ms = self.device.around.time_ms();
                let report = LogManyVisits { households, at_ms, outcome: Outcome::Absent, appointment: None };
                let logged = run(self.device.engine.log_many_visits(report));
                self.keep(logged, &[]);
            }
            Deed::Excuse { home, person, item, withdraws } => {
                let subject = self.subject(home, person)?;
                let basis = self.device.view(self.home(home)?).basis;
                let item = self.items().get(item)?.1.code.clone();
                let reason = (!withdraws).then_some(Reason::Personal);
                let excused = run(self.device.engine.excuse(Excuse { subject, item, reason, basis }));
                self.keep(excused, &[]);
            }
            Deed::EditItem { item, min_age, pass, permanent, present } => {
                let basis = self.device.engine.targets_view(&TargetsQuestion::default()).basis;
                let (id, before) = self.items().get(item)?.clone();
                let mut after = before.clone();
                after.audience = Audience { min_age: Some(min_age), permanent, present, ..before.audience.clone() };
                after.ladder.pass = Step::new(pass)?;
                let saved = run(self.device.engine.save_item(SaveItem(Some(id), Edited { before, after, basis })));
                self.keep(saved.map(|saved| saved.undo), &[]);
            }
            Deed::Close { year } => {
                let view = self.device.engine.targets_view(&TargetsQuestion::default());
                let (id, before) = view.set?;
                let until = year.and_then(|year| Date::new(year as i16, 12, 31));
                let after = TargetSet { until, ..before.clone() };
                let edited = Edited { before, after, basis: view.basis };
                let saved = run(self.device.engine.save_target_set(SaveTargetSet(id, edited)));
                self.keep(saved.map(|saved| saved.undo), &[]);
            }
            Deed::TakeList { version } => {
                let ask = PreviewRegister { register: list(version), source: "danh-sach.xlsx".to_owned() };
                self.device.engine.preview_register(ask);
                self.tokens.extend(run(self.device.engine.take_register()).unwrap().undo);
            }
            Deed::Remove { home, person, is_dead } => {
                let subject = self.subject(home, person)?;
                let reason = if is_dead { Removal::Died } else { Removal::Moved };
                let basis = self.device.view(self.home(home)?).basis;
                let removed = run(self.device.engine.remove(Remove { subject, reason, basis }));
                self.keep(removed, &[]);
            }
            Deed::Restore { entry } => {
                let entries = self.device.engine.removed_view().entries;
                let subject = entries.get(entry % entries.len().max(1))?.subject;
                let restored = run(self.device.engine.restore(Restore(subject)));
                self.keep(restored, &[]);
            }
            Deed::JudgeHomes { one, other, is_same } => {
                let pair = Pair::Households(self.home(one)?, self.home(other)?);
                self.judge(pair, is_same);
            }
            Deed::JudgePeople { one, other, is_same } => {
                let pair = Pair::Residents(self.person(one)?.2, self.person(other)?.2);
                self.judge(pair, is_same);
            }
            Deed::TakeApart { home, person } => {
                let subject = self.subject(home, person)?;
                let taken_apart = run(self.device.engine.take_apart(TakeApart(subject)));
                self.keep(taken_apart, &[Fault::NotFound]);
            }
            Deed::OpenForm { home } => self.forms.push(self.device.view(self.home(home)?)),
            Deed::SaveForm { form, person, what } => {
                let form = last(&mut self.forms, form)?;
                self.save_form(form, person, what)?;
            }
            Deed::Decide { conflict, side } => {
                let places = self.device.engine.conflicts_view().places;
                let conflict = &places.get(conflict % places.len().max(1))?.conflict;
                let keep = conflict.keep(side % conflict.sides.len())?;
                run(self.device.engine.settle_conflict(keep)).unwrap();
            }
            Deed::Erase { home, person } => {
                run(self.device.engine.erase(Erase(self.subject(home, person)?))).unwrap();
            }
            Deed::Undo { back } => {
                // What somebody built upon is refused; everything else is taken back.
                let token = last(&mut self.tokens, back)?;
                let undone = run(self.device.engine.undo(token));
                assert!(matches!(undone, Ok(()) | Err(Fault::NotUndoable)), "{undone:?}");
            }
            Deed::UndoTaken { back } => {
                let intakes = self.device.engine.exchange_view().intakes;
                let undoable: Vec<_> = intakes.iter().filter(|intake| intake.is_undoable).collect();
                let number = undoable.get(back % undoable.len().max(1))?.number;
                let undone = run(self.device.engine.undo_taken(number));
                assert!(matches!(undone, Ok(()) | Err(Fault::NotUndoable)), "{undone:?}");
            }
            Deed::Receive { part } => {
                let areas = other.device.engine.organisation_view().areas;
                let ask = match part {
                    Sent::Everything => MakePackage::EVERYTHING,
                    Sent::Newest => MakePackage::NEWEST,
                    Sent::Area(place) => MakePackage::of_area(areas.get(place)?.id),
                };
                let package = other.device.package(ask);
                if matches!(part, Sent::Newest) {
                    other.device.hand_over();
                }
                self.tokens.extend(self.device.receive(&package).undo);
            }
            Deed::Replace => {
                self.device.preview(&other.device.everything());
                run(self.device.engine.replace_all()).unwrap();
            }
            Deed::FailThenVisit { home } => {
                let report = self.device.report(self.home(home)?, Outcome::Guided, &[]);
                self.device.store.fail_next_commit(StoreFault::Full);
                run(self.device.engine.log_visit(report)).unwrap_err();
            }
            Deed::Settle => run(self.device.engine.settle()).unwrap(),
            Deed::Reopen => {
                self.device.restart();
                self.tokens.clear();
            }
            Deed::Tomorrow => {
                self.device.around.set_clock(self.device.around.time_ms() + DAY_MS);
                run(self.device.engine.settle()).unwrap();
            }
        }
        Some(())
    }

    fn judge(&mut self, pair: Pair, is_same: bool) {
        let judged = run(self.device.engine.judge_same(JudgeSame { pair, is_same }));
        // The same was chosen twice.
        self.keep(judged, &[Fault::NotFound]);
    }

    fn save_form(&mut self, form: HouseholdView, person: Option<usize>, what: u8) -> Option<()> {
        let saved = if let Some(place) = person {
            let person = form.residents.get(place)?;
            let mut after = person.resident.clone();
            edit_person(&mut after, what);
            let edited = Edited { before: person.resident.clone(), after, basis: form.basis };
            run(self.device.engine.save_resident(SaveResident(person.id, edited))).map(|saved| saved.undo)
        } else {
            let mut after = form.household.clone();
            edit_home(&mut after, what);
            let edited = Edited { before: form.household, after, basis: form.basis };
            run(self.device.engine.save_household(SaveHousehold(Some(form.id), edited))).map(|saved| saved.undo)
        };
        // It was erased or forgotten meanwhile.
        self.keep(saved, &[Fault::NotFound]);
        Some(())
    }
}

/// Takes one of the last out of a list.
fn last<T>(list: &mut Vec<T>, back: usize) -> Option<T> {
    let place = list.len().checked_sub(back % list.len().max(1) + 1)?;
    Some(list.remove(place))
}

fn edit_home(home: &mut Household, what: u8) {
    match what % 4 {
        1 => home.ocop = !home.ocop,
        2 => home.farms = !home.farms,
        3 => home.consent.state = if what & 4 == 0 { ConsentState::Given } else { ConsentState::Refused },
        _ => home.note = format!("Ghi {what}"),
    }
}

fn edit_person(person: &mut Resident, what: u8) {
    let which = usize::from(what >> 3);
    match what % 5 {
        0 => person.residence = Residence::ALL[which % Residence::ALL.len()],
        1 => person.smartphone = YesNo::ALL[which % YesNo::ALL.len()],
        2 => person.birth = None,
        3 => person.birth = Birth::parse(&format!("15/6/{}", 2000 + which)),
        _ => person.name = format!("Lê Thị {which}"),
    }
}

/// One of the versions of a register: each bit is a difference.
fn list(version: u8) -> Register {
    let is = |bit: u8| version & (1 << bit) != 0;
    let mut register = lists::list();
    let [first, second] = register.households.as_mut_slice() else { unreachable!("two homes are listed") };
    second.ocop = Some(is(0));
    first.area = if is(1) { "Khu 1" } else { "Khu 4B" }.to_owned();
    let child = |year: &str| ListedResident { smartphone: Some(YesNo::Yes), ..lists::person(year, Relation::Child) };
    if is(2) {
        first.residents.push(child("Nguyễn Văn Giang, 1/1/2009"));
    }
    if is(3) {
        second.residents.push(child("Lê Thị Hà, 31/12/2004"));
    }
    first.residents[0].residence = Some(if is(4) { Residence::Moved } else { Residence::Permanent });
    first.residents[1].birth = Birth::parse(if is(5) { "1981" } else { "2005" });
    if is(6) {
        let moved = first.residents.remove(1);
        second.residents.push(moved);
    }
    if is(7) {
        register.households.pop();
    }
    register
}
