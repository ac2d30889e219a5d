//! The practice ward: an invented khu to try everything on. Nobody in it exists.

use crate::engine::commands::choose_me::ChooseMe;
use crate::engine::commands::undo::UndoToken;
use crate::engine::fault::Fault;
use crate::engine::store::Store;
use crate::engine::stored::{Stored, VISIT, step_field};
use crate::engine::{Edits, Engine, Surroundings, seed, shared_id};
use crate::id::Id;
use crate::log::{Origin, Value};
use crate::model::{
    Area, AreaId, Birth, Date, HouseNumber, Household, HouseholdId, Member, MemberId, Outcome, Phone, Position,
    Relation, Residence, Resident, Role, Sex, Team, TeamId, Ward, YesNo,
};

const LANES: [&str; 5] = ["Ngõ 3", "Ngõ 6", "Ngõ 12", "Phố Bến Thử", "Đường Ven Đồi"];
const HOUSES_OF_A_LANE: u32 = 12;
const SURNAMES: [&str; 8] = ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đặng", "Đoàn", "Bùi"];
const MEN: [&str; 8] = ["Văn Thử", "Đức Mẫu", "Minh Tập", "Quang Học", "Hữu Ví", "Công Dụ", "Anh Luyện", "Bá Quen"];
const WOMEN: [&str; 8] = ["Thị Thử", "Thị Mẫu", "Thu Tập", "Thanh Học", "Ngọc Ví", "Hồng Dụ", "Mai Luyện", "Bích Quen"];
const OUTCOMES: [Outcome; 5] =
    [Outcome::Guided, Outcome::PartlyGuided, Outcome::Absent, Outcome::Surveyed, Outcome::Informed];
const DAY_MS: i64 = 24 * 3600 * 1000;

/// A row of numbers that looks like chance and is the same every time.
struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % sides.max(1)
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let place = self.roll(list.len());
        list.get(place).copied()
    }
}

fn id(kind: &str, number: usize) -> Id {
    shared_id(&["practice", kind, &number.to_string()])
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Fills the empty practice ward: one khu, a team, sixty houses, and visits so that every state is to be seen.
    ///
    /// # Errors
    /// The store did not keep it.
    pub async fn fill_practice(&mut self) -> Result<(), Fault> {
        let area = AreaId(id("area", 0));
        let me = MemberId(id("member", 0));
        let mut setup = Edits::default();
        setup.create(id("ward", 0), &Ward { name: "Phường Tập Dượt".to_owned(), province: String::new() });
        setup.create(area.0, &Area { name: "Khu 1".to_owned() });
        seed::targets_of_2022(&mut setup);
        add_team(&mut setup, area);
        let mut changes = vec![setup];
        let mut dice = Dice(2022);
        for house in 0..LANES.len() * HOUSES_OF_A_LANE as usize {
            changes.push(self.practice_house(house, area, &mut dice));
        }
        let _: UndoToken = self.save_all(changes, Origin::Form, Vec::new()).await?;
        self.choose_me(ChooseMe(me)).await
    }

    /// Makes one house with its people, what they can do, and perhaps a visit.
    fn practice_house(&self, house: usize, area: AreaId, dice: &mut Dice) -> Edits {
        let mut edits = Edits::default();
        let household = HouseholdId(id("household", house));
        let lane = house / HOUSES_OF_A_LANE as usize;
        let number = (house % HOUSES_OF_A_LANE as usize) * 2 + 1;
        let number = if dice.roll(4) == 0 { format!("{number}/{}", 1 + dice.roll(12)) } else { number.to_string() };
        let is_visited = dice.roll(10) < 7;
        edits.create(
            household.0,
            &Household {
                area: Some(area),
                group: format!("Tổ {}", 1 + lane / 2),
                lane: LANES.get(lane).map(|lane| (*lane).to_owned()).unwrap_or_default(),
                number: HouseNumber::new(&number),
                ocop: dice.roll(12) == 0,
                business: dice.roll(5) == 0,
                farms: dice.roll(10) == 0,
                ..Household::default()
            },
        );
        let family = Family {
            household,
            surname: dice.pick(&SURNAMES).unwrap_or_default(),
            first_name: dice.roll(MEN.len()),
            head: if dice.roll(2) == 0 { Sex::Male } else { Sex::Female },
            head_born: 1950 + dice.roll(35) as i16,
        };
        let people = 1 + dice.roll(5);
        for person in 0..people {
            let resident = family.resident(person, dice);
            let record = id("resident", house * 10 + person);
            edits.create(record, &resident);
            if is_visited {
                for item in ["H01", "H02", "H07", "H08", "H09", "H10", "H11"] {
                    let step = dice.roll(6);
                    if (1..=4).contains(&step) {
                        edits.set(Resident::KIND, record, &step_field(item), Value::Number(step as i64), &[]);
                    }
                }
            }
        }
        if is_visited {
            let outcome = dice.pick(&OUTCOMES).unwrap_or(Outcome::Guided);
            let visit = id("visit", house);
            let at_ms = self.around.now_ms() - DAY_MS * (1 + dice.roll(30) as i64);
            edits.set(VISIT, visit, "household", Value::text(&household.to_string()), &[]);
            edits.set(VISIT, visit, "at", Value::Number(at_ms), &[]);
            edits.set(VISIT, visit, "outcome", Value::text(outcome.code()), &[]);
            if dice.roll(6) == 0 {
                let day = self.around.today().plus_days(dice.roll(5) as i32);
                edits.set(VISIT, visit, "appointment", Value::text(&day.code()), &[]);
                edits.set(VISIT, visit, "appointment_time", Value::text("19:30"), &[]);
            }
        }
        edits
    }
}

