//! The words of a report, which stand beside its numbers.

use crate::engine::basis::Edited;
use crate::engine::commands::report::SaveReport;
use crate::engine::queries::reports::{ReportQuestion, ReportView};
use crate::model::{Date, Report, ReportId};
use crate::ui::components::{Dock, Field, Icon, Sign, Skeleton, TextArea};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

/// The form of a report's words.
#[component]
pub fn EditReportPage() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let params = use_params_map();
    let id = params.read_untracked().get(route::ID).and_then(|id| ReportId::parse(&id));
    let shown = RwSignal::new(None);
    // Asked once, not after every change: a form must not move under the finger, and saves what it showed.
    spawn_local(async move {
        let answer = match id {
            Some(id) => engine.ask(ReportQuestion(id)).await,
            None => Err(crate::engine::Fault::NotFound.into()),
        };
        // The page may have been left meanwhile.
        let _ = shown.try_set(Some(answer));
    });
    let back = id.map_or_else(|| route::REPORTS.to_owned(), route::report);
    let content = move || match shown.get() {
        None => view! { <main tabindex="-1"><Skeleton/></main> }.into_any(),
        Some(Err(refusal)) => view! { <main tabindex="-1"><RefusalNote refusal/></main> <Dock/> }.into_any(),
        Some(Ok(view)) => view! { <ReportForm view/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().report.edit_title back/>
        {content}
    }
}

/// A part of a report's words: what it is called, its hint, and the field it stands in.
struct Part {
    label: fn(&Words) -> &'static str,
    hint: fn(&Words) -> &'static str,
    get: fn(&Report) -> &str,
    set: fn(&mut Report, String),
    is_long: bool,
}

/// The parts in the order of the paper.
const PARTS: [Part; 10] = [
    part(|words| words.report.number, |report| &report.number, |report, typed| report.number = typed),
    long(
        |words| words.report.grounds,
        |words| words.report.grounds_hint,
        |report| &report.grounds,
        |report, typed| {
            report.grounds = typed;
        },
    ),
    long(
        |words| words.report.gatherings,
        |words| words.report.gatherings_hint,
        |report| &report.gatherings,
        |report, typed| report.gatherings = typed,
    ),
    long(
        |words| words.report.difficulties,
        |_| "",
        |report| &report.difficulties,
        |report, typed| {
            report.difficulties = typed;
        },
    ),
    long(|words| words.report.proposals, |_| "", |report| &report.proposals, |report, typed| report.proposals = typed),
    long(|words| words.report.plans, |_| "", |report| &report.plans, |report, typed| report.plans = typed),
    long(
        |words| words.report.receivers,
        |words| words.report.receivers_hint,
        |report| &report.receivers,
        |report, typed| report.receivers = typed,
    ),
    part(|words| words.report.drawn_by, |report| &report.drawn_by, |report, typed| report.drawn_by = typed),
    long(|words| words.report.signs_as, |_| "", |report| &report.signs_as, |report, typed| report.signs_as = typed),
    part(|words| words.report.signer, |report| &report.signer, |report, typed| report.signer = typed),
];

const fn part(label: fn(&Words) -> &'static str, get: fn(&Report) -> &str, set: fn(&mut Report, String)) -> Part {
    Part { label, hint: |_| "", get, set, is_long: false }
}

const fn long(
    label: fn(&Words) -> &'static str,
    hint: fn(&Words) -> &'static str,
    get: fn(&Report) -> &str,
    set: fn(&mut Report, String),
) -> Part {
    Part { label, hint, get, set, is_long: true }
}

#[component]
fn ReportForm(view: ReportView) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let leave = StoredValue::new_local(use_leave());
    let busy = use_busy();
    let ReportView { id, report, basis, .. } = view;
    let draft = RwSignal::new(report.clone());
    let field = move |part: &'static Part| {
        let label = move || (part.label)(words.get());
        let hint = move || (part.hint)(words.get());
        let value = Signal::derive(move || (part.get)(&draft.read()).to_owned());
        let on_input = move |typed: String| draft.update(|report| (part.set)(report, typed));
        if part.is_long {
            view! { <TextArea label value on_input hint/> }.into_any()
        } else {
            view! { <Field label value on_input/> }.into_any()
        }
    };
    let dated = Signal::derive(move || draft.read().dated.map(Date::code).unwrap_or_default());
    let save = move |_| {
        if !busy.begin() {
            return;
        }
        let edited = Edited { before: report.clone(), after: draft.get_untracked(), basis: basis.clone() };
        let leave = leave.get_value();
        spawn_local(async move {
            match engine.save(SaveReport(Some(id), Box::new(edited))).await {
                Ok(saved) => {
                    saving.tell(words.get_untracked().report.saved.to_owned(), saved.undo);
                    leave(&route::report(id));
                }
                Err(refusal) => saving.refuse(&refusal),
            }
            busy.end();
        });
    };
    view! {
        <main tabindex="-1" class="narrow form">
            <Field
                label=move || words.get().report.dated
                input_type="date"
                value=dated
                on_input=move |typed: String| draft.update(|report| report.dated = Date::parse(&typed))
            />
            {PARTS.iter().map(field).collect_view()}
        </main>
        <Dock has_nav=false>
            <button class="btn main wide" type="button" disabled=move || busy.is_on() on:click=save>
                <Icon name="check"/>
                {move || words.get().report.save}
            </button>
        </Dock>
    }
}
