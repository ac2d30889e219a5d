//! The form of a target's item as plain data: what is typed, and the item it makes.

use crate::model::{AreaId, Audience, Item, ItemUnit, Ladder, Step, TargetId};

/// What is typed, as it stands in the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDraft {
    pub name: String,
    pub unit: ItemUnit,
    pub min_age: String,
    pub smartphone: bool,
    pub ocop: bool,
    pub farms: bool,
    pub permanent: bool,
    pub present: bool,
    pub labels: [String; 5],
    pub pass: Step,
    pub goal: String,
    /// What is typed for areas; those without a line have the ward's goal.
    pub area_goals: Vec<(AreaId, String)>,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemError {
    NameMissing,
    /// The least age is no age.
    MinAge,
    /// A step has no name.
    StepMissing(Step),
    /// The goal is no share.
    Goal,
    /// An area's own goal is no share.
    AreaGoal(AreaId),
}

/// Nobody gets older; an age beyond it would be a slip.
const MAX_AGE: u8 = 120;

impl ItemDraft {
    /// Fills the fields from an item.
    #[must_use]
    pub fn of(item: &Item) -> Self {
        let text = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            name: item.name.clone(),
            unit: item.unit,
            min_age: text(item.audience.min_age),
            smartphone: item.audience.smartphone,
            ocop: item.audience.ocop,
            farms: item.audience.farms,
            permanent: item.audience.permanent,
            present: item.audience.present,
            labels: item.ladder.labels.clone(),
            pass: item.ladder.pass,
            goal: text(item.goal_percent),
            area_goals: item.area_goals.iter().map(|(area, goal)| (*area, goal.to_string())).collect(),
        }
    }

    /// Returns what is typed for an area.
    #[must_use]
    pub fn area_goal(&self, area: AreaId) -> &str {
        self.area_goals.iter().find(|(known, _)| *known == area).map_or("", |(_, typed)| typed)
    }

    /// Takes what is typed for an area.
    pub fn set_area_goal(&mut self, area: AreaId, typed: String) {
        self.area_goals.retain(|(known, _)| *known != area);
        self.area_goals.push((area, typed));
    }

    /// Makes the item; its code and its target stay.
    ///
    /// # Errors
    /// The first thing that is wrong, in the order of the fields.
    pub fn read(&self, item: &Item) -> Result<Item, ItemError> {
        if self.name.trim().is_empty() {
            return Err(ItemError::NameMissing);
        }
        let is_person = self.unit == ItemUnit::Person;
        // A household has neither an age nor a telephone: what was typed before the unit changed is left aside.
        let min_age = if is_person { number(&self.min_age, MAX_AGE, ItemError::MinAge)? } else { None };
        let of_person = |holds: bool| is_person && holds;
        let labels = self.labels.each_ref().map(|label| label.trim().to_owned());
        let unnamed = Step::ALL.into_iter().zip(&labels).find(|(_, label)| label.is_empty());
        if let Some((step, _)) = unnamed {
            return Err(ItemError::StepMissing(step));
        }
        Ok(Item {
            target: item.target,
            code: item.code.clone(),
            name: self.name.trim().to_owned(),
            unit: self.unit,
            audience: Audience {
                min_age,
                smartphone: of_person(self.smartphone),
                ocop: self.ocop,
                farms: self.farms,
                permanent: of_person(self.permanent),
                present: of_person(self.present),
            },
            ladder: Ladder { labels, pass: self.pass },
            goal_percent: number(&self.goal, 100, ItemError::Goal)?,
            area_goals: self.read_area_goals()?,
        })
    }
}

impl ItemDraft {
    fn read_area_goals(&self) -> Result<Vec<(AreaId, u8)>, ItemError> {
        let read = |(area, typed): &(AreaId, String)| {
            let goal = number(typed, 100, ItemError::AreaGoal(*area));
            goal.map(|goal| goal.map(|goal| (*area, goal))).transpose()
        };
        let mut goals = self.area_goals.iter().filter_map(read).collect::<Result<Vec<_>, _>>()?;
        // In one order, so that who changed nothing saves nothing.
        goals.sort_by_key(|(area, _)| *area);
        Ok(goals)
    }
}

/// Reads a number of 1 to `most`, or nothing.
fn number(text: &str, most: u8, error: ItemError) -> Result<Option<u8>, ItemError> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.map(Some).ok_or(error)
}

/// Makes a new item of a target, with the steps most items have.
///
/// The code is made of the moment, not counted: two phones that each add an item apart must never give both the same,
/// because people's skills are recorded under it.
#[must_use]
pub fn new_item(target: TargetId, labels: [String; 5], now_ms: i64) -> Item {
    Item {
        target: Some(target),
        code: format!("M{}", base_36(now_ms.unsigned_abs())),
        name: String::new(),
        unit: ItemUnit::Person,
        audience: Audience::default(),
        ladder: Ladder { labels, pass: Step::ALL[3] },
        goal_percent: None,
        area_goals: Vec::new(),
    }
}

fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = (number % 36) as u8;
        digits.push(char::from(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 }));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