/// What the people of an invented household have in common.
struct Family {
    household: HouseholdId,
    surname: &'static str,
    /// Where the names of the family begin in the lists, so that no two are the same.
    first_name: usize,
    head: Sex,
    head_born: i16,
}

impl Family {
    /// Makes the head, the head's wife or husband, or a child.
    fn resident(&self, person: usize, dice: &mut Dice) -> Resident {
        let (sex, year) = match (person, self.head) {
            (0, head) => (head, self.head_born),
            (1, Sex::Male) => (Sex::Female, self.head_born + dice.roll(6) as i16),
            (1, _) => (Sex::Male, self.head_born - dice.roll(6) as i16),
            _ => (if dice.roll(2) == 0 { Sex::Male } else { Sex::Female }, self.head_born + 22 + dice.roll(14) as i16),
        };
        let names = if sex == Sex::Male { &MEN } else { &WOMEN };
        let given = names.get((self.first_name + person) % names.len()).copied().unwrap_or_default();
        // Who married into the family keeps a name of their own.
        let own = if person == 1 { dice.pick(&SURNAMES) } else { None };
        let day = Date::new(year, 1 + dice.roll(12) as u8, 1 + dice.roll(28) as u8);
        let relation = match (person, sex) {
            (0, _) => Relation::Head,
            (1, Sex::Male) => Relation::Husband,
            (1, Sex::Female) => Relation::Wife,
            _ => Relation::Child,
        };
        // 0900 000 xxx is nobody's number.
        let phone = Phone::parse(&format!("0900000{:03}", dice.roll(1000))).ok();
        let smartphone =
            dice.pick(&[YesNo::Yes, YesNo::Yes, YesNo::Yes, YesNo::No, YesNo::Unknown]).unwrap_or_default();
        Resident {
            household: Some(self.household),
            name: format!("{} {given}", own.unwrap_or(self.surname)),
            birth: if dice.roll(5) == 0 { Some(Birth::Year(year)) } else { day.map(Birth::Day) },
            sex: Some(sex),
            relation: Some(relation),
            phone: phone.filter(|_| year < 2008),
            smartphone,
            residence: Residence::Permanent,
            note: String::new(),
        }
    }
}

fn add_team(edits: &mut Edits, area: AreaId) {
    let team = TeamId(id("team", 0));
    edits.create(
        team.0,
        &Team {
            name: "Tổ công nghệ số Khu 1".to_owned(),
            areas: vec![area],
            decision_number: "01/QĐ-TẬP".to_owned(),
            decision_date: Date::new(2022, 6, 9),
        },
    );
    let members = [
        ("Hoàng Thị Hạnh", Role::Member, Position::WomensUnionHead),
        ("Vũ Đình Khải", Role::Leader, Position::PartySecretaryAndAreaHead),
        ("Lương Minh Quân", Role::Member, Position::YouthMember),
        ("Đỗ Thị Thoa", Role::Deputy, Position::FrontHead),
    ];
    for (number, (name, role, position)) in members.into_iter().enumerate() {
        let member = Member { name: name.to_owned(), team: Some(team), role, positions: vec![position], phone: None };
        edits.create(id("member", number), &member);
    }
}
