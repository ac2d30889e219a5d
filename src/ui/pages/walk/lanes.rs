//! The lanes, and reaching further down the list.

use crate::engine::queries::walk_list::{AreaChoice, Lane, WalkPage as Stretch};
use crate::model::ItemUnit;
use crate::ui::clock::use_today;
use crate::ui::components::fresh_id;
use crate::ui::frame::base_path;
use crate::ui::pages::walk::row::{Drawing, door_row};
use crate::ui::pages::walk::state::{FIRST_DOORS, Walk};
use crate::ui::pages::walk::{Shared, with_page};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{IntersectionObserver, IntersectionObserverEntry};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A lane of a stretch, which is shared instead of copied: a ward has thousands of doors.
#[derive(Clone)]
struct LaneOf {
    page: Arc<Stretch>,
    place: usize,
}

impl LaneOf {
    fn all(page: &Arc<Stretch>) -> impl Iterator<Item = Self> + use<> {
        let page = Arc::clone(page);
        (0..page.lanes.len()).map(move |place| Self { page: Arc::clone(&page), place })
    }

    fn get(&self) -> Option<&Lane> {
        self.page.lanes.get(self.place)
    }

    /// Tells a lane from others and from itself before a change: only what changed is drawn again.
    fn key(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.get().hash(&mut hasher);
        hasher.finish()
    }
}

/// The lanes of the list, and more of them on the way down.
#[component]
pub fn Lanes(walk: Walk, page: Shared, areas: Memo<Vec<AreaChoice>>) -> impl IntoView {
    let words = use_words();
    let lanes = move || match page.get() {
        Some(Ok(page)) => LaneOf::all(&page).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let shows_area = Memo::new(move |_| areas.read().len() > 1 && walk.area().is_none());
    let end = move || {
        let shown = with_page(page, |page| {
            let doors: usize = page.lanes.iter().map(|lane| lane.doors.len()).sum();
            (page.next_lane.is_some(), doors)
        });
        match shown? {
            (true, _) => Some(view! { <More walk/> }.into_any()),
            (false, doors) if doors > FIRST_DOORS as usize => {
                Some(view! { <p class="sub">{(words.get().walk.all_shown)(doors as u64)}</p> }.into_any())
            }
            (false, _) => None,
        }
    };
    view! {
        <For each=lanes key=LaneOf::key let(lane)>
            <LaneSection lane walk shows_area/>
        </For>
        {end}
    }
}

#[component]
fn LaneSection(lane: LaneOf, walk: Walk, shows_area: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let id = fresh_id("lane");
    let labelled_by = id.clone();
    let is_choosing = Memo::new(move |_| walk.is_choosing());
    let base = base_path();
    let of_head = lane.clone();
    let head = move || {
        let words = words.get();
        let lane = of_head.get()?;
        let (title, below) = lane_title(lane, words, shows_area.get());
        let left = words.format.left_of(lane.left.into(), lane.total.into(), ItemUnit::Household);
        Some(view! {
            <span>{title} {(!below.is_empty()).then(|| view! { <span class="sub">{below}</span> })}</span>
            <span class="left">{left}</span>
        })
    };
    let rows = move || {
        let (words, today, is_choosing) = (words.get(), today.get(), is_choosing.get());
        let how = Drawing { words, today, is_choosing, base: &base };
        let doors = lane.get().map_or(&[][..], |lane| lane.doors.as_slice());
        doors.iter().map(|door| door_row(door, walk, how)).collect_view()
    };
    view! {
        <section class="card flat" aria-labelledby=labelled_by>
            <h2 class="lane" id=id>
                {head}
            </h2>
            <ul class="list doors-list">{rows}</ul>
        </section>
    }
}

/// Returns what a lane is called, and what else says where it is.
fn lane_title(lane: &Lane, words: &Words, shows_area: bool) -> (String, String) {
    let area = if shows_area { lane.area.as_str() } else { "" };
    let names = [lane.name.as_str(), lane.group.as_str(), area];
    let mut names = names.into_iter().filter(|name| !name.is_empty());
    let title = if lane.name.is_empty() && lane.group.is_empty() {
        words.walk.lane_unnamed
    } else {
        names.next().unwrap_or_default()
    };
    (title.to_owned(), names.collect::<Vec<_>>().join(", "))
}

/// Reaches further when it comes into sight, or when it is pressed. It is made anew for each stretch.
#[component]
fn More(walk: Walk) -> impl IntoView {
    let words = use_words();
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        let Some(button) = button.get() else { return };
        let on_sight = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let is_seen = |entry: IntersectionObserverEntry| entry.is_intersecting();
            if entries.iter().filter_map(|entry| entry.dyn_into().ok()).any(is_seen) {
                walk.reach_further();
            }
        });
        // Without an observer the button still does it.
        let Ok(observer) = IntersectionObserver::new(on_sight.as_ref().unchecked_ref()) else { return };
        observer.observe(&button);
        let watch = StoredValue::new_local((observer, on_sight));
        on_cleanup(move || {
            watch.with_value(|(observer, _)| observer.disconnect());
        });
    });
    view! {
        <button class="btn wide" type="button" node_ref=button on:click=move |_| walk.reach_further()>
            {move || words.get().walk.more}
        </button>
    }
}
