//! A household: what is left there, who lives there, what was agreed and done.

mod add_people;
mod alike;
mod consent;
mod edit_home;
mod edit_person;
mod erase;
mod excuse;
mod hero;
mod history;
mod move_to;
mod page;
mod people;
mod person_fields;
mod remove;
mod take_apart;

pub use add_people::AddPeoplePage;
pub use edit_home::{EditHomePage, NewHomePage};
pub use edit_person::EditPersonPage;
pub use page::{HouseholdPage, use_household_id};
