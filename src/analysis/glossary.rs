//! Codes and what they mean.

use crate::model::{
    ConsentState, ConsentWay, ItemUnit, Outcome, Place, Position, Reason, Relation, Residence, Role, Sex, YesNo,
};
use serde::{Deserialize, Serialize};

/// A meaning in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    pub vi: &'static str,
    pub en: &'static str,
}

impl Meaning {
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }
}

/// What a code means, in the words the screens have for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeMeaning {
    pub list: CodeList,
    /// One of the list's.
    pub code: String,
    pub vi: String,
    pub en: String,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $name:literal,)+) => {
        /// A closed list of codes, as the model has it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum CodeList { $($(#[$doc])* $list,)+ }

        impl CodeList {
            pub const ALL: &'static [Self] = &[$(Self::$list,)+];

            /// Returns what the list is called in the table of codes.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$list => $name,)+ }
            }

            /// Returns its codes, in the order people see them.
            #[must_use]
            pub fn codes(self) -> Vec<&'static str> {
                match self { $(Self::$list => $list::ALL.iter().map(|member| member.code()).collect(),)+ }
            }
        }
    };
}

lists! {
    ConsentState = "consent",
    ConsentWay = "consent_way",
    ItemUnit = "unit",
    Outcome = "outcome",
    Place = "place",
    Position = "position",
    Reason = "reason",
    Relation = "relation",
    Residence = "residence",
    Role = "role",
    Sex = "sex",
    YesNo = "yes_no",
}
