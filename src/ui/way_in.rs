//! Where the first page leads: to the beginning of a new ward, to the question who uses the device, or to the walk.

use crate::engine::queries::overview::Overview;
use crate::ui::route;

/// Returns where the page at `path` leads instead; `None` if it is shown. Only the app's front doors lead elsewhere: an
/// address somebody chose is shown as it is.
#[must_use]
pub fn leads_to(path: &str, overview: &Overview, was_asked_who: bool) -> Option<&'static str> {
    let is_front_door = [route::HOME, route::HOMES, route::START].contains(&path);
    if !is_front_door {
        return None;
    }
    let target = if overview.is_empty() {
        route::START
    } else if overview.me.is_none() && !was_asked_who && !overview.is_practice {
        route::ME
    } else {
        route::HOMES
    };
    (target != path).then_some(target)
}

/// Returns whether the page shows what is in the ward: where that is gone, its emptiness would pass for the truth.
#[must_use]
pub fn shows_the_ward(path: &str) -> bool {
    [route::HOMES, route::TARGETS, route::NAMES]
        .into_iter()
        .any(|page| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Returns whether the page needs no ward to be open.
#[must_use]
pub fn needs_no_ward(path: &str) -> bool {
    path == route::SETTINGS || path == route::INSTALL
}
