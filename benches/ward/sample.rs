//! The project's own wards: as large as a real one, the same at every run for a seed, and nobody in them is real.

use std::collections::BTreeMap;

use crate::data::{Change, Changes, Data, Deletion, Household, Line, Resident, Stamp, Status, Visit, Ward};

const HOUSEHOLDS: usize = 7_000;
const RESIDENTS: usize = 24_000;
const VISITS: usize = 60_000;
const AREAS: usize = 10;

/// When the register was listed, when the work began and ended, and until when the other device went on; milliseconds.
const LISTED: i64 = 1_654_732_800_000;
const BEGIN: i64 = 1_655_251_200_000;
const END: i64 = 1_671_494_400_000;
const LATER: i64 = 1_673_308_800_000;

const SURNAMES: [&str; 12] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Bùi", "Đỗ", "Đặng", "Phan", "Ngô", "Đinh"];
const MEN: [&str; 10] = [
    "Văn Hùng",
    "Đức Dũng",
    "Quang Minh",
    "Hữu Nam",
    "Đình Sơn",
    "Xuân Thắng",
    "Ngọc Tùng",
    "Anh Tuấn",
    "Công Vinh",
    "Mạnh Cường",
];
const WOMEN: [&str; 10] = [
    "Thị Hương",
    "Thu Lan",
    "Thị Hoà",
    "Ngọc Hà",
    "Thị Thuý",
    "Thanh Nga",
    "Thị Mai",
    "Phương Thảo",
    "Thị Yến",
    "Kim Oanh",
];
const OUTCOMES: [&str; 8] = [
    "Đã hướng dẫn",
    "Đã hướng dẫn",
    "Đã hướng dẫn",
    "Hướng dẫn một phần",
    "Chỉ tuyên truyền/phát tài liệu",
    "Chỉ khảo sát",
    "Vắng nhà",
    "Hẹn lại",
];
const NOTES: [&str; 6] = ["", "", "Đã phát tờ rơi", "Máy cũ, đầy bộ nhớ", "Quên mật khẩu, hẹn cuối tuần", ""];

/// Numbers that look like chance and are the same at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let place = self.roll(list.len());
        list.get(place).copied().unwrap_or_default()
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }

    fn stamp(&mut self, from: i64, to: i64, area: usize) -> Stamp {
        let at = from + self.roll((to - from).max(1) as usize) as i64;
        Stamp { at, by: format!("tv-{:02}-{}", area + 1, 1 + self.roll(8)) }
    }
}

