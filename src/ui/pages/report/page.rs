//! A report as it is printed, and what can be done with it.

use crate::engine::Fault;
use crate::engine::commands::report::{CorrectReport, MoveReport};
use crate::engine::queries::reports::{ReportQuestion, ReportView};
use crate::model::{Date, ReportId, ReportState, plain_name};
use crate::ui::components::{Dialog, Dock, Icon, IconButton, Link, Say, Sign, Skeleton, TextArea};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::pages::report::StateTag;
use crate::ui::pages::report::files::ReportFiles;
use crate::ui::pages::report::paper::Paper;
use crate::ui::pages::report::text::ReportText;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::report_paper::paper;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

/// The paper of a report.
#[component]
pub fn ReportPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get(route::ID).and_then(|id| ReportId::parse(&id)));
    move || match id.get() {
        Some(id) => view! { <Shown id/> }.into_any(),
        None => view! {
            <main tabindex="-1">
                <RefusalNote refusal=Fault::NotFound.into()/>
            </main>
            <Dock/>
        }
        .into_any(),
    }
}

#[component]
fn Shown(id: ReportId) -> impl IntoView {
    let words = use_words();
    let answer = use_engine().follow(move || ReportQuestion(id));
    let title = move || {
        let name = answer.get().and_then(Result::ok).map(|view| view.report.name);
        name.unwrap_or_else(|| words.get().report.title.to_owned())
    };
    let content = move || match answer.get() {
        None => view! { <Skeleton rows=8/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(view)) => view! { <Report view/> }.into_any(),
    };
    let print = move |()| {
        // A browser without printing does nothing; the paper stays on the screen.
        let _ = window().print();
    };
    view! {
        <Sign title back=route::REPORTS>
            <IconButton icon="print" label=move || words.get().report.print on_press=print/>
        </Sign>
        <main tabindex="-1" class="desk">{content}</main>
        <Dock/>
    }
}

#[component]
fn Report(view: ReportView) -> impl IntoView {
    let words = use_words();
    let (id, state) = (view.id, view.report.state);
    let (version, until, reason) = (view.report.version, view.report.until, view.report.reason.clone());
    let told = move || {
        let words = words.get();
        match until {
            Some(until) if state.is_frozen() => (words.report.closed)(&words.format.date(until), version),
            _ => words.report.is_draft.to_owned(),
        }
    };
    let because = (!reason.is_empty()).then(|| {
        view! { <Say icon="info">{move || (words.get().report.because)(&reason)}</Say> }
    });
    let document = paper(&view);
    let told_view = view.clone();
    let name = plain_name(&["bao-cao", &view.area_name, &until.map(Date::code).unwrap_or_default()]);
    let file = document.clone();
    let edit = (!state.is_frozen()).then(|| {
        view! {
            <Link href=route::edit_report(id) class="btn">
                <Icon name="pen"/>
                {move || words.get().report.edit}
            </Link>
        }
    });
    view! {
        <div class="toolbar noprint">
            <StateTag state/>
            <Say icon=if state.is_frozen() { "lock" } else { "pen" }>{told}</Say>
            {because}
            <div class="flow">{edit} <Steps view/></div>
            <div class="flow"><ReportFiles document=file name/> <ReportText view=told_view/></div>
            <p class="sub">{move || words.get().report.official}</p>
        </div>
        <div class="sheets" tabindex="0" role="region" aria-label=move || words.get().report.paper>
            <Paper document/>
        </div>
    }
}

/// The steps a report can take from where it is.
#[component]
fn Steps(view: ReportView) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let busy = use_busy();
    let is_asked = RwSignal::new(false);
    let ReportView { id, report, basis, .. } = view;
    let go = Callback::new(move |to: ReportState| {
        is_asked.set(false);
        if !busy.begin() {
            return;
        }
        let step = MoveReport { report: id, to, basis: basis.clone() };
        spawn_local(async move {
            if let Err(refusal) = engine.save(step).await {
                saving.refuse(&refusal);
            }
            busy.end();
        });
    });
    let button = move |to: &'static ReportState| {
        let to = *to;
        let press = move |_| if to == ReportState::Sent { is_asked.set(true) } else { go.run(to) };
        view! {
            <button class="btn" class:main=to == ReportState::Sent type="button" disabled=move || busy.is_on() on:click=press>
                {move || step_name(words.get(), to)}
            </button>
        }
    };
    view! {
        {report.state.next().iter().map(button).collect_view()}
        {report.state.is_frozen().then(|| view! { <Correct id/> })}
        <Dialog open=is_asked on_close=move |()| is_asked.set(false) title=move || words.get().report.send_sure>
            <p>{move || words.get().report.send_why}</p>
            <button class="btn main wide" type="button" on:click=move |_| go.run(ReportState::Sent)>
                {move || words.get().report.send}
            </button>
            <button class="btn wide" type="button" on:click=move |_| is_asked.set(false)>
                {move || words.get().report.not_now}
            </button>
        </Dialog>
    }
}

const fn step_name(words: &Words, to: ReportState) -> &'static str {
    match to {
        ReportState::Draft => words.report.edit,
        ReportState::Sent => words.report.send,
        ReportState::ToCorrect => words.report.to_correct,
        ReportState::Approved => words.report.approve,
        ReportState::Locked => words.report.lock,
    }
}

/// Starts a new version, never without a reason.
#[component]
fn Correct(id: ReportId) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    let is_asked = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let correct = move |_| {
        let told = reason.get_untracked().trim().to_owned();
        is_missing.set(told.is_empty());
        if told.is_empty() || !busy.begin() {
            return;
        }
        let leave = leave.get_value();
        spawn_local(async move {
            match engine.save(CorrectReport { report: id, reason: told }).await {
                Ok(next) => leave(&route::edit_report(next)),
                Err(refusal) => saving.refuse(&refusal),
            }
            busy.end();
        });
    };
    let error = move || is_missing.get().then(|| words.get().report.reason_missing.to_owned());
    view! {
        <button class="btn" type="button" on:click=move |_| is_asked.set(true)>
            {move || words.get().report.correct}
        </button>
        <Dialog open=is_asked on_close=move |()| is_asked.set(false) title=move || words.get().report.correct>
            <TextArea
                label=move || words.get().report.reason
                value=reason
                on_input=move |typed| reason.set(typed)
                hint=move || words.get().report.reason_hint
                error=Signal::derive(error)
            />
            <button class="btn main wide" type="button" disabled=move || busy.is_on() on:click=correct>
                {move || words.get().report.correct}
            </button>
            <button class="btn wide" type="button" on:click=move |_| is_asked.set(false)>
                {move || words.get().report.not_now}
            </button>
        </Dialog>
    }
}
