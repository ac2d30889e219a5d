//! Figures alone: counts of the ward and of its targets, and nobody's name, number or telephone.

use crate::engine::index::Total;
use crate::engine::queries::targets::TargetsQuestion;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::model::{Date, ItemUnit};
use serde::{Deserialize, Serialize};

/// Asks for the figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresQuestion;

/// How many there are: nothing in it is about one person or one home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub ward: String,
    pub on: Date,
    pub households: u32,
    pub residents: u32,
    pub visits: u32,
    /// Homes where a visit is still to be made.
    pub left: u32,
    pub areas: Vec<AreaFigures>,
    pub targets: Vec<TargetFigures>,
}

/// An area's homes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaFigures {
    pub name: String,
    pub households: u32,
    pub left: u32,
}

/// A target's items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetFigures {
    pub name: String,
    pub items: Vec<ItemFigures>,
}

/// An item's numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemFigures {
    pub name: String,
    pub unit: ItemUnit,
    pub total: Total,
}

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Answers with the figures of the ward.
    pub fn figures(&self) -> Figures {
        let counts = self.index.counts();
        let areas = self.area_choices().into_iter();
        let targets = self.targets_view(&TargetsQuestion::default()).targets.into_iter();
        Figures {
            ward: self.index.organisation().ward_name().to_owned(),
            on: self.around.today(),
            households: counts.households,
            residents: counts.residents,
            visits: counts.visits,
            left: counts.left,
            areas: areas
                .map(|area| AreaFigures { name: area.name, households: area.households, left: area.left })
                .collect(),
            targets: targets
                .map(|view| TargetFigures {
                    name: view.target.name,
                    items: view
                        .items
                        .into_iter()
                        .map(|view| ItemFigures { name: view.item.name, unit: view.item.unit, total: view.total })
                        .collect(),
                })
                .collect(),
        }
    }
}
