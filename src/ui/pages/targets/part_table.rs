//! The parts of a scope side by side: a row each, a column for each item. Shading repeats what the figures say.

use crate::engine::queries::Total;
use crate::engine::queries::names::{Counted, NamesGroup};
use crate::engine::queries::organisation::OrganisationView;
use crate::engine::queries::targets::{PartView, TargetsView};
use crate::engine::scope::Scope;
use crate::model::{Date, Item};
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, Link, Say};
use crate::ui::pages::targets::link::{self, Behind};
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// After so many days without news a part's figures are old, and after so many nobody can go by them.
const FRESH_DAYS: i32 = 3;
const OLD_DAYS: i32 = 7;

/// From these per cent on a cell takes the next shade; the last is kept for what is complete.
const SHADES: [u64; 3] = [40, 55, 70];

/// The table, with the scope's own numbers in the last row.
#[component]
pub fn PartTable(view: TargetsView, organisation: Memo<OrganisationView>) -> impl IntoView {
    let words = use_words();
    let TargetsView { targets, parts, .. } = view;
    let items: Vec<(Item, Total)> =
        targets.into_iter().flat_map(|target| target.items).map(|view| (view.item, view.total)).collect();
    let (reported, all) = (parts.iter().filter(|part| !part.is_silent()).count(), parts.len());
    let head = items.iter().map(|(item, _)| {
        let name = item.name.clone();
        view! { <th scope="col">{move || words.get().shipped(&name).to_owned()}</th> }
    });
    let head = head.collect_view();
    let sums = items.iter().map(|(_, total)| {
        let total = *total;
        let percent = move || words.get().format.percent_short(total.achieved.into(), total.audience.into());
        let content = match total.audience {
            0 => view! { <span class="na">{move || words.get().targets.nobody_short}</span> }.into_any(),
            _ => view! { <b>{percent}</b> }.into_any(),
        };
        view! { <td>{content}</td> }
    });
    let sums = sums.collect_view();
    let rows = parts.into_iter().map(|part| view! { <PartRow part items=items.clone() organisation/> });
    let rows = rows.collect_view();
    let caption = move || words.get().targets.parts_caption;
    let sum = move || (words.get().targets.parts_sum)(reported, all);
    view! {
        <div class="heatbox" tabindex="0" role="region" aria-label=caption>
            <table class="heat">
                <caption class="sr">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{move || words.get().targets.part}</th>
                        <th scope="col">{move || words.get().targets.newest}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{sum}</th>
                        {sums}
                    </tr>
                </tfoot>
            </table>
        </div>
        <Shades/>
    }
}

/// What the shades mean.
#[component]
fn Shades() -> impl IntoView {
    let words = use_words();
    let entry = move |place: usize| {
        let meaning = move || words.get().targets.shades.get(place).copied();
        view! { <li><i class=format!("h{place}")></i> {meaning}</li> }
    };
    view! {
        <ul class="legend">{(0..=SHADES.len() + 1).map(entry).collect_view()}</ul>
        <p class="sub">{move || words.get().targets.silent_why}</p>
    }
}

#[component]
fn PartRow(part: PartView, items: Vec<(Item, Total)>, organisation: Memo<OrganisationView>) -> impl IntoView {
    let silent = part.is_silent();
    let PartView { scope, name, newest_ms, items: totals, .. } = part;
    let own = scope.clone();
    let is_mine = move || {
        organisation.with(|organisation| {
            let me = organisation.members.iter().find(|view| Some(view.id) == organisation.me);
            let team = me.and_then(|view| view.member.team);
            let team = organisation.teams.iter().find(|view| Some(view.id) == team);
            let mine = own.area.filter(|_| own.only_area().is_some());
            mine.zip(team).is_some_and(|(area, view)| view.team.areas.contains(&area))
        })
    };
    let cells = items.into_iter().zip(totals).map(|((item, _), total)| {
        let scope = scope.clone();
        view! { <Cell item total scope is_silent=silent/> }
    });
    let cells = cells.collect_view();
    view! {
        <tr class:me=is_mine>
            <th scope="row">
                <Link href=link::targets(&scope) class="names">{name}</Link>
            </th>
            <td class="fresh"><Freshness newest_ms/></td>
            {cells}
        </tr>
    }
}

/// When the newest work was done.
#[component]
fn Freshness(newest_ms: Option<i64>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    move || {
        let Some(newest) = newest_ms.map(Date::in_vietnam) else {
            return view! { <Say kind=Kind::Bad>{move || words.get().targets.silent}</Say> }.into_any();
        };
        let today = today.get();
        let kind = match today.unix_days() - newest.unix_days() {
            days if days <= FRESH_DAYS => Kind::Ok,
            days if days <= OLD_DAYS => Kind::Part,
            _ => Kind::Bad,
        };
        view! { <Say kind>{move || words.get().format.day(newest, today)}</Say> }.into_any()
    }
}

/// An item's share in a part, and how many are left, which opens their names.
#[component]
fn Cell(item: Item, total: Total, scope: Scope, is_silent: bool) -> impl IntoView {
    let words = use_words();
    if is_silent {
        return view! { <td class="na">"-"</td> }.into_any();
    }
    if total.audience == 0 {
        return view! { <td class="na">{move || words.get().targets.nobody_short}</td> }.into_any();
    }
    let left = total.left();
    let percent = move || words.get().format.percent_short(total.achieved.into(), total.audience.into());
    let behind = move |group| Behind { of: Counted::Item(item.code.clone()), group, scope: scope.clone() }.address();
    let rest = move || {
        let words = words.get();
        if left == 0 {
            words.targets.enough.to_owned()
        } else {
            (words.targets.left_short)(&words.format.number(left.into()))
        }
    };
    let group = if left == 0 { NamesGroup::Achieved } else { NamesGroup::Left };
    view! {
        <td class=format!("h{}", shade(&total))>
            <Link href=behind(group)>
                <b>{percent}</b>
                <span>{rest}</span>
            </Link>
        </td>
    }
    .into_any()
}

/// Returns the shade of a share, from 0 for little to 4 for everybody.
fn shade(total: &Total) -> usize {
    let (achieved, audience) = (u64::from(total.achieved), u64::from(total.audience));
    if achieved == audience {
        return SHADES.len() + 1;
    }
    SHADES.into_iter().filter(|percent| achieved * 100 >= percent * audience).count()
}
