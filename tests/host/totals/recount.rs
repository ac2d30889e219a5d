//! Every number, counted slowly from what a package says: one looks at everybody, as the announcement has it.

use crate::totals::log::{Log, Record, Records, flag, number, shown, words};
use std::collections::{BTreeMap, BTreeSet};
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::period::Activity;

/// A day, as year, month and day.
pub type Day = (i64, i64, i64);

/// What there is, and what is promised.
pub struct Count {
    pub homes: Vec<Home>,
    /// In the order of their codes.
    pub items: Vec<Item>,
    /// Targets by their codes, with the codes of their items.
    pub targets: BTreeMap<String, Vec<String>>,
    /// The day ages are reckoned on.
    pub closing: Day,
}

pub struct Home {
    pub id: String,
    pub area: String,
    record: Record,
    /// Everybody listed here.
    pub people: Vec<(String, Record)>,
    pub visits: Vec<Visit>,
}

pub struct Visit {
    id: String,
    at_ms: i64,
    pub by: String,
    outcome: String,
}

pub struct Item {
    pub code: String,
    target: String,
    pub is_of_house: bool,
    min_age: Option<i64>,
    smartphone: bool,
    ocop: bool,
    farms: bool,
    permanent: bool,
    present: bool,
    pub pass: i64,
}

/// Somebody or some house whom an item concerns, or may concern.
struct Stands {
    id: String,
    /// Whether it does for certain.
    applies: bool,
    step: i64,
    is_exempt: bool,
}

/// Reads "1979-03-12", "2007-08" or "1954": what is not known is taken for the first.
pub fn day(code: &str) -> Option<Day> {
    let mut parts = code.split('-').map(|part| part.parse::<i64>().ok());
    let year = parts.next()??;
    Some((year, parts.next().flatten().unwrap_or(1), parts.next().flatten().unwrap_or(1)))
}

/// The completed years of a person on a day; nothing of who was born later, or nobody knows when.
fn age(person: &Record, on: Day) -> Option<i64> {
    let born = day(words(person, "birth")).filter(|born| *born <= on)?;
    let is_to_come = (on.1, on.2) < (born.1, born.2);
    Some(on.0 - born.0 - i64::from(is_to_come))
}

fn lives_here(person: &Record) -> bool {
    !["moved", "dead"].contains(&words(person, "residence"))
}

fn step(record: &Record, item: &Item) -> i64 {
    number(record, &format!("s.{}", item.code)).unwrap_or_default()
}

fn is_exempt(record: &Record, item: &Item) -> bool {
    shown(record, &format!("x.{}", item.code)).is_some_and(|said| !said.value.is_null())
}

impl Count {
    pub fn of(records: &Records, today: Day) -> Self {
        let set = records.held("target_set").next();
        let closing = set.and_then(|(_, set)| day(words(set, "until"))).unwrap_or(today);
        let set = set.map(|(id, _)| id).unwrap_or_default();
        let targets: BTreeMap<&str, &str> = records
            .held("target")
            .filter(|(_, target)| words(target, "set") == set)
            .map(|(id, target)| (id, words(target, "code")))
            .collect();
        let mut items: Vec<Item> = records.held("item").filter_map(|(_, item)| Item::read(item, &targets)).collect();
        items.sort_by(|one, other| one.code.cmp(&other.code));
        let of_target =
            |code: &str| items.iter().filter(|item| item.target == code).map(|item| item.code.clone()).collect();
        let targets = targets.values().map(|code| ((*code).to_owned(), of_target(code))).collect();
        Self { homes: homes(records), items, targets, closing }
    }

    /// Looks at everybody in some homes whom an item concerns.
    fn stands(&self, item: &Item, homes: &[&Home]) -> Vec<Stands> {
        let mut found = Vec::new();
        for home in homes {
            let is_house = (!item.ocop || flag(&home.record, "ocop")) && (!item.farms || flag(&home.record, "farms"));
            let people = home.people.iter().filter(|(_, person)| lives_here(person));
            if item.is_of_house {
                let adults = people.filter(|(_, person)| age(person, self.closing) >= Some(18));
                let steps = adults.map(|(_, person)| step(person, item)).chain([step(&home.record, item)]);
                let step = steps.max().unwrap_or_default();
                let is_exempt = is_exempt(&home.record, item);
                found.push(Stands { id: home.id.clone(), applies: is_house, step, is_exempt });
                continue;
            }
            for (id, person) in people {
                let is_old_enough = item.min_age.is_none_or(|min| age(person, self.closing) >= Some(min));
                let residence = words(person, "residence");
                if (item.permanent && residence == "temporary") || (item.present && residence == "away") {
                    continue;
                }
                let phone = words(person, "smartphone");
                if is_old_enough && !(item.smartphone && phone == "no") {
                    let applies = is_house && (!item.smartphone || phone == "yes");
                    let (step, is_exempt) = (step(person, item), is_exempt(person, item));
                    found.push(Stands { id: id.clone(), applies, step, is_exempt });
                }
            }
        }
        found
    }

    pub fn item(&self, code: &str, homes: &[&Home]) -> Total {
        let item = self.items.iter().find(|item| item.code == code).unwrap();
        let mut total = Total::default();
        for Stands { applies, step, is_exempt, .. } in self.stands(item, homes) {
            if !applies {
                total.undecided += 1;
                continue;
            }
            total.audience += 1;
            total.achieved += u32::from(step >= item.pass);
            total.under_way += u32::from(step < item.pass && step >= 2);
            total.unknown += u32::from(step == 0);
            total.exempt += u32::from(step < item.pass && is_exempt);
        }
        total
    }

