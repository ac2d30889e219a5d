//! The form of one part of the organisation, the same for all of them: what was there, what is typed, saving it.

use crate::bridge::Answered;
use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::undo::UndoToken;
use crate::engine::queries::organisation::{OrganisationQuestion, OrganisationView};
use crate::ui::components::{Dock, Empty, Icon, Sign, Skeleton};
use crate::ui::engine::{EngineLink, use_engine};
use crate::ui::frame::use_leave;
use crate::ui::pages::form::{Form as Shown, KeptHint, KeptNote, Opened, forget};
use crate::ui::preferences::use_words;
use crate::ui::refusal::RefusalNote;
use crate::ui::route;
use crate::ui::saving::use_saving;
use crate::words::Words;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::future::Future;

/// A part of the organisation that has a form.
pub trait Part: Clone + Default + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its place in the address: [`route::AREA`].
    const ROUTE: &'static str;

    /// Returns the title of its form.
    fn title(words: &Words, is_new: bool) -> &'static str;

    /// Returns the part of this id; `None` if it is not here.
    fn find(organisation: &OrganisationView, id: &str) -> Option<Self>;

    /// Returns the name, which must not be empty.
    fn name(&self) -> &str;

    /// Shows the fields.
    fn fields(form: Form<Self>) -> AnyView;

    /// Saves it; [`route::NEW`] in place of the id makes a new one.
    fn save(engine: EngineLink, id: String, edited: Edited<Self>) -> impl Future<Output = Answered<UndoToken>>;
}

/// What the fields of a form work on.
pub struct Form<P: Send + Sync + 'static> {
    /// The id in the address; [`route::NEW`] for a new one.
    pub id: StoredValue<String>,
    pub draft: RwSignal<P>,
    /// What can be chosen from.
    pub organisation: StoredValue<OrganisationView>,
    /// Something typed cannot be read; its field says what.
    pub is_unreadable: RwSignal<bool>,
    /// Whether saving was tried: what is missing is said only then.
    pub is_checked: RwSignal<bool>,
}

impl<P: Send + Sync + 'static> Clone for Form<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Send + Sync + 'static> Copy for Form<P> {}

/// The page of a part: `/to-chuc/khu/:id`.
pub fn part_page<P: Part>() -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get(route::ID).unwrap_or_default());
    // Asked once: what is typed must not be replaced by what changes meanwhile.
    let shown = LocalResource::new(move || {
        id.track();
        engine.ask(OrganisationQuestion)
    });
    let content = move || match shown.get() {
        None => view! { <main tabindex="-1"><Skeleton/></main><Dock has_nav=false/> }.into_any(),
        Some(Err(refusal)) => view! { <main tabindex="-1"><RefusalNote refusal/></main><Dock/> }.into_any(),
        Some(Ok(organisation)) => {
            let id = id.get();
            let before = if id == route::NEW { P::find(&organisation, "") } else { P::find(&organisation, &id) };
            match before {
                None if id != route::NEW => not_here().into_any(),
                before => form::<P>(id, organisation, before, move |()| shown.refetch()).into_any(),
            }
        }
    };
    view! {
        <Sign title=move || P::title(words.get(), *id.read() == route::NEW) back=route::ORGANISATION/>
        {content}
    }
}

fn not_here() -> impl IntoView {
    let words = use_words();
    view! {
        <main tabindex="-1">
            <Empty
                title=move || words.get().organisation.not_here
                reason=move || words.get().organisation.not_here_why
            />
        </main>
        <Dock/>
    }
}

fn form<P: Part>(
    id: String,
    organisation: OrganisationView,
    before: Option<P>,
    begin_anew: impl Fn(()) + Send + Sync + 'static,
) -> impl IntoView {
    let words = use_words();
    let engine = use_engine();
    let leave = use_leave();
    let told = use_saving();
    // A new record has no basis: that is how the engine knows it is new.
    let basis = if before.is_some() { organisation.basis.clone() } else { Basis::default() };
    let before = before.unwrap_or_default();
    let fresh = Shown { before: before.clone(), basis, typed: before };
    let opened = Opened::new(&route::organisation(P::ROUTE, &id), fresh);
    let form = Form {
        id: StoredValue::new(id.clone()),
        draft: opened.typed,
        organisation: StoredValue::new(organisation),
        is_unreadable: RwSignal::new(false),
        is_checked: RwSignal::new(false),
    };
    let Shown { before, basis, .. } = opened.form.clone();
    let saving = Action::new_local(move |(): &()| {
        // The draft at the moment of saving is meant.
        let after = form.draft.get_untracked();
        let name = after.name().trim().to_owned();
        let edited = Edited { before: before.clone(), after, basis: basis.clone() };
        let id = id.clone();
        async move { P::save(engine, id, edited).await.map(|undo| (name, undo)) }
    });
    let key = opened.key();
    Effect::new(move |_| {
        if let Some(Ok((name, undo))) = saving.value().get() {
            forget(&key);
            // The words of the moment of saving are meant.
            told.tell((words.get_untracked().organisation.saved)(&name), undo);
            leave(route::ORGANISATION);
        }
    });
    let refusal = move || saving.value().get().and_then(Result::err);
    let pending = saving.pending();
    let save = move |_| {
        form.is_checked.set(true);
        // An event is no reactive place.
        let is_named = form.draft.with_untracked(|draft| !draft.name().trim().is_empty());
        if is_named && !form.is_unreadable.get_untracked() && !pending.get_untracked() {
            saving.dispatch(());
        }
    };
    let key = opened.key();
    let on_drop = move |()| {
        forget(&key);
        begin_anew(());
    };
    view! {
        <main class="narrow" tabindex="-1">
            <KeptNote is_kept=opened.is_kept on_drop/>
            {P::fields(form)}
            <KeptHint/>
            {move || refusal().map(|refusal| view! { <RefusalNote refusal/> })}
        </main>
        <Dock has_nav=false>
            <button class="btn main" type="button" disabled=pending on:click=save>
                <Icon name="check"/>
                {move || words.get().common.save}
            </button>
        </Dock>
    }
}

/// Returns what is said under an empty name once saving was tried.
pub fn name_error<P: Part>(form: Form<P>) -> Signal<Option<String>> {
    let words = use_words();
    Signal::derive(move || {
        let is_missing = form.is_checked.get() && form.draft.read().name().trim().is_empty();
        is_missing.then(|| words.get().organisation.name_missing.to_owned())
    })
}

/// Puts a choice into a list, in order, or takes it out.
pub fn choose<T: Ord>(chosen: &mut Vec<T>, choice: T, is_chosen: bool) {
    chosen.retain(|other| *other != choice);
    if is_chosen {
        chosen.push(choice);
        chosen.sort();
    }
}
