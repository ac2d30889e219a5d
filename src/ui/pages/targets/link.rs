//! The addresses of the targets' pages, written and read: whose totals, the names behind which number, which item.

use crate::engine::queries::names::{Counted, NamesGroup};
use crate::engine::queries::organisation::OrganisationView;
use crate::engine::queries::targets::PartKind;
use crate::engine::scope::Scope;
use crate::model::{AreaId, ItemId, MemberId, TargetId, TargetSetId, TeamId};
use crate::ui::route;
use leptos_router::params::ParamsMap;

const ITEM: &str = "muc";
const GROUP: &str = "nhom";
const TARGET: &str = "chi-tieu";
const SET: &str = "bo";

/// The parts of a scope.
const AREA: &str = "khu";
const TEAM: &str = "doi";
const LABEL: &str = "to";
const LANE: &str = "ngo";
const MEMBER: &str = "nguoi";

const GROUPS: [(NamesGroup, &str); 7] = [
    (NamesGroup::Left, "con"),
    (NamesGroup::UnderWay, "dang-lam"),
    (NamesGroup::Unknown, "chua-hoi"),
    (NamesGroup::Achieved, "dat"),
    (NamesGroup::Exempt, "mien"),
    (NamesGroup::Undecided, "chua-ro"),
    (NamesGroup::WithoutBirth, "thieu-nam-sinh"),
];

/// What a list of names is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// An item without a code for people without a birth year.
    pub of: Counted,
    pub group: NamesGroup,
    pub scope: Scope,
}

impl Behind {
    /// People whose birth is not known.
    pub const fn without_birth(scope: Scope) -> Self {
        Self { of: Counted::Item(String::new()), group: NamesGroup::WithoutBirth, scope }
    }

    /// Reads an address; one that says nothing usable asks for who is left.
    pub fn read(query: &ParamsMap) -> Self {
        let group = query.get_str(GROUP).and_then(|code| GROUPS.into_iter().find(|(_, known)| *known == code));
        let of = target(query).map_or_else(|| Counted::Item(query.get(ITEM).unwrap_or_default()), Counted::Target);
        Self { of, group: group.map_or(NamesGroup::Left, |(group, _)| group), scope: scope(query) }
    }

    /// Returns the address: "/ten?muc=H01&nhom=con&khu=…".
    pub fn address(&self) -> String {
        let code = GROUPS.into_iter().find(|(group, _)| *group == self.group).map_or("", |(_, code)| code);
        let mut query = ParamsMap::new();
        match &self.of {
            Counted::Item(item) if item.is_empty() => {}
            Counted::Item(item) => query.insert(ITEM, item.clone()),
            Counted::Target(target) => query.insert(TARGET, target.to_string()),
        }
        query.insert(GROUP, code.to_owned());
        add_scope(&mut query, &self.scope);
        format!("{}{}", route::NAMES, query.to_query_string())
    }
}

/// Reads the scope an address asks for.
pub fn scope(query: &ParamsMap) -> Scope {
    Scope {
        area: query.get_str(AREA).and_then(AreaId::parse),
        team: query.get_str(TEAM).and_then(TeamId::parse),
        group: query.get(LABEL),
        lane: query.get(LANE),
        member: query.get_str(MEMBER).and_then(MemberId::parse),
    }
}

fn add_scope(query: &mut ParamsMap, scope: &Scope) {
    let Scope { area, team, group, lane, member } = scope;
    let parts = [
        (AREA, area.map(|area| area.to_string())),
        (TEAM, team.map(|team| team.to_string())),
        (LABEL, group.clone()),
        (LANE, lane.clone()),
        (MEMBER, member.map(|member| member.to_string())),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            query.insert(name, part);
        }
    }
}

/// Returns the address of the targets of a scope.
pub fn targets(scope: &Scope) -> String {
    Seen { scope: scope.clone(), by: None }.address()
}

/// What the page of the targets shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub scope: Scope,
    /// What it is divided into: `None` leaves it to the page, `Some(None)` is nothing.
    pub by: Option<Option<PartKind>>,
}

const PARTS: &str = "theo";
const UNDIVIDED: &str = "khong";

const PART_KINDS: [(PartKind, &str); 5] = [
    (PartKind::Area, "khu"),
    (PartKind::Team, "doi"),
    (PartKind::Group, "to"),
    (PartKind::Lane, "ngo"),
    (PartKind::Member, "nguoi"),
];

impl Seen {
    /// Reads an address.
    pub fn read(query: &ParamsMap) -> Self {
        let by = query.get_str(PARTS).map(|code| {
            let known = PART_KINDS.into_iter().find(|(_, known)| *known == code);
            known.map(|(kind, _)| kind)
        });
        Self { scope: scope(query), by }
    }

    /// Returns the address: "/chi-tieu?khu=…&theo=ngo".
    pub fn address(&self) -> String {
        let mut query = ParamsMap::new();
        add_scope(&mut query, &self.scope);
        if let Some(by) = self.by {
            query.insert(PARTS, by.map_or(UNDIVIDED, Self::code).to_owned());
        }
        format!("{}{}", route::TARGETS, query.to_query_string())
    }

    /// Returns how an address names a kind of parts.
    pub fn code(kind: PartKind) -> &'static str {
        PART_KINDS.into_iter().find(|(known, _)| *known == kind).map_or("", |(_, code)| code)
    }

    /// Returns what the scope can be divided into.
    pub fn kinds(&self, organisation: &OrganisationView) -> Vec<PartKind> {
        let Scope { area, team, group, lane, member } = &self.scope;
        let kinds = [
            (PartKind::Area, area.is_none() && organisation.areas.len() > 1),
            (PartKind::Team, area.is_none() && team.is_none() && organisation.teams.len() > 1),
            (PartKind::Group, group.is_none() && lane.is_none()),
            (PartKind::Lane, lane.is_none()),
            (PartKind::Member, member.is_none() && !organisation.members.is_empty()),
        ];
        kinds.into_iter().filter(|(_, makes_sense)| *makes_sense).map(|(kind, _)| kind).collect()
    }

    /// Returns what the scope is divided into: unless somebody chose, the ward into its areas.
    pub fn parts(&self, organisation: &OrganisationView) -> Option<PartKind> {
        let kinds = self.kinds(organisation);
        let usual = (self.scope == Scope::WARD).then_some(PartKind::Area);
        self.by.unwrap_or(usual).filter(|kind| kinds.contains(kind))
    }
}

/// Returns the address where a set is changed.
pub fn edit_set(set: TargetSetId) -> String {
    format!("{}?{SET}={set}", route::targets_edit())
}

/// Returns the address of the form of a set that begins like another.
pub fn new_set(like: TargetSetId) -> String {
    format!("{}/{}?{SET}={like}", route::TARGETS, route::NEW_SET)
}

/// Reads which set a page is about.
pub fn set(query: &ParamsMap) -> Option<TargetSetId> {
    query.get_str(SET).and_then(TargetSetId::parse)
}

/// Returns the address of the form of an item of a set.
pub fn edit_item(set: TargetSetId, id: ItemId) -> String {
    format!("{}/{id}?{SET}={set}", route::targets_edit())
}

/// Returns the address of the form of a new item.
pub fn new_item(set: TargetSetId, target: TargetId) -> String {
    format!("{}/{}?{SET}={set}&{TARGET}={target}", route::targets_edit(), route::NEW)
}

/// Reads the target a new item is to belong to.
pub fn target(query: &ParamsMap) -> Option<TargetId> {
    query.get_str(TARGET).and_then(TargetId::parse)
}
