//! The organisation: the ward, its areas, teams and members, and who uses the device.

mod area;
mod form;
mod me;
mod member;
mod team;
mod ward;

pub use area::AreaPage;
pub use me::{MePage, MeRow, add_me};
pub use member::MemberPage;
pub use team::TeamPage;
pub use ward::WardPage;

use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::ui::components::{Dock, Icon, Link, LinkRow, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// Every part of the organisation, each a row that opens its form.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let words = use_words();
    let organisation = use_engine().follow(|| OrganisationQuestion);
    let content = move || match organisation.get() {
        None => view! { <Skeleton/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(organisation)) => lists(&organisation, words.get()).into_any(),
    };
    view! {
        <Sign title=move || words.get().organisation.title back=route::SETTINGS/>
        <main tabindex="-1">{content}</main>
        <Dock/>
    }
}

/// A row of a list, before it is shown.
struct Entry {
    href: String,
    title: String,
    hint: String,
}

/// Shows the lists in these words; they are built anew with each answer and each language.
fn lists(organisation: &OrganisationView, words: &'static Words) -> impl IntoView + use<> {
    let format = |count: u32| words.format.number(count.into());
    let team_name = |id| organisation.teams.iter().find(|team| Some(team.id) == id).map(|team| team.team.name.clone());
    let areas: Vec<Entry> = organisation
        .areas
        .iter()
        .map(|area| Entry {
            href: route::organisation(route::AREA, area.id),
            title: area.area.name.clone(),
            hint: (words.organisation.homes)(&format(area.households)),
        })
        .collect();
    let teams: Vec<Entry> = organisation
        .teams
        .iter()
        .map(|team| Entry {
            href: route::organisation(route::TEAM, team.id),
            title: team.team.name.clone(),
            hint: (words.organisation.members_of_team)(&format(team.members)),
        })
        .collect();
    let members: Vec<Entry> = organisation
        .members
        .iter()
        .map(|member| {
            let role = words.labels.role(member.member.role);
            let team = team_name(member.member.team);
            let parts = [Some(role.to_owned()), team];
            Entry {
                href: route::organisation(route::MEMBER, member.id),
                title: member.member.name.clone(),
                hint: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
            }
        })
        .collect();
    let ward = Entry {
        href: route::organisation(route::WARD, route::NEW),
        title: organisation.ward.name.clone(),
        hint: organisation.ward.province.clone(),
    };
    view! {
        <MeRow/>
        <section aria-labelledby="ward">
            <h2 id="ward">{words.organisation.ward}</h2>
            <ul class="card flat list">{row(ward)}</ul>
        </section>
        <List
            id="areas"
            part=route::AREA
            title=|words| words.organisation.areas
            add=|words| words.organisation.add_area
            empty=|words| words.organisation.areas_empty
            entries=areas
        />
        <List
            id="teams"
            part=route::TEAM
            title=|words| words.organisation.teams
            add=|words| words.organisation.add_team
            empty=|words| words.organisation.teams_empty
            entries=teams
        />
        <List
            id="members"
            part=route::MEMBER
            title=|words| words.organisation.members
            add=|words| words.organisation.add_member
            empty=|words| words.organisation.members_empty
            entries=members
        />
        <ImportRow/>
    }
}

#[component]
fn List(
    id: &'static str,
    part: &'static str,
    title: fn(&Words) -> &'static str,
    add: fn(&Words) -> &'static str,
    empty: fn(&Words) -> &'static str,
    entries: Vec<Entry>,
) -> impl IntoView {
    let words = use_words();
    let rows = if entries.is_empty() {
        view! { <p class="sub">{move || empty(words.get())}</p> }.into_any()
    } else {
        view! { <ul class="card flat list">{entries.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby=id>
            <div class="head">
                <h2 id=id>{move || title(words.get())}</h2>
                <Link href=route::organisation(part, route::NEW) class="btn small">
                    <Icon name="plus" class="i-s"/>
                    {move || add(words.get())}
                </Link>
            </div>
            {rows}
        </section>
    }
}

fn row(entry: Entry) -> impl IntoView {
    view! {
        <li>
            <Link href=entry.href class="row">
                <span class="b">
                    <strong>{entry.title}</strong>
                    <span class="sub">{entry.hint}</span>
                </span>
                <Icon name="next" class="go"/>
            </Link>
        </li>
    }
}

#[component]
fn ImportRow() -> impl IntoView {
    let words = use_words();
    view! {
        <div class="card flat">
            <LinkRow
                href=route::IMPORT
                icon="file"
                title=move || words.get().organisation.import_excel
                hint=move || words.get().organisation.import_excel_why
            />
        </div>
    }
}
