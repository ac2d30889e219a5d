//! The browser is killed while it saves homes, people and visits.

use std::time::Duration;

use anyhow::{Result, ensure};
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport};
use tung_nha::engine::commands::open_ward::Settle;
use tung_nha::engine::commands::save_record::{AddResidents, SaveHousehold};
use tung_nha::engine::queries::household_view::{HouseholdQuestion, HouseholdView, ResidentView};
use tung_nha::engine::queries::overview::OverviewQuestion;
use tung_nha::model::{Birth, HouseNumber, Household, HouseholdId, Outcome, Place, Resident, Step};

use crate::crash::{Counts, Promise, deaths, moment, name, new, reopen};
use crate::harness::browser::Profile;
use crate::harness::engine::EngineWorker;
use crate::harness::server::Server;

const DEATHS: u32 = 25;
/// People of a household: added in one change, so all are there or none.
const FAMILY: u32 = 4;
/// The item whose step a visit records for everybody: it has no audience but "everyone".
const ITEM: &str = "H11";
/// How long a browser lives at most once it saves.
pub const LIFE: Duration = Duration::from_millis(600);

const A_HOUSE: Counts = Counts { households: 1, residents: 0, visits: 0 };
const A_FAMILY: Counts = Counts { households: 0, residents: FAMILY, visits: 0 };
const A_VISIT: Counts = Counts { households: 0, residents: 0, visits: 1 };

/// A home and how much of it was acknowledged.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    id: HouseholdId,
    has_family: bool,
    is_visited: bool,
}

#[tokio::test]
async fn saves_are_whole_and_kept_when_the_browser_is_killed() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let mut promise = Promise::default();
    let mut homes = Vec::new();
    let deaths = deaths(DEATHS)?;
    while promise.deaths < deaths {
        let (browser, engine, _) = reopen(&profile, &server, &mut promise).await?;
        if let Some(last) = homes.last_mut() {
            check_home(last, &engine).await?;
        }
        if let Ok(ended) = tokio::time::timeout(moment(LIFE), save_for_ever(&engine, &mut promise, &mut homes)).await {
            ended?;
        }
        browser.kill();
        promise.deaths += 1;
    }
    let (_browser, engine, _) = reopen(&profile, &server, &mut promise).await?;
    for home in &mut homes {
        check_home(home, &engine).await?;
    }
    println!("{deaths} killed while saving; {} saves acknowledged, 0 missing, 0 torn", promise.times);
    ensure!(homes.len() > deaths as usize / 4, "hardly anything was saved: {promise:?}");
    Ok(())
}

/// Saves home after home, as fast as the engine acknowledges.
pub async fn save_for_ever(engine: &EngineWorker, promise: &mut Promise, homes: &mut Vec<Home>) -> Result<()> {
    loop {
        let number = homes.len();
        let house = Household { number: HouseNumber::new(&number.to_string()), ..Household::default() };
        promise.begin(A_HOUSE);
        let saved = engine.ask(SaveHousehold(None, new(house))).await?;
        homes.push(Home { id: saved.id, has_family: false, is_visited: false });
        promise.acknowledge();

        promise.begin(A_FAMILY);
        let people = (0..FAMILY).map(|place| Resident {
            name: name(number as u32, place),
            birth: Birth::parse("1979"),
            ..Resident::default()
        });
        engine.ask(AddResidents(saved.id, people.collect())).await?;
        promise.acknowledge();
        last(homes).has_family = true;

        let view = engine.ask(HouseholdQuestion(saved.id)).await?;
        promise.begin(A_VISIT);
        engine.ask(visit(&view)).await?;
        promise.acknowledge();
        last(homes).is_visited = true;
        engine.ask(Settle).await?;
        ensure!(Counts::of(&engine.ask(OverviewQuestion).await?) == promise.acknowledged, "the engine miscounts");
    }
}

fn last(homes: &mut [Home]) -> &mut Home {
    homes.last_mut().expect("a home was just saved")
}

/// Checks that a home is whole: all its people or none, the visit with every step or without any.
pub async fn check_home(home: &mut Home, engine: &EngineWorker) -> Result<()> {
    let view = engine.ask(HouseholdQuestion(home.id)).await?;
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
