//! The finished app's engine in headless Chromium: one line of JSON a job.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tung_nha::bridge::{Answered, Request};
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::engine::commands::open_ward::{OpenWard, Settle, Workspace};
use tung_nha::engine::commands::take_package::{PreviewPackage, TakePackage};
use tung_nha::engine::queries::names::{Counted, NamesGroup, NamesQuestion};
use tung_nha::engine::queries::organisation::OrganisationQuestion;
use tung_nha::engine::queries::targets::{PartKind, TargetsQuestion, TargetsView};
use tung_nha::engine::queries::trend::TrendQuestion;
use tung_nha::engine::queries::walk_list::WalkQuestion;
use tung_nha::engine::scope::Scope;

use crate::convert::Packages;
use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::finished_app;
use crate::harness::page::Page;
use crate::harness::server::Server;
use crate::native::{self, Played};
use crate::pages::{import, start};
use crate::register::{WARD, WARD_AMOUNT};

/// What Chromium calls the thread of a worker.
const ENGINE_THREAD: &str = "DedicatedWorker";

/// How often everything is measured; the median counts.
const RUNS: usize = 3;

/// Measures every job and prints the medians.
///
/// # Errors
/// When the app was not built, the browser does not start, or the app's totals are not the engine's.
pub async fn run(packages: &Packages) -> Result<()> {
    let played = native::play(packages).await?;
    let site = Site::new(packages, &played)?;
    let server = Server::start_with(&site.0)?;
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        runs.push(measure(&server, &played).await?);
    }
    for job in runs.first().and_then(Value::as_object).into_iter().flat_map(|jobs| jobs.keys()) {
        let values: Vec<&Value> = runs.iter().filter_map(|run| run.get(job)).collect();
        let mut line = json!({ "job": job });
        if let (Some(line), Some(keys)) = (line.as_object_mut(), values.first().and_then(|value| value.as_object())) {
            line.extend(keys.keys().map(|key| (key.clone(), median(&values, key))));
        }
        println!("{line}");
    }
    Ok(())
}

fn median(values: &[&Value], key: &str) -> Value {
    let mut numbers: Vec<f64> = values.iter().filter_map(|value| value.get(key)?.as_f64()).collect();
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.get(numbers.len() / 2).copied().unwrap_or_default();
    json!((middle * 10.0).round() / 10.0)
}

/// One run on one new device: the jobs with their figures, in milliseconds unless they say otherwise.
async fn measure(server: &Server, played: &Played) -> Result<Value> {
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let page = browser.visit(server, "bench/page.html").await?;
    let floor = page.run("return floor('ward.txt')").await?;
    page.run("await engine.start(); await engine.ask('open', ASKS.open)").await?;
    let first = with_work(&page, &profile, "return take('ward.txt')").await?;
    let settle = page.run("return (({ ms }) => ({ ms }))(await timed('settle', ASKS.settle))").await?;
    let memory = memory(&profile);
    let again = with_work(&page, &profile, "return take('ward.txt')").await?;
    let changes = with_work(&page, &profile, "return take('changes.txt')").await?;
    page.run("await engine.ask('settle', ASKS.settle)").await?;
    browser.close().await?;
    let disk = size(&profile.folder().join("Default/IndexedDB"));

    let browser = Browser::open(&profile, Screen::Phone).await?;
    let page = browser.visit(server, "bench/page.html").await?;
    let open = with_work(&page, &profile, "return coldOpen()").await?;
    check_totals(&open, played)?;
    let saves = page.run("return each('save', ASKS.saves)").await?;
    let searches = page.run("return each('search', ASKS.searches)").await?;
    let package = page
        .run(
            "const { ms, attachment } = await timed('package', ASKS.package);
             return { ms, bytes: attachment.byteLength };",
        )
        .await?;
    let opened = page.run("return dashboard()").await?;
    let trend = page.run("return (({ ms }) => ({ ms }))(await timed('trend', ASKS.trend))").await?;
    let followed = page.run("return each('followed', ASKS.more_saves, () => dashboard('trend'))").await?;
    let names = page.run("return each('names', ASKS.names)").await?;
    let memory_after = self::memory(&profile);
    browser.close().await?;
    let register = take_register(server).await?;
    Ok(json!({
        "floor: parse the package, put its bytes": floor,
        "J1 take in the ward": first,
        "snapshot after J1": settle,
        "J2 the same again": again,
        "J3 take in changes": changes,
        "J4 cold open, since the page's start": figures(&open, &["started", "opened", "list", "totals", "engine_thread"]),
        "J5 save a visit": quantiles(&saves),
        "J6 search two tokens": quantiles(&searches),
        "J7 make a package": package,
        "J8 save a visit and count every open number": quantiles(&followed),
        "J9 open the targets, area by area": opened,
        "the twelve weeks before, once a day": trend,
        "J10 the first names behind a number": quantiles(&names),
        "Excel: take in the ward's register, on the screen": register,
        "memory, MB of all processes": { "after_j1": memory, "after_j7": memory_after },
        "disk, MB": { "indexed_db": disk as f64 / 1e6 },
    }))
}

