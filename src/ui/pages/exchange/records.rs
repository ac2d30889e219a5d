//! The records behind one of the numbers of a file that waits, some at a time.

use crate::bridge::Refusal;
use crate::engine::queries::package_records::{PackageGroup, PackageRecord, PackageRecords, PackageRecordsQuestion};
use crate::ui::components::{Kind, Link, Say, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::record_row::RecordRow;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many records are asked for at a time.
const PAGE: u32 = 50;

/// Every number that opens.
const GROUPS: [(PackageGroup, &str); 8] = [
    (PackageGroup::NewHouseholds, "nha-moi"),
    (PackageGroup::NewResidents, "nguoi-moi"),
    (PackageGroup::NewVisits, "luot-moi"),
    (PackageGroup::Changed, "sua"),
    (PackageGroup::Conflicts, "khac"),
    (PackageGroup::Twins, "trung"),
    (PackageGroup::OddTimes, "ngay-la"),
    (PackageGroup::OddValues, "ghi-la"),
];

/// Returns the address of the records behind a number.
pub fn records_of(group: PackageGroup) -> String {
    let code = GROUPS.iter().find(|(of, _)| *of == group).map_or("", |(_, code)| code);
    route::package_records(code)
}

/// Reads which records an address asks for.
pub fn group_of(code: &str) -> Option<PackageGroup> {
    GROUPS.iter().find(|(_, of)| *of == code).map(|(group, _)| *group)
}

/// Says what a number counts: "nhà mới".
pub fn counted_as(group: PackageGroup, words: &Words, count: u32) -> &'static str {
    match group {
        PackageGroup::NewHouseholds => (words.exchange.new_households)(count),
        PackageGroup::NewResidents => (words.exchange.new_residents)(count),
        PackageGroup::NewVisits => (words.exchange.new_visits)(count),
        PackageGroup::Changed => (words.exchange.changed_records)(count),
        PackageGroup::Conflicts => (words.exchange.conflicts)(count),
        PackageGroup::Twins => (words.package_preview.twins)(count),
        PackageGroup::OddTimes => (words.package_preview.odd_times)(count),
        PackageGroup::OddValues => (words.package_preview.odd_values)(count),
    }
}

/// The list, and the way back.
#[component]
pub fn Records(group: PackageGroup) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let total = RwSignal::new(None::<u32>);
    let rows = RwSignal::new(Vec::<PackageRecord>::new());
    let refusal = RwSignal::new(None::<Refusal>);
    let load = move || {
        let skip = rows.read_untracked().len() as u32;
        spawn_local(async move {
            match engine.ask(PackageRecordsQuestion { group, skip, take: PAGE }).await {
                Ok(PackageRecords { total: all, rows: more }) => {
                    total.set(Some(all));
                    // A second tap may have asked for the same.
                    rows.update(|rows| {
                        if rows.len() as u32 == skip {
                            rows.extend(more);
                        }
                    });
                }
                Err(refused) => refusal.set(Some(refused)),
            }
        });
    };
    load();
    let left = move || total.get().unwrap_or_default().saturating_sub(rows.read().len() as u32);
    let title = move || {
        let (words, count) = (words.get(), total.get().unwrap_or_default());
        format!("{} {}", words.format.number(count.into()), counted_as(group, words, count))
    };
    view! {
        <section aria-labelledby="records">
            <h2 id="records" tabindex="-1">{title}</h2>
            <p class="sub">{move || words.get().package_preview.safe}</p>
            {move || refusal.get().map(|refusal| view! { <RefusalNote refusal/> })}
            <Show when=move || total.get().is_none() && refusal.read().is_none()>
                <Skeleton/>
            </Show>
            <Show when=move || total.get() == Some(0)>
                <Say kind=Kind::Ok>{move || words.get().package_preview.none}</Say>
            </Show>
            <Show when=move || !rows.read().is_empty()>
                <ul class="card flat list">
                    <For each=move || 0..rows.read().len() key=|place| *place let(place)>
                        {rows.read_untracked().get(place).cloned().map(|record| view! { <RecordRow record/> })}
                    </For>
                </ul>
            </Show>
            <Show when=move || { left() > 0 }>
                <button class="btn wide" type="button" on:click=move |_| load()>
                    {move || (words.get().package_preview.more)(&words.get().format.number(left().into()))}
                </button>
            </Show>
            <Link href=route::receive() class="btn main wide">
                {move || words.get().package_preview.back}
            </Link>
        </section>
    }
}
