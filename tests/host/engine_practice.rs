//! The practice ward.

use crate::world::{Device, run};
use tung_nha::engine::Engine;
use tung_nha::engine::commands::open_ward::Workspace;
use tung_nha::engine::queries::targets::TargetsQuestion;
use tung_nha::storage::memory::MemoryStore;

fn practice() -> Device {
    let Device { around, .. } = Device::empty("a");
    let store = MemoryStore::new();
    let mut engine = run(Engine::open(store.clone(), around.clone(), Workspace::Practice)).unwrap();
    run(engine.fill_practice()).unwrap();
    Device { engine, store, around }
}

#[test]
fn practice_ward_has_something_of_everything() {
    let device = practice();
    let overview = device.engine.overview();
    assert_eq!((overview.ward.name.as_str(), overview.households), ("Phường Tập Dượt", 60));
    assert!((180..=220).contains(&overview.residents), "{}", overview.residents);
    assert_eq!(overview.me.unwrap().1, "Trần Thị Hiền");
    assert_eq!(device.engine.organisation_view().members.len(), 4);
    let walk = device.whole_walk();
    assert_eq!(walk.lanes.len(), 5);
    let counts = walk.counts;
    for count in [counts.unvisited, counts.absent, counts.appointment, counts.conflict, counts.all - counts.incomplete]
    {
        assert!(count > 0, "{counts:?}");
    }
    assert!(walk.lanes.iter().flat_map(|lane| &lane.doors).any(|door| door.is_closed));
    let targets = device.engine.targets_view(TargetsQuestion::default());
    assert!(targets.without_birth > 0);
    for item in targets.targets.iter().flat_map(|target| &target.items) {
        let total = item.total;
        assert!(total.achieved > 0 && total.unknown > 0 && total.audience > total.achieved, "{}", item.item.code);
    }
    device.reopened().shown().assert_same(&device.shown(), "reopened");
}

#[test]
fn only_an_empty_practice_ward_is_filled() {
    let mut device = practice();
    let code = device.check_code();
    run(device.engine.fill_practice()).unwrap();
    assert_eq!(device.check_code(), code);
    let mut real = Device::empty("b");
    run(real.engine.fill_practice()).unwrap();
    assert!(real.engine.overview().is_empty());
}
