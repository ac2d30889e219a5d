//! Teams and their members.

use crate::model::code::coded;
use crate::model::{AreaId, Date, Phone, TeamId};
use serde::{Deserialize, Serialize};

/// A community digital technology team, set up by a decision of the ward.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub name: String,
    /// The areas the team works in; a team may have several, and an area several teams.
    pub areas: Vec<AreaId>,
    /// "12/QĐ-UBND".
    pub decision_number: String,
    pub decision_date: Option<Date>,
}

/// A member of a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub name: String,
    pub team: Option<TeamId>,
    pub role: Role,
    /// The offices the member holds; one person may wear several hats.
    pub positions: Vec<Position>,
    pub phone: Option<Phone>,
}

coded! {
    /// A member's part in the team.
    #[derive(Default)]
    pub enum Role {
        Leader = "leader",
        Deputy = "deputy",
        #[default]
        Member = "member",
        Secretary = "secretary",
        WardOfficer = "ward_officer",
    }
}

coded! {
    /// An office a member holds outside the team.
    pub enum Position {
        PartySecretary = "party_secretary",
        AreaHead = "area_head",
        PartySecretaryAndAreaHead = "party_secretary_area_head",
        FrontHead = "front_head",
        WomensUnionHead = "womens_union_head",
        YouthSecretary = "youth_secretary",
        YouthDeputySecretary = "youth_deputy_secretary",
        YouthMember = "youth_member",
        Farmers = "farmers",
        Veterans = "veterans",
        Elders = "elders",
        AreaPolice = "area_police",
        Teacher = "teacher",
        HealthWorker = "health_worker",
        TelecomStaff = "telecom_staff",
        WardOfficial = "ward_official",
        Other = "other",
    }
}
