//! The form while it is open: its draft, and how the draft is kept without being asked to.

use crate::bridge::Refusal;
use crate::engine::commands::keep_draft::{DropDraft, KeepDraft};
use crate::engine::commands::log_visit::{LogVisit, VisitSaved};
use crate::engine::queries::household_view::HouseholdView;
use crate::ui::clock;
use crate::ui::components::Toasts;
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::visit_form;
use crate::words::Words;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// How long a finger rests before what it did is kept.
const REST: Duration = Duration::from_millis(300);

/// What is known of the draft on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was touched yet.
    Nothing,
    /// As it stood at this moment, in Unix milliseconds.
    At(i64),
    Failed(Refusal),
}

/// The open form, shared by its parts.
#[derive(Clone, Copy)]
pub struct Form {
    /// The household as it was when the form was opened.
    pub view: StoredValue<HouseholdView>,
    pub draft: RwSignal<LogVisit>,
    pub kept: RwSignal<Kept>,
    /// When the draft that is gone on with was begun.
    pub resumed_from: RwSignal<Option<i64>>,
    pub is_saving: RwSignal<bool>,
    /// Why the last try to save failed.
    pub refusal: RwSignal<Option<Refusal>>,
    /// Saving was tried without an outcome.
    pub lacks_outcome: RwSignal<bool>,
    /// What is typed as the time of the visit is none.
    pub is_time_wrong: RwSignal<bool>,
    /// What is typed as the day of the next visit is none.
    pub is_day_wrong: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
    engine: EngineLink,
}

impl Form {
    /// Opens the form, on a draft where there is one. Call it at the top of a component.
    pub fn open(view: HouseholdView, draft: Option<LogVisit>) -> Self {
        let form = Self {
            resumed_from: RwSignal::new(draft.as_ref().map(|draft| draft.at_ms)),
            draft: RwSignal::new(draft.unwrap_or_else(|| visit_form::begin(&view, clock::read()))),
            view: StoredValue::new(view),
            kept: RwSignal::new(Kept::Nothing),
            is_saving: RwSignal::new(false),
            refusal: RwSignal::new(None),
            lacks_outcome: RwSignal::new(false),
            is_time_wrong: RwSignal::new(false),
            is_day_wrong: RwSignal::new(false),
            timer: StoredValue::new(None),
            engine: use_engine(),
        };
        // A phone that is put away may stop the page at any moment from here on.
        let hiding = window_event_listener_untyped("visibilitychange", move |_| {
            if document().hidden() {
                form.keep_what_waits();
            }
        });
        let leaving = window_event_listener_untyped("pagehide", move |_| form.keep_what_waits());
        on_cleanup(move || {
            hiding.remove();
            leaving.remove();
            form.keep_what_waits();
        });
        form
    }

    /// Changes the draft and has it kept in a moment.
    pub fn change(self, change: impl FnOnce(&mut LogVisit)) {
        self.draft.update(change);
        self.stop_timer();
        match set_timeout_with_handle(move || self.keep(), REST) {
            Ok(timer) => self.timer.set_value(Some(timer)),
            Err(_) => self.keep(),
        }
    }

    /// Saves the visit; the caller has set `is_saving`. The draft stays if that fails.
    ///
    /// # Errors
    /// The engine refuses, or stopped.
    pub async fn save(self) -> Result<VisitSaved, Refusal> {
        self.refusal.set(None);
        self.stop_timer();
        let report = self.draft.with_untracked(visit_form::to_save);
        let saved = self.engine.save(report).await;
        if let Err(refusal) = &saved {
            // The page may have been left meanwhile; then nobody waits for these.
            let _ = self.is_saving.try_set(false);
            let _ = self.refusal.try_set(Some(refusal.clone()));
            self.keep();
        }
        saved
    }

    /// Throws the draft away and begins anew, with the way back.
    pub fn drop(self, toasts: Toasts, words: &'static Words) {
        self.stop_timer();
        // Called from an event: the draft of this moment is meant.
        let before = self.draft.get_untracked();
        spawn_local(async move {
            if let Err(refusal) = self.engine.ask(DropDraft(before.household)).await {
                let _ = self.kept.try_set(Kept::Failed(refusal));
                return;
            }
            self.show(|form| visit_form::begin(&form.view.get_value(), clock::read()), Kept::Nothing);
            let undo = move || {
                let before = before.clone();
                spawn_local(async move {
                    let kept = match self.engine.ask(KeepDraft(before.clone())).await {
                        Ok(()) => Kept::At(clock::read()),
                        Err(refusal) => Kept::Failed(refusal),
                    };
                    self.show(|_| before, kept);
                });
            };
            toasts.show(words.visit.dropped, Some(Arc::new(undo)));
        });
    }

    /// Puts another draft into the form, where the form is still open.
    fn show(self, draft: impl FnOnce(Self) -> LogVisit, kept: Kept) {
        if self.draft.is_disposed() {
            return;
        }
        self.draft.set(draft(self));
        self.kept.set(kept);
        self.resumed_from.set(None);
        self.is_time_wrong.set(false);
        self.is_day_wrong.set(false);
    }

    fn keep_what_waits(self) {
        let has_failed = self.kept.with_untracked(|kept| matches!(kept, Kept::Failed(_)));
        if has_failed || self.timer.with_value(Option::is_some) {
            self.keep();
        }
    }

    fn keep(self) {
        self.stop_timer();
        // Kept behind a visit that is being saved, the draft would outlive it.
        if self.is_saving.try_get_untracked() != Some(false) {
            return;
        }
        let Some(draft) = self.draft.try_get_untracked() else { return };
        spawn_local(async move {
            let kept = match self.engine.ask(KeepDraft(draft)).await {
                Ok(()) => Kept::At(clock::read()),
                Err(refusal) => Kept::Failed(refusal),
            };
            // The page may have been left meanwhile.
            let _ = self.kept.try_set(kept);
        });
    }

    fn stop_timer(self) {
        let timer = self.timer.try_update_value(Option::take).flatten();
        if let Some(timer) = timer {
            timer.clear();
        }
    }
}
