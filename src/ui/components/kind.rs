//! The seven states things can be in, each with its colour and its picture.

use crate::ui::door::Door;

/// A state. It never speaks by colour alone: beside it stand a picture and words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Done, safe.
    Ok,
    /// Under way.
    Part,
    /// Not yet.
    Todo,
    /// Not asked, not known.
    Unknown,
    /// Two values, or twins.
    Clash,
    /// Gone wrong.
    Bad,
    #[default]
    Info,
}

impl Kind {
    /// Returns the class that sets the state's colours.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Part => "part",
            Self::Todo => "todo",
            Self::Unknown => "unk",
            Self::Clash => "clash",
            Self::Bad => "bad",
            Self::Info => "info",
        }
    }

    /// Returns the icon that stands for the state where nothing says it better.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Ok => "okc",
            Self::Part => "half",
            Self::Todo => "flag",
            Self::Unknown => "clock",
            Self::Clash => "clash",
            Self::Bad => "warn",
            Self::Info => "info",
        }
    }
}

impl From<Door> for Kind {
    fn from(door: Door) -> Self {
        match door {
            Door::NotAsked => Self::Unknown,
            Door::NotYet | Door::HouseLeft => Self::Todo,
            Door::UnderWay | Door::HouseAbsent => Self::Part,
            Door::Reached | Door::Beyond | Door::HouseReached => Self::Ok,
        }
    }
}
