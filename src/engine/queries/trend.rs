//! How the numbers moved: what every item had reached at the end of each of the last weeks, and how many doors are left.

use crate::engine::fault::Fault;
use crate::engine::index::{Shares, Totals};
use crate::engine::scope::Scope;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{AreaId, Date};
use serde::{Deserialize, Serialize};

/// How many weeks are looked back.
const WEEKS: i32 = 12;
/// How many of them tell how fast the work goes now.
const LATELY: usize = 4;

/// Asks how the numbers of the ward or an area moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrendQuestion {
    pub area: Option<AreaId>,
}

/// The last weeks of every item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    /// The last day of each week, the earliest first; the last is today.
    pub days: Vec<Date>,
    /// In the order of the targets and their items.
    pub items: Vec<ItemTrend>,
}

/// The last weeks of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemTrend {
    /// "H01".
    pub code: String,
    /// How many of the audience kept the promise at the end of each day, and how many the audience were.
    pub points: Vec<(u32, u32)>,
    /// What it takes to reach the goal in time; `None` where none is set, or it is reached.
    pub pace: Option<Pace>,
}

/// What it takes to reach a goal in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// The day the goal is to be reached by: the end of the set's time, or of the year.
    pub by: Date,
    /// How many have to be won every week from now on, rounded up. After the day it is all that are lacking.
    pub needed_a_week: u32,
    /// How many were won in a week on average lately, rounded; 0 where they became fewer.
    pub won_a_week: u32,
    /// Homes behind whose door somebody still lacks it.
    pub doors_left: u32,
}

/// The totals at the ends of past weeks, which nothing done today changes.
#[derive(Clone, Debug)]
pub(in crate::engine) struct PastWeeks {
    today: Date,
    weeks: Vec<(Date, Totals)>,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the last weeks of every item.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn trend(&mut self, question: TrendQuestion) -> Result<Trend, Fault> {
        let today = self.around.today();
        if self.past_weeks.as_ref().is_none_or(|past| past.today != today) {
            let days: Vec<Date> = (1..=WEEKS).rev().map(|week| today.plus_days(-7 * week)).collect();
            let mut weeks = Vec::with_capacity(days.len());
            self.look_back(&days, self.index.organisation(), |day, _, index| weeks.push((day, index.totals().clone())))
                .await?;
            self.past_weeks = Some(PastWeeks { today, weeks });
        }
        let organisation = self.index.organisation();
        let past = self.past_weeks.iter().flat_map(|past| &past.weeks);
        let mut points: Vec<(Date, Shares)> =
            past.map(|(day, totals)| (*day, totals.of(question.area, organisation))).collect();
        points.push((today, self.index.totals().of(question.area, organisation)));
        let scope = Scope { area: question.area, ..Scope::WARD };
        let last_of_year = Date::new(today.year(), 12, 31).unwrap_or(today);
        let by = organisation.set.as_ref().and_then(|(_, set)| set.until).unwrap_or(last_of_year);
        let doors_left = |place: usize| {
            let is_left = |shares: &Shares| shares.items.get(place).is_some_and(|share| share.left() > 0);
            self.homes_in(&scope).filter(|(_, home)| is_left(&home.shares)).count() as u32
        };
        let items = organisation.shown_places().filter_map(|place| {
            let entry = organisation.items().get(place)?;
            let shares = points.iter().filter_map(|(_, shares)| shares.items.get(place));
            let points: Vec<(u32, u32)> = shares.map(|share| (share.achieved, share.audience)).collect();
            let pace = entry.item.goal_in(question.area).and_then(|goal| {
                let lacking = lacking(&points, goal).filter(|lacking| *lacking > 0)?;
                let weeks_left = (by.unix_days() - today.unix_days()).max(0).unsigned_abs().div_ceil(7).max(1);
                Some(Pace {
                    by,
                    needed_a_week: lacking.div_ceil(weeks_left),
                    won_a_week: won_a_week(&points),
                    doors_left: doors_left(place),
                })
            });
            Some(ItemTrend { code: entry.item.code.clone(), points, pace })
        });
        Ok(Trend { items: items.collect(), days: points.iter().map(|(day, _)| *day).collect() })
    }
}

/// Returns how many are lacking to a goal in per cent of the audience of today.
fn lacking(points: &[(u32, u32)], goal_percent: u8) -> Option<u32> {
    let (achieved, audience) = *points.last()?;
    let goal = (u64::from(audience) * u64::from(goal_percent)).div_ceil(100);
    Some(u32::try_from(goal).unwrap_or(u32::MAX).saturating_sub(achieved))
}

/// Returns how many were won in a week on average lately, rounded half up.
fn won_a_week(points: &[(u32, u32)]) -> u32 {
    let (Some((now, _)), Some((before, _))) = (points.last(), points.iter().rev().nth(LATELY)) else { return 0 };
    let weeks = LATELY as u32;
    (now.saturating_sub(*before) + weeks / 2) / weeks
}
