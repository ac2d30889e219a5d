//! Từng nhà: the doors of the ward in walking order.

mod choosing;
mod filters;
mod lanes;
mod row;
mod state;

pub use state::kept_area;

use crate::bridge::Answered;
use crate::engine::queries::overview::Overview;
use crate::engine::queries::walk_list::{AreaChoice, WalkFilter, WalkPage as Stretch};
use crate::model::{AreaId, ItemUnit};
use crate::ui::components::{Dock, Empty, Link, SearchField, Sign, Skeleton};
use crate::ui::door::Door;
use crate::ui::engine::use_engine;
use crate::ui::hand_over_notice::HandOverNotice;
use crate::ui::pages::walk::choosing::WalkActions;
use crate::ui::pages::walk::filters::Filters;
use crate::ui::pages::walk::lanes::Lanes;
use crate::ui::pages::walk::state::{Walk, use_walk};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;
use std::sync::Arc;

/// A stretch of the walk as its parts share it.
type Shared = Memo<Option<Answered<Arc<Stretch>>>>;

/// The walk.
#[component]
pub fn WalkPage() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let walk = use_walk();
    let answer = engine.follow(move || walk.question());
    let page: Shared = Memo::new(move |_| answer.get().map(|answer| answer.map(Arc::new)));
    let areas = Memo::new(move |_| with_page(page, |page| page.areas.clone()).unwrap_or_default());
    // An area kept from another ward, or gone since, would leave nothing to see.
    Effect::new(move |_| {
        let areas = areas.read();
        let is_unknown = walk.area().is_some_and(|area| areas.iter().all(|known| known.id != area));
        if is_unknown && with_page(page, |_| ()).is_some() {
            walk.set_area(None);
        }
    });
    on_cleanup(move || walk.remember());
    let found = move || {
        let count = with_page(page, |page| page.counts.all).filter(|_| !walk.search().is_empty());
        count.map_or_else(String::new, |count| (words.get().walk.found)(count.into()))
    };
    let place = move || place(words.get(), walk.area(), &areas.read(), &engine.overview().read());
    let is_empty = Memo::new(move |_| engine.overview().read().households == 0);
    view! {
        <Sign title=move || words.get().walk.title place=place/>
        <main class="walk" tabindex="-1">
            <HandOverNotice/>
            <Show when=move || !is_empty.get() fallback=NoHomes>
                <SearchField
                    label=move || words.get().walk.search
                    value=walk.typed
                    on_input=move |typed| walk.type_in(typed)
                    count=found
                />
                <Filters walk page areas/>
                {move || match page.get() {
                    None => view! { <Skeleton rows=6/> }.into_any(),
                    Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
                    Some(Ok(page)) if page.lanes.is_empty() => view! { <Nothing walk/> }.into_any(),
                    Some(Ok(_)) => ().into_any(),
                }}
                <Lanes walk page areas/>
            </Show>
        </main>
        <Dock>
            <WalkActions walk page/>
        </Dock>
    }
}

/// Reads the stretch, if it is there.
fn with_page<T>(page: Shared, read: impl FnOnce(&Stretch) -> T) -> Option<T> {
    page.with(|page| page.as_ref().and_then(|page| page.as_ref().ok()).map(|page| read(page)))
}

/// Writes where one walks and how many doors are left there.
fn place(words: &Words, area: Option<AreaId>, areas: &[AreaChoice], overview: &Overview) -> String {
    let area = area.and_then(|area| areas.iter().find(|known| known.id == area));
    let only = areas.first().filter(|_| areas.len() == 1);
    let (name, left, all) = match area.or(only) {
        Some(area) => (area.name.as_str(), area.left, area.households),
        None => (overview.ward.name.as_str(), overview.left, overview.households),
    };
    let left = words.format.left_of(left.into(), all.into(), ItemUnit::Household);
    (words.walk.place)(name, &left)
}

/// The ward has no homes yet.
#[component]
fn NoHomes() -> impl IntoView {
    let words = use_words();
    view! {
        <Empty title=move || words.get().walk.empty reason=move || words.get().walk.empty_why door=Door::HouseLeft>
            <Link href=route::IMPORT class="btn main">
                {move || words.get().walk.from_excel}
            </Link>
            <Link href=route::NEW_HOME class="btn">
                {move || words.get().walk.add_home}
            </Link>
        </Empty>
    }
}

/// The search or the filter leaves nothing.
#[component]
fn Nothing(walk: Walk) -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let show_all = move || {
        let show = move |_| {
            walk.clear_search();
            walk.set_filter(WalkFilter::All);
        };
        view! {
            <button class="btn" type="button" on:click=show>
                {move || words.get().walk.show_all}
            </button>
        }
    };
    move || {
        let text = &words.get().walk;
        let search = walk.search();
        match walk.filter() {
            filter if !search.is_empty() && (walk.area().is_some() || filter != WalkFilter::All) => {
                let search_everywhere = move |_| {
                    walk.set_area(None);
                    walk.set_filter(WalkFilter::All);
                };
                view! {
                    <Empty title=(text.nothing_found_here)(&search) reason=text.nothing_found_here_why door=Door::HouseLeft>
                        <button class="btn" type="button" on:click=search_everywhere>
                            {text.search_everywhere}
                        </button>
                    </Empty>
                }
                .into_any()
            }
            _ if !search.is_empty() => {
                let all = words.get().format.number(overview.read().households.into());
                view! {
                    <Empty title=(text.nothing_found)(&search, &all) reason=text.nothing_found_why door=Door::HouseLeft>
                        <Link href=route::NEW_HOME class="btn">
                            {text.add_home}
                        </Link>
                        {show_all()}
                    </Empty>
                }
                .into_any()
            }
            WalkFilter::Unvisited => view! {
                <Empty title=text.nothing_left reason=text.nothing_left_why door=Door::HouseReached>
                    {show_all()}
                </Empty>
            }
            .into_any(),
            _ => view! {
                <Empty title=text.nothing_filtered door=Door::HouseLeft>
                    {show_all()}
                </Empty>
            }
            .into_any(),
        }
    }
}
