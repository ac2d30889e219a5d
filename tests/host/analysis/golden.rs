//! A small export as it was first made. Columns and tables may be added; what is there stays, with its values.

use crate::analysis::zipped::{Export, Row};
use std::path::PathBuf;
use tung_nha::engine::shared_id;
use tung_nha::model::{
    Area, AreaId, Audience, Birth, Consent, ConsentState, ConsentWay, Date, Extract, ExtractedHome, ExtractedPerson,
    ExtractedVisit, GivenStep, HouseNumber, Household, HouseholdId, Item, ItemId, ItemUnit, Ladder, Member, MemberId,
    Naming, Outcome, Phone, Place, Position, Reason, Relation, Residence, Resident, ResidentId, Role, Sex, Status,
    StatusRecord, Step, Target, TargetId, TargetSet, TargetSetId, Team, TeamId, Visit, VisitId, Ward, YesNo,
};

const FOLDER: &str = "tests/fixtures/analysis";

#[test]
fn what_was_written_once_is_written_so_for_ever() {
    let export = Export::of_extract(&extract());
    let fixtures: Vec<PathBuf> = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(fixtures.len(), 15);
    for path in fixtures {
        let name = path.file_stem().unwrap().to_string_lossy();
        let table = export.tables.get(name.as_ref()).unwrap_or_else(|| panic!("{name} is gone"));
        let golden = std::fs::read_to_string(&path).unwrap();
        let mut lines = golden.strip_prefix('\u{feff}').unwrap().lines();
        let columns: Vec<&str> = lines.next().unwrap().split(';').collect();
        let kept = |row: &Row| columns.iter().map(|column| row[*column].clone()).collect::<Vec<_>>();
        let rows: Vec<Vec<String>> = table.rows.iter().map(kept).collect();
        let golden: Vec<Vec<String>> = lines.map(|line| line.split(';').map(str::to_owned).collect()).collect();
        // New columns and codes may stand between the old ones.
        if ["codes", "tu-dien-du-lieu"].contains(&name.as_ref()) {
            let keys = |rows: &[Vec<String>]| rows.iter().map(|row| row[..2].to_vec()).collect::<Vec<_>>();
            assert!(keys(&golden).iter().all(|row| keys(&rows).contains(row)), "{name}");
        } else {
            assert_eq!(rows, golden, "{name}");
        }
    }
}

fn id(name: &str) -> tung_nha::id::Id {
    shared_id(&["golden", name])
}

fn status(item: u16, applies: YesNo, step: u8) -> Status {
    let record = StatusRecord { step: Step::new(step).unwrap(), ..StatusRecord::default() };
    Status {
        item,
        applies,
        is_achieved: applies == YesNo::Yes && step >= 3,
        is_under_way: step == 2,
        is_unasked: step == 0,
        is_exempt: false,
        record: Some(record),
    }
}

