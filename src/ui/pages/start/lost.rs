//! Data that were here and are not any more: never passed over in silence.

use crate::model::Date;
use crate::ui::components::{Icon, Link, fresh_id};
use crate::ui::kept::{Marker, forget_marker};
use crate::ui::preferences::use_words;
use crate::ui::route;
use leptos::prelude::*;

/// How much there was, and the ways to get it back.
#[component]
pub fn DataGone(marker: Marker) -> impl IntoView {
    let words = use_words();
    let id = fresh_id("gone");
    let is_given_up = RwSignal::new(false);
    let give_up = move |_| {
        forget_marker();
        is_given_up.set(true);
    };
    let why = move || {
        let words = words.get();
        let day = words.format.date(Date::in_vietnam(marker.at_ms));
        (words.start.gone_why)(&words.format.number(marker.households.into()), &day)
    };
    view! {
        <Show when=move || !is_given_up.get()>
            <section class="card mark bad" role="alert" aria-labelledby=id.clone()>
                <h2 id=id.clone()>{move || words.get().start.gone}</h2>
                <p>{why}</p>
                <Link href=route::EXCHANGE class="btn main wide">
                    <Icon name="inbox"/>
                    {move || words.get().start.open_backup}
                </Link>
                <p>
                    <strong>{move || words.get().start.ask_again}</strong>
                    ". "
                    {move || words.get().start.ask_again_why}
                </p>
                <button class="btn quiet wide" type="button" on:click=give_up>
                    {move || words.get().start.begin_anew}
                </button>
                <p class="sub">{move || words.get().start.begin_anew_why}</p>
            </section>
        </Show>
    }
}
