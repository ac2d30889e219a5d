//! A new report: of whom, and of which period.

use crate::bridge::{Answered, Refusal};
use crate::engine::basis::Edited;
use crate::engine::commands::report::SaveReport;
use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::model::{AreaId, Closing, Date, PeriodKind, Report, ReportId};
use crate::ui::clock::use_today;
use crate::ui::components::{Dock, Field, Icon, SelectField, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::frame::use_leave;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::report_paper::period_name;
use crate::ui::route;
use crate::words::capital;
use leptos::prelude::*;

/// The form of a new report.
#[component]
pub fn NewReportPage() -> impl IntoView {
    let words = use_words();
    let answer = use_engine().follow(|| OrganisationQuestion);
    let content = move || match answer.get() {
        None => view! { <main tabindex="-1"><Skeleton/></main> }.into_any(),
        Some(Err(refusal)) => view! { <main tabindex="-1"><RefusalNote refusal/></main> }.into_any(),
        Some(Ok(organisation)) => view! { <NewReport organisation/> }.into_any(),
    };
    view! {
        <Sign title=move || words.get().report.new back=route::REPORTS/>
        {content}
    }
}

/// What is chosen.
#[derive(Clone, Copy)]
struct Chosen {
    area: RwSignal<Option<AreaId>>,
    period: RwSignal<PeriodKind>,
    closing: RwSignal<Closing>,
    /// A day in the period, or its last.
    day: RwSignal<String>,
    from: RwSignal<String>,
}

impl Chosen {
    /// Returns the period's days, if they fit.
    fn days(self) -> Option<(Date, Date)> {
        let day = Date::parse(&self.day.get())?;
        match self.period.get().around(day, self.closing.get()) {
            Some(days) => Some(days),
            None => Date::parse(&self.from.get()).filter(|from| *from <= day).map(|from| (from, day)),
        }
    }
}

#[component]
fn NewReport(organisation: OrganisationView) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let leave = use_leave();
    let today = use_today();
    let own = own_area(&organisation);
    let chosen = Chosen {
        area: RwSignal::new(own),
        period: RwSignal::new(PeriodKind::default()),
        closing: RwSignal::new(Closing::default()),
        day: RwSignal::new(today.get_untracked().code()),
        from: RwSignal::new(String::new()),
    };
    let has_tried = RwSignal::new(false);
    let organisation = StoredValue::new(organisation);
    let making = Action::new_local(move |report: &Report| {
        let save = SaveReport(None, Box::new(Edited { after: report.clone(), ..Edited::default() }));
        async move { engine.save(save).await.map(|saved| saved.id) }
    });
    Effect::new(move |_| {
        if let Some(Ok(id)) = making.value().get() {
            let id: ReportId = id;
            leave(&route::report(id));
        }
    });
    let refusal = move || making.value().get().and_then(|made: Answered<ReportId>| made.err());
    let make = move |_| {
        has_tried.set(true);
        // An event: what is chosen now is meant.
        if let Some((from, until)) = untrack(|| chosen.days()) {
            let report = organisation.with_value(|organisation| drafted(chosen, organisation, from, until));
            making.dispatch(report);
        }
    };
    view! {
        <main tabindex="-1" class="narrow form">
            <PeriodFields chosen organisation has_tried/>
            {move || refusal().map(|refusal: Refusal| view! { <RefusalNote refusal/> })}
        </main>
        <Dock has_nav=false>
            <button class="btn main wide" type="button" disabled=making.pending() on:click=make>
                <Icon name="file"/>
                {move || words.get().report.make}
            </button>
        </Dock>
    }
}