/// From choosing the file to everything taken in, and the longest the screen stood still meanwhile. The browser reports
/// no task below 50 ms.
async fn take_register(server: &Server) -> Result<Value> {
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let page = browser.visit(server, "").await?;
    start::begin_ward(&page, "Phường Mẫu", "").await?;
    let list = WARD.write(&profile.folder_for("Lists")?)?;
    page.run(WATCH_TASKS).await?;
    import::read(&page, &list).await?;
    import::take_in(&page, WARD_AMOUNT).await?;
    page.run("return await window.measured()").await
}

/// Begins to measure; the observer is told of a long task after it ended.
const WATCH_TASKS: &str = r"
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: 'longtask' });
    const started = performance.now();
    window.measured = async () => {
      const ms = performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 60));
      return { ms, longest_task: longest };
    };
";

fn figures(value: &Value, keys: &[&str]) -> Value {
    keys.iter().filter_map(|key| Some(((*key).to_owned(), value.get(key)?.clone()))).collect()
}

fn quantiles(times: &Value) -> Value {
    let mut times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100);
    json!({ "p50": at(50), "p95": at(95) })
}

/// Checks that the browser counted what the engine counts here.
fn check_totals(open: &Value, played: &Played) -> Result<()> {
    let told = open.get("told").and_then(Value::as_str).and_then(|told| STANDARD.decode(told).ok());
    let told: Answered<TargetsView> = postcard::from_bytes(&told.context("no totals")?)?;
    let Ok(told) = told else { bail!("the totals were refused: {told:?}") };
    if native::totals(&told) != played.totals {
        bail!("the browser counts {:?}, the engine here {:?}", native::totals(&told), played.totals);
    }
    Ok(())
}

/// Returns what all processes of a browser hold in memory, in MB, shared pages divided among their users.
fn memory(profile: &Profile) -> f64 {
    let kilobytes = |id: &u32| {
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    };
    processes(profile).iter().filter_map(kilobytes).sum::<f64>() / 1e3
}

/// Returns the milliseconds the threads of that name have been running: unlike the clock's, they do not count what else
/// the machine was busy with.
fn work(profile: &Profile, thread: &str) -> f64 {
    let tasks =
        processes(profile).into_iter().flat_map(|id| fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten());
    let nanoseconds = tasks.flatten().filter_map(|task| {
        let name = fs::read_to_string(task.path().join("comm")).ok()?;
        if !name.starts_with(thread) {
            return None;
        }
        fs::read_to_string(task.path().join("schedstat")).ok()?.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e6
}

/// The processes of a browser: those that name its profile, and theirs.
fn processes(profile: &Profile) -> Vec<u32> {
    let folder = profile.folder().display().to_string();
    let all: Vec<(u32, u32, bool)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let parent = stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()?;
            let command = fs::read(entry.path().join("cmdline")).ok()?;
            Some((id, parent, String::from_utf8_lossy(&command).contains(&folder)))
        })
        .collect();
    let mut ours: Vec<u32> = all.iter().filter(|(_, _, is_named)| *is_named).map(|(id, _, _)| *id).collect();
    let mut next = 0;
    while let Some(parent) = ours.get(next).copied() {
        let children = all.iter().filter(|(id, of, _)| *of == parent && !ours.contains(id)).map(|(id, _, _)| *id);
        let children: Vec<u32> = children.collect();
        ours.extend(children);
        next += 1;
    }
    ours
}

