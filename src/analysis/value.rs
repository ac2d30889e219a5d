//! What stands in a column, and how it is written.

use crate::analysis::glossary::{CodeList, Meaning};
use crate::id::Id;
use crate::model::{Date, Phone};
use crate::papers::harmless;

/// What all values of a column are. Any of them may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Names a record.
    Id,
    Text,
    /// One of a closed list.
    Code(CodeList),
    Flag,
    /// A whole number, and what it counts or measures.
    Number(Option<Meaning>),
    Date,
    /// A time of day.
    Time,
}

impl Kind {
    /// A number with its unit in Vietnamese and English.
    pub(super) const fn measured(vi: &'static str, en: &'static str) -> Self {
        Self::Number(Some(Meaning::new(vi, en)))
    }

    /// Returns what the dictionary calls it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Text => "text",
            Self::Code(_) => "code",
            Self::Flag => "boolean",
            Self::Number(_) => "integer",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    /// Returns the unit of a number that has one.
    #[must_use]
    pub const fn unit(self) -> Option<Meaning> {
        match self {
            Self::Number(unit) => unit,
            _ => None,
        }
    }
}

/// A value.
pub(super) enum Value {
    /// Not known, or left out.
    Nothing,
    Id(Id),
    Text(String),
    Code(&'static str),
    Flag(bool),
    Number(i64),
    Date(Date),
    Time(String),
}

impl Value {
    /// Returns how it is written.
    pub fn written(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Id(id) => id.to_string(),
            // A row is a line, for programs that read line by line.
            Self::Text(text) => harmless(&text).replace('\n', " "),
            Self::Code(code) => code.to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.code(),
            Self::Time(time) => time,
        }
    }

    pub fn id(id: Option<Id>) -> Self {
        id.map_or(Self::Nothing, Self::Id)
    }

    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    pub fn code(code: Option<&'static str>) -> Self {
        code.map_or(Self::Nothing, Self::Code)
    }

    pub fn number(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(number.into()))
    }

    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Nothing, Self::Date)
    }

    /// A time of day: "19:30:00".
    pub fn time((hour, minute): (u8, u8)) -> Self {
        Self::Time(format!("{hour:02}:{minute:02}:00"))
    }

    /// A time as people wrote it, "7:05"; what is no time is left out.
    pub fn written_time(text: &str) -> Self {
        let parts = text.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
        parts.filter(|(hour, minute): &(u8, u8)| *hour < 24 && *minute < 60).map_or(Self::Nothing, Self::time)
    }

    /// A telephone in groups, which no program takes for a number: "0912 345 678".
    pub fn phone(phone: Option<&Phone>) -> Self {
        let Some(phone) = phone else { return Self::Nothing };
        let mut grouped = String::new();
        let digits = phone.as_str();
        // Three last, three before them, and the rest.
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && matches!(digits.len() - place, 3 | 6) {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        Self::Text(grouped)
    }
}
