//! The figures of a ward as a page of text, which anybody can read in any program.

use crate::engine::queries::figures::{Figures, ItemFigures};
use crate::model::{ItemUnit, file_name};
use crate::words::Words;

/// Writes the figures, line by line.
#[must_use]
pub fn figures_text(figures: &Figures, words: &Words) -> String {
    let (format, said) = (words.format, &words.sending);
    let left = |left: u32, all: u32| format.left_of(left.into(), all.into(), ItemUnit::Household);
    let mut lines = vec![
        (said.figures_of)(&figures.ward, &format.date(figures.on)),
        said.figures_hold.to_owned(),
        String::new(),
        (words.exchange.holds)(format, figures.households, figures.residents, figures.visits),
        format!("{}: {}", said.to_visit, left(figures.left, figures.households)),
    ];
    let areas = figures.areas.iter();
    lines.extend(areas.map(|area| format!("- {}: {}", area.name, left(area.left, area.households))));
    for target in &figures.targets {
        lines.push(String::new());
        lines.push(words.shipped(&target.name).to_owned());
        lines.extend(target.items.iter().map(|item| item_line(item, words)));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Writes an item: "- Có tài khoản VNeID: đạt 934/1.318 người (70,86%), chưa hỏi 12".
fn item_line(item: &ItemFigures, words: &Words) -> String {
    let (format, total) = (words.format, &item.total);
    let (achieved, audience) = (u64::from(total.achieved), u64::from(total.audience));
    let reached = (words.targets.reached)(format, achieved, audience, item.unit);
    let mut line = format!("- {}: {reached} ({})", words.shipped(&item.name), format.percent(achieved, audience));
    if total.unknown > 0 {
        line.push_str(", ");
        line.push_str(&(words.targets.not_asked)(&format.number(total.unknown.into())));
    }
    line
}

/// Returns the name of the file with the figures: "tung-nha_so-lieu_phuong-4_2022-09-17_1930.txt".
#[must_use]
pub fn figures_file_name(figures: &Figures, made_at_ms: i64) -> String {
    file_name(["so-lieu", &figures.ward], made_at_ms)
}
