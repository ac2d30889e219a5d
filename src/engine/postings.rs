//! Which pages of the log speak of which record: so that one household's history is a few pages, not all of them.

use crate::engine::binary::{decode, encode, name};
use crate::engine::fault::Fault;
use crate::engine::ledger::Ledger;
use crate::engine::pages::lines;
use crate::engine::snapshot::derived;
use crate::engine::store::{Durability, Key, Shelf, Store, Write};
use crate::engine::stored::VISIT;
use crate::id::{Id, IdMap};
use crate::log::{Edit, Value};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeSet;

const POSTINGS: &str = "postings";

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

impl<S: Store> Ledger<S> {
    /// Returns every line that speaks of one of the records, oldest page first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn lines_about(&mut self, records: &[Id]) -> Result<Vec<Box<str>>, Fault> {
        let pages = match &self.postings {
            Some(postings) => postings.pages(records),
            None => {
                let postings = self.load_postings().await?;
                let pages = postings.pages(records);
                self.postings = Some(postings);
                pages
            }
        };
        let wanted: Vec<String> = records.iter().map(|record| format!("\"{record}\"")).collect();
        let speaks = |line: &&str| wanted.iter().any(|record| line.contains(record.as_str()));
        let keys: Vec<_> = pages.into_iter().map(|page| (Shelf::Pages, Key::Number(page))).collect();
        let mut found: Vec<Box<str>> = Vec::new();
        for page in self.store.get_many(&keys).await?.into_iter().flatten() {
            found.extend(lines(&page).filter(speaks).map(Into::into));
        }
        found.extend(self.tail.iter().map(|(_, line)| line.as_ref()).filter(speaks).map(Into::into));
        Ok(found)
    }

    async fn load_postings(&self) -> Result<Postings, Fault> {
        let stored = derived(&self.store, POSTINGS).await;
        let stored = stored.and_then(|bytes| decode::<Postings>(&bytes).ok());
        let mut postings = stored.filter(|postings| postings.covered() <= self.pages).unwrap_or_default();
        if postings.covered() < self.pages {
            for page in postings.covered()..self.pages {
                postings.cover(&self.page(page).await?);
            }
            let write = Write::Put(Shelf::Snapshot, name(POSTINGS), encode(&postings)?.into());
            self.store.commit(vec![write], Durability::Relaxed).await?;
        }
        Ok(postings)
    }
}
