//! The frame around the pages: routes, the skip link, what the app has to say about itself.

use crate::ui::components::{Dock, Empty, Link, Sign, Toaster, use_toasts};
use crate::ui::frame::{base_path, focus, follow_navigation};
use crate::ui::gate::{Gate, IncidentNote, PracticeStrip};
use crate::ui::inbox::FILES_ARRIVED;
use crate::ui::pages::{
    AddPeoplePage, AnalysisPage, AreaPage, ConflictsPage, DuplicatesPage, EditHomePage, EditItemPage, EditPersonPage,
    EditReportPage, EditTargetsPage, ExchangePage, HouseholdPage, ImportPage, InstallPage, MePage, MemberPage,
    NamesPage, NewHomePage, NewReportPage, NewSetPage, NewWardPage, OrganisationPage, RemovedPage, ReportPage,
    ReportsPage, SettingsPage, StartPage, TargetsPage, TeamPage, ThisDevicePage, VisitPage, WalkPage, WardPage,
    provide_arrival,
};
use crate::ui::preferences::{use_address, use_words};
use crate::ui::route;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::use_navigate;
use leptos_router::{NavigateOptions, ParamSegment, StaticSegment};

/// The router with its pages, the skip link and the toasts.
#[component]
pub fn Shell() -> impl IntoView {
    watch_network();
    watch_versions();
    view! {
        <Router base=base_path()>
            <PracticeStrip/>
            <IncidentNote/>
            <Pages/>
            <Toaster/>
        </Router>
    }
}

#[component]
fn Pages() -> impl IntoView {
    let words = use_words();
    follow_navigation();
    provide_arrival();
    watch_inbox();
    view! {
        <div class="app">
            <button class="btn skip" type="button" on:click=|_| focus("main")>
                {move || words.get().shell.skip_to_content}
            </button>
            <Gate>
                <Routes fallback=NotFound>
                    <Route path=StaticSegment("") view=|| ()/>
                    <Route path=StaticSegment(route::START) view=StartPage/>
                    <Route path=(StaticSegment(route::START), StaticSegment(route::NEW_WARD)) view=NewWardPage/>
                    <Route path=StaticSegment(route::IMPORT) view=ImportPage/>
                    <Route path=StaticSegment(route::ME) view=MePage/>
                    <Route path=StaticSegment(route::ORGANISATION) view=OrganisationPage/>
                    <Route path=organisation_part(route::WARD) view=WardPage/>
                    <Route path=organisation_part(route::AREA) view=AreaPage/>
                    <Route path=organisation_part(route::TEAM) view=TeamPage/>
                    <Route path=organisation_part(route::MEMBER) view=MemberPage/>
                    <Route path=StaticSegment(route::EXCHANGE) view=ExchangePage/>
                    <Route path=(StaticSegment(route::EXCHANGE), StaticSegment(route::CONFLICTS)) view=ConflictsPage/>
                    <Route path=(StaticSegment(route::EXCHANGE), StaticSegment(route::DUPLICATES)) view=DuplicatesPage/>
                    <Route path=below_home(route::VISIT) view=VisitPage/>
                    <Route path=StaticSegment(route::HOMES) view=WalkPage/>
                    <Route path=(StaticSegment(route::HOMES), StaticSegment(route::NEW)) view=NewHomePage/>
                    <Route path=(StaticSegment(route::HOMES), StaticSegment(route::REMOVED)) view=RemovedPage/>
                    <Route path=(StaticSegment(route::HOMES), ParamSegment(route::ID)) view=HouseholdPage/>
                    <Route path=below_home(route::EDIT) view=EditHomePage/>
                    <Route path=below_home(route::ADD) view=AddPeoplePage/>
                    <Route path=person_form() view=EditPersonPage/>
                    <Route path=StaticSegment(route::TARGETS) view=TargetsPage/>
                    <Route path=(StaticSegment(route::TARGETS), StaticSegment(route::EDIT)) view=EditTargetsPage/>
                    <Route path=(StaticSegment(route::TARGETS), StaticSegment(route::NEW_SET)) view=NewSetPage/>
                    <Route
                        path=(StaticSegment(route::TARGETS), StaticSegment(route::EDIT), ParamSegment(route::ID))
                        view=EditItemPage
                    />
                    <Route path=StaticSegment(route::NAMES) view=NamesPage/>
                    <Route path=StaticSegment(route::REPORTS) view=ReportsPage/>
                    <Route path=(StaticSegment(route::REPORTS), StaticSegment(route::NEW)) view=NewReportPage/>
                    <Route path=(StaticSegment(route::REPORTS), StaticSegment(route::ANALYSIS)) view=AnalysisPage/>
                    <Route path=(StaticSegment(route::REPORTS), ParamSegment(route::ID)) view=ReportPage/>
                    <Route
                        path=(StaticSegment(route::REPORTS), ParamSegment(route::ID), StaticSegment(route::EDIT))
                        view=EditReportPage
                    />
                    <Route path=StaticSegment(route::SETTINGS) view=SettingsPage/>
                    <Route path=StaticSegment(route::THIS_DEVICE) view=ThisDevicePage/>
                    <Route path=StaticSegment(route::INSTALL) view=InstallPage/>
                </Routes>
            </Gate>
        </div>
    }
}

