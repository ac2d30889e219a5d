//! Random histories: every total equals a slow recount, and what is kept up to date equals what is made anew.

use crate::world::{Device, START_MS, person, run};
use proptest::prelude::*;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::log_visit::LogManyVisits;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::save_record::{SaveItem, SaveTargetSet};
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::fields::Fields;
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::names::{NamesGroup, NamesQuestion};
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::store::StoreFault;
use tung_nha::id::Id;
use tung_nha::model::{AreaId, HouseholdId, Item, ItemUnit, Outcome, Relation, Residence, TargetSet, YesNo};

/// One thing somebody does; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Deed {
    AddHousehold { area: usize, number: u8, ocop: bool },
    AddPerson { home: usize, year: u16 },
    EditPerson { home: usize, place: usize, what: u8 },
    MovePerson { from: usize, place: usize, to: usize },
    MoveHousehold { home: usize, area: usize },
    Visit { home: usize, steps: Vec<(usize, usize, u8)> },
    Absences { skip: usize },
    EditItem { item: usize, min_age: u8, pass: u8 },
    Undo { back: usize },
    FailThenVisit { home: usize },
    Settle,
    Reopen,
}

fn deed() -> impl Strategy<Value = Deed> {
    let small = 0..12_usize;
    prop_oneof![
        3 => (0..2_usize, any::<u8>(), any::<bool>())
            .prop_map(|(area, number, ocop)| Deed::AddHousehold { area, number, ocop }),
        3 => (small.clone(), 1930..2022_u16).prop_map(|(home, year)| Deed::AddPerson { home, year }),
        3 => (small.clone(), 0..3_usize, any::<u8>())
            .prop_map(|(home, place, what)| Deed::EditPerson { home, place, what }),
        1 => (small.clone(), 0..3_usize, small.clone())
            .prop_map(|(from, place, to)| Deed::MovePerson { from, place, to }),
        1 => (small.clone(), 0..2_usize).prop_map(|(home, area)| Deed::MoveHousehold { home, area }),
        5 => (small.clone(), prop::collection::vec((0..4_usize, 0..13_usize, 0..5_u8), 0..4))
            .prop_map(|(home, steps)| Deed::Visit { home, steps }),
        1 => small.clone().prop_map(|skip| Deed::Absences { skip }),
        1 => (0..13_usize, 0..70_u8, 1..5_u8).prop_map(|(item, min_age, pass)| Deed::EditItem { item, min_age, pass }),
        3 => (0..4_usize).prop_map(|back| Deed::Undo { back }),
        1 => small.prop_map(|home| Deed::FailThenVisit { home }),
        1 => Just(Deed::Settle),
        1 => Just(Deed::Reopen),
    ]
}

fn homes(device: &Device) -> Vec<HouseholdId> {
    device.whole_walk().lanes.iter().flat_map(|lane| &lane.doors).map(|door| door.household).collect()
}

fn pick(device: &Device, place: usize) -> Option<HouseholdId> {
    let homes = homes(device);
    homes.get(place % homes.len().max(1)).copied()
}

