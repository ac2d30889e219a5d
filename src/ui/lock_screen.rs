//! What stands before a ward that is locked: the PIN, and what is left to do without it.

use crate::bridge::{Pin, Refusal};
use crate::ui::components::{Icon, Kind, Note, Say, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::pin_pad::{PinPad, wrong_pin};
use crate::ui::preferences::{use_address, use_words};
use crate::ui::refusal::RefusalNote;
use crate::ui::wipe::Wipe;
use leptos::prelude::*;
use std::time::Duration;

/// Asks for the PIN.
#[component]
pub fn LockScreen(
    /// How long, in milliseconds, is to be waited before the first try.
    wait_ms: u32,
) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let engine = use_engine();
    use_toasts().dismiss_done();
    let digits = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(false);
    let fallen = RwSignal::new(None::<Refusal>);
    let wait_s = use_countdown(wait_ms);
    // How long the wait was when it began.
    let told_s = RwSignal::new(wait_s.get_untracked());
    let unlocking = Action::new_local(move |pin: &Pin| engine.unlock(pin.clone()));
    Effect::new(move |_| match unlocking.value().get() {
        None | Some(Ok(())) => {}
        Some(Err(Refusal::WrongPin { wait_ms })) => {
            digits.set(String::new());
            is_wrong.set(true);
            told_s.set(wait_ms.div_ceil(1000));
            wait_s.set(wait_ms.div_ceil(1000));
        }
        Some(Err(refusal)) => fallen.set(Some(refusal)),
    });
    let is_held = Memo::new(move |_| unlocking.pending().get() || wait_s.get() > 0);
    let unlock = move || {
        // An event is no reactive place: what is typed at this moment is meant.
        let pin = digits.get_untracked();
        if !pin.is_empty() && !is_held.get_untracked() {
            is_wrong.set(false);
            unlocking.dispatch(Pin::typed(&pin));
        }
    };
    let is_waiting = Memo::new(move |_| wait_s.get() > 0);
    // It is read out when it changes, and so does not count down.
    let error = Memo::new(move |_| {
        let words = words.get();
        if is_waiting.get() {
            return Some((words.lock.wait)(words.format, told_s.get()));
        }
        (is_wrong.get() && digits.read().is_empty()).then(|| wrong_pin(words))
    });
    view! {
        {move || fallen.get().map(|refusal| view! { <RefusalNote refusal/> })}
        <section class="card" aria-labelledby="locked">
            <h2 id="locked">{move || words.get().lock.locked}</h2>
            <p>{move || (words.get().lock.locked_why)(address.get())}</p>
            <PinPad
                label=move || words.get().lock.pin
                digits
                error
                is_held
                on_enter=move |()| unlock()
            />
            <Show when=move || is_waiting.get()>
                <p class="sub" aria-hidden="true">
                    {move || (words.get().lock.wait_left)(words.get().format, wait_s.get())}
                </p>
            </Show>
            <button
                class="btn main wide"
                type="button"
                disabled=move || is_held.get() || digits.read().is_empty()
                on:click=move |_| unlock()
            >
                <Icon name="lock"/>
                {move || words.get().lock.unlock}
            </button>
            <Show when=move || unlocking.pending().get()>
                <Say kind=Kind::Unknown is_live=true>{move || words.get().lock.unlocking}</Say>
            </Show>
        </section>
        <Forgotten/>
    }
}

/// Counts seconds down to 0; setting it begins anew. Call it at the top of a component.
fn use_countdown(start_ms: u32) -> RwSignal<u32> {
    let left_s = RwSignal::new(start_ms.div_ceil(1000));
    let tick = move || {
        // Where the page was left the signal is gone, and nobody waits.
        let _ = left_s.try_update(|left| *left = left.saturating_sub(1));
    };
    if let Ok(clock) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || clock.clear());
    }
    left_s
}

/// What can be done without the PIN, said as it is.
#[component]
fn Forgotten() -> impl IntoView {
    let words = use_words();
    let address = use_address();
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{move || words.get().lock.forgotten}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <p>{move || (words.get().lock.forgotten_why)(address.get())}</p>
                <p>{move || (words.get().lock.forgotten_then)(address.get())}</p>
                <Wipe>
                    <Note kind=Kind::Bad title=move || words.get().lock.wipe_why/>
                </Wipe>
            </div>
        </details>
    }
}
