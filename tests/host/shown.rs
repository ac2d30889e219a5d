//! Everything the screens show, to compare two devices by.

use crate::world::Device;
use tung_nha::engine::basis::Basis;
use tung_nha::engine::queries::conflicts::ConflictsView;
use tung_nha::engine::queries::duplicates::DuplicatesView;
use tung_nha::engine::queries::household_view::HouseholdView;
use tung_nha::engine::queries::organisation::OrganisationView;
use tung_nha::engine::queries::removed::RemovedView;
use tung_nha::engine::queries::targets::{TargetsQuestion, TargetsView};
use tung_nha::engine::queries::walk_list::WalkPage;

/// Everything screens show that does not depend on the device or the order things arrived in.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    pub left: u32,
    pub walk: WalkPage,
    pub doors: Vec<HouseholdView>,
    pub targets: TargetsView,
    pub organisation: OrganisationView,
    pub conflicts: ConflictsView,
    pub removed: RemovedView,
    pub duplicates: DuplicatesView,
}

impl Shown {
    /// Fails at the first difference, showing little more than it: the whole of what is shown fills pages.
    #[track_caller]
    pub fn assert_same(&self, other: &Self, what: &str) {
        if self != other {
            let (left, right) = (format!("{self:?}"), format!("{other:?}"));
            let place = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
            let near = |text: &str| text.chars().skip(place.saturating_sub(200)).take(400).collect::<String>();
            panic!("{what}:\n  left: {}\n right: {}", near(&left), near(&right));
        }
    }
}

impl Device {
    pub fn shown(&self) -> Shown {
        let overview = self.engine.overview();
        let walk = self.whole_walk();
        let doors = walk.lanes.iter().flat_map(|lane| &lane.doors).map(|door| {
            let mut view = self.view(door.household);
            // What was seen comes in no order.
            view.basis = Basis::default();
            view.revived.iter_mut().for_each(|revived| revived.basis = Basis::default());
            view
        });
        let mut conflicts = self.engine.conflicts_view();
        conflicts.revived.iter_mut().for_each(|place| place.revived.basis = Basis::default());
        Shown {
            households: overview.households,
            residents: overview.residents,
            visits: overview.visits,
            left: overview.left,
            doors: doors.collect(),
            walk,
            targets: TargetsView { basis: Basis::default(), ..self.engine.targets_view(&TargetsQuestion::default()) },
            organisation: OrganisationView { basis: Basis::default(), me: None, ..self.engine.organisation_view() },
            conflicts,
            removed: self.engine.removed_view(),
            duplicates: self.engine.duplicates(),
        }
    }

    /// What is shown, without when and by whom a step was recorded: undoing a step is a step recorded by whoever undoes.
    pub fn shown_undated(&self) -> Shown {
        let mut shown = self.shown();
        for view in &mut shown.doors {
            let of_people = view.residents.iter_mut().flat_map(|resident| &mut resident.items);
            for item in of_people.chain(&mut view.house_items) {
                item.recorded_ms = None;
                item.recorded_by.clear();
            }
        }
        shown
    }
}
