//! Sudden death: the browser is killed while it saves and while it takes files in.
//!
//! After each death the ward is opened again. Every change is there whole or not at all, and none that was acknowledged
//! is missing. The same after the power failed. `cargo xtask endure kills` and `power` let more browsers die than the gate
//! does.

mod power;
mod saving;
mod taking;

use std::hash::{BuildHasher as _, RandomState};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::open_ward::{OpenWard, Opened, Workspace};
use tung_nha::engine::commands::save_record::SaveWard;
use tung_nha::engine::queries::overview::Overview;
use tung_nha::model::Ward;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::engine::EngineWorker;
use crate::harness::server::Server;

/// Returns how many browsers die: `usual`, or what the environment says.
fn deaths(usual: u32) -> Result<u32> {
    std::env::var("DEATHS").map_or(Ok(usual), |deaths| deaths.parse().context("DEATHS is no number"))
}

/// How much the ward holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    households: u32,
    residents: u32,
    visits: u32,
}

impl Counts {
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
    /// How often something was acknowledged.
    times: u32,
    deaths: u32,
}

/// What became of a change that was under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Whole,
    NotAtAll,
}

impl Promise {
    fn begin(&mut self, change: Counts) {
        self.under_way = change;
    }

    fn acknowledge(&mut self) {
        self.acknowledged = self.acknowledged.with(std::mem::take(&mut self.under_way));
        self.times += 1;
    }

    /// Checks what the device holds after a death, takes it for the truth from now on, and returns what became of what
    /// was under way, if anything was.
    fn check(&mut self, overview: &Overview) -> Result<Option<Fate>> {
        let held = Counts::of(overview);
        let under_way = std::mem::take(&mut self.under_way);
        let (without, with) = (self.acknowledged, self.acknowledged.with(under_way));
        ensure!(held == without || held == with, "after death {}: {held:?}, not {without:?} or {with:?}", self.deaths);
        self.acknowledged = held;
        let fate = if held == with { Fate::Whole } else { Fate::NotAtAll };
        Ok((without != with).then_some(fate))
    }
}

/// Opens the ward as after a death: what it holds must be what was promised.
async fn reopen(
    profile: &Profile,
    server: &Server,
    promise: &mut Promise,
) -> Result<(Browser, EngineWorker, Option<Fate>)> {
    let browser = Browser::open(profile, Screen::Phone).await?;
    let engine = EngineWorker::start(&browser, server).await?;
    let open = OpenWard { workspace: Workspace::Ward, take_over: false };
    let Opened::Ready(overview) = engine.ask(open).await? else { bail!("a dead browser holds the ward") };
    let fate = promise.check(&overview)?;
    if overview.ward.name.is_empty() {
        let ward = Ward { name: "Phường Mẫu".to_owned(), province: String::new() };
        engine.ask(SaveWard(new(ward))).await?;
    }
    Ok((browser, engine, fate))
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
