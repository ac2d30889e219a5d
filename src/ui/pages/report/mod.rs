//! Reports: the list, a new one, the paper, its words.

mod analysis;
mod edit;
mod files;
mod new;
mod page;
mod paper;
mod text;
mod writer;

pub use analysis::AnalysisPage;
pub use edit::EditReportPage;
pub use new::NewReportPage;
pub use page::ReportPage;

use crate::engine::queries::reports::{ReportEntry, ReportsQuestion};
use crate::model::ReportState;
use crate::model::text::join_filled;
use crate::ui::components::{Dock, Empty, Icon, Kind, Link, Sign, Skeleton, Tag};
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;

/// Every report, the latest period first.
#[component]
pub fn ReportsPage() -> impl IntoView {
    let words = use_words();
    let answer = use_engine().follow(|| ReportsQuestion);
    let content = move || match answer.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(reports)) if reports.is_empty() => view! {
            <Empty title=move || words.get().report.empty reason=move || words.get().report.empty_why/>
        }
        .into_any(),
        Some(Ok(reports)) => {
            let rows = reports.into_iter().map(|entry| view! { <Row entry/> }).collect_view();
            view! { <ul class="card flat list">{rows}</ul> }.into_any()
        }
    };
    view! {
        <Sign title=move || words.get().report.title back=route::TARGETS/>
        <main tabindex="-1" class="narrow">
            <p class="sub">{move || words.get().report.list_hint}</p>
            <Link href=route::new_report() class="btn main wide">
                <Icon name="plus"/>
                {move || words.get().report.new}
            </Link>
            {content}
            <ul class="card flat list">
                <li>
                    <Link href=route::analysis() class="row">
                        <Icon name="list"/>
                        <span class="b">
                            <strong>{move || words.get().analysis.title}</strong>
                            <span class="sub">{move || words.get().analysis.link_hint}</span>
                        </span>
                        <Icon name="next" class="go"/>
                    </Link>
                </li>
            </ul>
        </main>
        <Dock/>
    }
}

#[component]
fn Row(entry: ReportEntry) -> impl IntoView {
    let words = use_words();
    let ReportEntry { id, report, area_name, is_corrected } = entry;
    let (state, version, until) = (report.state, report.version, report.until);
    let detail = move || {
        let words = words.get();
        let of = if area_name.is_empty() { words.report.whole_ward.to_owned() } else { area_name.clone() };
        let until = until.map(|until| words.format.date(until)).unwrap_or_default();
        let corrected = if is_corrected { words.report.corrected } else { "" };
        join_filled([of, until, (words.report.version)(version), corrected.to_owned()])
    };
    view! {
        <li>
            <Link href=route::report(id) class="row">
                <span class="b">
                    <strong>{report.name}</strong>
                    <span class="sub">{detail}</span>
                    <StateTag state/>
                </span>
                <Icon name="next" class="go"/>
            </Link>
        </li>
    }
}

/// How far a report has come.
#[component]
fn StateTag(state: ReportState) -> impl IntoView {
    let words = use_words();
    let (kind, icon) = match state {
        ReportState::Draft => (Kind::Todo, "pen"),
        ReportState::Sent => (Kind::Part, "share"),
        ReportState::ToCorrect => (Kind::Bad, "warn"),
        ReportState::Approved => (Kind::Ok, "okc"),
        ReportState::Locked => (Kind::Ok, "lock"),
    };
    view! { <Tag kind icon=icon>{move || words.get().report_labels.state(state)}</Tag> }
}
