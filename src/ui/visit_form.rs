//! The visit form as plain data: what a touch changes in the draft, and what of it is saved.

use crate::engine::commands::log_visit::{LogVisit, StepReport};
use crate::engine::queries::household_view::{HouseholdView, ItemState};
use crate::model::{Appointment, Date, Outcome, Place, Reason, ResidentId, Step};

/// The evening hour that is offered for a next visit.
const EVENING: &str = "19:30";

/// How far ahead of the clock a visit may lie: two clocks differ by that much.
const TOLERANCE_MS: i64 = 5 * 60_000;

const SATURDAY: i32 = 5;

/// The outcomes shown first; the eighth button opens the [`OTHER_OUTCOMES`].
pub const OUTCOMES: [Outcome; 7] = [
    Outcome::Guided,
    Outcome::PartlyGuided,
    Outcome::Informed,
    Outcome::Surveyed,
    Outcome::Absent,
    Outcome::Postponed,
    Outcome::Refused,
];

/// The rarer outcomes, behind "Kết quả khác".
pub const OTHER_OUTCOMES: [Outcome; 3] = [Outcome::NotAtAddress, Outcome::Uninhabited, Outcome::Other];

/// Returns whether nobody was guided or asked, so that there are no steps to record.
#[must_use]
pub const fn met_nobody(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Absent | Outcome::Refused | Outcome::NotAtAddress | Outcome::Uninhabited)
}

/// Makes an empty draft of a visit that happens now. What was agreed for a later day stands until somebody changes it.
#[must_use]
pub fn begin(view: &HouseholdView, now_ms: i64) -> LogVisit {
    let standing = view.appointment.clone().filter(|appointment| appointment.outlasts(Date::in_vietnam(now_ms)));
    LogVisit {
        household: view.id,
        at_ms: now_ms,
        outcome: None,
        place: Place::Home,
        steps: Vec::new(),
        appointment: standing,
        note: String::new(),
        basis: view.basis.clone(),
    }
}

/// Returns what was touched of an item.
#[must_use]
pub fn report<'a>(draft: &'a LogVisit, resident: Option<ResidentId>, item: &str) -> Option<&'a StepReport> {
    draft.steps.iter().find(|report| report.resident == resident && report.item == item)
}

/// Returns the step an item shows: the touched one, or the one it had.
#[must_use]
pub fn step(draft: &LogVisit, resident: Option<ResidentId>, item: &ItemState) -> Step {
    report(draft, resident, &item.code).map_or(item.step, |report| report.step)
}

/// Records a touched step. A reason known from before stays while the item is still not achieved.
pub fn touch(draft: &mut LogVisit, resident: Option<ResidentId>, item: &ItemState, step: Step) {
    let before = report(draft, resident, &item.code).map_or(item.reason, |report| report.reason);
    let reason = before.filter(|_| asks_reason(step, item.pass));
    forget(draft, resident, &item.code);
    draft.steps.push(StepReport { resident, item: item.code.clone(), step, reason });
}

/// Leaves an item as it was before the visit.
pub fn forget(draft: &mut LogVisit, resident: Option<ResidentId>, item: &str) {
    draft.steps.retain(|report| report.resident != resident || report.item != item);
}

/// Says why a touched step is not achieved.
pub fn explain(draft: &mut LogVisit, resident: Option<ResidentId>, item: &str, reason: Option<Reason>) {
    let found = draft.steps.iter_mut().find(|report| report.resident == resident && report.item == item);
    if let Some(report) = found {
        report.reason = reason;
    }
}

/// Returns whether a step asks for a reason: somebody was asked, and the promise is not kept.
#[must_use]
pub fn asks_reason(step: Step, pass: Step) -> bool {
    step != Step::UNKNOWN && step < pass
}

/// Returns the draft as it is saved: without steps where nobody was met.
#[must_use]
pub fn to_save(draft: &LogVisit) -> LogVisit {
    let mut report = draft.clone();
    if report.outcome.is_some_and(met_nobody) {
        report.steps.clear();
    }
    report
}

/// When the next visit is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextVisit {
    None,
    TomorrowEvening,
    Saturday,
    OtherDay,
}

impl NextVisit {
    pub const ALL: [Self; 4] = [Self::None, Self::TomorrowEvening, Self::Saturday, Self::OtherDay];

    /// Returns which of the choices an appointment is.
    #[must_use]
    pub fn of(appointment: Option<&Appointment>, today: Date) -> Self {
        match appointment {
            None => Self::None,
            Some(appointment) if appointment.on == today.plus_days(1) => Self::TomorrowEvening,
            Some(appointment) if appointment.on == next_saturday(today) => Self::Saturday,
            Some(_) => Self::OtherDay,
        }
    }

    /// Returns the appointment a choice makes; the hour and the purpose already written stay.
    #[must_use]
    pub fn appointment(self, before: Option<&Appointment>, today: Date) -> Option<Appointment> {
        let on = match self {
            Self::None => return None,
            Self::TomorrowEvening => today.plus_days(1),
            Self::Saturday => next_saturday(today),
            Self::OtherDay => today.plus_days(7),
        };
        let time = before.map_or_else(|| EVENING.to_owned(), |before| before.time.clone());
        let note = before.map(|before| before.note.clone()).unwrap_or_default();
        Some(Appointment { on, time, note })
    }
}

/// Returns the first Saturday after a day and after the morrow, which has its own choice.
#[must_use]
pub fn next_saturday(today: Date) -> Date {
    let ahead = (SATURDAY - i32::from(today.weekday())).rem_euclid(7);
    today.plus_days(if ahead < 2 { ahead + 7 } else { ahead })
}

/// Returns the moment of a day and an hour in Vietnam, in Unix milliseconds; `None` for what is no hour.
#[must_use]
pub fn moment(on: Date, time: &str) -> Option<i64> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    (hour < 24 && minute < 60).then(|| on.moment_in_vietnam(hour, minute))
}

/// Returns whether a visit would lie in the future.
#[must_use]
pub const fn is_ahead(at_ms: i64, now_ms: i64) -> bool {
    at_ms > now_ms + TOLERANCE_MS
}
