//! One tab writes: the writer's lock is given once, waited for a little, and taken over.

use std::cell::Cell;
use std::rc::Rc;
use tung_nha::storage::lock::{LockState, hold_writer_lock, take_over_writer_lock};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
export function hold_elsewhere(name) {
  return new Promise((granted) => {
    navigator.locks.request(name, () => new Promise((let_go) => { holders.set(name, let_go); granted(0); }));
  });
}
const holders = new Map();
export function let_go_elsewhere(name) { holders.get(name)(); }
export function moment() { return new Promise((resolve) => setTimeout(() => resolve(0), 50)); }
"#)]
extern "C" {
    async fn hold_elsewhere(name: &str) -> wasm_bindgen::JsValue;
    fn let_go_elsewhere(name: &str);
    async fn moment() -> wasm_bindgen::JsValue;
}

#[wasm_bindgen_test]
async fn lock_is_given_to_one() {
    assert_eq!(hold_writer_lock("one", || ()).await, LockState::Held);
    assert_eq!(hold_writer_lock("one", || ()).await, LockState::TakenByAnotherTab);
    assert_eq!(hold_writer_lock("another", || ()).await, LockState::Held);
}

#[wasm_bindgen_test]
async fn page_that_was_just_left_is_waited_for() {
    hold_elsewhere("waited for").await;
    let has_lock = Rc::new(Cell::new(false));
    spawn_local({
        let has_lock = Rc::clone(&has_lock);
        async move {
            has_lock.set(hold_writer_lock("waited for", || ()).await == LockState::Held);
        }
    });
    moment().await;
    assert!(!has_lock.get(), "the other still holds it");
    let_go_elsewhere("waited for");
    for _ in 0..4 {
        moment().await;
    }
    assert!(has_lock.get(), "the other let go");
}

#[wasm_bindgen_test]
async fn one_whose_lock_was_taken_over_is_told() {
    let was_told = Rc::new(Cell::new(false));
    hold_writer_lock("taken over", {
        let was_told = Rc::clone(&was_told);
        move || was_told.set(true)
    })
    .await;
    moment().await;
    assert!(!was_told.get(), "nobody took it over yet");
    take_over_writer_lock("taken over", || ()).await;
    moment().await;
    assert!(was_told.get(), "another took it over");
    assert_eq!(hold_writer_lock("taken over", || ()).await, LockState::TakenByAnotherTab);
}
