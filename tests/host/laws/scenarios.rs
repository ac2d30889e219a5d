//! What becomes of it when two people do this and that: a table to be read.
//!
//! An and Bình hold the same: home 7, where Hoa lives with the note "cũ", and home 9, where somebody of her name lives.
//! Each does what the row says, not knowing of the other; they meet; An goes on; they meet again, and both see the same.

use crate::engine_duplicates::judge;
use crate::laws::hold;
use crate::world::{Device, START_MS, meet, person, run};
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::judge_same::{Pair, TakeApart};
use tung_nha::engine::commands::remove::{Remove, Restore};
use tung_nha::engine::commands::save_record::SaveResident;
use tung_nha::engine::commands::undo::UndoToken;
use tung_nha::engine::queries::household_view::HouseholdView;
use tung_nha::model::{HouseholdId, Outcome, Relation, Removal, Resident, ResidentId, Subject};

/// What happens; on An's phone; on Bình's; on An's once they met; what both see in the end.
type Row = [&'static str; 5];

const TABLE: [Row; 44] = [
    ["nothing", "", "", "", "note cũ"],
    // Edit and edit.
    ["one edits", "note một", "", "", "note một"],
    ["both edit one field", "note một", "note hai", "", "note hai|một, 1 open"],
    ["both write the same", "note một", "note một", "", "note một"],
    ["each edits another field", "note một", "name Hoà", "", "Hoà, note một"],
    ["both edit, one twice", "note một, note ba", "note hai", "", "note ba|hai, 1 open"],
    ["both edit, one goes back to what was", "note một", "note hai, note cũ", "", "note cũ|một, 1 open"],
    ["both edit, then somebody decides", "note một", "note hai", "keep hai", "note hai"],
    ["both edit, then somebody writes a third", "note một", "note hai", "note ba", "note ba"],
    ["one edits what the other wrote", "note một", "take, note hai", "", "note hai"],
    ["one empties, the other edits", "note", "note hai", "", "note hai|, 1 open"],
    ["both empty", "note", "note", "", ""],
    // A form that is open while a file is taken.
    ["a form is open during a take", "note hai", "open, take, save một", "", "note hai|một, 1 open"],
    [
        "a form opened before the other's edit arrives",
        "open, note ba, save một",
        "note hai",
        "",
        "note ba|hai|một, 1 open",
    ],
    ["a form that changes nothing", "open, save cũ", "note hai", "", "note hai"],
    ["a form is saved after its person was taken off", "open, off, save một", "", "", "note một, back by itself"],
    ["a form is saved after its person was erased", "open, erase, save một", "", "", "erased"],
    // Edit and removal.
    ["one takes off", "off", "", "", "off"],
    ["one takes off, the other edits", "off", "note hai", "", "note hai, back by itself"],
    ["one takes off, the other records a step", "off", "step 3", "", "note cũ, step 3, back by itself"],
    ["one takes off knowing of the edit", "note hai", "take, off", "", "off"],
    ["both take off", "off", "off", "", "off"],
    ["both take off, one puts back", "off", "off", "back", "note cũ"],
    ["came back, and is to stay", "off", "note hai", "back", "note hai"],
    ["came back, and is taken off again", "off", "note hai", "off", "off"],
    ["put back, and the other edits", "off, back", "note hai", "", "note hai"],
    ["the home goes, the other edits a person there", "home off", "note hai", "", "note hai, back by itself"],
    ["the home goes, the other takes off the person", "home off", "off", "", "off, home off"],
    ["the home goes and comes back", "home off", "", "home back", "note cũ"],
    ["the home goes, the other adds somebody", "home off", "add Ba", "", "off"],
    // Undo.
    ["one undoes an edit", "note một, undo", "", "", "note cũ"],
    ["one undoes, the other edits", "note một, undo", "note hai", "", "note cũ|hai, 1 open"],
    ["one undoes what the other built on", "note một", "take, note hai", "undo", "note hai"],
    ["one undoes taking off", "off, undo", "", "", "note cũ"],
    ["a file is taken and taken back", "note một", "take, take back, note hai", "", "note hai|một, 1 open"],
    // Steps.
    ["both record a step", "step 2", "step 3", "", "note cũ, step 2|3, 1 open"],
    ["both record the same step", "step 3", "step 3", "", "note cũ, step 3"],
    // The same.
    ["said to be the same", "same", "", "", "note cũ, joined, 1 open"],
    ["said to be the same and not", "same", "not same", "", "note cũ"],
    ["joined, and the other edits", "same", "note hai", "", "note hai, joined, 1 open"],
    ["joined, edited, taken apart", "same, note một", "", "apart", "note một"],
    // Clocks and erasing.
    ["a clock ten years ahead writes, then a right one", "clock 10, note một", "take, note hai", "", "note hai"],
    ["one erases, the other edits", "erase", "note hai", "", "erased"],
    ["the home is erased, the other records a step", "home erase", "step 3", "", "erased, home erased"],
];

/// A phone with what lies open on it.
struct Phone {
    device: Device,
    open: Option<HouseholdView>,
    undo: Option<UndoToken>,
}

/// What the table speaks of.
#[derive(Clone, Copy)]
struct Names {
    home: HouseholdId,
    hoa: ResidentId,
    other: ResidentId,
}

fn phones() -> ([Phone; 2], Names) {
    let mut an = Device::with_ward("a");
    let area = an.engine.organisation_view().areas[0].id;
    let homes = ["7", "9"].map(|number| an.household(area, "Ngõ 1", number));
    for (home, note) in homes.into_iter().zip(["cũ", ""]) {
        an.people(home, &[Resident { note: note.to_owned(), ..person("Hoa", Relation::Head, "1970", "") }]);
    }
    let [hoa, other] = homes.map(|home| an.view(home).residents[0].id);
    let binh = an.twin("b");
    ([an, binh].map(|device| Phone { device, open: None, undo: None }), Names { home: homes[0], hoa, other })
}

/// Does what a cell says on one phone; the other is there to take a file from.
fn act(phone: &mut Phone, other: &mut Phone, names: Names, cell: &str) {
    for deed in cell.split(", ").filter(|deed| !deed.is_empty()) {
        let (verb, what) = deed.split_once(' ').unwrap_or((deed, ""));
        let Phone { device, open, undo } = phone;
        let of_hoa = |view: HouseholdView| view.residents.into_iter().find(|person| person.id == names.hoa);
        let home = Subject::Household(names.home);
        let hoa = Subject::Resident(names.hoa);
        let pair = Pair::Residents(names.hoa, names.other);
        let edit = |device: &mut Device, edit: &dyn Fn(&mut Resident)| {
            // Joined with somebody, she stands under the smaller id, in one of the two homes.
            let id = ResidentId(device.engine.ledger().state().first_of("resident", names.hoa.0));
            let home = device.engine.index().person_of(id).unwrap().resident.household.unwrap();
            let place = device.view(home).residents.iter().position(|person| person.id == id).unwrap();
            device.edit_resident(home, place, edit).unwrap()
        };
        let remove = |device: &mut Device, subject| {
            let basis = device.view(names.home).basis;
            run(device.engine.remove(Remove { subject, reason: Removal::Moved, basis })).unwrap()
        };
        let done = match (verb, what) {
            ("note", note) => edit(device, &|person| person.note = note.to_owned()),
            ("name", name) => edit(device, &|person| person.name = name.to_owned()),
            ("step", step) => {
                device.visit(names.home, Outcome::Guided, &[(Some(names.hoa), "H01", step.parse().unwrap())]).undo
            }
            ("add", name) => device.people(names.home, &[person(name, Relation::Child, "2000", "")]),
            ("off", _) => remove(device, hoa),
            ("home", "off") => remove(device, home),
            ("back", _) => run(device.engine.restore(Restore(hoa))).unwrap(),
            ("home", "back") => run(device.engine.restore(Restore(home))).unwrap(),
            ("same", _) => judge(device, pair, true),
            ("not", "same") => judge(device, pair, false),
            ("apart", _) => run(device.engine.take_apart(TakeApart(hoa))).unwrap(),
            ("save", note) => {
                let view = open.take().unwrap();
                let basis = view.basis.clone();
                let before = of_hoa(view).unwrap().resident;
                let after = Resident { note: note.to_owned(), ..before.clone() };
                // Of whoever was erased meanwhile, nothing is saved.
                let saved = run(device.engine.save_resident(SaveResident(names.hoa, Edited { before, after, basis })));
                let Ok(saved) = saved else { continue };
                saved.undo
            }
            _ => {
                match (verb, what) {
                    ("open", _) => *open = Some(device.view(names.home)),
                    ("take", "") => _ = device.receive(&other.device.everything()),
                    ("take", _) => {
                        let number = device.engine.exchange_view().intakes[0].number;
                        run(device.engine.undo_taken(number)).unwrap();
                    }
                    ("undo", _) => _ = run(device.engine.undo(undo.take().unwrap())),
                    ("keep", value) => {
                        let conflict = device.engine.conflicts_view().places[0].conflict.clone();
                        let side = conflict.sides.iter().position(|side| side.value == value).unwrap();
                        run(device.engine.settle_conflict(conflict.keep(side).unwrap())).unwrap();
                    }
                    ("erase", _) => run(device.engine.erase(Erase(hoa))).unwrap(),
                    ("home", _) => run(device.engine.erase(Erase(home))).unwrap(),
                    ("clock", years) => {
                        device.around.set_clock(START_MS + years.parse::<i64>().unwrap() * 31_557_600_000);
                    }
                    _ => panic!("nobody knows how to {deed}"),
                }
                continue;
            }
        };
        *undo = Some(done);
    }
}

/// What a phone shows of Hoa and her home.
fn seen(device: &Device, names: Names) -> String {
    let mut seen: Vec<String> = Vec::new();
    let erased = device.engine.ledger().state().erased();
    let removed: Vec<_> = device.engine.removed_view().entries.iter().map(|entry| entry.subject).collect();
    let conflicts = device.engine.conflicts_view();
    // The sides of a field in order, if nobody has decided.
    let value = |field: &str, value: String| {
        let of_field = conflicts.places.iter().map(|place| &place.conflict).find(|conflict| conflict.field() == field);
        let sides = of_field.map(|conflict| conflict.sides.iter().map(|side| side.value.clone()).collect());
        let mut sides: Vec<String> = sides.unwrap_or_else(|| vec![value]);
        sides.sort_by_key(|side| (side.is_empty(), side.clone()));
        sides.join("|")
    };
    match device.engine.index().person_of(names.hoa) {
        Some(person) => {
            let home = device.view(person.resident.household.unwrap());
            let view = home.residents.iter().find(|view| view.resident.name == person.resident.name).unwrap();
            let step = view.items.iter().find(|item| item.code == "H01").map_or(0, |item| item.step.get());
            let is_back = home.revived.iter().any(|revived| revived.subject == Subject::Resident(view.id));
            let note = value("note", person.resident.note.clone());
            let flags = [
                (person.resident.name != "Hoa", person.resident.name.clone()),
                (!note.is_empty(), format!("note {note}")),
                (step > 0, format!("step {}", value("s.H01", step.to_string()))),
                (view.is_joined, "joined".to_owned()),
                (is_back, "back by itself".to_owned()),
            ];
            seen.extend(flags.into_iter().filter(|(is_so, _)| *is_so).map(|(_, what)| what));
        }
        None if erased.has(names.hoa.0) => seen.push("erased".to_owned()),
        None => seen.push("off".to_owned()),
    }
    if removed.contains(&Subject::Household(names.home)) {
        seen.push("home off".to_owned());
    }
    if erased.has(names.home.0) {
        seen.push("home erased".to_owned());
    }
    match conflicts.places.len() {
        0 => {}
        open => seen.push(format!("{open} open")),
    }
    seen.join(", ")
}

#[test]
fn every_row_ends_as_the_table_says() {
    hold("T11 the table of what two people can do: 44 rows", 1, |_| {
        let mut wrong = Vec::new();
        for [what, on_an, on_binh, then, expected] in TABLE {
            let ([mut an, mut binh], names) = phones();
            act(&mut an, &mut binh, names, on_an);
            act(&mut binh, &mut an, names, on_binh);
            // What is shown is about today: by the time they meet, both clocks are right.
            for phone in [&mut an, &mut binh] {
                phone.device.around.set_clock(START_MS + 3_600_000);
                run(phone.device.engine.settle()).unwrap();
            }
            meet(&mut an.device, &mut binh.device);
            act(&mut an, &mut binh, names, then);
            meet(&mut an.device, &mut binh.device);
            let seen = seen(&an.device, names);
            if seen != expected {
                wrong.push(format!("{what}: {seen}, and not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
