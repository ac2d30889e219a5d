//! Which pages of the log speak of which record: so that one household's history is a few pages, not all of them.

use crate::engine::fields::VISIT;
use crate::engine::pages::lines;
use crate::id::{Id, IdMap};
use crate::log::{Edit, Value};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// The pages of each household and resident.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Postings {
    covered: u32,
    pages: IdMap<Id, Vec<u32>>,
}

#[derive(Deserialize)]
struct EditsOnly<'a> {
    #[serde(borrow)]
    edits: Vec<&'a RawValue>,
}

impl Postings {
    /// Returns how many pages are covered.
    pub const fn covered(&self) -> u32 {
        self.covered
    }

    /// Reads the next page.
    pub fn cover(&mut self, page: &[u8]) {
        for line in lines(page) {
            let Ok(change) = serde_json::from_str::<EditsOnly<'_>>(line) else { continue };
            for edit in change.edits.into_iter().filter_map(|edit| Edit::read(edit.get()).ok()) {
                let household = (edit.kind == VISIT).then(|| edit.get("household").and_then(Value::as_text)).flatten();
                let record = household.and_then(Id::parse).unwrap_or(edit.record);
                let pages = self.pages.entry(record).or_default();
                if pages.last() != Some(&self.covered) {
                    pages.push(self.covered);
                }
            }
        }
        self.covered += 1;
    }

    /// Returns the pages that speak of any of the records, oldest first.
    pub fn pages(&self, records: &[Id]) -> BTreeSet<u32> {
        records.iter().filter_map(|record| self.pages.get(record)).flatten().copied().collect()
    }
}
