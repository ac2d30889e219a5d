//! The parts of a ward whose numbers are asked for, with the homes a slow reader finds in them.

use crate::totals::log::{Records, shown};
use crate::totals::recount::{Count, Home};
use tung_nha::engine::scope::Scope;
use tung_nha::model::{AreaId, MemberId, TeamId};

/// A part of the ward.
pub struct Part<'a> {
    pub name: String,
    pub scope: Scope,
    pub homes: Vec<&'a Home>,
}

/// Returns the ward, its areas, the areas of each team, and what each member visited.
pub fn parts<'a>(records: &Records, count: &'a Count) -> Vec<Part<'a>> {
    let part = |name: &str, scope: Scope, is_in: &dyn Fn(&Home) -> bool| Part {
        name: name.to_owned(),
        scope,
        homes: count.homes.iter().filter(|home| is_in(home)).collect(),
    };
    let mut parts = vec![part("the ward", Scope::WARD, &|_| true)];
    for (id, _) in records.held("area") {
        parts.push(part(id, Scope { area: AreaId::parse(id), ..Scope::WARD }, &|home| home.area == id));
    }
    for (id, team) in records.held("team") {
        let areas = shown(team, "areas").and_then(|said| said.value.as_array()).cloned().unwrap_or_default();
        let is_in = |home: &Home| areas.iter().any(|area| area.as_str() == Some(&home.area));
        parts.push(part(id, Scope { team: TeamId::parse(id), ..Scope::WARD }, &is_in));
    }
    for (id, _) in records.held("member") {
        let is_in = |home: &Home| home.visits.iter().any(|visit| visit.by == id);
        parts.push(part(id, Scope { member: MemberId::parse(id), ..Scope::WARD }, &is_in));
    }
    parts
}