/// Does one thing, and remembers how to take it back.
fn act(device: &mut Device, deed: &Deed, tokens: &mut Vec<UndoToken>) -> Option<()> {
    let areas: Vec<AreaId> = device.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    match deed {
        Deed::AddHousehold { area, number, ocop } => {
            let home = device.household(*areas.get(*area)?, &format!("Ngõ {}", number % 3), &number.to_string());
            tokens.extend(device.edit_household(home, |household| household.ocop = *ocop));
        }
        Deed::AddPerson { home, year } => {
            let people = [person("Nguyễn Văn Thử", Relation::Other, &year.to_string(), "")];
            tokens.push(device.people(pick(device, *home)?, &people));
        }
        Deed::EditPerson { home, place, what } => {
            let home = pick(device, *home)?;
            device.view(home).residents.get(*place)?;
            tokens.extend(device.edit_resident(home, *place, |resident| match what % 4 {
                0 => resident.residence = if what & 4 == 0 { Residence::Moved } else { Residence::Permanent },
                1 => resident.smartphone = if what & 4 == 0 { YesNo::No } else { YesNo::Yes },
                2 => resident.birth = None,
                _ => resident.name = format!("Lê Thị {what}"),
            }));
        }
        Deed::MovePerson { from, place, to } => {
            let (from, to) = (pick(device, *from)?, pick(device, *to)?);
            device.view(from).residents.get(*place)?;
            tokens.extend(device.edit_resident(from, *place, |resident| resident.household = Some(to)));
        }
        Deed::MoveHousehold { home, area } => {
            let area = *areas.get(*area)?;
            tokens.extend(device.edit_household(pick(device, *home)?, |household| household.area = Some(area)));
        }
        Deed::Visit { home, steps } => {
            let home = pick(device, *home)?;
            let codes: Vec<String> = items(device).into_iter().map(|(_, item, _)| item.code).collect();
            let people = device.view(home).residents;
            let steps: Vec<_> = steps
                .iter()
                .filter_map(|(person, item, step)| {
                    Some((people.get(*person).map(|person| person.id), codes.get(*item)?.as_str(), *step))
                })
                .collect();
            tokens.push(device.visit(home, Outcome::Guided, &steps).undo);
        }
        Deed::Absences { skip } => {
            let households = homes(device).into_iter().skip(*skip % 3).step_by(2).collect();
            let report =
                LogManyVisits { households, at_ms: 1_655_300_000_000, outcome: Outcome::Absent, appointment: None };
            tokens.push(run(device.engine.log_many_visits(report)).unwrap());
        }
        Deed::EditItem { item, min_age, pass } => {
            let basis = device.engine.targets_view(TargetsQuestion::default()).basis;
            let (id, before, _) = items(device).into_iter().nth(*item)?;
            let mut after = before.clone();
            after.audience.min_age = Some(*min_age);
            after.ladder.pass = tung_nha::model::Step::new(*pass)?;
            let saved = run(device.engine.save_item(SaveItem(Some(id), Edited { before, after, basis })));
            tokens.push(saved.unwrap().undo);
        }
        Deed::Undo { back } => {
            let place = tokens.len().checked_sub(back + 1)?;
            // What somebody built upon is refused; everything else is taken back.
            let _ = run(device.engine.undo(tokens.remove(place)));
        }
        Deed::FailThenVisit { home } => {
            let report = device.report(pick(device, *home)?, Outcome::Guided, &[]);
            device.store.fail_next_commit(StoreFault::Full);
            run(device.engine.log_visit(report)).unwrap_err();
        }
        Deed::Settle => run(device.engine.settle()).unwrap(),
        Deed::Reopen => {
            device.restart();
            tokens.clear();
        }
    }
    Some(())
}

fn items(device: &Device) -> Vec<(tung_nha::model::ItemId, Item, Total)> {
    let view = device.engine.targets_view(TargetsQuestion::default());
    view.targets.into_iter().flat_map(|target| target.items).map(|item| (item.id, item.item, item.total)).collect()
}

fn step(device: &Device, kind: &str, record: Id, item: &Item) -> i64 {
    let ledger = device.engine.ledger();
    let fields = Fields::of(ledger.state(), ledger.directory(), kind, record);
    fields.head(&format!("s.{}", item.code)).and_then(|head| head.value.as_number()).unwrap_or_default()
}

/// Counts an item by looking at everybody, as the announcement says it: with none of the engine's own rules.
fn recount(device: &Device, item: &Item, area: Option<AreaId>) -> Total {
    let closing = device.engine.targets_view(TargetsQuestion::default()).closing.unwrap();
    let pass = i64::from(item.ladder.pass.get());
    let mut total = Total::default();
    let mut count = |is_of_audience: bool, step: i64| {
        if !is_of_audience {
            total.undecided += 1;
            return;
        }
        total.audience += 1;
        total.achieved += u32::from(step >= pass);
        total.unknown += u32::from(step == 0);
    };
    for home in homes(device) {
        let view = device.view(home);
        let is_house = (!item.audience.ocop || view.household.ocop) && (!item.audience.farms || view.household.farms);
        if area.is_some_and(|area| view.household.area != Some(area)) {
            continue;
        }
        let lives_here = |residence| !matches!(residence, Residence::Moved | Residence::Dead);
        let people = view.residents.iter().filter(|person| lives_here(person.resident.residence));
        let age = |person: &tung_nha::model::Resident| person.birth.and_then(|birth| birth.age_on(closing));
        if item.unit == ItemUnit::Person {
            for person in people {
                let old_enough = item.audience.min_age.is_none_or(|min| age(&person.resident) >= Some(min));
                let phone = person.resident.smartphone;
                if old_enough && !(item.audience.smartphone && phone == YesNo::No) {
                    let has_phone = !item.audience.smartphone || phone == YesNo::Yes;
                    count(is_house && has_phone, step(device, "resident", person.id.0, item));
                }
            }
        } else {
            let adults = people.filter(|person| age(&person.resident) >= Some(18));
            let best = adults.map(|person| step(device, "resident", person.id.0, item)).max().unwrap_or_default();
            count(is_house, best.max(step(device, "household", home.0, item)));
        }
    }
    total
}

