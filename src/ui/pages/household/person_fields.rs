//! The fields of a person.

use crate::model::{Phone, Relation, Residence, Sex, YesNo};
use crate::ui::components::{ChoiceChip, Field, NamesButton, SelectField, TextArea, fresh_id};
use crate::ui::household_form::{BirthFault, PersonFaults, TypedPerson, meant_phone};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// Name, birth, relation, telephone: what is asked first.
#[component]
pub fn FirstFields(typed: RwSignal<TypedPerson>, #[prop(into)] faults: Signal<PersonFaults>) -> impl IntoView {
    let words = use_words();
    let name_fault = move || {
        let is_missing = faults.read().is_name_missing;
        is_missing.then(|| words.get().household_form.name_missing.to_owned())
    };
    view! {
        <Field
            label=move || words.get().field_names.name("name").unwrap_or_default()
            value=Signal::derive(move || typed.read().name.clone())
            on_input=move |text| typed.write().name = text
            error=Signal::derive(name_fault)
        />
        <BirthField typed faults/>
        <RelationField typed/>
        <PhoneField typed faults/>
    }
}

#[component]
fn BirthField(typed: RwSignal<TypedPerson>, faults: Signal<PersonFaults>) -> impl IntoView {
    let words = use_words();
    let error = move || {
        let text = &words.get().household_form;
        faults.read().birth.as_ref().map(|fault| match fault {
            BirthFault::Unreadable(_) => text.birth_wrong.to_owned(),
            BirthFault::Future => text.birth_future.to_owned(),
        })
    };
    let correction = move || {
        let meant = match &faults.read().birth {
            Some(BirthFault::Unreadable(meant)) => meant.clone()?,
            _ => return None,
        };
        Some(correction(words, meant, move |meant| typed.write().birth = meant))
    };
    view! {
        <Field
            label=move || words.get().field_names.name("birth").unwrap_or_default()
            value=Signal::derive(move || typed.read().birth.clone())
            on_input=move |text| typed.write().birth = text
            hint=move || words.get().household_form.birth_hint
            error=Signal::derive(error)
            correction=move || correction
        />
    }
}

#[component]
fn PhoneField(typed: RwSignal<TypedPerson>, faults: Signal<PersonFaults>) -> impl IntoView {
    let words = use_words();
    let error = move || {
        let fault = faults.read().phone;
        fault.map(|fault| (words.get().household_form.phone_fault)(fault).to_owned())
    };
    let correction = move || {
        let meant = meant_phone(&typed.read().phone)?;
        Some(correction(words, Phone::grouped(&meant), move |meant| typed.write().phone = meant))
    };
    view! {
        <Field
            label=move || words.get().field_names.name("phone").unwrap_or_default()
            value=Signal::derive(move || typed.read().phone.clone())
            on_input=move |text| typed.write().phone = text
            error=Signal::derive(error)
            correction=move || correction
            input_type="tel"
            input_mode="tel"
        />
    }
}

/// A correction of one tap.
fn correction(
    words: Signal<&'static Words>,
    meant: String,
    correct: impl Fn(String) + Send + Sync + 'static,
) -> impl IntoView {
    let shown = meant.clone();
    view! {
        <NamesButton on_press=move |()| correct(meant.clone())>
            {move || (words.get().household_form.correct_to)(&shown)}
        </NamesButton>
    }
}

#[component]
fn RelationField(typed: RwSignal<TypedPerson>) -> impl IntoView {
    let words = use_words();
    let options = Signal::derive(move || {
        let words = words.get();
        let relations = Relation::ALL.iter().copied();
        let relations = relations.map(|one| (one.code().to_owned(), words.labels.relation(one).to_owned()));
        let unsaid = (String::new(), words.household_form.not_said.to_owned());
        std::iter::once(unsaid).chain(relations).collect::<Vec<_>>()
    });
    view! {
        <SelectField
            label=move || words.get().field_names.name("relation").unwrap_or_default()
            value=Signal::derive(move || typed.read().relation.map_or("", Relation::code).to_owned())
            on_change=move |code: String| typed.write().relation = Relation::parse(&code)
            options
        />
    }
}

/// Sex, smartphone, residence, note: what can wait.
#[component]
pub fn OtherFields(typed: RwSignal<TypedPerson>) -> impl IntoView {
    let words = use_words();
    let residences = Signal::derive(move || {
        let words = words.get();
        let residences = Residence::ALL.iter().copied();
        let residences = residences.map(|one| (one.code().to_owned(), words.labels.residence(one).to_owned()));
        residences.collect::<Vec<_>>()
    });
    view! {
        <Chips
            field="sex"
            options=&[Some(Sex::Male), Some(Sex::Female), None]
            name_of=sex_name
            chosen=Signal::derive(move || typed.read().sex)
            on_choose=move |sex| typed.write().sex = sex
        />
        <Chips
            field="smartphone"
            options=YesNo::ALL
            name_of=|words, answer| words.labels.yes_no(answer)
            chosen=Signal::derive(move || typed.read().smartphone)
            on_choose=move |answer| typed.write().smartphone = answer
        />
        <SelectField
            label=move || words.get().field_names.name("residence").unwrap_or_default()
            value=Signal::derive(move || typed.read().residence.code().to_owned())
            on_change=move |code: String| typed.write().residence = Residence::parse(&code).unwrap_or_default()
            options=residences
        />
        <TextArea
            label=move || words.get().field_names.name("note").unwrap_or_default()
            value=Signal::derive(move || typed.read().note.clone())
            on_input=move |text| typed.write().note = text
            hint=move || words.get().household.note_warning
        />
    }
}

fn sex_name(words: &Words, sex: Option<Sex>) -> &'static str {
    sex.map_or(words.household_form.not_said, |sex| words.labels.sex(sex))
}

/// A short question with a chip for each answer.
#[component]
fn Chips<T>(
    field: &'static str,
    options: &'static [T],
    name_of: fn(&Words, T) -> &'static str,
    chosen: Signal<T>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let words = use_words();
    let name = fresh_id(field);
    let chip = move |option: T| {
        view! {
            <ChoiceChip
                name=name.clone()
                checked=Signal::derive(move || chosen.get() == option)
                on_change=move |_| on_choose.run(option)
            >
                {move || name_of(words.get(), option)}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset>
            <legend>{move || words.get().field_names.name(field)}</legend>
            <div class="flow">{options.iter().copied().map(chip).collect_view()}</div>
        </fieldset>
    }
}
