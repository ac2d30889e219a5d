//! A place where two people wrote different things, and the choice between them.

use crate::engine::queries::conflicts::{Conflict, ConflictSide};
use crate::model::text::join_filled;
use crate::model::{Date, HouseholdId, ResidentId};
use crate::ui::clock::use_today;
use crate::ui::components::{ChoiceLine, Kind, Link, Note, Tag, fresh_id, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::pages::field_text::{field_name, origin, value_text};
use crate::ui::preferences::use_words;
use crate::ui::refusal::toast_refusal;
use crate::ui::route;
use crate::ui::saving::use_busy;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The sides with who wrote them and when; one is chosen, or both are written anew.
#[component]
pub fn ConflictCard(
    conflict: Conflict,
    /// The home it is met at, if it is one.
    home: Option<HouseholdId>,
) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let engine = use_engine();
    let toasts = use_toasts();
    let name = fresh_id("conflict");
    let heading = fresh_id("conflict");
    let labelled_by = heading.clone();
    let chosen = RwSignal::new(None::<usize>);
    let is_asked = RwSignal::new(false);
    let busy = use_busy();
    let form = home.and_then(|home| form_of(&conflict, home));
    let (is_waiting, sides) = (conflict.is_waiting, conflict.sides.len());
    let conflict = StoredValue::new(conflict);
    let settle = move || {
        let ask = chosen.get_untracked().and_then(|side| conflict.with_value(|conflict| conflict.keep(side)));
        let Some(ask) = ask else { return is_asked.set(true) };
        if !busy.begin() {
            return;
        }
        spawn_local(async move {
            let outcome = engine.save(ask).await;
            busy.end();
            // After an event the words of this moment are meant.
            let words = words.get_untracked();
            match outcome {
                Ok(()) => toasts.show(words.conflicts.settled, None),
                Err(refusal) => toast_refusal(toasts, words, &refusal),
            }
        });
    };
    let side = move |place: usize| {
        let about = move |tell: fn(&Conflict, &ConflictSide, &Words, Date) -> String| {
            conflict.with_value(|conflict| {
                conflict.sides.get(place).map(|side| tell(conflict, side, words.get(), today.get())).unwrap_or_default()
            })
        };
        view! {
            <ChoiceLine
                name=name.clone()
                checked=Signal::derive(move || chosen.get() == Some(place))
                on_change=move |_| chosen.set(Some(place))
                hint=move || about(origin_of)
            >
                <span class="val">{move || about(shown_value)}</span>
            </ChoiceLine>
        }
    };
    view! {
        <article class="card mark clash" aria-labelledby=labelled_by>
            <h3 id=heading>{move || conflict.with_value(|conflict| title(conflict, words.get()))}</h3>
            <fieldset class="stack">
                <legend>{move || words.get().conflicts.which}</legend>
                {(0..sides).map(side).collect_view()}
            </fieldset>
            {is_waiting.then(|| view! { <Tag kind=Kind::Unknown>{move || words.get().conflicts.waiting}</Tag> })}
            <Show when=move || is_asked.get() && chosen.read().is_none()>
                <Note kind=Kind::Bad title=move || words.get().conflicts.choose_first/>
            </Show>
            <button
                class="btn main wide"
                type="button"
                aria-disabled=move || busy.is_on().to_string()
                on:click=move |_| settle()
            >
                {move || words.get().conflicts.keep}
            </button>
            {form
                .map(|href| {
                    view! {
                        <Link href class="btn wide">
                            {move || words.get().conflicts.write}
                        </Link>
                    }
                })}
            <p class="sub">{move || words.get().conflicts.not_lost}</p>
        </article>
    }
}

/// Returns the form where both versions are written anew; steps are recorded by a visit.
fn form_of(conflict: &Conflict, home: HouseholdId) -> Option<String> {
    if conflict.item.is_some() {
        return Some(route::visit(home));
    }
    match conflict.field() {
        "consent" | "consent_on" | "consent_by" | "consent_way" => None,
        _ if conflict.is_of_person() => Some(route::person(home, ResidentId(conflict.record))),
        _ => Some(route::edit_household(home)),
    }
}

fn title(conflict: &Conflict, words: &Words) -> String {
    let field = field_name(conflict.field(), conflict.item.as_ref(), conflict.is_of_person(), words);
    words.field_names.of(&field, &conflict.name)
}

/// Reads a side's value as people do.
fn shown_value(conflict: &Conflict, side: &ConflictSide, words: &Words, _: Date) -> String {
    value_text(conflict.field(), conflict.item.as_ref(), side, words)
}

/// Says who wrote a side and when, and whether it is the one lists show.
fn origin_of(conflict: &Conflict, side: &ConflictSide, words: &Words, today: Date) -> String {
    let [by, day] = origin(side, words, today);
    let is_shown = conflict.sides.first().is_some_and(|shown| shown.change == side.change);
    join_filled([by.as_str(), &day, if is_shown { words.conflicts.is_shown } else { "" }])
}
