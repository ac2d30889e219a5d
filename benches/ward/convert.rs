//! Turns a ward of neutral JSON into the packages two devices of the app would send.
//!
//! A change is one save: a household listed with its people, a step, an edited field, a visit. Each member has a device,
//! whose changes are numbered in the order of their times. What the other device says with an older time becomes a change
//! that the held value had replaced.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result};
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::make_package::{MakePackage, PackageContents};
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::commands::save_record::{SaveArea, SaveMember, SaveTargetSet, SaveWard};
use tung_nha::engine::stored::{Stored as _, VISIT};
use tung_nha::engine::{Engine, Surroundings, shared_id};
use tung_nha::exchange::{self, Header, Scope};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, ChangeId, Directory, EditDraft, GONE, Origin, ReplicaId, Value};
use tung_nha::model::{self, AddressParts, AreaId, Date, MemberId};
use tung_nha::storage::memory::MemoryStore;

use crate::data::{Data, Deletion, Household, Resident, Stamp, Visit};
use crate::spelling::{current, given, listed, outcome, resident_value};

/// The packages of a ward.
pub struct Packages {
    /// Everything the ward holds.
    pub ward: Vec<u8>,
    /// What another device has beside it.
    pub changes: Vec<u8>,
    /// How many changes each of the two holds.
    pub counts: (u64, u64),
}

/// A clock that stands still before the register was listed, and counted ids.
struct Founding {
    ids: u32,
}

impl Surroundings for Founding {
    fn now_ms(&self) -> i64 {
        1_654_500_000_000
    }

    fn new_id(&mut self) -> Id {
        self.ids += 1;
        shared_id(&["founding", &self.ids.to_string()])
    }
}

/// Makes the packages.
///
/// # Errors
/// When the data cannot be sealed.
pub async fn packages(data: &Data) -> Result<Packages> {
    let mut founding =
        Engine::open(MemoryStore::new(), Founding { ids: 0 }, Workspace::Ward).await.context("founding the ward")?;
    let people = found(&mut founding, data).await?;
    let contents = founding.make_package(MakePackage::EVERYTHING).await?;
    let mut converter = Converter { people, ..Converter::default() };
    converter.ward(data);
    converter.changes(data);
    Ok(converter.seal(&contents))
}

/// The ids of what the ward's organisation names.
#[derive(Default)]
struct People {
    areas: HashMap<String, AreaId>,
    members: HashMap<String, MemberId>,
}

async fn found(engine: &mut Engine<MemoryStore, Founding>, data: &Data) -> Result<People> {
    let ward = model::Ward { name: "Phường Cao Xanh".to_owned(), province: "Tỉnh Quảng Ninh".to_owned() };
    engine.save_ward(SaveWard(new(ward))).await?;
    let view = engine.targets_view(&tung_nha::engine::queries::targets::TargetsQuestion::default());
    let (id, before) = view.set.context("a new ward has a target set")?;
    let after = model::TargetSet { until: Date::new(2022, 12, 31), ..before.clone() };
    engine.save_target_set(SaveTargetSet(id, Edited { before, after, basis: view.basis })).await?;
    let mut people = People::default();
    for name in data.ward.households.iter().chain(&data.changes.households).map(|household| &household.khu) {
        if !people.areas.contains_key(name) {
            let saved = engine.save_area(SaveArea(None, new(model::Area { name: name.clone() }))).await?;
            people.areas.insert(name.clone(), saved.id);
        }
    }
    for author in authors(data) {
        let member =
            model::Member { name: format!("Thành viên {}", author.trim_start_matches("tv-")), ..Default::default() };
        let saved = engine.save_member(SaveMember(None, new(member))).await?;
        people.members.insert(author, saved.id);
    }
    Ok(people)
}

fn new<T: Default>(after: T) -> Edited<T> {
    Edited { before: T::default(), after, basis: Basis::default() }
}

fn authors(data: &Data) -> BTreeSet<String> {
    let mut authors = BTreeSet::new();
    let mut note = |stamp: &Stamp| {
        authors.insert(stamp.by.clone());
    };
    let (ward, changes) = (&data.ward, &data.changes);
    ward.households.iter().chain(&changes.households).for_each(|row| note(&row.stamp));
    ward.visits.iter().chain(&changes.visits).for_each(|row| note(&row.stamp));
    changes.changes.iter().for_each(|row| note(&row.stamp));
    changes.deletions.iter().for_each(|row| note(&row.stamp));
    for resident in ward.residents.iter().chain(&changes.residents) {
        resident.edited.values().for_each(&mut note);
        resident.status.values().for_each(|status| note(&status.stamp));
    }
    authors
}

