//! Doors: the mark of every progress, of a person's item and of a house.

use crate::model::Step;

/// A door as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Dashed, with a question mark: nobody has asked.
    NotAsked,
    /// An outline: asked, and nothing yet.
    NotYet,
    /// Half full: under way.
    UnderWay,
    /// Full, ticked: the promise is kept.
    Reached,
    /// Lit, ticked: beyond the goal.
    Beyond,
    /// A house the team has been in.
    HouseReached,
    /// A house where nobody opened.
    HouseAbsent,
    /// A house nobody has knocked at.
    HouseLeft,
}

impl Door {
    /// The doors of an item, from not asked to beyond the goal.
    pub const OF_ITEM: [Self; 5] = [Self::NotAsked, Self::NotYet, Self::UnderWay, Self::Reached, Self::Beyond];

    /// Returns the door of a step on a ladder whose promise is kept from `pass` on.
    #[must_use]
    pub fn of_step(step: Step, pass: Step) -> Self {
        if step == Step::UNKNOWN {
            Self::NotAsked
        } else if step > pass {
            Self::Beyond
        } else if step == pass {
            Self::Reached
        } else if step.get() == 1 {
            Self::NotYet
        } else {
            Self::UnderWay
        }
    }

    /// Returns the letter of its picture and of its class.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::NotAsked => "u",
            Self::NotYet => "n",
            Self::UnderWay => "m",
            Self::Reached => "k",
            Self::Beyond => "a",
            Self::HouseReached => "f",
            Self::HouseAbsent => "v",
            Self::HouseLeft => "o",
        }
    }
}
