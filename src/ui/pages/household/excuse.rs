//! Excusing a person or a home from items: folded away in their forms, and saved at once.

use crate::engine::basis::Basis;
use crate::engine::commands::excuse::Excuse;
use crate::engine::queries::household_view::{HouseholdQuestion, ItemState};
use crate::model::{HouseholdId, Reason, Subject};
use crate::ui::components::{Icon, SelectField};
use crate::ui::engine::use_engine;
use crate::ui::preferences::use_words;
use crate::ui::saving::{use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The items a person or a home does not keep yet, each with why it is excused, if it is.
#[component]
pub fn Excuses(subject: Subject, home: HouseholdId) -> impl IntoView {
    let words = use_words();
    let answer = use_engine().follow(move || HouseholdQuestion(home));
    let items = Memo::new(move |_| {
        let view = answer.get().and_then(Result::ok)?;
        let items = match subject {
            Subject::Household(_) => view.house_items,
            Subject::Resident(id) => view.residents.into_iter().find(|person| person.id == id)?.items,
        };
        let items = items.into_iter().filter(|item| !item.is_achieved() || item.exempt.is_some());
        Some((items.collect::<Vec<_>>(), view.basis)).filter(|(items, _)| !items.is_empty())
    });
    move || {
        items.get().map(|(items, basis)| {
            let field = move |item: ItemState| view! { <ExcuseField subject item basis=basis.clone()/> };
            view! {
                <details class="card">
                    <summary class="head unbroken">
                        <strong>{move || words.get().exemption.title}</strong>
                        <Icon name="down" class="chev"/>
                    </summary>
                    <div class="stack">
                        <p class="sub">{move || words.get().exemption.why}</p>
                        {items.into_iter().map(field).collect_view()}
                    </div>
                </details>
            }
        })
    }
}

#[component]
fn ExcuseField(subject: Subject, item: ItemState, basis: Basis) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let saving = use_saving();
    let busy = use_busy();
    let ItemState { code, name, exempt, .. } = item;
    let label = {
        let name = name.clone();
        move || words.get().shipped(&name).to_owned()
    };
    let options = Memo::new(move |_| {
        let words = words.get();
        let reasons =
            Reason::ALL.iter().map(|reason| (reason.code().to_owned(), words.labels.reason(*reason).to_owned()));
        std::iter::once((String::new(), words.exemption.counted.to_owned())).chain(reasons).collect::<Vec<_>>()
    });
    let value = exempt.map_or_else(String::new, |reason| reason.code().to_owned());
    let choose = Callback::new(move |chosen: String| {
        let reason = Reason::parse(&chosen);
        if reason == exempt || !busy.begin() {
            return;
        }
        let excuse = Excuse { subject, item: code.clone(), reason, basis: basis.clone() };
        let name = name.clone();
        spawn_local(async move {
            match engine.save(excuse).await {
                Ok(token) => {
                    let words = words.get_untracked();
                    let told = if reason.is_some() { words.exemption.saved } else { words.exemption.withdrawn };
                    saving.tell(told(words.shipped(&name)), token);
                }
                Err(refusal) => saving.refuse(&refusal),
            }
            busy.end();
        });
    });
    view! { <SelectField label value=Signal::stored(value) options on_change=choose/> }
}
