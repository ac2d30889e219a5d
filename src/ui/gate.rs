//! What stands before the pages until the ward is open, and who is led where once it is.

use crate::bridge::{Incident, Refusal};
use crate::ui::components::{Dock, Icon, Kind, Note, Sign, Skeleton};
use crate::ui::engine::{Standing, use_engine};
use crate::ui::frame::{base_path, use_leave};
use crate::ui::kept::{Marker, forget_asked_who, keep_marker, marker, was_asked_who};
use crate::ui::lock_screen::LockScreen;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::way_in::{leads_to, needs_no_ward, shows_the_ward};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

/// Shows the pages once the ward is open; those that need none at once.
#[component]
pub fn Gate(children: ChildrenFn) -> impl IntoView {
    let engine = use_engine();
    let here = use_path();
    ask_anew_who();
    lead_on(here);
    keep_what_there_is();
    // Pages are built anew only when the way is cleared or closed, not at every step between.
    let closed = Memo::new(move |_| match engine.standing().get() {
        Standing::Ready => None,
        _ if needs_no_ward(&here.read()) => None,
        standing => Some(standing),
    });
    move || match closed.get() {
        None => children().into_any(),
        Some(standing) => view! { <Closed standing/> }.into_any(),
    }
}

/// Returns the page's path as the routes know it, without the folder the app lives in.
fn use_path() -> Memo<String> {
    let location = use_location();
    let base = base_path();
    Memo::new(move |_| {
        let path = location.pathname.get();
        let path = path.strip_prefix(&base).unwrap_or(&path).trim_end_matches('/');
        if path.is_empty() { "/".to_owned() } else { path.to_owned() }
    })
}

/// Leads the front doors on to where the ward stands.
fn lead_on(here: Memo<String>) {
    let engine = use_engine();
    let leave = use_leave();
    Effect::new(move |_| {
        if engine.standing().get() != Standing::Ready {
            return;
        }
        let (path, overview) = (here.read(), engine.overview());
        let is_lost = overview.read().is_empty() && marker().is_some() && shows_the_ward(&path);
        let target = if is_lost { Some(route::START) } else { leads_to(&path, &overview.read(), was_asked_who()) };
        if let Some(target) = target {
            leave(target);
        }
    });
}

/// Lets the front doors ask again who uses the device once nobody knows that member any more, as after another ward's
/// data took the place of what was here.
fn ask_anew_who() {
    let engine = use_engine();
    Effect::new(move |had: Option<bool>| {
        let (had, overview) = (had.unwrap_or_default(), engine.overview());
        let overview = overview.read();
        // What is closed, or only practised on, tells nothing of who uses the ward.
        if engine.standing().get() != Standing::Ready || overview.is_practice || overview.is_empty() {
            return had;
        }
        if had && overview.me.is_none() {
            forget_asked_who();
        }
        overview.me.is_some()
    });
}

/// Notes beside the data how much of it there is, so that its loss is noticed.
fn keep_what_there_is() {
    let overview = use_engine().overview();
    let households = Memo::new(move |_| {
        let overview = overview.read();
        (!overview.is_practice).then_some(overview.households).filter(|households| *households > 0)
    });
    Effect::new(move |_| {
        if let Some(households) = households.get() {
            keep_marker(Marker { households, at_ms: js_sys::Date::now() as i64 });
        }
    });
}

/// A ward that is not open, and what can be done about it.
#[component]
fn Closed(standing: Standing) -> impl IntoView {
    let words = use_words();
    let content = match standing {
        Standing::Opening | Standing::Ready => view! { <Skeleton/> }.into_any(),
        Standing::HeldByAnotherTab => view! { <HeldElsewhere/> }.into_any(),
        Standing::TakenOver => view! { <TakenOver/> }.into_any(),
        Standing::Locked { wait_ms } => view! { <LockScreen wait_ms/> }.into_any(),
        Standing::Failed(refusal) => view! { <Failed refusal/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().shell.app_name/>
        <main class="narrow" tabindex="-1">{content}</main>
        <Dock/>
    }
}

#[component]
fn HeldElsewhere() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    view! {
        <Note title=move || words.get().gate.held is_live=true>
            <p>{move || words.get().gate.held_why}</p>
        </Note>
        <button class="btn main wide" type="button" on:click=move |_| spawn_local(engine.take_over())>
            {move || words.get().gate.use_here}
        </button>
    }
}

#[component]
fn TakenOver() -> impl IntoView {
    let words = use_words();
    view! {
        <Note title=move || words.get().gate.taken_over is_live=true>
            <p>{move || words.get().gate.taken_over_why}</p>
        </Note>
        <ReloadButton/>
    }
}

#[component]
fn Failed(refusal: Refusal) -> impl IntoView {
    let words = use_words();
    view! {
        <RefusalNote refusal/>
        <Note kind=Kind::Ok icon="shield">
            <p>{move || words.get().gate.what_is_safe}</p>
        </Note>
        <ReloadButton/>
    }
}

#[component]
fn ReloadButton() -> impl IntoView {
    let words = use_words();
    let reload = move |_| {
        if window().location().reload().is_err() {
            leptos::logging::warn!("the page cannot be loaded again");
        }
    };
    view! {
        <button class="btn main wide" type="button" on:click=reload>
            {move || words.get().gate.reload}
        </button>
    }
}

/// The note over every page that tells what happened to the data, until it is read.
#[component]
pub fn IncidentNote() -> impl IntoView {
    let words = use_words();
    let incident = use_engine().incident();
    move || {
        let text = &words.get().gate;
        let (kind, title, why) = match incident.get()? {
            Incident::Restored => (Kind::Ok, text.restored.to_owned(), text.restored_why),
            Incident::JournalBehind => (Kind::Bad, text.journal_behind.to_owned(), text.journal_behind_why),
            Incident::SetAside(pieces) => (Kind::Bad, (text.set_aside)(words.get().format, pieces), text.set_aside_why),
        };
        Some(view! {
            <Note kind title=title is_live=true>
                <p>{why}</p>
                <button class="btn small" type="button" on:click=move |_| incident.set(None)>
                    {text.understood}
                </button>
            </Note>
        })
    }
}

/// The strip over every page of the practice ward: nothing here is real, and one tap leads out.
#[component]
pub fn PracticeStrip() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let leaving = Action::new_local(move |(): &()| engine.leave_practice());
    // Pages of the practice ward mean nothing in the real one.
    let go_to = use_leave();
    Effect::new(move |_| {
        if leaving.value().get().is_some_and(|left| left.is_ok()) {
            go_to(route::HOME);
        }
    });
    let refusal = move || leaving.value().get().and_then(Result::err);
    let leave = move |_| {
        leaving.dispatch(());
    };
    view! {
        <Show when=move || engine.overview().read().is_practice>
            <aside class="practice" aria-label=move || words.get().gate.practice_title>
                <Icon name="guide"/>
                <p class="grow">
                    <strong>{move || words.get().gate.practice_title}</strong>
                    " "
                    {move || words.get().gate.practice_why}
                </p>
                <button
                    class="btn small"
                    type="button"
                    disabled=move || leaving.pending().get()
                    on:click=leave
                >
                    {move || words.get().gate.leave_practice}
                </button>
                {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
            </aside>
        </Show>
    }
}