/// Makes the ward of a seed. The bench is about that of 0.
pub fn data(seed: u64) -> Data {
    let mut dice = Dice(0x7475_6e67_6e68_6131 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut ward = Ward::default();
    for number in 0..HOUSEHOLDS {
        let area = number * AREAS / HOUSEHOLDS;
        let home = household(&mut dice, number, area);
        let people = (number + 1) * RESIDENTS / HOUSEHOLDS - number * RESIDENTS / HOUSEHOLDS;
        family(&mut dice, &home, area, people, &mut ward);
        ward.households.push(home);
    }
    let mut homes: Vec<Vec<usize>> = vec![Vec::new(); HOUSEHOLDS];
    for (place, resident) in ward.residents.iter().enumerate() {
        let home = resident.household.trim_start_matches('h').parse::<usize>();
        if let Some(home) = home.ok().and_then(|home| homes.get_mut(home)) {
            home.push(place);
        }
    }
    for number in 0..VISITS {
        let visit = visit(&mut dice, number, (BEGIN, END), &homes, &ward.residents);
        ward.visits.push(visit);
    }
    let changes = changes(&mut dice, &ward, &homes);
    Data { ward, changes, ward_bytes: None }
}

fn household(dice: &mut Dice, number: usize, area: usize) -> Household {
    let house = match dice.roll(4) {
        0 => format!("{}/{}", 1 + dice.roll(140), 1 + dice.roll(30)),
        1 => format!("{}A", 1 + dice.roll(140)),
        _ => (1 + dice.roll(140)).to_string(),
    };
    let (group, lane, khu) = (number / 60 + 1, 1 + dice.roll(60), area + 1);
    Household {
        id: format!("h{number}"),
        stt: number as u32 + 1,
        khu: format!("Khu {khu}"),
        to: format!("Tổ {group}"),
        address: format!("Số nhà {house}, Ngõ {lane}, Tổ {group}, Khu {khu}, phường Cao Xanh"),
        house,
        ocop: dice.one_in(33),
        business: dice.one_in(6),
        agri: dice.one_in(20),
        stamp: Stamp { at: LISTED, by: format!("tv-{khu:02}-{}", 1 + dice.roll(8)) },
    }
}

fn family(dice: &mut Dice, home: &Household, area: usize, people: usize, ward: &mut Ward) {
    let year = 1942 + dice.roll(50);
    let surname = dice.pick(&SURNAMES);
    for place in 0..people {
        let is_man = dice.roll(2) == 0;
        let (relation, born, family_name) = match place {
            0 => ("Chủ hộ", year, surname),
            1 => (if is_man { "Chồng" } else { "Vợ" }, year + dice.roll(6), dice.pick(&SURNAMES)),
            _ => ("Con", (year + 20 + dice.roll(16)).min(2022), surname),
        };
        let age = 2022 - born;
        let has_smartphone = age >= 12 && dice.roll(100) < if age < 60 { 85 } else { 35 };
        let mut resident = Resident {
            id: format!("r{}", ward.residents.len()),
            household: home.id.clone(),
            name: format!("{family_name} {}", dice.pick(if is_man { &MEN } else { &WOMEN })),
            birth: birth(dice, born),
            sex: if is_man { "m" } else { "f" }.to_owned(),
            relation: relation.to_owned(),
            phone: if age >= 15 { format!("09{:08}", dice.roll(100_000_000)) } else { String::new() },
            smartphone: smartphone(dice, has_smartphone).to_owned(),
            residence: residence(dice).to_owned(),
            note: String::new(),
            edited: BTreeMap::new(),
            status: BTreeMap::new(),
        };
        if dice.one_in(10) {
            resident.edited.insert("phone".to_owned(), dice.stamp(BEGIN, END, area));
        }
        let of_house = [(home.ocop, &["H03", "H04", "H05"][..]), (home.agri, &["H06"])];
        let of_house = of_house.into_iter().filter(|(is_so, _)| *is_so && place == 0).flat_map(|(_, items)| items);
        for item in items(&resident).into_iter().chain(of_house.copied()) {
            if dice.roll(10) < 8 {
                let status = Status { step: dice.roll(5) as u8, stamp: dice.stamp(BEGIN, END, area) };
                resident.status.insert(item.to_owned(), status);
            }
        }
        ward.residents.push(resident);
    }
}

/// A birth as the register has it: in full, the year alone, or nothing.
fn birth(dice: &mut Dice, year: usize) -> String {
    match dice.roll(64) {
        0 => String::new(),
        1..=8 => year.to_string(),
        _ => format!("{:02}/{:02}/{year}", 1 + dice.roll(28), 1 + dice.roll(12)),
    }
}

fn smartphone(dice: &mut Dice, has_one: bool) -> &'static str {
    match dice.roll(12) {
        0 => "unknown",
        _ if has_one => "yes",
        _ => "no",
    }
}

fn residence(dice: &mut Dice) -> &'static str {
    match dice.roll(50) {
        0 => "moved",
        1 => "dead",
        2..=6 => "temporary",
        7 => "away",
        _ => "permanent",
    }
}

fn items(resident: &Resident) -> Vec<&'static str> {
    let born: usize = resident.birth.rsplit('/').next().and_then(|year| year.parse().ok()).unwrap_or(2022);
    let mut items = Vec::new();
    if born <= 2008 {
        items.extend(["H01", "H11"]);
    }
    if born <= 2004 {
        items.extend(["H02", "H07", "H12", "H13"]);
    }
    if resident.smartphone == "yes" {
        items.extend(["H08", "H09", "H10"]);
    }
    items
}

