//! Targets: where the ward or a part of it stands, and the names behind every number.

mod card;
mod edit_item;
mod edit_set;
mod item_fields;
mod item_list;
mod link;
mod names;
mod new_set;
mod part_table;
mod scope_fields;
mod set_fields;
mod set_list;
mod spark;

pub use edit_item::EditItemPage;
pub use edit_set::EditTargetsPage;
pub use names::NamesPage;
pub use new_set::NewSetPage;

use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::engine::queries::targets::{TargetsQuestion, TargetsView};
use crate::engine::queries::trend::TrendQuestion;
use crate::engine::scope::Scope;
use crate::model::text::join_filled;
use crate::ui::components::{Dock, Empty, IconLink, Kind, Names, Say, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::targets::card::TargetCard;
use crate::ui::pages::targets::link::{Behind, Seen};
use crate::ui::pages::targets::part_table::PartTable;
use crate::ui::pages::targets::scope_fields::{PartField, ScopeFields};
use crate::ui::pages::targets::spark::WeekTable;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Every target with its items, for the ward or a part of it.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let seen = Memo::new(move |_| Seen::read(&query.read()));
    let organisation = use_engine().follow(|| OrganisationQuestion);
    let organisation = Memo::new(move |_| organisation.get().and_then(Result::ok).unwrap_or_default());
    let by = Memo::new(move |_| organisation.with(|organisation| seen.read().parts(organisation)));
    let answer = use_engine().follow(move || TargetsQuestion { scope: seen.get().scope, by: by.get() });
    let place = move || {
        let words = words.get();
        let closing = answer.get().and_then(Result::ok).and_then(|view| view.closing);
        closing.map(|day| (words.targets.closes_on)(&words.format.date(day))).unwrap_or_default()
    };
    let content = move || match answer.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(view)) if view.targets.is_empty() => view! {
            <Empty title=move || words.get().targets.none reason=move || words.get().targets.none_why/>
        }
        .into_any(),
        Some(Ok(view)) => {
            let scope = seen.get_untracked().scope;
            view! { <TargetList view scope seen organisation/> }.into_any()
        }
    };
    view! {
        <Sign title=move || words.get().targets.title place>
            <IconLink icon="print" label=move || words.get().report.title href=route::REPORTS/>
            <IconLink icon="pen" label=move || words.get().targets.edit href=route::targets_edit()/>
        </Sign>
        <main tabindex="-1" class="wide">
            <ScopeFields seen organisation/>
            {content}
        </main>
        <Dock/>
    }
}

/// Returns what a scope is called: "Ngõ 12, Khu 4B", or the whole ward.
fn scope_name(scope: &Scope, organisation: &OrganisationView, words: &Words) -> String {
    let area = organisation.areas.iter().find(|view| Some(view.id) == scope.area);
    let team = organisation.teams.iter().find(|view| Some(view.id) == scope.team);
    let member = organisation.members.iter().find(|view| Some(view.id) == scope.member);
    let member = member.map(|view| match organisation.me {
        me if me == Some(view.id) => words.targets.mine.to_owned(),
        _ => view.member.name.clone(),
    });
    let parts = [
        member,
        scope.lane.clone(),
        scope.group.clone(),
        area.map(|view| view.area.name.clone()),
        team.map(|view| view.team.name.clone()),
    ];
    let name = join_filled(parts.into_iter().flatten());
    if name.is_empty() { words.targets.whole_ward.to_owned() } else { name }
}

#[component]
fn TargetList(
    view: TargetsView,
    scope: Scope,
    seen: Memo<Seen>,
    organisation: Memo<OrganisationView>,
) -> impl IntoView {
    let words = use_words();
    let without_birth = view.without_birth;
    let missing = Behind::without_birth(scope.clone()).address();
    let missing = (without_birth > 0).then(|| {
        let count = move || {
            let words = words.get();
            (words.targets.without_birth)(&words.format.number(without_birth.into()))
        };
        view! {
            <Say kind=Kind::Unknown>
                <Names href=missing>{count}</Names> ". " {move || words.get().targets.without_birth_why}
            </Say>
        }
    });
    let (targets, households) = (view.targets.len(), view.households);
    let heading = {
        let scope = scope.clone();
        move || {
            let words = words.get();
            let name = organisation.with(|organisation| scope_name(&scope, organisation, words));
            (words.targets.heading)(&name, targets, &words.format.number(households.into()))
        }
    };
    let area = scope.only_area();
    let trend = use_engine().follow(move || TrendQuestion { area: area.flatten() });
    // Looked at for whole areas only.
    let trend = Signal::derive(move || trend.get().and_then(Result::ok).filter(|_| area.is_some()));
    let names: Vec<String> =
        view.targets.iter().flat_map(|target| &target.items).map(|item| item.item.name.clone()).collect();
    let week_table = move || trend.get().map(|trend| view! { <WeekTable trend names=names.clone()/> });
    let cards = view.targets.clone().into_iter().map(|target| view! { <TargetCard target scope=scope.clone() trend/> });
    let cards = cards.collect_view();
    view! {
        <Say>{move || words.get().targets.hint}</Say>
        {missing}
        <section aria-labelledby="targets-set">
            <h2 id="targets-set">{heading}</h2>
            <Legend/>
            <div class="cards">{cards}</div>
            {week_table}
        </section>
        <section aria-labelledby="targets-parts">
            <h2 id="targets-parts">{move || words.get().targets.parts}</h2>
            <PartField seen organisation/>
            {(!view.parts.is_empty()).then(|| view! { <PartTable view organisation/> })}
        </section>
    }
}

/// What the parts of a meter mean.
#[component]
fn Legend() -> impl IntoView {
    let words = use_words();
    let classes = ["m-ok", "m-mid", "m-rest", "m-unk"];
    let entry = move |(place, class): (usize, &'static str)| {
        let meaning = move || words.get().targets.legend.get(place).copied();
        view! { <li><i class=class></i> {meaning}</li> }
    };
    view! { <ul class="legend">{classes.into_iter().enumerate().map(entry).collect_view()}</ul> }
}
