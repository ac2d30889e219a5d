//! What can be done from the walk: the next door, or one outcome at many doors.

use crate::engine::commands::log_visit::LogManyVisits;
use crate::model::{Appointment, Date, HouseholdId, Outcome};
use crate::ui::clock::{use_now, use_today};
use crate::ui::components::{Field, Icon, Link};
use crate::ui::engine::use_engine;
use crate::ui::pages::walk::state::Walk;
use crate::ui::pages::walk::{Shared, with_page};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many house numbers are named before "…".
const NUMBERS_NAMED: usize = 8;

/// The bar of the walk.
#[component]
pub fn WalkActions(walk: Walk, page: Shared) -> impl IntoView {
    let is_choosing = Memo::new(move |_| walk.is_choosing());
    move || {
        if is_choosing.get() {
            view! { <ManyDoors walk page/> }.into_any()
        } else {
            view! { <NextDoor walk/> }.into_any()
        }
    }
}

/// The next door nobody knocked at, of those looked for, and a home that is not listed.
#[component]
fn NextDoor(walk: Walk) -> impl IntoView {
    let words = use_words();
    let answer = use_engine().follow(move || walk.next_question());
    let next = Memo::new(move |_| {
        let page = answer.get()?.ok()?;
        let doors = page.lanes.into_iter().flat_map(|lane| lane.doors);
        doors.filter(|door| !door.is_closed).map(|door| (door.household, door.number)).next()
    });
    let main = move || {
        next.get().map(|(household, number)| {
            let text = &words.get().walk;
            let label = if number.is_empty() { text.next_home.to_owned() } else { (text.next_home_number)(&number) };
            view! {
                <Link href=route::visit(household) class="btn main">
                    <Icon name="walk"/>
                    {label}
                </Link>
            }
        })
    };
    view! {
        <div class="next-door">
            {main}
            <Link href=route::NEW_HOME class="btn" attr:aria-label=move || words.get().walk.add_home>
                <Icon name="plus"/>
            </Link>
        </div>
    }
}

/// The doors chosen, and what happened at all of them.
#[component]
fn ManyDoors(walk: Walk, page: Shared) -> impl IntoView {
    let words = use_words();
    let is_postponing = RwSignal::new(false);
    let save = use_many_visits(walk);
    let is_none = move || walk.chosen().is_empty();
    view! {
        <div class="chosen">
            <strong role="status">{move || chosen_line(words.get(), walk, page)}</strong>
            <button
                class="btn small quiet"
                type="button"
                aria-label=move || words.get().walk.unchoose
                on:click=move |_| walk.set_choosing(false)
            >
                <Icon name="x"/>
            </button>
        </div>
        <Show when=move || is_none()>
            <p class="sub">{move || words.get().walk.choose_hint}</p>
        </Show>
        <Show
            when=move || is_postponing.get()
            fallback=move || {
                view! {
                    <div class="two">
                        <button
                            class="btn main"
                            type="button"
                            disabled=is_none
                            on:click=move |_| save.run((Outcome::Absent, None))
                        >
                            <Icon name="absent"/>
                            {move || words.get().labels.outcome(Outcome::Absent)}
                        </button>
                        <button class="btn" type="button" disabled=is_none on:click=move |_| is_postponing.set(true)>
                            <Icon name="cal"/>
                            {move || words.get().labels.outcome(Outcome::Postponed)}
                        </button>
                    </div>
                }
            }
        >
            <Postpone
                on_save=move |day| save.run((Outcome::Postponed, Some(day)))
                on_cancel=move |()| is_postponing.set(false)
            />
        </Show>
    }
}

/// The day to come back.
#[component]
fn Postpone(#[prop(into)] on_save: Callback<Date>, #[prop(into)] on_cancel: Callback<()>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    // The form opens with tomorrow; that the day may change meanwhile is no reason to overwrite what was chosen.
    let day = RwSignal::new(today.get_untracked().plus_days(1).code());
    let is_wrong = RwSignal::new(false);
    let save = move |_| match Date::parse(&day.read_untracked()).filter(|day| *day >= today.get_untracked()) {
        Some(day) => on_save.run(day),
        None => is_wrong.set(true),
    };
    view! {
        <Field
            label=move || words.get().walk.postpone_on
            value=day
            on_input=move |typed| {
                day.set(typed);
                is_wrong.set(false);
            }
            error=Signal::derive(move || is_wrong.get().then(|| words.get().walk.postpone_missing.to_owned()))
            input_type="date"
        />
        <div class="two">
            <button class="btn main" type="button" on:click=save>
                {move || words.get().walk.postpone_save}
            </button>
            <button class="btn" type="button" on:click=move |_| on_cancel.run(())>
                {move || words.get().common.cancel}
            </button>
        </div>
    }
}

/// Returns what logs one outcome at all chosen doors.
fn use_many_visits(walk: Walk) -> Callback<(Outcome, Option<Date>)> {
    let engine = use_engine();
    let saving = use_saving();
    let words = use_words();
    let (now, today) = (use_now(), use_today());
    let busy = use_busy();
    Callback::new(move |(outcome, day): (Outcome, Option<Date>)| {
        if !busy.begin() {
            return;
        }
        // An event: the doors, the time and the words of this moment are meant.
        let (households, words) = (untrack(|| walk.chosen()), words.get_untracked());
        let (at_ms, today) = (now.get_untracked(), today.get_untracked());
        let count = households.len() as u64;
        let appointment = day.map(|on| Appointment { on, time: String::new(), note: String::new() });
        let command = LogManyVisits { households: households.into_iter().collect(), at_ms, outcome, appointment };
        spawn_local(async move {
            match engine.save(command).await {
                Ok(token) => {
                    let message = match day {
                        Some(day) => (words.walk.saved_postponed)(count, &words.format.day(day, today)),
                        None => (words.walk.saved_absent)(count),
                    };
                    saving.tell(message, token);
                    walk.set_choosing(false);
                }
                Err(refusal) => saving.refuse(&refusal),
            }
            busy.end();
        });
    })
}

/// Says how many doors are chosen, and which, in walking order.
fn chosen_line(words: &Words, walk: Walk, page: Shared) -> String {
    let chosen = walk.chosen();
    let numbers = with_page(page, |page| {
        let doors = page.lanes.iter().flat_map(|lane| &lane.doors);
        let number = |household: HouseholdId, number: &str| chosen.contains(&household).then(|| number.to_owned());
        let numbers = doors.filter_map(|door| number(door.household, &door.number)).filter(|number| !number.is_empty());
        let mut numbers: Vec<String> = numbers.take(NUMBERS_NAMED + 1).collect();
        if let Some(last) = numbers.get_mut(NUMBERS_NAMED) {
            "…".clone_into(last);
        }
        numbers.join(", ")
    });
    (words.walk.chosen)(chosen.len() as u64, &numbers.unwrap_or_default())
}
