//! What a file would bring, looked at before it is taken.

use crate::engine::commands::take_package::PackagePreview;
use crate::ui::clock::use_today;
use crate::ui::components::{Icon, Kind, Note, Say};
use crate::ui::pages::exchange::replace::Replace;
use crate::ui::preferences::use_words;
use crate::ui::when::day_and_time;
use crate::words::Words;
use leptos::prelude::*;

/// Who made a file, what it covers and brings, and the choice to take it.
#[component]
pub fn Preview(
    preview: PackagePreview,
    #[prop(into)] on_take: Callback<()>,
    #[prop(into)] on_replace: Callback<()>,
    #[prop(into)] on_leave: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let (new_changes, made_at_ms, bytes) = (preview.new_changes, preview.made_at_ms, preview.bytes);
    let (sender, area, since_last) = (preview.sender.clone(), preview.area.clone(), preview.since_last);
    let from = move || {
        let words = &words.get().exchange;
        if sender.is_empty() { words.from_unknown.to_owned() } else { (words.from)(&sender) }
    };
    let covers = move || {
        let words = &words.get().exchange;
        match (&area, since_last) {
            (Some(area), _) => (words.covers_area)(area),
            (None, true) => words.covers_new.to_owned(),
            (None, false) => words.covers_all.to_owned(),
        }
    };
    view! {
        <section class="card" aria-labelledby="preview">
            <h2 id="preview" tabindex="-1">{move || words.get().exchange.preview}</h2>
            <p><strong>{from}</strong></p>
            <p class="sub">
                {covers} ". "
                {move || (words.get().exchange.made)(day_and_time(words.get(), made_at_ms, today.get()))} ". "
                {move || words.get().format.file_size(bytes)}
            </p>
            {preview
                .was_sealed
                .then(|| view! { <Say kind=Kind::Ok icon="lock">{move || words.get().exchange.unlocked}</Say> })}
            <Tally preview=preview.clone()/>
            <Warnings preview=preview.clone()/>
            {if new_changes == 0 {
                view! { <Say kind=Kind::Ok>{move || words.get().exchange.nothing_in_it}</Say> }.into_any()
            } else {
                view! {
                    <button class="btn main wide" type="button" on:click=move |_| on_take.run(())>
                        <Icon name="inbox"/>
                        {move || (words.get().exchange.take)(words.get().format, new_changes)}
                    </button>
                }
                    .into_any()
            }}
            <Replace preview on_replace/>
            <button class="btn wide" type="button" on:click=move |_| on_leave.run(())>
                {move || if new_changes == 0 { words.get().common.close } else { words.get().exchange.leave }}
            </button>
        </section>
    }
}

/// A number of a preview: its kind, its picture, how many, and of what.
type TallyEntry = (Kind, &'static str, u32, fn(&Words) -> fn(u32) -> &'static str);

/// The numbers of a preview, those that are nothing left out.
#[component]
fn Tally(preview: PackagePreview) -> impl IntoView {
    let words = use_words();
    let held = preview.changes - preview.new_changes;
    let numbers: [TallyEntry; 6] = [
        (Kind::Ok, "plus", preview.new_households, |words| words.exchange.new_households),
        (Kind::Ok, "team", preview.new_residents, |words| words.exchange.new_residents),
        (Kind::Ok, "walk", preview.new_visits, |words| words.exchange.new_visits),
        (Kind::Info, "pen", preview.changed_records, |words| words.exchange.changed_records),
        (Kind::Clash, "clash", preview.conflicts, |words| words.exchange.conflicts),
        (Kind::Unknown, "check", held, |words| words.exchange.held),
    ];
    let entry = move |(kind, icon, number, name): TallyEntry| {
        view! {
            <li class=kind.class()>
                <Icon name=icon/>
                <b>{move || words.get().format.number(number.into())}</b>
                <span>{move || name(words.get())(number)}</span>
            </li>
        }
    };
    view! { <ul class="tally">{numbers.into_iter().filter(|(_, _, number, _)| *number > 0).map(entry).collect_view()}</ul> }
}

/// What is odd about a file.
#[component]
fn Warnings(preview: PackagePreview) -> impl IntoView {
    let words = use_words();
    let (ward, odd_times, erased) = (preview.ward, preview.odd_times, preview.erased);
    let count = erased.len() as u32;
    view! {
        {(count > 0)
            .then(|| {
                view! {
                    <Note kind=Kind::Bad title=move || (words.get().erasure.in_file)(words.get().format, count)>
                        <p>{erased.join(", ")} "."</p>
                        <p>{move || words.get().erasure.in_file_why}</p>
                    </Note>
                }
            })}
        {preview
            .is_other_ward
            .then(|| {
                view! {
                    <Note kind=Kind::Bad title=move || (words.get().exchange.other_ward)(&ward)>
                        <p>{move || words.get().exchange.other_ward_why}</p>
                    </Note>
                }
            })}
        {(odd_times > 0)
            .then(|| {
                view! {
                    <Note kind=Kind::Part title=move || (words.get().exchange.odd_times)(words.get().format, odd_times)>
                        <p>{move || words.get().exchange.odd_times_why}</p>
                    </Note>
                }
            })}
    }
}
