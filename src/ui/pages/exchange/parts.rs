//! Which part of the data is sent.

use crate::engine::commands::make_package::{MakePackage, Part, Since};
use crate::engine::queries::exchange_view::{ExchangeView, WriterEntry};
use crate::model::{AreaId, MemberId};
use crate::ui::clock::use_today;
use crate::ui::components::{Choice, ChoiceLine, SelectField, fresh_id};
use crate::ui::preferences::use_words;
use crate::ui::when::day_and_time;
use leptos::prelude::*;

/// The kinds of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Newest,
    ToOne,
    Everything,
    Area,
    Figures,
}

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    kind: RwSignal<Kind>,
    area: RwSignal<Option<AreaId>>,
    /// Who can be sent something: everybody but the one who uses this device.
    receivers: StoredValue<Vec<WriterEntry>>,
    receiver: RwSignal<Option<MemberId>>,
    only_homes: RwSignal<bool>,
}

impl Chosen {
    /// Starts with what is new. Call it at the top of a component.
    pub fn new(exchange: &ExchangeView) -> Self {
        let mut receivers: Vec<_> = exchange.writers.iter().filter(|writer| !writer.is_me).cloned().collect();
        receivers.sort_by_key(|receiver| std::cmp::Reverse(receiver.device.is_some()));
        Self {
            kind: RwSignal::new(Kind::Newest),
            area: RwSignal::new(exchange.areas.first().map(|area| area.id)),
            receiver: RwSignal::new(receivers.first().map(|receiver| receiver.member)),
            receivers: StoredValue::new(receivers),
            only_homes: RwSignal::new(false),
        }
    }

    /// Returns the package that is wanted; `None`: figures alone.
    pub fn package(self) -> Option<MakePackage> {
        match self.kind.get() {
            Kind::Newest => Some(MakePackage::NEWEST),
            Kind::Everything => Some(MakePackage::EVERYTHING),
            Kind::Area => Some(self.area.get().map_or(MakePackage::EVERYTHING, MakePackage::of_area)),
            Kind::ToOne => Some(self.to_one()),
            Kind::Figures => None,
        }
    }

    fn to_one(self) -> MakePackage {
        let receiver = self.receiver.get();
        let device = self.of_receiver(|receiver| receiver.device).flatten();
        MakePackage {
            part: receiver.filter(|_| self.only_homes.get()).map_or(Part::Everything, Part::Member),
            since: device.map_or(Since::Beginning, |device| Since::Receiver(device.replica)),
        }
    }

    fn of_receiver<T>(self, ask: impl FnOnce(&WriterEntry) -> T) -> Option<T> {
        let member = self.receiver.get();
        self.receivers.with_value(|receivers| receivers.iter().find(|one| Some(one.member) == member).map(ask))
    }
}

/// The choice of the part.
#[component]
pub fn Parts(exchange: ExchangeView, chosen: Chosen) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let name = StoredValue::new(fresh_id("part"));
    let (unsent, handed_over_ms) = (exchange.unsent, exchange.handed_over_ms);
    let has_areas = !exchange.areas.is_empty();
    let has_receivers = chosen.receivers.with_value(|receivers| !receivers.is_empty());
    let areas: Vec<_> = exchange.areas.into_iter().map(|area| (area.id.to_string(), area.name)).collect();
    let areas = StoredValue::new(areas);
    let kind = chosen.kind;
    let newest_hint = move || {
        let words = words.get();
        match handed_over_ms {
            None => words.exchange.newest_hint_never.to_owned(),
            Some(ms) => (words.exchange.newest_hint)(day_and_time(words, ms, today.get())),
        }
    };
    view! {
        <fieldset class="stack">
            <legend class="big">{move || words.get().exchange.which_part}</legend>
            <ChoiceLine
                name=name.get_value()
                checked=Signal::derive(move || kind.get() == Kind::Newest)
                on_change=move |_| kind.set(Kind::Newest)
                hint=newest_hint
            >
                {move || (words.get().exchange.newest)(words.get().format, unsent)}
            </ChoiceLine>
            {has_receivers
                .then(|| {
                    view! {
                        <ChoiceLine
                            name=name.get_value()
                            checked=Signal::derive(move || kind.get() == Kind::ToOne)
                            on_change=move |_| kind.set(Kind::ToOne)
                        >
                            {move || words.get().sending.to_one}
                        </ChoiceLine>
                    }
                })}
            <Show when=move || kind.get() == Kind::ToOne>
                <Receiver chosen/>
            </Show>
            <ChoiceLine
                name=name.get_value()
                checked=Signal::derive(move || kind.get() == Kind::Everything)
                on_change=move |_| kind.set(Kind::Everything)
            >
                {move || words.get().exchange.everything}
            </ChoiceLine>
            {has_areas
                .then(|| {
                    view! {
                        <ChoiceLine
                            name=name.get_value()
                            checked=Signal::derive(move || kind.get() == Kind::Area)
                            on_change=move |_| kind.set(Kind::Area)
                        >
                            {move || words.get().exchange.one_area}
                        </ChoiceLine>
                    }
                })}
            <Show when=move || kind.get() == Kind::Area>
                <SelectField
                    label=move || words.get().exchange.area
                    value=Signal::derive(move || chosen.area.get().map(|area| area.to_string()).unwrap_or_default())
                    on_change=move |area: String| chosen.area.set(AreaId::parse(&area))
                    options=Signal::derive(move || areas.get_value())
                />
            </Show>
            <ChoiceLine
                name=name.get_value()
                checked=Signal::derive(move || kind.get() == Kind::Figures)
                on_change=move |_| kind.set(Kind::Figures)
                hint=move || words.get().sending.figures_hint
            >
                {move || words.get().sending.figures}
            </ChoiceLine>
        </fieldset>
    }
}

/// Who it is sent to, what they lack, and whether only their homes go.
#[component]
fn Receiver(chosen: Chosen) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let options = move || {
        let receivers = chosen.receivers.get_value().into_iter();
        receivers.map(|receiver| (receiver.member.to_string(), receiver.name)).collect::<Vec<_>>()
    };
    let lacks = move || {
        let words = words.get();
        match chosen.of_receiver(|receiver| receiver.device).flatten() {
            None => words.sending.sent_nothing_yet.to_owned(),
            Some(device) => {
                let day = day_and_time(words, device.made_at_ms, today.get());
                (words.sending.lacks)(words.format, &day, device.lacks)
            }
        }
    };
    view! {
        <div class="stack">
            <SelectField
                label=move || words.get().sending.receiver
                value=Signal::derive(move || chosen.receiver.get().map(|member| member.to_string()).unwrap_or_default())
                on_change=move |member: String| chosen.receiver.set(MemberId::parse(&member))
                options=Signal::derive(options)
            />
            <p class="sub">{lacks}</p>
            <ChoiceLine
                choice=Choice::Several
                name=fresh_id("homes")
                checked=chosen.only_homes
                on_change=move |is_on| chosen.only_homes.set(is_on)
                hint=move || words.get().sending.only_homes_hint
            >
                {move || words.get().sending.only_homes}
            </ChoiceLine>
        </div>
    }
}
