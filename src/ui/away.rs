//! Locking by itself: whoever lays the phone down for a while finds the ward closed.

use crate::ui::clock::read as now_ms;
use crate::ui::engine::EngineLink;
use crate::ui::preferences::use_preferences;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

const MINUTE_MS: i64 = 60_000;

/// Locks the ward once the app was out of sight for as long as the person chose. Call it once, at the root.
pub fn lock_when_away(engine: EngineLink) {
    let preferences = use_preferences();
    let left_ms = StoredValue::new(None::<i64>);
    // By the clock and not by the timer alone: a phone that sleeps runs no timers.
    let lock_if_late = move || {
        let limit_ms = i64::from(untrack(move || preferences.get().lock_after_min)) * MINUTE_MS;
        let is_late = left_ms.get_value().is_some_and(|left_ms| now_ms() - left_ms >= limit_ms);
        if is_late && engine.has_lock().get_untracked() {
            left_ms.set_value(None);
            spawn_local(engine.lock_now());
        }
    };
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() {
            left_ms.set_value(Some(now_ms()));
            let minutes = untrack(move || preferences.get().lock_after_min);
            set_timeout(lock_if_late, Duration::from_secs(u64::from(minutes) * 60));
        } else {
            lock_if_late();
            left_ms.set_value(None);
        }
    });
    on_cleanup(move || listener.remove());
}
