//! What the engine is handed from outside: the time and chance.

use crate::id::Id;
use crate::model::Date;

/// Time and randomness. The browser's in the app, made-up ones in tests.
pub trait Surroundings {
    /// Returns the time in Unix milliseconds.
    fn now_ms(&self) -> i64;

    /// Returns an id nobody has.
    fn new_id(&mut self) -> Id;

    /// Returns today's date in Vietnam.
    fn today(&self) -> Date {
        Date::in_vietnam(self.now_ms())
    }
}
