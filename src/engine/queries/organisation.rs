//! The ward, its areas, teams and members.

use crate::engine::basis::Basis;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::model::{Area, AreaId, Member, MemberId, Team, TeamId, Ward};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Asks for the ward's organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationQuestion;

/// The ward's organisation, each list in natural order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationView {
    pub ward: Ward,
    pub areas: Vec<AreaView>,
    pub teams: Vec<TeamView>,
    pub members: Vec<MemberView>,
    pub me: Option<MemberId>,
    /// What the forms of this screen showed.
    pub basis: Basis,
}

/// An area and how many households it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaView {
    pub id: AreaId,
    pub area: Area,
    pub households: u32,
}

/// A team and how many members it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamView {
    pub id: TeamId,
    pub team: Team,
    pub members: u32,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberView {
    pub id: MemberId,
    pub member: Member,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the ward's organisation.
    pub fn organisation_view(&self) -> OrganisationView {
        let organisation = self.index.organisation();
        let households: HashMap<AreaId, u32> =
            self.area_choices().into_iter().map(|choice| (choice.id, choice.households)).collect();
        let members_of = |team| organisation.members.iter().filter(|(_, member)| member.team == Some(team)).count();
        let ward = organisation.ward.iter().map(|(id, _)| (Ward::KIND, *id));
        let areas = organisation.areas.iter().map(|(id, _)| (Area::KIND, id.0));
        let teams = organisation.teams.iter().map(|(id, _)| (Team::KIND, id.0));
        let members = organisation.members.iter().map(|(id, _)| (Member::KIND, id.0));
        OrganisationView {
            ward: organisation.ward.as_ref().map(|(_, ward)| ward.clone()).unwrap_or_default(),
            areas: organisation
                .areas
                .iter()
                .map(|(id, area)| AreaView {
                    id: *id,
                    area: area.clone(),
                    households: households.get(id).copied().unwrap_or_default(),
                })
                .collect(),
            teams: organisation
                .teams
                .iter()
                .map(|(id, team)| TeamView { id: *id, team: team.clone(), members: members_of(*id) as u32 })
                .collect(),
            members: organisation
                .members
                .iter()
                .map(|(id, member)| MemberView { id: *id, member: member.clone() })
                .collect(),
            me: self.device.me,
            basis: self.basis(ward.chain(areas).chain(teams).chain(members)),
        }
    }
}
