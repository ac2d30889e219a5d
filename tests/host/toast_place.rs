//! Where a toast stands.

use proptest::prelude::*;
use tung_nha::ui::toast_place::{Edges, lift};

/// The screen of a small phone: 320 by 568.
const SCREEN: f64 = 568.0;
const TOAST: f64 = 80.0;

const fn edges(top: f64, bottom: f64) -> Edges {
    Edges { top, bottom }
}

#[test]
fn nothing_at_the_bottom_leaves_a_toast_where_the_style_sheet_has_it() {
    assert_eq!(lift(SCREEN, TOAST, &[]), None);
    // A rail at the side, a bar scrolled away, a button of a closed dialog, a button further up.
    let elsewhere = [edges(0.0, SCREEN), edges(-70.0, -6.0), edges(0.0, 0.0), edges(100.0, 160.0)];
    assert_eq!(lift(SCREEN, TOAST, &elsewhere), None);
}

#[test]
fn toast_stands_above_the_bars() {
    let (act, nav) = (edges(420.0, 504.0), edges(504.0, SCREEN));
    assert_eq!(lift(SCREEN, TOAST, &[nav]), Some(SCREEN - 504.0 + 8.0));
    assert_eq!(lift(SCREEN, TOAST, &[act, nav, edges(432.0, 492.0)]), Some(SCREEN - 420.0 + 8.0));
}

#[test]
fn toast_stands_above_a_main_button_that_has_no_room_for_it_below() {
    let nav = edges(504.0, SCREEN);
    assert_eq!(lift(SCREEN, TOAST, &[edges(380.0, 440.0), nav]), Some(SCREEN - 380.0 + 8.0));
    assert_eq!(lift(SCREEN, TOAST, &[edges(300.0, 360.0), nav]), Some(SCREEN - 504.0 + 8.0));
}

#[test]
fn toast_stays_on_the_screen_when_all_of_it_is_taken() {
    let taken: Vec<Edges> = (0..8).map(|row| edges(f64::from(row) * 71.0, f64::from(row + 1) * 71.0)).collect();
    assert_eq!(lift(SCREEN, TOAST, &taken), Some(SCREEN - TOAST));
}

proptest! {
    #[test]
    fn toast_covers_nothing_where_there_is_room(rows in prop::collection::vec((0.0..500.0, 20.0..60.0), 0..3)) {
        let mut taken: Vec<Edges> = rows.into_iter().map(|(top, height)| edges(top, top + height)).collect();
        taken.push(edges(504.0, SCREEN));
        let Some(lift) = lift(SCREEN, TOAST, &taken) else { return Err(TestCaseError::fail("the bar is in the way")) };
        let (top, bottom) = (SCREEN - lift - TOAST, SCREEN - lift);
        prop_assert!(top >= 0.0);
        let has_room = lift < SCREEN - TOAST;
        let is_free = taken.iter().all(|edges| edges.bottom <= top || edges.top >= bottom);
        prop_assert!(!has_room || is_free, "{lift} of {taken:?}");
    }
}
