//! Files on their way in: read, looked at, taken or left, one after another.

use crate::bridge::{Answered, OpenSealed, Refusal};
use crate::engine::Fault;
use crate::engine::commands::leave_waiting::LeaveWaiting;
use crate::engine::commands::replace_all::ReplaceAll;
use crate::engine::commands::take_package::{PackagePreview, PreviewPackage, TakePackage};
use crate::exchange::{PackageFault, Passphrase};
use crate::ui::batch::{Batch, Failure, Fate};
use crate::ui::engine::{EngineLink, Standing, use_engine};
use crate::ui::files::{self, NamedFile};
use crate::ui::inbox;
use crate::ui::pages::exchange::opening::{Arrived, Content, open, open_all};
use crate::ui::pages::exchange::stage::{Stage, TakeAs};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{HashSet, VecDeque};

/// Files on their way in, one after another.
#[derive(Clone, Copy)]
pub struct Arrival {
    engine: EngineLink,
    pub stage: RwSignal<Stage>,
    queue: RwSignal<VecDeque<Arrived>, LocalStorage>,
    /// The file that is looked at, until the person is done with it.
    in_hand: StoredValue<Option<Arrived>, LocalStorage>,
    /// Raised whenever the ward is closed: answers on their way then are nobody's any more.
    epoch: StoredValue<u32>,
    /// Files of the inbox that are on their way already, by their addresses.
    known: StoredValue<HashSet<String>>,
    /// Every file of this batch, and what became of it.
    pub batch: RwSignal<Batch>,
    /// What is typed to open the locked file.
    pub phrase: RwSignal<String>,
}

/// Provides the files on their way in. Call it once, above the pages: whoever leaves theirs finds them again.
pub fn provide_arrival() {
    let engine = use_engine();
    let arrival = Arrival {
        engine,
        stage: RwSignal::new(Stage::Choosing),
        queue: RwSignal::new_local(VecDeque::new()),
        in_hand: StoredValue::new_local(None),
        epoch: StoredValue::new(0),
        known: StoredValue::new(HashSet::new()),
        batch: RwSignal::new(Batch::default()),
        phrase: RwSignal::new(String::new()),
    };
    Effect::new(move |_| {
        if engine.standing().get() == Standing::Opening {
            arrival.forget();
        }
    });
    provide_context(arrival);
}

/// Returns the files on their way in, for the page that shows them.
///
/// # Panics
/// None were provided: the page is shown outside the app.
pub fn use_arrival() -> Arrival {
    let arrival: Arrival = expect_context();
    arrival.look_again();
    on_cleanup(move || arrival.clear_up());
    arrival
}

impl Arrival {
    /// Lines files up behind those that came before, without those that are on their way already.
    pub fn bring(self, mut files: Vec<NamedFile>) {
        files.retain(|file| self.is_new(file));
        if files.is_empty() {
            return;
        }
        self.known.update_value(|known| known.extend(files.iter().filter_map(|file| file.inbox_address.clone())));
        let names = files.iter().map(|file| file.name.clone());
        let first = self.batch.try_update(|batch| batch.bring(names)).unwrap_or_default();
        let is_idle = matches!(self.stage.get_untracked(), Stage::Choosing | Stage::Taken(..) | Stage::Failed(_));
        if is_idle {
            self.stage.set(Stage::Reading);
        }
        let epoch = self.epoch();
        spawn_local(async move {
            let files = open_all(files, first).await;
            if self.is_over(epoch) {
                return;
            }
            self.queue.update(|queue| queue.extend(files));
            // Those before may have been done with meanwhile.
            if is_idle || matches!(self.stage.get_untracked(), Stage::Choosing) {
                self.next();
            }
        });
    }

    /// Returns what [`Self::is_over`] is to be asked with later.
    pub fn epoch(self) -> u32 {
        self.epoch.get_value()
    }

    /// Returns whether the ward that was open at an epoch was closed meanwhile.
    pub fn is_over(self, epoch: u32) -> bool {
        self.epoch() != epoch
    }

    /// Returns whether a file is not on its way yet.
    pub fn is_new(self, file: &NamedFile) -> bool {
        let address = file.inbox_address.as_ref();
        address.is_none_or(|address| self.known.with_value(|known| !known.contains(address)))
    }

    /// Returns whether a file waits or is looked at.
    pub fn is_under_way(self) -> bool {
        !self.batch.read_untracked().is_over()
    }

    /// Is done with the file in hand, and looks at the next one or goes back to choosing.
    pub fn next(self) {
        self.put_down();
        let Some(arrived) = self.queue.try_update(VecDeque::pop_front).flatten() else {
            return self.stage.set(Stage::Choosing);
        };
        self.batch.update(|batch| batch.begin(arrived.place));
        self.in_hand.set_value(Some(arrived));
        self.look();
    }

