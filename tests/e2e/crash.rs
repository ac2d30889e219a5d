//! Sudden death: the browser is killed while it saves and while it takes a register in, a hundred times and more.
//!
//! After each death the ward is opened again. Every change is there whole or not at all, and none that was acknowledged
//! is missing.

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

use anyhow::{Result, bail, ensure};
use tung_nha::bridge::PreviewRegisterFile;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport};
use tung_nha::engine::commands::open_ward::{OpenWard, Opened, Settle, Workspace};
use tung_nha::engine::commands::save_record::{AddResidents, SaveHousehold, SaveWard};
use tung_nha::engine::commands::take_register::TakeRegister;
use tung_nha::engine::queries::household_view::{HouseholdQuestion, HouseholdView, ResidentView};
use tung_nha::engine::queries::overview::{Overview, OverviewQuestion};
use tung_nha::model::{
    Birth, HouseNumber, Household, HouseholdId, ListedHousehold, ListedResident, Outcome, Place, Register, Relation,
    Resident, Step, Ward,
};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::engine::EngineWorker;
use crate::harness::server::Server;

const DEATHS_WHILE_SAVING: u32 = 60;
const DEATHS_WHILE_TAKING: u32 = 45;
/// People of a household: added in one change, so all are there or none.
const FAMILY: u32 = 4;
/// Homes of a register: taken in one change.
const LISTED: u32 = 60;
/// The item whose step a visit records for everybody: it has no audience but "everyone".
const ITEM: &str = "H11";
/// How long a browser lives at most once it saves.
const LIFE: Duration = Duration::from_millis(600);

/// How much the ward holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    households: u32,
    residents: u32,
    visits: u32,
}

impl Counts {
    const HOUSE: Self = Self { households: 1, residents: 0, visits: 0 };
    const FAMILY: Self = Self { households: 0, residents: FAMILY, visits: 0 };
    const VISIT: Self = Self { households: 0, residents: 0, visits: 1 };
    const REGISTER: Self = Self { households: LISTED, residents: 2 * LISTED, visits: 0 };

    fn of(overview: &Overview) -> Self {
        Self { households: overview.households, residents: overview.residents, visits: overview.visits }
    }

    fn with(self, more: Self) -> Self {
        Self {
            households: self.households + more.households,
            residents: self.residents + more.residents,
            visits: self.visits + more.visits,
        }
    }
}

/// What must be on the device, as far as it was acknowledged, and what was under way when the browser died.
#[derive(Debug, Default)]
struct Promise {
    acknowledged: Counts,
    under_way: Counts,
    homes: Vec<Home>,
    deaths: u32,
}

/// A home and how much of it was acknowledged.
#[derive(Clone, Copy, Debug)]
struct Home {
    id: HouseholdId,
    has_family: bool,
    is_visited: bool,
}

impl Promise {
    fn begin(&mut self, change: Counts) {
        self.under_way = change;
    }

    fn acknowledge(&mut self) {
        self.acknowledged = self.acknowledged.with(std::mem::take(&mut self.under_way));
    }

    /// Checks what the device holds after a death, and takes it for the truth from now on.
    fn check(&mut self, overview: &Overview) -> Result<()> {
        let held = Counts::of(overview);
        let possible = [self.acknowledged, self.acknowledged.with(self.under_way)];
        ensure!(possible.contains(&held), "after death {}: {held:?} is none of {possible:?}", self.deaths);
        self.acknowledged = held;
        self.under_way = Counts::default();
        Ok(())
    }
}

#[tokio::test]
async fn saves_are_whole_and_kept_when_the_browser_is_killed() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let mut promise = Promise::default();
    while promise.deaths < DEATHS_WHILE_SAVING {
        let (browser, engine) = reopen(&profile, &server, &mut promise).await?;
        if let Some(last) = promise.homes.last_mut() {
            let view = engine.ask(HouseholdQuestion(last.id)).await?;
            check_home(last, &view)?;
        }
        if let Ok(ended) = tokio::time::timeout(moment(LIFE), save_for_ever(&engine, &mut promise)).await {
            ended?;
        }
        browser.kill();
        promise.deaths += 1;
    }
    let (_browser, engine) = reopen(&profile, &server, &mut promise).await?;
    for home in &mut promise.homes {
        check_home(home, &engine.ask(HouseholdQuestion(home.id)).await?)?;
    }
    ensure!(promise.homes.len() > DEATHS_WHILE_SAVING as usize / 4, "hardly anything was saved: {promise:?}");
    Ok(())
}

#[tokio::test]
async fn a_register_is_taken_whole_or_not_at_all_when_the_browser_is_killed() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let mut promise = Promise::default();
    let mut kept = 0;
    while promise.deaths < DEATHS_WHILE_TAKING {
        let before = promise.acknowledged;
        let (browser, engine) = reopen(&profile, &server, &mut promise).await?;
        kept += u32::from(promise.acknowledged != before);
        let register = postcard::to_allocvec(&register(promise.deaths))?;
        let preview = PreviewRegisterFile { source: "danh-sach.xlsx".to_owned() };
        let preview = engine.ask_with(preview, Some(&register)).await??;
        ensure!(preview.households.new == LISTED, "the register is not new: {preview:?}");
        promise.begin(Counts::REGISTER);
        if let Ok(taken) = tokio::time::timeout(moment(LIFE / 4), engine.ask(TakeRegister)).await {
            ensure!(taken?.households.new == LISTED, "not everything was taken");
            promise.acknowledge();
        }
        browser.kill();
        promise.deaths += 1;
    }
    let (_browser, _engine) = reopen(&profile, &server, &mut promise).await?;
    ensure!(kept > 0, "no register was ever taken before the browser died");
    Ok(())
}

