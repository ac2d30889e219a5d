//! The work behind the page: the sheets worker, how far things are, and what was found.

use crate::bridge::client::WorkerClient;
use crate::bridge::{BridgeFault, PreviewRegisterFile, Refusal};
use crate::engine::Fault;
use crate::engine::commands::leave_waiting::LeaveWaiting;
use crate::engine::commands::take_register::{RegisterPreview, RegisterTaken, TakeRegister};
use crate::model::Date;
use crate::spreadsheet::{FILE_LIMIT, ReadDone, SheetAnswer, SheetFault, SheetRequest};
use crate::ui::clock;
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::files;
use crate::ui::import_plan::Plan;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

/// The worker's loader, beside the page. It is started only when somebody brings a file.
const WORKER: &str = "sheets_loader.js";

/// How far the import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// No file yet.
    #[default]
    Choosing,
    Opening,
    /// The workbook is open; sheets and columns can be corrected.
    Planning,
    /// So many rows of how many are read.
    Reading {
        done: u32,
        total: u32,
    },
    /// The engine compares what was read with what the ward knows.
    Comparing,
    Compared,
    Taking,
    Taken,
}

/// Why a step was not done. Nothing was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file is not what can be read.
    Sheets(SheetFault),
    /// The browser does not hand the file's content out.
    Unreadable,
    /// The worker fell, in its last words: most often for want of memory.
    Fell(String),
    /// The person stopped it.
    Stopped,
    Engine(Refusal),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Engine(refusal)
    }
}

/// The import, as the parts of its page use it.
#[derive(Clone, Copy)]
pub struct Work {
    engine: EngineLink,
    worker: StoredValue<Option<WorkerClient>, LocalStorage>,
    /// Counts what was begun: an answer to something given up is not listened to.
    round: StoredValue<u32>,
    pub stage: RwSignal<Stage>,
    pub failure: RwSignal<Option<Failure>>,
    /// The file's name; empty for pasted cells.
    pub source: RwSignal<String>,
    pub plan: RwSignal<Plan>,
    pub done: RwSignal<Option<ReadDone>>,
    pub preview: RwSignal<Option<RegisterPreview>>,
    pub taken: RwSignal<Option<RegisterTaken>>,
}

/// Prepares the work; the worker ends with the page.
pub fn use_work() -> Work {
    let work = Work {
        engine: use_engine(),
        worker: StoredValue::new_local(None),
        round: StoredValue::new(0),
        stage: RwSignal::default(),
        failure: RwSignal::default(),
        source: RwSignal::default(),
        plan: RwSignal::default(),
        done: RwSignal::default(),
        preview: RwSignal::default(),
        taken: RwSignal::default(),
    };
    on_cleanup(move || {
        work.end_worker();
        if work.stage.try_get_untracked() == Some(Stage::Compared) {
            // Nobody will take it in any more. If the engine cannot let go, the next file takes its place.
            spawn_local(async move { drop(work.engine.ask(LeaveWaiting).await) });
        }
    });
    work
}

impl Work {
    /// Opens a file a person brought.
    pub async fn open_file(self, file: File) {
        let round = self.begin(Stage::Opening);
        self.source.set(file.name());
        let outcome = async {
            let bytes = file.size() as u64;
            if bytes > FILE_LIMIT {
                return Err(Failure::Sheets(SheetFault::TooLarge { bytes, limit: FILE_LIMIT }));
            }
            let content = files::read(&file).await.ok_or(Failure::Unreadable)?;
            self.ask(SheetRequest::Open { name: file.name() }, Some(content)).await
        };
        let outcome = outcome.await;
        self.opened(round, outcome);
    }

    /// Opens cells copied from a spreadsheet.
    pub async fn open_pasted(self, text: String) {
        let round = self.begin(Stage::Opening);
        self.source.set(String::new());
        let outcome = self.ask(SheetRequest::OpenPasted { text }, None).await;
        self.opened(round, outcome);
    }

    fn opened(self, round: u32, outcome: Result<(SheetAnswer, Option<ArrayBuffer>), Failure>) {
        if !self.is_current(round) {
            return;
        }
        match outcome {
            Ok((SheetAnswer::Opened(sheets), _)) => {
                self.plan.set(Plan::of(sheets));
                self.stage.set(Stage::Planning);
            }
            Ok((other, _)) => self.fail(failure_of(other), Stage::Choosing),
            Err(failure) => self.fail(failure, Stage::Choosing),
        }
    }

    /// Describes a sheet anew under another heading, or under none.
    pub async fn describe(self, sheet: u16, header_rows: Option<(u32, u32)>) {
        let round = self.begin(Stage::Planning);
        let outcome = self.ask(SheetRequest::Describe { sheet, header_rows }, None).await;
        if !self.is_current(round) {
            return;
        }
        match outcome {
            Ok((SheetAnswer::Described(summary), _)) => self.plan.update(|plan| plan.describe(summary)),
            Ok((other, _)) => self.fail(failure_of(other), Stage::Planning),
            Err(failure) => self.fail(failure, Stage::Choosing),
        }
    }

