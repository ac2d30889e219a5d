//! The items of a target, each a way to its form.

use crate::engine::queries::targets::{ItemView, TargetView};
use crate::model::Item;
use crate::ui::components::{Icon, Link};
use crate::ui::pages::targets::link;
use crate::ui::preferences::use_words;
use crate::words::{Words, inside};
use leptos::prelude::*;

/// A target's items, each a way to its form, and the way to a new one.
#[component]
pub fn TargetItems(target: TargetView) -> impl IntoView {
    let words = use_words();
    let TargetView { id, target, items, .. } = target;
    let name = target.name;
    let label = {
        let name = name.clone();
        move || (words.get().target_edit.add_item_to)(words.get().shipped(&name))
    };
    let row = move |ItemView { id, item, .. }: ItemView| {
        let name = item.name.clone();
        view! {
            <li>
                <Link href=link::edit_item(id) class="row">
                    <span class="b">
                        <strong>{move || words.get().shipped(&name).to_owned()}</strong>
                        <span class="sub">{move || summary(&item, words.get())}</span>
                    </span>
                    <Icon name="next" class="go"/>
                </Link>
            </li>
        }
    };
    view! {
        <div class="stack-s">
            <h3>{move || words.get().shipped(&name).to_owned()}</h3>
            <ul class="card flat list">{items.into_iter().map(row).collect_view()}</ul>
            <Link href=link::new_item(id) class="btn small quiet" attr:aria-label=label>
                <Icon name="plus" class="i-s"/>
                {move || words.get().target_edit.add_item}
            </Link>
        </div>
    }
}

/// Says in a line whom an item counts and what was promised: "người, từ 14 tuổi, mục tiêu 100%".
fn summary(item: &Item, words: &Words) -> String {
    let edit = &words.target_edit;
    let audience = &item.audience;
    let conditions = [(audience.smartphone, edit.smartphone), (audience.ocop, edit.ocop), (audience.farms, edit.farms)];
    let conditions = conditions.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| inside(name));
    let goal = item.goal_percent.map_or_else(|| edit.followed.to_owned(), edit.goal_of);
    let unit = words.labels.item_unit(item.unit).to_owned();
    let age = audience.min_age.map(edit.from_age);
    [unit].into_iter().chain(age).chain(conditions).chain([goal]).collect::<Vec<_>>().join(", ")
}
