//! A write transaction: everything lands or nothing, and `Ok` means the browser has said `complete`.

use crate::engine::store::{Durability, Shelf, Write};
use crate::storage::indexed_db::connection::key_to_js;
use crate::storage::refusal::Refusal;
use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the third argument of `transaction`, which web-sys does not offer.
    type DurableDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with_options(
        this: &DurableDatabase,
        store_names: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Applies the writes in order, in one transaction.
///
/// # Errors
/// Nothing was written.
pub(super) async fn commit(database: &IdbDatabase, writes: &[Write], durability: Durability) -> Result<(), Refusal> {
    if writes.is_empty() {
        return Ok(());
    }
    let transaction = begin(database, writes, durability)?;
    let end = End::of(&transaction);
    let mut expectations = Vec::new();
    if let Err(refusal) = request(&transaction, writes, &mut expectations) {
        // Requests already made would commit by themselves. A transaction the browser has ended refuses to be
        // aborted, and tells its end all the same.
        drop(transaction.abort());
        drop(end.reached().await);
        return Err(refusal);
    }
    let outcome = end.reached().await;
    if expectations.iter().any(Expectation::is_disappointed) { Err(Refusal::overtaken()) } else { outcome }
}

fn begin(database: &IdbDatabase, writes: &[Write], durability: Durability) -> Result<IdbTransaction, Refusal> {
    let mut shelves: Vec<Shelf> = writes.iter().map(Write::shelf).collect();
    shelves.sort_unstable();
    shelves.dedup();
    let names: Array = shelves.into_iter().map(|shelf| JsValue::from(shelf.name())).collect();
    let durability = match durability {
        Durability::Strict | Durability::Erasing => "strict",
        Durability::Relaxed => "relaxed",
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let database: &DurableDatabase = database.unchecked_ref();
    Ok(database.transaction_with_options(&names, "readwrite", &options)?)
}

fn request(transaction: &IdbTransaction, writes: &[Write], expectations: &mut Vec<Expectation>) -> Result<(), Refusal> {
    for write in writes {
        let store = transaction.object_store(write.shelf().name())?;
        match write {
            Write::Put(_, key, bytes) => {
                drop(store.put_with_key(&Uint8Array::from(bytes.as_ref()), &key_to_js(key))?);
            }
            Write::Delete(_, key) => drop(store.delete(&key_to_js(key))?),
            Write::Clear(_) => drop(store.clear()?),
            Write::Expect(_, key, row) => {
                expectations.push(Expectation::of(store.get(&key_to_js(key))?, transaction, row.clone()));
            }
        }
    }
    Ok(())
}

/// What a row must be. The answer comes while the writes behind it are still to be undone.
struct Expectation {
    is_disappointed: Rc<Cell<bool>>,
    request: IdbRequest,
    _on_answer: Closure<dyn FnMut()>,
}

impl Expectation {
    fn of(request: IdbRequest, transaction: &IdbTransaction, expected: Option<Vec<u8>>) -> Self {
        let is_disappointed = Rc::new(Cell::new(false));
        let on_answer = Closure::new({
            let (is_disappointed, request, transaction) =
                (Rc::clone(&is_disappointed), request.clone(), transaction.clone());
            move || {
                let found = request.result().ok();
                let row = found.and_then(|found| found.dyn_into::<Uint8Array>().ok()).map(|row| row.to_vec());
                if row != expected {
                    is_disappointed.set(true);
                    // A transaction that ended meanwhile tells its end all the same.
                    drop(transaction.abort());
                }
            }
        });
        request.set_onsuccess(Some(on_answer.as_ref().unchecked_ref()));
        Self { is_disappointed, request, _on_answer: on_answer }
    }

    fn is_disappointed(&self) -> bool {
        self.is_disappointed.get()
    }
}

impl Drop for Expectation {
    fn drop(&mut self) {
        self.request.set_onsuccess(None);
    }
}

/// The end of a transaction, listened for from its beginning.
struct End {
    transaction: IdbTransaction,
    receiver: oneshot::Receiver<Result<(), Refusal>>,
    _on_complete: Closure<dyn FnMut()>,
    _on_abort: Closure<dyn FnMut()>,
}

impl End {
    fn of(transaction: &IdbTransaction) -> Self {
        let (sender, receiver) = oneshot::channel();
        let sender = Rc::new(RefCell::new(Some(sender)));
        let tell = move |end: Result<(), Refusal>| {
            if let Some(sender) = sender.borrow_mut().take() {
                // Nobody listens any more: the caller gave up, and the database keeps its own truth.
                drop(sender.send(end));
            }
        };
        let on_complete = Closure::new({
            let tell = tell.clone();
            move || tell(Ok(()))
        });
        let on_abort = Closure::new({
            let transaction = transaction.clone();
            move || tell(Err(reason_of_abort(&transaction)))
        });
        transaction.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        transaction.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        Self { transaction: transaction.clone(), receiver, _on_complete: on_complete, _on_abort: on_abort }
    }

    async fn reached(mut self) -> Result<(), Refusal> {
        let gone = || Refusal::new("AbortError", "the transaction was forgotten");
        (&mut self.receiver).await.unwrap_or_else(|_| Err(gone()))
    }
}

impl Drop for End {
    fn drop(&mut self) {
        self.transaction.set_oncomplete(None);
        self.transaction.set_onabort(None);
    }
}

fn reason_of_abort(transaction: &IdbTransaction) -> Refusal {
    match transaction.error() {
        Some(exception) => JsValue::from(exception).into(),
        None => Refusal::new("AbortError", "the transaction was aborted"),
    }
}
