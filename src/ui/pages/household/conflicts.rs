//! Values on which two people disagree: both, with who wrote them and when. Settling them is another page's work.

use crate::engine::queries::household_view::{Conflict, ConflictSide, HouseholdView};
use crate::model::Date;
use crate::model::text::join_filled;
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, Tag};
use crate::ui::pages::household::fields::{field_name, field_value};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;
use std::sync::Arc;

/// The household's conflicts, if there are any.
#[component]
pub fn Conflicts(view: Arc<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    if view.conflicts.is_empty() {
        return ().into_any();
    }
    let list = move || {
        let (words, today) = (words.get(), today.get());
        view.conflicts.iter().map(|conflict| conflict_row(&view, conflict, words, today)).collect_view()
    };
    view! {
        <section aria-labelledby="conflicts">
            <h2 id="conflicts">{move || words.get().household.conflicts}</h2>
            <p class="sub">{move || words.get().household.conflicts_why}</p>
            <ul class="card flat list clash">{list}</ul>
        </section>
    }
    .into_any()
}

fn conflict_row(
    view: &HouseholdView,
    conflict: &Conflict,
    words: &'static Words,
    today: Date,
) -> impl IntoView + use<> {
    let text = &words.household;
    let whose = conflict.resident.as_ref().map_or("", |(_, name)| name.as_str());
    let title = (text.field_of)(&field_name(view, &conflict.field, words), whose);
    let side = |(place, side): (usize, &ConflictSide)| {
        let role = if place == 0 { text.shown_side } else { text.kept_side };
        let value = field_value(view, &conflict.field, &side.value, words);
        let day = words.format.date_near(Date::in_vietnam(side.at_ms), today);
        let origin = join_filled([&side.by, &day]);
        view! {
            <dt>{role}</dt>
            <dd>{value} " " <span class="sub">{origin}</span></dd>
        }
    };
    let waiting = conflict.is_waiting.then(|| view! { <Tag kind=Kind::Unknown>{text.waiting}</Tag> });
    view! {
        <li class="row">
            <div class="b">
                <h3>{title}</h3>
                <dl class="kv">{conflict.sides.iter().enumerate().map(side).collect_view()}</dl>
                {waiting}
            </div>
        </li>
    }
}
