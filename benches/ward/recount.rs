//! The numbers of a ward as a table, to be compared with those of a program that is none of ours.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::period::PeriodQuestion;
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::engine::scope::Scope;
use tung_nha::engine::{Engine, Surroundings};
use tung_nha::exchange;
use tung_nha::model::Date;
use tung_nha::storage::memory::MemoryStore;

use crate::convert::Packages;
use crate::data::Data;
use crate::native::{Device, incoming};

/// Writes the packages of a ward, the register they were made of, and the tables before and after what the other device
/// says.
///
/// # Errors
/// When a package cannot be taken in, or a file not be written.
pub async fn run(data: &Data, packages: &Packages, folder: &Path) -> Result<()> {
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.join(name), bytes).with_context(|| format!("{name} cannot be written"))
    };
    write("ward.json", &serde_json::to_vec(&data.ward)?)?;
    write("changes.json", &serde_json::to_vec(&data.changes)?)?;
    let mut engine = Engine::open(MemoryStore::new(), Device::default(), Workspace::Ward).await?;
    for (name, package, table) in
        [("ward-package.json", &packages.ward, "before.txt"), ("changes-package.json", &packages.changes, "after.txt")]
    {
        write(name, package)?;
        let package = exchange::read(package)?;
        engine.preview_package(incoming(&package))?;
        engine.take_package().await?;
        write(table, self::table(&engine).await?.as_bytes())?;
    }
    Ok(())
}

/// Returns a line for each number of the ward and of each area, cells apart by tabs.
async fn table<W: Surroundings>(engine: &Engine<MemoryStore, W>) -> Result<String> {
    let mut areas: Vec<_> =
        engine.organisation_view().areas.into_iter().map(|view| (view.area.name, view.id)).collect();
    areas.sort();
    let places = areas.into_iter().map(|(name, area)| (name, Scope::of_area(area)));
    let mut table = String::new();
    let closing = engine.targets_view(&TargetsQuestion::default()).closing;
    let (from, until) = Date::new(2022, 6, 15).zip(closing).context("the period has days")?;
    let figures = engine.period(&PeriodQuestion { scope: Scope::WARD, from, until }).await?;
    let done = &figures.activity;
    writeln!(table, "visits\t{}\t{}\t{}", done.visits, done.homes_visited, done.homes_reached)?;
    for (place, scope) in std::iter::once(("*".to_owned(), Scope::WARD)).chain(places) {
        let view = engine.targets_view(&TargetsQuestion { scope: scope.clone(), by: None });
        writeln!(table, "{place}\thomes\t{}", view.households)?;
        writeln!(table, "{place}\tbirths unknown\t{}", view.without_birth)?;
        let items = view.targets.iter().flat_map(|target| &target.items);
        let mut items: Vec<_> = items.map(|item| (&item.item.code, item.total)).collect();
        items.sort_by_key(|(one, _)| *one);
        let mut targets: Vec<_> =
            view.targets.iter().filter_map(|target| Some((&target.target.code, target.together?))).collect();
        targets.sort_by_key(|(one, _)| *one);
        for (code, total) in items.into_iter().chain(targets) {
            let Total { audience, achieved, under_way, unknown, exempt, undecided } = total;
            writeln!(table, "{place}\t{code}\t{audience}\t{achieved}\t{under_way}\t{unknown}\t{exempt}\t{undecided}")?;
        }
    }
    Ok(table)
}
