//! A report as a short message for a chat: totals only.
//!
//! Of a small group no exact number is told, for in a khu everybody knows who has an OCOP product: where fewer than ten
//! people or households are counted, the message says only that they are fewer than ten, and whether fewer than five of
//! them are meant or more. Zero is told so too, and neither a share nor who is left, which would give the number away.
//! The rule looks at nothing but the group's size, so that two messages cannot be taken from each other either.

use crate::engine::queries::Total;
use crate::engine::queries::period::{PeriodItem, PeriodTarget};
use crate::engine::queries::reports::ReportView;
use crate::model::{Date, ItemUnit, PeriodKind};
use crate::ui::report_paper::period_name;
use crate::words::{Language, Words};

/// Of a group smaller than this no exact number is told.
const SMALL_GROUP: u32 = 10;
/// What is told of a small group: fewer than this, or more.
const FEW: u32 = 5;

/// Writes the message, line by line.
#[must_use]
pub fn report_text(view: &ReportView, words: &Words) -> String {
    let said = &words.report_text;
    let (report, figures) = (&view.report, &view.figures);
    let until = report.until.unwrap_or(Date::MIN);
    let period = period_of(report.period, report.from.unwrap_or(until), until, words);
    let mut lines =
        vec![(said.unit)(&view.area_name, &view.ward.name), (said.period)(&period, &words.format.date(until))];
    if !report.state.is_frozen() {
        lines.push(said.not_closed.to_owned());
    }
    let activity = figures.activity;
    let number = |count: u32, of: u32| told(count, of, words);
    lines.push((said.done)(
        &number(activity.visits, figures.households),
        &number(activity.homes_visited, figures.households),
        &number(activity.people_guided, figures.residents),
    ));
    lines.extend(reached_line(activity.homes_reached_ever, figures.households, words));
    lines.extend(figures.targets.iter().flat_map(|target| target_lines(target, words)));
    let totals = figures.targets.iter().flat_map(measured).map(|item| item.total.audience);
    if totals.chain([figures.households, figures.residents]).any(|of| (1..SMALL_GROUP).contains(&of)) {
        lines.push(said.why_small.to_owned());
    }
    lines.join("\n")
}

/// Returns what the period is called in a sentence.
fn period_of(kind: PeriodKind, from: Date, until: Date, words: &Words) -> String {
    match words.language {
        Language::Vietnamese => period_name(kind, from, until),
        Language::English => format!("{} to {}", words.format.date(from), words.format.date(until)),
    }
}

/// Writes a number of a group: exact where the group is not small.
fn told(count: u32, of: u32, words: &Words) -> String {
    match (of < SMALL_GROUP, count < FEW) {
        (false, _) => words.format.number(count.into()),
        (true, true) => words.report_text.few.to_owned(),
        (true, false) => words.report_text.more.to_owned(),
    }
}

fn reached_line(reached: u32, households: u32, words: &Words) -> Option<String> {
    let said = &words.report_text;
    let number = |count: u32| words.format.number(count.into());
    match households {
        0 => None,
        1..SMALL_GROUP => Some((said.reached_few)(&told(reached, households, words))),
        _ => Some((said.reached)(&number(reached), &number(households), &number(households.saturating_sub(reached)))),
    }
}

/// Returns what is told of a target: all of its items together, or each where they cannot be counted together.
fn measured(target: &PeriodTarget) -> impl Iterator<Item = &PeriodItem> {
    let items = if target.together.is_some() { &[] } else { target.items.as_slice() };
    target.together.iter().chain(items)
}

fn target_lines(target: &PeriodTarget, words: &Words) -> impl Iterator<Item = String> {
    let is_several = target.together.is_none() && target.items.len() > 1;
    measured(target).map(move |item| {
        let of_item = if is_several { format!(" – {}", words.shipped(&item.name)) } else { String::new() };
        let name = format!("{}. {}{of_item}", target.code, words.shipped(&target.name));
        format!("{name}: {}", stand(&item.total, item.unit, words))
    })
}

/// Writes where a target stands: "đạt 934/1.318 người (70,86%), còn 384 người".
fn stand(total: &Total, unit: ItemUnit, words: &Words) -> String {
    let (achieved, audience) = (u64::from(total.achieved), u64::from(total.audience));
    match total.audience {
        0 => words.format.percent(0, 0),
        1..SMALL_GROUP => (words.report_text.small_group)(unit, &told(total.achieved, total.audience, words)),
        _ => {
            let reached = (words.targets.reached)(words.format, achieved, audience, unit);
            let mut line = format!("{reached} ({})", words.format.percent(achieved, audience));
            if total.left() > 0 {
                line.push_str(", ");
                line.push_str(&(words.targets.left)(&words.format.number(total.left().into()), unit));
            }
            line
        }
    }
}