    /// Reads the chosen sheets and compares them with what the ward knows. Nothing is taken in yet.
    pub async fn read(self) {
        // The plan at the moment of reading is meant.
        let today = Date::in_vietnam(clock::read());
        let Some(request) = self.plan.with_untracked(|plan| plan.request(today)) else { return };
        let round = self.begin(Stage::Reading { done: 0, total: 0 });
        let outcome = self.ask(request, None).await;
        if !self.is_current(round) {
            return;
        }
        let register = match outcome {
            Ok((SheetAnswer::ReadDone(done), register)) => {
                self.done.set(Some(done));
                register
            }
            Ok((other, _)) => return self.fail(failure_of(other), Stage::Planning),
            Err(failure) => return self.fail(failure, Stage::Choosing),
        };
        self.stage.set(Stage::Comparing);
        // The file's name as it was opened is meant.
        let source = self.source.get_untracked();
        // The register goes on to the engine as it came: this thread does not look into it.
        let outcome = self.engine.ask_with(PreviewRegisterFile { source }, register).await;
        if !self.is_current(round) {
            return;
        }
        match outcome {
            Ok((preview, _)) => {
                self.preview.set(Some(preview));
                self.stage.set(Stage::Compared);
            }
            Err(refusal) => self.fail(refusal.into(), Stage::Planning),
        }
    }

    /// Takes in what was compared.
    pub async fn take(self) {
        let round = self.begin(Stage::Taking);
        let outcome = self.engine.save(TakeRegister).await;
        if !self.is_current(round) {
            return;
        }
        match outcome {
            Ok(taken) => {
                self.end_worker();
                self.taken.set(Some(taken));
                self.stage.set(Stage::Taken);
            }
            // What the store did not keep waits in the engine: the same button takes it in once there is room.
            Err(refusal @ Refusal::Engine(Fault::Store(_))) => self.fail(refusal.into(), Stage::Compared),
            Err(refusal) => self.fail(refusal.into(), Stage::Planning),
        }
    }

    /// Goes back to the sheets and columns.
    pub async fn change_choice(self) {
        self.begin(Stage::Planning);
        // If the engine cannot let go, the next comparison takes the place of this one.
        let _ = self.engine.ask(LeaveWaiting).await;
    }

    /// Gives up what is under way; the worker is ended and with it the open workbook.
    pub fn stop(self) {
        self.begin(Stage::Choosing);
        self.end_worker();
        self.failure.set(Some(Failure::Stopped));
    }

    /// Starts over with another file.
    pub fn restart(self) {
        self.begin(Stage::Choosing);
        self.end_worker();
    }

    /// Begins something new; what was under way or found before counts no more.
    fn begin(self, stage: Stage) -> u32 {
        self.round.update_value(|round| *round = round.wrapping_add(1));
        self.failure.set(None);
        if stage != Stage::Taking {
            self.done.set(None);
            self.preview.set(None);
        }
        self.stage.set(stage);
        self.round.get_value()
    }

    /// Returns whether nothing was begun since, and the page is still there.
    fn is_current(self, round: u32) -> bool {
        self.round.try_get_value() == Some(round)
    }

    fn fail(self, failure: Failure, back_to: Stage) {
        if back_to == Stage::Choosing {
            self.end_worker();
        }
        self.failure.set(Some(failure));
        self.stage.set(back_to);
    }

    async fn ask(
        self,
        request: SheetRequest,
        file: Option<ArrayBuffer>,
    ) -> Result<(SheetAnswer, Option<ArrayBuffer>), Failure> {
        let worker = self.worker()?;
        let payload = postcard::to_allocvec(&request).map_err(|error| Failure::Fell(error.to_string()))?;
        let (payload, register) = worker.call(payload, file).await?;
        let answer = postcard::from_bytes(&payload).map_err(|error| Failure::Fell(error.to_string()))?;
        Ok((answer, register))
    }

    /// Returns the worker, starting it the first time.
    fn worker(self) -> Result<WorkerClient, Failure> {
        if let Some(worker) = self.worker.try_get_value().flatten() {
            return Ok(worker);
        }
        let worker = WorkerClient::start(WORKER)?;
        worker.on_event(move |payload| {
            if let Ok(SheetAnswer::Progress { done, total }) = postcard::from_bytes(&payload) {
                // A late word of a worker that was given up finds no page, or another stage.
                let _ = self.stage.try_update(|stage| {
                    if matches!(stage, Stage::Reading { .. }) {
                        *stage = Stage::Reading { done, total };
                    }
                });
            }
        });
        self.worker.try_update_value(|held| *held = Some(worker.clone()));
        Ok(worker)
    }

    fn end_worker(self) {
        if let Some(worker) = self.worker.try_update_value(Option::take).flatten() {
            worker.terminate();
        }
    }
}

impl From<BridgeFault> for Failure {
    fn from(fault: BridgeFault) -> Self {
        match fault {
            BridgeFault::Ended => Self::Stopped,
            fault => Self::Fell(fault.to_string()),
        }
    }
}

fn failure_of(answer: SheetAnswer) -> Failure {
    match answer {
        SheetAnswer::Failed(fault) => Failure::Sheets(fault),
        // The worker answered something else than it was asked: the two are of different versions.
        other => Failure::Fell(format!("unexpected answer: {other:?}")),
    }
}
