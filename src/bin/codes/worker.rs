//! Requests in, answers out.

use crate::system_reader::SystemReader;
use js_sys::{ArrayBuffer, Uint8Array};
use tung_nha::bridge::worker::serve;
use tung_nha::exchange::codes::{CodesAnswer, CodesDesk, CodesRequest};

pub fn start() {
    console_error_panic_hook::set_once();
    let mut desk = CodesDesk::default();
    let mut reader = SystemReader::find();
    serve(async move |payload, content| {
        let (answer, content) = receive(&mut desk, &mut reader, &payload, content).await;
        (encode(&answer), content.map(|content| Uint8Array::from(content.as_slice()).buffer()))
    });
}

async fn receive(
    desk: &mut CodesDesk,
    reader: &mut SystemReader,
    payload: &[u8],
    content: Option<ArrayBuffer>,
) -> (CodesAnswer, Option<Vec<u8>>) {
    let Ok(request) = postcard::from_bytes::<CodesRequest>(payload) else { return (CodesAnswer::Failed, None) };
    if let (CodesRequest::Look { width }, Some(pixels)) = (&request, &content) {
        let texts = reader.texts(pixels, *width).await;
        if !texts.is_empty() {
            return desk.read(&texts);
        }
    }
    let content = content.map(|content| Uint8Array::new(&content).to_vec()).unwrap_or_default();
    desk.answer(request, &content)
}

/// Returns the bytes of an answer.
fn encode(answer: &CodesAnswer) -> Vec<u8> {
    // Answers are plain data: writing them to memory cannot fail.
    postcard::to_allocvec(answer).unwrap_or_default()
}