    /// Looks at the file in hand.
    fn look(self) {
        let in_hand = self.in_hand.with_value(|file| {
            file.as_ref().map(|file| (file.name.clone(), file.content.clone(), file.inbox_address.clone()))
        });
        let Some((source, content, address)) = in_hand else { return };
        let content = match content {
            Content::Open(content) => content,
            Content::Suspect(_) => return self.stage.set(Stage::Suspect(source)),
            Content::Failed(failure) => return self.fail(failure),
        };
        self.phrase.set(String::new());
        self.stage.set(Stage::Reading);
        let epoch = self.epoch();
        spawn_local(async move {
            address.as_deref().inspect(|address| inbox::begin_opening(address));
            let looked_at = match files::read(&content).await {
                Some(content) => Some(self.engine.ask_with(PreviewPackage { source }, Some(content)).await),
                None => None,
            };
            let is_over = self.is_over(epoch);
            // An engine that fell over the file is no better than an app that did; one that was closed says nothing of it.
            if is_over || !matches!(looked_at, Some(Err(Refusal::Stopped(_)))) {
                address.as_deref().inspect(|address| inbox::end_opening(address));
            }
            match looked_at {
                _ if is_over => {}
                Some(looked_at) => self.show(looked_at.map(|(preview, _)| preview)),
                None => self.fail(Failure::Unreadable),
            }
        });
    }

    /// Opens the file in hand although the app stopped over it the last time.
    pub fn open_again(self) {
        let in_hand = self
            .in_hand
            .with_value(|file| file.as_ref().map(|file| (file.content.clone(), file.inbox_address.clone())));
        let Some((Content::Suspect(file), address)) = in_hand else { return };
        self.stage.set(Stage::Reading);
        let epoch = self.epoch();
        spawn_local(async move {
            let content = open(&file, address.as_deref()).await;
            if self.is_over(epoch) {
                return;
            }
            self.in_hand.update_value(|file| {
                if let Some(file) = file {
                    file.content = content;
                }
            });
            self.look();
        });
    }

    /// Does without the file in hand, unopened.
    pub fn drop_unopened(self) {
        self.batch.update(|batch| batch.settle(Fate::Left));
        self.next();
    }

    /// Looks anew at a file that was looked at before its page was left: the ward may be another by now, and the engine
    /// keeps only one thing waiting.
    fn look_again(self) {
        if matches!(self.stage.get_untracked(), Stage::Previewed(..) | Stage::Locked(_)) {
            self.look();
        }
    }

    /// Is done with the file in hand: the inbox need not keep it any longer.
    fn put_down(self) {
        let done = self.in_hand.try_update_value(Option::take).flatten();
        if let Some(address) = done.and_then(|file| file.inbox_address) {
            spawn_local(async move { inbox::remove(&address).await });
        }
    }

    /// Clears away what was said of files, once their page is left and none is under way.
    fn clear_up(self) {
        if !self.is_under_way() {
            self.next();
            self.batch.set(Batch::default());
        }
    }

    /// Forgets every file, because the ward they came for is closed. Those in the inbox stay there.
    fn forget(self) {
        self.epoch.update_value(|epoch| *epoch += 1);
        self.queue.update(VecDeque::clear);
        self.in_hand.set_value(None);
        self.known.update_value(HashSet::clear);
        self.batch.set(Batch::default());
        self.phrase.set(String::new());
        self.stage.set(Stage::Choosing);
    }

    /// Shows what a file would bring, or why that is not known.
    fn show(self, looked_at: Answered<PackagePreview>) {
        match looked_at {
            Ok(preview) => {
                self.phrase.set(String::new());
                self.stage.set(Stage::Previewed(Box::new(preview), None));
            }
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
        let epoch = self.epoch();
        spawn_local(async move {
            let opened = self.engine.ask(OpenSealed { passphrase }).await;
            if !self.is_over(epoch) {
                self.show(opened);
            }
        });
    }

    /// Leaves the file that was looked at.
    pub fn leave(self) {
        let brings_nothing =
            matches!(&*self.stage.read_untracked(), Stage::Previewed(preview, _) if preview.new_changes == 0);
        self.batch.update(|batch| batch.settle(if brings_nothing { Fate::Held } else { Fate::Left }));
        let epoch = self.epoch();
        spawn_local(async move {
            // Leaving cannot fail in a way that matters: what waits is only in memory.
            let _ = self.engine.ask(LeaveWaiting).await;
            if !self.is_over(epoch) {
                self.next();
            }
        });
    }

    /// Takes the file that is looked at.
    pub fn take(self, way: TakeAs) {
        // The second of two taps finds nothing to take.
        let Stage::Previewed(preview, _) = self.stage.get_untracked() else { return };
        self.stage.set(Stage::Taking(way));
        let epoch = self.epoch();
        spawn_local(async move {
            let taken = match way {
                TakeAs::Merge => self.engine.save(TakePackage).await,
                TakeAs::Replace => self.engine.save(ReplaceAll).await,
            };
            match taken {
                _ if self.is_over(epoch) => {}
                Ok(taken) => {
                    self.batch.update(|batch| batch.settle(Fate::Taken(taken.new_changes)));
                    self.put_down();
                    self.stage.set(Stage::Taken(taken, way));
                }
                // What the store did not keep waits in the engine: the same button takes it once there is room.
                Err(refusal @ Refusal::Engine(Fault::Store(_))) => {
                    self.stage.set(Stage::Previewed(preview, Some(refusal)));
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
