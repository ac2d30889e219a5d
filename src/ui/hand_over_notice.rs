//! The quiet word that work lies on this device alone, once there is much of it or it is some days old.

use crate::engine::queries::unsent_work::UnsentWork;
use crate::ui::clock::{read as now_ms, use_now};
use crate::ui::components::{Kind, Link, Note};
use crate::ui::engine::use_engine;
use crate::ui::kept::{keep_snoozed, snoozed_until_ms};
use crate::ui::preferences::{use_address, use_words};
use crate::ui::route;
use leptos::prelude::*;

/// Till tomorrow: less than a day, for the next round may begin earlier.
const SNOOZE_MS: i64 = 20 * 3600 * 1000;

/// Says that work should be handed over; it can wait till tomorrow.
#[component]
pub fn HandOverNotice(
    /// Whether the page is the one where it is done.
    #[prop(optional)]
    is_here: bool,
) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    let now = use_now();
    let overview = use_engine().overview();
    let snoozed_ms = RwSignal::new(snoozed_until_ms());
    let due = Memo::new(move |_| {
        let overview = overview.read();
        overview.due.filter(|_| !overview.is_practice && now.get() >= snoozed_ms.get())
    });
    let title = move |UnsentWork { days, visits }: UnsentWork| {
        let words = words.get();
        match days {
            0 => (words.backup.hand_over_visits)(words.format, visits),
            days => (words.backup.hand_over_days)(words.format, days, visits),
        }
    };
    let snooze = move |_| {
        let until_ms = now_ms() + SNOOZE_MS;
        keep_snoozed(until_ms);
        snoozed_ms.set(until_ms);
    };
    move || {
        let work = due.get()?;
        Some(view! {
            <Note kind=Kind::Todo icon="send" title=move || title(work)>
                <p>{move || (words.get().backup.hand_over_why)(address.get())}</p>
                <div class="flow">
                    {(!is_here)
                        .then(|| {
                            view! {
                                <Link href=route::EXCHANGE class="btn small">
                                    {move || words.get().this_device.send}
                                </Link>
                            }
                        })}
                    <button class="btn small quiet" type="button" on:click=snooze>
                        {move || words.get().backup.tomorrow}
                    </button>
                </div>
            </Note>
        })
    }
}
