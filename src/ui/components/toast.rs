//! Toasts: what was just done, with the way back.

use crate::ui::components::Icon;
use crate::ui::preferences::use_words;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::oco::Oco;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;
use std::time::Duration;

/// Between the bars and a toast.
const GAP_PX: f64 = 8.0;

const STAYS: Duration = Duration::from_secs(8);

/// Takes back what a toast tells of. It may be called after the page that gave it has gone.
pub type UndoAction = Arc<dyn Fn() + Send + Sync>;

/// One toast.
#[derive(Clone)]
struct Toast {
    message: Oco<'static, str>,
    actions: Actions,
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
        self.shown.set(Some(Toast { message: message.into(), actions }));
        self.start();
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
        self.shown.set(Some(Toast { message: message.into(), actions: Actions::Ask { yes, no, on_yes } }));
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

    fn start(self) {
        self.stop();
        let timer = set_timeout_with_handle(move || self.shown.set(None), STAYS);
        // Without a timer the toast stays until the next one.
        self.timer.set_value(timer.ok());
    }

    /// Lets a toast that goes by itself go again, once nobody holds it any more.
    fn resume(self) {
        let waits = self.shown.with_untracked(|toast| {
            // An event is no reactive place: the toast of this moment is meant.
            toast.as_ref().is_none_or(|toast| matches!(toast.actions, Actions::Ask { .. }))
        });
        if !waits {
            self.start();
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

/// Returns how high the bars at the bottom of the screen reach, in px; `None` where there are none.
fn bars_height() -> Option<f64> {
    let dock = document().query_selector(".act, .quick, .nav").ok()??.get_bounding_client_rect();
    let screen = window().inner_height().ok()?.as_f64()?;
    (dock.top() > screen / 4.0).then(|| screen - dock.top())
}

/// Shows the toasts, above the bars. They stay while a finger, a mouse or the focus is on them.
#[component]
pub fn Toaster() -> impl IntoView {
    let toasts = use_toasts();
    let location = use_location();
    let lift = RwSignal::new(None);
    // A page's bars are measured once they stand there: no other signal knows how high a person's text makes them.
    Effect::new(move |_| {
        toasts.shown.track();
        location.pathname.track();
        request_animation_frame(move || lift.set(bars_height()));
    });
    view! {
        <div
            class="toasts"
            role="status"
            style:bottom=move || lift.get().map(|height| format!("{}px", height + GAP_PX))
            on:pointerenter=move |_| toasts.stop()
            on:pointerleave=move |_| toasts.resume()
            on:focusin=move |_| toasts.stop()
            on:focusout=move |_| toasts.resume()
        >
            {move || toasts.shown.get().map(|toast| view! { <ShownToast toast toasts/> })}
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
    let icon = if matches!(toast.actions, Actions::Ask { .. }) { "info" } else { "check" };
    let actions = match toast.actions {
        Actions::None => ().into_any(),
        Actions::Undo(undo) => button((move || words.get().common.undo).into(), undo).into_any(),
        Actions::Ask { yes, no, on_yes } => {
            (button(yes.into(), Arc::new(on_yes)), button(no.into(), Arc::new(|| {}))).into_any()
        }
    };
    view! {
        <div class="toast">
            <Icon name=icon/>
            <span class="grow">{toast.message}</span>
            <div class="flow">{actions}</div>
        </div>
    }
}
