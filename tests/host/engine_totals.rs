//! Random histories: every total equals a slow recount, and what is kept up to date equals what is made anew.

use crate::world::{Device, START_MS, person, run};
use proptest::prelude::*;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::excuse::Excuse;
use tung_nha::engine::commands::log_visit::LogManyVisits;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::save_record::{SaveItem, SaveTargetSet};
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::fields::Fields;
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::names::{Counted, NamesGroup, NamesQuestion};
use tung_nha::engine::queries::targets::{PartKind, TargetsQuestion, TargetsView};
use tung_nha::engine::scope::Scope;
use tung_nha::engine::store::StoreFault;
use tung_nha::id::Id;
use tung_nha::model::{
    AreaId, HouseholdId, Item, ItemUnit, Outcome, Reason, Relation, Residence, Subject, TargetSet, YesNo,
};

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
    Excuse { home: usize, place: Option<usize>, item: usize, withdraws: bool },
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
        2 => (small.clone(), prop::option::of(0..3_usize), 0..13_usize, any::<bool>())
            .prop_map(|(home, place, item, withdraws)| Deed::Excuse { home, place, item, withdraws }),
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
        Deed::Excuse { home, place, item, withdraws } => {
            let home = pick(device, *home)?;
            let view = device.view(home);
            let subject = match place {
                Some(place) => Subject::Resident(view.residents.get(*place)?.id),
                None => Subject::Household(home),
            };
            let (_, item, _) = items(device).into_iter().nth(*item)?;
            let reason = (!withdraws).then_some(Reason::Personal);
            let excuse = Excuse { subject, item: item.code, reason, basis: view.basis };
            tokens.push(run(device.engine.excuse(excuse)).unwrap());
        }
        Deed::EditItem { item, min_age, pass } => {
            let basis = device.engine.targets_view(&TargetsQuestion::default()).basis;
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
    let view = device.engine.targets_view(&TargetsQuestion::default());
    view.targets.into_iter().flat_map(|target| target.items).map(|item| (item.id, item.item, item.total)).collect()
}

fn field(device: &Device, kind: &str, record: Id, field: &str) -> tung_nha::log::Value {
    let ledger = device.engine.ledger();
    let fields = Fields::of(ledger.state(), ledger.directory(), kind, record);
    fields.head(field).map(|head| head.value.clone()).unwrap_or_default()
}

fn step(device: &Device, kind: &str, record: Id, item: &Item) -> i64 {
    field(device, kind, record, &format!("s.{}", item.code)).as_number().unwrap_or_default()
}

/// How somebody or some house stands to an item that applies (`Some`) or may apply (`None`): step, and whether excused.
type Stands = Option<(i64, bool)>;

/// Looks at everybody, as the announcement says it: with none of the engine's own rules. Returns for each person and
/// house whom an item concerns or may concern how they stand to it.
fn stands(device: &Device, item: &Item, area: Option<AreaId>) -> Vec<(Id, Stands)> {
    let closing = device.engine.targets_view(&TargetsQuestion::default()).closing.unwrap();
    let mut found = Vec::new();
    for home in homes(device) {
        let view = device.view(home);
        let is_house = (!item.audience.ocop || view.household.ocop) && (!item.audience.farms || view.household.farms);
        if area.is_some_and(|area| view.household.area != Some(area)) {
            continue;
        }
        let lives_here = |residence| !matches!(residence, Residence::Moved | Residence::Dead);
        let people = view.residents.iter().filter(|person| lives_here(person.resident.residence));
        let age = |person: &tung_nha::model::Resident| person.birth.and_then(|birth| birth.age_on(closing));
        let is_exempt = |kind, id| !field(device, kind, id, &format!("x.{}", item.code)).is_null();
        if item.unit == ItemUnit::Person {
            for person in people {
                let old_enough = item.audience.min_age.is_none_or(|min| age(&person.resident) >= Some(min));
                let phone = person.resident.smartphone;
                if old_enough && !(item.audience.smartphone && phone == YesNo::No) {
                    let has_phone = !item.audience.smartphone || phone == YesNo::Yes;
                    let step = step(device, "resident", person.id.0, item);
                    let stands = (step, is_exempt("resident", person.id.0));
                    found.push((person.id.0, (is_house && has_phone).then_some(stands)));
                }
            }
        } else {
            let adults = people.filter(|person| age(&person.resident) >= Some(18));
            let best = adults.map(|person| step(device, "resident", person.id.0, item)).max().unwrap_or_default();
            let step = best.max(step(device, "household", home.0, item));
            found.push((home.0, is_house.then_some((step, is_exempt("household", home.0)))));
        }
    }
    found
}

