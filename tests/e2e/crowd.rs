//! Many phones, one truth: devices that never met hand their visits to a leader in any order, and in the end all hold
//! the same, to the check code.
//!
//! Some visits go through the form, the rest straight to the engine of the same device. The gate has a few devices and
//! an area; `cargo xtask endure crowd` has ten, two hundred visits each, and a whole ward.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use tokio::time::Instant;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport};
use tung_nha::engine::commands::open_ward::{OpenWard, Opened, Workspace};
use tung_nha::engine::commands::save_record::SaveMember;
use tung_nha::engine::queries::household_view::{HouseholdQuestion, HouseholdView};
use tung_nha::engine::queries::walk_list::WalkQuestion;
use tung_nha::exchange::{Merged, merge_files};
use tung_nha::log::Record;
use tung_nha::model::{HouseholdId, Member, Outcome, Place, Step};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::engine::EngineWorker;
use crate::harness::page::Page;
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, visit, walk};
use crate::register::{self, WARD, WARD_AMOUNT};

/// How many visits are asked for at once.
const BATCH: usize = 50;

/// Who takes part.
#[derive(Clone, Copy)]
struct Crowd {
    /// Devices beside the leader's.
    devices: usize,
    /// Visits each of them makes.
    visits: usize,
    /// Of those, visits that go through the form.
    by_hand: usize,
    is_whole_ward: bool,
}

impl Crowd {
    const OF_AN_AREA: Self = Self { devices: 3, visits: 12, by_hand: 1, is_whole_ward: false };
    const OF_A_WARD: Self = Self { devices: 10, visits: 200, by_hand: 3, is_whole_ward: true };

    fn wanted() -> Self {
        if std::env::var_os("CROWD").is_some() { Self::OF_A_WARD } else { Self::OF_AN_AREA }
    }

    async fn take_register(self, page: &Page, lists: &Path) -> Result<()> {
        let (list, amount) = match self.is_whole_ward {
            true => (WARD.write(lists)?, WARD_AMOUNT.to_owned()),
            false => (register::write(lists)?, register::amount()),
        };
        import::read(page, &list).await?;
        import::take_in(page, &amount).await
    }
}

/// A device after its work: the files it handed over, and the notes of its visits.
struct Worked {
    profile: Profile,
    files: Vec<PathBuf>,
    notes: BTreeSet<String>,
}

#[tokio::test]
async fn devices_that_meet_through_a_leader_hold_the_same_whatever_the_order() -> Result<()> {
    let started = Instant::now();
    let crowd = Crowd::wanted();
    let mut dice = Dice::of_environment()?;
    let server = Server::start()?;
    let leaders = Profile::fresh()?;
    let ward = begin(&server, &leaders, crowd).await?;

    let mut worked = Vec::new();
    for number in 0..crowd.devices {
        worked.push(work(&server, &ward, crowd, number, &mut dice).await?);
        println!("{:>4} s: device {number} worked", started.elapsed().as_secs());
    }

    // The leader takes the files as they come: the second half of somebody's work before the first, and some twice.
    let leader = Browser::open(&leaders, Screen::Desk).await?;
    let mut arriving: Vec<&PathBuf> = worked.iter().flat_map(|device| &device.files).collect();
    dice.shuffle(&mut arriving);
    for (place, file) in arriving.iter().enumerate() {
        exchange::take(&exchange::receive(&leader, &server).await?, file).await?;
        if place % 5 == 0 {
            let again = arriving.get(dice.roll(place + 1)).context("it arrived")?;
            let page = exchange::receive(&leader, &server).await?;
            exchange::look_at(&page, again).await?;
            page.sees("Máy đã có mọi thứ trong tệp này.").await?;
        }
    }
    let everybodys = exchange::save_package(&leader, &server).await?;
    let truth = exchange::check_code(&leader, &server).await?;
    leader.close().await?;
    println!("{:>4} s: the leader took {} files: {truth:?}", started.elapsed().as_secs(), arriving.len());

    // Reckoned without any device, by the two files alone.
    let merged = merge([&ward, &everybodys])?;
    ensure!(merged.check_code().to_string() == truth.0, "the files say {}", merged.check_code());
    ensure!(merged.files.iter().all(|file| file.forks == 0), "two devices took each other's numbers");
    let made: BTreeSet<String> = worked.iter().flat_map(|device| device.notes.clone()).collect();
    ensure!(made.len() == crowd.devices * crowd.visits, "{} visits were made", made.len());
    ensure!(notes(&merged) == made, "visits are missing, or were never made");

    dice.shuffle(&mut worked);
    for device in &worked {
        let browser = Browser::open(&device.profile, Screen::Phone).await?;
        exchange::take(&exchange::receive(&browser, &server).await?, &everybodys).await?;
        let held = exchange::check_code(&browser, &server).await?;
        ensure!(held == truth, "{held:?} here, {truth:?} there");
        browser.close().await?;
    }
    println!(
        "{:>4} s: {} devices and the leader hold the {} visits of {} homes under one code, {}",
        started.elapsed().as_secs(),
        worked.len(),
        made.len(),
        merged.kinds()["household"].present,
        truth.0
    );
    Ok(())
}

