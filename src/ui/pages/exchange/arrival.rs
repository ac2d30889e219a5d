//! Files on their way in: read, looked at, taken or left, one after another.

use crate::bridge::{Answered, OpenSealed, Refusal};
use crate::engine::Fault;
use crate::engine::commands::leave_waiting::LeaveWaiting;
use crate::engine::commands::replace_all::ReplaceAll;
use crate::engine::commands::take_package::{PackagePreview, PackageTaken, PreviewPackage, TakePackage};
use crate::exchange::{self, PackageFault, Passphrase};
use crate::ui::batch::{Batch, Failure, Fate};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::files::{self, NamedFile};
use crate::ui::unpacking::unpack;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Blob;
use std::collections::VecDeque;

/// How much of a file's beginning and end is looked at before it is read.
const GLANCE_BYTES: u32 = 4096;

/// A file in hand under its name, or why it is not.
pub struct Arrived {
    /// Its place in the batch.
    place: usize,
    name: String,
    content: Result<ArrayBuffer, Failure>,
}

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
    queue: RwSignal<VecDeque<Arrived>, LocalStorage>,
    /// Every file of this batch, and what became of it.
    pub batch: RwSignal<Batch>,
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
            batch: RwSignal::new(Batch::default()),
            phrase: RwSignal::new(String::new()),
        }
    }

    /// Reads files, and lines them up behind those that came before.
    pub fn bring(self, files: Vec<NamedFile>) {
        if files.is_empty() {
            return;
        }
        let names = files.iter().map(|file| file.name.clone());
        // The page may have been left while the inbox was emptied.
        let Some(first) = self.batch.try_update(|batch| batch.bring(names)) else { return };
        let is_idle = matches!(self.stage.get_untracked(), Stage::Choosing | Stage::Taken(..) | Stage::Failed(_));
        if is_idle {
            self.stage.set(Stage::Reading);
        }
        spawn_local(async move {
            let files = open_all(files, first).await;
            self.queue.update(|queue| queue.extend(files));
            // Those before may have been done with meanwhile.
            if is_idle || matches!(self.stage.try_get_untracked(), Some(Stage::Choosing)) {
                self.next();
            }
        });
    }

    /// Looks at the next file, or goes back to choosing.
    pub fn next(self) {
        let Some(Arrived { place, name, content }) = self.queue.try_update(VecDeque::pop_front).flatten() else {
            return self.stage.set(Stage::Choosing);
        };
        self.batch.update(|batch| batch.begin(place));
        let content = match content {
            Ok(content) => content,
            Err(failure) => return self.fail(failure),
        };
        self.phrase.set(String::new());
        self.stage.set(Stage::Reading);
        spawn_local(async move {
            let looked_at = self.engine.ask_with(PreviewPackage { source: name }, Some(content)).await;
            self.show(looked_at.map(|(preview, _)| preview));
        });
    }

    /// Shows what a file would bring, or why that is not known.
    fn show(self, looked_at: Answered<PackagePreview>) {
        match looked_at {
            Ok(preview) => self.stage.set(Stage::Previewed(Box::new(preview), None)),
            Err(Refusal::Package(PackageFault::Sealed)) => self.stage.set(Stage::Locked(None)),
            Err(refusal @ Refusal::WrongPassphrase) => self.stage.set(Stage::Locked(Some(refusal))),
            Err(refusal) => self.fail(Failure::Refused(refusal)),
        }
    }

    fn fail(self, failure: Failure) {
        self.batch.update(|batch| batch.settle(Fate::Failed(failure.clone())));
        self.stage.set(Stage::Failed(failure));
    }

    /// Opens the locked file with what was typed.
    pub fn unlock(self) {
        // An event is no reactive place: what is typed at this moment is meant.
        let passphrase = Passphrase::typed(&self.phrase.get_untracked());
        self.stage.set(Stage::Unlocking);
        spawn_local(async move {
            let opened = self.engine.ask(OpenSealed { passphrase }).await;
            self.show(opened);
        });
    }

    /// Leaves the file that was looked at.
    pub fn leave(self) {
        let brings_nothing =
            matches!(&*self.stage.read_untracked(), Stage::Previewed(preview, _) if preview.new_changes == 0);
        self.batch.update(|batch| batch.settle(if brings_nothing { Fate::Held } else { Fate::Left }));
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
            match taken {
                Ok(taken) => {
                    self.batch.update(|batch| batch.settle(Fate::Taken(taken.new_changes)));
                    self.stage.set(Stage::Taken(taken, way));
                }
                // What the store did not keep waits in the engine: the same button takes it once there is room.
                Err(refusal @ Refusal::Engine(Fault::Store(_))) => {
                    self.stage.set(Stage::Previewed(Box::new(preview), Some(refusal)));
                }
                Err(refusal) => self.fail(Failure::Refused(refusal)),
            }
        });
    }

    /// Says that the file that was taken was taken back.
    pub fn was_undone(self) {
        self.batch.update(|batch| batch.settle(Fate::Undone));
        self.next();
    }

    /// Returns how many files wait behind the one that is shown.
    pub fn waiting(self) -> usize {
        self.queue.read().len()
    }
}

/// Reads a file that may be a package; the first bytes of others tell what they are.
async fn open(file: &Blob) -> Result<ArrayBuffer, Failure> {
    let [head, tail] = files::read_ends(file, GLANCE_BYTES).await.ok_or(Failure::Unreadable)?;
    if exchange::is_gzip(&head) {
        let unpacked = unpack(file).await.map_err(refused)?;
        let [head, tail] = files::read_ends(&unpacked, GLANCE_BYTES).await.ok_or(Failure::Unreadable)?;
        return read(&unpacked, &head, &tail).await;
    }
    read(file, &head, &tail).await
}

async fn read(file: &Blob, head: &[u8], tail: &[u8]) -> Result<ArrayBuffer, Failure> {
    exchange::glance(head, tail, file.size() as u64).map_err(refused)?;
    files::read(file).await.ok_or(Failure::Unreadable)
}

fn refused(fault: PackageFault) -> Failure {
    Failure::Refused(Refusal::Package(fault))
}

/// Reads files one after another; the first has the place `first` in the batch.
async fn open_all(files: Vec<NamedFile>, first: usize) -> Vec<Arrived> {
    let mut opened = Vec::new();
    for (place, NamedFile { name, content }) in (first..).zip(files) {
        let content = match content {
            Some(content) => open(&content).await,
            None => Err(Failure::Unreadable),
        };
        opened.push(Arrived { place, name, content });
    }
    opened
}
