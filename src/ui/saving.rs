//! What follows a save: a word that it is saved, and the way back.

use crate::bridge::{Answered, Refusal};
use crate::engine::commands::log_visit::LogVisit;
use crate::engine::commands::undo::{Undo, UndoToken, UndoVisit};
use crate::ui::components::{Toasts, use_toasts};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A save under way. The second of two taps comes before the button is seen to be off: it must not save again.
#[derive(Clone, Copy)]
pub struct Busy(RwSignal<bool>);

impl Busy {
    /// Returns whether something is being saved.
    pub fn is_on(self) -> bool {
        self.0.get()
    }

    /// Begins a save; `false` while another one is under way.
    pub fn begin(self) -> bool {
        self.0.try_update(|is_on| !std::mem::replace(is_on, true)).unwrap_or_default()
    }

    /// Ends a save; the page may have been left meanwhile.
    pub fn end(self) {
        let _ = self.0.try_set(false);
    }
}

/// Returns a save of which none is under way yet. Call it at the top of a component.
pub fn use_busy() -> Busy {
    Busy(RwSignal::new(false))
}

/// Tells of saves and takes them back.
#[derive(Clone, Copy)]
pub struct Saving {
    engine: EngineLink,
    toasts: Toasts,
    words: Signal<&'static Words>,
}

/// Returns the teller. Call it at the top of a component.
pub fn use_saving() -> Saving {
    Saving { engine: use_engine(), toasts: use_toasts(), words: use_words() }
}

impl Saving {
    /// Says what was saved and offers to take it back.
    pub fn tell(self, message: String, token: UndoToken) {
        self.offer(message, move || async move {
            self.engine.save(Undo(token)).await?;
            Ok(self.words.get_untracked().common.undone)
        });
    }

    /// Says that a visit was saved and offers to take it back: what was written is a draft again then.
    pub fn tell_visit(self, message: String, token: UndoToken, draft: LogVisit) {
        self.offer(message, move || {
            let draft = draft.clone();
            async move {
                self.engine.save(UndoVisit(token, draft)).await?;
                Ok(self.words.get_untracked().visit.undone)
            }
        });
    }

    /// Says what was saved, with the way to take it back, which yields what is said then.
    fn offer<F>(self, message: String, take_back: impl Fn() -> F + Send + Sync + 'static)
    where
        F: Future<Output = Answered<&'static str>> + 'static,
    {
        let undo = move || {
            let taking_back = take_back();
            spawn_local(async move {
                match taking_back.await {
                    Ok(undone) => self.toasts.show(undone, None),
                    Err(refusal) => self.refuse(&refusal),
                }
            });
        };
        self.toasts.show(message, Some(Arc::new(undo)));
    }

    /// Says why something was not saved.
    pub fn refuse(self, refusal: &Refusal) {
        // Called from events: the words of this moment are meant.
        toast_refusal(self.toasts, self.words.get_untracked(), refusal);
    }
}
