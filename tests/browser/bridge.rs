//! The bridge: every call gets its own answer, whatever the order, and a worker that fell is told of.

use js_sys::{Array, ArrayBuffer};
use std::cell::RefCell;
use std::rc::Rc;
use tung_nha::bridge::BridgeFault;
use tung_nha::bridge::client::WorkerClient;
use tung_nha::bridge::port::{Message, Parcel, Port};
use tung_nha::bridge::worker::{Events, serve_over};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(inline_js = r#"
export function channel() {
  const { port1, port2 } = new MessageChannel();
  return [port1, port2];
}
export function worker_of(script) { return URL.createObjectURL(new Blob([script], { type: "text/javascript" })); }
export function started(url) {
  const worker = new Worker(url);
  const said = [];
  worker.onmessage = worker.onerror = (event) => { event.preventDefault(); said.push(event); };
  return [worker, said];
}
export function sleep(delay_ms) { return new Promise((resolve) => setTimeout(() => resolve(0), delay_ms)); }
"#)]
extern "C" {
    fn channel() -> Array;
    fn worker_of(script: &str) -> String;
    fn started(url: &str) -> Array;
    async fn sleep(delay_ms: u32) -> JsValue;
}

/// A worker that is slow to load, loses what comes before it is ready, and answers every three calls backwards.
const BACKWARDS: &str = r"
setTimeout(() => {
    let calls = [];
    onmessage = ({ data: [, id, payload] }) => {
        calls.push([2, id, payload]);
        if (calls.length === 3) calls.splice(0).reverse().forEach((answer) => postMessage(answer));
    };
    postMessage([0, 0, new Uint8Array()]);
}, 50);
";

/// A worker that falls at its first call.
const FALLING: &str = r"
onmessage = () => { throw new Error('out of paper'); };
postMessage([0, 0, new Uint8Array()]);
";

/// A worker that is ready and never answers.
const SILENT: &str = "postMessage([0, 0, new Uint8Array()]);";

/// A worker that speaks another language.
const FOREIGN: &str = "postMessage([0, 0, new Uint8Array()]); onmessage = () => postMessage({ answer: 42 });";

fn ports() -> (Port, Port) {
    let ports = channel();
    (ports.get(0).unchecked_into(), ports.get(1).unchecked_into())
}

async fn call(client: &WorkerClient, payload: &[u8]) -> Result<Vec<u8>, BridgeFault> {
    client.call(payload.to_vec(), None).await.map(|(payload, _)| payload)
}

type Outcome = Rc<RefCell<Option<Result<Vec<u8>, BridgeFault>>>>;

/// Sends a call and returns where its outcome will be.
async fn calling(client: &WorkerClient, payload: &[u8]) -> Outcome {
    let outcome = Rc::new(RefCell::new(None));
    spawn_local({
        let (client, payload, outcome) = (client.clone(), payload.to_vec(), Rc::clone(&outcome));
        async move {
            let answer = call(&client, &payload).await;
            outcome.replace(Some(answer));
        }
    });
    sleep(0).await;
    outcome
}

#[wasm_bindgen_test]
fn message_decodes_to_what_was_encoded() {
    let attachment = ArrayBuffer::new(3);
    let parcel = Parcel { payload: b"\x00\xff".to_vec(), attachment: Some(attachment) };
    let (encoded, transfer) = Message::Answer { id: u32::MAX, parcel }.encode();
    assert_eq!(transfer.length(), 2, "payload and attachment are handed over");
    let Ok(Message::Answer { id, parcel }) = Message::decode(&encoded) else {
        panic!("an answer was encoded");
    };
    assert_eq!((id, parcel.payload.as_slice()), (u32::MAX, &b"\x00\xff"[..]));
    assert_eq!(parcel.attachment.map(|buffer| buffer.byte_length()), Some(3));

    let (encoded, _) = Message::Event { payload: Vec::new() }.encode();
    assert!(matches!(Message::decode(&encoded), Ok(Message::Event { payload }) if payload.is_empty()));
    let (encoded, _) = Message::Crash { words: "hết giấy".to_owned() }.encode();
    assert!(matches!(Message::decode(&encoded), Ok(Message::Crash { words }) if words == "hết giấy"));
}

#[wasm_bindgen_test]
fn foreign_messages_are_garbled() {
    let bytes: JsValue = js_sys::Uint8Array::new_with_length(1).into();
    let messages = [
        JsValue::NULL,
        JsValue::from("ready"),
        Array::new().into(),
        Array::of3(&99.into(), &0.into(), &bytes).into(),
        Array::of3(&1.into(), &(-1).into(), &bytes).into(),
        Array::of3(&1.into(), &0.5.into(), &bytes).into(),
        Array::of3(&1.into(), &0.into(), &"text".into()).into(),
        Array::of4(&1.into(), &0.into(), &bytes, &"text".into()).into(),
    ];
    for message in messages {
        assert!(matches!(Message::decode(&message), Err(BridgeFault::Garbled(_))), "{message:?}");
    }
}

#[wasm_bindgen_test]
async fn answers_out_of_order_reach_their_callers() {
    let client = WorkerClient::start(&worker_of(BACKWARDS)).unwrap();
    let outcomes = [calling(&client, b"a").await, calling(&client, b"b").await];
    assert_eq!(call(&client, b"c").await, Ok(b"c".to_vec()));
    sleep(20).await;
    assert_eq!(outcomes.map(|outcome| outcome.take()), [Some(Ok(b"a".to_vec())), Some(Ok(b"b".to_vec()))]);
}

#[wasm_bindgen_test]
async fn calls_are_handled_one_after_another() {
    let (near, far) = ports();
    let log = Rc::new(RefCell::new(Vec::new()));
    serve_over(far, {
        let log = Rc::clone(&log);
        async move |payload, attachment| {
            log.borrow_mut().push(format!("{payload:?} begins"));
            // The first call is the slowest.
            sleep(30 - 10 * u32::from(payload[0])).await;
            log.borrow_mut().push(format!("{payload:?} ends"));
            (payload, attachment)
        }
    });
    let client = WorkerClient::over(near);
    let (first, second) = (calling(&client, &[0]).await, calling(&client, &[1]).await);
    assert_eq!(call(&client, &[2]).await, Ok(vec![2]));
    assert_eq!((first.take(), second.take()), (Some(Ok(vec![0])), Some(Ok(vec![1]))));
    let expected = ["[0] begins", "[0] ends", "[1] begins", "[1] ends", "[2] begins", "[2] ends"];
    assert_eq!(*log.borrow(), expected);
}

#[wasm_bindgen_test]
async fn attachment_is_handed_over_both_ways() {
    let (near, far) = ports();
    serve_over(far, async |payload, attachment| (payload, attachment));
    let client = WorkerClient::over(near);
    let file = js_sys::Uint8Array::from(&b"a file"[..]).buffer();
    let (payload, returned) = client.call(b"take".to_vec(), Some(file.clone())).await.unwrap();
    assert_eq!(payload, b"take");
    assert_eq!(js_sys::Uint8Array::new(&returned.unwrap()).to_vec(), b"a file");
    assert_eq!(file.byte_length(), 0, "a copy was made");
    let again = client.call(b"take".to_vec(), Some(file)).await;
    assert!(matches!(again, Err(BridgeFault::Garbled(_))), "{again:?}");
    assert_eq!(call(&client, b"on").await, Ok(b"on".to_vec()));
}

#[wasm_bindgen_test]
async fn events_reach_every_listener_in_order() {
    let (near, far) = ports();
    let events = Events::over(far.clone());
    serve_over(far, async move |payload, _| {
        events.post([b"before ", payload.as_slice()].concat()).unwrap();
        events.post([b"after ", payload.as_slice()].concat()).unwrap();
        (payload, None)
    });
    let client = WorkerClient::over(near);
    let heard = Rc::new(RefCell::new(Vec::new()));
    for listener in ["left", "right"] {
        let heard = Rc::clone(&heard);
        client.on_event(move |payload| heard.borrow_mut().push((listener, String::from_utf8(payload).unwrap())));
    }
    call(&client, b"noon").await.unwrap();
    let expected = [("left", "before noon"), ("right", "before noon"), ("left", "after noon"), ("right", "after noon")];
    assert_eq!(*heard.borrow(), expected.map(|(listener, text)| (listener, text.to_owned())));
}

#[wasm_bindgen_test]
async fn fall_of_the_worker_fails_waiting_and_later_calls() {
    let client = WorkerClient::start(&worker_of(FALLING)).unwrap();
    let waiting = calling(&client, b"a").await;
    let crashed = BridgeFault::Crashed("Uncaught Error: out of paper".to_owned());
    assert_eq!(call(&client, b"b").await, Err(crashed.clone()));
    assert_eq!(waiting.take(), Some(Err(crashed.clone())));
    assert_eq!(call(&client, b"c").await, Err(crashed));
}

#[wasm_bindgen_test]
async fn last_words_of_the_worker_are_kept() {
    let script = format!("{SILENT} onmessage = () => postMessage([4, 0, new TextEncoder().encode('panicked')]);");
    let client = WorkerClient::start(&worker_of(&script)).unwrap();
    assert_eq!(call(&client, b"a").await, Err(BridgeFault::Crashed("panicked".to_owned())));
}

#[wasm_bindgen_test]
async fn script_that_is_not_there_is_told_by_the_calls() {
    let client = WorkerClient::start("no-such-worker.js").unwrap();
    let outcome = call(&client, b"a").await;
    assert!(matches!(outcome, Err(BridgeFault::Crashed(_))), "{outcome:?}");
}

#[wasm_bindgen_test]
async fn ended_worker_is_told_to_waiting_and_later_calls() {
    let client = WorkerClient::start(&worker_of(SILENT)).unwrap();
    let waiting = calling(&client, b"a").await;
    sleep(50).await;
    assert_eq!(*waiting.borrow(), None);
    client.terminate();
    sleep(0).await;
    assert_eq!(waiting.take(), Some(Err(BridgeFault::Ended)));
    assert_eq!(call(&client, b"b").await, Err(BridgeFault::Ended));
}

/// Starts a worker, and a while later a client that takes it over.
async fn taken_over(script: &str) -> WorkerClient {
    let started = started(&worker_of(script));
    sleep(150).await;
    WorkerClient::take_over(started.get(0).unchecked_into(), &started.get(1).unchecked_into())
}

#[wasm_bindgen_test]
async fn worker_that_was_ready_before_anybody_listened_is_taken_over() {
    let client = taken_over(BACKWARDS).await;
    let outcomes = [calling(&client, b"a").await, calling(&client, b"b").await];
    assert_eq!(call(&client, b"c").await, Ok(b"c".to_vec()));
    sleep(20).await;
    assert_eq!(outcomes.map(|outcome| outcome.take()), [Some(Ok(b"a".to_vec())), Some(Ok(b"b".to_vec()))]);
}

#[wasm_bindgen_test]
async fn fall_of_a_worker_before_anybody_listened_is_told_by_the_calls() {
    let client = taken_over("throw new Error('out of paper');").await;
    assert_eq!(call(&client, b"a").await, Err(BridgeFault::Crashed("Uncaught Error: out of paper".to_owned())));
}

#[wasm_bindgen_test]
async fn foreign_worker_is_garbled() {
    let client = WorkerClient::start(&worker_of(FOREIGN)).unwrap();
    let outcome = call(&client, b"a").await;
    assert!(matches!(outcome, Err(BridgeFault::Garbled(_))), "{outcome:?}");
}

#[wasm_bindgen_test]
async fn caller_that_stops_waiting_disturbs_nobody() {
    let (near, far) = ports();
    serve_over(far, async |payload, attachment| (payload, attachment));
    let client = WorkerClient::over(near);
    drop(client.call(b"never sent".to_vec(), None));
    {
        let mut abandoned = Box::pin(client.call(b"abandoned".to_vec(), None));
        let polled = std::future::poll_fn(|context| std::task::Poll::Ready(abandoned.as_mut().poll(context))).await;
        assert!(polled.is_pending());
    }
    assert_eq!(call(&client, b"kept").await, Ok(b"kept".to_vec()));
}
