//! One door of the walk. A row is drawn once and holds no signals but its tick: there may be thousands.

use crate::engine::queries::walk_list::Door as DoorRow;
use crate::model::Date;
use crate::ui::components::{Icon, Kind, Plate, Tag};
use crate::ui::door::Door;
use crate::ui::pages::visit_mark::{appointment_tag, last_visit_line};
use crate::ui::pages::walk::state::Walk;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// What all rows are drawn with, looked up once.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    pub words: &'static Words,
    pub today: Date,
    pub is_choosing: bool,
    /// The path the app lives under.
    pub base: &'a str,
}

/// A row: a link to the household, or a tick while doors are being chosen.
pub fn door_row(door: &DoorRow, walk: Walk, how: Drawing<'_>) -> AnyView {
    let Drawing { words, today, is_choosing, base } = how;
    let household = door.household;
    let content = content(door, words, today);
    if !is_choosing {
        return view! {
            <li>
                <a href=format!("{base}{}", route::household(household)) class="row">
                    {content}
                </a>
            </li>
        }
        .into_any();
    }
    let is_chosen = move || walk.is_chosen(household);
    view! {
        <li>
            <label class="row" class:sel=is_chosen>
                <input
                    type="checkbox"
                    prop:checked=is_chosen
                    on:change=move |event| walk.choose(household, event_target_checked(&event))
                />
                <span class="tick" aria-hidden="true">
                    {move || is_chosen().then(|| view! { <Icon name="check"/> })}
                </span>
                {content}
            </label>
        </li>
    }
    .into_any()
}

fn content(door: &DoorRow, words: &'static Words, today: Date) -> impl IntoView + use<> {
    let text = &words.walk;
    let number = if door.number.is_empty() { "–".to_owned() } else { door.number.clone() };
    let spoken = if door.number.is_empty() { text.no_number } else { text.house_number };
    let name = match door.name.as_str() {
        _ if door.is_closed => text.only_number.to_owned(),
        "" => text.nobody_listed.to_owned(),
        name => name.to_owned(),
    };
    let found = door.found.as_ref().map(|found| {
        let found = (text.found_person)(found);
        view! { <span class="sub">{found}</span> }
    });
    let is_closed = door.is_closed;
    view! {
        <span class="sr">{spoken} " "</span>
        <Plate number is_ghost=is_closed/>
        <span class="b">
            <strong>{name}</strong>
            {found}
            {last_visit_line(door.last_visit.as_ref(), words, today, is_closed)}
            {tags(door, words, today)}
        </span>
    }
}

fn tags(door: &DoorRow, words: &'static Words, today: Date) -> Option<impl IntoView + use<>> {
    let text = &words.walk;
    let is_reached = door.last_visit.as_ref().is_some_and(|last| last.outcome.is_reached());
    // Where nobody has been, everything is left: the line above says so already.
    let is_begun = (is_reached || door.items_left < door.items) && !door.is_closed && door.items > 0;
    let items = is_begun.then(|| match door.items_left {
        0 => view! { <Tag kind=Kind::Ok icon="okc">{text.items_all}</Tag> }.into_any(),
        left => view! { <Tag kind=Kind::Todo door=Door::NotYet>{(text.items_left)(left.into())}</Tag> }.into_any(),
    });
    let appointment = door.appointment.as_ref().map(|appointment| appointment_tag(appointment, words, today));
    let draft = door.has_draft.then(|| view! { <Tag kind=Kind::Part icon="pen">{text.draft}</Tag> });
    let conflict = door.has_conflict.then(|| view! { <Tag kind=Kind::Clash>{text.conflict}</Tag> });
    let has_any = items.is_some() || appointment.is_some() || draft.is_some() || conflict.is_some();
    has_any.then(|| view! { <span class="flow tags">{items} {appointment} {draft} {conflict}</span> })
}
