//! Where the ward stands: every target and item, counted.

use crate::engine::basis::Basis;
use crate::engine::index::{Home, Shares, TargetEntry, Total};
use crate::engine::scope::Scope;
use crate::engine::store::Store;
use crate::engine::stored::Stored;
use crate::engine::{Engine, Surroundings};
use crate::model::{Date, Item, ItemId, Target, TargetId, TargetSet, TargetSetId};
use serde::{Deserialize, Serialize};

/// Asks for the totals of a part of the ward.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetsQuestion {
    pub scope: Scope,
    /// Whether the totals of the parts within are wanted too, and of which.
    pub by: Option<PartKind>,
}

/// What a part of the ward is divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartKind {
    Area,
    Team,
    Group,
    Lane,
    Member,
}

/// Every target of the set in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetsView {
    pub set: Option<(TargetSetId, TargetSet)>,
    pub targets: Vec<TargetView>,
    pub parts: Vec<PartView>,
    pub households: u32,
    /// People who are counted but whose birth is not known: they are in no base that asks for an age.
    pub without_birth: u32,
    /// The day ages are reckoned on.
    pub closing: Option<Date>,
    pub basis: Basis,
}

/// A target and its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetView {
    pub id: TargetId,
    pub target: Target,
    /// Who keeps all of several items; `None` where there is one, or people and households would be mixed.
    pub together: Option<Total>,
    pub items: Vec<ItemView>,
}

/// An item and its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    pub id: ItemId,
    pub item: Item,
    pub total: Total,
}

/// A part within the scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartView {
    pub scope: Scope,
    pub name: String,
    pub households: u32,
    /// When the newest work in it that is known here was done, in Unix milliseconds.
    pub newest_ms: Option<i64>,
    /// The numbers of the items, in the order of the targets and their items.
    pub items: Vec<Total>,
}

impl PartView {
    /// Returns whether nothing was ever done in it that is known here: its figures are lacking, not nought.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.newest_ms.is_none() && self.items.iter().all(|total| total.achieved + total.under_way == 0)
    }
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with every target and its numbers.
    pub fn targets_view(&self, question: &TargetsQuestion) -> TargetsView {
        let organisation = self.index.organisation();
        let shares = self.shares_of(&question.scope);
        let of_target = |(entry, together): (&TargetEntry, &Total)| {
            let items: Vec<ItemView> = organisation
                .items()
                .iter()
                .zip(&shares.items)
                .filter(|(item, _)| item.item.target == Some(entry.id))
                .map(|(item, total)| ItemView { id: item.id, item: item.item.clone(), total: *total })
                .collect();
            let is_several = items.len() > 1 && entry.unit(organisation.items()).is_some();
            TargetView { id: entry.id, target: entry.target.clone(), together: is_several.then_some(*together), items }
        };
        let set = organisation.set.iter().map(|(id, _)| (TargetSet::KIND, id.0));
        let targets = organisation.targets.iter().map(|entry| (Target::KIND, entry.id.0));
        let items = organisation.items().iter().map(|entry| (Item::KIND, entry.id.0));
        TargetsView {
            set: organisation.set.clone(),
            targets: organisation.targets.iter().zip(&shares.targets).map(of_target).collect(),
            parts: question.by.map(|by| self.parts(&question.scope, by)).unwrap_or_default(),
            households: self.homes_in(&question.scope).count() as u32,
            without_birth: self.people_without_birth(&question.scope).count() as u32,
            closing: Some(self.index.closing()),
            basis: self.basis(set.chain(targets).chain(items)),
        }
    }

    /// Returns the totals of a part of the ward. Those of the ward and of an area are kept at hand.
    fn shares_of(&self, scope: &Scope) -> Shares {
        let organisation = self.index.organisation();
        if let Some(area) = scope.only_area() {
            return self.index.totals().of(area, organisation);
        }
        let mut shares = Shares::none(organisation);
        self.homes_in(scope).for_each(|(_, home)| shares.add(&home.shares));
        shares
    }

    /// Counts the parts within a scope, in the order people know: those the organisation lists whether there is a home in
    /// them or not, groups and lanes as they come in the walk.
    fn parts(&self, scope: &Scope, by: PartKind) -> Vec<PartView> {
        let organisation = self.index.organisation();
        let parts: Vec<(Scope, &str)> = match by {
            PartKind::Area => {
                let areas = organisation.areas.iter();
                areas.map(|(id, area)| (Scope { area: Some(*id), ..scope.clone() }, area.name.as_str())).collect()
            }
            PartKind::Team => {
                let teams = organisation.teams.iter();
                teams.map(|(id, team)| (Scope { team: Some(*id), ..scope.clone() }, team.name.as_str())).collect()
            }
            PartKind::Member => {
                let members = organisation.members.iter();
                members.map(|(id, of)| (Scope { member: Some(*id), ..scope.clone() }, of.name.as_str())).collect()
            }
            PartKind::Group => self
                .labels(scope, |home| &home.household.group)
                .into_iter()
                .map(|group| (Scope { group: Some(group.to_owned()), ..scope.clone() }, group))
                .collect(),
            PartKind::Lane => self
                .labels(scope, |home| &home.household.lane)
                .into_iter()
                .map(|lane| (Scope { lane: Some(lane.to_owned()), ..scope.clone() }, lane))
                .collect(),
        };
        parts.into_iter().map(|(part, name)| self.part(part, name)).collect()
    }

    /// Returns the different labels of the homes of a scope, as they come in the walk; empty ones are no label.
    fn labels<'a>(&'a self, scope: &Scope, label: impl Fn(&'a Home) -> &'a str) -> Vec<&'a str> {
        let mut labels: Vec<&str> = Vec::new();
        for (_, home) in self.homes_in(scope) {
            let label = label(home);
            if !label.is_empty() && labels.last() != Some(&label) && !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    fn part(&self, scope: Scope, name: &str) -> PartView {
        let (mut households, mut newest_ms) = (0, None);
        for (_, home) in self.homes_in(&scope) {
            households += 1;
            newest_ms = newest_ms.max(home.last_visit.as_ref().map(|visit| visit.at_ms));
        }
        let shares = self.shares_of(&scope);
        let shown = self.index.organisation().shown_places();
        let items = shown.filter_map(|place| shares.items.get(place).copied()).collect();
        PartView { name: name.to_owned(), households, newest_ms, items, scope }
    }
}
