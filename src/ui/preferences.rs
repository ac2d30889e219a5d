//! What the person chose for this device: language, colours, text size, form of address, whether files are locked, when
//! the app locks itself.

use crate::words::{Address, Language, Words};
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const KEY: &str = "tung-nha:preferences";

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub language: Language,
    pub theme: Theme,
    pub large_text: bool,
    pub address: Address,
    /// Whether files that are sent are locked with a passphrase.
    pub locks_files: bool,
    /// After how many minutes out of sight a ward that has a lock is locked.
    pub lock_after_min: u32,
}

/// The choices as they are kept. What an app of another version wrote and this one does not know counts as not chosen.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    language: String,
    theme: String,
    large_text: bool,
    address: String,
    locks_files: bool,
    lock_after_min: u32,
}

/// The minutes one can choose, and those nobody chose.
pub const LOCK_AFTER_MIN: [u32; 4] = [1, 5, 15, 30];
const LOCK_AFTER_MIN_UNCHOSEN: u32 = 5;

/// The choices of this device, and the way to change them.
#[derive(Clone, Copy)]
pub struct Preferences {
    choices: RwSignal<Choices>,
    /// Lives as long as the app, so that what outlives its page, a toast or a save under way, still finds its words.
    words: Signal<&'static Words>,
    address: Memo<Address>,
    is_kept: RwSignal<bool>,
}

impl Preferences {
    /// Returns the choices.
    #[must_use]
    pub fn get(self) -> Choices {
        self.choices.get()
    }

    /// Changes choices and keeps them, where the device allows it.
    pub fn change(self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        // Right after the write: only the value is wanted, nothing depends on it here.
        self.is_kept.set(keep(self.choices.get_untracked()));
    }

    /// Returns whether choices outlive the visit.
    #[must_use]
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }
}

/// Provides the choices and lets the page's root element follow them. Call it once, at the root.
pub(super) fn provide_preferences() -> Preferences {
    let choices = RwSignal::new(read());
    let language = Memo::new(move |_| choices.read().language);
    let preferences = Preferences {
        choices,
        words: Signal::derive(move || language.get().words()),
        address: Memo::new(move |_| choices.read().address),
        is_kept: RwSignal::new(storage_works()),
    };
    provide_context(preferences);
    Effect::new(move |_| show(preferences.get()));
    preferences
}

/// Returns the choices of this device.
pub fn use_preferences() -> Preferences {
    use_context().unwrap_or_else(provide_preferences)
}

/// Returns every text in the chosen language.
pub fn use_words() -> Signal<&'static Words> {
    use_preferences().words
}

/// Returns how the app speaks to the person.
pub fn use_address() -> Signal<Address> {
    use_preferences().address.into()
}

/// Returns whether the browser lets a website keep anything: asking a blocked storage for itself already fails.
pub(super) fn storage_works() -> bool {
    window().local_storage().is_ok_and(|storage| storage.is_some())
}

fn read() -> Choices {
    let kept: Kept = if storage_works() { LocalStorage::get(KEY).unwrap_or_default() } else { Kept::default() };
    Choices {
        language: Language::parse(&kept.language).unwrap_or_default(),
        theme: Theme::ALL.into_iter().find(|theme| theme.code() == kept.theme).unwrap_or_default(),
        large_text: kept.large_text,
        address: Address::parse(&kept.address).unwrap_or_default(),
        locks_files: kept.locks_files,
        lock_after_min: if LOCK_AFTER_MIN.contains(&kept.lock_after_min) {
            kept.lock_after_min
        } else {
            LOCK_AFTER_MIN_UNCHOSEN
        },
    }
}

fn keep(choices: Choices) -> bool {
    let kept = Kept {
        language: choices.language.tag().to_owned(),
        theme: choices.theme.code().to_owned(),
        large_text: choices.large_text,
        address: choices.address.code().to_owned(),
        locks_files: choices.locks_files,
        lock_after_min: choices.lock_after_min,
    };
    storage_works() && LocalStorage::set(KEY, kept).is_ok()
}

/// Sets what the style sheets and screen readers go by.
fn show(choices: Choices) {
    let Some(root) = document().document_element() else { return };
    let attributes = [
        ("lang", Some(choices.language.tag())),
        ("data-theme", (choices.theme != Theme::System).then_some(choices.theme.code())),
        ("data-text", choices.large_text.then_some("lg")),
    ];
    for (name, value) in attributes {
        let set = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
        if set.is_err() {
            leptos::logging::warn!("the page does not take {name}");
        }
    }
}
