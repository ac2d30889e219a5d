//! One item of one person: the ladder, what was before, and why it is not achieved.

use crate::engine::commands::log_visit::StepReport;
use crate::engine::queries::household_view::ItemState;
use crate::model::{Date, Ladder, Reason, Step};
use crate::ui::clock::use_today;
use crate::ui::components::{Kind, LadderField, NamesButton, Say, SelectField};
use crate::ui::door::Door;
use crate::ui::pages::visit::form::Form;
use crate::ui::pages::visit::steps::Subject;
use crate::ui::preferences::use_words;
use crate::ui::visit_form::{asks_reason, explain, forget, report, touch};
use crate::words::Words;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// An item. Only a touched step is recorded.
#[component]
pub fn ItemField(form: Form, subject: StoredValue<Subject>, item: ItemState) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let resident = subject.with_value(|subject| subject.resident);
    let ladder = Ladder { labels: item.labels.clone(), pass: item.pass };
    let (name, pass, before) = (item.name.clone(), item.pass, item.step);
    let item = StoredValue::new(item);
    let touched = Memo::new(move |_| {
        let draft = form.draft.read();
        item.with_value(|item| report(&draft, resident, &item.code).cloned())
    });
    let shown = Memo::new(move |_| touched.read().as_ref().map_or(before, |report| report.step));
    let legend = move || {
        let words = words.get();
        let name = subject.with_value(|subject| subject.name(words).to_owned());
        item.with_value(|item| (words.visit.ladder)(&name, words.shipped(&item.name)))
    };
    let said = move || {
        let door = Door::of_step(shown.get(), pass);
        let text = item.with_value(|item| sentence(item, touched.get().as_ref(), words.get(), today.get()));
        view! { <Say kind=kind(door) door>{text}</Say> }
    };
    let row = NodeRef::<html::Li>::new();
    let leave = move |()| {
        item.with_value(|item| form.change(|draft| forget(draft, resident, &item.code)));
        // The button goes; the focus goes to the step that is shown again.
        focus_step(row);
    };
    view! {
        <li class="item" node_ref=row>
            <div class="head">
                <h3>{move || words.get().shipped(&name).to_owned()}</h3>
                <Show when=move || touched.read().is_some()>
                    <NamesButton on_press=leave>
                        {move || words.get().visit.as_before}
                        <span class="sr">{move || item.with_value(|item| format!(": {}", words.get().shipped(&item.name)))}</span>
                    </NamesButton>
                </Show>
            </div>
            <LadderField
                legend
                ladder
                value=shown
                on_change=move |step| {
                    item.with_value(|item| form.change(|draft| touch(draft, resident, item, step)));
                }
            />
            {said}
            <Show when=move || touched.read().as_ref().is_some_and(|report| asks_reason(report.step, pass))>
                <ReasonField form item subject touched/>
            </Show>
        </li>
    }
}

#[component]
fn ReasonField(
    form: Form,
    item: StoredValue<ItemState>,
    subject: StoredValue<Subject>,
    touched: Memo<Option<StepReport>>,
) -> impl IntoView {
    let words = use_words();
    let resident = subject.with_value(|subject| subject.resident);
    let options = Signal::derive(move || {
        let words = words.get();
        let unknown = (String::new(), words.visit.no_reason.to_owned());
        let reasons =
            Reason::ALL.iter().map(|reason| (reason.code().to_owned(), words.labels.reason(*reason).to_owned()));
        std::iter::once(unknown).chain(reasons).collect()
    });
    let value = Signal::derive(move || {
        let reason = touched.read().as_ref().and_then(|report| report.reason);
        reason.map_or_else(String::new, |reason| reason.code().to_owned())
    });
    let choose = move |code: String| {
        let reason = Reason::parse(&code);
        item.with_value(|item| form.change(|draft| explain(draft, resident, &item.code, reason)));
    };
    view! { <SelectField label=move || words.get().visit.reason value options on_change=choose/> }
}

/// Says what was before and what is now.
fn sentence(item: &ItemState, touched: Option<&StepReport>, words: &Words, today: Date) -> String {
    let visit = &words.visit;
    let label = |step: Step| item.labels.get(usize::from(step.get())).map_or("", |label| words.shipped(label));
    let day = item.recorded_ms.map(|at_ms| words.format.date_near(Date::in_vietnam(at_ms), today));
    match (touched, day) {
        (None, _) if item.step == Step::UNKNOWN => visit.not_asked_yet.to_owned(),
        (None, Some(day)) if item.is_achieved() => (visit.reached_since)(&day),
        (None, None) if item.is_achieved() => visit.reached_unchanged.to_owned(),
        (None, Some(day)) => (visit.last_time)(label(item.step), &day, &item.recorded_by),
        (None, None) => label(item.step).to_owned(),
        (Some(report), _) if report.step == item.step => (visit.same_again)(label(report.step)),
        (Some(report), _) => {
            let told = if item.step == Step::UNKNOWN {
                (visit.asked_now)(label(report.step))
            } else {
                (visit.from_to)(label(item.step), label(report.step))
            };
            let is_new = report.step >= item.pass && !item.is_achieved();
            if is_new { format!("{told} {}", visit.reached_now) } else { told }
        }
    }
}

const fn kind(door: Door) -> Kind {
    match door {
        Door::NotAsked => Kind::Unknown,
        Door::NotYet => Kind::Todo,
        Door::UnderWay => Kind::Part,
        _ => Kind::Ok,
    }
}

fn focus_step(row: NodeRef<html::Li>) {
    request_animation_frame(move || {
        // A frame later the page may be another one.
        let row = row.try_get_untracked().flatten();
        let step = row.and_then(|row| row.query_selector("input:checked").ok().flatten());
        if let Some(step) = step.and_then(|step| step.dyn_into::<HtmlElement>().ok()) {
            // A step that cannot take the focus is not on the page any more.
            let _ = step.focus();
        }
    });
}