fn check(device: &Device) {
    let areas: Vec<AreaId> = device.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    for area in std::iter::once(None).chain(areas.into_iter().map(Some)) {
        let view = device.engine.targets_view(TargetsQuestion { area });
        for item in view.targets.iter().flat_map(|target| &target.items) {
            assert_eq!(item.total, recount(device, &item.item, area), "{} in {area:?}", item.item.code);
            let named = |group| {
                let item = item.item.code.clone();
                device.engine.names(&NamesQuestion { item, group, area, skip: 0, take: 0 }).total
            };
            assert_eq!(named(NamesGroup::Achieved), item.total.achieved, "every number opens its names");
            assert_eq!(named(NamesGroup::Unknown), item.total.unknown, "every number opens its names");
            assert_eq!(named(NamesGroup::Undecided), item.total.undecided, "every number opens its names");
            assert_eq!(named(NamesGroup::Left) + item.total.achieved, item.total.audience);
        }
    }
    let again = device.reopened();
    again.shown().assert_same(&device.shown(), "made anew from the store");
    assert_eq!(again.check_code(), device.check_code());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn totals_equal_a_slow_recount_after_every_step(deeds in prop::collection::vec(deed(), 1..14)) {
        let mut device = Device::with_ward("a");
        let mut tokens = Vec::new();
        for deed in &deeds {
            act(&mut device, deed, &mut tokens);
            check(&device);
        }
    }

    #[test]
    fn two_devices_that_exchange_show_the_same(
        deeds in prop::collection::vec((any::<bool>(), deed()), 1..24),
        meetings in prop::collection::vec((0..24_usize, any::<bool>(), any::<bool>()), 0..4),
    ) {
        let mut devices = [Device::with_ward("a"), Device::empty("b")];
        let mut tokens = [Vec::new(), Vec::new()];
        let everything = devices[0].everything();
        devices[1].receive(&everything);
        for (place, (second, deed)) in deeds.iter().enumerate() {
            let who = usize::from(*second);
            act(&mut devices[who], deed, &mut tokens[who]);
            for (_, back, whole) in meetings.iter().filter(|(at, _, _)| *at == place) {
                let (from, to) = if *back { (1, 0) } else { (0, 1) };
                let bytes = devices[from].package(if *whole { MakePackage::EVERYTHING } else { MakePackage::NEWEST });
                devices[to].receive(&bytes);
                check(&devices[to]);
            }
        }
        for (from, to) in [(0, 1), (1, 0)] {
            let bytes = devices[from].everything();
            devices[to].receive(&bytes);
        }
        prop_assert_eq!(devices[0].check_code(), devices[1].check_code());
        devices[0].shown().assert_same(&devices[1].shown(), "two devices that met");
        devices.iter().for_each(check);
    }
}

#[test]
fn people_are_a_day_older_after_midnight_without_any_save() {
    let mut device = Device::with_ward("d");
    let view = device.engine.targets_view(TargetsQuestion { area: None });
    let (set, before) = view.set.unwrap();
    let after = TargetSet { until: None, ..before.clone() };
    run(device.engine.save_target_set(SaveTargetSet(set, Edited { before, after, basis: view.basis }))).unwrap();
    let area = device.engine.organisation_view().areas[0].id;
    let home = device.household(area, "Ngõ 1", "1");
    device.people(home, &[person("Nguyễn Văn Em", Relation::Child, "16/06/2008", "")]);
    let audience = |device: &Device| items(device)[0].2.audience;
    assert_eq!(audience(&device), 0, "thirteen on 15 June 2022");
    device.around.set_clock(START_MS + 24 * 3_600_000);
    run(device.engine.settle()).unwrap();
    assert_eq!(audience(&device), 1);
}
