//! Sending: which part, locked or not, then the file, made before the tap that hands it out.

use crate::bridge::MakeSealedPackage;
use crate::engine::commands::make_package::MakePackage;
use crate::engine::queries::exchange_view::ExchangeView;
use crate::exchange::Passphrase;
use crate::ui::components::{Kind, Say};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::handing::Handing;
use crate::ui::pages::exchange::parts::{Chosen, Parts};
use crate::ui::pages::exchange::seal::{SealChoice, Sealing};
use crate::ui::pages::exchange::send_figures::SendFigures;
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use leptos::prelude::*;

/// Chooses a part and hands the file out.
#[component]
pub fn Send(exchange: ExchangeView, sealing: Sealing) -> impl IntoView {
    let chosen = Chosen::new(&exchange);
    // Only what tells figures from packages: another package is no reason to begin anew.
    let package = Memo::new(move |_| chosen.package());
    let is_figures = Memo::new(move |_| package.get().is_none());
    view! {
        <Parts exchange chosen/>
        {move || {
            if is_figures.get() {
                view! { <SendFigures/> }.into_any()
            } else {
                let package = Signal::derive(move || package.get().unwrap_or(MakePackage::NEWEST));
                view! {
                    <SealChoice sealing/>
                    <Package package sealing/>
                }
                    .into_any()
            }
        }}
    }
}

/// Makes the package, and hands it out.
#[component]
fn Package(package: Signal<MakePackage>, sealing: Sealing) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let wanted = Memo::new(move |_| (package.get(), sealing.phrase()));
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