/// Returns the path of what lies below a home, which stands there by id.
const fn below_home(part: &'static str) -> (StaticSegment<&'static str>, ParamSegment, StaticSegment<&'static str>) {
    (StaticSegment(route::HOMES), ParamSegment(route::ID), StaticSegment(part))
}

/// Returns the path of one of the people of a home.
const fn person_form() -> (StaticSegment<&'static str>, ParamSegment, StaticSegment<&'static str>, ParamSegment) {
    let (homes, home, person) = below_home(route::PERSON);
    (homes, home, person, ParamSegment(route::PERSON_ID))
}

/// Returns the path of a part of the organisation, by id.
const fn organisation_part(
    part: &'static str,
) -> (StaticSegment<&'static str>, StaticSegment<&'static str>, ParamSegment) {
    (StaticSegment(route::ORGANISATION), StaticSegment(part), ParamSegment(route::ID))
}

#[component]
fn NotFound() -> impl IntoView {
    let words = use_words();
    view! {
        <Sign title=move || words.get().shell.not_found/>
        <main tabindex="-1">
            <Empty
                title=move || words.get().shell.not_found_why
                reason=move || words.get().common.unchanged
            >
                <Link href=route::HOME class="btn main">
                    {move || words.get().shell.to_first_page}
                </Link>
            </Empty>
        </main>
        <Dock/>
    }
}

/// Says once that the network went away. To be without one is normal, so no sign of it stays.
fn watch_network() {
    let words = use_words();
    let toasts = use_toasts();
    let has_said = StoredValue::new(false);
    let listener = window_event_listener(ev::offline, move |_| {
        if !has_said.get_value() {
            has_said.set_value(true);
            // An event is no reactive place: the words of this moment are meant.
            toasts.inform(words.get_untracked().shell.offline);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Leads to the page of received files when some are opened with the app while another page is shown.
fn watch_inbox() {
    let navigate = use_navigate();
    let listener = window_event_listener_untyped(FILES_ARRIVED, move |_| {
        navigate(&route::inbox(), NavigateOptions::default());
    });
    on_cleanup(move || listener.remove());
}

/// Offers a new version once it waits; `boot.js` says when and reloads on the person's word.
fn watch_versions() {
    let words = use_words();
    let address = use_address();
    let toasts = use_toasts();
    let offer = move || {
        // An event is no reactive place: the words of this moment are meant.
        let (shell, address) = (&words.get_untracked().shell, address.get_untracked());
        let message = format!("{} {}", shell.update_ready, (shell.update_safe)(address));
        toasts.ask(message, shell.update_now, shell.update_later, accept_update);
    };
    let listener = window_event_listener_untyped("tung-nha:update-ready", move |_| offer());
    on_cleanup(move || listener.remove());
    let is_waiting = js_sys::Reflect::get(&window(), &"__updateReady".into());
    if is_waiting.is_ok_and(|ready| ready.is_truthy()) {
        offer();
    }
}

fn accept_update() {
    if let Ok(event) = Event::new("tung-nha:update-accepted") {
        // Nobody cancels this event.
        let _ = window().dispatch_event(&event);
    }
}
