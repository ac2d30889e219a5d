//! The engine by itself, on this machine: for finding what is slow. The app's own figures come from the browser.

use std::io::Write as _;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use tung_nha::engine::commands::log_visit::{LogVisit, StepReport};
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::commands::take_package::{Incoming, PackagePreview};
use tung_nha::engine::queries::household_view::ResidentView;
use tung_nha::engine::queries::targets::{TargetsQuestion, TargetsView};
use tung_nha::engine::queries::walk_list::WalkQuestion;
use tung_nha::engine::{Engine, Surroundings, shared_id};
use tung_nha::exchange;
use tung_nha::id::Id;
use tung_nha::log::ProvenChange;
use tung_nha::model::{HouseholdId, Outcome, Place, Step};
use tung_nha::storage::memory::MemoryStore;

use crate::convert::Packages;
use crate::data::Data;

/// The member's device the bench plays.
#[derive(Default)]
pub struct Device {
    ids: u32,
}

impl Surroundings for Device {
    fn now_ms(&self) -> i64 {
        1_672_800_000_000
    }

    fn new_id(&mut self) -> Id {
        self.ids += 1;
        shared_id(&["bench", &self.ids.to_string()])
    }
}

/// The work of this thread, whatever else the machine is busy with.
#[derive(Clone, Copy)]
struct Work(f64);

impl Work {
    fn start() -> Self {
        Self(Self::now())
    }

    fn ms(self) -> f64 {
        Self::now() - self.0
    }

    /// Returns the milliseconds this thread has been running; 0 where the system does not tell.
    fn now() -> f64 {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        told.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or_default() / 1e6
    }
}

/// Prints what the packages weigh.
///
/// # Errors
/// Never, as long as there is memory.
pub fn weigh(data: &Data, packages: &Packages) -> Result<()> {
    for (name, bytes, count) in
        [("ward", &packages.ward, packages.counts.0), ("changes", &packages.changes, packages.counts.1)]
    {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
        gzip.write_all(bytes)?;
        let gzip = gzip.finish()?.len();
        println!(
            "{}",
            json!({ "package": name, "changes": count, "bytes": bytes.len(), "gzip": gzip, "json": data.ward_bytes })
        );
    }
    Ok(())
}

/// Measures and prints.
///
/// # Errors
/// When the packages cannot be taken in.
pub async fn run(packages: &Packages) -> Result<()> {
    let store = MemoryStore::new();
    let mut engine = Engine::open(store.clone(), Device { ids: 0 }, Workspace::Ward).await?;
    take(&mut engine, "J1", &packages.ward).await?;
    take(&mut engine, "J2", &packages.ward).await?;
    take(&mut engine, "J3", &packages.changes).await?;
    timed("snapshot", engine.settle()).await?;
    let store = store.fork();
    drop(engine);
    let mut engine = timed("J4 open", Engine::open(store, Device { ids: 1000 }, Workspace::Ward)).await?;
    let started = Work::start();
    let walk = engine.walk_list(&WalkQuestion { doors: 50, ..WalkQuestion::default() });
    report("J4 list", started);
    let started = Work::start();
    let totals = engine.targets_view(&TargetsQuestion::default());
    report("J4 totals", started);
    println!("{}", json!({ "totals": self::totals(&totals), "check_code": engine.overview().check_code }));
    let Played { visits, searches, .. } = played(&engine)?;
    let mut times = Vec::new();
    for visit in visits {
        let started = Work::start();
        engine.log_visit(visit).await?;
        times.push(started.ms());
    }
    quantiles("J5 save", times);
    let mut times = Vec::new();
    for search in searches {
        let question = WalkQuestion { search, doors: 50, ..WalkQuestion::default() };
        let started = Work::start();
        std::hint::black_box(engine.walk_list(&question));
        times.push(started.ms());
    }
    quantiles("J6 search", times);
    let started = Work::start();
    let contents = engine.make_package(MakePackage::EVERYTHING).await?;
    report("J7 make", started);
    println!("{}", json!({ "changes": contents.made.holds.changes, "doors": walk.counts.all }));
    let home = engine.index().walk().next().map(|(id, _)| id).context("nobody lives here")?;
    let started = Work::start();
    let history = engine.history(home).await?;
    report("first history", started);
    let started = Work::start();
    engine.history(home).await?;
    report("second history", started);
    println!("{}", json!({ "history": history.len() }));
    Ok(())
}