fn recount(device: &Device, item: &Item, area: Option<AreaId>) -> Total {
    let pass = i64::from(item.ladder.pass.get());
    let mut total = Total::default();
    for (_, stands) in stands(device, item, area) {
        let Some((step, is_exempt)) = stands else {
            total.undecided += 1;
            continue;
        };
        total.audience += 1;
        total.achieved += u32::from(step >= pass);
        total.under_way += u32::from(step < pass && step >= 2);
        total.unknown += u32::from(step == 0);
        total.exempt += u32::from(step < pass && is_exempt);
    }
    total
}

/// Counts a target of several items: who keeps every one that applies keeps it.
fn recount_together(device: &Device, items: &[&Item], area: Option<AreaId>) -> Total {
    let mut everybody: std::collections::BTreeMap<Id, Vec<(i64, Stands)>> = std::collections::BTreeMap::new();
    for item in items {
        for (id, stands) in stands(device, item, area) {
            everybody.entry(id).or_default().push((item.ladder.pass.get().into(), stands));
        }
    }
    let mut total = Total::default();
    for items in everybody.values() {
        let known: Vec<_> = items.iter().filter_map(|(pass, stands)| stands.map(|stands| (*pass, stands))).collect();
        if known.is_empty() {
            total.undecided += 1;
            continue;
        }
        let keeps_all = known.iter().all(|(pass, (step, _))| step >= pass);
        total.audience += 1;
        total.achieved += u32::from(keeps_all);
        total.under_way += u32::from(!keeps_all && known.iter().any(|(pass, (step, _))| step >= pass || *step >= 2));
        total.unknown += u32::from(known.iter().all(|(_, (step, _))| *step == 0));
        total.exempt += u32::from(!keeps_all && known.iter().all(|(pass, (step, exempt))| step >= pass || *exempt));
    }
    total
}

/// Holds every number of something counted against the names behind it.
fn check_names(device: &Device, of: &Counted, total: &Total, scope: &Scope) {
    let named = |group| {
        let question = NamesQuestion { of: of.clone(), group, scope: scope.clone(), skip: 0, take: 0 };
        device.engine.names(&question).total
    };
    let numbers = [
        (NamesGroup::Achieved, total.achieved),
        (NamesGroup::Left, total.audience - total.achieved),
        (NamesGroup::UnderWay, total.under_way),
        (NamesGroup::Unknown, total.unknown),
        (NamesGroup::Exempt, total.exempt),
        (NamesGroup::Undecided, total.undecided),
    ];
    for (group, number) in numbers {
        assert_eq!(named(group), number, "{group:?} of {of:?} in {scope:?}");
    }
}

fn check(device: &Device) {
    let areas: Vec<AreaId> = device.engine.organisation_view().areas.iter().map(|area| area.id).collect();
    for area in std::iter::once(None).chain(areas.into_iter().map(Some)) {
        let scope = Scope { area, ..Scope::WARD };
        let view = device.engine.targets_view(&TargetsQuestion { scope: scope.clone(), by: Some(PartKind::Lane) });
        for target in &view.targets {
            for item in &target.items {
                assert_eq!(item.total, recount(device, &item.item, area), "{} in {area:?}", item.item.code);
                check_names(device, &Counted::Item(item.item.code.clone()), &item.total, &scope);
            }
            let items: Vec<&Item> = target.items.iter().map(|item| &item.item).collect();
            let is_mixed = items.iter().any(|item| item.unit != items[0].unit);
            assert_eq!(target.together.is_some(), items.len() > 1 && !is_mixed);
            if let Some(together) = target.together {
                assert_eq!(together, recount_together(device, &items, area), "{} in {area:?}", target.target.code);
                check_names(device, &Counted::Target(target.id), &together, &scope);
            }
        }
        check_parts(&view);
    }
    let again = device.reopened();
    again.shown().assert_same(&device.shown(), "made anew from the store");
    assert_eq!(again.check_code(), device.check_code());
}

