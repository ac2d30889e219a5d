//! What is here already and looks like what is being typed: suggested, never decided.

use crate::engine::commands::judge_same::Pair;
use crate::engine::index::{Home, lane_of};
use crate::engine::likeness::evidence;
use crate::engine::queries::duplicates::Twin;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{Household, HouseholdId, Resident, ResidentId, text};
use serde::{Deserialize, Serialize};

/// How many are suggested.
const SUGGESTED: usize = 3;

/// Asks what looks like a home or a person being typed; `own` is the one whose form it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AlikeQuestion {
    Household { own: Option<HouseholdId>, typed: Household },
    Resident { own: Option<ResidentId>, typed: Resident },
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the first homes or people that look like what is being typed. Of homes that refused nobody is shown.
    pub fn alike(&self, question: &AlikeQuestion) -> Vec<Twin> {
        match question {
            AlikeQuestion::Household { own, typed } => self.homes_like(*own, typed),
            AlikeQuestion::Resident { own, typed } => self.people_like(*own, typed),
        }
    }

    fn homes_like(&self, own: Option<HouseholdId>, typed: &Household) -> Vec<Twin> {
        let area = typed.area.map_or("", |area| self.index.organisation().area_name(area));
        let Some(lane) = lane_of(area, typed).filter(|_| !typed.number.is_empty()) else { return Vec::new() };
        let number = typed.number.key();
        let is_like = |id: HouseholdId, home: &Home| {
            let is_judged = own.is_some_and(|own| own == id || self.was_judged(Pair::Households(own, id)));
            home.household.number.key() == number && home.lane().as_ref() == Some(&lane) && !is_judged
        };
        let homes = self.index.walk().filter(|(id, home)| is_like(*id, home));
        homes.take(SUGGESTED).map(|(id, home)| self.twin_home(id, home)).collect()
    }

    fn people_like(&self, own: Option<ResidentId>, typed: &Resident) -> Vec<Twin> {
        let name = text::fold(typed.name.trim());
        if name.is_empty() {
            return Vec::new();
        }
        let home = |resident: &Resident| resident.household.and_then(|id| self.index.home(id));
        let namesakes = self.index.people().filter(|(id, person)| *person.folded == *name && Some(**id) != own);
        let like = namesakes.filter(|(id, person)| {
            let other = &person.resident;
            let live_in_one_lane = || home(typed).zip(home(other)).is_some_and(|(one, other)| one.is_in_lane_of(other));
            // A suggestion costs nothing: here one year of birth is enough, wherever the two live.
            let is_born_alike = typed.birth.is_some() && typed.birth == other.birth;
            let is_judged = own.is_some_and(|own| self.was_judged(Pair::Residents(own, **id)));
            (is_born_alike || evidence(typed, other, live_in_one_lane).is_some())
                && !is_judged
                && !self.is_hidden(person)
        });
        let mut like: Vec<_> = like.collect();
        like.sort_by_key(|(id, _)| **id);
        like.into_iter().take(SUGGESTED).map(|(_, person)| self.twin_person(person)).collect()
    }
}
