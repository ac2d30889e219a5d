//! The ward as tables for analysis elsewhere: what is in the file, with names or without, then the file.

use crate::analysis::file_name;
use crate::engine::queries::extract::MakeExtract;
use crate::model::{Date, Naming};
use crate::spreadsheet::SheetRequest;
use crate::ui::clock;
use crate::ui::components::{ChoiceLine, Dialog, Dock, Icon, Kind, Note, Say, Sign, fresh_id, use_toasts};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::ways_out::{Done, WaysOut};
use crate::ui::pages::report::writer::write;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::use_busy;
use crate::words::code_meanings;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use leptos::task::spawn_local;

const ZIP: &str = "application/zip";

/// Where the file is made.
#[component]
pub fn AnalysisPage() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let overview = engine.overview();
    let busy = use_busy();
    let naming = RwSignal::new(Naming::Nameless);
    let is_asked = RwSignal::new(false);
    // What was made last, under its name; `Some(None)`: it could not be made.
    let made = RwSignal::new_local(None::<Option<(String, ArrayBuffer)>>);
    let make = Callback::new(move |naming: Naming| {
        is_asked.set(false);
        if !busy.begin() {
            return;
        }
        made.set(None);
        let name = file_name(&overview.get_untracked().ward.name, Date::in_vietnam(clock::read()), naming);
        spawn_local(async move {
            let extract = engine.ask_with(MakeExtract(naming), None).await.ok().and_then(|((), extract)| extract);
            let file = match extract {
                Some(extract) => write(SheetRequest::WriteExtract { glossary: code_meanings() }, Some(extract)).await,
                None => None,
            };
            // The page may have been left meanwhile.
            made.try_set(Some(file.map(|file| (name, file))));
            busy.end();
        });
    });
    let ask = move |_| match naming.get_untracked() {
        Naming::Nameless => make.run(Naming::Nameless),
        Naming::Named => is_asked.set(true),
    };
    let make_nameless = move |_| {
        naming.set(Naming::Nameless);
        make.run(Naming::Nameless);
    };
    let holds = move || {
        let (words, overview) = (words.get(), overview.get());
        (words.exchange.holds)(words.format, overview.households, overview.residents, overview.visits)
    };
    let sure_why = move || {
        let words = words.get();
        (words.analysis.sure_why)(&words.format.number(overview.get().residents.into()))
    };
    view! {
        <Sign title=move || words.get().analysis.title back=route::REPORTS/>
        <main tabindex="-1" class="narrow">
            <p class="sub">{move || words.get().analysis.hint}</p>
            <section class="card stack-s">
                <h2>{move || words.get().analysis.holds}</h2>
                <p>{holds}</p>
                <ul class="stack-s">
                    {move || {
                        let held = words.get().analysis.held;
                        held.map(|line| view! { <li><Say icon="check">{line}</Say></li> }).collect_view()
                    }}
                </ul>
                <p class="sub">{move || words.get().analysis.left_out}</p>
            </section>
            <WithNames naming on_change=move |()| made.set(None)/>
            <button class="btn main wide" type="button" disabled=move || busy.is_on() on:click=ask>
                <Icon name="list"/>
                {move || {
                    let words = &words.get().analysis;
                    if naming.get() == Naming::Named { words.make_named } else { words.make }
                }}
            </button>
            <Show when=move || busy.is_on()>
                <Say kind=Kind::Unknown is_live=true>{move || words.get().analysis.making}</Say>
            </Show>
            {move || made.get().map(|file| view! { <Made file/> })}
            <Dialog open=is_asked on_close=move |()| is_asked.set(false) title=move || words.get().analysis.sure>
                <p>{sure_why}</p>
                <button class="btn main wide" type="button" on:click=make_nameless>
                    {move || words.get().analysis.without}
                </button>
                <button class="btn wide" type="button" on:click=move |_| make.run(Naming::Named)>
                    {move || words.get().analysis.make_named}
                </button>
            </Dialog>
        </main>
        <Dock/>
    }
}

/// The choice whether the file tells who people are, and what it means.
#[component]
fn WithNames(
    naming: RwSignal<Naming>,
    /// Another answer was given.
    #[prop(into)]
    on_change: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let name = fresh_id("naming");
    let choose = move |chosen: Naming| {
        naming.set(chosen);
        on_change.run(());
    };
    let note = move || match naming.get() {
        Naming::Nameless => view! {
            <Note kind=Kind::Info title=move || words.get().analysis.nameless_note>
                <p>{move || words.get().analysis.nameless_note_why}</p>
            </Note>
        }
        .into_any(),
        Naming::Named => view! {
            <Note kind=Kind::Part icon="warn" is_live=true title=move || words.get().analysis.named_note>
                <p>{move || words.get().analysis.named_note_why}</p>
            </Note>
        }
        .into_any(),
    };
    view! {
        <fieldset class="stack">
            <legend class="big">{move || words.get().analysis.which}</legend>
            <ChoiceLine
                name=name.clone()
                checked=Signal::derive(move || naming.get() == Naming::Nameless)
                on_change=move |_| choose(Naming::Nameless)
                hint=move || words.get().analysis.nameless_hint
            >
                {move || words.get().analysis.nameless}
            </ChoiceLine>
            <ChoiceLine
                name
                checked=Signal::derive(move || naming.get() == Naming::Named)
                on_change=move |_| choose(Naming::Named)
                hint=move || words.get().analysis.named_hint
            >
                {move || words.get().analysis.named}
            </ChoiceLine>
        </fieldset>
        {note}
    }
}

/// The file, and the ways to keep it; or that there is none.
#[component]
fn Made(file: Option<(String, ArrayBuffer)>) -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let Some((name, bytes)) = file else {
        return view! {
            <Note kind=Kind::Bad title=move || words.get().analysis.failed>
                <p>{move || words.get().analysis.failed_why}</p>
            </Note>
        }
        .into_any();
    };
    let (size, shown) = (bytes.byte_length().into(), name.clone());
    // An event is no reactive place: the words of this moment are meant.
    let on_out = move |done: Done| toasts.show(done(words.get_untracked()), None);
    view! {
        <Note kind=Kind::Ok is_live=true title=move || words.get().analysis.ready>
            <p class="sub">{shown}</p>
        </Note>
        <WaysOut name bytes size media_type=ZIP on_out/>
    }
    .into_any()
}
