//! What is looked for on the walk, and where it is kept: in the address, on the device, or until the app is closed.

use crate::engine::queries::walk_list::{WalkFilter, WalkOrder, WalkQuestion};
use crate::model::{AreaId, HouseholdId};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_kept_query;
use crate::ui::preferences::storage_works;
use gloo_storage::{LocalStorage, Storage};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

const KEY: &str = "tung-nha:walk";
/// How long typing rests before the list follows.
const REST: Duration = Duration::from_millis(80);
/// The doors of the first stretch.
pub const FIRST_DOORS: u32 = 50;

thread_local! {
    /// The stretch that was shown last, for coming back to it.
    static LAST: RefCell<Option<WalkQuestion>> = const { RefCell::new(None) };
}

/// What is looked for.
#[derive(Clone, Copy)]
pub struct Walk {
    /// What stands in the search field.
    pub typed: RwSignal<String>,
    /// What the list is searched for: what was typed, once typing rests.
    search: RwSignal<String>,
    filter: RwSignal<WalkFilter>,
    area: RwSignal<Option<AreaId>>,
    order: RwSignal<WalkOrder>,
    /// How many doors the list reaches for.
    doors: RwSignal<u32>,
    /// The doors chosen for one action; `None` while none are being chosen.
    chosen: RwSignal<Option<BTreeSet<HouseholdId>>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// What the device keeps: where one works, and in which order.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    area: Option<AreaId>,
    is_unvisited_first: bool,
}

/// Returns the area this device works in.
pub fn kept_area() -> Option<AreaId> {
    read().area
}

fn read() -> Kept {
    if storage_works() { LocalStorage::get(KEY).unwrap_or_default() } else { Kept::default() }
}

/// Starts the walk where it was left. Call it at the top of the page.
pub fn use_walk() -> Walk {
    let query = use_query_map();
    let keep_query = use_kept_query();
    let has_lock = use_engine().has_lock();
    // The address is read once: afterwards it follows the page.
    let (search, filter) = query.with_untracked(|query| {
        let filter = query.get("loc").and_then(|code| FILTERS.into_iter().find(|(_, known)| *known == code));
        (query.get("tim").unwrap_or_default(), filter.map_or(WalkFilter::All, |(filter, _)| filter))
    });
    let kept = read();
    let order = if kept.is_unvisited_first { WalkOrder::UnvisitedFirst } else { WalkOrder::Street };
    let walk = Walk {
        typed: RwSignal::new(search.clone()),
        search: RwSignal::new(search),
        filter: RwSignal::new(filter),
        area: RwSignal::new(kept.area),
        order: RwSignal::new(order),
        doors: RwSignal::new(FIRST_DOORS),
        chosen: RwSignal::new(None),
        timer: StoredValue::new(None),
    };
    // Only the start is wanted here.
    let question = untrack(|| walk.question());
    let same = |last: &WalkQuestion| WalkQuestion { doors: FIRST_DOORS, ..last.clone() } == question;
    if let Some(last) = LAST.with_borrow(|last| last.clone().filter(same)) {
        walk.doors.set(last.doors);
    }
    Effect::new(move |before: Option<()>| {
        // Addresses lie open on the device: behind a lock they name nobody.
        let search = if has_lock.get() { String::new() } else { walk.search.get() };
        let query = address_query(&search, walk.filter.get());
        // When the page is built, the browser may still stand at the page before.
        if before.is_some() {
            keep_query(&query);
        }
    });
    walk
}

impl Walk {
    /// Returns the question whose answer the list shows.
    pub fn question(self) -> WalkQuestion {
        WalkQuestion {
            area: self.area.get(),
            filter: self.filter.get(),
            order: self.order.get(),
            search: self.search.get(),
            from_lane: 0,
            doors: self.doors.get(),
        }
    }

    /// Returns the question for the next door among those looked for; where all are shown, one never knocked at.
    pub fn next_question(self) -> WalkQuestion {
        let filter = match self.filter() {
            WalkFilter::All => WalkFilter::Unvisited,
            chosen => chosen,
        };
        WalkQuestion { filter, doors: 1, ..self.question() }
    }

