//! The practice ward: an invented ward with a bit of everything in it, for trying the app without fear.
//!
//! Nobody in it is real, and it is the same on every device apart from its dates.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::log_visit::{add_appointment, add_visit};
use crate::engine::commands::open_ward::Workspace;
use crate::engine::commands::save_record::{ChooseMe, SaveArea, SaveMember, SaveTeam, SaveWard};
use crate::engine::fault::Fault;
use crate::engine::fields::{Stored, VISIT, reason_field, step_field};
use crate::engine::index::totals::{applies_to_house, applies_to_person};
use crate::engine::queries::walk_list::Appointment;
use crate::engine::store::Store;
use crate::engine::{Edits, Engine, Surroundings};
use crate::log::{Origin, Value};
use crate::model::{
    Area, AreaId, Birth, ConsentState, ConsentWay, Date, HouseNumber, Household, HouseholdId, ItemUnit, Member,
    MemberId, Outcome, Phone, Position, Reason, Relation, Resident, ResidentId, Role, Sex, Team, TeamId, Ward, YesNo,
};

const LANES: [(&str, &str); 5] =
    [("Tổ 1", "Ngõ 2"), ("Tổ 1", "Ngõ 6"), ("Tổ 1", "Ngõ 10"), ("Tổ 2", "Ngõ 15"), ("Tổ 2", "Phố Hoa Sen")];

/// The plates of a lane, as they stand in real lanes: with houses behind houses.
const NUMBERS: [&str; 12] = ["1", "2", "2A", "3", "5", "7", "7/1", "7/2", "8", "10", "12", "12/3"];

/// How many people live in a house.
const SIZES: [u8; 10] = [4, 3, 2, 5, 3, 4, 1, 4, 3, 4];

const SURNAMES: [&str; 12] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Bùi", "Đỗ", "Đặng", "Ngô", "Đinh", "Đào"];
const MEN: [&str; 12] = [
    "Văn An",
    "Đức Bình",
    "Quang Cường",
    "Minh Đạt",
    "Hữu Hải",
    "Văn Hùng",
    "Ngọc Khánh",
    "Thành Long",
    "Đình Nam",
    "Xuân Phúc",
    "Anh Tuấn",
    "Quốc Việt",
];
const WOMEN: [&str; 12] = [
    "Thị Bích",
    "Thu Cúc",
    "Thị Dung",
    "Thị Hà",
    "Thanh Hoa",
    "Thị Lan",
    "Ngọc Mai",
    "Thị Nga",
    "Thị Oanh",
    "Phương Thảo",
    "Thị Vân",
    "Hải Yến",
];

/// The team; whoever practises is the first.
const TEAM: [(&str, Role, Position); 4] = [
    ("Trần Thị Hiền", Role::Member, Position::WomensUnionHead),
    ("Nguyễn Văn Tâm", Role::Leader, Position::AreaHead),
    ("Lê Thanh Tùng", Role::Deputy, Position::YouthSecretary),
    ("Phạm Thị Nhàn", Role::Secretary, Position::FrontHead),
];

const DAY_MS: i64 = 86_400_000;

/// What is to be seen at a door.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Story {
    /// Nobody ever knocked.
    Unvisited,
    /// Nobody was in, so many times in a row.
    Absent(u8),
    /// Everything is done.
    Complete,
    /// Something is done.
    Begun,
    /// A next visit is agreed.
    Appointment,
    /// The household does not want its data kept.
    Refused,
    /// Two people wrote different things.
    Conflict,
}

/// The stories of a lane, door by door.
const STORIES: [Story; 12] = [
    Story::Complete,
    Story::Begun,
    Story::Unvisited,
    Story::Absent(1),
    Story::Begun,
    Story::Unvisited,
    Story::Appointment,
    Story::Unvisited,
    Story::Complete,
    Story::Unvisited,
    Story::Absent(2),
    Story::Begun,
];

