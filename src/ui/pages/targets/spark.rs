//! How an item moved in the last weeks: a line, the pace to the goal, and the same as a table.

use crate::engine::queries::trend::{ItemTrend, Pace, Trend};
use crate::model::{Date, ItemUnit};
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, Say};
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// The size of the drawing; its height is a hundred per cent.
const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 36.0;

/// The line of the last weeks. The sentence it is read out as says where it begins and ends.
#[component]
pub fn Spark(points: Vec<(u32, u32)>) -> impl IntoView {
    let words = use_words();
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { return ().into_any() };
    // A line needs a beginning: before anybody was listed there is none.
    if first.1 == 0 || points.len() < 2 {
        return ().into_any();
    }
    let step = WIDTH / (points.len() - 1) as f64;
    let place = |(number, (achieved, audience)): (usize, &(u32, u32))| {
        let share = f64::from(*achieved) / f64::from((*audience).max(1));
        (number as f64 * step, HEIGHT - 2.0 - share * (HEIGHT - 4.0))
    };
    let places: Vec<(f64, f64)> = points.iter().enumerate().map(place).collect();
    let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
    let (x, y) = places.last().copied().unwrap_or_default();
    let weeks = points.len() - 1;
    let spoken = move || {
        let words = words.get();
        let percent = |(achieved, audience): (u32, u32)| words.format.percent(achieved.into(), audience.into());
        (words.trend.spark)(weeks, &percent(first), &percent(last))
    };
    view! {
        <svg class="spark" viewBox="-2 0 106 36" role="img" aria-label=spoken>
            <path d=format!("M{}", path.join(" L"))></path>
            <circle cx=format!("{x:.1}") cy=format!("{y:.1}") r="4"></circle>
        </svg>
    }
    .into_any()
}

/// What it takes to reach the goal in time, beside what was done lately.
#[component]
pub fn PaceLine(pace: Pace, unit: ItemUnit) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let Pace { by, needed_a_week, won_a_week, doors_left } = pace;
    let kind = if won_a_week >= needed_a_week { Kind::Ok } else { Kind::Part };
    let line = move || {
        let words = words.get();
        let day = words.format.date_near(by, today.get());
        let number = |number: u32| words.format.number(number.into());
        if by < today.get() {
            return (words.trend.overdue)(&day, &number(needed_a_week), unit);
        }
        let needed = (words.trend.pace)(&number(needed_a_week), unit, &day, &number(doors_left));
        format!("{needed} {}", (words.trend.lately)(&number(won_a_week)))
    };
    view! { <Say kind>{line}</Say> }
}

/// The lines as figures: a row a week, a column an item.
#[component]
pub fn WeekTable(
    trend: Trend,
    /// The items' names, in their order.
    names: Vec<String>,
) -> impl IntoView {
    let words = use_words();
    let Trend { days, items } = trend;
    let caption = move || words.get().trend.weeks;
    let head = names.into_iter().map(|name| {
        view! { <th scope="col">{move || words.get().shipped(&name).to_owned()}</th> }
    });
    let head = head.collect_view();
    let row = move |(place, day): (usize, Date)| {
        let cell = |item: &ItemTrend| {
            let (achieved, audience) = item.points.get(place).copied().unwrap_or_default();
            let told = move || match audience {
                0 => "-".to_owned(),
                _ => words.get().format.number(achieved.into()),
            };
            view! { <td>{told}</td> }
        };
        let cells = items.iter().map(cell).collect_view();
        view! {
            <tr>
                <th scope="row">{move || words.get().format.date(day)}</th>
                {cells}
            </tr>
        }
    };
    let rows = days.into_iter().enumerate().map(row).collect_view();
    view! {
        <details class="card flat">
            <summary class="head unbroken">
                <strong>{caption}</strong>
            </summary>
            <div class="heatbox" tabindex="0" role="region" aria-label=caption>
                <table class="heat">
                    <caption class="sr">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{move || words.get().trend.until}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