    /// Counts a target of several items: who keeps every one that applies keeps it. `None` where it has one item, or
    /// people and houses would be mixed.
    pub fn target(&self, code: &str, homes: &[&Home]) -> Option<Total> {
        let items: Vec<&Item> = self.items.iter().filter(|item| item.target == code).collect();
        if items.len() < 2 || items.iter().any(|item| item.is_of_house != items[0].is_of_house) {
            return None;
        }
        let mut everybody: BTreeMap<String, Vec<(i64, Stands)>> = BTreeMap::new();
        for item in items {
            for stands in self.stands(item, homes) {
                everybody.entry(stands.id.clone()).or_default().push((item.pass, stands));
            }
        }
        let mut total = Total::default();
        for mut of_one in everybody.into_values() {
            of_one.retain(|(_, stands)| stands.applies);
            if of_one.is_empty() {
                total.undecided += 1;
                continue;
            }
            let keeps = |(pass, stands): &(i64, Stands)| stands.step >= *pass;
            let keeps_all = of_one.iter().all(keeps);
            total.audience += 1;
            total.achieved += u32::from(keeps_all);
            total.under_way += u32::from(!keeps_all && of_one.iter().any(|of| keeps(of) || of.1.step >= 2));
            total.unknown += u32::from(of_one.iter().all(|(_, stands)| stands.step == 0));
            total.exempt += u32::from(!keeps_all && of_one.iter().all(|of| keeps(of) || of.1.is_exempt));
        }
        Some(total)
    }

    pub fn without_birth(homes: &[&Home]) -> u32 {
        let people = homes.iter().flat_map(|home| &home.people).filter(|(_, person)| lives_here(person));
        people.filter(|(_, person)| day(words(person, "birth")).is_none()).count() as u32
    }

    /// Counts what was done in some homes on some days of Vietnam, given by the hours they begin and end.
    pub fn activity(&self, log: &Log, records: &Records, homes: &[&Home], span: std::ops::Range<i64>) -> Activity {
        let guided = ["guided", "partly_guided"];
        let is_reached = |visit: &Visit| [&guided[..], &["informed", "surveyed"]].concat().contains(&&*visit.outcome);
        let mut activity = Activity::default();
        let mut guiding = BTreeSet::new();
        for home in homes {
            let now: Vec<&Visit> = home.visits.iter().filter(|visit| span.contains(&visit.at_ms)).collect();
            activity.visits += now.len() as u32;
            activity.homes_visited += u32::from(!now.is_empty());
            activity.homes_reached += u32::from(now.iter().any(|visit| is_reached(visit)));
            let until = home.visits.iter().filter(|visit| visit.at_ms < span.end);
            activity.homes_reached_ever += u32::from(until.clone().any(is_reached));
            guiding.extend(now.into_iter().filter(|visit| guided.contains(&&*visit.outcome)).map(|visit| &visit.id));
        }
        let steps: BTreeSet<String> = self.items.iter().map(|item| format!("s.{}", item.code)).collect();
        let mut people = BTreeSet::new();
        let is_guiding = |change: &&crate::totals::log::Change| {
            change.edits.iter().any(|edit| edit.kind == "visit" && guiding.contains(&edit.record))
        };
        for edit in log.changes.iter().filter(is_guiding).flat_map(|change| &change.edits) {
            let steps = edit.set.keys().filter(|field| steps.contains(*field)).count() as u32;
            if edit.kind == "resident" && steps > 0 {
                activity.guidances += steps;
                people.insert(records.first("resident", &edit.record));
            }
        }
        activity.people_guided = people.len() as u32;
        activity
    }
}

impl Home {
    /// Returns whether a visit is still to be made.
    pub fn is_left(&self) -> bool {
        self.visits.iter().all(|visit| ["absent", "postponed"].contains(&&*visit.outcome))
    }
}

impl Item {
    fn read(item: &Record, targets: &BTreeMap<&str, &str>) -> Option<Self> {
        Some(Self {
            code: words(item, "code").to_owned(),
            target: (*targets.get(words(item, "target"))?).to_owned(),
            is_of_house: words(item, "unit") == "household",
            min_age: number(item, "min_age"),
            smartphone: flag(item, "if_smartphone"),
            ocop: flag(item, "if_ocop"),
            farms: flag(item, "if_farms"),
            permanent: flag(item, "if_permanent"),
            present: flag(item, "if_present"),
            pass: number(item, "pass").unwrap_or(3),
        })
    }
}

/// Returns the homes on the list: those that were not removed, and those where somebody is listed all the same.
fn homes(records: &Records) -> Vec<Home> {
    let mut people: BTreeMap<String, Vec<(String, Record)>> = BTreeMap::new();
    for (id, person) in records.held("resident") {
        let home = records.first("household", words(person, "household"));
        people.entry(home).or_default().push((id.to_owned(), person.clone()));
    }
    let mut visits: BTreeMap<String, Vec<Visit>> = BTreeMap::new();
    for (id, visit) in records.held("visit") {
        let Some(said) = shown(visit, "household") else { continue };
        visits.entry(records.first("household", said.value.as_str().unwrap())).or_default().push(Visit {
            id: id.to_owned(),
            at_ms: number(visit, "at").unwrap_or(said.at_ms),
            by: said.author.clone().unwrap_or_default(),
            outcome: words(visit, "outcome").to_owned(),
        });
    }
    let homes = records.all("household").map(|(id, record)| Home {
        id: id.to_owned(),
        area: words(record, "area").to_owned(),
        record: record.clone(),
        people: people.remove(id).unwrap_or_default(),
        visits: visits.remove(id).unwrap_or_default(),
    });
    homes.filter(|home| !crate::totals::log::is_gone(&home.record) || !home.people.is_empty()).collect()
}
