//! A ward with one of everything: who refused, who was erased, taken off the list, entered twice.

use crate::world::{Device, person, run};
use tung_nha::engine::commands::erase::Erase;
use tung_nha::engine::commands::excuse::Excuse;
use tung_nha::engine::commands::judge_same::{JudgeSame, Pair};
use tung_nha::engine::commands::log_visit::LogVisit;
use tung_nha::engine::commands::remove::Remove;
use tung_nha::model::{
    Appointment, Birth, ConsentState, Date, HouseholdId, Outcome, Reason, Relation, Removal, Resident, ResidentId, Sex,
    Subject,
};

/// What must be found nowhere without names.
pub const PERSONAL: [&str; 12] = [
    "Hoàng Thị Lan",
    "Hoàng Văn Nam",
    "Lê Thị Từ",
    "Lê Văn Chối",
    "Trần Thị Mẫu",
    "0912 345 678",
    "Ngõ Kín 12",
    "77B",
    "Tổ 1",
    "hay vắng buổi sáng",
    "nhờ gọi con trai",
    "1979-03-12",
];
/// What must be found nowhere at all.
pub const GONE: [&str; 3] = ["Lò Thị Quên", "Bùi Văn Dời", "Người Nhập Trùng"];

/// The ward and the ids that matter.
pub struct Small {
    pub device: Device,
    pub home: HouseholdId,
    pub refused: HouseholdId,
    pub of_refused: Vec<ResidentId>,
    pub woman: ResidentId,
}

pub fn small() -> Small {
    let mut device = Device::with_ward("a");
    let [one, two] = device.areas();
    let (home, refused) = (device.household(one, "Ngõ Kín 12", "77B"), device.household(two, "Ngõ 5", "1/2/2003"));
    let woman = Resident {
        sex: Some(Sex::Female),
        note: "nhờ gọi con trai".to_owned(),
        ..person("Hoàng Thị Lan", Relation::Head, "1979-03-12", "0912345678")
    };
    let of_home = [
        woman,
        person("Hoàng Văn Nam", Relation::Child, "8/2007", ""),
        person("Lò Thị Quên", Relation::Mother, "1950", "0987654321"),
        person("Bùi Văn Dời", Relation::Lodger, "1990", ""),
        person("Người Nhập Trùng", Relation::Head, "1979", ""),
    ];
    device.people(home, &of_home);
    device.people(
        refused,
        &[person("Lê Văn Chối", Relation::Head, "1960", ""), person("Lê Thị Từ", Relation::Wife, "1962", "")],
    );
    let id = |device: &Device, name: &str| {
        let residents = device.view(home).residents.into_iter();
        residents.filter(|found| found.resident.name == name).map(|found| found.id).next().unwrap()
    };
    let ids = of_home.map(|person| id(&device, &person.name));
    let of_refused: Vec<ResidentId> = device.view(refused).residents.iter().map(|found| found.id).collect();
    device.edit_household(home, |household| household.note = "hay vắng buổi sáng".to_owned()).unwrap();
    let report = LogVisit {
        note: "hay vắng buổi sáng;\n=1+1 \"nhé\"".to_owned(),
        appointment: Some(Appointment {
            on: Date::new(2022, 6, 20).unwrap(),
            time: "7:05".to_owned(),
            note: "nhờ gọi con trai".to_owned(),
        }),
        ..device.report(home, Outcome::Guided, &[(Some(ids[0]), "H01", 4), (Some(ids[2]), "H01", 2), (None, "H12", 3)])
    };
    run(device.engine.log_visit(report)).unwrap();
    device.visit(refused, Outcome::Guided, &[(Some(of_refused[0]), "H01", 4)]);
    let basis = device.view(home).basis;
    let excuse =
        Excuse { subject: Subject::Resident(ids[0]), item: "H02".to_owned(), reason: Some(Reason::Elderly), basis };
    run(device.engine.excuse(excuse)).unwrap();
    device.edit_household(refused, |household| household.consent.state = ConsentState::Refused).unwrap();
    run(device.engine.judge_same(JudgeSame { pair: Pair::Residents(ids[0], ids[4]), is_same: true })).unwrap();
    // Of the two names and births that stand now, those of the first are what people decided on.
    let woman = device.view(home).residents.iter().find(|found| found.is_joined).unwrap().id;
    let place = device.view(home).residents.iter().position(|found| found.id == woman).unwrap();
    device
        .edit_resident(home, place, |resident| {
            resident.name = "Hoàng Thị Lan".to_owned();
            resident.birth = Birth::parse("1979-03-12");
        })
        .unwrap();
    let basis = device.view(home).basis;
    run(device.engine.remove(Remove { subject: Subject::Resident(ids[3]), reason: Removal::Moved, basis })).unwrap();
    run(device.engine.erase(Erase(Subject::Resident(ids[2])))).unwrap();
    Small { device, home, refused, of_refused, woman }
}
