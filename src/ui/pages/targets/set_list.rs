//! The sets of targets: the one that counts, those that wait, and those that were.

use crate::engine::queries::target_sets::{SetEntry, TargetSetsQuestion};
use crate::model::text::join_filled;
use crate::model::{SetState, TargetSetId};
use crate::ui::components::{Icon, Kind, Link, Tag};
use crate::ui::engine::use_engine;
use crate::ui::pages::targets::link;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Every set but the one that is shown, and the way to a new one.
#[component]
pub fn OtherSets(shown: TargetSetId) -> impl IntoView {
    let words = use_words();
    let sets = use_engine().follow(|| TargetSetsQuestion);
    let rows = move || {
        let sets = sets.get().and_then(Result::ok).unwrap_or_default();
        let others: Vec<SetEntry> = sets.into_iter().filter(|entry| entry.id != shown).collect();
        let rows = others.into_iter().map(|entry| view! { <Row entry/> }).collect_view();
        (!rows.is_empty()).then(|| view! { <ul class="card flat list">{rows}</ul> })
    };
    view! {
        <section aria-labelledby="targets-sets">
            <h2 id="targets-sets">{move || words.get().target_edit.other_sets}</h2>
            {rows}
            <Link href=link::new_set(shown) class="btn wide">
                <Icon name="plus"/>
                {move || words.get().target_edit.new_set}
            </Link>
        </section>
    }
}

#[component]
fn Row(entry: SetEntry) -> impl IntoView {
    let words = use_words();
    let SetEntry { id, set, state } = entry;
    let days = move || {
        let words = words.get();
        let from = set.from.map(|from| (words.target_edit.begins)(&words.format.date(from)));
        let until = set.until.map(|until| (words.target_edit.closes)(&words.format.date(until)));
        join_filled([from.unwrap_or_default(), until.unwrap_or_default()])
    };
    let name = set.name.clone();
    view! {
        <li>
            <Link href=link::edit_set(id) class="row">
                <span class="b">
                    <strong>{move || words.get().shipped(&name).to_owned()}</strong>
                    <span class="sub">{days}</span>
                    <SetTag state/>
                </span>
                <Icon name="next" class="go"/>
            </Link>
        </li>
    }
}

/// Where a set stands among the others.
#[component]
pub fn SetTag(state: SetState) -> impl IntoView {
    let words = use_words();
    let (kind, icon) = match state {
        SetState::InForce => (Kind::Ok, "okc"),
        SetState::Waiting => (Kind::Todo, "clock"),
        SetState::Closed => (Kind::Info, "lock"),
        SetState::Corrected => (Kind::Info, "pen"),
    };
    let label = move || {
        let edit = &words.get().target_edit;
        match state {
            SetState::InForce => edit.in_force,
            SetState::Waiting => edit.waiting,
            SetState::Closed => edit.is_closed,
            SetState::Corrected => edit.is_corrected,
        }
    };
    view! { <Tag kind icon=icon>{label}</Tag> }
}