/// A household in the making.
struct House {
    id: HouseholdId,
    household: Household,
    people: Vec<(ResidentId, Resident)>,
    story: Story,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Fills an empty practice ward; any other ward is left alone.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn fill_practice(&mut self) -> Result<(), Fault> {
        if self.workspace != Workspace::Practice || !self.ledger.known().is_empty() {
            return Ok(());
        }
        let ward = Ward { name: "Phường Tập Dượt".to_owned(), province: String::new() };
        self.save_ward(SaveWard(new(ward))).await?;
        let area = self.save_area(SaveArea(None, new(Area { name: "Khu 1".to_owned() }))).await?.id;
        let team = Team { name: "Tổ công nghệ số Khu 1".to_owned(), areas: vec![area], ..Team::default() };
        let team = self.save_team(SaveTeam(None, new(team))).await?.id;
        let me = self.practice_members(team).await?;
        let houses = self.practice_houses(area, me);
        let listed = houses.iter().map(listed).collect();
        self.commit(listed, Origin::Form, Vec::new()).await?;
        let visits = houses.iter().enumerate().flat_map(|(place, house)| self.practice_visits(place, house)).collect();
        self.commit(visits, Origin::Form, Vec::new()).await?;
        self.undo.clear();
        Ok(())
    }

    async fn practice_members(&mut self, team: TeamId) -> Result<MemberId, Fault> {
        let mut me = None;
        for (name, role, position) in TEAM {
            let member =
                Member { name: name.to_owned(), team: Some(team), role, positions: vec![position], phone: None };
            let saved = self.save_member(SaveMember(None, new(member))).await?;
            me = me.or(Some(saved.id));
        }
        let me = me.ok_or(Fault::NobodyChosen)?;
        self.choose_me(ChooseMe(me)).await?;
        Ok(me)
    }

    fn practice_houses(&mut self, area: AreaId, me: MemberId) -> Vec<House> {
        let today = self.around.today();
        let mut houses = Vec::with_capacity(LANES.len() * NUMBERS.len());
        for (group, lane) in LANES {
            for (number, story) in NUMBERS.into_iter().zip(STORIES) {
                let place = houses.len();
                let mut household = Household {
                    area: Some(area),
                    group: group.to_owned(),
                    lane: lane.to_owned(),
                    number: HouseNumber::new(number),
                    address: format!("Số nhà {number}, {lane}, {group}, Khu 1"),
                    code: (place + 1).to_string(),
                    ocop: place % 7 == 1,
                    business: place % 6 == 1,
                    farms: place % 9 == 8,
                    ..Household::default()
                };
                // One door each that is closed, and one where two people disagree.
                let story = match place {
                    13 => Story::Refused,
                    16 => Story::Conflict,
                    _ => story,
                };
                if story != Story::Unvisited && !matches!(story, Story::Absent(_)) {
                    let refused = story == Story::Refused;
                    household.consent.state = if refused { ConsentState::Refused } else { ConsentState::Given };
                    household.consent.on = Some(today);
                    household.consent.asked_by = Some(me);
                    household.consent.way = (!refused).then_some(ConsentWay::Spoken);
                }
                let id = HouseholdId(self.around.new_id());
                let people = people(place).into_iter();
                let people = people.map(|person| (ResidentId(self.around.new_id()), person)).collect();
                houses.push(House { id, household, people, story });
            }
        }
        houses
    }

    /// Returns the visits of a house, each with the steps recorded then, as one change.
    fn practice_visits(&mut self, place: usize, house: &House) -> Vec<Edits> {
        let days_ago = (place % 17) as i64 + 1;
        let now = self.around.now_ms();
        let mut visit = |outcome: Outcome, days_ago: i64| {
            let mut edits = Edits::default();
            let visit = self.around.new_id();
            add_visit(&mut edits, visit, house.id, now - days_ago * DAY_MS, outcome);
            (edits, visit)
        };
        match house.story {
            Story::Unvisited => Vec::new(),
            Story::Absent(times) => {
                (0..times).map(|time| visit(Outcome::Absent, days_ago + i64::from(time)).0).collect()
            }
            Story::Refused => vec![visit(Outcome::Refused, days_ago).0],
            Story::Complete => {
                let (mut edits, _) = visit(Outcome::Guided, days_ago);
                self.practice_steps(&mut edits, house, |_| 4);
                vec![edits]
            }
            Story::Begun | Story::Conflict => {
                let (mut edits, id) = visit(Outcome::PartlyGuided, days_ago);
                edits.set(VISIT, id, "note", Value::text("Đã phát tờ rơi"), &[]);
                self.practice_steps(&mut edits, house, |count| ((place + count) % 5) as u8);
                let mut changes = vec![edits];
                if let (Story::Conflict, Some((person, _))) = (house.story, house.people.first()) {
                    // Neither of these saw the other, as when two phones were at the same door.
                    changes.extend(["0900000901", "0900000902"].map(|phone| {
                        let mut edits = Edits::default();
                        edits.set(Resident::KIND, person.0, "phone", Value::text(phone), &[]);
                        edits
                    }));
                }
                changes
            }
            Story::Appointment => {
                let (mut edits, id) = visit(Outcome::Postponed, days_ago);
                let on = self.around.today().plus_days((place % 5) as i32 + 1);
                let note = "Mang theo căn cước công dân".to_owned();
                add_appointment(&mut edits, id, &Appointment { on, time: "19:30".to_owned(), note });
                vec![edits]
            }
        }
    }

