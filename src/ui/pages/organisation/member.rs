//! The form of a member.

use crate::bridge::Answered;
use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveMember;
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::organisation::OrganisationView;
use crate::model::{Member, MemberId, Phone, Position, Role, TeamId};
use crate::ui::components::{Choice, ChoiceChip, Field, SelectField};
use crate::ui::engine::EngineLink;
use crate::ui::household_form::read_phone;
use crate::ui::pages::organisation::form::{Form, Part, choose, name_error, part_page};
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// A member: name, team, role, offices, telephone.
#[component]
pub fn MemberPage() -> impl IntoView {
    part_page::<Member>()
}

impl Part for Member {
    const ROUTE: &'static str = route::MEMBER;

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

    async fn save(engine: EngineLink, id: String, edited: Edited<Self>) -> Answered<UndoToken> {
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
        let read = read_phone(&text);
        form.is_unreadable.set(read.is_err());
        if let Ok(phone) = read {
            draft.update(|member| member.phone = phone);
        }
        typed.set(text);
    };
    let error = Signal::derive(move || {
        let fault = read_phone(&typed.read()).err().filter(|_| form.is_checked.get());
        fault.map(|fault| (words.get().household_form.phone_fault)(fault).to_owned())
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
