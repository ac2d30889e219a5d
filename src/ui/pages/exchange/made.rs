//! A package on the screen: made anew whenever another one is wanted, and before the tap that hands it out.

use crate::bridge::{Answered, MakeSealedPackage};
use crate::engine::commands::make_package::{MakePackage, PackageMade};
use crate::exchange::Passphrase;
use crate::ui::components::{Kind, Say};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::seal::Sealing;
use crate::ui::preferences::use_words;
use js_sys::ArrayBuffer;
use leptos::prelude::*;

/// The package that is wanted, with its file; `None` while it is made.
pub type Made = Signal<Option<Answered<Option<(PackageMade, ArrayBuffer)>>>, LocalStorage>;

/// Makes a package, locked as `sealing` says, and follows both. Call it at the top of a component.
pub fn use_made(package: Signal<MakePackage>, sealing: Sealing) -> Made {
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
    Signal::derive_local(move || made.get().filter(|(of, _)| *of == wanted.get()).map(|(_, made)| made))
}

/// Says that the package is being made.
#[component]
pub fn Making(sealing: Sealing) -> impl IntoView {
    let words = use_words();
    view! {
        <Say kind=Kind::Unknown is_live=true>
            {move || {
                let words = &words.get().exchange;
                if sealing.phrase().is_some() { words.sealing } else { words.making }
            }}
        </Say>
    }
}
