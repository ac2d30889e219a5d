//! The homes a person may move to, the likeliest first.

use crate::engine::index::Home;
use crate::engine::queries::walk_list::Search;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::text::fold;
use crate::model::{HouseholdId, ResidentId};
use serde::{Deserialize, Serialize};

/// Asks for the homes somebody may move to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveQuestion {
    /// Where the person lives now.
    pub from: HouseholdId,
    /// What was typed, as in the search of the walk.
    pub search: String,
    pub take: u32,
}

/// A home to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveChoice {
    pub household: HouseholdId,
    pub number: String,
    /// Who stands for the household.
    pub name: String,
    /// The person the search found, where that is somebody else.
    pub found: Option<String>,
    /// "Ngõ 12, Tổ 52, Khu 4B".
    pub place: String,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the homes found: those of somebody named just so, then those of the same area, each in walking order.
    pub fn move_choices(&self, question: &MoveQuestion) -> Vec<MoveChoice> {
        let search = Search::new(&question.search, &self.index);
        let name = fold(question.search.trim());
        let area = self.index.home(question.from).and_then(|home| home.household.area);
        let mut found: Vec<(HouseholdId, &Home, Option<ResidentId>)> = self
            .index
            .walk()
            .filter(|(id, home)| *id != question.from && !home.is_closed())
            .filter_map(|(id, home)| {
                let found = search.find(home, search.names_place(&home.household), &self.index)?;
                Some((id, home, found))
            })
            .collect();
        found.sort_by_cached_key(|(_, home, _)| {
            let people = home.shown_people().iter().filter_map(|id| self.index.person_of(*id));
            let is_named_so = people.into_iter().any(|person| *person.folded == *name);
            (!is_named_so, home.household.area != area)
        });
        let found = found.into_iter().take(question.take as usize);
        found.map(|(id, home, found)| self.move_choice(id, home, found)).collect()
    }

    fn move_choice(&self, id: HouseholdId, home: &Home, found: Option<ResidentId>) -> MoveChoice {
        MoveChoice {
            household: id,
            number: home.household.number.as_str().to_owned(),
            name: self.index.household_name(home).to_owned(),
            found: self.found_name(home, found),
            place: self.index.organisation().place_of(&home.household),
        }
    }
}
