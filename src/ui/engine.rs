//! The screen's line to the engine: asking, saving, and following what changes.

use crate::bridge::client::WorkerClient;
use crate::bridge::{Answered, Ask, Event, Incident, LockNow, Pin, Refusal, Unlock};
use crate::engine::Fault;
use crate::engine::commands::open_ward::{LeavePractice, OpenWard, Opened, Settle, WipeDevice, Workspace};
use crate::engine::queries::overview::{Overview, OverviewQuestion};
use crate::engine::store::StoreFault;
use crate::model::Date;
use crate::ui::away::lock_when_away;
use crate::ui::clock::use_today;
use crate::ui::inbox;
use crate::ui::kept::{forget_everything, keep_workspace, workspace};
use crate::ui::kept_forms::keep_forms_in_memory;
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::Worker;

/// The engine worker's loader, beside the page.
const WORKER: &str = "engine_loader.js";

/// How far the ward is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Opening,
    Ready,
    /// Another tab works on it; only one may write.
    HeldByAnotherTab,
    /// Another tab took over from this one.
    TakenOver,
    /// Its PIN is asked for; so many milliseconds are to be waited before it is tried.
    Locked {
        wait_ms: u32,
    },
    Failed(Refusal),
}

/// The line to the engine, as pages use it.
#[derive(Clone, Copy)]
pub struct EngineLink {
    client: StoredValue<Answered<WorkerClient>, LocalStorage>,
    standing: RwSignal<Standing>,
    overview: RwSignal<Overview>,
    /// Whether what is on the device is sealed with a PIN.
    has_lock: RwSignal<bool>,
    /// What happened to the data that the person should know, until they have read it.
    incident: RwSignal<Option<Incident>>,
    /// Counts what was saved: everything shown is asked for again when it moves.
    version: RwSignal<u64>,
}

/// Starts the engine and opens the ward. Call it once, at the root.
pub fn provide_engine() -> EngineLink {
    let client = match started_engine() {
        Some(client) => Ok(client),
        None => WorkerClient::start(WORKER).map_err(|fault| Refusal::Stopped(fault.to_string())),
    };
    let engine = EngineLink {
        standing: RwSignal::new(Standing::Opening),
        overview: RwSignal::new(Overview::default()),
        has_lock: RwSignal::new(false),
        incident: RwSignal::new(None),
        version: RwSignal::new(0),
        client: StoredValue::new_local(client),
    };
    engine.client.with_value(|client| {
        if let Ok(client) = client {
            client.on_engine_event(move |event| match event {
                Event::TakenOver => engine.standing.set(Standing::TakenOver),
                Event::Incident(incident) => engine.incident.set(Some(incident)),
            });
        }
    });
    provide_context(engine);
    spawn_local(engine.open(workspace()));
    lock_when_away(engine);
    let today = use_today();
    Effect::new(move |before: Option<Date>| {
        let today = today.get();
        if before.is_some_and(|before| before != today) {
            // Everybody is a day older in what is asked for next. What is open stays: somebody may be typing.
            spawn_local(engine.settle());
        }
        today
    });
    engine
}

/// Returns the engine that `boot.js` started; it takes part in one start only.
fn started_engine() -> Option<WorkerClient> {
    let window = window();
    let started = Reflect::get(&window, &"__engine".into()).ok().filter(JsValue::is_object)?;
    Reflect::set(&window, &"__engine".into(), &JsValue::NULL).ok()?;
    let worker: Worker = Reflect::get(&started, &"worker".into()).ok()?.dyn_into().ok()?;
    let said: Array = Reflect::get(&started, &"said".into()).ok()?.dyn_into().ok()?;
    Some(WorkerClient::take_over(worker, &said))
}

/// Returns the line to the engine.
///
/// # Panics
/// No engine was provided: a page is shown outside the app.
pub fn use_engine() -> EngineLink {
    expect_context()
}

/// An answer that follows the data: `None` until the first one is there, then always the newest. An answer that is the
/// same again changes nothing on the screen: what is open there stays open.
pub type Answer<T> = Memo<Option<Answered<T>>>;

impl EngineLink {
    /// Opens one of the device's two wards.
    pub async fn open(self, workspace: Workspace) {
        self.open_as(OpenWard { workspace, take_over: false }).await;
    }

    /// Takes the right to write away from another tab.
    pub async fn take_over(self) {
        self.open_as(OpenWard { workspace: workspace(), take_over: true }).await;
    }

    /// Opens the present ward anew.
    pub async fn reopen(self) {
        self.open(workspace()).await;
    }

