//! When and where the visit was: one line, which opens where it has to be corrected.

use crate::model::{Date, Place, clock_in_vietnam};
use crate::ui::clock;
use crate::ui::components::{Field, NamesButton, SelectField};
use crate::ui::pages::visit::form::Form;
use crate::ui::preferences::use_words;
use crate::ui::visit_form::{is_ahead, moment};
use crate::ui::when::clock_time;
use crate::words::{Words, inside};
use leptos::prelude::*;

/// The id of the section, for the focus.
pub const SECTION: &str = "visit-when";

/// The line with day, hour and place, and its fields.
#[component]
pub fn WhenWhere(form: Form) -> impl IntoView {
    let words = use_words();
    let is_open = RwSignal::new(false);
    let sentence = move || {
        let words = words.get();
        let draft = form.draft.read();
        let on = Date::in_vietnam(draft.at_ms);
        let day = format!("{} {}", words.format.weekday(on), words.format.date(on));
        let place = inside(words.labels.place(draft.place));
        (words.visit.when_where)(&day, &clock_time(words, draft.at_ms), &place)
    };
    let toggle_label = move || {
        let words = words.get();
        if is_open.get() { words.visit.fold } else { words.common.edit }
    };
    view! {
        <section id=SECTION class="stack-s">
            <p class="sub">
                {sentence} " "
                <Show when=move || !form.is_time_wrong.get()>
                    <NamesButton on_press=move |()| is_open.update(|is_open| *is_open = !*is_open)>
                        {toggle_label}
                    </NamesButton>
                </Show>
            </p>
            <Show when=move || is_open.get()>
                <WhenFields form/>
            </Show>
        </section>
    }
}

#[component]
fn WhenFields(form: Form) -> impl IntoView {
    let words = use_words();
    // The fields start from the draft and then are the person's own.
    let at_ms = form.draft.with_untracked(|draft| draft.at_ms);
    let (hour, minute) = clock_in_vietnam(at_ms);
    let day = RwSignal::new(Date::in_vietnam(at_ms).code());
    let time = RwSignal::new(format!("{hour:02}:{minute:02}"));
    let wrong = RwSignal::new(None::<fn(&Words) -> &'static str>);
    let read = move || {
        // Called from events: what stands in the fields now is meant.
        let at_ms = Date::parse(&day.get_untracked()).and_then(|day| moment(day, &time.get_untracked()));
        wrong.set(match at_ms {
            None => Some(|words| words.visit.time_wrong),
            Some(at_ms) if is_ahead(at_ms, clock::read()) => Some(|words| words.visit.time_ahead),
            Some(at_ms) => {
                form.change(|draft| draft.at_ms = at_ms);
                None
            }
        });
        form.is_time_wrong.set(wrong.with_untracked(Option::is_some));
    };
    let error = Signal::derive(move || wrong.get().map(|wrong| wrong(words.get()).to_owned()));
    let places = Signal::derive(move || {
        let labels = words.get().labels;
        Place::ALL.iter().map(|place| (place.code().to_owned(), labels.place(*place).to_owned())).collect()
    });
    view! {
        <div class="two">
            <Field
                label=move || words.get().visit.day
                input_type="date"
                value=day
                on_input=move |typed| {
                    day.set(typed);
                    read();
                }
            />
            <Field
                label=move || words.get().visit.time
                input_type="time"
                value=time
                on_input=move |typed| {
                    time.set(typed);
                    read();
                }
                error
            />
        </div>
        <SelectField
            label=move || words.get().visit.place
            value=Signal::derive(move || form.draft.read().place.code().to_owned())
            options=places
            on_change=move |code: String| {
                if let Some(place) = Place::parse(&code) {
                    form.change(|draft| draft.place = place);
                }
            }
        />
    }
}
