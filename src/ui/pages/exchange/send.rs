//! Sending: which part, locked or not, then the file, made before the tap that hands it out.

use crate::bridge::MakeSealedPackage;
use crate::engine::commands::make_package::MakePackage;
use crate::engine::queries::exchange_view::ExchangeView;
use crate::exchange::Passphrase;
use crate::model::AreaId;
use crate::ui::clock::use_today;
use crate::ui::components::{ChoiceLine, Kind, Say, SelectField, fresh_id};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::handing::Handing;
use crate::ui::pages::exchange::seal::{SealChoice, Sealing};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::when::day_and_time;
use leptos::prelude::*;

/// The part of the data that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Newest,
    Everything,
    Area,
}

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
