//! Toasts: what was just done, with the way back.

use crate::ui::components::Icon;
use crate::ui::preferences::use_words;
use crate::ui::toast_place::{self, Edges};
use leptos::html;
use leptos::leptos_dom::helpers::{IntervalHandle, TimeoutHandle};
use leptos::oco::Oco;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlDivElement};
use leptos_router::hooks::use_location;
use std::sync::Arc;
use std::time::Duration;

const STAYS: Duration = Duration::from_secs(8);

/// A refusal says what happened and what to do, and often nothing else on the page does.
const REFUSAL_STAYS: Duration = Duration::from_secs(16);

/// How often the place of a toast is found anew.
const PLACED_EVERY: Duration = Duration::from_millis(100);

/// What a toast must not cover: the bars, and the main button of a page that has it further up.
const UNCOVERED: &str = ".act, .quick, .nav, .btn.main";

/// Takes back what a toast tells of. It may be called after the page that gave it has gone.
pub type UndoAction = Arc<dyn Fn() + Send + Sync>;

/// One toast.
#[derive(Clone)]
struct Toast {
    tone: Tone,
    message: Oco<'static, str>,
    actions: Actions,
}

/// What a toast tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    Done,
    News,
    Refusal,
}

impl Tone {
    const fn icon(self) -> &'static str {
        match self {
            Self::Done => "check",
            Self::News => "info",
            Self::Refusal => "warn",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Done | Self::News => "toast",
            Self::Refusal => "toast bad",
        }
    }
}

#[derive(Clone)]
enum Actions {
    None,
    Undo(UndoAction),
    /// A question that waits until it is answered.
    Ask {
        yes: &'static str,
        no: &'static str,
        on_yes: fn(),
    },
}

/// The one place where toasts appear. A new one takes the place of the one before.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Option<Toast>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Toasts {
    /// Says what was done, for 8 seconds, and offers to undo it.
    pub fn show(self, message: impl Into<Oco<'static, str>>, undo: Option<UndoAction>) {
        let actions = undo.map_or(Actions::None, Actions::Undo);
        self.put(Toast { tone: Tone::Done, message: message.into(), actions });
    }

    /// Says what the person should know of and did not do, for 8 seconds.
    pub fn inform(self, message: impl Into<Oco<'static, str>>) {
        self.put(Toast { tone: Tone::News, message: message.into(), actions: Actions::None });
    }

    /// Says what was refused and what to do, for 16 seconds; it is read out at once.
    pub fn warn(self, message: impl Into<Oco<'static, str>>) {
        self.put(Toast { tone: Tone::Refusal, message: message.into(), actions: Actions::None });
    }

    /// Asks something that can wait: it stays until it is answered or something else is to be said.
    pub(in crate::ui) fn ask(
        self,
        message: impl Into<Oco<'static, str>>,
        yes: &'static str,
        no: &'static str,
        on_yes: fn(),
    ) {
        self.stop();
        let actions = Actions::Ask { yes, no, on_yes };
        self.shown.set(Some(Toast { tone: Tone::News, message: message.into(), actions }));
    }

    fn put(self, toast: Toast) {
        let stays = toast.stays();
        self.shown.set(Some(toast));
        self.start(stays);
    }

    /// Takes away what was done and can be undone: behind a lock neither is anybody's business.
    pub(in crate::ui) fn dismiss_done(self) {
        // At this moment: what is said later stays.
        if self.shown.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.tone == Tone::Done)) {
            self.dismiss();
        }
    }

    fn dismiss(self) {
        self.stop();
        self.shown.set(None);
    }

    fn stop(self) {
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    }

    fn start(self, stays: Option<Duration>) {
        self.stop();
        let Some(stays) = stays else { return };
        let timer = set_timeout_with_handle(move || self.shown.set(None), stays);
        // Without a timer the toast stays until the next one.
        self.timer.set_value(timer.ok());
    }

    /// Lets a toast that goes by itself go again, once nobody holds it any more.
    fn resume(self) {
        // An event is no reactive place: the toast of this moment is meant.
        self.start(self.shown.with_untracked(|toast| toast.as_ref().and_then(Toast::stays)));
    }
}

