//! Typed calls of the engine, made by the client of its worker.

use crate::bridge::client::WorkerClient;
use crate::bridge::{Answered, Ask, Event, Refusal, Request};
use js_sys::ArrayBuffer;

impl WorkerClient {
    /// Asks the engine something and returns its answer.
    ///
    /// # Errors
    /// The engine refuses, or stopped.
    pub async fn ask<A: Ask>(&self, ask: A) -> Answered<A::Answer> {
        self.ask_with(ask, None).await.map(|(answer, _)| answer)
    }

    /// Asks with a file beside the message, and returns the file beside the answer.
    ///
    /// # Errors
    /// The engine refuses, or stopped.
    pub async fn ask_with<A: Ask>(
        &self,
        ask: A,
        file: Option<ArrayBuffer>,
    ) -> Answered<(A::Answer, Option<ArrayBuffer>)> {
        let request: Request = ask.into();
        let payload = postcard::to_allocvec(&request).map_err(|error| Refusal::Message(error.to_string()))?;
        let (payload, file) = self.call(payload, file).await.map_err(|fault| Refusal::Stopped(fault.to_string()))?;
        let answer: Answered<A::Answer> =
            postcard::from_bytes(&payload).map_err(|error| Refusal::Message(error.to_string()))?;
        answer.map(|answer| (answer, file))
    }

    /// Calls back with each event of the engine.
    pub fn on_engine_event(&self, callback: impl Fn(Event) + 'static) {
        self.on_event(move |payload| {
            if let Ok(event) = postcard::from_bytes(&payload) {
                callback(event);
            }
        });
    }
}
