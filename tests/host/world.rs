//! A made-up world for tests of the engine: a clock, ids, a store in memory, and one device with short commands.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::choose_me::ChooseMe;
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport, VisitSaved};
use tung_nha::engine::commands::make_package::{MakePackage, PackageScope};
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::commands::save_record::{
    AddResidents, SaveArea, SaveHousehold, SaveMember, SaveResident, SaveWard,
};
use tung_nha::engine::commands::take_package::{Incoming, Maker, PackagePreview, PackageTaken};
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::queries::household_view::HouseholdView;
use tung_nha::engine::queries::walk_list::{WalkPage, WalkQuestion};
use tung_nha::engine::{Engine, Fault, Surroundings, shared_id};
use tung_nha::exchange;
use tung_nha::id::Id;
use tung_nha::log::{GONE, Value};
use tung_nha::model::{
    Area, AreaId, Birth, HouseNumber, Household, HouseholdId, Member, MemberId, Outcome, Phone, Place, Relation,
    Resident, ResidentId, Step, Ward, YesNo,
};
use tung_nha::storage::memory::MemoryStore;

/// 15 June 2022, 8 o'clock in Vietnam.
pub const START_MS: i64 = 1_655_254_800_000;

/// Runs a future that never waits: the store in memory answers at once.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the store in memory made somebody wait"),
    }
}

/// A clock that is set by hand, and ids that are counted.
#[derive(Clone)]
pub struct Around {
    name: &'static str,
    clock: Rc<Cell<i64>>,
    ids: Rc<Cell<u32>>,
}

impl Around {
    pub fn set_clock(&self, unix_ms: i64) {
        self.clock.set(unix_ms);
    }

    /// What the clock shows, without a look that would let it go on.
    pub fn time_ms(&self) -> i64 {
        self.clock.get()
    }
}

impl Surroundings for Around {
    fn now_ms(&self) -> i64 {
        // Every look at the clock finds it a little later, so that no two saves are of the same moment.
        self.clock.set(self.clock.get().saturating_add(1000));
        self.clock.get()
    }

    fn new_id(&mut self) -> Id {
        self.ids.set(self.ids.get() + 1);
        shared_id(&[self.name, &self.ids.get().to_string()])
    }
}

/// A device: an engine on a store in memory.
pub struct Device {
    pub engine: Engine<MemoryStore, Around>,
    pub store: MemoryStore,
    pub around: Around,
    /// What confirms the package made last.
    made: Option<Id>,
}

impl Device {
    /// An empty device whose ids begin with `name`.
    pub fn empty(name: &'static str) -> Self {
        let around = Around { name, clock: Rc::new(Cell::new(START_MS)), ids: Rc::default() };
        Self::open(MemoryStore::new(), around)
    }

    /// A device with the ward, two areas and one member, who uses it.
    pub fn with_ward(name: &'static str) -> Self {
        let mut device = Self::empty(name);
        device.name_ward("Phường Tập Dượt");
        device.area("Khu 1");
        device.area("Khu 2");
        let me = device.member("Trần Thị Mẫu");
        run(device.engine.choose_me(ChooseMe(me))).unwrap();
        device
    }

    /// A device with the ward and two homes of one person each in its first area.
    pub fn with_two_homes(name: &'static str) -> (Self, [HouseholdId; 2]) {
        let mut device = Self::with_ward(name);
        let [area, _] = device.areas();
        let homes = ["7", "9"].map(|number| device.household(area, "Ngõ 1", number));
        for home in homes {
            device.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
        }
        (device, homes)
    }

    pub fn open(store: MemoryStore, around: Around) -> Self {
        let engine = run(Engine::open(store.clone(), around.clone(), Workspace::Ward)).unwrap();
        Self { engine, store, around, made: None }
    }

    /// Another device that holds the same, at the same hour, in the hands of the first member.
    pub fn twin(&mut self, name: &'static str) -> Self {
        let mut twin = Self::empty(name);
        twin.receive(&self.everything());
        twin.around.set_clock(self.around.now_ms());
        let me = twin.engine.organisation_view().members[0].id;
        run(twin.engine.choose_me(ChooseMe(me))).unwrap();
        twin
    }

    /// The same device after the app was closed and opened again.
    pub fn reopened(&self) -> Self {
        Self::open(self.store.fork(), self.around.clone())
    }

    /// Closes the app and opens it again.
    pub fn restart(&mut self) {
        *self = Self::open(self.store.clone(), self.around.clone());
    }

