//! Who may write: one tab at a time, by a Web Lock held for the life of the worker.
//!
//! Where the browser has no Web Locks (Safari before 15.4), every tab is told it holds the lock, as if it were alone.

use crate::storage::patience::pause;
use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Who holds the writer's lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockState {
    /// This one, until it ends or another takes over.
    Held,
    TakenByAnotherTab,
}

#[derive(Clone, Copy)]
enum Approach {
    IfAvailable,
    Steal,
}

/// How long, in milliseconds, the last page may take to let go after it was left or loaded anew, and how often it is asked.
const LETTING_GO_MS: u32 = 3000;
const ASKING_MS: u32 = 100;

/// Takes the lock once nobody holds it, not even this tab by an earlier call; gives up soon. `on_taken_over` runs when
/// another tab later takes it away: stop writing then.
pub async fn hold_writer_lock(name: &str, on_taken_over: impl FnOnce() + Clone + 'static) -> LockState {
    for _ in 0..LETTING_GO_MS / ASKING_MS {
        if request(name, Approach::IfAvailable, on_taken_over.clone()).await == LockState::Held {
            return LockState::Held;
        }
        pause(ASKING_MS).await;
    }
    LockState::TakenByAnotherTab
}

/// Takes the lock away from whoever holds it; their `on_taken_over` runs.
pub async fn take_over_writer_lock(name: &str, on_taken_over: impl FnOnce() + 'static) {
    request(name, Approach::Steal, on_taken_over).await;
}

async fn request(name: &str, approach: Approach, on_taken_over: impl FnOnce() + 'static) -> LockState {
    let Some(locks) = lock_manager() else {
        return LockState::Held;
    };
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let granted = Closure::once_into_js({
        let sender = Rc::clone(&sender);
        move |lock: JsValue| {
            let state = if lock.is_null() { LockState::TakenByAnotherTab } else { LockState::Held };
            if let Some(sender) = sender.borrow_mut().take() {
                // Nobody waits any more: the lock is held all the same.
                let _ = sender.send(state);
            }
            match state {
                // The lock is held for as long as this promise is open: to the end of the worker.
                LockState::Held => Promise::new(&mut |_, _| ()).into(),
                LockState::TakenByAnotherTab => JsValue::UNDEFINED,
            }
        }
    });
    let Ok(end) = options(approach).and_then(|options| locks.request(name, &options, granted.unchecked_ref())) else {
        return LockState::Held;
    };
    spawn_local(async move {
        if JsFuture::from(end).await.is_ok() {
            return;
        }
        // A request refused before it was granted means locks do not work here; after, that another took over.
        match sender.borrow_mut().take() {
            Some(sender) => drop(sender.send(LockState::Held)),
            None => on_taken_over(),
        }
    });
    receiver.await.unwrap_or(LockState::Held)
}

fn lock_manager() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}

fn options(approach: Approach) -> Result<Object, JsValue> {
    let options = Object::new();
    match approach {
        Approach::IfAvailable => Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)?,
        Approach::Steal => Reflect::set(&options, &"steal".into(), &JsValue::TRUE)?,
    };
    Ok(options)
}

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Result<Promise, JsValue>;
}
