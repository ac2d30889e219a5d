//! What the browser said when it refused, and what that means to the port.

use crate::engine::store::StoreFault;
use js_sys::Reflect;
use std::fmt;
use wasm_bindgen::JsValue;

/// The one refusal that is the app's own.
const OVERTAKEN: &str = "Overtaken";

/// A refusal in the browser's words: the name and the message of its exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    name: String,
    message: String,
}

impl Refusal {
    pub(super) fn new(name: &str, message: &str) -> Self {
        Self { name: name.to_owned(), message: message.to_owned() }
    }

    /// Somebody else has written since.
    pub(super) fn overtaken() -> Self {
        Self::new(OVERTAKEN, "a row is not what it was")
    }

    /// Returns whether this is what the browser calls it.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name
    }

    /// Tells a connection that is gone, where opening it again may help, from a refusal that would only repeat itself.
    ///
    /// The browser says `InvalidStateError` when the connection is closing, `AbortError` when it was cut under a
    /// transaction, and `UnknownError` when its database process died (Safari in the background).
    pub(super) fn is_lost_connection(&self) -> bool {
        matches!(self.name.as_str(), "InvalidStateError" | "AbortError" | "UnknownError")
    }

    /// Returns the fault of an opening that was refused.
    pub(super) fn into_opening_fault(self) -> StoreFault {
        match self.name.as_str() {
            "InvalidStateError" | "NotSupportedError" | "SecurityError" => StoreFault::Unavailable(self.to_string()),
            "AbortError" | "UnknownError" => StoreFault::Failed(self.to_string()),
            _ => self.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.name, self.message)
    }
}

impl From<Refusal> for StoreFault {
    fn from(refusal: Refusal) -> Self {
        match refusal.name.as_str() {
            "QuotaExceededError" => Self::Full,
            OVERTAKEN => Self::Overtaken,
            "VersionError" => Self::Newer,
            _ if refusal.is_lost_connection() => Self::Closed(refusal.to_string()),
            _ => Self::Failed(refusal.to_string()),
        }
    }
}

impl From<JsValue> for Refusal {
    fn from(thrown: JsValue) -> Self {
        let text = |property: &str| Reflect::get(&thrown, &property.into()).ok().and_then(|value| value.as_string());
        match (text("name"), text("message")) {
            (Some(name), Some(message)) => Self { name, message },
            _ => Self { name: "Error".to_owned(), message: format!("{thrown:?}") },
        }
    }
}

impl From<idb::Error> for Refusal {
    fn from(error: idb::Error) -> Self {
        match error {
            idb::Error::DomException(exception) => JsValue::from(exception).into(),
            idb::Error::GetAllFailed(thrown)
            | idb::Error::GetAllKeysFailed(thrown)
            | idb::Error::GetFailed(thrown)
            | idb::Error::IndexedDbDeleteFailed(thrown)
            | idb::Error::IndexedDbOpenFailed(thrown)
            | idb::Error::ObjectStoreNotFound(thrown)
            | idb::Error::TransactionOpenFailed(thrown) => thrown.into(),
            idb::Error::IndexedDbNotFound(_) => Self::new("NotSupportedError", "this browser offers no IndexedDB"),
            other => Self::new("Error", &other.to_string()),
        }
    }
}

impl From<rexie::Error> for Refusal {
    fn from(error: rexie::Error) -> Self {
        match error {
            // Its own text is only "idb error"; the browser's words are one level down.
            rexie::Error::IdbError(inner) => inner.into(),
            other => Self::new("Error", &other.to_string()),
        }
    }
}
