//! The lock on this device's data: turned on and off, its PIN changed, and what it is worth.

use crate::bridge::{Answered, ChangePin, Pin, PinFault, Refusal, TurnLockOff, TurnLockOn};
use crate::engine::Fault;
use crate::ui::components::{ChoiceChip, Icon, Kind, Note, Say, fresh_id, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::pin_pad::{PinPad, wrong_pin};
use crate::ui::preferences::{LOCK_AFTER_MIN, use_address, use_preferences, use_words};
use crate::ui::refusal::{RefusalNote, toast_refusal};
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What the person is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    TurnOn,
    TurnOff,
    Change,
}

/// The PIN that is asked for next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    /// The one that is in use.
    Present,
    New {
        present: Option<Pin>,
    },
    /// The new one once more.
    Repeated {
        present: Option<Pin>,
        new: Pin,
    },
}

/// What is asked of the engine, once every PIN is known.
enum Turn {
    On(TurnLockOn),
    Off(TurnLockOff),
    Change(ChangePin),
}

/// Why digits are asked for again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Objection {
    Wrong { wait_ms: u32 },
    Made(PinFault),
    Differs,
}

/// The lock, as it is and as it can be.
#[component]
pub fn Lock() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let overview = engine.overview();
    let has_lock = engine.has_lock();
    let deed = RwSignal::new(None::<Deed>);
    view! {
        <Show when=move || !overview.read().is_practice>
            <section class="card" aria-labelledby="lock">
                <h2 id="lock">{move || words.get().lock.title}</h2>
                {move || match (deed.get(), has_lock.get()) {
                    (Some(doing), _) => view! { <Doing doing on_end=move |()| deed.set(None)/> }.into_any(),
                    (None, true) => view! { <On deed/> }.into_any(),
                    (None, false) => view! { <Off deed/> }.into_any(),
                }}
            </section>
        </Show>
    }
}

/// What a lock is worth, and the way to turn it on.
#[component]
fn Off(deed: RwSignal<Option<Deed>>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    view! {
        <p>{move || (words.get().lock.why)(address.get())}</p>
        <p class="sub">{move || words.get().lock.limits}</p>
        <button class="btn wide" type="button" on:click=move |_| deed.set(Some(Deed::TurnOn))>
            <Icon name="lock"/>
            {move || words.get().lock.turn_on}
        </button>
    }
}

/// What can be done with a lock that is on.
#[component]
fn On(deed: RwSignal<Option<Deed>>) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let preferences = use_preferences();
    let name = fresh_id("away");
    let chip = move |minutes: u32| {
        view! {
            <ChoiceChip
                name=name.clone()
                checked=Signal::derive(move || preferences.get().lock_after_min == minutes)
                on_change=move |_| preferences.change(|choices| choices.lock_after_min = minutes)
            >
                {move || (words.get().lock.minutes)(words.get().format, minutes)}
            </ChoiceChip>
        }
    };
    view! {
        <Say kind=Kind::Ok icon="lock">{move || words.get().lock.is_on}</Say>
        <p class="sub">{move || words.get().lock.limits}</p>
        <button class="btn wide" type="button" on:click=move |_| spawn_local(engine.lock_now())>
            <Icon name="lock"/>
            {move || words.get().lock.lock_now}
        </button>
        <fieldset>
            <legend>{move || words.get().lock.when_away}</legend>
            <div class="flow">{LOCK_AFTER_MIN.into_iter().map(chip).collect_view()}</div>
        </fieldset>
        <div class="two">
            <button class="btn wide" type="button" on:click=move |_| deed.set(Some(Deed::Change))>
                {move || words.get().lock.change}
            </button>
            <button class="btn wide" type="button" on:click=move |_| deed.set(Some(Deed::TurnOff))>
                {move || words.get().lock.turn_off}
            </button>
        </div>
    }
}

