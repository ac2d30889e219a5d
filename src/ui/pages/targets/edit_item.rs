//! Changing an item: name, unit, whom it applies to, its steps, its goal.

use crate::bridge::{Answered, Refusal};
use crate::engine::Fault;
use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::save_record::SaveItem;
use crate::engine::queries::target_sets::{TargetSetQuestion, TargetSetView};
use crate::model::{Area, AreaId, Item, ItemId, TargetId};
use crate::ui::clock;
use crate::ui::components::{Dock, Icon, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::item_form::{ItemDraft, ItemError, new_item};
use crate::ui::pages::targets::item_fields::ItemFields;
use crate::ui::pages::targets::link;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::use_saving;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_params_map, use_query_map};

/// An item as the form shows it: `None` while it is new.
#[derive(Clone)]
struct Shown {
    id: Option<ItemId>,
    item: Item,
    basis: Basis,
    areas: Vec<(AreaId, Area)>,
    /// Where the form was opened from.
    back: String,
}

/// The page of an item, or of a new one.
#[component]
pub fn EditItemPage() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let params = use_params_map();
    let query = use_query_map();
    let id = params.read_untracked().get(route::ID).and_then(|id| ItemId::parse(&id));
    let target = link::target(&query.read_untracked());
    let set = link::set(&query.read_untracked());
    let back = set.map_or_else(route::targets_edit, link::edit_set);
    let origin = back.clone();
    let shown = RwSignal::new(None::<Answered<Shown>>);
    // An item is made once: its words are those of this moment.
    let labels = words.get_untracked().target_edit.usual_steps;
    // Asked once, not after every change: a form must not move under the finger, and saves what it showed.
    spawn_local(async move {
        let answer = engine.ask(TargetSetQuestion(set)).await;
        let answer =
            answer.and_then(|view| find(view, id, target, labels, origin).ok_or(Refusal::Engine(Fault::NotFound)));
        // The page may have been left meanwhile.
        let _ = shown.try_set(Some(answer));
    });
    let title = move || {
        let edit = &words.get().target_edit;
        if id.is_some() { edit.item_title } else { edit.new_item }
    };
    let content = move || match shown.get() {
        None => view! { <main tabindex="-1"><Skeleton/></main> }.into_any(),
        Some(Err(refusal)) => view! {
            <main tabindex="-1">
                <RefusalNote refusal/>
            </main>
            <Dock/>
        }
        .into_any(),
        Some(Ok(shown)) => view! { <ItemForm shown/> }.into_any(),
    };
    view! {
        <Sign title back=back/>
        {content}
    }
}

/// Finds the item, or makes a new one of the target.
fn find(
    view: TargetSetView,
    id: Option<ItemId>,
    target: Option<TargetId>,
    labels: [&str; 5],
    back: String,
) -> Option<Shown> {
    let TargetSetView { targets, areas, basis, .. } = view;
    if let Some(id) = id {
        let mut items = targets.into_iter().flat_map(|(_, _, items)| items);
        let (_, item) = items.find(|(known, _)| *known == id)?;
        return Some(Shown { id: Some(id), item, basis, areas, back });
    }
    let target = targets.iter().map(|(known, ..)| *known).find(|known| Some(*known) == target)?;
    // A new record was shown by nobody: it has no basis.
    let item = new_item(target, labels.map(str::to_owned), clock::read());
    Some(Shown { id: None, item, basis: Basis::default(), areas, back })
}

#[component]
fn ItemForm(shown: Shown) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let told = use_saving();
    let leave = use_leave();
    let draft = RwSignal::new(ItemDraft::of(&shown.item));
    let wrong = RwSignal::new(None::<ItemError>);
    let Shown { id, item: before, basis, areas, back } = shown;
    let item = before.clone();
    let saving = Action::new_local(move |after: &Item| {
        let edited = Edited { before: before.clone(), after: after.clone(), basis: basis.clone() };
        // The words of the moment of saving are meant.
        let message = (words.get_untracked().target_edit.item_saved)(&after.name);
        // Told from here: who left the form meanwhile is told all the same.
        async move { engine.save(SaveItem(id, edited)).await.map(|saved| told.tell(message, saved.undo)) }
    });
    Effect::new(move |_| {
        // Who left the form meanwhile went where they wanted to.
        if let Some(Ok(())) = saving.value().get() {
            leave(&back);
        }
    });
    let refusal = move || saving.value().get().and_then(Result::err);
    let pending = saving.pending();
    let save = move |_| {
        // An event is no reactive place: the form of this moment is meant.
        let read = draft.with_untracked(|draft| draft.read(&item));
        wrong.set(read.as_ref().err().copied());
        match read {
            Ok(_) if pending.get_untracked() => {}
            Ok(after) => {
                saving.dispatch(after);
            }
            Err(_) => focus_first_error(),
        }
    };
    view! {
        <main tabindex="-1" class="narrow">
            <ItemFields draft wrong areas/>
        </main>
        <Dock has_nav=false>
            {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
            <button class="btn main wide" type="button" disabled=pending on:click=save>
                <Icon name="check"/>
                {move || save_label(words.get(), pending.get())}
            </button>
        </Dock>
    }
}

const fn save_label(words: &Words, is_saving: bool) -> &'static str {
    if is_saving { words.visit.saving } else { words.target_edit.save_item }
}
