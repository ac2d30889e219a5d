//! The addresses of the targets' pages, written and read: whose totals, the names behind which number, which item.

use crate::engine::queries::names::NamesGroup;
use crate::model::{AreaId, ItemId, TargetId};
use crate::ui::route;
use leptos_router::params::ParamsMap;

const ITEM: &str = "muc";
const GROUP: &str = "nhom";
pub const AREA: &str = "khu";

const GROUPS: [(NamesGroup, &str); 5] = [
    (NamesGroup::Left, "con"),
    (NamesGroup::Unknown, "chua-hoi"),
    (NamesGroup::Achieved, "dat"),
    (NamesGroup::Undecided, "chua-ro"),
    (NamesGroup::WithoutBirth, "thieu-nam-sinh"),
];

/// What a list of names is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The item's code; empty for people without a birth year.
    pub item: String,
    pub group: NamesGroup,
    pub area: Option<AreaId>,
}

impl Behind {
    /// Reads an address; one that says nothing usable asks for who is left.
    pub fn read(query: &ParamsMap) -> Self {
        let group = query.get_str(GROUP).and_then(|code| GROUPS.into_iter().find(|(_, known)| *known == code));
        Self {
            item: query.get(ITEM).unwrap_or_default(),
            group: group.map_or(NamesGroup::Left, |(group, _)| group),
            area: area(query),
        }
    }

    /// Returns the address: "/ten?muc=H01&nhom=con&khu=…".
    pub fn address(&self) -> String {
        let code = GROUPS.into_iter().find(|(group, _)| *group == self.group).map_or("", |(_, code)| code);
        let mut query = ParamsMap::new();
        if !self.item.is_empty() {
            query.insert(ITEM, self.item.clone());
        }
        query.insert(GROUP, code.to_owned());
        if let Some(area) = self.area {
            query.insert(AREA, area.to_string());
        }
        format!("{}{}", route::NAMES, query.to_query_string())
    }
}

/// Reads the area an address asks for.
pub fn area(query: &ParamsMap) -> Option<AreaId> {
    query.get_str(AREA).and_then(AreaId::parse)
}

/// Returns the address of the targets of an area or of the ward.
pub fn targets(area: Option<AreaId>) -> String {
    match area {
        Some(area) => format!("{}?{AREA}={area}", route::TARGETS),
        None => route::TARGETS.to_owned(),
    }
}

const TARGET: &str = "chi-tieu";

/// Returns the address of an item's form.
pub fn edit_item(id: ItemId) -> String {
    format!("{}/{id}", route::targets_edit())
}

/// Returns the address of the form of a new item.
pub fn new_item(target: TargetId) -> String {
    format!("{}/{}?{TARGET}={target}", route::targets_edit(), route::NEW)
}

/// Reads the target a new item is to belong to.
pub fn target(query: &ParamsMap) -> Option<TargetId> {
    query.get_str(TARGET).and_then(TargetId::parse)
}
