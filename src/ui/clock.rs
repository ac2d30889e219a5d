//! The clock on the wall: what "today" and "now" mean on the screen.

use crate::model::Date;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

const TICK: Duration = Duration::from_secs(30);

/// The time shown, in Unix milliseconds.
#[derive(Clone, Copy)]
struct Clock {
    now: RwSignal<i64>,
    today: Memo<Date>,
}

/// Starts the clock. Call it once, at the root.
pub(super) fn provide_clock() {
    let now = RwSignal::new(read());
    let today = Memo::new(move |_| Date::in_vietnam(now.get()));
    provide_context(Clock { now, today });
    let tick = move || now.set(read());
    if let Ok(interval) = set_interval_with_handle(tick, TICK) {
        on_cleanup(move || interval.clear());
    }
    // A phone taken out of the pocket next morning must not show yesterday while it waits for the next tick.
    let waking = window_event_listener_untyped("visibilitychange", move |_| tick());
    let focus = window_event_listener(ev::focus, move |_| tick());
    on_cleanup(move || {
        waking.remove();
        focus.remove();
    });
}

/// Returns the time of this very moment in Unix milliseconds, for what is done in an event.
pub fn read() -> i64 {
    js_sys::Date::now() as i64
}

/// Returns the time in Unix milliseconds, renewed twice a minute.
pub fn use_now() -> Signal<i64> {
    match use_context::<Clock>() {
        Some(clock) => clock.now.into(),
        None => Signal::derive(read),
    }
}

/// Returns the date in Vietnam, renewed at midnight.
pub fn use_today() -> Signal<Date> {
    match use_context::<Clock>() {
        Some(clock) => clock.today.into(),
        None => Signal::derive(|| Date::in_vietnam(read())),
    }
}
