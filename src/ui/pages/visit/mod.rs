//! A visit: what happened at a door, who can do what, the next appointment, a note.

mod dock;
mod form;
mod item;
mod next_visit;
mod outcome;
mod steps;
mod when;

use crate::bridge::{Answered, Refusal};
use crate::engine::Fault;
use crate::engine::commands::keep_draft::DraftQuestion;
use crate::engine::commands::log_visit::LogVisit;
use crate::engine::queries::household_view::{HouseholdQuestion, HouseholdView};
use crate::model::text::join_filled;
use crate::model::{HouseholdId, Relation};
use crate::ui::clock::use_today;
use crate::ui::components::{Dock, Kind, Link, Note, Sign, Skeleton, TextArea, use_toasts};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::pages::household::use_household_id;
use crate::ui::pages::visit::dock::VisitDock;
use crate::ui::pages::visit::form::{Form, Kept};
use crate::ui::pages::visit::next_visit::NextVisitField;
use crate::ui::pages::visit::outcome::OutcomeField;
use crate::ui::pages::visit::steps::StepsSection;
use crate::ui::pages::visit::when::WhenWhere;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::when::time_or_day;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page of a visit at `/nha/:id/luot`.
#[component]
pub fn VisitPage() -> impl IntoView {
    let id = use_household_id();
    move || match id.get() {
        Some(id) => view! { <OpenVisit id/> }.into_any(),
        None => view! { <NoVisit refusal=Refusal::Engine(Fault::NotFound)/> }.into_any(),
    }
}

/// The household as the form shows it, and the draft that lies half written.
type Opened = (HouseholdView, Option<LogVisit>);

async fn open(engine: EngineLink, id: HouseholdId) -> Answered<Opened> {
    Ok((engine.ask(HouseholdQuestion(id)).await?, engine.ask(DraftQuestion(id)).await?))
}

/// Asks once, not after every change: a form must not move under the finger, and saves what it showed.
#[component]
fn OpenVisit(id: HouseholdId) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let opened = RwSignal::new(None::<Answered<Opened>>);
    spawn_local(async move {
        let answer = open(engine, id).await;
        // The page may have been left meanwhile.
        let _ = opened.try_set(Some(answer));
    });
    move || match opened.get() {
        None => view! {
            <Sign title=move || words.get().visit.title back=route::household(id)/>
            <main tabindex="-1">
                <Skeleton/>
            </main>
        }
        .into_any(),
        Some(Ok((view, draft))) => view! { <VisitForm view draft/> }.into_any(),
        Some(Err(refusal)) => view! { <NoVisit refusal/> }.into_any(),
    }
}

#[component]
fn NoVisit(refusal: Refusal) -> impl IntoView {
    let words = use_words();
    view! {
        <Sign title=move || words.get().visit.title back=route::HOMES/>
        <main tabindex="-1">
            <RefusalNote refusal>
                <Link href=route::HOMES class="btn">
                    {move || words.get().shell.tab_walk}
                </Link>
            </RefusalNote>
        </main>
        <Dock/>
    }
}

#[component]
fn VisitForm(view: HouseholdView, draft: Option<LogVisit>) -> impl IntoView {
    let words = use_words();
    let number = view.household.number.as_str().to_owned();
    let place = place_of(&view);
    let house = number.clone();
    let back = route::household(view.id);
    let form = Form::open(view, draft);
    view! {
        <Sign
            title=move || words.get().visit.title
            place=place
            house=house
            back=back
            back_label=move || (words.get().visit.back_to)(&number)
        />
        <main tabindex="-1">
            <Resumed form/>
            <WhenWhere form/>
            <OutcomeField form/>
            <StepsSection form/>
            <NextVisitField form/>
            <NoteSection form/>
        </main>
        <VisitDock form/>
    }
}

/// Returns where one stands: "Ngõ 12, Đoàn Thị Lý".
fn place_of(view: &HouseholdView) -> String {
    let head = view.residents.iter().find(|person| person.resident.relation == Some(Relation::Head));
    let name = head.or(view.residents.first()).map_or("", |person| person.resident.name.as_str());
    join_filled([view.household.lane.as_str(), name])
}

/// The word that this is a draft gone on with, and the way to begin anew.
#[component]
fn Resumed(form: Form) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let title = move || {
        let words = words.get();
        form.resumed_from.get().map(|from| (words.visit.resumed)(&time_or_day(words, from, today.get())))
    };
    move || {
        form.resumed_from.get().map(|_| {
            view! {
                <Note kind=Kind::Part icon="pen" title=move || title().unwrap_or_default()>
                    <p>{move || words.get().visit.resumed_how}</p>
                    <DropDraftButton form/>
                </Note>
            }
        })
    }
}

#[component]
fn DropDraftButton(form: Form) -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    view! {
        // An event is no reactive place: the words of this moment are meant.
        <button class="btn small" type="button" on:click=move |_| form.drop(toasts, words.get_untracked())>
            {move || words.get().visit.drop}
        </button>
    }
}

#[component]
fn NoteSection(form: Form) -> impl IntoView {
    let words = use_words();
    let is_new_draft = move || form.resumed_from.read().is_none() && form.kept.with(|kept| matches!(kept, Kept::At(_)));
    view! {
        <section aria-labelledby="visit-note" class="visit-note">
            <h2 id="visit-note">{move || words.get().visit.note}</h2>
            <TextArea
                label=move || words.get().visit.note_label
                value=Signal::derive(move || form.draft.read().note.clone())
                on_input=move |note| form.change(|draft| draft.note = note)
                hint=move || words.get().visit.note_warning
            />
            <Show when=is_new_draft>
                <DropDraftButton form/>
            </Show>
        </section>
    }
}