/// Asks for one PIN after the other, then does it.
#[component]
fn Doing(doing: Deed, #[prop(into)] on_end: Callback<()>) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let engine = use_engine();
    let toasts = use_toasts();
    let first = if doing == Deed::TurnOn { Asked::New { present: None } } else { Asked::Present };
    let asked = RwSignal::new(first);
    let digits = RwSignal::new(String::new());
    let objection = RwSignal::new(None::<Objection>);
    let fallen = RwSignal::new(None::<Refusal>);
    let is_busy = RwSignal::new(false);
    let done = move |done: Answered<()>| match done {
        Ok(()) => {
            engine.set_lock(doing != Deed::TurnOff);
            // After an event the words of this moment are meant.
            let words = words.get_untracked();
            let message = match doing {
                Deed::TurnOn => words.lock.turned_on,
                Deed::TurnOff => words.lock.turned_off,
                Deed::Change => words.lock.changed,
            };
            toasts.show(message, None);
            // The page may have been left meanwhile.
            on_end.try_run(());
        }
        Err(Refusal::WrongPin { wait_ms }) => {
            asked.try_set(Asked::Present);
            objection.try_set(Some(Objection::Wrong { wait_ms }));
            is_busy.try_set(false);
        }
        Err(refusal @ Refusal::Engine(Fault::Store(_))) => {
            // The ward was closed: how it stands now is seen when it is opened again, and this page with it.
            toast_refusal(toasts, words.get_untracked(), &refusal);
            spawn_local(engine.reopen());
        }
        Err(refusal) => {
            fallen.try_set(Some(refusal));
            is_busy.try_set(false);
        }
    };
    let act = move |turn: Turn| {
        is_busy.set(true);
        spawn_local(async move {
            done(match turn {
                Turn::On(ask) => engine.ask(ask).await,
                Turn::Off(ask) => engine.ask(ask).await,
                Turn::Change(ask) => engine.ask(ask).await,
            });
        });
    };
    let go_on = move || {
        // An event is no reactive place: what is typed at this moment is meant.
        let typed = digits.get_untracked();
        if typed.is_empty() || is_busy.get_untracked() {
            return;
        }
        digits.set(String::new());
        objection.set(None);
        match asked.get_untracked() {
            Asked::Present if doing == Deed::TurnOff => act(Turn::Off(TurnLockOff { pin: Pin::typed(&typed) })),
            Asked::Present => asked.set(Asked::New { present: Some(Pin::typed(&typed)) }),
            Asked::New { present } => match Pin::made_up(&typed) {
                Ok(new) => asked.set(Asked::Repeated { present, new }),
                Err(fault) => objection.set(Some(Objection::Made(fault))),
            },
            Asked::Repeated { present, new } if new == Pin::typed(&typed) => act(match present {
                None => Turn::On(TurnLockOn { pin: new }),
                Some(pin) => Turn::Change(ChangePin { pin, new }),
            }),
            Asked::Repeated { present, .. } => {
                objection.set(Some(Objection::Differs));
                asked.set(Asked::New { present });
            }
        }
    };
    let label = move || {
        let words = &words.get().lock;
        match *asked.read() {
            Asked::Present => words.pin,
            Asked::New { .. } => words.new_pin,
            Asked::Repeated { .. } => words.repeat_pin,
        }
    };
    let is_last = move || doing == Deed::TurnOff || matches!(*asked.read(), Asked::Repeated { .. });
    let button = move || {
        let words = &words.get().lock;
        match (is_last(), doing) {
            (false, _) => words.next,
            (true, Deed::TurnOn) => words.turn_on,
            (true, Deed::TurnOff) => words.turn_off,
            (true, Deed::Change) => words.change,
        }
    };
    view! {
        {(doing == Deed::TurnOn)
            .then(|| {
                view! { <Note kind=Kind::Part icon="warn" title=move || (words.get().lock.forgotten_means)(address.get())/> }
            })}
        {move || fallen.get().map(|refusal| view! { <RefusalNote refusal/> })}
        <PinPad
            label
            digits
            hint=move || if matches!(*asked.read(), Asked::New { .. }) { words.get().lock.new_pin_hint } else { "" }
            error=Signal::derive(move || objection.get().map(|objection| told(objection, words.get())))
            is_held=is_busy
            on_enter=move |()| go_on()
        />
        <Show when=move || is_busy.get()>
            <Say kind=Kind::Unknown is_live=true>{move || words.get().lock.working}</Say>
        </Show>
        <button
            class="btn main wide"
            type="button"
            disabled=move || is_busy.get() || digits.read().is_empty()
            on:click=move |_| go_on()
        >
            {button}
        </button>
        <button
            class="btn wide"
            type="button"
            disabled=move || is_busy.get()
            on:click=move |_| on_end.run(())
        >
            {move || words.get().common.cancel}
        </button>
    }
}

/// Says why digits are asked for again.
fn told(objection: Objection, words: &Words) -> String {
    match objection {
        Objection::Wrong { wait_ms: 0 } => wrong_pin(words),
        Objection::Wrong { wait_ms } => (words.lock.wait)(words.format, wait_ms.div_ceil(1000)),
        Objection::Made(PinFault::Length) => words.lock.length.to_owned(),
        Objection::Made(PinFault::TooEasy) => words.lock.too_easy.to_owned(),
        Objection::Differs => words.lock.differs.to_owned(),
    }
}
