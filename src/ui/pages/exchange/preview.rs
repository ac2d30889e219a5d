//! What a file would bring, looked at before it is taken.

use crate::engine::commands::take_package::PackagePreview;
use crate::engine::queries::package_records::{PackageDoubts, PackageDoubtsQuestion, PackageGroup};
use crate::ui::clock::use_today;
use crate::ui::components::{Dialog, Icon, Kind, Link, Names, Note, Say};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::records::{Records, counted_as, group_of, records_of};
use crate::ui::pages::exchange::replace::Replace;
use crate::ui::preferences::use_words;
use crate::ui::when::day_and_time;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

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
    let query = use_query_map();
    let opened = Memo::new(move |_| query.read().get_str("xem").and_then(group_of));
    let doubts = use_doubts();
    let is_asked = RwSignal::new(false);
    let is_odd = preview.is_other_ward || preview.is_tenfold || preview.odd_times > 0;
    let take = move || {
        // An event is no reactive place: what is known at this moment is meant.
        if is_odd || doubts.get_untracked().odd_values > 0 {
            is_asked.set(true);
        } else {
            on_take.run(());
        }
    };
    let (new_changes, made_at_ms, bytes) = (preview.new_changes, preview.made_at_ms, preview.bytes);
    let (sender, since_last) = (preview.sender.clone(), preview.since_last);
    let (area, member) = (preview.area.clone(), preview.member.clone());
    let from = move || {
        let words = &words.get().exchange;
        if sender.is_empty() { words.from_unknown.to_owned() } else { (words.from)(&sender) }
    };
    let covers = move || {
        let words = words.get();
        match (&area, &member) {
            (Some(area), _) => (words.exchange.covers_area)(area),
            (_, Some(member)) => (words.sending.covers_member)(member),
            _ if since_last => words.exchange.covers_new.to_owned(),
            _ => words.exchange.covers_all.to_owned(),
        }
    };
    view! {
        {move || opened.get().map(|group| view! { <Records group/> })}
        <section class="card" aria-labelledby="preview" hidden=move || opened.get().is_some()>
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
            <Tally preview=preview.clone() doubts/>
            <Warnings preview=preview.clone() doubts/>
            {if new_changes == 0 {
                view! { <Say kind=Kind::Ok>{move || words.get().exchange.nothing_in_it}</Say> }.into_any()
            } else {
                view! {
                    <button class="btn main wide" type="button" on:click=move |_| take()>
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
        <Dialog open=is_asked on_close=move |()| is_asked.set(false) title=move || words.get().package_preview.sure>
            <p>{move || words.get().package_preview.sure_why}</p>
            <button class="btn main wide" type="button" on:click=move |_| is_asked.set(false)>
                {move || words.get().package_preview.look_again}
            </button>
            <button class="btn wide" type="button" on:click=move |_| on_take.run(())>
                {move || words.get().package_preview.take_anyway}
            </button>
        </Dialog>
    }
}

/// Asks what is doubtful about the file, beyond what its preview says: that takes longer, and nobody waits for it.
fn use_doubts() -> RwSignal<PackageDoubts> {
    let engine = use_engine();
    let doubts = RwSignal::new(PackageDoubts::default());
    spawn_local(async move {
        // Without the answer its numbers are not shown; whatever keeps it away is told when the file is taken.
        if let Ok(found) = engine.ask(PackageDoubtsQuestion).await {
            doubts.try_set(found);
        }
    });
    doubts
}

/// A number of a preview: what it counts, its kind and its picture, and how many.
type TallyEntry = (PackageGroup, Kind, &'static str, u32);

/// The numbers of a preview, each with its records behind it, those that are nothing left out.
#[component]
fn Tally(preview: PackagePreview, #[prop(into)] doubts: Signal<PackageDoubts>) -> impl IntoView {
    let words = use_words();
    let held = preview.changes - preview.new_changes;
    let numbers = move || -> [TallyEntry; 6] {
        [
            (PackageGroup::NewHouseholds, Kind::Ok, "plus", preview.new_households),
            (PackageGroup::NewResidents, Kind::Ok, "team", preview.new_residents),
            (PackageGroup::NewVisits, Kind::Ok, "walk", preview.new_visits),
            (PackageGroup::Changed, Kind::Info, "pen", preview.changed_records),
            (PackageGroup::Conflicts, Kind::Clash, "clash", preview.conflicts),
            (PackageGroup::Twins, Kind::Clash, "dup", doubts.get().twins),
        ]
    };
    let entry = move |(group, kind, icon, number): TallyEntry| {
        view! {
            <li>
                <Link href=records_of(group) class=kind.class()>
                    <Icon name=icon/>
                    <b class="names">{move || words.get().format.number(number.into())}</b>
                    <span>{move || counted_as(group, words.get(), number)}</span>
                </Link>
            </li>
        }
    };
    view! {
        <ul class="tally">
            {move || numbers().into_iter().filter(|(.., number)| *number > 0).map(entry).collect_view()}
            {(held > 0)
                .then(|| {
                    view! {
                        <li>
                            <p class=Kind::Unknown.class()>
                                <Icon name="check"/>
                                <b>{move || words.get().format.number(held.into())}</b>
                                <span>{move || (words.get().exchange.held)(held)}</span>
                            </p>
                        </li>
                    }
                })}
        </ul>
    }
}

/// What is odd about a file.
#[component]
fn Warnings(preview: PackagePreview, #[prop(into)] doubts: Signal<PackageDoubts>) -> impl IntoView {
    let words = use_words();
    let (ward, odd_times, erased) = (preview.ward, preview.odd_times, preview.erased);
    let odd_values = Memo::new(move |_| doubts.get().odd_values);
    let count = erased.len() as u32;
    let erases = move || {
        let text = &words.get().erasure;
        if count > 0 { (text.in_file)(words.get().format, count) } else { text.in_file_elsewhere.to_owned() }
    };
    view! {
        {(preview.erases > 0)
            .then(|| {
                view! {
                    <Note kind=Kind::Bad title=erases>
                        {(count > 0).then(|| view! { <p>{erased.join(", ")} "."</p> })}
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
        {preview
            .is_tenfold
            .then(|| {
                view! {
                    <Note kind=Kind::Part title=move || words.get().package_preview.tenfold>
                        <p>{move || words.get().package_preview.tenfold_why}</p>
                    </Note>
                }
            })}
        {preview
            .lacks_earlier
            .then(|| {
                view! {
                    <Note kind=Kind::Info title=move || words.get().package_preview.lacks_earlier>
                        <p>{move || words.get().package_preview.lacks_earlier_why}</p>
                    </Note>
                }
            })}
        {(odd_times > 0)
            .then(|| {
                view! {
                    <Note kind=Kind::Part title=move || (words.get().exchange.odd_times)(words.get().format, odd_times)>
                        <p>{move || words.get().exchange.odd_times_why}</p>
                        <SeeThem group=PackageGroup::OddTimes count=odd_times/>
                    </Note>
                }
            })}
        <Show when=move || { odd_values.get() > 0 }>
            <Note
                kind=Kind::Part
                title=move || (words.get().package_preview.odd_values_found)(words.get().format, odd_values.get())
            >
                <p>{move || words.get().package_preview.odd_values_why}</p>
                <SeeThem group=PackageGroup::OddValues count=odd_values/>
            </Note>
        </Show>
    }
}

/// The way to what was pointed out.
#[component]
fn SeeThem(group: PackageGroup, #[prop(into)] count: Signal<u32>) -> impl IntoView {
    let words = use_words();
    let text = move || {
        let (words, count) = (words.get(), count.get());
        (words.package_preview.see)(&words.format.number(count.into()), counted_as(group, words, count))
    };
    view! { <Names href=records_of(group)>{text}</Names> }
}
