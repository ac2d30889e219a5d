//! Which homes a number is about.

use crate::engine::index::{Home, Index, group_key};
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::id::IdSet;
use crate::log::AuthorIndex;
use crate::model::{AreaId, HouseholdId, MemberId, NaturalKey, TeamId};
use serde::{Deserialize, Serialize};

/// The homes for which every condition holds; without any, the whole ward.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    pub area: Option<AreaId>,
    /// In the areas this team looks after.
    pub team: Option<TeamId>,
    /// In the residents' group of this label.
    pub group: Option<String>,
    /// In the lane of this label.
    pub lane: Option<String>,
    /// Visited by this member.
    pub member: Option<MemberId>,
}

impl Scope {
    /// The whole ward.
    pub const WARD: Self = Self { area: None, team: None, group: None, lane: None, member: None };

    /// One area.
    #[must_use]
    pub const fn of_area(area: AreaId) -> Self {
        Self { area: Some(area), ..Self::WARD }
    }

    /// Returns the area, where nothing else is asked for.
    #[must_use]
    pub const fn only_area(&self) -> Option<Option<AreaId>> {
        match self {
            Self { area, team: None, group: None, lane: None, member: None } => Some(*area),
            _ => None,
        }
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Returns the homes of a scope, in walking order.
    pub(super) fn homes_in(&self, scope: &Scope) -> impl Iterator<Item = (HouseholdId, &Home)> {
        self.homes_at(&self.index, scope)
    }

    /// Returns the homes of a scope as some indexes have them, in walking order.
    pub(super) fn homes_at<'a>(
        &self,
        index: &'a Index,
        scope: &Scope,
    ) -> impl Iterator<Item = (HouseholdId, &'a Home)> + use<'a, S, W> {
        let (area, group) = (scope.area, scope.group.as_deref().map(group_key));
        let lane = scope.lane.as_deref().map(NaturalKey::of);
        let areas = scope.team.map(|team| self.areas_of_team(team));
        let visited = scope.member.map(|member| self.visited_by(member));
        index.walk().filter(move |(id, home)| {
            let (_, _, home_group, home_lane, _, _) = &home.key;
            home.lies_in(area)
                && areas.as_ref().is_none_or(|areas| home.household.area.is_some_and(|area| areas.contains(&area)))
                && group.as_ref().is_none_or(|group| group == home_group)
                && lane.as_ref().is_none_or(|lane| lane == home_lane)
                && visited.as_ref().is_none_or(|visited| visited.contains(id))
        })
    }

    fn areas_of_team(&self, team: TeamId) -> Vec<AreaId> {
        let teams = &self.index.organisation().teams;
        teams.iter().find(|(id, _)| *id == team).map(|(_, team)| team.areas.clone()).unwrap_or_default()
    }

    /// Returns the areas the member's team looks after.
    pub(super) fn areas_of(&self, member: MemberId) -> Vec<AreaId> {
        let members = &self.index.organisation().members;
        let team = members.iter().find(|(id, _)| *id == member).and_then(|(_, member)| member.team);
        team.map(|team| self.areas_of_team(team)).unwrap_or_default()
    }

    /// Returns the homes the member has visited, as they are read. A visit that was taken back was none.
    pub(super) fn visited_by(&self, member: MemberId) -> IdSet<HouseholdId> {
        let Some(author) = self.ledger.directory().find_author(member.0) else { return IdSet::default() };
        let is_own = |by: Option<AuthorIndex>| by == Some(author);
        let visits = self.ledger.visits().standing(self.ledger.state()).filter(|visit| is_own(visit.by));
        visits.map(|visit| self.first_home(visit.household)).collect()
    }
}
