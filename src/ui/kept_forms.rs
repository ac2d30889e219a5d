//! Forms that were left half written: kept until the tab is closed. Behind a lock they are kept in memory alone, for what
//! the browser keeps lies open on the device.

use crate::ui::preferences::storage_works;
use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;

/// What the names of forms begin with.
pub(super) const PREFIX: &str = "tung-nha:form:";

thread_local! {
    /// The forms by the names they are kept under; `None` where the browser keeps them.
    static IN_MEMORY: RefCell<Option<Vec<(String, String)>>> = const { RefCell::new(None) };
}

/// Keeps forms in memory alone from now on, or lets the browser keep them again; those that are kept move along.
pub(super) fn keep_forms_in_memory(is_in_memory: bool) {
    let was_in_memory = IN_MEMORY.with_borrow(Option::is_some);
    if is_in_memory && !was_in_memory {
        let forms = take_from_browser();
        IN_MEMORY.set(Some(forms));
    } else if !is_in_memory && was_in_memory {
        for (key, form) in IN_MEMORY.take().unwrap_or_default() {
            write(&key, form);
        }
    }
}

/// Returns a form that was left.
pub(super) fn kept_form<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&read(key)?).ok()
}

/// Keeps a form.
pub(super) fn keep_form<T: Serialize>(key: &str, form: &T) {
    if let Ok(form) = serde_json::to_string(form) {
        write(key, form);
    }
}

/// Forgets a form: it is saved, or was dropped.
pub(super) fn forget_form(key: &str) {
    let was_in_memory = IN_MEMORY.with_borrow_mut(|forms| {
        let forms = forms.as_mut()?;
        forms.retain(|(other, _)| other != key);
        Some(())
    });
    if was_in_memory.is_none()
        && let Some(storage) = browser()
    {
        // What cannot be removed cannot be written either.
        let _ = storage.remove_item(key);
    }
}

/// Forgets every form.
pub(super) fn forget_forms() {
    IN_MEMORY.with_borrow_mut(|forms| {
        if let Some(forms) = forms {
            forms.clear();
        }
    });
    take_from_browser();
}

fn read(key: &str) -> Option<String> {
    let in_memory = IN_MEMORY.with_borrow(|forms| {
        let found = forms.as_ref()?.iter().find(|(other, _)| other == key);
        Some(found.map(|(_, form)| form.clone()))
    });
    in_memory.unwrap_or_else(|| browser()?.get_item(key).ok()?)
}

fn write(key: &str, form: String) {
    let left = IN_MEMORY.with_borrow_mut(|forms| match forms {
        Some(forms) => {
            forms.retain(|(other, _)| other != key);
            forms.push((key.to_owned(), form));
            None
        }
        None => Some(form),
    });
    let Some(form) = left else { return };
    if browser().is_some_and(|storage| storage.set_item(key, &form).is_err()) {
        leptos::logging::warn!("what is typed is not kept");
    }
}

/// Takes every form out of the browser's hands.
fn take_from_browser() -> Vec<(String, String)> {
    let Some(storage) = browser() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|place| storage.key(place).ok().flatten());
    let keys: Vec<String> = keys.filter(|key| key.starts_with(PREFIX)).collect();
    let taken = keys.into_iter().filter_map(|key| {
        let form = storage.get_item(&key).ok().flatten()?;
        // What cannot be removed cannot be written either.
        let _ = storage.remove_item(&key);
        Some((key, form))
    });
    taken.collect()
}

fn browser() -> Option<web_sys::Storage> {
    storage_works().then(|| window().session_storage().ok().flatten()).flatten()
}
