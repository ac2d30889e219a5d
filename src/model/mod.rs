//! What a ward *is*: its areas, teams, households, residents, visits and targets, and the rules of their values.
//!
//! This room knows nothing of storage, files, screens or time: dates and ids are handed in.

mod address;
mod area;
mod birth;
mod code;
mod date;
mod extract;
mod file_name;
mod household;
mod ids;
mod number;
mod period;
mod phone;
mod reading;
mod register;
mod removal;
mod report;
mod resident;
mod target;
mod team;
pub mod text;
mod visit;

pub use address::AddressParts;
pub use area::{Area, Ward};
pub use birth::Birth;
pub use date::{Date, clock_in_vietnam};
pub use extract::{Extract, ExtractedHome, ExtractedPerson, ExtractedVisit, GivenStep, Naming, Status, StatusRecord};
pub use file_name::{file_name, plain_name};
pub use household::{Consent, ConsentState, ConsentWay, Household};
pub use ids::{AreaId, HouseholdId, ItemId, MemberId, ReportId, ResidentId, TargetId, TargetSetId, TeamId, VisitId};
pub use number::{HouseNumber, NaturalKey};
pub use period::{Closing, PeriodKind};
pub use phone::{Phone, PhoneFault, ReadPhone};
pub use register::{ListedHousehold, ListedResident, NOTE_MARK, Register, RowRef, Told};
pub use removal::{ErasedKind, Removal, Subject};
pub use report::{Report, ReportState};
pub use resident::{Relation, Residence, Resident, Sex, YesNo};
pub use target::{Audience, Item, ItemUnit, Ladder, SetState, Step, Target, TargetSet, in_force};
pub use team::{Member, Position, Role, Team};
pub use visit::{Appointment, Outcome, Place, Reason, Visit};
