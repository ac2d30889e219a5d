//! The ward, its areas, teams and members.

use crate::engine::basis::Basis;
use crate::model::{Area, AreaId, Member, MemberId, Team, TeamId, Ward};
use serde::{Deserialize, Serialize};

/// Asks for the ward's organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationQuestion;

/// The ward's organisation, each list in natural order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
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
