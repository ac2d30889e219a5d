//! Words of how the numbers moved.

use crate::model::ItemUnit;
use crate::words::counted;

/// The last weeks and the pace to the goal.
pub struct TrendWords {
    /// So many weeks, the first share and the last.
    pub spark: fn(usize, &str, &str) -> String,
    /// How many a week, in what, by which day, behind how many doors.
    pub pace: fn(&str, ItemUnit, &str, &str) -> String,
    /// The day that is over, how many are lacking.
    pub overdue: fn(&str, &str, ItemUnit) -> String,
    /// How many were won in a week.
    pub lately: fn(&str) -> String,
    /// Heads the weeks as a table.
    pub weeks: &'static str,
    pub until: &'static str,
}

pub(super) const VI: TrendWords = TrendWords {
    spark: |weeks, first, last| format!("{weeks} tuần qua, từ {first} đến {last}"),
    pace: |needed, unit, day, doors| {
        let unit = match unit {
            ItemUnit::Person => "người",
            ItemUnit::Household => "hộ",
        };
        format!("Cần {needed} {unit} mỗi tuần để kịp {day}, ở {doors} nhà.")
    },
    overdue: |day, lacking, unit| match unit {
        ItemUnit::Person => format!("Hạn {day} đã qua, còn thiếu {lacking} người."),
        ItemUnit::Household => format!("Hạn {day} đã qua, còn thiếu {lacking} hộ."),
    },
    lately: |won| format!("4 tuần qua: {won} mỗi tuần."),
    weeks: "Số đạt từng tuần",
    until: "Đến hết ngày",
};

pub(super) const EN: TrendWords = TrendWords {
    spark: |weeks, first, last| format!("The last {weeks} weeks, from {first} to {last}"),
    pace: |needed, unit, day, doors| {
        let needed = match unit {
            ItemUnit::Person => counted(needed, "person", "people"),
            ItemUnit::Household => counted(needed, "household", "households"),
        };
        format!("{needed} a week will reach the goal by {day}, in {}.", counted(doors, "home", "homes"))
    },
    overdue: |day, lacking, unit| {
        let lacking = match unit {
            ItemUnit::Person => counted(lacking, "person", "people"),
            ItemUnit::Household => counted(lacking, "household", "households"),
        };
        format!("{day} is over; {lacking} still lacking.")
    },
    lately: |won| format!("The last 4 weeks: {won} a week."),
    weeks: "Reached, week by week",
    until: "At the end of",
};
