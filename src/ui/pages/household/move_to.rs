//! Choosing the household a person moves to.

use crate::engine::queries::move_choices::{MoveChoice, MoveQuestion};
use crate::model::HouseholdId;
use crate::model::text::join_filled;
use crate::ui::components::{Icon, Kind, NamesButton, Plate, Say, SearchField};
use crate::ui::engine::use_engine;
use crate::ui::household_form::TypedPerson;
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// How many homes are offered.
const OFFERED: u32 = 8;

/// The search for the new home, behind a fold: people seldom move.
#[component]
pub fn MoveTo(household: HouseholdId, typed: RwSignal<TypedPerson>) -> impl IntoView {
    let words = use_words();
    let chosen = RwSignal::new(String::new());
    let moves = Memo::new(move |_| typed.read().moves_to.is_some());
    let choose = move |home: (HouseholdId, String)| {
        chosen.set(home.1);
        typed.write().moves_to = Some(home.0);
    };
    view! {
        <details class="card">
            <summary class="head unbroken">
                <strong>{move || words.get().household_form.move_person}</strong>
                <Icon name="down" class="chev"/>
            </summary>
            <div class="stack">
                <Show
                    when=move || moves.get()
                    fallback=move || view! { <HomeSearch household on_choose=choose/> }
                >
                    <Say kind=Kind::Info icon="walk" is_live=true>
                        {move || (words.get().household_form.moves_to)(&chosen.read())}
                        " "
                        <NamesButton on_press=move |()| typed.write().moves_to = None>
                            {move || words.get().household_form.moves_not}
                        </NamesButton>
                    </Say>
                </Show>
            </div>
        </details>
    }
}

#[component]
fn HomeSearch(
    /// Where the person lives now.
    household: HouseholdId,
    #[prop(into)] on_choose: Callback<(HouseholdId, String)>,
) -> impl IntoView {
    let words = use_words();
    let search = RwSignal::new(String::new());
    let answer = use_engine().follow(move || MoveQuestion { from: household, search: search.get(), take: OFFERED });
    let homes = move || {
        let homes = answer.get()?.ok().filter(|_| !search.read().trim().is_empty())?;
        Some(if homes.is_empty() {
            view! { <p class="sub">{words.get().household_form.move_none}</p> }.into_any()
        } else {
            let rows = homes.into_iter().map(|home| home_row(home, words.get(), on_choose)).collect_view();
            view! { <ul class="card flat list">{rows}</ul> }.into_any()
        })
    };
    view! {
        <SearchField
            label=move || words.get().household_form.move_search
            value=search
            on_input=move |typed| search.set(typed)
        />
        {homes}
    }
}

fn home_row(
    home: MoveChoice,
    words: &'static Words,
    on_choose: Callback<(HouseholdId, String)>,
) -> impl IntoView + use<> {
    let MoveChoice { household, number, name, found, place } = home;
    let chosen = join_filled([&number, &place, &name]);
    let found = found.map(|found| view! { <span class="sub">{(words.walk.found_person)(&found)}</span> });
    view! {
        <li>
            <button class="row" type="button" on:click=move |_| on_choose.run((household, chosen.clone()))>
                <Plate number/>
                <span class="b">
                    <strong>{name}</strong>
                    {found}
                    <span class="sub">{place}</span>
                </span>
                <Icon name="next" class="go"/>
            </button>
        </li>
    }
}
