//! Tables of any shape, holding any text.

use proptest::collection::vec;
use proptest::prelude::*;
use tung_nha::document::{Align, Cell, Column, Share, Table};

/// What people paste, and what people who mean harm do.
pub const HOSTILE: [&str; 16] = [
    "a\u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{9f}b",
    "]]>",
    "<w:p>&amp;</w:p> \"'<!-- -->",
    "\u{202e}đảo\u{202c} \u{200f}שלום\u{200e}",
    "=1+1",
    "+84912345678",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\u{0}=1",
    "một\r\nhai\rba\nbốn",
    "  đầu và cuối  ",
    "_x0041_ \u{fffe}\u{ffff}\u{feff}",
    "🏠 \u{1f468}\u{200d}\u{1f469}",
    "a;b\"c\"",
];

/// What is left of a text in a file: no character XML forbids, and one way to end a line.
pub fn kept(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let forbidden = |letter: char| {
        (letter < ' ' && letter != '\t' && letter != '\n')
            || ('\u{7f}'..='\u{9f}').contains(&letter)
            || letter == '\u{fffe}'
            || letter == '\u{ffff}'
    };
    lines.chars().filter(|letter| !forbidden(*letter)).collect()
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any::<String>(),
        4 => "[ \t\n=+@'\";_xA0-9a-cđẾ-]{0,12}",
        4 => proptest::sample::select(&HOSTILE[..]).prop_map(str::to_owned),
        1 => Just("Ắ".repeat(4_096)),
    ]
}

fn cells() -> impl Strategy<Value = Cell> {
    let shares = (any::<u32>(), prop_oneof![Just(0), any::<u32>()]).prop_map(|(part, whole)| Share { part, whole });
    let single = prop_oneof![
        Just(Cell::nothing()),
        Just(Cell::not_reported()),
        texts().prop_map(Cell::text),
        (any::<u32>(), texts()).prop_map(|(number, text)| Cell::number(number, text)),
        (shares, texts()).prop_map(|(share, text)| Cell::share(share, text)),
    ];
    (single, 0..4_u8).prop_map(|(cell, columns)| cell.across(columns))
}

pub fn tables() -> impl Strategy<Value = Table> {
    let aligns = prop_oneof![Just(Align::Left), Just(Align::Centre), Just(Align::Right)];
    let columns = (texts(), any::<u16>(), aligns).prop_map(|(head, share, align)| Column::new(head, share, align));
    (texts(), vec(columns, 1..5), vec(vec(cells(), 0..5), 0..6)).prop_map(|(name, columns, rows)| Table {
        name,
        columns,
        rows,
    })
}
