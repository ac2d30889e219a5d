//! What is typed about a set of targets: its name and days.

use crate::model::{Date, TargetSet};
use crate::ui::components::Field;
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// What is typed.
#[derive(Clone, Copy)]
pub struct SetDraft {
    name: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    /// The name that was offered last.
    offered: StoredValue<String>,
    wrong: RwSignal<Option<SetError>>,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SetError {
    Name,
    From,
    Until,
    Order,
}

impl SetDraft {
    /// Fills the fields from a set.
    pub fn of(set: &TargetSet) -> Self {
        let code = |date: Option<Date>| RwSignal::new(date.map(Date::code).unwrap_or_default());
        Self {
            name: RwSignal::new(set.name.clone()),
            from: code(set.from),
            until: code(set.until),
            offered: StoredValue::new(set.name.clone()),
            wrong: RwSignal::new(None),
        }
    }

    /// Offers a name, unless somebody typed one.
    pub fn offer_name(self, name: String) {
        if self.name.get_untracked() == self.offered.get_value() {
            self.offered.set_value(name.clone());
            self.name.set(name);
        }
    }

    /// Reads what stands in the fields now, over a set; what is wrong is said at its field.
    pub fn read(self, set: &TargetSet) -> Option<TargetSet> {
        let read = self.try_read(set);
        self.wrong.set(read.as_ref().err().copied());
        read.ok()
    }

    fn try_read(self, set: &TargetSet) -> Result<TargetSet, SetError> {
        let date = |text: String, error| {
            if text.is_empty() { Ok(None) } else { Date::parse(&text).map(Some).ok_or(error) }
        };
        let name = self.name.get_untracked();
        if name.trim().is_empty() {
            return Err(SetError::Name);
        }
        let from = date(self.from.get_untracked(), SetError::From)?;
        let until = date(self.until.get_untracked(), SetError::Until)?;
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            return Err(SetError::Order);
        }
        Ok(TargetSet { name, from, until, ..set.clone() })
    }
}

/// The fields of a set.
#[component]
pub fn SetFields(draft: SetDraft) -> impl IntoView {
    let words = use_words();
    let SetDraft { name, from, until, wrong, .. } = draft;
    let error = move |mine: SetError, say: fn(&Words) -> &'static str| {
        Signal::derive(move || (wrong.get() == Some(mine)).then(|| say(words.get()).to_owned()))
    };
    let until_error = move || match wrong.get() {
        Some(SetError::Order) => Some(words.get().target_edit.order_wrong.to_owned()),
        Some(SetError::Until) => Some(words.get().target_edit.date_wrong.to_owned()),
        _ => None,
    };
    view! {
        <Field
            label=move || words.get().target_edit.set_name
            value=name
            on_input=move |typed| name.set(typed)
            error=error(SetError::Name, |words| words.refusals.name_missing.what)
        />
        <div class="two days">
            <Field
                label=move || words.get().target_edit.from
                input_type="date"
                value=from
                on_input=move |typed| from.set(typed)
                error=error(SetError::From, |words| words.target_edit.date_wrong)
            />
            <Field
                label=move || words.get().target_edit.until
                input_type="date"
                value=until
                on_input=move |typed| until.set(typed)
                hint=move || words.get().target_edit.until_hint
                error=Signal::derive(until_error)
            />
        </div>
    }
}