    pub fn name_ward(&mut self, name: &str) -> UndoToken {
        let before = self.engine.organisation_view();
        let after = Ward { name: name.to_owned(), province: String::new() };
        run(self.engine.save_ward(SaveWard(Edited { before: before.ward, after, basis: before.basis }))).unwrap()
    }

    pub fn area(&mut self, name: &str) -> AreaId {
        run(self.engine.save_area(SaveArea(None, new(Area { name: name.to_owned() })))).unwrap().id
    }

    /// The areas of [`Self::with_ward`].
    pub fn areas(&self) -> [AreaId; 2] {
        let areas = self.engine.organisation_view().areas;
        [areas[0].id, areas[1].id]
    }

    pub fn member(&mut self, name: &str) -> MemberId {
        let member = Member { name: name.to_owned(), ..Member::default() };
        run(self.engine.save_member(SaveMember(None, new(member)))).unwrap().id
    }

    pub fn household(&mut self, area: AreaId, lane: &str, number: &str) -> HouseholdId {
        let household = Household {
            area: Some(area),
            group: "Tổ 1".to_owned(),
            lane: lane.to_owned(),
            number: HouseNumber::new(number),
            ..Household::default()
        };
        run(self.engine.save_household(SaveHousehold(None, new(household)))).unwrap().id
    }

    pub fn people(&mut self, household: HouseholdId, people: &[Resident]) -> UndoToken {
        run(self.engine.add_residents(AddResidents(household, people.to_vec()))).unwrap()
    }

    pub fn view(&self, household: HouseholdId) -> HouseholdView {
        self.engine.household_view(household).unwrap()
    }

    pub fn edit_household(&mut self, id: HouseholdId, edit: impl FnOnce(&mut Household)) -> Result<UndoToken, Fault> {
        let view = self.view(id);
        let mut after = view.household.clone();
        edit(&mut after);
        let edited = Edited { before: view.household, after, basis: view.basis };
        run(self.engine.save_household(SaveHousehold(Some(id), edited))).map(|saved| saved.undo)
    }

    pub fn edit_resident(
        &mut self,
        household: HouseholdId,
        place: usize,
        edit: impl FnOnce(&mut Resident),
    ) -> Result<UndoToken, Fault> {
        let view = self.view(household);
        let person = &view.residents[place];
        let mut after = person.resident.clone();
        edit(&mut after);
        let edited = Edited { before: person.resident.clone(), after, basis: view.basis.clone() };
        run(self.engine.save_resident(SaveResident(person.id, edited))).map(|saved| saved.undo)
    }

    /// A visit with steps given as (person, item, step); no person means the house.
    pub fn report(
        &self,
        household: HouseholdId,
        outcome: Outcome,
        steps: &[(Option<ResidentId>, &str, u8)],
    ) -> LogVisit {
        let step = |&(resident, item, step): &(Option<ResidentId>, &str, u8)| StepReport {
            resident,
            item: item.to_owned(),
            step: Step::new(step).unwrap(),
            reason: None,
        };
        LogVisit {
            household,
            at_ms: self.around.now_ms(),
            outcome: Some(outcome),
            place: Place::Home,
            steps: steps.iter().map(step).collect(),
            appointment: None,
            note: String::new(),
            basis: self.view(household).basis,
        }
    }

    pub fn visit(
        &mut self,
        household: HouseholdId,
        outcome: Outcome,
        steps: &[(Option<ResidentId>, &str, u8)],
    ) -> VisitSaved {
        let report = self.report(household, outcome, steps);
        run(self.engine.log_visit(report)).unwrap()
    }

    pub fn walk(&self, question: &WalkQuestion) -> WalkPage {
        self.engine.walk_list(question)
    }

    /// The whole walk.
    pub fn whole_walk(&self) -> WalkPage {
        self.walk(&WalkQuestion { doors: u32::MAX, ..WalkQuestion::default() })
    }

    /// The numbers of the doors that a question finds, in their order.
    pub fn numbers(&self, question: &WalkQuestion) -> Vec<String> {
        let question = WalkQuestion { doors: u32::MAX, ..question.clone() };
        self.walk(&question).lanes.into_iter().flat_map(|lane| lane.doors).map(|door| door.number).collect()
    }

    /// How many households and people there are.
    pub fn counts(&self) -> (u32, u32) {
        let counts = self.engine.index().counts();
        (counts.households, counts.residents)
    }