    /// Remembers the stretch, so that going back finds it again.
    pub fn remember(self) {
        // Called while the page goes away: nothing is to follow any more.
        let question = untrack(|| self.question());
        LAST.set(Some(question));
    }

    /// Takes what is typed; the list follows once typing rests.
    pub fn type_in(self, typed: String) {
        self.typed.set(typed.clone());
        self.timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(move || self.search_for(typed), REST).ok();
        });
    }

    fn search_for(self, typed: String) {
        // A page that went away in the meantime takes nothing any more.
        if self.search.try_set(typed).is_none() {
            self.doors.set(FIRST_DOORS);
        }
    }

    /// Empties the search field.
    pub fn clear_search(self) {
        self.type_in(String::new());
    }

    /// Returns what the list is searched for.
    pub fn search(self) -> String {
        self.search.get()
    }

    pub fn filter(self) -> WalkFilter {
        self.filter.get()
    }

    /// Shows only some doors.
    pub fn set_filter(self, filter: WalkFilter) {
        self.filter.set(filter);
        self.doors.set(FIRST_DOORS);
    }

    pub fn area(self) -> Option<AreaId> {
        self.area.get()
    }

    /// Shows one area or the whole ward, and keeps that for next time.
    pub fn set_area(self, area: Option<AreaId>) {
        self.area.set(area);
        self.doors.set(FIRST_DOORS);
        self.keep();
    }

    pub fn order(self) -> WalkOrder {
        self.order.get()
    }

    /// Takes the other order, and keeps it for next time.
    pub fn change_order(self) {
        self.order.update(|order| {
            *order = match order {
                WalkOrder::Street => WalkOrder::UnvisitedFirst,
                WalkOrder::UnvisitedFirst => WalkOrder::Street,
            };
        });
        self.keep();
    }

    /// Reaches further: by half of what is there, so that long lists come in few stretches.
    pub fn reach_further(self) {
        self.doors.update(|doors| *doors += FIRST_DOORS.max(*doors / 2));
    }

    pub fn is_choosing(self) -> bool {
        self.chosen.read().is_some()
    }

    /// Begins or ends choosing doors.
    pub fn set_choosing(self, is_choosing: bool) {
        self.chosen.set(is_choosing.then(BTreeSet::new));
    }

    pub fn is_chosen(self, household: HouseholdId) -> bool {
        self.chosen.read().as_ref().is_some_and(|chosen| chosen.contains(&household))
    }

    /// Chooses a door or leaves it out again.
    pub fn choose(self, household: HouseholdId, is_chosen: bool) {
        self.chosen.update(|chosen| {
            let chosen = chosen.get_or_insert_default();
            if is_chosen {
                chosen.insert(household);
            } else {
                chosen.remove(&household);
            }
        });
    }

    /// Returns the doors chosen.
    pub fn chosen(self) -> BTreeSet<HouseholdId> {
        self.chosen.get().unwrap_or_default()
    }

    fn keep(self) {
        // Right after the change: only the values are wanted.
        let kept = Kept {
            area: self.area.get_untracked(),
            is_unvisited_first: self.order.get_untracked() == WalkOrder::UnvisitedFirst,
        };
        // Where nothing can be kept the choice lasts as long as the page.
        if storage_works() && LocalStorage::set(KEY, kept).is_err() {
            leptos::logging::warn!("the area is not kept");
        }
    }
}

/// The filters with their codes in the address.
pub const FILTERS: [(WalkFilter, &str); 6] = [
    (WalkFilter::All, ""),
    (WalkFilter::Unvisited, "chua-den"),
    (WalkFilter::Absent, "vang"),
    (WalkFilter::Incomplete, "con-muc"),
    (WalkFilter::Appointment, "hen"),
    (WalkFilter::Conflict, "can-xem"),
];

/// Writes what is looked for as the query of an address.
fn address_query(search: &str, filter: WalkFilter) -> String {
    let code = FILTERS.into_iter().find(|(known, _)| *known == filter).map_or("", |(_, code)| code);
    let search = String::from(js_sys::encode_uri_component(search));
    let parts = [("tim", search.as_str()), ("loc", code)];
    let parts = parts.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key}={value}"));
    parts.collect::<Vec<_>>().join("&")
}
