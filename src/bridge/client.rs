//! The calling end of the bridge, on the screen's thread.

use crate::bridge::BridgeFault;
use crate::bridge::port::{Message, Parcel, Port, words_of};
use futures_channel::oneshot;
use js_sys::{Array, ArrayBuffer};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

/// A worker to be called: the engine, or one that is started only when needed. Clones call the same one; the last one
/// dropped ends it.
#[derive(Clone)]
pub struct WorkerClient {
    line: Rc<Line>,
}

/// The line to one worker, and what hangs on it.
struct Line {
    port: Port,
    /// The worker behind the port, if this end started it.
    worker: Option<Worker>,
    state: RefCell<State>,
    listeners: RefCell<Vec<Listener>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_fall: Closure<dyn FnMut(Event)>,
}

type Listener = Rc<dyn Fn(Vec<u8>)>;

struct State {
    phase: Phase,
    last_id: u32,
    waiting: BTreeMap<u32, oneshot::Sender<Result<Parcel, BridgeFault>>>,
}

enum Phase {
    /// The worker is loading; calls are kept until it says it is ready.
    Starting(Vec<Message>),
    Ready,
    /// Nothing will be answered any more, and why.
    Over(BridgeFault),
}

impl WorkerClient {
    /// Starts the worker of this script. Calls may be made at once: they are sent when it is ready.
    ///
    /// # Errors
    /// The browser does not let it start. A script that cannot be loaded is told by the calls; one that loads but
    /// then fails to load its wasm must throw outside its promise, or the calls wait for ever.
    pub fn start(worker_url: &str) -> Result<Self, BridgeFault> {
        let worker = Worker::new(worker_url).map_err(|thrown| BridgeFault::NotStarted(words_of(&thrown)))?;
        Ok(Self { line: Line::open(worker.unchecked_ref::<Port>().clone(), Some(worker)) })
    }

    /// Takes over a worker that was started before, with the events it has sent since.
    #[must_use]
    pub fn take_over(worker: Worker, sent: &Array) -> Self {
        let client = Self { line: Line::open(worker.unchecked_ref::<Port>().clone(), Some(worker.clone())) };
        for event in sent.iter() {
            // An event can be sent again, and reaches whoever listens now. Nobody cancels it.
            let _ = worker.dispatch_event(event.unchecked_ref());
        }
        client
    }

    /// Calls whoever serves the other end of a port, such as one of a `MessageChannel`.
    #[must_use]
    pub fn over(port: Port) -> Self {
        Self { line: Line::open(port, None) }
    }

    /// Sends a call and returns its answer. The attachment is handed over: this side cannot read it any more.
    ///
    /// A caller that stops waiting does not stop the worker.
    ///
    /// # Errors
    /// The worker fell or was ended, before this call or during it.
    pub async fn call(
        &self,
        payload: Vec<u8>,
        attachment: Option<ArrayBuffer>,
    ) -> Result<(Vec<u8>, Option<ArrayBuffer>), BridgeFault> {
        let answer = self.line.send(Parcel { payload, attachment })?;
        let parcel = answer.await.unwrap_or(Err(BridgeFault::Ended))?;
        Ok((parcel.payload, parcel.attachment))
    }

    /// Calls back with each message the worker sends unasked, for as long as the worker lives.
    pub fn on_event(&self, callback: impl Fn(Vec<u8>) + 'static) {
        self.line.listeners.borrow_mut().push(Rc::new(callback));
    }

    /// Ends the worker at once, whatever it is doing. Waiting and later calls are told [`BridgeFault::Ended`].
    pub fn terminate(&self) {
        self.line.end(&BridgeFault::Ended);
    }
}