/// Returns a package as the app hands it to the engine: one proven change after another.
pub fn incoming<'a>(package: &'a exchange::Package<'a>) -> Incoming<impl Iterator<Item = ProvenChange<'a>>> {
    Incoming {
        preview: PackagePreview::default(),
        changes: package.proven().filter_map(std::result::Result::ok),
        source: String::new(),
        maker: None,
    }
}

async fn take(engine: &mut Engine<MemoryStore, Device>, job: &str, bytes: &[u8]) -> Result<()> {
    let started = Work::start();
    let package = exchange::read(bytes)?;
    report(&format!("{job} read"), started);
    let started = Work::start();
    let changes = package.proven().count();
    report(&format!("{job} prove alone"), started);
    let started = Work::start();
    let preview = engine.preview_package(incoming(&package))?;
    report(&format!("{job} prove and preview"), started);
    ensure!(changes == preview.changes as usize, "some changes do not prove");
    let started = Work::start();
    engine.take_package().await?;
    report(&format!("{job} take"), started);
    println!(
        "{}",
        json!({ "new": preview.new_changes, "changed": preview.changed_records, "conflicts": preview.conflicts })
    );
    Ok(())
}

/// What happens at a hundred doors of the ward, and what fifty people look for.
pub struct Played {
    pub visits: Vec<LogVisit>,
    pub searches: Vec<String>,
    /// The codes of the items.
    pub items: Vec<String>,
    /// Audience, achieved and unknown of each item, once both packages are in.
    pub totals: Vec<[u32; 3]>,
}

/// Takes both packages in, and plays what comes after.
///
/// # Errors
/// When the packages cannot be taken in.
pub async fn play(packages: &Packages) -> Result<Played> {
    let mut engine = Engine::open(MemoryStore::new(), Device { ids: 0 }, Workspace::Ward).await?;
    for bytes in [&packages.ward, &packages.changes] {
        let package = exchange::read(bytes)?;
        engine.preview_package(incoming(&package))?;
        engine.take_package().await?;
    }
    played(&engine)
}

fn played(engine: &Engine<MemoryStore, Device>) -> Result<Played> {
    let homes: Vec<_> = engine.index().walk().map(|(id, _)| id).collect();
    let every = (homes.len() / 200).max(1);
    let visits = homes.iter().step_by(every).take(200).map(|home| visit(engine, *home)).collect::<Result<Vec<_>>>()?;
    let searches = ["ng van", "tran thi", "le hoa", "vu duc", "pham an"].map(str::to_owned);
    let searches = searches.iter().cycle().take(50).cloned().collect();
    let view = engine.targets_view(&TargetsQuestion::default());
    let items = view.targets.iter().flat_map(|target| &target.items).map(|item| item.item.code.clone()).collect();
    Ok(Played { visits, searches, items, totals: totals(&view) })
}

/// Returns audience, achieved and unknown of each item.
pub fn totals(view: &TargetsView) -> Vec<[u32; 3]> {
    let items = view.targets.iter().flat_map(|target| &target.items);
    items.map(|item| [item.total.audience, item.total.achieved, item.total.unknown]).collect()
}

fn visit(engine: &Engine<MemoryStore, Device>, home: HouseholdId) -> Result<LogVisit> {
    let view = engine.household_view(home)?;
    let step = |resident: &ResidentView| {
        let item = resident.items.first()?;
        Some(StepReport { resident: Some(resident.id), item: item.code.clone(), step: Step::new(3)?, reason: None })
    };
    Ok(LogVisit {
        household: home,
        at_ms: 1_672_800_000_000,
        outcome: Some(Outcome::Guided),
        place: Place::Home,
        steps: view.residents.iter().filter_map(step).take(2).collect(),
        appointment: None,
        note: "Đã phát tờ rơi".to_owned(),
        basis: view.basis,
    })
}

async fn timed<T, E>(what: &str, future: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    let started = Work::start();
    let result = future.await;
    report(what, started);
    result
}

fn report(what: &str, started: Work) {
    println!("{}", json!({ "native": what, "ms": (started.ms() * 100.0).round() / 100.0 }));
}

fn quantiles(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100).map(|time| (time * 100.0).round() / 100.0);
    println!("{}", json!({ "native": what, "p50_ms": at(50), "p95_ms": at(95) }));
}
