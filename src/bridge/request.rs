//! Everything the screen can ask, with the type of each answer.

use crate::bridge::lock::{ChangePin, LockNow, LockQuestion, TurnLockOff, TurnLockOn, Unlock};
use crate::engine::Fault;
use crate::engine::commands::choose_me::ChooseMe;
use crate::engine::commands::erase::Erase;
use crate::engine::commands::excuse::Excuse;
use crate::engine::commands::judge_same::{JudgeSame, TakeApart};
use crate::engine::commands::keep_draft::{DraftQuestion, DropDraft, KeepDraft};
use crate::engine::commands::leave_waiting::LeaveWaiting;
use crate::engine::commands::log_visit::{LogManyVisits, LogVisit, VisitSaved};
use crate::engine::commands::make_package::{ConfirmHandOver, MakePackage, PackageMade};
use crate::engine::commands::note_backup::{Backup, BackupQuestion, NoteBackup};
use crate::engine::commands::open_ward::{LeavePractice, OpenWard, Opened, Settle, WipeDevice};
use crate::engine::commands::remove::{Remove, Restore};
use crate::engine::commands::replace_all::ReplaceAll;
use crate::engine::commands::report::{CorrectReport, MoveReport, SaveReport};
use crate::engine::commands::save_record::{
    AddResidents, SaveArea, SaveHousehold, SaveItem, SaveMember, SaveResident, SaveTarget, SaveTargetSet, SaveTeam,
    SaveWard, Saved,
};
use crate::engine::commands::settle_conflict::SettleConflict;
use crate::engine::commands::take_package::{PackagePreview, PackageTaken, PreviewPackage, TakePackage};
use crate::engine::commands::take_register::{RegisterPreview, RegisterTaken, TakeRegister};
use crate::engine::commands::target_set::{CorrectTargetSet, StartTargetSet};
use crate::engine::commands::undo::{GiveBackTaken, PackageGivenBack, Undo, UndoTaken, UndoToken, UndoVisit};
use crate::engine::queries::alike::AlikeQuestion;
use crate::engine::queries::conflicts::{ConflictsQuestion, ConflictsView};
use crate::engine::queries::duplicates::{DuplicatesQuestion, DuplicatesView, Twin};
use crate::engine::queries::exchange_view::{ExchangeQuestion, ExchangeView};
use crate::engine::queries::extract::MakeExtract;
use crate::engine::queries::figures::{Figures, FiguresQuestion};
use crate::engine::queries::history::{HistoryEntry, HistoryQuestion};
use crate::engine::queries::household_view::{HouseholdQuestion, HouseholdView};
use crate::engine::queries::move_choices::{MoveChoice, MoveQuestion};
use crate::engine::queries::names::{Names, NamesQuestion};
use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::engine::queries::overview::{Overview, OverviewQuestion};
use crate::engine::queries::package_records::{
    PackageDoubts, PackageDoubtsQuestion, PackageRecords, PackageRecordsQuestion,
};
use crate::engine::queries::period::{PeriodFigures, PeriodQuestion};
use crate::engine::queries::removed::{RemovedQuestion, RemovedView};
use crate::engine::queries::reports::{ReportEntry, ReportQuestion, ReportView, ReportsQuestion};
use crate::engine::queries::target_sets::{SetEntry, TargetSetQuestion, TargetSetView, TargetSetsQuestion};
use crate::engine::queries::targets::{TargetsQuestion, TargetsView};
use crate::engine::queries::trend::{Trend, TrendQuestion};
use crate::engine::queries::walk_list::{WalkPage, WalkQuestion};
use crate::exchange::{PackageFault, Passphrase};
use crate::model::{AreaId, HouseholdId, ItemId, MemberId, ReportId, ResidentId, TargetId, TargetSetId, TeamId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A command or question with the type of its answer.
pub trait Ask: Into<Request> {
    /// What the engine answers.
    type Answer: Serialize + DeserializeOwned;
}

/// Compares a register with what the ward knows. The register travels beside the message, as the sheet worker wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRegisterFile {
    /// The file's name, for the list of intakes.
    pub source: String,
}

/// Opens the sealed package that waits for its passphrase, and previews what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSealed {
    pub passphrase: Passphrase,
}

/// Makes a package and seals it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeSealedPackage {
    pub package: MakePackage,
    pub passphrase: Passphrase,
}

