//! One message in, one answer out: the only place where the engine meets the browser.

use crate::cryptography::chance;
use crate::lock::{self, Stored};
use crate::packages::{self, Sealed};
use js_sys::{ArrayBuffer, Uint8Array};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use tung_nha::bridge::worker::{Events, serve};
use tung_nha::bridge::{Answered, Event, Incident, Pin, Refusal, Request};
use tung_nha::engine::commands::make_package::PackageMade;
use tung_nha::engine::commands::open_ward::{OpenWard, Opened, Workspace};
use tung_nha::engine::commands::take_register::{PreviewRegister, RegisterPreview};
use tung_nha::engine::queries::overview::Overview;
use tung_nha::engine::{Engine, Fault, Surroundings};
use tung_nha::id::{ID_BYTES, Id};
use tung_nha::storage::indexed_db::IndexedDbStore;
use tung_nha::storage::journaled::{JournaledStore, Recovery};
use tung_nha::storage::lock::{LockState, hold_writer_lock, take_over_writer_lock};
use tung_nha::storage::private_files::PrivateFiles;
use tung_nha::storage::sealed::SealedStore;
use wasm_bindgen_futures::spawn_local;

/// The browser's clock and chance.
pub struct Browser;

impl Surroundings for Browser {
    fn now_ms(&self) -> i64 {
        js_sys::Date::now() as i64
    }

    fn new_id(&mut self) -> Id {
        Id::from_bytes(chance::<ID_BYTES>())
    }
}

/// The browser's database, with a journal beside it.
pub type Journaled = JournaledStore<IndexedDbStore, PrivateFiles>;

/// A ward in it, locked or not.
pub type Ward = Engine<Stored, Browser>;

/// A ward whose PIN is asked for.
struct LockedWard {
    name: &'static str,
    workspace: Workspace,
    store: Journaled,
    recovery: Recovery,
}

/// What the worker holds: at most one open ward.
#[derive(Default)]
struct Desk {
    /// The open ward, and the database it lies in.
    open: Option<(&'static str, Ward)>,
    /// The ward that is to be opened, in place of an open one.
    locked_ward: Option<LockedWard>,
    /// The sealed package whose passphrase is asked for.
    sealed: Option<Sealed>,
    /// Whether the screen was told that the journal is behind.
    told_of_journal: bool,
    /// Databases this worker may write to. A writer's lock is held to the worker's end, or until another tab takes it away.
    held: Rc<RefCell<BTreeSet<&'static str>>>,
}

/// Starts answering.
pub fn start() {
    console_error_panic_hook::set_once();
    let mut desk = Desk::default();
    serve(async move |payload, file| match postcard::from_bytes::<Request>(&payload) {
        Ok(request) => desk.answer(request, file).await,
        Err(error) => (encode::<()>(Err(Refusal::Message(error.to_string()))), None),
    });
}

/// Returns the bytes of an answer.
fn encode<T: Serialize>(answer: Answered<T>) -> Vec<u8> {
    // Answers are plain data: writing them to memory cannot fail.
    postcard::to_allocvec(&answer).unwrap_or_default()
}

const fn database(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Ward => "tung-nha",
        Workspace::Practice => "tung-nha-tap-dung-thu",
    }
}

impl Desk {
    async fn answer(&mut self, request: Request, file: Option<ArrayBuffer>) -> (Vec<u8>, Option<ArrayBuffer>) {
        match request {
            Request::OpenWard(ask) => (encode(self.open(ask).await), None),
            Request::LeavePractice(_) => (encode(self.leave_practice().await), None),
            Request::WipeDevice(_) => (encode(self.wipe().await), None),
            Request::Unlock(ask) => (encode(self.unlock(&ask.pin).await), None),
            Request::LockNow(_) => (encode(self.lock_now()), None),
            request => match &mut self.open {
                Some((name, engine)) if self.held.borrow().contains(name) => {
                    let answer = match request {
                        Request::LockQuestion(_) => (encode(Ok(engine.ledger().store().has_lock())), None),
                        Request::TurnLockOn(_) | Request::TurnLockOff(_) | Request::ChangePin(_) => {
                            (encode(self.turn_lock(request).await), None)
                        }
                        request => answer(engine, &mut self.sealed, request, file).await,
                    };
                    self.tell_of_journal();
                    answer
                }
                // Once another tab took over, nothing is written here any more, whatever the screen still asks for.
                _ => (encode::<()>(Err(Fault::NotOpen.into())), None),
            },
        }
    }