/// The lanes of a scope add up to it: every home of these histories stands in one.
fn check_parts(view: &TargetsView) {
    let items: Vec<Total> = view.targets.iter().flat_map(|target| &target.items).map(|item| item.total).collect();
    let mut sums = vec![Total::default(); items.len()];
    for part in &view.parts {
        part.items.iter().zip(&mut sums).for_each(|(total, sum)| sum.add(total));
    }
    assert_eq!(sums, items);
    assert_eq!(view.parts.iter().map(|part| part.households).sum::<u32>(), view.households);
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
    let view = device.engine.targets_view(&TargetsQuestion::default());
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

mod trend {
    use super::*;
    use tung_nha::engine::queries::period::PeriodQuestion;
    use tung_nha::engine::queries::trend::{Trend, TrendQuestion};
    use tung_nha::model::Date;

    const WEEK_MS: i64 = 7 * 24 * 3_600_000;

    /// Lets ages be reckoned on the day, so that the past is measured as the present was.
    fn without_closing(device: &mut Device) {
        let view = device.engine.targets_view(&TargetsQuestion::default());
        let (set, before) = view.set.unwrap();
        let after = TargetSet { until: None, ..before.clone() };
        run(device.engine.save_target_set(SaveTargetSet(set, Edited { before, after, basis: view.basis }))).unwrap();
    }

    fn numbers(device: &Device) -> Vec<(u32, u32)> {
        items(device).iter().map(|(_, _, total)| (total.achieved, total.audience)).collect()
    }

    fn trend(device: &mut Device) -> Trend {
        run(device.engine.trend(TrendQuestion { area: None })).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn every_week_is_as_it_was_shown_then(
            weeks in prop::collection::vec(prop::collection::vec(deed(), 0..4), 13),
        ) {
            let mut device = Device::with_ward("a");
            without_closing(&mut device);
            let mut shown = Vec::new();
            for (week, deeds) in weeks.iter().enumerate() {
                let mut tokens = Vec::new();
                device.around.set_clock(START_MS + WEEK_MS * week as i64);
                run(device.engine.settle()).unwrap();
                // What is done later in the week does not count as done at its beginning.
                let _: Trend = trend(&mut device);
                for deed in deeds.iter().filter(|deed| !matches!(deed, Deed::EditItem { .. })) {
                    act(&mut device, deed, &mut tokens);
                }
                shown.push(numbers(&device));
            }
            let day = |week: usize| Date::in_vietnam(START_MS + WEEK_MS * week as i64);
            for (first, last) in [(0, 12), (3, 4), (6, 11)] {
                let ask = PeriodQuestion { scope: Scope::WARD, from: day(first).plus_days(1), until: day(last) };
                let figures = run(device.engine.period(&ask)).unwrap();
                let items = figures.targets.iter().flat_map(|target| &target.items);
                for (place, item) in items.enumerate() {
                    prop_assert_eq!((item.total.achieved, item.total.audience), shown[last][place], "{}", item.code);
                    prop_assert_eq!(item.before, shown[first][place].0, "{}", item.code);
                    prop_assert_eq!(item.before + item.gained, item.total.achieved + item.lost, "{}", item.code);
                }
                for together in figures.targets.iter().filter_map(|target| target.together.as_ref()) {
                    prop_assert_eq!(together.before + together.gained, together.total.achieved + together.lost);
                }
            }
            let trend = trend(&mut device);
            for (place, item) in trend.items.iter().enumerate() {
                let then: Vec<(u32, u32)> = shown.iter().map(|week| week[place]).collect();
                prop_assert_eq!(&item.points, &then, "{}", item.code);
            }
        }
    }
}
