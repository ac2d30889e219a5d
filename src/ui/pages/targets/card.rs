//! A target as a card: its items, each with reached, left and not asked as numbers of their own.

use crate::engine::queries::Total;
use crate::engine::queries::names::NamesGroup;
use crate::engine::queries::targets::{ItemView, TargetView};
use crate::model::text::join_filled;
use crate::model::{AreaId, Item, ItemUnit};
use crate::ui::components::{Kind, Meter, Names, Say, Tag};
use crate::ui::door::Door;
use crate::ui::pages::targets::link::Behind;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// A target and its items.
#[component]
pub fn TargetCard(target: TargetView, area: Option<AreaId>) -> impl IntoView {
    let words = use_words();
    let TargetView { target, items, .. } = target;
    let number = target.code.trim_start_matches(|character: char| !character.is_ascii_digit()).to_owned();
    let number = (!number.is_empty()).then(|| {
        view! { <p class="sub">{move || (words.get().targets.number)(&number)}</p> }
    });
    let is_single = items.len() == 1;
    let name = target.name.clone();
    let row = move |ItemView { item, total, .. }: ItemView| {
        let title = (!is_single || item.name != target.name).then(|| item.name.clone());
        view! { <ItemNumbers item total area title/> }
    };
    view! {
        <article class="card goal">
            <div class="stack-s">{number} <h3>{move || words.get().shipped(&name).to_owned()}</h3></div>
            <ul class="sub3">{items.into_iter().map(row).collect_view()}</ul>
        </article>
    }
}

/// An item's numbers. Those not asked are never counted as "no".
#[component]
fn ItemNumbers(
    item: Item,
    total: Total,
    area: Option<AreaId>,
    /// The item's name, where the target's does not say it already.
    title: Option<String>,
) -> impl IntoView {
    let words = use_words();
    let Total { audience, achieved, unknown, undecided } = total;
    let (audience, achieved, unknown) = (u64::from(audience), u64::from(achieved), u64::from(unknown));
    let title = title.map(|title| view! { <strong>{move || words.get().shipped(&title).to_owned()}</strong> });
    if audience == 0 && undecided > 0 {
        return view! { <li>{title} <Undecided item undecided area/></li> }.into_any();
    }
    if audience == 0 {
        let nobody = move || {
            let targets = &words.get().targets;
            format!("{} {}", targets.nobody_concerned, targets.nobody_concerned_why)
        };
        return view! { <li>{title} <Say icon="leaf">{nobody}</Say></li> }.into_any();
    }
    let percent = move || words.get().format.percent(achieved, audience);
    let spoken = move || {
        let words = words.get();
        let number = |number| words.format.number(number);
        (words.targets.meter)(&number(achieved), &number(unknown), &number(audience))
    };
    let goal = item.goal_percent;
    let goal = move || {
        let targets = &words.get().targets;
        goal.map_or_else(|| targets.no_goal.to_owned(), targets.goal)
    };
    view! {
        <li>
            <div class="head">{title} <strong class="num">{percent}</strong></div>
            <Meter done=achieved not_asked=unknown all=audience label=spoken/>
            <Counts item total area/>
            <p class="sub">{goal}</p>
        </li>
    }
    .into_any()
}

/// Reached, left, not asked: each opens its names.
#[component]
fn Counts(item: Item, total: Total, area: Option<AreaId>) -> impl IntoView {
    let words = use_words();
    let Total { audience, achieved, unknown, undecided } = total;
    let unit = item.unit;
    let left = audience.saturating_sub(achieved);
    let code = item.code.clone();
    let href = move |group| Behind { item: code.clone(), group, area }.address();
    let reached = move || {
        let words = words.get();
        (words.targets.reached)(words.format, achieved.into(), audience.into(), unit)
    };
    let left_words = move || {
        let words = words.get();
        (words.targets.left)(&words.format.number(left.into()), unit)
    };
    let not_asked = move || {
        let words = words.get();
        (words.targets.not_asked)(&words.format.number(unknown.into()))
    };
    let left = if left == 0 {
        view! { <Tag kind=Kind::Ok>{move || words.get().targets.all_reached}</Tag> }.into_any()
    } else {
        view! { <Names href=href(NamesGroup::Left)>{left_words}</Names> }.into_any()
    };
    let reached = if achieved == 0 {
        view! { <span>{reached}</span> }.into_any()
    } else {
        view! { <Names href=href(NamesGroup::Achieved)>{reached}</Names> }.into_any()
    };
    let not_asked = (unknown > 0).then(|| {
        view! {
            <Say kind=Kind::Unknown door=Door::NotAsked>
                <Names href=href(NamesGroup::Unknown)>{not_asked}</Names>
            </Say>
        }
    });
    // Once some households are marked, the others pass for not concerned; people are asked one by one.
    let undecided = (undecided > 0 && unit == ItemUnit::Person).then(|| view! { <Undecided item undecided area/> });
    view! {
        <div class="head">{reached} {left}</div>
        {not_asked}
        {undecided}
    }
}

/// Of how many nobody knows whether the item applies to them, and what has to be asked.
#[component]
fn Undecided(item: Item, undecided: u32, area: Option<AreaId>) -> impl IntoView {
    let words = use_words();
    let (unit, audience) = (item.unit, item.audience);
    let href = Behind { item: item.code, group: NamesGroup::Undecided, area }.address();
    let count = move || {
        let words = words.get();
        (words.targets.undecided)(&words.format.number(undecided.into()), unit)
    };
    let why = move || {
        let text = &words.get().targets;
        let conditions =
            [(audience.smartphone, text.has_smartphone), (audience.ocop, text.has_ocop), (audience.farms, text.farms)];
        let conditions = conditions.into_iter().filter(|(holds, _)| *holds).map(|(_, who)| who);
        (text.undecided_why)(&join_filled(conditions))
    };
    view! {
        <Say kind=Kind::Unknown door=Door::NotAsked>
            <Names href>{count}</Names> ". " {why}
        </Say>
    }
}
