//! Bringing a register in from Excel, step by step; nothing is taken in before the last button.

mod choose;
mod columns;
mod compare;
mod found;
mod paged;
mod plan;
mod taken;
mod work;

use crate::ui::components::{Dock, Empty, Icon, Link, Note, Sign};
use crate::ui::engine::use_engine;
use crate::ui::import_outcome;
use crate::ui::pages::import_register::choose::{ChooseFile, ChosenFile};
use crate::ui::pages::import_register::compare::Compared;
use crate::ui::pages::import_register::found::Found;
use crate::ui::pages::import_register::plan::SheetChoice;
use crate::ui::pages::import_register::taken::{Taken, TakenButton};
use crate::ui::pages::import_register::work::{Failure, Stage, Work, use_work};
use crate::ui::preferences::use_words;
use crate::ui::refusal::{RefusalNote, SaidNote};
use crate::ui::route;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The steps on one page: file, sheets and columns, what was read, what would change, done.
#[component]
pub fn ImportPage() -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let has_ward = Memo::new(move |_| !overview.read().ward.name.is_empty());
    view! {
        <Sign
            title=move || words.get().import_register.title
            place=move || overview.read().ward.name.clone()
            back=route::ORGANISATION
        />
        {move || {
            if has_ward.get() { view! { <Steps/> }.into_any() } else { view! { <WardFirst/> }.into_any() }
        }}
    }
}

#[component]
fn WardFirst() -> impl IntoView {
    let words = use_words();
    view! {
        <main tabindex="-1">
            <Empty
                title=move || words.get().import_register.name_ward_first
                reason=move || words.get().import_register.name_ward_first_why
            >
                <Link href=route::new_ward() class="btn main">
                    {move || words.get().start.title}
                </Link>
            </Empty>
        </main>
        <Dock/>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let work = use_work();
    let stage = work.stage;
    // A part is built anew when its step begins, not at every row that is read.
    let step = Memo::new(move |_| match stage.get() {
        Stage::Reading { .. } => Stage::Reading { done: 0, total: 0 },
        stage => stage,
    });
    let content = move || match step.get() {
        Stage::Choosing => view! { <ChooseFile work/> }.into_any(),
        Stage::Opening | Stage::Reading { .. } | Stage::Comparing | Stage::Taking => {
            view! { <ChosenFile work/><Waiting work/> }.into_any()
        }
        Stage::Planning => view! { <ChosenFile work/><SheetChoice work/> }.into_any(),
        Stage::Compared => view! { <ChosenFile work/><Found work/><Compared work/> }.into_any(),
        Stage::Taken => view! { <Taken work/> }.into_any(),
    };
    let dock = move || match step.get() {
        Stage::Planning => view! { <Dock><ReadButton work/></Dock> }.into_any(),
        Stage::Compared => view! { <Dock><TakeButton work/></Dock> }.into_any(),
        Stage::Taken => view! { <Dock><TakenButton/></Dock> }.into_any(),
        _ => view! { <Dock/> }.into_any(),
    };
    view! {
        <main class="wide" tabindex="-1">
            {move || work.failure.get().map(|failure| view! { <FailureNote failure/> })}
            {content}
        </main>
        {dock}
    }
}

/// Long work: what is done, how far it is, and the way to stop it.
#[component]
fn Waiting(work: Work) -> impl IntoView {
    let words = use_words();
    let stage = work.stage;
    let said = move || {
        let words = words.get();
        let import = &words.import_register;
        match stage.get() {
            Stage::Reading { done, total } if total > 0 => {
                (import.reading)(&words.format.number(done.into()), &words.format.number(total.into()))
            }
            Stage::Comparing => import.comparing.to_owned(),
            Stage::Taking => import.taking.to_owned(),
            _ => import.opening.to_owned(),
        }
    };
    let is_stoppable = move || stage.get() != Stage::Taking;
    view! {
        <section class="card">
            <strong role="status">{said}</strong>
            {move || match stage.get() {
                Stage::Reading { done, total } => {
                    view! { <progress class="far" max=total.max(1) value=done aria-label=said></progress> }.into_any()
                }
                _ => view! { <progress class="far" aria-label=said></progress> }.into_any(),
            }}
            <Show when=is_stoppable>
                <button class="btn small quiet" type="button" on:click=move |_| work.stop()>
                    <Icon name="stop" class="i-s"/>
                    {move || words.get().import_register.stop}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn ReadButton(work: Work) -> impl IntoView {
    let words = use_words();
    view! {
        <button
            class="btn main"
            type="button"
            disabled=move || !work.plan.read().is_ready()
            on:click=move |_| spawn_local(work.read())
        >
            <Icon name="list"/>
            {move || words.get().import_register.read}
        </button>
    }
}

/// The one button that takes the register in, and says what that will do.
#[component]
fn TakeButton(work: Work) -> impl IntoView {
    let words = use_words();
    let label = move || work.preview.read().as_ref().map(|preview| import_outcome::offer(words.get(), preview));
    let is_useless = move || work.preview.read().as_ref().is_none_or(import_outcome::says_nothing_new);
    view! {
        <button
            class="btn main"
            type="button"
            disabled=is_useless
            on:click=move |_| spawn_local(work.take())
        >
            <Icon name="inbox"/>
            {label}
        </button>
    }
}

#[component]
fn FailureNote(failure: Failure) -> impl IntoView {
    let words = use_words();
    match failure {
        Failure::Engine(refusal) => view! { <RefusalNote refusal/> }.into_any(),
        Failure::Stopped => view! {
            <Note is_live=true>
                <p>{move || words.get().import_register.stopped}</p>
            </Note>
        }
        .into_any(),
        Failure::Sheets(fault) => {
            view! { <SaidNote said=Signal::derive(move || words.get().sheets.refusal(&fault))/> }.into_any()
        }
        Failure::Unreadable => {
            view! { <SaidNote said=Signal::derive(move || words.get().refusals.file_unreadable)/> }.into_any()
        }
        Failure::Fell(_) => {
            view! { <SaidNote said=Signal::derive(move || words.get().import_register.fell)/> }.into_any()
        }
    }
}
