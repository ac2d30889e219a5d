//! What the app keeps beside the data: which of the two wards was open, how much there was, what was asked once,
//! what was typed before there was a ward, which file was being opened.
//!
//! The browser may forget any of it. Nothing here is data: what is missing is taken as never written.

use crate::engine::commands::open_ward::Workspace;
use crate::ui::kept_forms::forget_forms;
use crate::ui::preferences::storage_works;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

const PRACTICE: &str = "tung-nha:practice";
const MARKER: &str = "tung-nha:had";
const ASKED_WHO: &str = "tung-nha:asked-who";
const NEW_WARD: &str = "tung-nha:new-ward";
const SNOOZED: &str = "tung-nha:snoozed";
const OPENING: &str = "tung-nha:opening";

/// How much was on this device, so that its loss does not pass for a first run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Marker {
    pub households: u32,
    /// When it was last seen, in Unix milliseconds.
    pub at_ms: i64,
}

/// Returns the ward that was open last.
pub(super) fn workspace() -> Workspace {
    if read(PRACTICE).unwrap_or_default() { Workspace::Practice } else { Workspace::Ward }
}

/// Keeps which ward is open, so that a reload comes back to it.
pub(super) fn keep_workspace(workspace: Workspace) {
    write(PRACTICE, &(workspace == Workspace::Practice));
}

/// Returns how much there was.
pub(super) fn marker() -> Option<Marker> {
    read(MARKER)
}

/// Keeps how much there is.
pub(super) fn keep_marker(marker: Marker) {
    write(MARKER, &marker);
}

/// Forgets how much there was: the person starts anew.
pub(super) fn forget_marker() {
    forget(MARKER);
}

/// Returns what was typed of a new ward that was not made yet.
pub(super) fn new_ward<T: DeserializeOwned>() -> Option<T> {
    read(NEW_WARD)
}

/// Keeps what is typed of a new ward: the phone may close the browser while somebody looks for the spelling.
pub(super) fn keep_new_ward<T: Serialize>(typed: &T) {
    write(NEW_WARD, typed);
}

/// Forgets what was typed of a new ward: it is made, or nothing is typed any more.
pub(super) fn forget_new_ward() {
    forget(NEW_WARD);
}

/// Keeps what is typed whenever it changes, and forgets it where nothing differs from `start` any more.
pub(super) fn keep_typed<T: Clone + PartialEq + Send + Sync + 'static>(
    typed: RwSignal<T>,
    start: T,
    keep: impl Fn(T) + 'static,
    forget: impl Fn() + 'static,
) {
    Effect::new(move |before: Option<()>| {
        let typed = typed.get();
        match before {
            // Nothing was typed since the form was opened.
            None => {}
            Some(()) if typed == start => forget(),
            Some(()) => keep(typed),
        }
    });
}

/// Returns whether the person was asked who uses the device.
pub(super) fn was_asked_who() -> bool {
    read(ASKED_WHO).unwrap_or_default()
}

/// Keeps that the person was asked who uses the device.
pub(super) fn keep_asked_who() {
    write(ASKED_WHO, &true);
}

/// Forgets that the person was asked who uses the device: it is to be asked anew.
pub(super) fn forget_asked_who() {
    forget(ASKED_WHO);
}

/// Returns until when, in Unix milliseconds, nobody is to be reminded to hand work over.
pub(super) fn snoozed_until_ms() -> i64 {
    read(SNOOZED).unwrap_or_default()
}

/// Keeps until when nobody is to be reminded.
pub(super) fn keep_snoozed(until_ms: i64) {
    write(SNOOZED, &until_ms);
}

/// Returns the addresses of the files in the inbox that are being opened, or were when the app stopped.
pub(super) fn opening() -> Vec<String> {
    read(OPENING).unwrap_or_default()
}

/// Keeps which files in the inbox are being opened.
pub(super) fn keep_opening(addresses: &[String]) {
    if addresses.is_empty() {
        forget(OPENING);
    } else {
        write(OPENING, &addresses);
    }
}

/// Forgets all of it, and every form left half written: the ward is deleted. What was chosen in the settings stays.
pub(super) fn forget_everything() {
    for key in [PRACTICE, MARKER, ASKED_WHO, NEW_WARD, SNOOZED, OPENING] {
        forget(key);
    }
    forget_forms();
}

fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    storage_works().then(|| LocalStorage::get(key).ok()).flatten()
}

fn forget(key: &str) {
    if storage_works() {
        LocalStorage::delete(key);
    }
}

fn write<T: Serialize>(key: &str, value: &T) {
    if storage_works() && LocalStorage::set(key, value).is_err() {
        leptos::logging::warn!("the browser does not keep {key}");
    }
}