fn visit(
    dice: &mut Dice,
    number: usize,
    (from, to): (i64, i64),
    homes: &[Vec<usize>],
    residents: &[Resident],
) -> Visit {
    let home = dice.roll(homes.len());
    let outcome = dice.pick(&OUTCOMES);
    let mut lines = Vec::new();
    if outcome.contains("ướng dẫn") {
        for place in homes.get(home).into_iter().flatten().take(2) {
            let Some(resident) = residents.get(*place) else { continue };
            let items = items(resident);
            if !items.is_empty() {
                let item = dice.pick(&items).to_owned();
                lines.push(Line { resident: resident.id.clone(), item, step: 2 + dice.roll(3) as u8 });
            }
        }
    }
    Visit {
        id: format!("v{number}"),
        household: format!("h{home}"),
        stamp: dice.stamp(from, to, home * AREAS / HOUSEHOLDS),
        outcome: outcome.to_owned(),
        lines,
        note: dice.pick(&NOTES).to_owned(),
    }
}

/// What the other device has: a tenth of the people edited, new houses, visits and removals.
fn changes(dice: &mut Dice, ward: &Ward, homes: &[Vec<usize>]) -> Changes {
    let mut changes = Changes::default();
    for resident in ward.residents.iter().step_by(10) {
        let area = resident.household.trim_start_matches('h').parse().unwrap_or(0) * AREAS / HOUSEHOLDS;
        let phone = format!("03{:08}", dice.roll(100_000_000));
        let held = resident.edited.get("phone").map_or(LISTED, |stamp| stamp.at);
        // Some of it is older than what the ward holds, and must stay replaced.
        let is_late = held > LISTED + 1 && dice.one_in(2);
        let stamp = if is_late { dice.stamp(LISTED + 1, held, area) } else { dice.stamp(END, LATER, area) };
        changes.changes.push(Change { id: resident.id.clone(), field: "phone".to_owned(), value: phone.into(), stamp });
        let (field, value) = match dice.roll(3) {
            0 => ("residence", residence(dice).to_owned()),
            1 => ("smartphone", if dice.one_in(2) { "yes" } else { "no" }.to_owned()),
            _ => ("birth", (1940 + dice.roll(80)).to_string()),
        };
        let stamp = dice.stamp(END, LATER, area);
        changes.changes.push(Change { id: resident.id.clone(), field: field.to_owned(), value: value.into(), stamp });
        if let Some(item) = items(resident).first() {
            let (field, value) = (format!("status.{item}"), (1 + dice.roll(4)).into());
            let stamp = dice.stamp(END, LATER, area);
            changes.changes.push(Change { id: resident.id.clone(), field, value, stamp });
        }
    }
    let mut new = Ward::default();
    for number in HOUSEHOLDS..HOUSEHOLDS + HOUSEHOLDS / 100 {
        let mut household = household(dice, number, number % AREAS);
        household.stamp = dice.stamp(END, LATER, number % AREAS);
        family(dice, &household, number % AREAS, 3, &mut new);
        new.households.push(household);
    }
    for (place, resident) in new.residents.iter_mut().enumerate() {
        resident.id = format!("n{place}");
    }
    changes.households = new.households;
    changes.residents = new.residents;
    for number in VISITS..VISITS + VISITS / 10 {
        changes.visits.push(visit(dice, number, (END, LATER), homes, &ward.residents));
    }
    let removed = ward.residents.iter().step_by(200).map(|resident| ("resident", &resident.id));
    let removed = removed.chain(ward.visits.iter().step_by(200).map(|visit| ("visit", &visit.id)));
    for (kind, id) in removed {
        let stamp = dice.stamp(END, LATER, 0);
        changes.deletions.push(Deletion { kind: kind.to_owned(), id: id.clone(), stamp });
    }
    changes
}
