//! Sending: which part, locked or not, then the file, made before the tap that hands it out.

use crate::bridge::{Answered, MakeSealedPackage};
use crate::engine::commands::make_package::{ConfirmHandOver, MakePackage, PackageMade};
use crate::engine::queries::exchange_view::ExchangeView;
use crate::exchange::Passphrase;
use crate::model::AreaId;
use crate::ui::browser::is_ios;
use crate::ui::clock::use_today;
use crate::ui::components::{ChoiceLine, Icon, Kind, Note, Say, SelectField, fresh_id, use_toasts};
use crate::ui::device::{is_standalone, user_agent};
use crate::ui::engine::use_engine;
use crate::ui::files::{self, HandedOut};
use crate::ui::pages::exchange::seal::{SealChoice, Sealing};
use crate::ui::preferences::use_words;
use crate::ui::refusal::{RefusalNote, toast_refusal};
use crate::ui::when::day_and_time;
use crate::words::Words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The part of the data that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Newest,
    Everything,
    Area,
}

/// A file up to this size is offered as text to copy.
const COPY_LIMIT: u64 = 1_000_000;

type Made = (PackageMade, ArrayBuffer);

/// Chooses a part and hands the file out.
#[component]
pub fn Send(exchange: ExchangeView, sealing: Sealing) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let part = RwSignal::new(Part::Newest);
    let area = RwSignal::new(exchange.areas.first().map(|area| area.id));
    let wanted = Memo::new(move |_| {
        let package = match part.get() {
            Part::Newest => MakePackage { area: None, since_last: true },
            Part::Everything => MakePackage { area: None, since_last: false },
            Part::Area => MakePackage { area: area.get(), since_last: false },
        };
        (package, sealing.phrase())
    });
    let made = LocalResource::new(move || {
        let wanted = wanted.get();
        async move {
            let (package, phrase) = wanted.clone();
            let made = match phrase.map(|phrase| Passphrase::typed(&phrase)) {
                Some(passphrase) => engine.ask_with(MakeSealedPackage { package, passphrase }, None).await,
                None => engine.ask_with(package, None).await,
            };
            (wanted, made.map(|(made, bytes)| bytes.map(|bytes| (made, bytes))))
        }
    });
    // Until the new file is there, the one before it still stands in the resource: it may be the one that is not locked.
    let ready = move || made.get().filter(|(of, _)| *of == wanted.get());
    view! {
        <Parts exchange part area/>
        <SealChoice sealing/>
        {move || match ready() {
            None => {
                view! {
                    <Say kind=Kind::Unknown is_live=true>
                        {move || {
                            let words = &words.get().exchange;
                            if sealing.phrase().is_some() { words.sealing } else { words.making }
                        }}
                    </Say>
                }
                    .into_any()
            }
            Some((_, Err(refusal))) => view! { <RefusalNote refusal/> }.into_any(),
            Some(((_, phrase), Ok(made))) => {
                made.map(|made| view! { <Handing made is_locked=phrase.is_some()/> }).into_any()
            }
        }}
    }
}

/// The choice of the part.
#[component]
fn Parts(exchange: ExchangeView, part: RwSignal<Part>, area: RwSignal<Option<AreaId>>) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let name = fresh_id("part");
    let unsent = exchange.unsent;
    let handed_over_ms = exchange.handed_over_ms;
    let areas = StoredValue::new(exchange.areas);
    let has_areas = areas.with_value(|areas| !areas.is_empty());
    let newest_hint = move || {
        let words = words.get();
        match handed_over_ms {
            None => words.exchange.newest_hint_never.to_owned(),
            Some(ms) => (words.exchange.newest_hint)(day_and_time(words, ms, today.get())),
        }
    };
    let options = move || {
        areas.with_value(|areas| areas.iter().map(|area| (area.id.to_string(), area.name.clone())).collect::<Vec<_>>())
    };
    view! {
        <fieldset class="stack">
            <legend class="big">{move || words.get().exchange.which_part}</legend>
            <ChoiceLine
                name=name.clone()
                checked=Signal::derive(move || part.get() == Part::Newest)
                on_change=move |_| part.set(Part::Newest)
                hint=newest_hint
            >
                {move || (words.get().exchange.newest)(words.get().format, unsent)}
            </ChoiceLine>
            <ChoiceLine
                name=name.clone()
                checked=Signal::derive(move || part.get() == Part::Everything)
                on_change=move |_| part.set(Part::Everything)
            >
                {move || words.get().exchange.everything}
            </ChoiceLine>
            {has_areas
                .then(|| {
                    view! {
                        <ChoiceLine
                            name
                            checked=Signal::derive(move || part.get() == Part::Area)
                            on_change=move |_| part.set(Part::Area)
                        >
                            {move || words.get().exchange.one_area}
                        </ChoiceLine>
                    }
                })}
            <Show when=move || part.get() == Part::Area>
                <SelectField
                    label=move || words.get().exchange.area
                    value=Signal::derive(move || area.get().map(|area| area.to_string()).unwrap_or_default())
                    on_change=move |chosen: String| area.set(AreaId::parse(&chosen))
                    options=Signal::derive(options)
                />
            </Show>
        </fieldset>
    }
}