/// Takes the register in on the leader's device, writes down who will work, and saves all of it as a file.
async fn begin(server: &Server, leaders: &Profile, crowd: Crowd) -> Result<PathBuf> {
    let browser = Browser::open(leaders, Screen::Desk).await?;
    let page = browser.visit(server, "").await?;
    start::begin_ward(&page, "Phường Mẫu", "Phạm Thị Mẫu").await?;
    crowd.take_register(&page, &leaders.folder_for("Lists")?).await?;
    let engine = open_engine(&browser, server).await?;
    let member = |number| Member { name: member_name(number), ..Member::default() };
    let form = |number| SaveMember(None, Edited { after: member(number), ..Edited::default() });
    engine.ask_all((0..crowd.devices).map(form)).await?;
    let file = exchange::save_package(&browser, server).await?;
    browser.close().await?;
    Ok(file)
}

/// Takes the ward in on a device nobody used before, makes visits, and hands them over in two files.
async fn work(server: &Server, ward: &Path, crowd: Crowd, number: usize, dice: &mut Dice) -> Result<Worked> {
    let profile = Profile::fresh()?;
    let browser =
        Browser::open(&profile, if number.is_multiple_of(2) { Screen::Phone } else { Screen::SmallPhone }).await?;
    exchange::take(&exchange::receive(&browser, server).await?, ward).await?;
    walk::say_who(&browser.visit(server, "nha").await?, &member_name(number)).await?;
    let mut notes: Vec<String> = (0..crowd.visits).map(|visit| format!("Máy {number}, lượt {visit}")).collect();
    let all = notes.iter().cloned().collect();
    for note in notes.split_off(crowd.visits - crowd.by_hand) {
        let page = browser.visit(server, "nha").await?;
        walk::visit_next(&page).await?;
        visit::answer(&page, "Đã hướng dẫn", "Lên mức 2", &note).await?;
        visit::save(&page).await?;
    }
    let later = notes.split_off(notes.len() / 2);
    let mut files = Vec::new();
    for notes in [notes, later] {
        visit_doors(&open_engine(&browser, server).await?, &notes, dice).await?;
        files.push(exchange::save_package(&browser, server).await?);
    }
    browser.close().await?;
    Ok(Worked { profile, files, notes: all })
}

async fn open_engine(browser: &Browser, server: &Server) -> Result<EngineWorker> {
    let engine = EngineWorker::start(browser, server).await?;
    // The browser may keep the last page alive for going back.
    let open = OpenWard { workspace: Workspace::Ward, take_over: true };
    let Opened::Ready(_) = engine.ask(open).await? else { bail!("the ward cannot be taken over") };
    Ok(engine)
}

/// Makes a visit for each note, at doors drawn by chance.
async fn visit_doors(engine: &EngineWorker, notes: &[String], dice: &mut Dice) -> Result<()> {
    let walk = engine.ask(WalkQuestion { doors: u32::MAX, ..WalkQuestion::default() }).await?;
    let doors: Vec<HouseholdId> = walk.lanes.iter().flat_map(|lane| &lane.doors).map(|door| door.household).collect();
    for notes in notes.chunks(BATCH) {
        let chosen = notes.iter().map(|_| HouseholdQuestion(doors[dice.roll(doors.len())]));
        let views = engine.ask_all(chosen).await?;
        let visits = views.iter().zip(notes).map(|(view, note)| at_door(view, note, dice)).collect::<Vec<_>>();
        engine.ask_all(visits).await?;
    }
    Ok(())
}

/// A visit that brings somebody a step further.
fn at_door(view: &HouseholdView, note: &str, dice: &mut Dice) -> LogVisit {
    let (at_ms, people) = (1_660_000_000_000 + dice.roll(10_000_000_000) as i64, 1 + dice.roll(2));
    let steps = view.residents.iter().take(people).map(|person| StepReport {
        resident: Some(person.id),
        item: "H11".to_owned(),
        step: Step::new(1 + dice.roll(4) as u8).expect("a step"),
        reason: None,
    });
    LogVisit {
        household: view.id,
        at_ms,
        outcome: Some(Outcome::Guided),
        place: Place::Home,
        steps: steps.collect(),
        appointment: None,
        note: note.to_owned(),
        basis: view.basis.clone(),
    }
}

fn member_name(number: usize) -> String {
    let names = ["Hùng", "Lan", "Dũng", "Hương", "Sơn", "Thủy", "Minh", "Ngọc", "Tuấn", "Yến"];
    format!("Trần {}", names[number % names.len()])
}

fn merge(files: [&PathBuf; 2]) -> Result<Merged> {
    let bytes = files.map(std::fs::read);
    let [ward, everybodys] = bytes;
    let (ward, everybodys) = (ward?, everybodys?);
    Ok(merge_files([("ward", ward.as_slice()), ("everybody's", everybodys.as_slice())].into_iter())?)
}

/// The notes of every visit.
fn notes(merged: &Merged) -> BTreeSet<String> {
    let names = merged.state.names();
    let visits = merged.state.all_records().filter(|((kind, _), _)| names.text(*kind) == "visit");
    let note = |record: &Record| {
        let cell = record.cells().iter().find(|cell| names.text(cell.field()) == "note")?;
        cell.shown(&merged.directory)?.value.as_text().map(str::to_owned)
    };
    visits.filter_map(|(_, record)| note(record)).collect()
}

/// Chance that can be had again: the seed is printed.
struct Dice(u64);

impl Dice {
    /// Starts from the seed in the environment, or from any.
    fn of_environment() -> Result<Self> {
        use std::hash::BuildHasher as _;
        let seed = match std::env::var("SEED") {
            Ok(seed) => seed.parse().context("SEED is no number")?,
            Err(_) => std::hash::RandomState::new().hash_one(()),
        };
        println!("SEED={seed}");
        Ok(Self(seed))
    }

    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64: any seed will do.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.roll(place + 1));
        }
    }
}
