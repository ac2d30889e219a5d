//! The next appointment: two taps for the common ones.

use crate::model::{Appointment, Date};
use crate::ui::clock::use_today;
use crate::ui::components::{ChoiceChip, Field, fresh_id};
use crate::ui::pages::visit::form::Form;
use crate::ui::preferences::use_words;
use crate::ui::visit_form::NextVisit;
use crate::words::Words;
use leptos::prelude::*;

/// The id of the field, for the focus.
pub const SECTION: &str = "visit-next-day";

/// When to come again, and what for.
#[component]
pub fn NextVisitField(form: Form) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    let name = fresh_id("next-visit");
    // "Another day" may be the same as one of the others; which chip was pressed is remembered beside the day.
    let pressed = RwSignal::new(
        form.draft.with_untracked(|draft| NextVisit::of(draft.appointment.as_ref(), today.get_untracked())),
    );
    let has_appointment = Memo::new(move |_| form.draft.read().appointment.is_some());
    let chosen = Memo::new(move |_| if has_appointment.get() { pressed.get() } else { NextVisit::None });
    let choose = move |choice: NextVisit| {
        pressed.set(choice);
        form.is_day_wrong.set(false);
        // An event is no reactive place: the day of this moment is meant.
        let today = today.get_untracked();
        form.change(|draft| draft.appointment = choice.appointment(draft.appointment.as_ref(), today));
    };
    let chip = move |choice: NextVisit| {
        view! {
            <ChoiceChip
                name=name.clone()
                checked=Signal::derive(move || chosen.get() == choice)
                on_change=move |_| choose(choice)
            >
                {move || label(words.get(), choice)}
            </ChoiceChip>
        }
    };
    view! {
        <fieldset class="stack">
            <legend>
                <h2>{move || words.get().visit.appointment}</h2>
            </legend>
            <div class="flow">{NextVisit::ALL.into_iter().map(chip).collect_view()}</div>
            <Show when=move || has_appointment.get()>
                <Appointed form chosen/>
            </Show>
        </fieldset>
    }
}

#[component]
fn Appointed(form: Form, chosen: Memo<NextVisit>) -> impl IntoView {
    let words = use_words();
    let appointment = Memo::new(move |_| form.draft.read().appointment.clone());
    let day = move || appointment.get().map(|appointment| appointment.on);
    let told = move || {
        let words = words.get();
        day().map(|day| (words.visit.appointment_on)(&words.format.weekday_date(day)))
    };
    let part = move |part: fn(&Appointment) -> &String| {
        Signal::derive(move || appointment.get().as_ref().map(part).cloned().unwrap_or_default())
    };
    view! {
        <Show
            when=move || chosen.get() == NextVisit::OtherDay
            fallback=move || view! { <p class="sub">{told}</p> }
        >
            <OtherDay form/>
        </Show>
        <div class="two">
            <Field
                label=move || words.get().visit.appointment_time
                input_type="time"
                value=part(|appointment| &appointment.time)
                on_input=move |time| {
                    form.change(|draft| draft.appointment.iter_mut().for_each(|kept| kept.time.clone_from(&time)));
                }
            />
            <Field
                label=move || words.get().visit.purpose
                value=part(|appointment| &appointment.note)
                on_input=move |note| {
                    form.change(|draft| draft.appointment.iter_mut().for_each(|kept| kept.note.clone_from(&note)));
                }
            />
        </div>
    }
}

#[component]
fn OtherDay(form: Form) -> impl IntoView {
    let words = use_words();
    let today = use_today();
    // The field starts from the draft and then is the person's own.
    let day = form.draft.with_untracked(|draft| draft.appointment.as_ref().map(|appointment| appointment.on.code()));
    let day = RwSignal::new(day.unwrap_or_default());
    let type_day = move |typed: String| {
        // An event is no reactive place: the day of this moment is meant.
        let read = Date::parse(&typed).filter(|on| *on >= today.get_untracked());
        day.set(typed);
        form.is_day_wrong.set(read.is_none());
        if let Some(on) = read {
            form.change(|draft| draft.appointment.iter_mut().for_each(|appointment| appointment.on = on));
        }
    };
    let error = move || form.is_day_wrong.get().then(|| words.get().visit.appointment_day_wrong.to_owned());
    view! {
        <div id=SECTION>
            <Field
                label=move || words.get().visit.appointment_day
                input_type="date"
                value=day
                on_input=type_day
                error=Signal::derive(error)
            />
        </div>
    }
}

const fn label(words: &Words, choice: NextVisit) -> &'static str {
    match choice {
        NextVisit::None => words.visit.no_appointment,
        NextVisit::TomorrowEvening => words.visit.tomorrow_evening,
        NextVisit::Saturday => words.visit.next_saturday,
        NextVisit::OtherDay => words.visit.other_day,
    }
}
