//! Choosing the household a person moves to.

use crate::engine::queries::walk_list::{Door, WalkQuestion};
use crate::model::HouseholdId;
use crate::model::text::join_filled;
use crate::ui::components::{Icon, Kind, NamesButton, Plate, Say, SearchField};
use crate::ui::engine::use_engine;
use crate::ui::household_form::TypedPerson;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// How many homes are offered.
const OFFERED: usize = 8;

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
            <summary>{move || words.get().household_form.move_person}</summary>
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
    let question = move || WalkQuestion { search: search.get(), doors: OFFERED as u32, ..WalkQuestion::default() };
    let answer = use_engine().follow(question);
    let homes = move || {
        let page = answer.get()?.ok().filter(|_| !search.read().trim().is_empty())?;
        let homes = page.lanes.into_iter().flat_map(|lane| {
            let place = join_filled([lane.name, lane.group, lane.area]);
            lane.doors.into_iter().map(move |door| (door, place.clone()))
        });
        let homes: Vec<_> =
            homes.filter(|(door, _)| door.household != household && !door.is_closed).take(OFFERED).collect();
        Some(if homes.is_empty() {
            view! { <p class="sub">{words.get().household_form.move_none}</p> }.into_any()
        } else {
            let rows = homes.into_iter().map(|(door, place)| home_row(door, place, on_choose)).collect_view();
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

fn home_row(door: Door, place: String, on_choose: Callback<(HouseholdId, String)>) -> impl IntoView {
    let name = join_filled([&door.number, &place, &door.name]);
    let household = door.household;
    view! {
        <li>
            <button class="row" type="button" on:click=move |_| on_choose.run((household, name.clone()))>
                <Plate number=door.number/>
                <span class="b">
                    <strong>{door.name}</strong>
                    <span class="sub">{place}</span>
                </span>
                <Icon name="next" class="go"/>
            </button>
        </li>
    }
}
