//! The parts of the organisation and the fields of each.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::save_record::{SaveArea, SaveMember, SaveTeam, SaveWard};
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::organisation::OrganisationView;
use crate::model::{Area, AreaId, Date, Member, MemberId, Phone, Position, Role, Team, TeamId, Ward};
use crate::ui::components::{Choice, ChoiceChip, Field, SelectField};
use crate::ui::engine::Engine;
use crate::ui::pages::organisation::form::{Form, Part, name_error, part_page};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// The ward's name and province.
#[component]
pub fn WardPage() -> impl IntoView {
    part_page::<Ward>()
}

impl Part for Ward {
    fn title(words: &Words, _: bool) -> &'static str {
        words.organisation.edit_ward
    }

    /// There is one ward, whatever the id.
    fn find(organisation: &OrganisationView, _: &str) -> Option<Self> {
        Some(organisation.ward.clone())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn fields(form: Form<Self>) -> AnyView {
        let words = use_words();
        let draft = form.draft;
        view! {
            <Field
                label=move || words.get().start.ward_name
                hint=move || words.get().start.ward_name_hint
                value=Signal::derive(move || draft.read().name.clone())
                on_input=move |name| draft.update(|ward| ward.name = name)
                error=name_error(form)
            />
            <Field
                label=move || words.get().start.province
                hint=move || words.get().start.province_hint
                value=Signal::derive(move || draft.read().province.clone())
                on_input=move |province| draft.update(|ward| ward.province = province)
            />
        }
        .into_any()
    }

    async fn save(engine: Engine, _: String, edited: Edited<Self>) -> Answered<UndoToken> {
        engine.save(SaveWard(edited)).await
    }
}

/// An area's name.
#[component]
pub fn AreaPage() -> impl IntoView {
    part_page::<Area>()
}

impl Part for Area {
    fn title(words: &Words, is_new: bool) -> &'static str {
        if is_new { words.organisation.new_area } else { words.organisation.area }
    }

    fn find(organisation: &OrganisationView, id: &str) -> Option<Self> {
        let id = AreaId::parse(id)?;
        organisation.areas.iter().find(|area| area.id == id).map(|area| area.area.clone())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn fields(form: Form<Self>) -> AnyView {
        let words = use_words();
        let draft = form.draft;
        view! {
            <Field
                label=move || words.get().organisation.area
                hint=move || words.get().organisation.area_hint
                value=Signal::derive(move || draft.read().name.clone())
                on_input=move |name| draft.update(|area| area.name = name)
                error=name_error(form)
            />
        }
        .into_any()
    }

    async fn save(engine: Engine, id: String, edited: Edited<Self>) -> Answered<UndoToken> {
        Ok(engine.save(SaveArea(AreaId::parse(&id), edited)).await?.undo)
    }
}

/// A team: its name, its areas, the decision that set it up.
#[component]
pub fn TeamPage() -> impl IntoView {
    part_page::<Team>()
}

impl Part for Team {
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
        }
        .into_any()
    }

    async fn save(engine: Engine, id: String, edited: Edited<Self>) -> Answered<UndoToken> {
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

/// A member: name, team, role, offices, telephone.
#[component]
pub fn MemberPage() -> impl IntoView {
    part_page::<Member>()
}

impl Part for Member {
    fn title(words: &Words, is_new: bool) -> &'static str {
        if is_new { words.organisation.new_member } else { words.organisation.member }
    }

    fn find(organisation: &OrganisationView, id: &str) -> Option<Self> {
        let id = MemberId::parse(id)?;
        organisation.members.iter().find(|member| member.id == id).map(|member| member.member.clone())
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn fields(form: Form<Self>) -> AnyView {
        let words = use_words();
        let draft = form.draft;
        let roles = Signal::derive(move || {
            let label = |role: &Role| (role.code().to_owned(), words.get().labels.role(*role).to_owned());
            Role::ALL.iter().map(label).collect::<Vec<_>>()
        });
        view! {
            <Field
                label=move || words.get().organisation.person_name
                value=Signal::derive(move || draft.read().name.clone())
                on_input=move |name| draft.update(|member| member.name = name)
                error=name_error(form)
            />
            <MemberTeam form/>
            <SelectField
                label=move || words.get().organisation.role
                value=Signal::derive(move || draft.read().role.code().to_owned())
                on_change=move |code: String| {
                    draft.update(|member| member.role = Role::parse(&code).unwrap_or(member.role));
                }
                options=roles
            />
            <MemberPhone form/>
            <MemberPositions form/>
        }
        .into_any()
    }

    async fn save(engine: Engine, id: String, edited: Edited<Self>) -> Answered<UndoToken> {
        Ok(engine.save(SaveMember(MemberId::parse(&id), edited)).await?.undo)
    }
}

#[component]
fn MemberTeam(form: Form<Member>) -> impl IntoView {
    let words = use_words();
    let draft = form.draft;
    let teams = Signal::derive(move || {
        let none = (String::new(), words.get().organisation.no_team.to_owned());
        let teams = form.organisation.with_value(|organisation| organisation.teams.clone());
        let teams = teams.into_iter().map(|team| (team.id.to_string(), team.team.name));
        std::iter::once(none).chain(teams).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            label=move || words.get().organisation.teams
            value=Signal::derive(move || draft.read().team.map(|team| team.to_string()).unwrap_or_default())
            on_change=move |id: String| draft.update(|member| member.team = TeamId::parse(&id))
            options=teams
        />
    }
}

/// The telephone number as it is typed; only one that can be read is saved.
#[component]
fn MemberPhone(form: Form<Member>) -> impl IntoView {
    let words = use_words();
    let draft = form.draft;
    let typed = RwSignal::new(draft.with_untracked(|member| {
        // The number the form opens with.
        member.phone.as_ref().map(Phone::grouped).unwrap_or_default()
    }));
    let type_in = move |text: String| {
        let read = if text.trim().is_empty() { Ok(None) } else { Phone::parse(&text).map(Some) };
        form.is_unreadable.set(read.is_err());
        if let Ok(phone) = read {
            draft.update(|member| member.phone = phone);
        }
        typed.set(text);
    };
    let error = Signal::derive(move || {
        let is_wrong = form.is_checked.get() && form.is_unreadable.get();
        is_wrong.then(|| words.get().organisation.phone_unclear.to_owned())
    });
    view! {
        <Field
            label=move || words.get().organisation.phone
            value=typed
            on_input=type_in
            error=error
            input_type="tel"
            input_mode="tel"
        />
    }
}

#[component]
fn MemberPositions(form: Form<Member>) -> impl IntoView {
    let words = use_words();
    let draft = form.draft;
    let chip = move |position: Position| {
        view! {
            <ChoiceChip
                choice=Choice::Several
                name="positions"
                checked=Signal::derive(move || draft.read().positions.contains(&position))
                on_change=move |is_chosen| draft.update(|member| choose(&mut member.positions, position, is_chosen))
            >
                {move || words.get().labels.position(position)}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset>
            <legend>{move || words.get().organisation.positions}</legend>
            <div class="flow">{Position::ALL.iter().copied().map(chip).collect_view()}</div>
            <p class="sub">{move || words.get().organisation.positions_hint}</p>
        </fieldset>
    }
}

/// Puts a choice into a list, in order, or takes it out.
fn choose<T: Ord>(chosen: &mut Vec<T>, choice: T, is_chosen: bool) {
    chosen.retain(|other| *other != choice);
    if is_chosen {
        chosen.push(choice);
        chosen.sort();
    }
}
