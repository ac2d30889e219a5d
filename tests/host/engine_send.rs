//! Sending only what is needed: a part of the ward, and what the receiver does not have yet.

use crate::world::{Device, START_MS, meet, new, person, run};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::choose_me::ChooseMe;
use tung_nha::engine::commands::judge_same::{JudgeSame, Pair};
use tung_nha::engine::commands::make_package::{MakePackage, Part, Since};
use tung_nha::engine::commands::save_record::{SaveMember, SaveTeam};
use tung_nha::engine::queries::exchange_view::WriterEntry;
use tung_nha::model::{AreaId, HouseholdId, Member, MemberId, Outcome, Phone, Relation, Team, TeamId};
use tung_nha::ui::figures_text::{figures_file_name, figures_text};
use tung_nha::words::Language;

/// A device with a home of one person in each of two areas.
fn two_areas() -> (Device, [HouseholdId; 2]) {
    let mut device = Device::with_ward("a");
    let homes = device.areas().map(|area| device.household(area, "Ngõ 1", "7"));
    device.people(homes[0], &[person("Nguyễn Văn Một", Relation::Head, "1970", "0901234567")]);
    device.people(homes[1], &[person("Trần Thị Hai", Relation::Head, "1980", "0907654321")]);
    (device, homes)
}

fn of_receiver(device: &Device) -> MakePackage {
    MakePackage { part: Part::Everything, since: Since::Receiver(device.engine.ledger().replica()) }
}

fn changes(device: &mut Device, ask: MakePackage) -> u32 {
    run(device.engine.make_package(ask)).unwrap().made.holds.changes
}

fn writer(device: &Device, name: &str) -> WriterEntry {
    device.engine.exchange_view().writers.into_iter().find(|writer| writer.name == name).unwrap()
}

/// Puts a member into a team that looks after an area.
fn team_of(device: &mut Device, name: &str, area: AreaId) -> (MemberId, TeamId) {
    let team = Team { name: "Tổ một".to_owned(), areas: vec![area], ..Team::default() };
    let team = run(device.engine.save_team(SaveTeam(None, new(team)))).unwrap().id;
    let member = device.member(name);
    let view = device.engine.organisation_view();
    let before = view.members.iter().find(|view| view.id == member).unwrap().member.clone();
    let after = Member { team: Some(team), ..before.clone() };
    run(device.engine.save_member(SaveMember(Some(member), Edited { before, after, basis: view.basis }))).unwrap();
    (member, team)
}

/// Two areas, a person entered in each of them who is one, and a change that touches both.
pub fn one_person_in_two_areas() -> (Device, [HouseholdId; 2]) {
    let (mut a, homes) = two_areas();
    for home in homes {
        a.people(home, &[person("Ngô Bá Vinh", Relation::Child, "1995", "0903333333")]);
    }
    let people = homes.map(|home| a.view(home).residents[1].id);
    run(a.engine.judge_same(JudgeSame { pair: Pair::Residents(people[0], people[1]), is_same: true })).unwrap();
    let home = homes.into_iter().find(|home| a.view(*home).residents.len() == 2).unwrap();
    a.edit_resident(home, 1, |person| person.phone = Phone::parse("0911111111").ok()).unwrap();
    (a, homes)
}

#[test]
fn area_package_withholds_what_a_change_says_of_other_areas() {
    let (mut a, homes) = one_person_in_two_areas();
    let [first, _] = a.areas();
    let bytes = a.package(MakePackage::of_area(first));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.contains("0907654321"), "nobody of the other area");
    assert_eq!(text.matches("0911111111").count(), 1, "of the change that touches both only what is of this area");
    assert_eq!(text.matches("{\"blank\":").count(), 1);
    let made = run(a.engine.make_package(MakePackage::of_area(first))).unwrap().made.holds;
    assert_eq!((made.households, made.residents, made.names, made.phones), (1, 2, 2, 3));

    let mut b = Device::empty("b");
    let preview = b.preview(&bytes);
    assert_eq!((preview.new_households, preview.new_residents), (1, 2));
    b.take();
    assert_eq!(b.view(homes[0]).residents[1].resident.phone, Phone::parse("0911111111").ok());
    assert!(b.engine.index().home(homes[1]).is_none());

    // What was withheld is taken when a fuller copy comes, whichever way it comes, and whatever was sent on meanwhile.
    let mut c = Device::empty("c");
    c.receive(&b.everything());
    assert_eq!(c.check_code(), b.check_code());
    assert_ne!(a.check_code(), b.check_code());
    b.receive(&a.everything());
    b.shown().assert_same(&a.shown(), "the fuller copy");
    b.reopened().shown().assert_same(&a.shown(), "reopened");
    meet(&mut b, &mut c);
    assert_eq!(c.check_code(), a.check_code());
    // The part, taken after the whole, takes nothing back.
    assert_eq!(b.receive(&bytes).new_changes, 0);
    assert_eq!(b.check_code(), a.check_code());
}