/// An edit of the ward file: kind, record and the fields it sets.
type EditIn = (&'static str, Id, Vec<(String, Value)>);

/// A save that has no number yet.
struct Save {
    stamp: Stamp,
    origin: Origin,
    edits: Vec<EditIn>,
    /// It is in the other device's package, not in the ward's.
    is_change: bool,
    /// Takes the record away, having seen everything about it.
    removes: bool,
}

#[derive(Default)]
struct Converter {
    people: People,
    saves: Vec<Save>,
    /// The household of each resident, for steps that are kept on the house.
    homes: HashMap<String, String>,
    /// The household of each resident and visit, for writing near each other what is about one house.
    places: HashMap<Id, Id>,
}

/// Returns the id a record of the JSON has in the app.
pub fn id(text: &str) -> Id {
    shared_id(&["sample", text])
}

impl Converter {
    fn ward(&mut self, data: &Data) {
        self.register(&data.ward.households, &data.ward.residents, false);
        data.ward.visits.iter().for_each(|visit| self.visit(visit, false));
    }

    fn changes(&mut self, data: &Data) {
        let changes = &data.changes;
        self.register(&changes.households, &changes.residents, true);
        changes.visits.iter().for_each(|visit| self.visit(visit, true));
        for change in &changes.changes {
            let text = change.value.as_str().unwrap_or_default();
            if let Some(item) = change.field.strip_prefix("status.") {
                self.step(&change.id, item, change.value.as_u64().unwrap_or_default() as u8, &change.stamp, true);
            } else {
                let value = resident_value(&change.field, text);
                self.edit(model::Resident::KIND, id(&change.id), &change.field, value, &change.stamp, true);
            }
        }
        changes.deletions.iter().for_each(|deletion| self.deletion(deletion));
    }

    /// Lists households with their people, and everything recorded about the people later.
    fn register(&mut self, households: &[Household], residents: &[Resident], is_change: bool) {
        let mut by_home: HashMap<&str, Vec<&Resident>> = HashMap::new();
        for resident in residents {
            by_home.entry(&resident.household).or_default().push(resident);
            self.homes.insert(resident.id.clone(), resident.household.clone());
            self.places.insert(id(&resident.id), id(&resident.household));
        }
        for household in households {
            let mut edits = vec![self.household(household)];
            let people = by_home.get(household.id.as_str()).map_or(&[][..], Vec::as_slice);
            edits.extend(people.iter().map(|resident| listed(resident)));
            let stamp = household.stamp.clone();
            self.saves.push(Save { stamp, origin: Origin::Register, edits, is_change, removes: false });
        }
        for resident in residents {
            for (field, stamp) in &resident.edited {
                let value = resident_value(field, current(resident, field));
                self.edit(model::Resident::KIND, id(&resident.id), field, value, stamp, is_change);
            }
            for (item, status) in &resident.status {
                self.step(&resident.id, item, status.step, &status.stamp, is_change);
            }
        }
    }

    fn household(&self, row: &Household) -> (&'static str, Id, Vec<(String, Value)>) {
        let parts = AddressParts::parse(&row.address);
        let household = model::Household {
            area: self.people.areas.get(&row.khu).copied(),
            group: row.to.clone(),
            lane: parts.lane,
            number: model::HouseNumber::new(&row.house),
            address: row.address.clone(),
            code: row.stt.to_string(),
            ocop: row.ocop,
            business: row.business,
            farms: row.agri,
            ..model::Household::default()
        };
        (model::Household::KIND, id(&row.id), given(household.write()))
    }

    fn visit(&mut self, visit: &Visit, is_change: bool) {
        self.places.insert(id(&visit.id), id(&visit.household));
        // A visit without a time of its own was when its change was made.
        let mut set = vec![
            ("household".to_owned(), Value::text(&id(&visit.household).to_string())),
            ("outcome".to_owned(), Value::text(outcome(&visit.outcome))),
        ];
        if !visit.note.is_empty() {
            set.push(("note".to_owned(), Value::text(&visit.note)));
        }
        if !visit.lines.is_empty() {
            let line = |line: &crate::data::Line| format!("{} {} {}", id(&line.resident), line.item, line.step).into();
            set.push(("lines".to_owned(), Value::List(visit.lines.iter().map(line).collect())));
        }
        let edits = vec![(VISIT, id(&visit.id), set)];
        let stamp = visit.stamp.clone();
        self.saves.push(Save { stamp, origin: Origin::Form, edits, is_change, removes: false });
    }

    /// Records a step: what a house sells or grows on the house, everything else on the person.
    fn step(&mut self, resident: &str, item: &str, step: u8, stamp: &Stamp, is_change: bool) {
        let is_of_house = matches!(item, "H03" | "H04" | "H05" | "H06");
        let home = self.homes.get(resident).filter(|_| is_of_house);
        let (kind, record) = match home {
            Some(home) => (model::Household::KIND, id(home)),
            None => (model::Resident::KIND, id(resident)),
        };
        self.edit(kind, record, &format!("s.{item}"), Value::Number(step.into()), stamp, is_change);
    }

    fn edit(&mut self, kind: &'static str, record: Id, field: &str, value: Value, stamp: &Stamp, is_change: bool) {
        let edits = vec![(kind, record, vec![(field.to_owned(), value)])];
        self.saves.push(Save { stamp: stamp.clone(), origin: Origin::Form, edits, is_change, removes: false });
    }

    fn deletion(&mut self, deletion: &Deletion) {
        let kind = if deletion.kind == VISIT { VISIT } else { model::Resident::KIND };
        let edits = vec![(kind, id(&deletion.id), Vec::new())];
        let stamp = deletion.stamp.clone();
        self.saves.push(Save { stamp, origin: Origin::Form, edits, is_change: true, removes: true });
    }

    /// Numbers the saves in the order of their times, removals last: they have seen everything. In the files, what is
    /// about one house stands together, as after an evening's walk.
    fn seal(mut self, founding: &PackageContents) -> Packages {
        self.saves.sort_by_key(|save| (save.removes, save.stamp.at));
        let mut counters: BTreeMap<String, u32> = BTreeMap::new();
        let mut heads: HashMap<Id, BTreeMap<String, ChangeId>> = HashMap::new();
        let mut ward = Lines {
            directory: founding.directory.clone(),
            chunks: founding.chunks.clone(),
            count: founding.made.holds.changes,
        };
        let mut changes = Lines::default();
        let (mut of_ward, mut of_changes) = (Vec::new(), Vec::new());
        for save in std::mem::take(&mut self.saves) {
            let counter = counters.entry(save.stamp.by.clone()).or_default();
            *counter += 1;
            let replica = ReplicaId(shared_id(&["device", &save.stamp.by]));
            let draft = self.draft(&save, *counter, &heads);
            let change = Change::seal(replica, *counter, &draft);
            for edit in &draft.edits {
                let fields = heads.entry(edit.record).or_default();
                fields.extend(edit.set.keys().map(|field| (field.clone(), change.id)));
            }
            let home = self.home_of(&save);
            let lines = if save.is_change { &mut of_changes } else { &mut of_ward };
            lines.push((home, change));
        }
        for (lines, mut sealed) in [(&mut ward, of_ward), (&mut changes, of_changes)] {
            sealed.sort_by_key(|(home, _)| *home);
            for (_, change) in &sealed {
                lines.add(change);
            }
        }
        let counts = (u64::from(ward.count), u64::from(changes.count));
        Packages {
            ward: ward.package(founding, "Cán bộ phường"),
            changes: changes.package(founding, "Tổ trưởng"),
            counts,
        }
    }

    fn home_of(&self, save: &Save) -> Option<Id> {
        save.edits.first().map(|(_, record, _)| self.places.get(record).copied().unwrap_or(*record))
    }

    fn draft(&self, save: &Save, counter: u32, heads: &HashMap<Id, BTreeMap<String, ChangeId>>) -> ChangeDraft {
        let edit = |(kind, record, set): &(&'static str, Id, Vec<(String, Value)>)| {
            let held = heads.get(record);
            let replaced = |field: &str| held.and_then(|held| held.get(field)).copied().into_iter().collect();
            let mut fields: BTreeMap<_, _> =
                set.iter().map(|(field, value)| (field.clone(), (value.clone(), replaced(field)))).collect();
            if save.removes {
                let seen: BTreeSet<ChangeId> = held.into_iter().flat_map(BTreeMap::values).copied().collect();
                let seen = seen.into_iter().map(|change| change.0.to_string().into());
                let reason = std::iter::once(Box::from("mistake"));
                fields.insert(GONE.to_owned(), (Value::List(reason.chain(seen).collect()), Vec::new()));
            }
            let is_personal = fields.keys().any(|field| !field.starts_with("s."));
            let salt = is_personal.then(|| shared_id(&["salt", &record.to_string(), &counter.to_string()]));
            EditDraft { kind, record: *record, set: fields, salt }
        };
        ChangeDraft {
            time_ms: save.stamp.at,
            author: self.people.members.get(&save.stamp.by).map(|member| member.0),
            origin: save.origin,
            edits: save.edits.iter().map(edit).collect(),
        }
    }
}

/// The lines of a package in the making.
#[derive(Default)]
struct Lines {
    directory: Directory,
    chunks: Vec<Vec<u8>>,
    count: u32,
}

impl Lines {
    fn add(&mut self, change: &Change) {
        let mut line = Vec::new();
        // A ward has a few dozen members: their directory never fills up.
        if change.write(&mut self.directory, &mut line).is_ok() {
            self.chunks.push(line);
            self.count += 1;
        }
    }

    fn package(&self, founding: &PackageContents, sender: &str) -> Vec<u8> {
        let header = Header {
            app: env!("CARGO_PKG_VERSION").to_owned(),
            made_by: founding.replica,
            member: None,
            sender: sender.to_owned(),
            ward: founding.ward.clone(),
            made_at_ms: founding.made_at_ms,
            scope: Scope::All,
            since_last: false,
            have: founding.have.clone(),
        };
        exchange::write(&header, &self.directory, self.chunks.iter().map(Vec::as_slice), u64::from(self.count))
    }
}