impl Line {
    fn open(port: Port, worker: Option<Worker>) -> Rc<Self> {
        Rc::new_cyclic(|line: &Weak<Self>| {
            let on_message = Closure::new({
                let line = line.clone();
                move |event: MessageEvent| {
                    if let Some(line) = line.upgrade() {
                        line.receive(&event.data());
                    }
                }
            });
            let on_fall = Closure::new({
                let line = line.clone();
                move |event: Event| {
                    if let Some(line) = line.upgrade() {
                        line.end(&BridgeFault::Crashed(words_of_fall(&event)));
                    }
                }
            });
            port.listen(on_message.as_ref().unchecked_ref());
            if let Some(worker) = &worker {
                worker.set_onerror(Some(on_fall.as_ref().unchecked_ref()));
                worker.set_onmessageerror(Some(on_fall.as_ref().unchecked_ref()));
            }
            let state = State { phase: Phase::Starting(Vec::new()), last_id: 0, waiting: BTreeMap::new() };
            let state = RefCell::new(state);
            Self { port, worker, state, listeners: RefCell::default(), _on_message: on_message, _on_fall: on_fall }
        })
    }

    fn send(&self, parcel: Parcel) -> Result<oneshot::Receiver<Result<Parcel, BridgeFault>>, BridgeFault> {
        let mut state = self.state.borrow_mut();
        let id = state.last_id.wrapping_add(1);
        let call = Message::Call { id, parcel };
        match &mut state.phase {
            Phase::Over(fault) => return Err(fault.clone()),
            Phase::Starting(kept) => kept.push(call),
            Phase::Ready => self.port.post(call)?,
        }
        let (sender, receiver) = oneshot::channel();
        state.last_id = id;
        state.waiting.insert(id, sender);
        Ok(receiver)
    }

    fn receive(&self, posted: &JsValue) {
        match Message::decode(posted) {
            Ok(Message::Ready) => self.send_kept(),
            Ok(Message::Answer { id, parcel }) => self.settle(id, Ok(parcel)),
            Ok(Message::Event { payload }) => self.tell_listeners(&payload),
            Ok(Message::Crash { words }) => self.end(&BridgeFault::Crashed(words)),
            Ok(Message::Call { .. }) => self.end(&BridgeFault::Garbled("a worker called its client".to_owned())),
            Err(fault) => self.end(&fault),
        }
    }

    fn send_kept(&self) {
        let before = std::mem::replace(&mut self.state.borrow_mut().phase, Phase::Ready);
        let kept = match before {
            Phase::Starting(kept) => kept,
            Phase::Ready => return,
            over @ Phase::Over(_) => {
                self.state.borrow_mut().phase = over;
                return;
            }
        };
        for call in kept {
            let Message::Call { id, .. } = call else {
                continue;
            };
            if let Err(fault) = self.port.post(call) {
                self.settle(id, Err(fault));
            }
        }
    }

    fn settle(&self, id: u32, outcome: Result<Parcel, BridgeFault>) {
        let waiting = self.state.borrow_mut().waiting.remove(&id);
        if let Some(sender) = waiting {
            // A caller that stopped waiting needs no answer.
            drop(sender.send(outcome));
        }
    }

    fn tell_listeners(&self, payload: &[u8]) {
        // A listener may add a listener, so none is called while the list is borrowed.
        let listeners = self.listeners.borrow().clone();
        for listener in listeners {
            listener(payload.to_vec());
        }
    }

    fn end(&self, fault: &BridgeFault) {
        let waiting = {
            let mut state = self.state.borrow_mut();
            if matches!(state.phase, Phase::Over(_)) {
                return;
            }
            state.phase = Phase::Over(fault.clone());
            std::mem::take(&mut state.waiting)
        };
        self.hang_up();
        for sender in waiting.into_values() {
            drop(sender.send(Err(fault.clone())));
        }
    }

    fn hang_up(&self) {
        self.port.ignore();
        if let Some(worker) = &self.worker {
            worker.set_onerror(None);
            worker.set_onmessageerror(None);
            worker.terminate();
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.hang_up();
    }
}

fn words_of_fall(event: &Event) -> String {
    match event.dyn_ref::<ErrorEvent>() {
        Some(error) => error.message(),
        None if event.type_() == "messageerror" => "a message could not be read".to_owned(),
        None => "the script could not be loaded".to_owned(),
    }
}
