//! How a visit's outcome looks wherever one is listed: its picture, its colour, its sentence.

use crate::engine::queries::LastVisit;
use crate::model::text::join_filled;
use crate::model::{Appointment, Date, Outcome};
use crate::ui::components::{Kind, Say, Tag};
use crate::ui::door::Door;
use crate::words::Words;
use leptos::prelude::*;

/// Returns the state an outcome means.
pub const fn kind_of(outcome: Outcome) -> Kind {
    match outcome {
        Outcome::Guided => Kind::Ok,
        Outcome::PartlyGuided | Outcome::Absent => Kind::Part,
        Outcome::Informed | Outcome::Surveyed | Outcome::Postponed | Outcome::Other => Kind::Info,
        Outcome::Refused | Outcome::NotAtAddress | Outcome::Uninhabited => Kind::Unknown,
    }
}

/// Returns the icon of an outcome.
pub const fn icon_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Guided => "check",
        Outcome::PartlyGuided => "half",
        Outcome::Informed => "talk",
        Outcome::Surveyed => "list",
        Outcome::Absent => "absent",
        Outcome::Postponed => "cal",
        Outcome::Refused => "stop",
        Outcome::NotAtAddress | Outcome::Uninhabited | Outcome::Other => "info",
    }
}

const fn door_of(outcome: Outcome) -> Option<Door> {
    match outcome {
        Outcome::Guided => Some(Door::Reached),
        Outcome::PartlyGuided => Some(Door::UnderWay),
        Outcome::Absent => Some(Door::HouseAbsent),
        _ => None,
    }
}

/// Says how the last visit ended, when, and who was there: "Đã hướng dẫn, 10/9, Trần Thị Hạnh".
pub fn last_visit_line(
    last: Option<&LastVisit>,
    words: &'static Words,
    today: Date,
    is_closed: bool,
) -> impl IntoView + use<> {
    let Some(last) = last else {
        return view! { <Say kind=Kind::Todo door=Door::HouseLeft>{words.walk.never_knocked}</Say> }.into_any();
    };
    let mut line = visit_sentence(last, words, today);
    if is_closed {
        line = format!("{line}. {}", words.walk.not_kept);
    }
    let kind = kind_of(last.outcome);
    match door_of(last.outcome) {
        Some(door) => view! { <Say kind door>{line}</Say> }.into_any(),
        None => view! { <Say kind icon=icon_of(last.outcome)>{line}</Say> }.into_any(),
    }
}

/// Writes how the last visit ended, when, and who was there.
pub fn visit_sentence(last: &LastVisit, words: &Words, today: Date) -> String {
    let outcome = match last.outcome {
        Outcome::Absent => (words.walk.absent_times)(last.absences.into()),
        outcome => words.labels.outcome(outcome).to_owned(),
    };
    let day = words.format.date_near(last.on, today);
    join_filled([&outcome, &day, &last.by])
}

/// Says when the next visit is to be; one that was missed is something to do.
pub fn appointment_tag(appointment: &Appointment, words: &Words, today: Date) -> impl IntoView + use<> {
    let kind = if appointment.on < today { Kind::Todo } else { Kind::Info };
    let text = (words.walk.appointment)(&appointment.time, appointment.on, today);
    view! { <Tag kind icon="clock">{text}</Tag> }
}
