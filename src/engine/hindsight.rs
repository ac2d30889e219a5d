//! The ward as it was at the end of a day: folded from the changes made until then, and counted as the ward of today is.
//!
//! What a change says of its time decides, for there is nothing else to go by; a clock that was plainly wrong counts as the
//! beginning. All days are measured by one rule: by the targets asked for.

use crate::engine::fault::Fault;
use crate::engine::folded::{Folded, Reading};
use crate::engine::index::{Index, Organisation};
use crate::engine::pages::lines;
use crate::engine::store::Store;
use crate::engine::{Engine, Surroundings};
use crate::log::{ReadChange, is_plausible};
use crate::model::Date;

impl<S: Store, W: Surroundings> Engine<S, W> {
    /// Returns the organisation of today with the targets that count on a day.
    pub(super) fn organisation_on(&self, day: Date) -> Organisation {
        Organisation::read(self.ledger.state(), self.ledger.directory(), day)
    }

    /// Looks at the ward as it was at the end of each of some days, the earliest first, by the targets of an organisation.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) async fn look_back(
        &self,
        days: &[Date],
        organisation: &Organisation,
        mut look: impl FnMut(Date, Reading<'_>, Index),
    ) -> Result<(), Fault> {
        let directory = self.ledger.directory();
        let chunks = self.ledger.all_chunks().await?;
        let mut of_day: Vec<Vec<&str>> = vec![Vec::new(); days.len()];
        for line in chunks.iter().flat_map(|chunk| lines(chunk)) {
            let Ok(change) = ReadChange::read(line, directory) else { continue };
            let made = is_plausible(change.time_ms).then(|| Date::in_vietnam(change.time_ms));
            let place = days.partition_point(|day| made.is_some_and(|made| *day < made));
            if let Some(lines) = of_day.get_mut(place) {
                lines.push(line);
            }
        }
        let mut folded = Folded::default();
        for (day, lines) in days.iter().zip(of_day) {
            for line in lines {
                folded.fold(line, directory, &mut Vec::new());
            }
            let reading = Reading::new(&folded, directory);
            look(*day, reading, Index::of_past(reading, organisation, *day));
        }
        Ok(())
    }
}
