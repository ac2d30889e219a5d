//! Why a household or person is taken off the list.

use crate::model::code::coded;

coded! {
    /// Why a household or person is taken off the list.
    #[derive(Default)]
    pub enum Removal {
        /// It should never have been on the list.
        #[default]
        Mistake = "mistake",
        Moved = "moved",
        Died = "died",
    }
}
