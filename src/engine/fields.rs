//! A record as its fields.

use crate::id::Id;
use crate::log::{Cell, Directory, Head, Name, Record, State, Value};
use crate::model::ConsentState;

/// A record as its fields, each with the value that is displayed.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    state: &'a State,
    directory: &'a Directory,
    record: Option<&'a Record>,
}

impl<'a> Fields<'a> {
    /// Looks a record up; one that does not exist has only empty fields.
    #[must_use]
    pub fn of(state: &'a State, directory: &'a Directory, kind: &str, id: Id) -> Self {
        Self { state, directory, record: state.record(kind, id) }
    }

    /// Looks a record up by itself, whatever is the same.
    #[must_use]
    pub fn alone(state: &'a State, directory: &'a Directory, kind: &str, id: Id) -> Self {
        Self { state, directory, record: state.record_alone(kind, id) }
    }

    /// Returns the head that is displayed in a field.
    #[must_use]
    pub fn head(&self, field: &str) -> Option<&'a Head> {
        self.head_named(self.state.names().get(field)?)
    }

    /// Returns the head that is displayed in a field given by its number.
    #[must_use]
    pub fn head_named(&self, field: Name) -> Option<&'a Head> {
        self.record?.cell(field)?.shown(self.directory)
    }

    pub(super) fn value(&self, field: &str) -> Option<&'a Value> {
        self.head(field).map(|head| &head.value)
    }

    pub(super) fn text(&self, field: &str) -> &'a str {
        self.value(field).and_then(Value::as_text).unwrap_or_default()
    }

    pub(super) fn read<T>(&self, field: &str, parse: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        self.value(field).and_then(Value::as_text).and_then(parse)
    }

    pub(super) fn flag(&self, field: &str) -> bool {
        self.value(field).is_some_and(Value::is_true)
    }

    pub(super) fn number(&self, field: &str) -> Option<i64> {
        self.value(field).and_then(Value::as_number)
    }

    /// Returns what the household answered. While one of several answers is a refusal, that one holds: nothing of the
    /// people may be shown before somebody has decided.
    pub(super) fn consent(&self) -> ConsentState {
        let cell = self.state.names().get("consent").and_then(|name| self.record?.cell(name));
        let answers = cell.map(Cell::heads).unwrap_or_default().iter().filter_map(|head| head.value.as_text());
        let refusal = answers.filter_map(ConsentState::parse).filter(|answer| answer.is_closed()).max();
        refusal.or_else(|| self.read("consent", ConsentState::parse)).unwrap_or_default()
    }

    pub(super) fn list(&self, field: &str) -> &'a [Box<str>] {
        self.value(field).and_then(Value::as_list).unwrap_or_default()
    }
}
