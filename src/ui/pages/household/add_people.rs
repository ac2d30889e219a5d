//! Adding several people to a household in one go.

use crate::engine::basis::Basis;
use crate::engine::commands::save_record::AddResidents;
use crate::engine::queries::alike::AlikeQuestion;
use crate::engine::queries::household_view::HouseholdView;
use crate::model::{Date, HouseholdId, Resident};
use crate::ui::clock::use_today;
use crate::ui::components::{Dock, Icon, IconButton, Kind, Say, Sign};
use crate::ui::engine::use_engine;
use crate::ui::frame::{focus_first_error, use_leave};
use crate::ui::household_form::{PersonFaults, TypedPerson};
use crate::ui::pages::form::{Form, KeptHint, KeptNote, Opened, SaveBar, forget};
use crate::ui::pages::household::alike::Alike;
use crate::ui::pages::household::page::{household_form, household_place};
use crate::ui::pages::household::person_fields::FirstFields;
use crate::ui::preferences::use_words;
use crate::ui::route;
use crate::ui::saving::{Busy, use_busy, use_saving};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form that adds people.
#[component]
pub fn AddPeoplePage() -> impl IntoView {
    household_form(|view| view! { <PeopleForm view/> }.into_any())
}

/// A person being typed, with a number that stays when others are left out.
#[derive(Clone)]
struct Row {
    number: u32,
    typed: ArcRwSignal<TypedPerson>,
}

impl Row {
    fn new(number: u32, typed: TypedPerson) -> Self {
        Self { number, typed: ArcRwSignal::new(typed) }
    }
}

/// Reads the rows, blank ones left out; a row that cannot be read is `None`.
fn read(rows: &[Row], today: Date) -> Vec<Option<Resident>> {
    let typed = rows.iter().map(|row| row.typed.read());
    typed.filter(|typed| !typed.is_blank()).map(|typed| typed.read(&Resident::default(), today).ok()).collect()
}

#[component]
fn PeopleForm(view: HouseholdView) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let household = view.id;
    let blank = vec![TypedPerson::default()];
    let form = Form { before: (), basis: Basis::default(), typed: blank };
    let opened = Opened::new(&route::add_people(household), form);
    // The rows begin with what was typed; from then on what is typed follows the rows.
    let typed = opened.typed.get_untracked();
    let next = RwSignal::new(typed.len() as u32);
    let rows = RwSignal::new((0u32..).zip(typed).map(|(number, typed)| Row::new(number, typed)).collect::<Vec<_>>());
    let kept = opened.typed;
    Effect::new(move |before: Option<()>| {
        let typed = rows.read().iter().map(|row| row.typed.get()).collect();
        if before.is_some() {
            kept.set(typed);
        }
    });
    let has_tried = RwSignal::new(false);
    let count = Memo::new(move |_| rows.read().iter().filter(|row| !row.typed.read().is_blank()).count());
    let is_nobody = move || has_tried.get() && count.get() == 0;
    let busy = use_busy();
    let save = use_add_people(household, opened.key(), busy);
    let on_save = move |()| {
        has_tried.set(true);
        // An event: what is typed now is meant.
        let people: Option<Vec<Resident>> = untrack(|| read(&rows.read(), today.get())).into_iter().collect();
        match people.filter(|people| !people.is_empty()) {
            Some(people) => save.run(people),
            None => focus_first_error(),
        }
    };
    let add_row = move || {
        let number = next.get_untracked();
        next.set(number + 1);
        rows.write().push(Row::new(number, TypedPerson::default()));
    };
    let (key, is_kept) = (opened.key(), opened.is_kept);
    let on_drop = move |()| {
        rows.set(Vec::new());
        add_row();
        is_kept.set(false);
        forget(&key);
    };
    let remove = move |number: u32| rows.write().retain(|row| row.number != number);
    view! {
        <Sign
            title=move || words.get().household_form.add_people
            place=household_place(&view)
            back=route::household(household)
        />
        <main class="narrow form" tabindex="-1">
            <KeptNote is_kept on_drop/>
            <For each=move || rows.get() key=|row| row.number let(row)>
                <PersonRow household row rows has_tried on_remove=remove/>
            </For>
            <Show when=is_nobody>
                <Say kind=Kind::Bad is_live=true>{move || words.get().household_form.nobody_typed}</Say>
            </Show>
            <button class="btn wide" type="button" on:click=move |_| add_row()>
                <Icon name="plus"/>
                {move || words.get().household_form.add_row}
            </button>
            <KeptHint/>
        </main>
        <Dock has_nav=false>
            <SaveBar label=move || (words.get().household_form.save_people)(count.get()) busy on_save/>
        </Dock>
    }
}

#[component]
fn PersonRow(
    household: HouseholdId,
    row: Row,
    rows: RwSignal<Vec<Row>>,
    #[prop(into)] has_tried: Signal<bool>,
    #[prop(into)] on_remove: Callback<u32>,
) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let number = row.number;
    let typed = RwSignal::from(row.typed);
    let place = Memo::new(move |_| rows.read().iter().position(|row| row.number == number).unwrap_or_default() + 1);
    let faults = Memo::new(move |_| {
        let typed = typed.read();
        // The only row is asked for a name even when it is blank: nothing was typed at all.
        let is_asked = has_tried.get() && (!typed.is_blank() || rows.read().len() == 1);
        let fault = is_asked.then(|| typed.read(&Resident::default(), today.get()).err()).flatten();
        fault.unwrap_or_else(PersonFaults::default)
    });
    let before = Resident { household: Some(household), ..Resident::default() };
    let alike = Signal::derive(move || {
        let typed = typed.read().read(&before, today.get()).ok();
        typed.map(|typed| AlikeQuestion::Resident { own: None, typed })
    });
    view! {
        <fieldset class="card">
            <legend class="sr">{move || (words.get().household_form.person_number)(place.get())}</legend>
            <div class="head">
                <strong aria-hidden="true">{move || (words.get().household_form.person_number)(place.get())}</strong>
                <Show when=move || { rows.read().len() > 1 }>
                    <IconButton
                        icon="x"
                        label=move || (words.get().household_form.remove_person)(place.get())
                        on_press=move |()| on_remove.run(number)
                    />
                </Show>
            </div>
            <FirstFields typed faults/>
            <Alike question=alike/>
        </fieldset>
    }
}

/// Returns what saves people and goes to their household.
fn use_add_people(household: HouseholdId, key: String, busy: Busy) -> Callback<Vec<Resident>> {
    let engine = use_engine();
    let saving = use_saving();
    let words = use_words();
    let leave = StoredValue::new_local(use_leave());
    Callback::new(move |people: Vec<Resident>| {
        if !busy.begin() {
            return;
        }
        let (key, count) = (key.clone(), people.len());
        spawn_local(async move {
            match engine.save(AddResidents(household, people)).await {
                Ok(token) => {
                    forget(&key);
                    saving.tell((words.get_untracked().household_form.saved_people)(count), token);
                    leave.try_with_value(|leave| leave(&route::household(household)));
                }
                Err(refusal) => {
                    busy.end();
                    saving.refuse(&refusal);
                }
            }
        });
    })
}