    /// Records a step for each item that applies, given by how many were recorded before it; 0 records nothing.
    fn practice_steps(&self, edits: &mut Edits, house: &House, step: impl Fn(usize) -> u8) {
        let closing = self.index.closing();
        let mut count = 0;
        let mut record = |edits: &mut Edits, kind, id, code: &str, pass: u8| {
            let step = step(count);
            count += 1;
            if step > 0 {
                edits.set(kind, id, &step_field(code), Value::Number(step.into()), &[]);
            }
            if step == 1 && pass > 1 {
                let reason = if count % 2 == 0 { Reason::ForgotPassword } else { Reason::OldPhone };
                edits.set(kind, id, &reason_field(code), Value::text(reason.code()), &[]);
            }
        };
        for entry in self.index.organisation().items() {
            let (item, pass) = (&entry.item, entry.item.ladder.pass.get());
            if item.unit == ItemUnit::Household {
                if applies_to_house(item, &house.household) {
                    record(edits, Household::KIND, house.id.0, &item.code, pass);
                }
                continue;
            }
            for (id, _) in &house.people {
                let person = self.index.person_of(*id);
                if person.is_some_and(|person| applies_to_person(item, person, &house.household, closing)) {
                    record(edits, Resident::KIND, id.0, &item.code, pass);
                }
            }
        }
    }
}

fn new<T: Default>(after: T) -> Edited<T> {
    Edited { before: T::default(), after, basis: Basis::default() }
}

/// Returns the change that lists a house and its people.
fn listed(house: &House) -> Edits {
    let mut edits = Edits::default();
    edits.create(house.id.0, &house.household);
    for (id, person) in &house.people {
        edits.create(id.0, &Resident { household: Some(house.id), ..person.clone() });
    }
    edits
}

/// Invents the people of a house: a couple, their children, and a grandmother where there are five.
fn people(place: usize) -> Vec<Resident> {
    let size = SIZES.get(place % SIZES.len()).copied().unwrap_or(1);
    (0..size).map(|number| person(place, number)).collect()
}

fn person(place: usize, number: u8) -> Resident {
    let year = 1950 + (place as i16 * 7) % 38;
    let is_man = if number < 2 { (place % 3 == 0) == (number == 1) } else { (place + usize::from(number)) % 2 == 0 };
    let (relation, year) = match (number, is_man) {
        (0, _) => (Relation::Head, year),
        (1, true) => (Relation::Husband, year + 1),
        (1, false) => (Relation::Wife, year + 2),
        (4, _) => (Relation::Mother, year - 24),
        _ => (Relation::Child, year + 24 + i16::from(number)),
    };
    let is_man = is_man && relation != Relation::Mother;
    let keeps_name = matches!(relation, Relation::Head | Relation::Child);
    let family = if keeps_name { place } else { place + 5 };
    let given = place * 5 + usize::from(number) * 7;
    let pick = |names: &[&'static str], place: usize| names.get(place % names.len()).copied().unwrap_or_default();
    let name = format!("{} {}", pick(&SURNAMES, family), pick(if is_man { &MEN } else { &WOMEN }, given));
    let has_phone = year < 2008;
    let phone = format!("0900{:06}", place * 10 + usize::from(number));
    Resident {
        name,
        birth: match (place + usize::from(number)) % 9 {
            0 => Some(Birth::Year(year)),
            // A few births are not known, as in every real list.
            8 if number > 2 => None,
            day => Date::new(year, (day % 12) as u8 + 1, (place % 28) as u8 + 1).map(Birth::Day),
        },
        sex: Some(if is_man { Sex::Male } else { Sex::Female }),
        relation: Some(relation),
        phone: Phone::parse(&phone).ok().filter(|_| has_phone && number < 3),
        smartphone: match year {
            ..1952 => YesNo::No,
            1952..1960 => YesNo::Unknown,
            1960..2012 => YesNo::Yes,
            _ => YesNo::No,
        },
        ..Resident::default()
    }
}