fn extract() -> Extract {
    let day = |month, day| Date::new(2022, month, day).unwrap();
    let (area, team, member) = (AreaId(id("area")), TeamId(id("team")), MemberId(id("member")));
    let (home, refused) = (HouseholdId(id("home")), HouseholdId(id("refused")));
    let (set, target) = (TargetSetId(id("set")), TargetId(id("target")));
    let item = |code: &str, unit, min_age| Item {
        target: Some(target),
        code: code.to_owned(),
        name: format!("Mục {code}"),
        unit,
        audience: Audience { min_age, ..Audience::default() },
        ladder: Ladder {
            labels: ["Chưa hỏi", "Chưa biết", "Đã hướng dẫn", "Biết", "Thạo"].map(str::to_owned),
            pass: Step::ALL[3],
        },
        goal_percent: Some(100),
        area_goals: Vec::new(),
    };
    let excused = Status {
        is_exempt: true,
        record: Some(StatusRecord {
            step: Step::ALL[1],
            reason: Some(Reason::NoSmartphone),
            exempt: Some(Reason::Elderly),
            on: Some(day(8, 31)),
            by: Some(member),
        }),
        ..status(0, YesNo::Yes, 1)
    };
    let visit = Visit {
        household: home,
        at_ms: day(8, 31).moment_in_vietnam(19, 5),
        by: Some(member),
        outcome: Outcome::Guided,
        place: Place::Home,
        note: "Hẹn con trai về".to_owned(),
        appointment: Some(day(9, 7)),
        appointment_time: "19:30".to_owned(),
        appointment_note: String::new(),
    };
    let resident = Resident {
        household: Some(home),
        name: "Nguyễn Văn Thử".to_owned(),
        birth: Birth::parse("12/3/1979"),
        sex: Some(Sex::Male),
        relation: Some(Relation::Head),
        phone: Phone::parse("02033825710").ok(),
        smartphone: YesNo::No,
        residence: Residence::Temporary,
        note: "-".to_owned(),
    };
    let one = ExtractedHome {
        id: home,
        household: Household {
            area: Some(area),
            group: "Tổ 52".to_owned(),
            lane: "Ngõ 12".to_owned(),
            number: HouseNumber::new("7A"),
            address: "7A Ngõ 12, Tổ 52".to_owned(),
            code: "H 0012".to_owned(),
            ocop: true,
            consent: Consent {
                state: ConsentState::Given,
                on: Some(day(8, 1)),
                asked_by: Some(member),
                way: Some(ConsentWay::Spoken),
            },
            ..Household::default()
        },
        is_left: false,
        people: vec![ExtractedPerson {
            id: ResidentId(id("person")),
            resident: Some(resident),
            statuses: vec![excused],
        }],
        statuses: vec![status(1, YesNo::Yes, 3)],
        visits: vec![ExtractedVisit {
            id: VisitId(id("visit")),
            visit,
            steps: vec![
                GivenStep {
                    of: ItemUnit::Person,
                    resident: Some(ResidentId(id("person"))),
                    item: 0,
                    step: Step::ALL[1],
                },
                GivenStep { of: ItemUnit::Household, resident: None, item: 1, step: Step::ALL[3] },
            ],
        }],
    };
    let hidden = Status { record: None, ..status(0, YesNo::Unknown, 0) };
    let other = ExtractedHome {
        id: refused,
        household: Household {
            consent: Consent { state: ConsentState::Refused, ..Consent::default() },
            ..Household::default()
        },
        is_left: true,
        people: vec![ExtractedPerson { id: ResidentId(id("hidden")), resident: None, statuses: vec![hidden] }],
        statuses: Vec::new(),
        visits: Vec::new(),
    };
    Extract {
        naming: Naming::Named,
        made_at_ms: day(9, 17).moment_in_vietnam(19, 30),
        ward: Ward { name: "Phường Thử".to_owned(), province: "Tỉnh Mẫu".to_owned() },
        check_code: "0123456789AB".to_owned(),
        closing: day(12, 31),
        areas: vec![(area, Area { name: "Khu 4B".to_owned() })],
        teams: vec![(
            team,
            Team {
                name: "Tổ Khu 4B".to_owned(),
                areas: vec![area],
                decision_number: "12/QĐ-UBND".to_owned(),
                decision_date: Some(day(6, 9)),
            },
        )],
        members: vec![(
            member,
            Member {
                name: "Trần Thị Mẫu".to_owned(),
                team: Some(team),
                role: Role::Leader,
                positions: vec![Position::WomensUnionHead],
                phone: Phone::parse("0912345678").ok(),
            },
        )],
        set: Some((
            set,
            TargetSet {
                name: "Chỉ tiêu 2022".to_owned(),
                from: Some(day(6, 1)),
                until: Some(day(12, 31)),
                ..TargetSet::default()
            },
        )),
        targets: vec![(target, Target { set: Some(set), code: "T1".to_owned(), name: "Chỉ tiêu thử".to_owned() })],
        items: vec![
            (ItemId(id("item")), item("H01", ItemUnit::Person, Some(14))),
            (ItemId(id("item of homes")), item("H12", ItemUnit::Household, None)),
        ],
        homes: vec![one, other],
    }
}
