//! What may have been entered twice: two sides, and a person's word on them.

use crate::engine::commands::judge_same::{JudgeSame, Pair};
use crate::engine::queries::duplicates::{Duplicate, DuplicatesQuestion, DuplicatesView};
use crate::ui::components::{Dock, Empty, Icon, Sign, Skeleton, fresh_id};
use crate::ui::engine::use_engine;
use crate::ui::pages::exchange::twin::{Side, evidence_words};
use crate::ui::preferences::{use_address, use_words};
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list, one card a pair.
#[component]
pub fn DuplicatesPage() -> impl IntoView {
    let words = use_words();
    let duplicates = use_engine().follow(|| DuplicatesQuestion);
    view! {
        <Sign title=move || words.get().duplicates.title back=route::EXCHANGE/>
        <main tabindex="-1">
            {move || match duplicates.get() {
                None => view! { <Skeleton/> }.into_any(),
                Some(Err(refusal)) => view! { <RefusalNote refusal/> }.into_any(),
                Some(Ok(view)) => view! { <Pairs view/> }.into_any(),
            }}
        </main>
        <Dock/>
    }
}

#[component]
fn Pairs(view: DuplicatesView) -> impl IntoView {
    let words = use_words();
    let address = use_address();
    if view.pairs.is_empty() {
        return view! {
            <Empty title=move || words.get().duplicates.none reason=move || words.get().duplicates.none_why/>
        }
        .into_any();
    }
    let left = view.total.saturating_sub(view.pairs.len() as u32);
    let pairs = view.pairs.into_iter();
    view! {
        <p>{move || (words.get().duplicates.why)(address.get())}</p>
        <ul class="stack">{pairs.map(|duplicate| view! { <PairCard duplicate/> }).collect_view()}</ul>
        {(left > 0).then(|| view! { <p class="sub">{move || (words.get().duplicates.more)(words.get().format, left)}</p> })}
    }
    .into_any()
}

/// Two sides beside each other, why they may be one, and the judgement.
#[component]
fn PairCard(duplicate: Duplicate) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let heading = fresh_id("pair");
    let labelled_by = heading.clone();
    let Duplicate { pair, evidence, sides } = duplicate;
    let is_home = matches!(pair, Pair::Households(..));
    let busy = use_busy();
    let judge = move |is_same: bool| {
        if !busy.begin() {
            return;
        }
        spawn_local(async move {
            let judged = engine.save(JudgeSame { pair, is_same }).await;
            busy.end();
            // After an event the words of this moment are meant.
            let text = &words.get_untracked().duplicates;
            match judged {
                Ok(token) => saving.tell(if is_same { text.joined } else { text.kept_apart }.to_owned(), token),
                Err(refusal) => saving.refuse(&refusal),
            }
        });
    };
    let answer = move |is_same: bool| {
        let text = &words.get().duplicates;
        match (is_home, is_same) {
            (true, true) => text.one_home,
            (true, false) => text.two_homes,
            (false, true) => text.one_person,
            (false, false) => text.two_people,
        }
    };
    view! {
        <li class="card mark clash" aria-labelledby=labelled_by>
            <h2 id=heading class="sub">{move || evidence_words(evidence, words.get())}</h2>
            <div class="side twins">{sides.into_iter().map(|twin| view! { <Side twin is_home/> }).collect_view()}</div>
            <div class="two">
                <button class="btn" type="button" on:click=move |_| judge(true)>
                    <Icon name=if is_home { "store" } else { "who" } class="i-s"/>
                    {move || answer(true)}
                </button>
                <button class="btn" type="button" on:click=move |_| judge(false)>
                    <Icon name="dup" class="i-s"/>
                    {move || answer(false)}
                </button>
            </div>
        </li>
    }
}