    async fn open(&mut self, ask: OpenWard) -> Answered<Opened> {
        let name = database(ask.workspace);
        let is_held = self.held.borrow().contains(name);
        if !is_held {
            let held = Rc::clone(&self.held);
            let taken_over = move || {
                held.borrow_mut().remove(name);
                tell(Event::TakenOver);
            };
            if ask.take_over {
                take_over_writer_lock(name, taken_over).await;
            } else if hold_writer_lock(name, taken_over).await == LockState::TakenByAnotherTab {
                return Ok(Opened::HeldByAnotherTab);
            }
            self.held.borrow_mut().insert(name);
        }
        self.open = None;
        self.locked_ward = None;
        let store = IndexedDbStore::open(name).await.map_err(Fault::from)?;
        let files = match ask.workspace {
            Workspace::Ward => PrivateFiles::open(name).await,
            Workspace::Practice => None,
        };
        let (store, recovery) =
            JournaledStore::open(store, files, chance(), ask.take_over).await.map_err(Fault::from)?;
        if let Some(wait_ms) = lock::wait_ms(&store, Browser.now_ms()).await? {
            self.locked_ward = Some(LockedWard { name, workspace: ask.workspace, store, recovery });
            return Ok(Opened::Locked { wait_ms });
        }
        self.enter(name, ask.workspace, SealedStore::new(store, None), recovery).await.map(Opened::Ready)
    }

    /// Opens the ward of a store that can be read.
    async fn enter(
        &mut self,
        name: &'static str,
        workspace: Workspace,
        store: Stored,
        recovery: Recovery,
    ) -> Answered<Overview> {
        let mut engine = Engine::open(store, Browser, workspace).await?;
        if recovery == Recovery::Restored {
            engine.renew_replica();
            tell(Event::Incident(Incident::Restored));
        }
        if workspace == Workspace::Practice && engine.overview().is_empty() {
            engine.fill_practice().await?;
        }
        if engine.ledger().set_aside() > 0 {
            tell(Event::Incident(Incident::SetAside(engine.ledger().set_aside())));
        } else {
            // Everything can be read in its present form. A copy that stays takes room and does no harm.
            spawn_local(async move { drop(IndexedDbStore::drop_copies(name).await) });
        }
        let overview = engine.overview();
        self.open = Some((name, engine));
        self.tell_of_journal();
        Ok(overview)
    }

    async fn unlock(&mut self, pin: &Pin) -> Answered<Overview> {
        let ward = self.locked_ward.take().filter(|ward| self.held.borrow().contains(ward.name));
        let ward = ward.ok_or(Fault::NotOpen)?;
        match lock::key(&ward.store, pin, Browser.now_ms()).await {
            Ok((_, key)) => {
                let store = SealedStore::new(ward.store, Some(key));
                self.enter(ward.name, ward.workspace, store, ward.recovery).await
            }
            Err(refusal) => {
                self.locked_ward = Some(ward);
                Err(refusal)
            }
        }
    }

    /// Closes the ward and forgets its key.
    fn lock_now(&mut self) -> Answered<()> {
        let has_lock = self.open.as_ref().is_some_and(|(_, engine)| engine.ledger().store().has_lock());
        if !has_lock {
            return Err(Fault::NotOpen.into());
        }
        self.open = None;
        self.sealed = None;
        Ok(())
    }

    /// Turns the lock of the open ward on, off, or to another PIN.
    async fn turn_lock(&mut self, request: Request) -> Answered<()> {
        let (name, engine) = self.open.as_ref().ok_or(Fault::NotOpen)?;
        let store = engine.ledger().store();
        let turned = match request {
            Request::TurnLockOn(ask) => {
                // What was copied before an upgrade is not sealed.
                IndexedDbStore::drop_copies(name).await.map_err(Fault::from)?;
                lock::turn_on(store, &ask.pin).await
            }
            Request::TurnLockOff(ask) => lock::turn_off(store, &ask.pin, Browser.now_ms()).await,
            Request::ChangePin(ask) => lock::change(store, &ask, Browser.now_ms()).await,
            _ => Err(Fault::NotOpen.into()),
        };
        if matches!(turned, Err(Refusal::Engine(Fault::Store(_)))) {
            // It may have landed all the same: what lies on the disk is looked at anew.
            self.open = None;
        }
        turned
    }

    /// Says it once when what is saved is no longer in the journal too.
    fn tell_of_journal(&mut self) {
        let is_behind = self.open.as_ref().is_some_and(|(_, engine)| !engine.ledger().store().inside().is_complete());
        if is_behind && !self.told_of_journal {
            tell(Event::Incident(Incident::JournalBehind));
        }
        self.told_of_journal = is_behind;
    }

