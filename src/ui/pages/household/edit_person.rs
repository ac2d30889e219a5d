//! The form of one person, who may also move to another household.

use crate::engine::basis::Edited;
use crate::engine::commands::save_record::SaveResident;
use crate::engine::queries::alike::AlikeQuestion;
use crate::engine::queries::household_view::HouseholdView;
use crate::model::{HouseholdId, Resident, ResidentId, Subject};
use crate::ui::clock::use_today;
use crate::ui::components::{Dock, Sign};
use crate::ui::engine::use_engine;
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::household_form::{PersonFaults, TypedPerson};
use crate::ui::pages::form::{Form, KeptHint, KeptNote, Opened, SaveBar, forget};
use crate::ui::pages::household::alike::Alike;
use crate::ui::pages::household::erase::Erase;
use crate::ui::pages::household::excuse::Excuses;
use crate::ui::pages::household::move_to::MoveTo;
use crate::ui::pages::household::page::{UnknownHousehold, household_form, household_place};
use crate::ui::pages::household::person_fields::{FirstFields, OtherFields};
use crate::ui::pages::household::remove::Remove;
use crate::ui::pages::household::take_apart::TakeApartCard;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{Busy, use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

/// The form of a person.
#[component]
pub fn EditPersonPage() -> impl IntoView {
    let params = use_params_map();
    let person = Memo::new(move |_| params.read().get(route::PERSON_ID).and_then(|id| ResidentId::parse(&id)));
    household_form(move |view| match person.get() {
        Some(person) => view! { <PersonForm view person/> }.into_any(),
        None => view! { <UnknownHousehold/> }.into_any(),
    })
}

#[component]
fn PersonForm(view: HouseholdView, person: ResidentId) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let household = view.id;
    let Some(known) = view.residents.iter().find(|known| known.id == person) else {
        return view! { <UnknownPerson household/> }.into_any();
    };
    let (resident, is_joined) = (known.resident.clone(), known.is_joined);
    let place = household_place(&view);
    let (name, basis) = (resident.name.clone(), view.basis.clone());
    let fresh = TypedPerson::of(&resident);
    let form = Form { before: resident, basis: view.basis, typed: fresh.clone() };
    let opened = Opened::new(&route::person(household, person), form);
    let (typed, is_kept) = (opened.typed, opened.is_kept);
    let has_tried = RwSignal::new(false);
    let before = StoredValue::new(opened.form.before.clone());
    let read = move || typed.read().read(&before.read_value(), today.get());
    let faults =
        Memo::new(move |_| if has_tried.get() { read().err().unwrap_or_default() } else { PersonFaults::default() });
    let busy = use_busy();
    let save = use_save_person(household, person, &opened, busy);
    let on_save = move |()| {
        has_tried.set(true);
        // An event: what is typed now is meant.
        match untrack(read) {
            Ok(after) => save.run(after),
            Err(_) => focus_first_error(),
        }
    };
    let alike = Signal::derive(move || read().ok().map(|typed| AlikeQuestion::Resident { own: Some(person), typed }));
    let key = opened.key();
    let on_drop = move |()| {
        typed.set(fresh.clone());
        is_kept.set(false);
        forget(&key);
    };
    view! {
        <Sign title=move || words.get().household_form.edit_person place=place back=route::household(household)/>
        <main class="narrow form" tabindex="-1">
            <KeptNote is_kept on_drop/>
            <FirstFields typed faults/>
            <Alike question=alike/>
            <OtherFields typed/>
            <MoveTo household typed/>
            <Excuses subject=Subject::Resident(person) home=household/>
            {is_joined.then(|| view! { <TakeApartCard subject=Subject::Resident(person) home=household/> })}
            <Remove subject=Subject::Resident(person) name=name.clone() home=household basis/>
            <Erase subject=Subject::Resident(person) name home=household/>
            <KeptHint/>
        </main>
        <Dock has_nav=false>
            <SaveBar label=move || words.get().common.save busy on_save/>
        </Dock>
    }
    .into_any()
}

#[component]
fn UnknownPerson(household: HouseholdId) -> impl IntoView {
    let words = use_words();
    view! {
        <Sign title=move || words.get().household_form.unknown_person back=route::household(household)/>
        <main tabindex="-1"></main>
        <Dock/>
    }
}

/// Returns what saves a person and goes to the household the person then lives in.
fn use_save_person(
    household: HouseholdId,
    id: ResidentId,
    opened: &Opened<Resident, TypedPerson>,
    busy: Busy,
) -> Callback<Resident> {
    let engine = use_engine();
    let saving = use_saving();
    let words = use_words();
    let leave = StoredValue::new_local(use_leave());
    let form = StoredValue::new(opened.form.clone());
    let key = opened.key();
    Callback::new(move |after: Resident| {
        if !busy.begin() {
            return;
        }
        let key = key.clone();
        let Form { before, basis, .. } = form.get_value();
        let home = after.household.unwrap_or(household);
        let go = move || leave.try_with_value(|leave| leave(&route::household(home)));
        if after == before {
            forget(&key);
            go();
            return;
        }
        let name = after.name.clone();
        let command = SaveResident(id, Edited { before, after, basis });
        spawn_local(async move {
            match engine.save(command).await {
                Ok(saved) => {
                    forget(&key);
                    let text = &words.get_untracked().household_form;
                    let message =
                        if home == household { (text.saved_person)(&name) } else { (text.saved_moved)(&name) };
                    saving.tell(message, saved.undo);
                    go();
                }
                Err(refusal) => {
                    busy.end();
                    saving.refuse(&refusal);
                }
            }
        });
    })
}
