//! A device whose data were copied, as by a cloned profile or a backup played back: both go on under one name until they
//! meet. Nothing of either is lost, and the one that hears of the other goes on under a name of its own.

use crate::laws::hold;
use crate::log_model::Random;
use crate::world::{Device, START_MS, meet, run};
use tung_nha::exchange::merge_files;
use tung_nha::model::{HouseholdId, Outcome};

/// Notes, visits and restarts. The clocks differ, and so do the ids; else a copy would do the very same.
fn work(device: &mut Device, home: HouseholdId, random: &mut Random, name: &str) -> Vec<String> {
    let mut notes = Vec::new();
    for number in 0..=random.below(6) {
        device.around.set_clock(START_MS + i64::try_from(random.below(1_000_000_000)).unwrap());
        match random.below(4) {
            0 => _ = device.visit(home, Outcome::Guided, &[]),
            1 => device.restart(),
            _ => {
                notes.push(format!("{name}{number}"));
                let note = notes.last().cloned().unwrap();
                device.edit_household(home, |home| home.note = note).unwrap();
            }
        }
    }
    notes
}

fn check(seed: u64) {
    let mut random = Random(seed);
    let mut original = Device::with_ward("a");
    let area = original.engine.organisation_view().areas[0].id;
    let homes = ["1", "3"].map(|number| original.household(area, "Ngõ 1", number));
    work(&mut original, homes[0], &mut random, "trước ");
    if random.one_in(2) {
        run(original.engine.settle()).unwrap();
    }
    let mut copy = original.reopened();
    let replica = original.engine.ledger().replica();
    assert_eq!(copy.engine.ledger().replica(), replica, "nothing tells a copy");
    for (device, name) in [(&mut original, "gốc "), (&mut copy, "sao ")] {
        device.edit_household(homes[1], |home| home.note = format!("{name}ở nhà ba")).unwrap();
        work(device, homes[0], &mut random, name);
    }
    let files = [original.everything(), copy.everything()];
    let named = files.iter().map(|file| ("tệp", file.as_slice()));
    let merged = merge_files(named).unwrap();
    assert!(merged.files[1].forks > 0, "that it is a copy is told");
    // The copy may have gone through a third device.
    if random.one_in(2) {
        let mut third = Device::empty("c");
        for file in &files {
            third.receive(file);
        }
        assert_eq!(third.check_code(), merged.check_code().to_string());
    }
    meet(&mut original, &mut copy);
    assert_eq!(original.check_code(), merged.check_code().to_string(), "all of both is there");
    assert_ne!(original.engine.ledger().replica(), replica);
    assert_ne!(copy.engine.ledger().replica(), replica);
    // Both wrote the same field: neither value hides the other.
    let conflicts = original.engine.conflicts_view();
    let sides = conflicts.places.iter().flat_map(|place| &place.conflict.sides).map(|side| side.value.as_str());
    let sides: Vec<_> = sides.filter(|side| side.ends_with("ở nhà ba")).collect();
    assert_eq!(sides.len(), 2, "{conflicts:?}");
    // From here on they are two.
    let forks_before: u64 = merged.files.iter().map(|file| file.forks).sum();
    work(&mut original, homes[0], &mut random, "sau ");
    work(&mut copy, homes[0], &mut random, "sau nữa ");
    let files = [original.everything(), copy.everything()];
    let merged = merge_files(files.iter().map(|file| ("tệp", file.as_slice()))).unwrap();
    let forks: u64 = merged.files.iter().map(|file| file.forks).sum();
    assert_eq!(forks, forks_before, "no number was given out twice again");
    meet(&mut original, &mut copy);
}

#[test]
fn copied_device_loses_nothing_and_goes_on_as_another() {
    hold("T8 a copied device: both branches stay, it is told, and it goes on as another", 12, check);
}
