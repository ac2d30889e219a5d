//! The items of a target, each a way to its form.

use crate::engine::queries::target_sets::SetTarget;
use crate::model::{Item, ItemId, Target, TargetSetId};
use crate::ui::components::{Icon, Link};
use crate::ui::pages::targets::link;
use crate::ui::preferences::use_words;
use crate::words::{Words, inside};
use leptos::prelude::*;

/// A target's items, each a way to its form, and the way to a new one.
#[component]
pub fn TargetItems(
    set: TargetSetId,
    target: SetTarget,
    /// It stays as it is.
    is_fixed: bool,
) -> impl IntoView {
    let words = use_words();
    let (id, Target { name, .. }, items) = target;
    let label = {
        let name = name.clone();
        move || (words.get().target_edit.add_item_to)(words.get().shipped(&name))
    };
    let row = move |(id, item): (ItemId, Item)| {
        let name = item.name.clone();
        let about = view! {
            <span class="b">
                <strong>{move || words.get().shipped(&name).to_owned()}</strong>
                <span class="sub">{move || summary(&item, words.get())}</span>
            </span>
        };
        let row = if is_fixed {
            view! { <div class="row">{about}</div> }.into_any()
        } else {
            view! { <Link href=link::edit_item(set, id) class="row">{about} <Icon name="next" class="go"/></Link> }
                .into_any()
        };
        view! { <li>{row}</li> }
    };
    let add = (!is_fixed).then(|| {
        view! {
            <Link href=link::new_item(set, id) class="btn small quiet" attr:aria-label=label>
                <Icon name="plus" class="i-s"/>
                {move || words.get().target_edit.add_item}
            </Link>
        }
    });
    view! {
        <div class="stack-s">
            <h3>{move || words.get().shipped(&name).to_owned()}</h3>
            <ul class="card flat list">{items.into_iter().map(row).collect_view()}</ul>
            {add}
        </div>
    }
}

/// Says in a line whom an item counts and what was promised: "người, từ 14 tuổi, mục tiêu 100%".
fn summary(item: &Item, words: &Words) -> String {
    let edit = &words.target_edit;
    let audience = &item.audience;
    let conditions = [
        (audience.smartphone, edit.smartphone),
        (audience.permanent, edit.permanent),
        (audience.present, edit.present),
        (audience.ocop, edit.ocop),
        (audience.farms, edit.farms),
    ];
    let conditions = conditions.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| inside(name));
    let goal = item.goal_percent.map_or_else(|| edit.followed.to_owned(), edit.goal_of);
    let unit = words.labels.item_unit(item.unit).to_owned();
    let age = audience.min_age.map(edit.from_age);
    let own = (!item.area_goals.is_empty()).then(|| (edit.own_goals)(item.area_goals.len()));
    [unit].into_iter().chain(age).chain(conditions).chain([goal]).chain(own).collect::<Vec<_>>().join(", ")
}
