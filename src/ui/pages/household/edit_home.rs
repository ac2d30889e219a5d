//! The form of a home: where it is, what is special there.

use crate::engine::basis::{Basis, Edited};
use crate::engine::commands::save_record::SaveHousehold;
use crate::engine::queries::alike::AlikeQuestion;
use crate::engine::queries::household_view::HouseholdView;
use crate::engine::queries::organisation::OrganisationQuestion;
use crate::model::{AreaId, Household, HouseholdId, Subject};
use crate::ui::components::{Choice, ChoiceChip, Dock, Field, SelectField, Sign, TextArea};
use crate::ui::engine::use_engine;
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::household_form::TypedHome;
use crate::ui::pages::form::{Form, KeptHint, KeptNote, Opened, SaveBar, forget};
use crate::ui::pages::household::alike::Alike;
use crate::ui::pages::household::erase::Erase;
use crate::ui::pages::household::excuse::Excuses;
use crate::ui::pages::household::page::{household_form, household_place};
use crate::ui::pages::household::remove::Remove;
use crate::ui::pages::household::take_apart::TakeApartCard;
use crate::ui::pages::walk::kept_area;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{Busy, use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form of a home that is listed.
#[component]
pub fn EditHomePage() -> impl IntoView {
    household_form(|view| view! { <HomeForm view=Some(view)/> }.into_any())
}

/// The form of a home that is not listed yet, in the area this device works in.
#[component]
pub fn NewHomePage() -> impl IntoView {
    view! { <HomeForm view=None/> }
}

#[component]
fn HomeForm(view: Option<HouseholdView>) -> impl IntoView {
    let words = use_words();
    let id = view.as_ref().map(|view| view.id);
    let place = view.as_ref().map(household_place).unwrap_or_default();
    let (name, back) = match id {
        Some(id) => (route::edit_household(id), route::household(id)),
        None => (route::NEW_HOME.to_owned(), route::HOMES.to_owned()),
    };
    let removal = view.as_ref().map(|view| (view.id, view.basis.clone()));
    let removal = removal.map(|(id, basis)| {
        view! {
            <Remove subject=Subject::Household(id) name=String::new() home=id basis/>
            <Erase subject=Subject::Household(id) name=String::new() home=id/>
        }
    });
    let joined = view.as_ref().filter(|view| view.is_joined).map(|view| view.id);
    let joined = joined.map(|id| view! { <TakeApartCard subject=Subject::Household(id) home=id/> });
    let (before, basis) = view.map(|view| (view.household, view.basis)).unwrap_or_default();
    let mut fresh = TypedHome::of(&before);
    if id.is_none() {
        fresh.area = kept_area();
    }
    let opened = Opened::new(&name, Form { before, basis, typed: fresh.clone() });
    let (typed, is_kept) = (opened.typed, opened.is_kept);
    let has_tried = RwSignal::new(false);
    let before = StoredValue::new(opened.form.before.clone());
    let read = move || typed.read().read(&before.read_value());
    let is_nowhere = Memo::new(move |_| has_tried.get() && read().is_none());
    let busy = use_busy();
    let save = use_save_home(id, &opened, busy);
    let on_save = move |()| {
        has_tried.set(true);
        // An event: what is typed now is meant.
        match untrack(read) {
            Some(after) => save.run(after),
            None => focus_first_error(),
        }
    };
    let alike = Signal::derive(move || read().map(|typed| AlikeQuestion::Household { own: id, typed }));
    let key = opened.key();
    let on_drop = move |()| {
        typed.set(fresh.clone());
        is_kept.set(false);
        forget(&key);
    };
    let title = move || {
        let text = &words.get().household_form;
        if id.is_some() { text.edit_home } else { text.new_home }
    };
    let lane_hint = move || {
        let text = &words.get().household_form;
        if id.is_some() { text.lane_hint_listed } else { text.lane_hint }
    };
    view! {
        <Sign title place=place back=back/>
        <main class="narrow form" tabindex="-1">
            <KeptNote is_kept on_drop/>
            <PlaceFields typed is_nowhere lane_hint/>
            <Alike question=alike/>
            <Flags typed/>
            <TextArea
                label=move || words.get().field_names.name("note").unwrap_or_default()
                value=Signal::derive(move || typed.read().note.clone())
                on_input=move |text| typed.write().note = text
                hint=move || words.get().household.note_warning
            />
            {id.map(|id| view! { <Excuses subject=Subject::Household(id) home=id/> })}
            {joined}
            {removal}
            <KeptHint/>
        </main>
        <Dock has_nav=false>
            <SaveBar label=move || words.get().common.save busy on_save/>
        </Dock>
    }
}

/// Number, lane, group, area, address.
#[component]
fn PlaceFields(
    typed: RwSignal<TypedHome>,
    #[prop(into)] is_nowhere: Signal<bool>,
    #[prop(into)] lane_hint: TextProp,
) -> impl IntoView {
    let words = use_words();
    let name = move |field: &'static str| words.get().field_names.name(field).unwrap_or_default();
    let error = move || is_nowhere.get().then(|| words.get().household_form.place_missing.to_owned());
    view! {
        <Field
            label=move || name("number")
            value=Signal::derive(move || typed.read().number.clone())
            on_input=move |text| typed.write().number = text
            error=Signal::derive(error)
        />
        <Field
            label=move || name("lane")
            value=Signal::derive(move || typed.read().lane.clone())
            on_input=move |text| typed.write().lane = text
            hint=lane_hint
        />
        <Field
            label=move || name("group")
            value=Signal::derive(move || typed.read().group.clone())
            on_input=move |text| typed.write().group = text
            hint=move || words.get().household_form.group_hint
        />
        <AreaField typed/>
        <Field
            label=move || name("address")
            value=Signal::derive(move || typed.read().address.clone())
            on_input=move |text| typed.write().address = text
            hint=move || words.get().household_form.address_hint
        />
    }
}

#[component]
fn AreaField(typed: RwSignal<TypedHome>) -> impl IntoView {
    let words = use_words();
    let organisation = use_engine().follow(|| OrganisationQuestion);
    let areas = Memo::new(move |_| {
        let organisation = organisation.get().and_then(Result::ok).unwrap_or_default();
        organisation.areas.into_iter().map(|view| (view.id.to_string(), view.area.name)).collect::<Vec<_>>()
    });
    let options = Signal::derive(move || {
        let unknown = (String::new(), words.get().household_form.no_area.to_owned());
        std::iter::once(unknown).chain(areas.get()).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            label=move || words.get().field_names.name("area").unwrap_or_default()
            value=Signal::derive(move || typed.read().area.map(|area| area.to_string()).unwrap_or_default())
            on_change=move |area: String| typed.write().area = AreaId::parse(&area)
            options
        />
    }
}

#[component]
fn Flags(typed: RwSignal<TypedHome>) -> impl IntoView {
    let words = use_words();
    let chip = move |field: &'static str, part: fn(&mut TypedHome) -> &mut bool| {
        view! {
            <ChoiceChip
                choice=Choice::Several
                name=field
                checked=Signal::derive(move || *part(&mut typed.get()))
                on_change=move |is_so| *part(&mut typed.write()) = is_so
            >
                {move || words.get().field_names.name(field)}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset>
            <legend>{move || words.get().household_form.flags}</legend>
            <div class="flow">
                {chip("ocop", |home| &mut home.ocop)} {chip("business", |home| &mut home.business)}
                {chip("farms", |home| &mut home.farms)}
            </div>
        </fieldset>
    }
}

/// Returns what saves a home and goes to its page.
fn use_save_home(id: Option<HouseholdId>, opened: &Opened<Household, TypedHome>, busy: Busy) -> Callback<Household> {
    let engine = use_engine();
    let saving = use_saving();
    let words = use_words();
    let leave = StoredValue::new_local(use_leave());
    let form = StoredValue::new(opened.form.clone());
    let key = opened.key();
    Callback::new(move |after: Household| {
        if !busy.begin() {
            return;
        }
        let key = key.clone();
        let Form { before, basis, .. } = form.get_value();
        let go = move |id: HouseholdId| leave.try_with_value(|leave| leave(&route::household(id)));
        if let Some(id) = id.filter(|_| after == before) {
            forget(&key);
            go(id);
            return;
        }
        let basis = if id.is_some() { basis } else { Basis::default() };
        let command = SaveHousehold(id, Edited { before, after, basis });
        spawn_local(async move {
            match engine.save(command).await {
                Ok(saved) => {
                    forget(&key);
                    let text = &words.get_untracked().household_form;
                    let message = if id.is_some() { text.saved_home } else { text.saved_new_home };
                    saving.tell(message.to_owned(), saved.undo);
                    go(saved.id);
                }
                Err(refusal) => {
                    busy.end();
                    saving.refuse(&refusal);
                }
            }
        });
    })
}