/// Whose report it is, and of which period.
#[component]
fn PeriodFields(
    chosen: Chosen,
    organisation: StoredValue<OrganisationView>,
    has_tried: RwSignal<bool>,
) -> impl IntoView {
    let words = use_words();
    let areas = Memo::new(move |_| {
        let ward = (String::new(), words.get().report.whole_ward.to_owned());
        let areas = organisation.with_value(|organisation| organisation.areas.clone());
        let areas = areas.into_iter().map(|view| (view.id.to_string(), view.area.name));
        std::iter::once(ward).chain(areas).collect::<Vec<_>>()
    });
    let periods = Memo::new(move |_| {
        let name = |kind: &PeriodKind| (kind.code().to_owned(), words.get().report_labels.period(*kind).to_owned());
        PeriodKind::ALL.iter().map(name).collect::<Vec<_>>()
    });
    let closings = Memo::new(move |_| {
        let [calendar, fourteenth] = words.get().report.closings;
        vec![(String::new(), calendar.to_owned()), (FOURTEENTH.to_owned(), fourteenth.to_owned())]
    });
    let is_free = Memo::new(move |_| matches!(chosen.period.get(), PeriodKind::Campaign | PeriodKind::Free));
    let closes = Memo::new(move |_| !is_free.get() && chosen.period.get() != PeriodKind::Week);
    let wrong = move || (has_tried.get() && chosen.days().is_none()).then(|| words.get().report.days_wrong.to_owned());
    let told = move || {
        let (from, until) = chosen.days()?;
        let words = words.get();
        Some(format!("{} - {}", words.format.date(from), words.format.date(until)))
    };
    let choose_closing = Callback::new(move |code: String| {
        chosen.closing.set(if code == FOURTEENTH { Closing::Fourteenth } else { Closing::Calendar });
    });
    let closing = move || match chosen.closing.get() {
        Closing::Calendar => String::new(),
        Closing::Fourteenth => FOURTEENTH.to_owned(),
    };
    let choose_period = Callback::new(move |code: String| {
        chosen.period.set(PeriodKind::parse(&code).unwrap_or_default());
    });
    view! {
        <SelectField
            label=move || words.get().report.of
            value=Signal::derive(move || chosen.area.get().map(|area| area.to_string()).unwrap_or_default())
            on_change=move |id: String| chosen.area.set(AreaId::parse(&id))
            options=areas
        />
        <SelectField
            label=move || words.get().report.period
            value=Signal::derive(move || chosen.period.get().code().to_owned())
            on_change=choose_period
            options=periods
        />
        <Show when=move || closes.get()>
            <SelectField
                label=move || words.get().report.closing
                value=Signal::derive(closing)
                on_change=choose_closing
                options=closings
            />
        </Show>
        <Show when=move || is_free.get()>
            <Field
                label=move || words.get().report.from
                input_type="date"
                value=chosen.from
                on_input=move |typed| chosen.from.set(typed)
            />
        </Show>
        <Field
            label=move || if is_free.get() { words.get().report.until } else { words.get().report.day_in }
            input_type="date"
            value=chosen.day
            on_input=move |typed| chosen.day.set(typed)
            hint=move || if is_free.get() { "" } else { words.get().report.day_in_hint }
            error=Signal::derive(wrong)
        />
        <p role="status"><strong>{told}</strong></p>
    }
}

const FOURTEENTH: &str = "14";

/// Returns the area of the member's team, if it has one.
fn own_area(organisation: &OrganisationView) -> Option<AreaId> {
    let me = organisation.members.iter().find(|view| Some(view.id) == organisation.me);
    let team = me.and_then(|view| view.member.team);
    let team = organisation.teams.iter().find(|view| Some(view.id) == team)?;
    team.team.areas.first().copied()
}

/// Makes the report: what can be told from the organisation is filled in.
fn drafted(chosen: Chosen, organisation: &OrganisationView, from: Date, until: Date) -> Report {
    let (area, period) = (chosen.area.get_untracked(), chosen.period.get_untracked());
    let area_name = organisation.areas.iter().find(|view| Some(view.id) == area).map(|view| view.area.name.clone());
    let me = organisation.members.iter().find(|view| Some(view.id) == organisation.me);
    let team = organisation.teams.iter().find(|view| area.is_some_and(|area| view.team.areas.contains(&area)));
    let leads = |view: &&crate::engine::queries::organisation::MemberView| {
        team.is_some_and(|team| view.member.team == Some(team.id)) && view.member.role == crate::model::Role::Leader
    };
    let leader = organisation.members.iter().find(leads);
    let name = period_name(period, from, until);
    let name = match &area_name {
        Some(area) => format!("Báo cáo {name}, {area}"),
        None => format!("Báo cáo {name}, {}", organisation.ward.name),
    };
    Report {
        name: capital(&name),
        area,
        period,
        from: Some(from),
        until: Some(until),
        version: 1,
        drawn_by: me.map(|view| view.member.name.clone()).unwrap_or_default(),
        signs_as: if area.is_some() {
            "TỔ TRƯỞNG".to_owned()
        } else {
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH".to_owned()
        },
        signer: leader.map(|view| view.member.name.clone()).unwrap_or_default(),
        ..Report::default()
    }
}
