//! Files on their way in: read, looked at, taken or left, one after another.

use crate::bridge::{OpenSealed, Refusal};
use crate::engine::Fault;
use crate::engine::commands::leave_waiting::LeaveWaiting;
use crate::engine::commands::replace_all::ReplaceAll;
use crate::engine::commands::take_package::{PackagePreview, PackageTaken, PreviewPackage, TakePackage};
use crate::exchange::{self, PackageFault, Passphrase};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::files::{self, IncomingFile};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Blob;
use std::collections::VecDeque;

/// How much of a file's beginning and end is looked at before it is read.
const GLANCE_BYTES: u32 = 4096;

/// Why a file does not come in.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The browser does not hand its content out.
    Unreadable,
    Refused(Refusal),
}

/// A file in hand, or why it is not.
pub type Arrived = Result<IncomingFile, Failure>;

/// How far a file has come.
#[derive(Clone, Debug)]
pub enum Stage {
    Choosing,
    Reading,
    /// It waits for its passphrase; with what kept it from being opened, if that was tried.
    Locked(Option<Refusal>),
    Unlocking,
    /// With what kept it from being taken, if it was tried.
    Previewed(Box<PackagePreview>, Option<Refusal>),
    Taking(Way),
    Taken(PackageTaken, Way),
    Failed(Failure),
}

/// How a file is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Beside what is here.
    Merge,
    /// In the place of what is here.
    Replace,
}

/// Files on their way in, one after another.
#[derive(Clone, Copy)]
pub struct Arrival {
    engine: EngineLink,
    pub stage: RwSignal<Stage>,
    pub queue: RwSignal<VecDeque<Arrived>, LocalStorage>,
    /// What is typed to open the locked file.
    pub phrase: RwSignal<String>,
}

impl Arrival {
    /// Starts with nothing on its way. Call it at the top of a component.
    pub fn new() -> Self {
        Self {
            engine: use_engine(),
            stage: RwSignal::new(Stage::Choosing),
            queue: RwSignal::new_local(VecDeque::new()),
            phrase: RwSignal::new(String::new()),
        }
    }

    /// Lines files up behind those that came before.
    pub fn bring(self, files: Vec<Arrived>) {
        self.queue.update(|queue| queue.extend(files));
        if matches!(self.stage.get_untracked(), Stage::Choosing | Stage::Taken(..) | Stage::Failed(_)) {
            self.next();
        }
    }

    /// Looks at the next file, or goes back to choosing.
    pub fn next(self) {
        let file = self.queue.try_update(VecDeque::pop_front).flatten();
        let file = match file {
            Some(Ok(file)) => file,
            Some(Err(failure)) => return self.stage.set(Stage::Failed(failure)),
            None => return self.stage.set(Stage::Choosing),
        };
        self.phrase.set(String::new());
        self.stage.set(Stage::Reading);
        spawn_local(async move {
            let ask = PreviewPackage { source: file.name };
            let looked_at = self.engine.ask_with(ask, Some(file.bytes)).await;
            self.stage.set(looked_at.map_or_else(refused, |(preview, _)| Stage::Previewed(Box::new(preview), None)));
        });
    }

    /// Opens the locked file with what was typed.
    pub fn unlock(self) {
        // An event is no reactive place: what is typed at this moment is meant.
        let passphrase = Passphrase::typed(&self.phrase.get_untracked());
        self.stage.set(Stage::Unlocking);
        spawn_local(async move {
            let opened = self.engine.ask(OpenSealed { passphrase }).await;
            self.stage.set(opened.map_or_else(refused, |preview| Stage::Previewed(Box::new(preview), None)));
        });
    }

    /// Leaves the file that was looked at.
    pub fn leave(self) {
        spawn_local(async move {
            // Leaving cannot fail in a way that matters: what waits is only in memory.
            let _ = self.engine.ask(LeaveWaiting).await;
            self.next();
        });
    }

    /// Takes the file that was looked at.
    pub fn take(self, preview: PackagePreview) {
        self.take_as(Way::Merge, preview);
    }

    /// Puts the file that was looked at in the place of what is here.
    pub fn replace(self, preview: PackagePreview) {
        self.take_as(Way::Replace, preview);
    }

    fn take_as(self, way: Way, preview: PackagePreview) {
        self.stage.set(Stage::Taking(way));
        spawn_local(async move {
            let taken = match way {
                Way::Merge => self.engine.save(TakePackage).await,
                Way::Replace => self.engine.save(ReplaceAll).await,
            };
            let stage = match taken {
                Ok(taken) => Stage::Taken(taken, way),
                // What the store did not keep waits in the engine: the same button takes it once there is room.
                Err(refusal @ Refusal::Engine(Fault::Store(_))) => Stage::Previewed(Box::new(preview), Some(refusal)),
                Err(refusal) => Stage::Failed(Failure::Refused(refusal)),
            };
            self.stage.set(stage);
        });
    }
}

/// Returns where a file stands that was not looked at.
fn refused(refusal: Refusal) -> Stage {
    match refusal {
        Refusal::Package(PackageFault::Sealed) => Stage::Locked(None),
        Refusal::WrongPassphrase => Stage::Locked(Some(refusal)),
        refusal => Stage::Failed(Failure::Refused(refusal)),
    }
}

/// Reads a file that may be a package; the first bytes of others tell what they are.
async fn open(file: &Blob) -> Arrived {
    let [head, tail] = files::read_ends(file, GLANCE_BYTES).await.ok_or(Failure::Unreadable)?;
    exchange::glance(&head, &tail, file.size() as u64).map_err(|fault| Failure::Refused(Refusal::Package(fault)))?;
    files::read(file).await.ok_or(Failure::Unreadable)
}

/// Reads files one after another.
pub async fn open_all(files: &[Blob]) -> Vec<Arrived> {
    let mut opened = Vec::new();
    for file in files {
        opened.push(open(file).await);
    }
    opened
}