    async fn leave_practice(&mut self) -> Answered<()> {
        self.open = None;
        Ok(IndexedDbStore::delete(database(Workspace::Practice)).await.map_err(Fault::from)?)
    }

    async fn wipe(&mut self) -> Answered<()> {
        let name = database(Workspace::Ward);
        if !self.held.borrow().contains(name) {
            return Err(Fault::NotOpen.into());
        }
        self.open = None;
        self.locked_ward = None;
        IndexedDbStore::drop_copies(name).await.map_err(Fault::from)?;
        // The journal goes first: it would bring the ward back.
        PrivateFiles::delete(name).await.map_err(Fault::from)?;
        Ok(IndexedDbStore::delete(name).await.map_err(Fault::from)?)
    }
}

/// Tells the screen unasked. If that is gone, there is nobody left to tell.
fn tell(event: Event) {
    let payload = postcard::to_allocvec(&event).unwrap_or_default();
    drop(Events::of_this_worker().post(payload));
}

async fn answer(
    engine: &mut Ward,
    sealed: &mut Option<Sealed>,
    request: Request,
    file: Option<ArrayBuffer>,
) -> (Vec<u8>, Option<ArrayBuffer>) {
    /// Turns the engine's answer into bytes.
    fn sent<T: Serialize>(answer: Result<T, Fault>) -> (Vec<u8>, Option<ArrayBuffer>) {
        (encode(answer.map_err(Refusal::from)), None)
    }
    /// Puts the bytes of a package beside the answer.
    fn sent_beside(made: Answered<(PackageMade, Vec<u8>)>) -> (Vec<u8>, Option<ArrayBuffer>) {
        match made {
            Ok((made, bytes)) => (encode(Ok(made)), Some(Uint8Array::from(bytes.as_slice()).buffer())),
            Err(refusal) => (encode::<PackageMade>(Err(refusal)), None),
        }
    }
    match request {
        Request::OverviewQuestion(_) => sent(Ok(engine.overview())),
        Request::WalkQuestion(ask) => sent(Ok(engine.walk_list(&ask))),
        Request::HouseholdQuestion(ask) => sent(engine.household_view(ask.0)),
        Request::HistoryQuestion(ask) => sent(engine.history(ask.0).await),
        Request::OrganisationQuestion(_) => sent(Ok(engine.organisation_view())),
        Request::TargetsQuestion(ask) => sent(Ok(engine.targets_view(&ask))),
        Request::TargetSetsQuestion(_) => sent(Ok(engine.target_sets())),
        Request::TargetSetQuestion(ask) => sent(engine.target_set_view(ask)),
        Request::StartTargetSet(ask) => sent(engine.start_target_set(ask).await),
        Request::CorrectTargetSet(ask) => sent(engine.correct_target_set(ask).await),
        Request::NamesQuestion(ask) => sent(Ok(engine.names(&ask))),
        Request::PeriodQuestion(ask) => sent(engine.period(&ask).await),
        Request::ReportsQuestion(_) => sent(Ok(engine.reports_view())),
        Request::ReportQuestion(ask) => sent(engine.report_view(ask).await),
        Request::SaveReport(ask) => sent(engine.save_report(ask).await),
        Request::MoveReport(ask) => sent(engine.move_report(ask).await),
        Request::CorrectReport(ask) => sent(engine.correct_report(ask).await),
        Request::TrendQuestion(ask) => sent(engine.trend(ask).await),
        Request::MoveQuestion(ask) => sent(Ok(engine.move_choices(&ask))),
        Request::ExchangeQuestion(_) => sent(Ok(engine.exchange_view())),
        Request::MakeExtract(ask) => match engine.extract(ask).await {
            Ok(extract) => {
                // An extract is plain data: writing it to memory cannot fail.
                let bytes = postcard::to_allocvec(&extract).unwrap_or_default();
                (encode(Ok(())), Some(Uint8Array::from(bytes.as_slice()).buffer()))
            }
            Err(fault) => sent::<()>(Err(fault)),
        },
        Request::FiguresQuestion(_) => sent(Ok(engine.figures())),
        Request::BackupQuestion(_) => sent(engine.backup().await),
        Request::NoteBackup(_) => sent(engine.note_backup().await),
        Request::ConflictsQuestion(_) => sent(Ok(engine.conflicts_view())),
        Request::DuplicatesQuestion(_) => sent(Ok(engine.duplicates())),
        Request::AlikeQuestion(ask) => sent(Ok(engine.alike(&ask))),
        Request::RemovedQuestion(_) => sent(Ok(engine.removed_view())),
        Request::DraftQuestion(ask) => sent(engine.draft(ask.0).await),
        Request::KeepDraft(ask) => sent(engine.keep_draft(ask.0).await),
        Request::DropDraft(ask) => sent(engine.drop_draft(ask.0).await),
        Request::LogVisit(ask) => sent(engine.log_visit(ask).await),
        Request::LogManyVisits(ask) => sent(engine.log_many_visits(ask).await),
        Request::SaveWard(ask) => sent(engine.save_ward(ask).await),
        Request::SaveArea(ask) => sent(engine.save_area(ask).await),
        Request::SaveTeam(ask) => sent(engine.save_team(ask).await),
        Request::SaveMember(ask) => sent(engine.save_member(ask).await),
        Request::SaveHousehold(ask) => sent(engine.save_household(ask).await),
        Request::SaveResident(ask) => sent(engine.save_resident(ask).await),
        Request::AddResidents(ask) => sent(engine.add_residents(ask).await),
        Request::Remove(ask) => sent(engine.remove(ask).await),
        Request::Restore(ask) => sent(engine.restore(ask).await),
        Request::Erase(ask) => sent(engine.erase(ask).await),
        Request::Excuse(ask) => sent(engine.excuse(ask).await),
        Request::SaveTargetSet(ask) => sent(engine.save_target_set(ask).await),
        Request::SaveTarget(ask) => sent(engine.save_target(ask).await),
        Request::SaveItem(ask) => sent(engine.save_item(ask).await),
        Request::ChooseMe(ask) => sent(engine.choose_me(ask).await),
        Request::SettleConflict(ask) => sent(engine.settle_conflict(ask).await),
        Request::JudgeSame(ask) => sent(engine.judge_same(ask).await),
        Request::TakeApart(ask) => sent(engine.take_apart(ask).await),
        Request::Undo(ask) => sent(engine.undo(ask.0).await),
        Request::UndoVisit(ask) => sent(engine.undo_visit(ask).await),
        Request::UndoTaken(ask) => sent(engine.undo_taken(ask.0).await),
        Request::GiveBackTaken(ask) => sent(engine.give_back_taken(ask.0).await),
        Request::ConfirmHandOver(ask) => sent(engine.confirm_hand_over(ask.0).await),
        Request::TakePackage(_) => sent(engine.take_package().await),
        Request::ReplaceAll(_) => sent(engine.replace_all().await),
        Request::LeaveWaiting(_) => {
            packages::leave(engine, sealed);
            sent(Ok(()))
        }
        Request::Settle(_) => sent(engine.settle().await),
        Request::PreviewPackage(ask) => (encode(packages::preview(engine, sealed, ask.source, file).await), None),
        Request::OpenSealed(ask) => (encode(packages::open(engine, sealed, &ask.passphrase).await), None),
        Request::PackageRecordsQuestion(ask) => sent(engine.package_records(ask)),
        Request::PackageDoubtsQuestion(_) => sent(engine.package_doubts()),
        Request::MakePackage(ask) => sent_beside(packages::make(engine, ask).await),
        Request::MakeSealedPackage(ask) => {
            sent_beside(packages::make_sealed(engine, ask.package, &ask.passphrase).await)
        }
        Request::PreviewRegisterFile(ask) => (encode(preview_register(engine, ask.source, file)), None),
        Request::TakeRegister(_) => sent(engine.take_register().await),
        Request::OpenWard(_)
        | Request::LeavePractice(_)
        | Request::WipeDevice(_)
        | Request::Unlock(_)
        | Request::LockNow(_)
        | Request::LockQuestion(_)
        | Request::TurnLockOn(_)
        | Request::TurnLockOff(_)
        | Request::ChangePin(_) => sent::<()>(Err(Fault::NotOpen)),
    }
}

/// Returns the bytes of the file beside a message.
pub fn beside(file: Option<ArrayBuffer>) -> Answered<Vec<u8>> {
    let file = file.ok_or_else(|| Refusal::Message("no file beside the message".to_owned()))?;
    Ok(Uint8Array::new(&file).to_vec())
}

fn preview_register(engine: &mut Ward, source: String, file: Option<ArrayBuffer>) -> Answered<RegisterPreview> {
    let register = postcard::from_bytes(&beside(file)?).map_err(|error| Refusal::Message(error.to_string()))?;
    Ok(engine.preview_register(PreviewRegister { register, source }))
}