impl Toast {
    /// Returns how long it stays; a question stays until it is answered.
    const fn stays(&self) -> Option<Duration> {
        match (&self.actions, self.tone) {
            (Actions::Ask { .. }, _) => None,
            (_, Tone::Refusal) => Some(REFUSAL_STAYS),
            _ => Some(STAYS),
        }
    }
}

/// Provides the toasts. Call it once, at the root.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(None), timer: StoredValue::new(None) };
    provide_context(toasts);
    toasts
}

/// Returns the place where toasts appear.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(provide_toasts)
}

/// Returns how high the toasts are to stand, in px above the bottom of the screen; `None` where nothing is in the way.
fn measured(toasts: &HtmlDivElement) -> Option<f64> {
    let screen = window().inner_height().ok()?.as_f64()?;
    let found = document().query_selector_all(UNCOVERED).ok()?;
    let edges = |element: Element| {
        let rect = element.get_bounding_client_rect();
        Edges { top: rect.top(), bottom: rect.bottom() }
    };
    let elements = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into::<Element>().ok());
    toast_place::lift(screen, toasts.get_bounding_client_rect().height(), &elements.map(edges).collect::<Vec<_>>())
}

/// Shows the toasts, above the bars. They stay while a finger, a mouse or the focus is on them.
#[component]
pub fn Toaster() -> impl IntoView {
    let toasts = use_toasts();
    let location = use_location();
    let place = NodeRef::<html::Div>::new();
    let lift = RwSignal::new(None);
    let measure = move || {
        // Called by the clock: the element of this moment is meant.
        if let Some(place) = place.get_untracked() {
            lift.set(measured(&place));
        }
    };
    // A page's bars come with its answers and grow with a person's text, and pages are scrolled: no signal knows of all
    // that, so a toast looks for its place as long as it is there.
    Effect::new(move |before: Option<Option<IntervalHandle>>| {
        location.pathname.track();
        if let Some(Some(clock)) = before {
            clock.clear();
        }
        toasts.shown.read().as_ref()?;
        request_animation_frame(measure);
        set_interval_with_handle(measure, PLACED_EVERY).ok()
    });
    let shown = move |is_refusal: bool| {
        let toast = toasts.shown.get().filter(|toast| (toast.tone == Tone::Refusal) == is_refusal);
        toast.map(|toast| view! { <ShownToast toast toasts/> })
    };
    view! {
        <div
            class="toasts"
            node_ref=place
            style:bottom=move || lift.get().map(|height| format!("{height}px"))
            on:pointerenter=move |_| toasts.stop()
            on:pointerleave=move |_| toasts.resume()
            on:focusin=move |_| toasts.stop()
            on:focusout=move |_| toasts.resume()
        >
            // Both stand there from the beginning: what is put into them later is read out, what comes with them is not.
            <div role="status">{move || shown(false)}</div>
            <div role="alert">{move || shown(true)}</div>
        </div>
    }
}

#[component]
fn ShownToast(toast: Toast, toasts: Toasts) -> impl IntoView {
    let words = use_words();
    let button = move |label: TextProp, on_press: UndoAction| {
        let press = move |_| {
            toasts.dismiss();
            on_press();
        };
        view! {
            <button class="btn small" type="button" on:click=press>
                {move || label.get()}
            </button>
        }
    };
    let tone = toast.tone;
    let actions = match toast.actions {
        Actions::None => ().into_any(),
        Actions::Undo(undo) => button((move || words.get().common.undo).into(), undo).into_any(),
        Actions::Ask { yes, no, on_yes } => {
            (button(yes.into(), Arc::new(on_yes)), button(no.into(), Arc::new(|| {}))).into_any()
        }
    };
    view! {
        <div class=tone.class()>
            <Icon name=tone.icon()/>
            <span class="grow">{toast.message}</span>
            <div class="flow">{actions}</div>
        </div>
    }
}
