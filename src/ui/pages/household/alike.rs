//! A quiet word while something is typed that may be here already.

use crate::engine::queries::alike::AlikeQuestion;
use crate::engine::queries::duplicates::Twin;
use crate::model::text::join_filled;
use crate::ui::components::{Kind, Names, Say};
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::words::Words;
use leptos::prelude::*;

/// Links to what looks like it. It stops nobody: what was typed is kept when a link is followed.
#[component]
pub fn Alike(
    /// `None` while nothing was typed that could be compared.
    #[prop(into)]
    question: Signal<Option<AlikeQuestion>>,
) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let answer = LocalResource::new(move || {
        let question = question.get();
        async move {
            match question {
                // Without an answer nothing is suggested.
                Some(question) => engine.ask(question).await.unwrap_or_default(),
                None => Vec::new(),
            }
        }
    });
    let twins = Memo::new(move |_| answer.get().unwrap_or_default());
    let is_home = move || question.with(|question| matches!(question, Some(AlikeQuestion::Household { .. })));
    let intro = move || {
        let words = &words.get().duplicates;
        if is_home() { words.maybe_home } else { words.maybe_person }
    };
    let link = move |twin: Twin| {
        let href = twin.household.map_or_else(|| route::HOMES.to_owned(), route::household);
        view! {
            <li>
                <Names href>{move || told(&twin, words.get())}</Names>
            </li>
        }
    };
    view! {
        <Show when=move || !twins.read().is_empty()>
            <Say kind=Kind::Info icon="dup" is_live=true>{intro}</Say>
            <ul class="stack-s">{move || twins.get().into_iter().map(link).collect_view()}</ul>
        </Show>
    }
}

/// Says what is here: "Nguyễn Văn Một, 1970, Nhà số 7, Ngõ 1, Khu 1".
fn told(twin: &Twin, words: &Words) -> String {
    let birth = twin.birth.map(|birth| words.format.birth(birth)).unwrap_or_default();
    let home = if twin.household.is_some() { (words.package_preview.home)(&twin.number) } else { String::new() };
    join_filled([twin.name.as_str(), &birth, &home, &twin.place])
}
