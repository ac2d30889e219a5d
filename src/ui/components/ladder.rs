//! The ladder: five radios drawn as stairs, a flag on the step that counts.

use crate::model::{Ladder, Step};
use crate::ui::components::{Icon, fresh_id};
use crate::ui::door::Door;
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Where somebody stands with an item. Wrap it in an element of class `item`: there it lies down when it gets narrow.
#[component]
pub fn LadderField(
    /// Whose ladder of what, read out before the steps.
    #[prop(into)]
    legend: TextProp,
    /// The meaning of the steps.
    ladder: Ladder,
    #[prop(into)] value: Signal<Step>,
    #[prop(into)] on_change: Callback<Step>,
) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("ladder");
    let pass = ladder.pass;
    let class = move || match Door::of_step(value.get(), pass) {
        Door::NotAsked => "ladder none",
        Door::Reached | Door::Beyond => "ladder done",
        _ => "ladder",
    };
    let stair = move |(step, label): (Step, String)| {
        let is_goal = step == pass;
        // "Not asked" is no step that lies behind anybody.
        let is_past = move || step != Step::UNKNOWN && step < value.get();
        view! {
            <label class="step" class:past=is_past>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || value.get() == step
                    on:change=move |_| on_change.run(step)
                />
                <span class="bar">{is_goal.then(|| view! { <Icon name="flag" class="flag"/> })}</span>
                <span class="lb">
                    {move || words.get().shipped(&label).to_owned()}
                    {is_goal
                        .then(|| {
                            view! { <span class="sr">{move || format!(" ({})", words.get().common.passing_step)}</span> }
                        })}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class=class>
            <legend class="sr">{move || legend.get()}</legend>
            {Step::ALL.into_iter().zip(ladder.labels).map(stair).collect_view()}
        </fieldset>
    }
}
