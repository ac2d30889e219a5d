//! A package of a newer version: what this one does not know is kept through everything done with it here, and goes out
//! again byte for byte.

use crate::foreign::header;
use crate::laws::hold;
use crate::log_lines::{SEALED_BY, hex, sealed};
use crate::log_model::Random;
use crate::world::{Device, person, run};
use std::collections::BTreeSet;
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::make_package::MakePackage;
use tung_nha::exchange;
use tung_nha::log::{Directory, edit_hash};
use tung_nha::model::{HouseholdId, Outcome, Relation, ResidentId, Subject};

/// Changes of a newer version: a field of a person it added, records of a kind it added, keys it added to edits and to
/// changes, a reason it added.
fn newer_changes(random: &mut Random, resident: ResidentId) -> Vec<String> {
    let some = |random: &mut Random| ["\"đo được\"", "-12", "true", "null", "[\"a\",\"b\"]"][random.below(5)];
    let change = |number: usize, random: &mut Random| {
        let (number, time) = ((number + 1).to_string(), random.below(1 << 40).to_string());
        let mut keys = vec![("n", number.as_str()), ("t", time.as_str())];
        if random.one_in(2) {
            keys.push(("w", "\"satellite\""));
        }
        let added = ["{\"b\":[1,{\"c\":null}],\"đ\":\"\\n\"}", "0", "\"x\"", "[[],{}]"];
        keys.push(("xa", added[random.below(4)]));
        let of_person = format!(
            r#"{{"e":"resident","i":"{resident}","set":{{"height":{},"s.X99":{}}}}}"#,
            some(random),
            some(random)
        );
        let drone = format!(
            r#"{{"ao":{},"e":"drone","i":"{}","set":{{"Ghi chú":{}}},"z":"q"}}"#,
            added[random.below(4)],
            random.id(),
            some(random)
        );
        sealed(&keys, &if random.one_in(2) { vec![of_person.as_str(), &drone] } else { vec![drone.as_str()] })
    };
    (0..=random.below(4)).map(|number| change(number, random)).collect()
}

/// A package of these changes whose header has a key more.
fn newer_package(lines: &[String]) -> Vec<u8> {
    let directory = Directory::new(vec![SEALED_BY], vec![]);
    let bytes = exchange::write(&header(), &directory, lines.iter().map(String::as_bytes), lines.len() as u64);
    let text = String::from_utf8(bytes).unwrap().replacen("\"app\":", "\"satellites\":{\"seen\":[7]},\"app\":", 1);
    let body = text.rsplit_once("\n],").unwrap().0;
    format!("{body}\n],\"sha256\":\"{}\"}}\n", hex(edit_hash(body.as_bytes()))).into_bytes()
}

/// A change without the place of its replica, which differs from file to file.
fn said(line: &str) -> String {
    line.split_once(',').unwrap().1.trim_end_matches(['\n', ',']).to_owned()
}

/// What somebody does on a device that holds things it does not know.
fn work(device: &mut Device, homes: [HouseholdId; 2], random: &mut Random) {
    for _ in 0..random.below(8) {
        match random.below(6) {
            0 => _ = device.edit_resident(homes[0], 0, |person| person.note.push('+')).unwrap(),
            1 => _ = device.visit(homes[0], Outcome::Guided, &[]),
            2 => device.restart(),
            3 => run(device.engine.settle()).unwrap(),
            4 => {
                let undo = device.people(homes[0], &[person("Lê Thị Ba", Relation::Lodger, "1990", "")]);
                run(device.engine.undo(undo)).unwrap();
            }
            // Erasing rewrites every page that speaks of the home.
            _ => _ = run(device.engine.erase(Erase(Subject::Household(homes[1])))),
        }
    }
}

fn check(seed: u64) {
    let mut random = Random(seed);
    let mut device = Device::with_ward("a");
    let area = device.engine.organisation_view().areas[0].id;
    let homes = ["1", "3"].map(|number| device.household(area, "Ngõ 1", number));
    for home in homes {
        device.people(home, &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
    }
    let lines = newer_changes(&mut random, device.view(homes[0]).residents[0].id);
    let taken = device.receive(&newer_package(&lines));
    assert_eq!(taken.new_changes as usize, lines.len());
    work(&mut device, homes, &mut random);
    let expected: BTreeSet<String> = lines.iter().map(|line| said(line)).collect();
    let goes_out = |device: &mut Device, ask: MakePackage| {
        let file = String::from_utf8(device.package(ask)).unwrap();
        let out: BTreeSet<String> =
            file.split_inclusive('\n').skip(1).filter(|line| line.starts_with("{\"d\"")).map(said).collect();
        assert!(expected.is_subset(&out), "something unknown was lost or altered");
    };
    goes_out(&mut device, MakePackage::EVERYTHING);
    goes_out(&mut device, MakePackage::of_area(area));
    // By way of a second device, too.
    let mut other = device.twin("b");
    work(&mut other, homes, &mut random);
    goes_out(&mut other, MakePackage::EVERYTHING);
}

#[test]
fn what_is_not_known_goes_out_byte_for_byte() {
    hold("T9 what a newer version wrote goes through this one byte for byte", 12, check);
}