/// The file that was made, and the ways it can leave the device.
#[component]
fn Handing(made: Made, is_locked: bool) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let toasts = use_toasts();
    let (package, bytes) = made;
    if package.changes == 0 {
        return view! { <Say kind=Kind::Ok is_live=true>{move || words.get().exchange.nothing_new}</Say> }.into_any();
    }
    let said = move || {
        let words = &words.get().exchange;
        if is_locked { (words.locked, words.locked_why) } else { (words.not_locked, words.not_locked_why) }
    };
    let is_refused = RwSignal::new(false);
    let can_share = files::can_share();
    let can_copy = package.bytes < COPY_LIMIT;
    let size = package.bytes;
    let counts = (package.households, package.residents, package.visits);
    let file = StoredValue::new_local((package.file_name, bytes));
    let hand_over = move |way: Way| {
        // The share sheet opens only straight from the tap, so the call to it comes before anything is awaited.
        let (name, bytes) = file.get_value();
        spawn_local(async move {
            let outcome = match way {
                Way::Share => files::share(&name, &bytes).await,
                Way::Save => files::download(&name, &bytes),
                Way::Copy => files::copy(&bytes).await,
            };
            is_refused.set(outcome == HandedOut::Refused);
            if outcome == HandedOut::Done {
                let confirmed: Answered<()> = engine.save(ConfirmHandOver).await;
                // An event is no reactive place: the words of this moment are meant.
                let words = words.get_untracked();
                match confirmed {
                    Ok(()) => toasts.show(way.done(words), None),
                    Err(refusal) => toast_refusal(toasts, words, &refusal),
                }
            }
        });
    };
    view! {
        <Note kind=Kind::Info icon=if is_locked { "lock" } else { "warn" } title=move || said().0>
            <p>{move || said().1}</p>
            <p class="sub">
                {move || (words.get().exchange.holds)(words.get().format, counts.0, counts.1, counts.2)}
            </p>
        </Note>
        <Show when=move || is_refused.get()>
            <Note kind=Kind::Bad title=move || words.get().exchange.share_refused/>
        </Show>
        <div class="stack">
            {can_share
                .then(|| {
                    view! {
                        <button class="btn main wide" type="button" on:click=move |_| hand_over(Way::Share)>
                            <Icon name="share"/>
                            {move || (words.get().exchange.share)(words.get().format.file_size(size))}
                        </button>
                    }
                })}
            {can_download()
                .then(|| {
                    view! {
                        <button class="btn wide" class:main=!can_share type="button" on:click=move |_| hand_over(Way::Save)>
                            <Icon name="disk"/>
                            {move || words.get().exchange.save}
                        </button>
                    }
                })}
            {can_copy
                .then(|| {
                    view! {
                        <button class="btn wide quiet" type="button" on:click=move |_| hand_over(Way::Copy)>
                            <Icon name="copy"/>
                            {move || words.get().exchange.copy}
                        </button>
                    }
                })}
            <p class="sub">{move || (words.get().exchange.size)(words.get().format.file_size(size))}</p>
        </div>
    }
    .into_any()
}

/// A way out of the device.
#[derive(Clone, Copy)]
enum Way {
    Share,
    Save,
    Copy,
}

impl Way {
    const fn done(self, words: &Words) -> &'static str {
        match self {
            Self::Share => words.exchange.sent,
            Self::Save => words.exchange.saved,
            Self::Copy => words.exchange.copied,
        }
    }
}

/// A download in an iPhone's home-screen app opens a preview nobody gets out of; there the share sheet is the way.
fn can_download() -> bool {
    !(is_ios(&user_agent()) && is_standalone())
}
