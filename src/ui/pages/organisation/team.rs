//! The form of a team.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveTeam;
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::organisation::{MemberView, OrganisationView};
use crate::model::text::join_filled;
use crate::model::{AreaId, Date, Member, Team, TeamId};
use crate::ui::components::{Choice, ChoiceChip, Field};
use crate::ui::engine::EngineLink;
use crate::ui::pages::organisation::form::{Form, Part, choose, name_error, part_page};
use crate::ui::pages::organisation::{Entry, row};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// A team: its name, its areas, the decision that set it up.
#[component]
pub fn TeamPage() -> impl IntoView {
    part_page::<Team>()
}

impl Part for Team {
    const ROUTE: &'static str = route::TEAM;

    fn title(words: &Words, is_new: bool) -> &'static str {
        if is_new { words.organisation.new_team } else { words.organisation.team }
    }

    fn find(organisation: &OrganisationView, id: &str) -> Option<Self> {
        let id = TeamId::parse(id)?;
        organisation.teams.iter().find(|team| team.id == id).map(|team| team.team.clone())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn fields(form: Form<Self>) -> AnyView {
        let words = use_words();
        let draft = form.draft;
        let date = move || draft.read().decision_date.map(Date::code).unwrap_or_default();
        view! {
            <Field
                label=move || words.get().organisation.team
                hint=move || words.get().organisation.team_hint
                value=Signal::derive(move || draft.read().name.clone())
                on_input=move |name| draft.update(|team| team.name = name)
                error=name_error(form)
            />
            <TeamAreas form/>
            <Field
                label=move || words.get().organisation.decision_number
                hint=move || words.get().organisation.decision_number_hint
                value=Signal::derive(move || draft.read().decision_number.clone())
                on_input=move |number| draft.update(|team| team.decision_number = number)
            />
            <Field
                label=move || words.get().organisation.decision_date
                value=Signal::derive(date)
                on_input=move |date: String| draft.update(|team| team.decision_date = Date::parse(&date))
                input_type="date"
            />
            <TeamMembers form/>
        }
        .into_any()
    }

    async fn save(engine: EngineLink, id: String, edited: Edited<Self>) -> Answered<UndoToken> {
        Ok(engine.save(SaveTeam(TeamId::parse(&id), edited)).await?.undo)
    }
}

/// The areas a team works in.
#[component]
fn TeamAreas(form: Form<Team>) -> impl IntoView {
    let words = use_words();
    let draft = form.draft;
    let areas = form.organisation.with_value(|organisation| organisation.areas.clone());
    if areas.is_empty() {
        return ().into_any();
    }
    let chip = move |id: AreaId, name: String| {
        view! {
            <ChoiceChip
                choice=Choice::Several
                name="team-areas"
                checked=Signal::derive(move || draft.read().areas.contains(&id))
                on_change=move |is_chosen| draft.update(|team| choose(&mut team.areas, id, is_chosen))
            >
                {name}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset>
            <legend>{move || words.get().organisation.team_areas}</legend>
            <div class="flow">{areas.into_iter().map(|area| chip(area.id, area.area.name)).collect_view()}</div>
            <p class="sub">{move || words.get().organisation.team_areas_hint}</p>
        </fieldset>
    }
    .into_any()
}

/// Who is in the team, each with the offices held and a way to the form. A new team has nobody yet.
#[component]
fn TeamMembers(form: Form<Team>) -> impl IntoView {
    let words = use_words();
    let Some(id) = form.id.with_value(|id| TeamId::parse(id)) else {
        return ().into_any();
    };
    let members = form.organisation.with_value(|organisation| {
        let of_team = organisation.members.iter().filter(|member| member.member.team == Some(id));
        of_team.cloned().collect::<Vec<_>>()
    });
    if members.is_empty() {
        return view! { <p class="sub">{move || words.get().organisation.team_empty}</p> }.into_any();
    }
    let rows = move || {
        let labels = words.get().labels;
        let entry = |member: &MemberView| {
            let Member { name, role, positions, .. } = &member.member;
            let positions = positions.iter().map(|position| labels.position(*position));
            row(Entry {
                href: route::organisation(route::MEMBER, member.id),
                title: name.clone(),
                hint: join_filled(std::iter::once(labels.role(*role)).chain(positions)),
            })
        };
        members.iter().map(entry).collect_view()
    };
    view! {
        <section aria-labelledby="team-members">
            <h2 id="team-members">{move || words.get().organisation.members}</h2>
            <ul class="card flat list">{rows}</ul>
        </section>
    }
    .into_any()
}
