//! Gửi nhận: handing files to each other.

mod arrival;
mod backup_file;
mod batch_list;
mod codes;
mod conflicts;
mod duplicates;
mod handing;
mod intake_files;
mod intakes;
mod made;
mod opening;
mod parts;
mod preview;
mod receive;
mod record_row;
mod records;
mod replace;
mod seal;
mod send;
mod send_figures;
mod stage;
mod suspect;
mod twin;
mod unlock;
mod ways_in;
pub(in crate::ui::pages) mod ways_out;

pub use arrival::provide_arrival;
pub use backup_file::BackupFile;
pub use conflicts::ConflictsPage;
pub use duplicates::DuplicatesPage;

use crate::engine::queries::duplicates::DuplicatesQuestion;
use crate::engine::queries::exchange_view::{ExchangeQuestion, ExchangeView};
use crate::ui::components::{Dock, Icon, Kind, Link, Note, Sign, Skeleton, Tab, Tabs};
use crate::ui::engine::use_engine;
use crate::ui::hand_over_notice::HandOverNotice;
use crate::ui::pages::exchange::arrival::use_arrival;
use crate::ui::pages::exchange::intake_files::TakingBack;
use crate::ui::pages::exchange::intakes::Intakes;
use crate::ui::pages::exchange::receive::Receive;
use crate::ui::pages::exchange::seal::Sealing;
use crate::ui::pages::exchange::send::Send;
use crate::ui::pages::exchange::ways_in::watch_ways_in;
use crate::ui::preferences::{use_address, use_words};
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Send,
    Receive,
    Intakes,
}

impl View {
    const ALL: [Self; 3] = [Self::Send, Self::Receive, Self::Intakes];

    const fn code(self) -> &'static str {
        match self {
            Self::Send => "gui",
            Self::Receive => "nhan",
            Self::Intakes => "so",
        }
    }
}

/// Sending, taking in, and the list of what was taken in.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let query = use_query_map();
    let navigate = use_navigate();
    let arrival = use_arrival();
    let shown = Memo::new(move |_| {
        let query = query.read();
        match query.get_str("muc") {
            _ if query.get(route::INBOX).is_some() => View::Receive,
            Some(code) => View::ALL.into_iter().find(|view| view.code() == code).unwrap_or(View::Send),
            // As it was when the page was opened: the first file taken in must not turn the page away from its result.
            None if arrival.is_under_way() => View::Receive,
            None if engine.overview().get_untracked().is_empty() => View::Receive,
            None => View::Send,
        }
    });
    let exchange = engine.follow(|| ExchangeQuestion);
    // Kept here: sending begins anew when a file was handed out, and its passphrase is still to be read out then.
    let sealing = Sealing::new();
    let taking_back = TakingBack::new();
    let choose = move |view: View| {
        let address = format!("{}?muc={}", route::EXCHANGE, view.code());
        navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    };
    let to_receive = {
        let choose = choose.clone();
        move || {
            // The page may have been left while the inbox was looked through.
            if shown.try_get_untracked().is_some_and(|shown| shown != View::Receive) {
                choose(View::Receive);
            }
        }
    };
    let inbox = watch_ways_in(arrival, to_receive);
    let not_all_arrived = Memo::new(move |_| match query.read().get_str(route::INBOX) {
        Some(said) => said == route::INBOX_LACKS || inbox.lacks_files.get(),
        None => false,
    });
    let tab = move |view: View| {
        let choose = choose.clone();
        view! {
            <Tab pressed=Signal::derive(move || shown.get() == view) on_press=move |()| choose(view)>
                {move || {
                    let words = &words.get().exchange;
                    match view {
                        View::Send => words.send,
                        View::Receive => words.receive,
                        View::Intakes => words.intakes,
                    }
                }}
            </Tab>
        }
    };
    view! {
        <Sign title=move || words.get().exchange.title place=move || words.get().exchange.place/>
        <main tabindex="-1">
            <Tabs label=move || words.get().exchange.tabs>
                {View::ALL.map(tab).collect_view()}
            </Tabs>
            <HandOverNotice is_here=true/>
            <Show when=move || inbox.waits_for_ward.get()>
                <Note kind=Kind::Info is_live=true title=move || words.get().ways.waits_for_ward>
                    <p>{move || words.get().ways.waits_for_ward_why}</p>
                </Note>
            </Show>
            <ToConflicts/>
            <ToDuplicates/>
            // Receiving follows no data: what was just taken in would begin it anew and hide its result.
            {move || match shown.get() {
                View::Receive => view! { <Receive arrival not_all_arrived/> }.into_any(),
                shown => {
                    (move || match exchange.get() {
                        None => view! { <Skeleton/> }.into_any(),
                        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
                        Some(Ok(exchange)) if shown == View::Intakes => view! { <Intakes exchange taking_back/> }.into_any(),
                        Some(Ok(exchange)) => view! { <Send exchange sealing/> }.into_any(),
                    })
                        .into_any()
                }
            }}
            {move || exchange.get().and_then(Result::ok).map(|exchange| view! { <CheckCode exchange/> })}
        </main>
        <Dock/>
    }
}

/// The way to the places where two people wrote different things, if there are any.
#[component]
fn ToConflicts() -> impl IntoView {
    let words = use_words();
    let overview = use_engine().overview();
    let count = Memo::new(move |_| overview.read().conflicts);
    view! {
        <Show when=move || { count.get() > 0 }>
            <Link href=route::conflicts() class="btn wide clash">
                <Icon name="clash"/>
                {move || (words.get().conflicts.places)(words.get().format, count.get())}
            </Link>
        </Show>
    }
}

/// The way to what may have been entered twice, if there is anything.
#[component]
fn ToDuplicates() -> impl IntoView {
    let words = use_words();
    let duplicates = use_engine().follow(|| DuplicatesQuestion);
    let count = Memo::new(move |_| duplicates.get().and_then(Result::ok).map_or(0, |view| view.total));
    view! {
        <Show when=move || { count.get() > 0 }>
            <Link href=route::duplicates() class="btn wide clash">
                <Icon name="dup"/>
                {move || (words.get().duplicates.suspected)(words.get().format, count.get())}
            </Link>
        </Show>
    }
}

/// The code two people compare by voice, and how much there is.
#[component]
fn CheckCode(exchange: ExchangeView) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let (households, residents, visits) = (exchange.households, exchange.residents, exchange.visits);
    view! {
        <section class="card" aria-labelledby="check-code">
            <h2 id="check-code">{move || words.get().exchange.check_code}</h2>
            <p class="check-code">{exchange.check_code}</p>
            <p>{move || (words.get().exchange.check_code_how)(address.get())}</p>
            <p class="sub">
                {move || (words.get().exchange.holds)(words.get().format, households, residents, visits)}
            </p>
        </section>
    }
}
