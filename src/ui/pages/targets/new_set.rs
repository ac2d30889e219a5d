//! A new set of targets: like one that is here, or like one that ships with the app.

use crate::bridge::Refusal;
use crate::engine::commands::target_set::{Sample, SetSource, StartTargetSet};
use crate::engine::queries::target_sets::{SetEntry, TargetSetsQuestion};
use crate::model::{TargetSet, TargetSetId};
use crate::ui::components::{Dock, Icon, SelectField, Sign, Skeleton};
use crate::ui::engine::use_engine;
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::pages::targets::link;
use crate::ui::pages::targets::set_fields::{SetDraft, SetFields};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::use_saving;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The samples by the value of their option.
const SAMPLES: [(&str, Sample); 2] = [("mau-2026", Sample::Of2026), ("cao-xanh-2022", Sample::CaoXanh2022)];

/// The form of a new set.
#[component]
pub fn NewSetPage() -> impl IntoView {
    let words = use_words();
    let query = use_query_map();
    let like = link::set(&query.read_untracked());
    let answer = use_engine().follow(|| TargetSetsQuestion);
    // What is typed stays while other things are saved.
    let is_here = Memo::new(move |_| answer.get().is_some_and(|answer| answer.is_ok()));
    let content = move || match (is_here.get(), answer.get_untracked()) {
        (true, Some(Ok(sets))) => view! { <NewSet sets like/> }.into_any(),
        _ => match answer.get() {
            Some(Err(refusal)) => view! { <main tabindex="-1"><RefusalNote refusal/></main> }.into_any(),
            _ => view! { <main tabindex="-1"><Skeleton/></main> }.into_any(),
        },
    };
    view! {
        <Sign title=move || words.get().target_edit.new_set back=route::targets_edit()/>
        {content}
    }
}

/// Reads what an option stands for.
fn source(option: &str) -> Option<SetSource> {
    let sample = SAMPLES.into_iter().find(|(code, _)| *code == option).map(|(_, sample)| SetSource::Sample(sample));
    sample.or_else(|| TargetSetId::parse(option).map(SetSource::Set))
}

#[component]
fn NewSet(sets: Vec<SetEntry>, like: Option<TargetSetId>) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let told = use_saving();
    let leave = use_leave();
    let like = like.filter(|like| sets.iter().any(|entry| entry.id == *like));
    let option = RwSignal::new(like.map_or_else(|| SAMPLES[0].0.to_owned(), |like| like.to_string()));
    let draft = SetDraft::of(&TargetSet::default());
    let known = sets.clone();
    Effect::new(move |_| {
        draft.offer_name(match source(&option.get()) {
            Some(SetSource::Sample(sample)) => sample.name().to_owned(),
            Some(SetSource::Set(id)) => {
                let name = known.iter().find(|entry| entry.id == id).map_or("", |entry| entry.set.name.as_str());
                (words.get_untracked().target_edit.copy_of)(name)
            }
            None => String::new(),
        });
    });
    let options = Signal::derive(move || {
        let words = words.get();
        let here = sets.iter().map(|entry| (entry.id.to_string(), words.shipped(&entry.set.name).to_owned()));
        let samples = SAMPLES.into_iter().map(|(code, sample)| {
            let name = match sample {
                Sample::CaoXanh2022 => words.target_edit.sample_2022,
                Sample::Of2026 => words.target_edit.sample_2026,
            };
            (code.to_owned(), name.to_owned())
        });
        here.chain(samples).collect()
    });
    let starting = Action::new_local(move |start: &StartTargetSet| {
        let start = start.clone();
        // The words of the moment of saving are meant.
        let message = (words.get_untracked().target_edit.set_started)(&start.name);
        async move {
            let saved = engine.save(start).await?;
            told.tell(message, saved.undo);
            Ok::<_, Refusal>(saved.id)
        }
    });
    Effect::new(move |_| {
        if let Some(Ok(id)) = starting.value().get() {
            leave(&link::edit_set(id));
        }
    });
    let refusal = move || starting.value().get().and_then(Result::err);
    let pending = starting.pending();
    let start = move |_| match (draft.read(&TargetSet::default()), source(&option.get_untracked())) {
        (Some(TargetSet { name, from, until, .. }), Some(like)) if !pending.get_untracked() => {
            starting.dispatch(StartTargetSet { like, name, from, until });
        }
        _ => focus_first_error(),
    };
    view! {
        <main tabindex="-1" class="narrow form">
            <SelectField
                label=move || words.get().target_edit.like
                value=option
                on_change=move |chosen| option.set(chosen)
                options
                hint=move || words.get().target_edit.like_hint
            />
            <SetFields draft/>
        </main>
        <Dock has_nav=false>
            {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
            <button class="btn main wide" type="button" disabled=pending on:click=start>
                <Icon name="check"/>
                {move || words.get().target_edit.start_set}
            </button>
        </Dock>
    }
}
