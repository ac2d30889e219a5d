//! The engine worker without a screen: what a scenario asks goes over the same wire the screen uses.

use anyhow::{Context, Result, anyhow};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tung_nha::bridge::{Answered, Ask, Refusal, Request};

use crate::harness::browser::Browser;
use crate::harness::page::Page;
use crate::harness::server::Server;

/// Starts a worker and keeps its line in the window, under a name. A posted message is `[kind, number, payload, file]`;
/// kind 0 says that the worker listens, 1 is a call, 2 an answer, 4 the last words.
const START: &str = r"
    const worker = new Worker(`${location.origin}ARGUMENT_BASEengine_loader.js`);
    const engine = { worker, waiting: new Map(), last: 0 };
    window['ARGUMENT_NAME'] = engine;
    await new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(event.message || 'the worker did not load');
      worker.onmessage = ({ data: [kind, number, payload] }) => {
        if (kind === 0) resolve();
        if (kind === 2) engine.waiting.get(number).resolve(payload);
        if (kind === 4) engine.waiting.forEach(({ reject }) => reject(new TextDecoder().decode(payload)));
      };
    });
";

const CALL: &str = r"
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const engine = window['ARGUMENT_NAME'];
    const number = ++engine.last;
    const payload = bytes(ARGUMENT_PAYLOAD);
    const file = ARGUMENT_FILE === null ? [] : [bytes(ARGUMENT_FILE).buffer];
    const answer = await new Promise((resolve, reject) => {
      engine.waiting.set(number, { resolve, reject });
      engine.worker.postMessage([1, number, payload, ...file], [payload.buffer, ...file]);
    });
    engine.waiting.delete(number);
    return btoa(Array.from(answer, (byte) => String.fromCharCode(byte)).join(''));
";

/// A running engine worker on a page where no app runs, so that nothing else holds the ward.
#[derive(Clone)]
pub struct EngineWorker {
    page: Page,
    name: &'static str,
}

impl EngineWorker {
    /// Starts the worker of the app that `server` serves. No ward is open yet.
    ///
    /// # Errors
    /// When the worker does not load.
    pub async fn start(browser: &Browser, server: &Server) -> Result<Self> {
        let page = browser.visit(server, "icons/icon.svg").await?;
        Self::start_on(page, "engine").await
    }

    /// Starts a second worker, as a second tab does.
    ///
    /// # Errors
    /// When the worker does not load.
    pub async fn start_another(&self) -> Result<Self> {
        Self::start_on(self.page.clone(), "another").await
    }

    async fn start_on(page: Page, name: &'static str) -> Result<Self> {
        let base = page.path().await?.replace("icons/icon.svg", "");
        page.run(&START.replace("ARGUMENT_BASE", &base).replace("ARGUMENT_NAME", name)).await?;
        Ok(Self { page, name })
    }

    /// Asks the engine and waits for its answer: a command that was answered is an acknowledged one.
    ///
    /// # Errors
    /// When the engine refuses or the browser died.
    pub async fn ask<A: Ask>(&self, ask: A) -> Result<A::Answer> {
        self.ask_with(ask, None).await?.map_err(|refusal| anyhow!("refused: {refusal}"))
    }

    /// Asks with a file beside the message.
    ///
    /// # Errors
    /// When the browser died; what the engine says no to is inside.
    pub async fn ask_with<A: Ask>(&self, ask: A, file: Option<&[u8]>) -> Result<Result<A::Answer, Refusal>> {
        let request: Request = ask.into();
        let payload = STANDARD.encode(postcard::to_allocvec(&request)?);
        let file = file.map_or_else(|| "null".to_owned(), |file| format!("'{}'", STANDARD.encode(file)));
        let call = CALL.replace("ARGUMENT_PAYLOAD", &format!("'{payload}'")).replace("ARGUMENT_FILE", &file);
        let call = call.replace("ARGUMENT_NAME", self.name);
        let Value::String(answer) = self.page.run(&call).await? else {
            return Err(anyhow!("the engine's answer is no text"));
        };
        let answer = STANDARD.decode(answer).map_err(|error| anyhow!("{error}"))?;
        postcard::from_bytes::<Answered<A::Answer>>(&answer).context("the engine's answer")
    }
}