    async fn open_as(self, ask: OpenWard) {
        self.standing.set(Standing::Opening);
        // Kept before it opens: a tab that has to wait for another one waits for the same ward.
        keep_workspace(ask.workspace);
        match self.ask(ask).await {
            Ok(Opened::Ready(overview)) => {
                // The practice ward tells nothing of the real one.
                if ask.workspace == Workspace::Ward {
                    self.set_lock(false);
                }
                self.enter(overview);
            }
            Ok(Opened::Locked { wait_ms }) => {
                self.set_lock(true);
                self.standing.set(Standing::Locked { wait_ms });
            }
            Ok(Opened::HeldByAnotherTab) => self.standing.set(Standing::HeldByAnotherTab),
            Err(refusal) => self.standing.set(Standing::Failed(refusal)),
        }
    }

    fn enter(self, overview: Overview) {
        self.overview.set(overview);
        self.version.update(|version| *version += 1);
        self.standing.set(Standing::Ready);
    }

    /// Opens the ward that is locked.
    ///
    /// # Errors
    /// The PIN is another, or the ward does not open.
    pub async fn unlock(self, pin: Pin) -> Answered<()> {
        let overview = self.ask(Unlock { pin }).await?;
        self.enter(overview);
        Ok(())
    }

    /// Closes the ward; nothing of it is left on the screen.
    pub async fn lock_now(self) {
        // A ward that is not open needs no closing.
        if self.ask(LockNow).await.is_ok() {
            self.overview.set(Overview::default());
            self.reopen().await;
        }
    }

    /// Notes that what is on the device is sealed with a PIN, or not any more.
    pub fn set_lock(self, has_lock: bool) {
        keep_forms_in_memory(has_lock);
        self.has_lock.set(has_lock);
    }

    /// Returns whether what is on the device is sealed with a PIN.
    pub fn has_lock(self) -> Signal<bool> {
        self.has_lock.into()
    }

    /// Wipes the practice ward and goes back to the real one.
    ///
    /// # Errors
    /// The practice ward could not be deleted.
    pub async fn leave_practice(self) -> Answered<()> {
        self.ask(LeavePractice).await?;
        self.open(Workspace::Ward).await;
        Ok(())
    }

    /// Deletes the ward from this device, and whatever was kept beside it. Begin anew then: what is shown is gone.
    ///
    /// # Errors
    /// Not all of it could be deleted.
    pub async fn wipe(self) -> Answered<()> {
        // A file that came while the ward was locked still waits.
        inbox::delete().await.map_err(|said| Fault::from(StoreFault::Failed(said)))?;
        self.ask(WipeDevice).await?;
        forget_everything();
        Ok(())
    }

    /// Asks a question, or gives a command that changes nothing others look at.
    ///
    /// # Errors
    /// The engine refuses, or stopped.
    pub async fn ask<A: Ask>(self, ask: A) -> Answered<A::Answer> {
        let client = self.client.with_value(Clone::clone)?;
        client.ask(ask).await
    }

    /// Asks with a file beside the message, and returns the file beside the answer.
    ///
    /// # Errors
    /// The engine refuses, or stopped.
    pub async fn ask_with<A: Ask>(
        self,
        ask: A,
        file: Option<js_sys::ArrayBuffer>,
    ) -> Answered<(A::Answer, Option<js_sys::ArrayBuffer>)> {
        let client = self.client.with_value(Clone::clone)?;
        client.ask_with(ask, file).await
    }

    /// Gives a command that saves. Once it is committed, everything shown is asked for again.
    ///
    /// # Errors
    /// The engine refuses, or stopped. Nothing was saved.
    pub async fn save<A: Ask>(self, command: A) -> Answered<A::Answer> {
        let answer = self.ask(command).await?;
        if let Ok(overview) = self.ask(OverviewQuestion).await {
            self.overview.set(overview);
        }
        self.version.update(|version| *version += 1);
        spawn_local(self.settle());
        Ok(answer)
    }

    async fn settle(self) {
        // A snapshot only saves time at the next start; if it fails, the log still holds everything.
        let _ = self.ask(Settle).await;
    }

    /// Follows a question: it is asked again when what it reads changes, and after every save.
    pub fn follow<A: Ask + 'static>(self, question: impl Fn() -> A + 'static) -> Answer<A::Answer>
    where
        A::Answer: Clone + PartialEq + Send + Sync,
    {
        let resource = LocalResource::new(move || {
            self.version.track();
            self.ask(question())
        });
        Memo::new(move |_| resource.get())
    }

    /// Returns how far the ward is open.
    pub fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// Returns what happened to the data that the person has not read yet.
    pub fn incident(self) -> RwSignal<Option<Incident>> {
        self.incident
    }

    /// Returns whose ward it is and how much there is.
    pub fn overview(self) -> Signal<Overview> {
        self.overview.into()
    }
}
