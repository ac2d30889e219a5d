//! The practice ward.

use crate::world::{Device, run};
use tung_nha::engine::queries::walk_list::WalkQuestion;

#[test]
fn practice_ward_shows_every_state() {
    let mut device = Device::empty("a");
    run(device.engine.fill_practice()).expect("memory keeps it");
    let overview = device.engine.overview();
    assert_eq!(overview.ward.name, "Phường Tập Dượt");
    assert!(overview.me.is_some());
    assert_eq!(overview.households, 60);
    assert!(overview.residents > 120, "{}", overview.residents);
    assert!((10..50).contains(&overview.left), "{}", overview.left);
    let page = device.engine.walk_list(&WalkQuestion::default());
    assert!(page.counts.absent > 0 && page.counts.appointment > 0 && page.counts.incomplete > 0, "{:?}", page.counts);
}

#[test]
fn practice_wards_of_two_devices_have_the_same_people() {
    let mut devices = [Device::empty("a"), Device::empty("b")];
    let pages = devices.each_mut().map(|device| {
        run(device.engine.fill_practice()).expect("memory keeps it");
        let names = device.engine.index().walk().map(|(id, home)| (id, home.residents.clone()));
        names.collect::<Vec<_>>()
    });
    assert_eq!(pages[0], pages[1]);
}