/// Why a request was refused. Nothing was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The engine says no.
    #[error(transparent)]
    Engine(#[from] Fault),
    /// The file is no package that can be taken.
    #[error(transparent)]
    Package(#[from] PackageFault),
    /// So many changes of the file do not say what their hashes were made of.
    #[error("{0} changes of the file are damaged")]
    DamagedChanges(u64),
    /// The passphrase does not open the sealed package. It still waits.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The PIN does not open the data. So many milliseconds are to be waited before the next try.
    #[error("the PIN is wrong")]
    WrongPin { wait_ms: u32 },
    /// The browser neither seals nor opens: the page did not come over a secure connection.
    #[error("the connection is not secure")]
    NotSecure,
    /// A message or file beside it is missing or of another form.
    #[error("message not understood: {0}")]
    Message(String),
    /// The engine stopped, or its message could not be read. What was reported as saved is saved.
    #[error("the engine stopped: {0}")]
    Stopped(String),
}

/// What the engine says unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// Another tab took over writing; this one must stop.
    TakenOver,
    /// Something happened to the data that the person should know.
    Incident(Incident),
}

/// Something that happened to the data on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Incident {
    /// The browser had lost the ward, and it came back from the journal.
    Restored,
    /// What is saved is in the database alone: the journal could not follow.
    JournalBehind,
    /// So many pieces of the ward cannot be read, and are left out of everything.
    SetAside(u32),
}

/// What goes back over the wire: the answer or why there is none.
pub type Answered<T> = Result<T, Refusal>;

macro_rules! requests {
    ($($ask:ident => $answer:ty,)+) => {
        /// A message to the engine.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Request { $($ask($ask),)+ }

        $(
            impl From<$ask> for Request {
                fn from(ask: $ask) -> Self {
                    Self::$ask(ask)
                }
            }

            impl Ask for $ask {
                type Answer = $answer;
            }
        )+
    };
}

requests! {
    OpenWard => Opened,
    LeavePractice => (),
    WipeDevice => (),
    Unlock => Overview,
    LockNow => (),
    LockQuestion => bool,
    TurnLockOn => (),
    TurnLockOff => (),
    ChangePin => (),
    OverviewQuestion => Overview,
    WalkQuestion => WalkPage,
    HouseholdQuestion => HouseholdView,
    HistoryQuestion => Vec<HistoryEntry>,
    OrganisationQuestion => OrganisationView,
    TargetsQuestion => TargetsView,
    TargetSetsQuestion => Vec<SetEntry>,
    TargetSetQuestion => TargetSetView,
    StartTargetSet => Saved<TargetSetId>,
    CorrectTargetSet => Saved<TargetSetId>,
    NamesQuestion => Names,
    TrendQuestion => Trend,
    PeriodQuestion => PeriodFigures,
    ReportsQuestion => Vec<ReportEntry>,
    ReportQuestion => ReportView,
    SaveReport => Saved<ReportId>,
    MoveReport => (),
    CorrectReport => ReportId,
    MoveQuestion => Vec<MoveChoice>,
    ExchangeQuestion => ExchangeView,
    FiguresQuestion => Figures,
    MakeExtract => (),
    BackupQuestion => Option<Backup>,
    NoteBackup => (),
    ConflictsQuestion => ConflictsView,
    DuplicatesQuestion => DuplicatesView,
    AlikeQuestion => Vec<Twin>,
    RemovedQuestion => RemovedView,
    DraftQuestion => Option<LogVisit>,
    KeepDraft => (),
    DropDraft => (),
    LogVisit => VisitSaved,
    LogManyVisits => UndoToken,
    SaveWard => UndoToken,
    SaveArea => Saved<AreaId>,
    SaveTeam => Saved<TeamId>,
    SaveMember => Saved<MemberId>,
    SaveHousehold => Saved<HouseholdId>,
    SaveResident => Saved<ResidentId>,
    AddResidents => UndoToken,
    Remove => UndoToken,
    Restore => UndoToken,
    Erase => (),
    Excuse => UndoToken,
    SaveTargetSet => Saved<TargetSetId>,
    SaveTarget => Saved<TargetId>,
    SaveItem => Saved<ItemId>,
    ChooseMe => (),
    SettleConflict => (),
    JudgeSame => UndoToken,
    TakeApart => UndoToken,
    Undo => (),
    UndoVisit => (),
    UndoTaken => (),
    GiveBackTaken => PackageGivenBack,
    PreviewRegisterFile => RegisterPreview,
    TakeRegister => RegisterTaken,
    MakePackage => PackageMade,
    MakeSealedPackage => PackageMade,
    ConfirmHandOver => bool,
    PreviewPackage => PackagePreview,
    OpenSealed => PackagePreview,
    PackageRecordsQuestion => PackageRecords,
    PackageDoubtsQuestion => PackageDoubts,
    TakePackage => PackageTaken,
    ReplaceAll => PackageTaken,
    LeaveWaiting => (),
    Settle => (),
}
