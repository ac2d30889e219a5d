//! Whose totals are shown: the member's own homes, an area, the ward; and what they are divided into.

use crate::engine::queries::organisation::OrganisationView;
use crate::engine::queries::targets::PartKind;
use crate::engine::scope::Scope;
use crate::model::AreaId;
use crate::ui::components::{SelectField, Tab, Tabs};
use crate::ui::pages::targets::link::Seen;
use crate::ui::pages::targets::scope_name;
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Goes where something else is seen; it stands in the address, so that going back finds it again.
fn use_look() -> impl Fn(&Seen) + Clone + 'static {
    let navigate = use_navigate();
    move |seen: &Seen| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&seen.address(), options);
    }
}

/// The scopes a member asks for most, and every area.
#[component]
pub fn ScopeFields(seen: Memo<Seen>, organisation: Memo<OrganisationView>) -> impl IntoView {
    let words = use_words();
    let look = use_look();
    let tabs = Memo::new(move |_| organisation.with(scopes));
    let tab = {
        let look = look.clone();
        move |scope: Scope| {
            let look = look.clone();
            let shown = scope.clone();
            let pressed = Signal::derive(move || seen.read().scope == shown);
            let named = scope.clone();
            let name = move || organisation.with(|organisation| scope_name(&named, organisation, words.get()));
            view! {
                <Tab pressed on_press=move |()| look(&Seen { scope: scope.clone(), by: None })>{name}</Tab>
            }
        }
    };
    let tab_row = move || {
        let tabs = tabs.get();
        (tabs.len() > 1).then(|| {
            let tabs = tabs.into_iter().map(&tab).collect_view();
            view! { <Tabs label=move || words.get().targets.scope>{tabs}</Tabs> }
        })
    };
    let options = Memo::new(move |_| {
        let ward = (String::new(), words.get().targets.whole_ward.to_owned());
        let areas = organisation.get().areas.into_iter().map(|area| (area.id.to_string(), area.area.name));
        std::iter::once(ward).chain(areas).collect::<Vec<_>>()
    });
    // With one area there is nothing to choose that the tabs do not offer.
    let has_areas = Memo::new(move |_| options.with(|options| options.len() > 2));
    let value = move || seen.read().scope.area.map(|area| area.to_string()).unwrap_or_default();
    let choose = Callback::new(move |id: String| {
        look(&Seen { scope: Scope { area: AreaId::parse(&id), ..Scope::WARD }, by: None });
    });
    view! {
        {tab_row}
        <Show when=move || has_areas.get()>
            <SelectField
                label=move || words.get().targets.where_
                value=Signal::derive(value)
                options
                on_change=choose
            />
        </Show>
    }
}

/// Returns the scopes of the tabs: the homes the member visited, the area of the member's team, the ward.
fn scopes(organisation: &OrganisationView) -> Vec<Scope> {
    let me = organisation.members.iter().find(|view| Some(view.id) == organisation.me);
    let team = me.and_then(|view| view.member.team);
    let team = organisation.teams.iter().find(|view| Some(view.id) == team);
    let area = match team.map(|view| view.team.areas.as_slice()) {
        Some([area]) => Some(*area),
        _ => None,
    };
    let mine = me.map(|view| Scope { member: Some(view.id), ..Scope::WARD });
    let area = area.filter(|_| organisation.areas.len() > 1).map(Scope::of_area);
    mine.into_iter().chain(area).chain([Scope::WARD]).collect()
}

/// What the totals are divided into.
#[component]
pub fn PartField(seen: Memo<Seen>, organisation: Memo<OrganisationView>) -> impl IntoView {
    let words = use_words();
    let look = use_look();
    let kinds = Memo::new(move |_| organisation.with(|organisation| seen.read().kinds(organisation)));
    let options = Memo::new(move |_| {
        let words = words.get();
        let kinds = kinds.get().into_iter().map(|kind| (code(Some(kind)), kind_name(words, kind).to_owned()));
        std::iter::once((code(None), words.targets.undivided.to_owned())).chain(kinds).collect::<Vec<_>>()
    });
    let value = move || code(organisation.with(|organisation| seen.read().parts(organisation)));
    let choose = Callback::new(move |chosen: String| {
        let kind = kinds.get_untracked().into_iter().find(|kind| code(Some(*kind)) == chosen);
        look(&Seen { by: Some(kind), ..seen.get_untracked() });
    });
    view! {
        <SelectField
            label=move || words.get().targets.divided
            value=Signal::derive(value)
            options
            on_change=choose
        />
    }
}

fn code(kind: Option<PartKind>) -> String {
    kind.map_or("", Seen::code).to_owned()
}

const fn kind_name(words: &Words, kind: PartKind) -> &'static str {
    let [area, team, group, lane, member] = words.targets.part_kinds;
    match kind {
        PartKind::Area => area,
        PartKind::Team => team,
        PartKind::Group => group,
        PartKind::Lane => lane,
        PartKind::Member => member,
    }
}
