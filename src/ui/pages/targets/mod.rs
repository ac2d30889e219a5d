//! Targets: where the ward or an area stands, and the names behind every number.

mod card;
mod edit_item;
mod edit_set;
mod item_fields;
mod item_list;
mod link;
mod names;

pub use edit_item::EditItemPage;
pub use edit_set::EditTargetsPage;
pub use names::NamesPage;

use crate::engine::queries::names::NamesGroup;
use crate::engine::queries::organisation::OrganisationQuestion;
use crate::engine::queries::targets::{TargetsQuestion, TargetsView};
use crate::model::AreaId;
use crate::ui::components::{Dock, Empty, IconLink, Kind, Names, Say, SelectField, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::targets::card::TargetCard;
use crate::ui::pages::targets::link::Behind;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// Every target with its items, for the ward or one area.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let area = Memo::new(move |_| link::area(&query.read()));
    let answer = use_engine().follow(move || TargetsQuestion { area: area.get() });
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
        Some(Ok(view)) => view! { <TargetList view area=area.get_untracked()/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().targets.title place>
            <IconLink icon="pen" label=move || words.get().targets.edit href=route::targets_edit()/>
        </Sign>
        <main tabindex="-1">
            <AreaField area/>
            {content}
        </main>
        <Dock/>
    }
}

/// The choice of an area; it stands in the address, so that going back finds it again.
#[component]
fn AreaField(area: Memo<Option<AreaId>>) -> impl IntoView {
    let words = use_words();
    let navigate = use_navigate();
    let organisation = use_engine().follow(|| OrganisationQuestion);
    let options = Memo::new(move |_| {
        let areas = organisation.get().and_then(Result::ok).map(|organisation| organisation.areas).unwrap_or_default();
        let ward = (String::new(), words.get().targets.whole_ward.to_owned());
        std::iter::once(ward).chain(areas.into_iter().map(|area| (area.id.to_string(), area.area.name))).collect()
    });
    let choose = move |id: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&link::targets(AreaId::parse(&id)), options);
    };
    let value = move || area.get().map(|area| area.to_string()).unwrap_or_default();
    let has_areas = Memo::new(move |_| options.with(|options: &Vec<_>| options.len() > 1));
    let choose = Callback::new(choose);
    view! {
        <Show when=move || has_areas.get()>
            <SelectField
                label=move || words.get().targets.where_
                value=Signal::derive(value)
                options
                on_change=choose
            />
        </Show>
    }
}

#[component]
fn TargetList(view: TargetsView, area: Option<AreaId>) -> impl IntoView {
    let words = use_words();
    let TargetsView { set, targets, without_birth, .. } = view;
    let name = set.map(|(_, set)| set.name).unwrap_or_default();
    let missing = Behind { item: String::new(), group: NamesGroup::WithoutBirth, area }.address();
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
    let cards = targets.into_iter().map(|target| view! { <TargetCard target area/> }).collect_view();
    view! {
        <Say>{move || words.get().targets.hint}</Say>
        {missing}
        <section aria-labelledby="targets-set">
            <h2 id="targets-set">{move || words.get().shipped(&name).to_owned()}</h2>
            <div class="cards">{cards}</div>
        </section>
    }
}
