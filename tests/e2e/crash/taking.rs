//! The browser is killed while it takes in a register or a package.

use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::Instant;
use tung_nha::bridge::PreviewRegisterFile;
use tung_nha::engine::commands::save_record::SaveHousehold;
use tung_nha::engine::commands::take_package::{PreviewPackage, TakePackage};
use tung_nha::engine::commands::take_register::TakeRegister;
use tung_nha::exchange::{self, Header, Scope};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, Directory, EditDraft, Have, Origin, ReplicaId, Value};
use tung_nha::model::{Birth, HouseNumber, Household, ListedHousehold, ListedResident, Register, Relation};

use crate::crash::{Counts, Fate, Promise, deaths, moment, name, new, reopen};
use crate::harness::browser::Profile;
use crate::harness::engine::EngineWorker;
use crate::harness::server::Server;

const DEATHS: u32 = 25;
/// How many die on one device: by then it holds about as much as a ward.
const DEATHS_ON_A_DEVICE: u32 = 50;
/// Homes of a register, each with two people.
const LISTED: u32 = 60;
/// Homes of a package, each with two people and a change of its own: more than fit into a page of the log.
const SENT: u32 = 600;

const A_HOUSE: Counts = Counts { households: 1, residents: 0, visits: 0 };

/// A file that is taken in: the number makes it one nobody has seen.
#[derive(Clone, Copy)]
enum Arrival {
    Register(u32),
    Package(u32),
}

/// What became of the files under way.
#[derive(Debug, Default)]
struct Fates {
    whole: u32,
    not_at_all: u32,
}

#[tokio::test]
async fn a_file_is_taken_whole_or_not_at_all_when_the_browser_is_killed() -> Result<()> {
    let server = Server::start()?;
    let deaths = deaths(DEATHS)?;
    let mut fates = Fates::default();
    let (mut acknowledged, mut lives) = (0, 0);
    // How long taking in takes about: nobody is killed long after the end.
    let mut spans = [Duration::from_millis(150); 2];
    while fates.whole + fates.not_at_all < deaths {
        let profile = Profile::fresh()?;
        let mut promise = Promise::default();
        let mut inside = 0;
        loop {
            let (browser, engine, fate) = reopen(&profile, &server, &mut promise).await?;
            fates.add(fate);
            inside += u32::from(fate.is_some());
            if inside >= DEATHS_ON_A_DEVICE || fates.whole + fates.not_at_all >= deaths {
                break;
            }
            save_a_home(&engine, &mut promise).await?;
            let arrival = if lives % 2 == 0 { Arrival::Register(lives) } else { Arrival::Package(lives) };
            let span = &mut spans[lives as usize % 2];
            arrival.look_at(&engine).await?;
            promise.begin(arrival.counts());
            let started = Instant::now();
            if let Ok(taken) = tokio::time::timeout(moment(*span), arrival.take(&engine)).await {
                taken?;
                promise.acknowledge();
                *span = started.elapsed();
            } else {
                *span = span.mul_f64(1.02);
            }
            browser.kill();
            promise.deaths += 1;
            lives += 1;
        }
        acknowledged += promise.times;
    }
    let Fates { whole, not_at_all } = fates;
    println!(
        "{deaths} killed inside an import: {whole} imports whole, {not_at_all} not at all, 0 torn; {} killed right after \
         one; {acknowledged} saves and imports acknowledged, 0 missing",
        lives - deaths
    );
    ensure!(whole > 0 && not_at_all > 0, "they all died at the same moment");
    Ok(())
}

impl Fates {
    fn add(&mut self, fate: Option<Fate>) {
        match fate {
            Some(Fate::Whole) => self.whole += 1,
            Some(Fate::NotAtAll) => self.not_at_all += 1,
            None => {}
        }
    }
}

/// Saves something small, so that there is a save that must not be missing.
async fn save_a_home(engine: &EngineWorker, promise: &mut Promise) -> Result<()> {
    promise.begin(A_HOUSE);
    let house = Household { number: HouseNumber::new(&format!("{}B", promise.deaths)), ..Household::default() };
    engine.ask(SaveHousehold(None, new(house))).await?;
    promise.acknowledge();
    Ok(())
}

impl Arrival {
    /// Returns how much more there is once it is taken in.
    fn counts(self) -> Counts {
        let households = match self {
            Self::Register(_) => LISTED,
            Self::Package(_) => SENT,
        };
        Counts { households, residents: 2 * households, visits: 0 }
    }

    /// Has the engine read it, and checks that everything in it is new.
    async fn look_at(self, engine: &EngineWorker) -> Result<()> {
        let new_households = match self {
            Self::Register(number) => {
                let preview = PreviewRegisterFile { source: "danh-sach.xlsx".to_owned() };
                let register = postcard::to_allocvec(&register(number))?;
                engine.ask_with(preview, Some(&register)).await??.households.new
            }
            Self::Package(number) => {
                let preview = PreviewPackage { source: "gói.txt".to_owned() };
                engine.ask_with(preview, Some(&package(number))).await??.new_households
            }
        };
        ensure!(new_households == self.counts().households, "only {new_households} homes are new");
        Ok(())
    }

    async fn take(self, engine: &EngineWorker) -> Result<()> {
        match self {
            Self::Register(_) => engine.ask(TakeRegister).await.map(drop),
            Self::Package(_) => engine.ask(TakePackage).await.map(drop),
        }
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

/// What another device would send of homes nobody knows yet.
fn package(number: u32) -> Vec<u8> {
    let replica = ReplicaId(id(number, 0, 0));
    let mut directory = Directory::default();
    let lines: Vec<Vec<u8>> = (0..SENT)
        .map(|place| {
            let draft = ChangeDraft {
                time_ms: 1_660_000_000_000,
                author: None,
                origin: Origin::Form,
                edits: home(number, place),
            };
            let mut line = Vec::new();
            let change = Change::seal(replica, place + 1, &draft);
            change.write(&mut directory, &mut line).expect("the directory has room");
            line
        })
        .collect();
    let header = Header {
        app: String::new(),
        made_by: replica,
        member: None,
        sender: String::new(),
        ward: String::new(),
        made_at_ms: 1_660_000_000_000,
        scope: Scope::All,
        since_last: false,
        have: Have::default(),
    };
    exchange::write(&header, &directory, lines.iter().map(Vec::as_slice), SENT.into())
}

fn home(number: u32, place: u32) -> Vec<EditDraft> {
    let edit = |kind, record, set: &[(&str, String)]| {
        let set = set.iter().map(|(field, text)| ((*field).to_owned(), (Value::text(text), Vec::new())));
        EditDraft { kind, record, set: set.collect(), salt: None }
    };
    let home = id(number, place, 1);
    let person = |which: u8| {
        let name = format!("{} {}", name(number, place), ["Hùng", "Lan"][usize::from(which)]);
        edit("resident", id(number, place, 2 + which), &[("household", home.to_string()), ("name", name)])
    };
    vec![edit("household", home, &[("number", place.to_string())]), person(0), person(1)]
}

/// An id of its own for each.
fn id(number: u32, place: u32, which: u8) -> Id {
    let mut bytes = [0xa5; 10];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    bytes[4..8].copy_from_slice(&place.to_be_bytes());
    bytes[8] = which;
    Id::from_bytes(bytes)
}
