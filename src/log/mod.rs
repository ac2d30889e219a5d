//! How the ward is *shared*: changes, their hashes, and the merge.
//!
//! Records here are kind, id and fields, nothing more: what a field means is the model's business.
//!
//! # Laws
//! 1. Merging is the union of change sets; the [`State`] is a pure function of the set.
//! 2. A value is displayed or replaced by somebody who had seen it; nothing else hides it. Clocks decide nothing.
//! 3. What a change says cannot be altered without its name, the hash, giving it away.
//! 4. What was erased is nowhere, whatever arrives later: see [`ERASED`].

mod alias;
mod canonical;
mod change;
mod check_sum;
mod directory;
mod edit;
mod erasure;
mod have;
mod hex;
mod holdings;
mod known;
mod line;
mod names;
mod record;
mod state;
mod value;

pub use alias::{SAME, same_fields};
pub use canonical::{EditHash, edit_hash};
pub use change::{Change, ChangeDraft, ChangeId, EditDraft, Origin, ReplicaId};
pub use check_sum::CheckSum;
pub use directory::{AuthorIndex, Directory, ReplicaIndex};
pub use edit::Edit;
pub use erasure::{ERASED, Erased, erased_fields};
pub use have::Have;
pub(crate) use hex::hash_to_hex;
pub use holdings::{Holdings, Taken};
pub use known::{Known, Novelty};
pub use line::{COUNTER_LIMIT, EDIT_LIMIT, EditText, FIELD_LIMIT, LINE_LIMIT, LineFault, ProvenChange, ReadChange};
pub use names::{NAME_LIMIT, Name, Names};
pub use record::{Cell, GONE, Head, Record, Stamp, is_plausible};
pub use state::{ApplyFault, Excerpt, RecordKey, State};
pub use value::{LIST_LIMIT, TEXT_LIMIT, Value};