#[test]
fn members_homes_are_those_of_the_teams_areas_and_those_they_visited() {
    let (mut a, homes) = two_areas();
    let [first, second] = a.areas();
    let (member, _) = team_of(&mut a, "Lê Văn Mới", first);
    let ask = MakePackage { part: Part::Member(member), since: Since::Beginning };
    let bytes = a.package(ask);
    let mut b = Device::empty("b");
    b.receive(&bytes);
    assert!(b.engine.index().home(homes[0]).is_some() && b.engine.index().home(homes[1]).is_none());
    assert!(!String::from_utf8(bytes).unwrap().contains("0907654321"));
    assert_eq!(b.engine.index().organisation().items().len(), 13, "what the ward shares goes along");
    a.hand_over();
    assert_ne!(a.engine.overview().unsent, 0, "the ward as a whole was not sent");

    // Who has been at a door gets its home, wherever it lies.
    let other = a.household(second, "Ngõ 2", "1");
    run(a.engine.choose_me(ChooseMe(member))).unwrap();
    a.visit(homes[1], Outcome::Guided, &[]);
    b.receive(&a.package(ask));
    assert!(b.engine.index().home(homes[1]).is_some() && b.engine.index().home(other).is_none());

    let nobody = MakePackage { part: Part::Member(MemberId(other.0)), since: Since::Beginning };
    assert_eq!(run(a.engine.make_package(nobody)).unwrap_err(), Fault::NotFound);
}

#[test]
fn each_receiver_is_sent_what_their_last_file_did_not_have() {
    let (mut a, homes) = two_areas();
    let mut b = a.twin("b");
    let all = a.engine.ledger().known().len() as u32;
    assert_eq!(changes(&mut a, of_receiver(&b)), all, "who sent nothing yet is sent everything");
    a.receive(&b.everything());
    assert_eq!(changes(&mut a, of_receiver(&b)), 0);
    a.visit(homes[0], Outcome::Guided, &[]);
    // What was handed to others meanwhile says nothing of this receiver.
    a.everything();
    a.hand_over();
    assert_eq!(changes(&mut a, MakePackage::NEWEST), 0);
    assert_eq!(changes(&mut a, of_receiver(&b)), 1);
    let mut a = a.reopened();
    assert_eq!(changes(&mut a, of_receiver(&b)), 1, "reopened");

    let package = a.package(of_receiver(&b));
    b.receive(&package);
    b.shown().assert_same(&a.shown(), "sent what was lacking");
    assert_eq!(changes(&mut a, of_receiver(&b)), 1, "until their next file says that they have it");
    let older = b.everything();
    assert_eq!(a.receive(&older).new_changes, 0);
    assert_eq!(changes(&mut a, of_receiver(&b)), 0);
    assert_eq!(changes(&mut a.reopened(), of_receiver(&b)), 0, "a file without news is remembered too");

    // A part of it, since then.
    a.visit(homes[0], Outcome::Guided, &[]);
    a.visit(homes[1], Outcome::Guided, &[]);
    let [first, _] = a.areas();
    let replica = b.engine.ledger().replica();
    assert_eq!(changes(&mut a, MakePackage { part: Part::Area(first), since: Since::Receiver(replica) }), 1);

    // An older file, taken later, takes nothing back.
    let before = b.everything();
    b.visit(homes[0], Outcome::Absent, &[]);
    a.receive(&b.everything());
    a.receive(&before);
    b.receive(&a.everything());
    let lacking = changes(&mut a, of_receiver(&b));
    assert_eq!(lacking, 2, "b had not got the two visits when it made its last file");
}

#[test]
fn what_is_withheld_is_sent_again_to_who_lacks_it() {
    let (mut a, _) = one_person_in_two_areas();
    let [first, _] = a.areas();
    let mut b = Device::empty("b");
    b.receive(&a.package(MakePackage::of_area(first)));
    a.receive(&b.everything());
    let package = a.package(of_receiver(&b));
    b.receive(&package);
    assert_eq!(b.check_code(), a.check_code());
}

#[test]
fn receipts_tell_whose_file_came_and_what_they_lack() {
    let (mut a, homes) = two_areas();
    let other = a.member("Lê Văn Mới");
    let mut b = a.twin("b");
    run(b.engine.choose_me(ChooseMe(other))).unwrap();
    assert_eq!(writer(&a, "Lê Văn Mới").device, None);
    a.receive(&b.everything());
    let device = writer(&a, "Lê Văn Mới").device.unwrap();
    assert_eq!((device.replica, device.lacks), (b.engine.ledger().replica(), 0));
    assert!(device.made_at_ms > 0);
    a.visit(homes[0], Outcome::Guided, &[]);
    assert_eq!(writer(&a, "Lê Văn Mới").device.unwrap().lacks, 1);
    let own = a.everything();
    a.receive(&own);
    assert_eq!(writer(&a, "Trần Thị Mẫu").device, None, "a file of one's own tells of nobody else");
}

#[test]
fn figures_hold_nothing_of_anybody() {
    let (mut a, homes) = two_areas();
    a.edit_household(homes[0], |home| home.note = "chó dữ".to_owned()).unwrap();
    a.visit(homes[0], Outcome::Guided, &[]);
    let figures = a.engine.figures();
    assert_eq!((figures.households, figures.residents, figures.visits, figures.left), (2, 2, 1, 1));
    for language in Language::ALL {
        let text = figures_text(&figures, language.words());
        for secret in ["Nguyễn", "Trần Thị", "Mẫu", "090", "Ngõ", "chó dữ", "1970", &homes[0].to_string()] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(text.contains("Phường Tập Dượt") && text.contains("Khu 1"), "{text}");
        assert!(text.lines().filter(|line| line.starts_with("- ")).count() > 13, "{text}");
    }
    let made = figures_file_name(&figures, START_MS + 3_600_000);
    assert_eq!(made, "tung-nha_so-lieu_phuong-tap-duot_2022-06-15_0900.txt");
}