/// Opens the ward as after a death: what it holds must be what was promised.
async fn reopen(profile: &Profile, server: &Server, promise: &mut Promise) -> Result<(Browser, EngineWorker)> {
    let browser = Browser::open(profile, Screen::Phone).await?;
    let engine = EngineWorker::start(&browser, server).await?;
    let open = OpenWard { workspace: Workspace::Ward, take_over: false };
    let Opened::Ready(overview) = engine.ask(open).await? else { bail!("a dead browser holds the ward") };
    promise.check(&overview)?;
    if overview.ward.name.is_empty() {
        let ward = Ward { name: "Phường Mẫu".to_owned(), province: String::new() };
        engine.ask(SaveWard(new(ward))).await?;
    }
    Ok((browser, engine))
}

/// Saves home after home, as fast as the engine acknowledges.
async fn save_for_ever(engine: &EngineWorker, promise: &mut Promise) -> Result<()> {
    loop {
        let number = promise.homes.len();
        let house = Household { number: HouseNumber::new(&number.to_string()), ..Household::default() };
        promise.begin(Counts::HOUSE);
        let saved = engine.ask(SaveHousehold(None, new(house))).await?;
        promise.homes.push(Home { id: saved.id, has_family: false, is_visited: false });
        promise.acknowledge();

        promise.begin(Counts::FAMILY);
        let people = (0..FAMILY).map(|place| Resident {
            name: name(number as u32, place),
            birth: Birth::parse("1979"),
            ..Resident::default()
        });
        engine.ask(AddResidents(saved.id, people.collect())).await?;
        promise.acknowledge();
        last(promise).has_family = true;

        let view = engine.ask(HouseholdQuestion(saved.id)).await?;
        promise.begin(Counts::VISIT);
        engine.ask(visit(&view)).await?;
        promise.acknowledge();
        last(promise).is_visited = true;
        engine.ask(Settle).await?;
        ensure!(Counts::of(&engine.ask(OverviewQuestion).await?) == promise.acknowledged, "the engine miscounts");
    }
}

fn last(promise: &mut Promise) -> &mut Home {
    promise.homes.last_mut().expect("a home was just saved")
}

/// Checks that a home is whole: all its people or none, the visit with every step or without any.
fn check_home(home: &mut Home, view: &HouseholdView) -> Result<()> {
    let people = view.residents.len() as u32;
    ensure!(people == FAMILY || (people == 0 && !home.has_family), "{home:?} has {people} people");
    let steps = view.residents.iter().flat_map(|person| &person.items).filter(|item| item.code == ITEM);
    let recorded = steps.filter(|item| item.step != Step::UNKNOWN).count() as u32;
    let is_visited = view.last_visit.is_some();
    ensure!(is_visited || !home.is_visited, "{home:?} lost its visit");
    ensure!(recorded == if is_visited { FAMILY } else { 0 }, "{home:?}, visited: {is_visited}, steps: {recorded}");
    *home = Home { id: home.id, has_family: people > 0, is_visited };
    Ok(())
}

fn visit(view: &HouseholdView) -> LogVisit {
    let step = |person: &ResidentView| StepReport {
        resident: Some(person.id),
        item: ITEM.to_owned(),
        step: Step::new(3).expect("a step"),
        reason: None,
    };
    LogVisit {
        household: view.id,
        at_ms: 1_660_000_000_000,
        outcome: Some(Outcome::Guided),
        place: Place::Home,
        steps: view.residents.iter().map(step).collect(),
        appointment: None,
        note: "Đã phát tờ rơi".to_owned(),
        basis: view.basis.clone(),
    }
}

/// A list of homes nobody knows yet.
fn register(number: u32) -> Register {
    let home = |place: u32| ListedHousehold {
        area: format!("Khu {number}"),
        group: "Tổ 5".to_owned(),
        number: HouseNumber::new(&(place + 1).to_string()),
        code: format!("{number}-{place}"),
        residents: [Relation::Head, Relation::Wife].map(|relation| person(number, place, relation)).to_vec(),
        ..ListedHousehold::default()
    };
    Register { households: (0..LISTED).map(home).collect(), ..Register::default() }
}

fn person(number: u32, place: u32, relation: Relation) -> ListedResident {
    ListedResident {
        name: format!("{} {}", name(number, place), relation.code()),
        birth: Birth::parse("1979"),
        relation: Some(relation),
        ..ListedResident::default()
    }
}

/// A name nobody else has.
fn name(number: u32, place: u32) -> String {
    let syllable = |number: u32| number.to_string().chars().map(|digit| (b'a' + digit as u8 - b'0') as char).collect();
    let [first, second]: [String; 2] = [syllable(number), syllable(place)];
    format!("Nguyễn Văn {first} {second}")
}

fn new<T: Default>(after: T) -> Edited<T> {
    Edited { after, ..Edited::default() }
}

/// A moment within `span`, another each time.
fn moment(span: Duration) -> Duration {
    let chance = RandomState::new().hash_one(());
    span.mul_f64(f64::from(chance as u32) / f64::from(u32::MAX))
}