/// Runs a script and adds the work of the engine's thread to what it hands back.
async fn with_work(page: &Page, profile: &Profile, body: &str) -> Result<Value> {
    let before = work(profile, ENGINE_THREAD);
    let mut told = page.run(body).await?;
    if let Some(told) = told.as_object_mut() {
        told.insert("engine_thread".to_owned(), json!(work(profile, ENGINE_THREAD) - before));
    }
    Ok(told)
}

/// Returns the bytes of all files in a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| {
        let meta = entry.metadata().ok()?;
        Some(if meta.is_dir() { size(&entry.path()) } else { meta.len() })
    });
    sizes.sum()
}

/// A copy of the finished app with the bench's page beside it. Deleted when it is dropped.
struct Site(PathBuf);

impl Site {
    fn new(packages: &Packages, played: &Played) -> Result<Self> {
        let site = Self(std::env::temp_dir().join(format!("tung-nha-bench-{}", std::process::id())));
        copy(&finished_app(), &site.0).context("build the app first")?;
        let bench = site.0.join("bench");
        fs::create_dir_all(&bench)?;
        fs::write(bench.join("ward.txt"), &packages.ward)?;
        fs::write(bench.join("changes.txt"), &packages.changes)?;
        fs::write(bench.join("bench.js"), include_str!("bench.js"))?;
        fs::write(bench.join("asks.js"), format!("const ASKS = {};", asks(played)?))?;
        let page = "<!doctype html><meta charset=utf-8><script src=asks.js></script><script src=bench.js></script>";
        fs::write(bench.join("page.html"), page)?;
        Ok(site)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // The system empties its temporary folder, should this not work.
        drop(fs::remove_dir_all(&self.0));
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copy(&entry.path(), &to)? } else { fs::copy(entry.path(), to).map(drop)? }
    }
    Ok(())
}

/// Returns the messages of every job, in base64.
fn asks(played: &Played) -> Result<Value> {
    fn ask(ask: impl Into<Request>) -> Result<String> {
        Ok(STANDARD.encode(postcard::to_allocvec(&ask.into())?))
    }
    let saves = played.visits.iter().map(|visit| ask(visit.clone())).collect::<Result<Vec<_>>>()?;
    let half = saves.len() / 2;
    let names = |item: &String| {
        let of = Counted::Item(item.clone());
        ask(NamesQuestion { of, group: NamesGroup::Left, scope: Scope::WARD, skip: 0, take: 50 })
    };
    let names = played.items.iter().map(names).collect::<Result<Vec<_>>>()?;
    let search = |search: &String| ask(WalkQuestion { search: search.clone(), doors: 50, ..WalkQuestion::default() });
    let searches = played.searches.iter().map(search).collect::<Result<Vec<_>>>()?;
    Ok(json!({
        "open": ask(OpenWard { workspace: Workspace::Ward, take_over: false })?,
        "preview": ask(PreviewPackage { source: "phuong.txt".to_owned() })?,
        "take": ask(TakePackage)?,
        "settle": ask(Settle)?,
        "walk": ask(WalkQuestion { doors: 50, ..WalkQuestion::default() })?,
        "totals": ask(TargetsQuestion::default())?,
        "package": ask(MakePackage::EVERYTHING)?,
        "organisation": ask(OrganisationQuestion)?,
        "by_area": ask(TargetsQuestion { by: Some(PartKind::Area), ..TargetsQuestion::default() })?,
        "trend": ask(TrendQuestion { area: None })?,
        "names": names,
        "saves": saves.get(..half),
        "more_saves": saves.get(half..),
        "searches": searches,
    }))
}
