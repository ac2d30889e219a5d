//! Sending: which part, locked or not, then the file, made before the tap that hands it out.

use crate::engine::commands::make_package::MakePackage;
use crate::engine::queries::exchange_view::ExchangeView;
use crate::ui::pages::exchange::handing::Handing;
use crate::ui::pages::exchange::made::{Making, use_made};
use crate::ui::pages::exchange::parts::{Chosen, Parts};
use crate::ui::pages::exchange::seal::{SealChoice, Sealing};
use crate::ui::pages::exchange::send_figures::SendFigures;
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
    let made = use_made(package, sealing);
    move || match made.get() {
        None => view! { <Making sealing/> }.into_any(),
        Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
        Some(Ok(made)) => made.map(|made| view! { <Handing made is_locked=sealing.phrase().is_some()/> }).into_any(),
    }
}
