//! Changing a set of targets: its name and days, the way to its items, closing it, and correcting one that a report was
//! counted by.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::save_record::SaveTargetSet;
use crate::engine::commands::target_set::CorrectTargetSet;
use crate::engine::queries::target_sets::{TargetSetQuestion, TargetSetView};
use crate::model::{Date, SetState, TargetSet, TargetSetId};
use crate::ui::clock::use_today;
use crate::ui::components::{Dialog, Dock, Icon, Kind, Say, Sign, Skeleton, TextArea};
use crate::ui::engine::use_engine;
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::pages::targets::item_list::TargetItems;
use crate::ui::pages::targets::link;
use crate::ui::pages::targets::set_fields::{SetDraft, SetFields};
use crate::ui::pages::targets::set_list::{OtherSets, SetTag};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// A set and its items.
#[component]
pub fn EditTargetsPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let asked = Memo::new(move |_| link::set(&query.read()));
    // What is being typed stays while other things are saved: the form is built anew only when its own data change.
    let answer = use_engine().follow(move || TargetSetQuestion(asked.get()));
    let content = move || match answer.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(view)) => view! { <SetAndItems view/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().target_edit.title back=route::TARGETS/>
        <main tabindex="-1" class="narrow">{content}</main>
        <Dock/>
    }
}

#[component]
fn SetAndItems(view: TargetSetView) -> impl IntoView {
    let words = use_words();
    let TargetSetView { id, set, state, is_counted_by, targets, basis, .. } = view;
    let is_fixed = is_counted_by || state == SetState::Corrected;
    let form = if is_fixed {
        view! { <FixedSet id set=set.clone() state/> }.into_any()
    } else {
        view! { <SetForm id set=set.clone() basis=basis.clone()/> }.into_any()
    };
    let close = (state != SetState::Corrected).then(|| view! { <CloseSet id set basis/> });
    let group = |target| view! { <TargetItems set=id target is_fixed/> };
    view! {
        <section aria-labelledby="targets-set">
            <h2 id="targets-set">{move || words.get().target_edit.set}</h2>
            <SetTag state/>
            {form}
            {close}
        </section>
        <section aria-labelledby="targets-items">
            <h2 id="targets-items">{move || words.get().target_edit.items}</h2>
            {targets.into_iter().map(group).collect_view()}
        </section>
        <OtherSets shown=id/>
    }
}

/// A set that stays as it is, and the way to one that takes its place.
#[component]
fn FixedSet(id: TargetSetId, set: TargetSet, state: SetState) -> impl IntoView {
    let words = use_words();
    let TargetSet { name, from, until, reason, .. } = set;
    let date = move |date: Option<Date>| date.map(|date| words.get().format.date(date)).unwrap_or_default();
    let days = move || {
        let edit = &words.get().target_edit;
        let told = [from.map(|_| (edit.begins)(&date(from))), until.map(|_| (edit.closes)(&date(until)))];
        told.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let because = (!reason.is_empty()).then(|| {
        view! { <Say icon="info">{move || (words.get().target_edit.because)(&reason)}</Say> }
    });
    let why = move || {
        let edit = &words.get().target_edit;
        if state == SetState::Corrected { edit.corrected_why } else { edit.counted_by_why }
    };
    view! {
        <p><strong>{move || words.get().shipped(&name).to_owned()}</strong> <span class="sub">{days}</span></p>
        {because}
        <Say icon="lock" kind=Kind::Info>{why}</Say>
        {(state != SetState::Corrected).then(|| view! { <CorrectSet id/> })}
    }
}

#[component]
fn SetForm(id: TargetSetId, set: TargetSet, basis: Basis) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let told = use_saving();
    let draft = SetDraft::of(&set);
    let shown = set.clone();
    let saving = Action::new_local(move |after: &TargetSet| {
        let edited = Edited { before: set.clone(), after: after.clone(), basis: basis.clone() };
        // The words of the moment of saving are meant.
        let message = words.get_untracked().target_edit.set_saved.to_owned();
        async move {
            // Told from here: by then what was saved may have replaced the form.
            engine.save(SaveTargetSet(id, edited)).await.map(|saved| told.tell(message, saved.undo))
        }
    });
    let refusal = move || saving.value().get().and_then(Result::err);
    let save = move |_| match draft.read(&shown) {
        Some(after) => {
            saving.dispatch(after);
        }
        None => focus_first_error(),
    };
    view! {
        <SetFields draft/>
        {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
        <button class="btn main" type="button" disabled=move || saving.pending().get() on:click=save>
            {move || words.get().target_edit.save_set}
        </button>
    }
}

/// Closes a set from today on, or opens it again.
#[component]
fn CloseSet(id: TargetSetId, set: TargetSet, basis: Basis) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let told = use_saving();
    let busy = use_busy();
    let today = use_today();
    let is_closed = set.closed.is_some();
    let press = move |_| {
        if !busy.begin() {
            return;
        }
        let closed = (!is_closed).then(|| today.get_untracked());
        let after = TargetSet { closed, ..set.clone() };
        let edited = Edited { before: set.clone(), after, basis: basis.clone() };
        let edit = &words.get_untracked().target_edit;
        let message = if is_closed { edit.set_opened } else { edit.set_closed };
        spawn_local(async move {
            match engine.save(SaveTargetSet(id, edited)).await {
                Ok(saved) => told.tell(message.to_owned(), saved.undo),
                Err(refusal) => told.refuse(&refusal),
            }
            busy.end();
        });
    };
    let label = move || {
        let edit = &words.get().target_edit;
        if is_closed { edit.open_set } else { edit.close_set }
    };
    view! {
        <button class="btn quiet" type="button" disabled=move || busy.is_on() on:click=press>
            <Icon name=if is_closed { "undo" } else { "lock" }/>
            {label}
        </button>
    }
}

/// Starts a new version, never without a reason.
#[component]
fn CorrectSet(id: TargetSetId) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let told = use_saving();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    let is_asked = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let correct = move |_| {
        let given = reason.get_untracked().trim().to_owned();
        is_missing.set(given.is_empty());
        if given.is_empty() || !busy.begin() {
            return;
        }
        let leave = leave.get_value();
        let message = words.get_untracked().target_edit.set_corrected.to_owned();
        spawn_local(async move {
            match engine.save(CorrectTargetSet { set: id, reason: given }).await {
                Ok(saved) => {
                    told.tell(message, saved.undo);
                    leave(&link::edit_set(saved.id));
                }
                Err(refusal) => told.refuse(&refusal),
            }
            busy.end();
        });
    };
    let error = move || is_missing.get().then(|| words.get().report.reason_missing.to_owned());
    view! {
        <button class="btn main" type="button" on:click=move |_| is_asked.set(true)>
            {move || words.get().target_edit.correct_set}
        </button>
        <Dialog open=is_asked on_close=move |()| is_asked.set(false) title=move || words.get().target_edit.correct_set>
            <TextArea
                label=move || words.get().report.reason
                value=reason
                on_input=move |typed| reason.set(typed)
                hint=move || words.get().target_edit.correct_set_hint
                error=Signal::derive(error)
            />
            <button class="btn main wide" type="button" disabled=move || busy.is_on() on:click=correct>
                {move || words.get().target_edit.correct_set}
            </button>
            <button class="btn wide" type="button" on:click=move |_| is_asked.set(false)>
                {move || words.get().report.not_now}
            </button>
        </Dialog>
    }
}
