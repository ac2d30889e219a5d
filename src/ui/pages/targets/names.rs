//! The names behind a number, in walking order: the list one goes out with.

use crate::engine::queries::names::{NameRow, Names, NamesGroup, NamesQuestion};
use crate::model::Step;
use crate::model::text::join_filled;
use crate::ui::components::{Dock, DoorGlyph, Empty, Icon, Link, Plate, Sign, Skeleton};
use crate::ui::door::Door;
use crate::ui::engine::use_engine;
use crate::ui::pages::targets::link::{self, Behind};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// How many names come at a time.
const PAGE: u32 = 50;

/// The names behind the number that was touched.
#[component]
pub fn NamesPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let behind = Memo::new(move |_| Behind::read(&query.read()));
    let take = RwSignal::new(PAGE);
    let answer = use_engine().follow(move || {
        let Behind { of, group, scope } = behind.get();
        NamesQuestion { of, group, scope, skip: 0, take: take.get() }
    });
    let title = move || {
        let name = answer.get().and_then(Result::ok).map(|names| names.name).unwrap_or_default();
        if name.is_empty() {
            group_name(words.get(), behind.read().group).to_owned()
        } else {
            words.get().shipped(&name).to_owned()
        }
    };
    let place = move || {
        let words = words.get();
        let group = group_name(words, behind.read().group);
        let total = answer.get().and_then(Result::ok).map(|names| names.total);
        total.map_or_else(
            || group.to_owned(),
            |total| format!("{group}: {}", (words.targets.names_count)(&words.format.number(total.into()))),
        )
    };
    let content = move || match answer.get() {
        None => view! { <Skeleton rows=6/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(names)) if names.names.is_empty() => view! {
            <Empty
                title=move || words.get().targets.nobody_here
                reason=move || words.get().targets.nobody_here_why
                door=Door::Reached
            />
        }
        .into_any(),
        Some(Ok(names)) => view! { <NameList names group=behind.read().group take/> }.into_any(),
    };
    view! {
        {move || view! { <Sign title place back=link::targets(&behind.read().scope)/> }}
        <main tabindex="-1">{content}</main>
        <Dock/>
    }
}

#[component]
fn NameList(names: Names, group: NamesGroup, take: RwSignal<u32>) -> impl IntoView {
    let words = use_words();
    let left = names.total.saturating_sub(names.names.len() as u32);
    let row = move |row: NameRow| view! { <Row row group/> };
    view! {
        <ul class="card flat list">{names.names.into_iter().map(row).collect_view()}</ul>
        {(left > 0)
            .then(|| {
                view! {
                    <button class="btn wide" type="button" on:click=move |_| take.update(|take| *take += PAGE)>
                        {move || words.get().targets.more_names}
                    </button>
                }
            })}
    }
}

#[component]
fn Row(row: NameRow, group: NamesGroup) -> impl IntoView {
    let words = use_words();
    let NameRow { household, name, birth_year, number, place, step, resident, lacks } = row;
    let detail = move || {
        let words = words.get();
        let birth = birth_year.map(|year| (words.targets.born)(&year.to_string()));
        let birth = birth.unwrap_or_else(|| words.targets.birth_not_known.to_owned());
        let birth = resident.is_some().then_some(birth);
        join_filled([birth.unwrap_or_default(), place.clone()])
    };
    let lacks = (!lacks.is_empty()).then(|| {
        let lacking = move || {
            let words = words.get();
            let names: Vec<&str> = lacks.iter().map(|name| words.shipped(name)).collect();
            (words.targets.lacks)(&names.join(", "))
        };
        view! { <span class="sub">{lacking}</span> }
    });
    let mark = door(group, step).map(|door| {
        let meaning =
            move || Door::OF_ITEM.into_iter().zip(words.get().common.item_doors).find(|(known, _)| *known == door);
        view! {
            <DoorGlyph door/>
            <span class="sr">{move || meaning().map(|(_, meaning)| meaning)}</span>
        }
    });
    view! {
        <li>
            <Link href=route::household(household) class="row">
                <Plate number/>
                <span class="b">
                    <strong>{move || if name.is_empty() { words.get().walk.only_number.to_owned() } else { name.clone() }}</strong>
                    <span class="sub">{detail}</span>
                    {lacks}
                </span>
                {mark}
                <Icon name="next" class="go"/>
            </Link>
        </li>
    }
}

/// Returns the door of somebody in a group; without a birth year there is no item to have a door of.
const fn door(group: NamesGroup, step: Option<Step>) -> Option<Door> {
    Some(match (group, step) {
        (NamesGroup::WithoutBirth, _) => return None,
        (NamesGroup::Undecided | NamesGroup::Unknown, _) => Door::NotAsked,
        (NamesGroup::Achieved, _) => Door::Reached,
        (NamesGroup::UnderWay, _) => Door::UnderWay,
        // Whoever is left stands below the step that counts, whichever that is.
        (NamesGroup::Left | NamesGroup::Exempt, Some(step)) => match step.get() {
            0 => Door::NotAsked,
            1 => Door::NotYet,
            _ => Door::UnderWay,
        },
        (NamesGroup::Left | NamesGroup::Exempt, None) => return None,
    })
}

const fn group_name(words: &Words, group: NamesGroup) -> &'static str {
    match group {
        NamesGroup::Left => words.targets.names_left,
        NamesGroup::UnderWay => words.targets.names_under_way,
        NamesGroup::Exempt => words.targets.names_exempt,
        NamesGroup::Unknown => words.targets.names_not_asked,
        NamesGroup::Achieved => words.targets.names_reached,
        NamesGroup::Undecided => words.targets.names_undecided,
        NamesGroup::WithoutBirth => words.targets.names_without_birth,
    }
}
