//! Which doors are shown, and in which order.

use crate::engine::queries::walk_list::{AreaChoice, WalkCounts, WalkFilter, WalkOrder};
use crate::model::{AreaId, ItemUnit};
use crate::ui::components::{DoorGlyph, Icon, PressChip, SelectField};
use crate::ui::door::Door;
use crate::ui::pages::walk::state::{FILTERS, Walk};
use crate::ui::pages::walk::{Shared, with_page};
use crate::ui::preferences::use_words;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// The area, the filters with their counts, and the order.
#[component]
pub fn Filters(walk: Walk, page: Shared, areas: Memo<Vec<AreaChoice>>) -> impl IntoView {
    let words = use_words();
    let counts = Memo::new(move |_| with_page(page, |page| page.counts).unwrap_or_default());
    let chip = move |(place, (filter, _)): (usize, (WalkFilter, &'static str))| {
        // A choice that would show nothing only stands in the way.
        let leads_somewhere =
            move || filter == WalkFilter::All || walk.filter() == filter || count(counts.get(), filter) > 0;
        view! {
            <Show when=leads_somewhere>
                <PressChip
                    pressed=Signal::derive(move || walk.filter() == filter)
                    on_press=move |()| walk.set_filter(filter)
                >
                    {picture(filter)}
                    {move || words.get().walk.filter_names.get(place).copied()}
                    <b>{move || words.get().format.number(count(counts.get(), filter).into())}</b>
                </PressChip>
            </Show>
        }
    };
    let order = move || match walk.order() {
        WalkOrder::Street => words.get().walk.order_street,
        WalkOrder::UnvisitedFirst => words.get().walk.order_unvisited,
    };
    let bar = NodeRef::<Div>::new();
    Effect::new(move |_| {
        walk.filter();
        if let Some(bar) = bar.get() {
            // By then the filter that was chosen is drawn as the one that is on.
            request_animation_frame(move || show_pressed(&bar));
        }
    });
    view! {
        <div class="filter-bar" node_ref=bar>
            <div class="filters" role="group" aria-label=move || words.get().walk.filters>
                <div>{FILTERS.into_iter().enumerate().map(chip).collect_view()}</div>
            </div>
            <div class="walk-tools">
                <Show when=move || { areas.read().len() > 1 }>
                    <AreaField walk areas/>
                </Show>
                <button
                    class="btn small quiet"
                    type="button"
                    aria-label=move || format!("{}: {}", words.get().walk.change_order, order())
                    on:click=move |_| walk.change_order()
                >
                    <Icon name="sort" class="i-s"/>
                    {order}
                </button>
                <button
                    class="btn small quiet"
                    type="button"
                    aria-pressed=move || walk.is_choosing().to_string()
                    on:click=move |_| walk.set_choosing(!walk.is_choosing())
                >
                    <Icon name="check" class="i-s"/>
                    {move || words.get().walk.choose_many}
                </button>
            </div>
        </div>
    }
}

/// Brings the filter that is on into the part of its row that is seen. The row may be moved sideways or, on a short
/// screen, the whole bar; the page itself stays where it is.
fn show_pressed(bar: &HtmlElement) {
    let find = |selector: &str| bar.query_selector(selector).ok().flatten().and_then(|one| one.dyn_into().ok());
    let chip: Option<HtmlElement> = find(".filters [aria-pressed=\"true\"]");
    let row: Option<HtmlElement> = find(".filters > div");
    let (Some(chip), Some(row)) = (chip, row) else { return };
    let place = chip.offset_left() - row.offset_left();
    for moved in [&row, bar] {
        moved.set_scroll_left(place - (moved.client_width() - chip.offset_width()) / 2);
    }
}

/// The whole ward or one of its areas.
#[component]
fn AreaField(walk: Walk, areas: Memo<Vec<AreaChoice>>) -> impl IntoView {
    let words = use_words();
    let options = Signal::derive(move || {
        let words = words.get();
        let area = |area: &AreaChoice| {
            let left = words.format.left_of(area.left.into(), area.households.into(), ItemUnit::Household);
            (area.id.to_string(), (words.walk.place)(&area.name, &left))
        };
        let ward = (String::new(), words.walk.whole_ward.to_owned());
        std::iter::once(ward).chain(areas.read().iter().map(area)).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            label=move || words.get().walk.area
            value=Signal::derive(move || walk.area().map(|area| area.to_string()).unwrap_or_default())
            on_change=move |area: String| walk.set_area(AreaId::parse(&area))
            options
        />
    }
}

fn picture(filter: WalkFilter) -> AnyView {
    match filter {
        WalkFilter::All => ().into_any(),
        WalkFilter::Unvisited => view! { <DoorGlyph door=Door::HouseLeft/> }.into_any(),
        WalkFilter::Absent => view! { <DoorGlyph door=Door::HouseAbsent/> }.into_any(),
        WalkFilter::Incomplete => view! { <DoorGlyph door=Door::NotYet/> }.into_any(),
        WalkFilter::Appointment => view! { <Icon name="clock" class="i-s"/> }.into_any(),
        WalkFilter::Conflict => view! { <Icon name="clash" class="i-s"/> }.into_any(),
    }
}

const fn count(counts: WalkCounts, filter: WalkFilter) -> u32 {
    match filter {
        WalkFilter::All => counts.all,
        WalkFilter::Unvisited => counts.unvisited,
        WalkFilter::Absent => counts.absent,
        WalkFilter::Incomplete => counts.incomplete,
        WalkFilter::Appointment => counts.appointment,
        WalkFilter::Conflict => counts.conflict,
    }
}