    /// Every displayed value of every record that is not removed, in the file's spelling.
    pub fn displayed(&self) -> BTreeMap<(String, Id, String), Value> {
        let ledger = self.engine.ledger();
        let (state, names) = (ledger.state(), ledger.state().names());
        let mut displayed = BTreeMap::new();
        for ((kind, id), record) in state.all_records().filter(|(_, record)| !record.is_gone(names.get(GONE))) {
            for cell in record.cells().iter().filter(|cell| names.text(cell.field()) != GONE) {
                let head = cell.shown(ledger.directory()).unwrap();
                if !head.value.is_null() {
                    let key = (names.text(kind).to_owned(), id, names.text(cell.field()).to_owned());
                    displayed.insert(key, head.value.clone());
                }
            }
        }
        displayed
    }

    pub fn check_code(&self) -> String {
        self.engine.overview().check_code
    }

    pub fn package(&mut self, ask: MakePackage) -> Vec<u8> {
        let contents = run(self.engine.make_package(ask)).unwrap();
        self.made = Some(contents.made.token);
        let scope = match contents.scope.clone() {
            PackageScope::Everything => exchange::Scope::All,
            PackageScope::Area(area, name) => exchange::Scope::Area { area: area.0, name },
            PackageScope::Member(member, name) => exchange::Scope::Member { member: member.0, name },
        };
        let header = exchange::Header {
            app: String::new(),
            made_by: contents.replica,
            member: contents.member.map(|member| member.0),
            sender: contents.sender.clone(),
            ward: contents.ward.clone(),
            made_at_ms: contents.made_at_ms,
            scope,
            since_last: contents.since_last,
            have: contents.have.clone(),
        };
        let chunks = contents.chunks.iter().map(Vec::as_slice);
        exchange::write(&header, &contents.directory, chunks, contents.made.holds.changes.into())
    }

    pub fn everything(&mut self) -> Vec<u8> {
        self.package(MakePackage::EVERYTHING)
    }

    /// Says that the package made last left the device.
    pub fn hand_over(&mut self) {
        let token = self.made.take().expect("a package was made");
        assert!(run(self.engine.confirm_hand_over(token)).unwrap(), "no other was made since");
    }

    pub fn preview(&mut self, bytes: &[u8]) -> PackagePreview {
        let package = exchange::read(bytes).unwrap();
        let changes = package.prove_all().unwrap();
        let header = &package.header;
        let preview = PackagePreview {
            sender: header.sender.clone(),
            ward: header.ward.clone(),
            made_at_ms: header.made_at_ms,
            area: match &header.scope {
                exchange::Scope::Area { name, .. } => Some(name.clone()),
                _ => None,
            },
            member: match &header.scope {
                exchange::Scope::Member { name, .. } => Some(name.clone()),
                _ => None,
            },
            is_whole: package.is_whole(),
            bytes: bytes.len() as u64,
            ..PackagePreview::default()
        };
        let source = "gói.txt".to_owned();
        let member = header.member.map(MemberId);
        let maker = Some(Maker { replica: header.made_by, member, have: header.have.clone() });
        self.engine.preview_package(Incoming { preview, changes, source, maker }).unwrap()
    }

    pub fn take(&mut self) -> PackageTaken {
        run(self.engine.take_package()).unwrap()
    }

    pub fn receive(&mut self, bytes: &[u8]) -> PackageTaken {
        self.preview(bytes);
        self.take()
    }
}

/// Each takes in what the other has; then both show the same, and go on showing it when they are opened again.
#[track_caller]
pub fn meet(a: &mut Device, b: &mut Device) {
    let from_a = a.everything();
    a.receive(&b.everything());
    b.receive(&from_a);
    assert_eq!(a.check_code(), b.check_code());
    // Some of what is shown is about today.
    for device in [&mut *a, &mut *b] {
        device.around.set_clock(START_MS);
        run(device.engine.settle()).unwrap();
    }
    a.shown().assert_same(&b.shown(), "two devices that met");
    a.shown().assert_same(&a.reopened().shown(), "and one of them reopened");
}

/// A form that was opened empty.
pub fn new<T: Default>(after: T) -> Edited<T> {
    Edited { before: T::default(), after, basis: Basis::default() }
}

/// A person by name, relation, birth and telephone; those born after 1955 have a smartphone.
pub fn person(name: &str, relation: Relation, birth: &str, phone: &str) -> Resident {
    let birth = Birth::parse(birth);
    let has_smartphone = birth.is_some_and(|birth| birth.year() > 1955);
    Resident {
        name: name.to_owned(),
        relation: Some(relation),
        birth,
        phone: Phone::parse(phone).ok(),
        smartphone: if has_smartphone { YesNo::Yes } else { YesNo::Unknown },
        ..Resident::default()
    }
}
