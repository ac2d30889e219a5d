//! The engine worker without a screen: what a scenario asks goes over the same wire the screen uses.

use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tung_nha::bridge::{Answered, Ask, Request};

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

/// Posts calls to workers, all before the first answer is awaited, and hands back the answers. A worker that is killed
/// meanwhile leaves its calls unanswered.
const CALL: &str = r"
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const calls = ARGUMENT_CALLS.map(([name, text, attached]) => {
      const engine = window[name];
      const number = ++engine.last;
      const payload = bytes(text);
      const file = attached === null ? [] : [bytes(attached).buffer];
      const answer = new Promise((resolve, reject) => {
        engine.waiting.set(number, { resolve, reject });
        setTimeout(() => reject(`no answer of ${name} to call ${number}`), 25000);
      });
      engine.worker.postMessage([1, number, payload, ...file], [payload.buffer, ...file]);
      return answer.finally(() => engine.waiting.delete(number));
    });
    const answers = await Promise.all(calls);
    const text = (answer) => btoa(Array.from(answer, (byte) => String.fromCharCode(byte)).join(''));
    return answers.map((answer) => (answer === null ? null : text(answer)));
";

/// Ends a worker after a while, as the browser does with a tab it needs the memory of. Stands before [`CALL`].
const KILL_SOON: &str = r"
    const dying = window['ARGUMENT_NAME'];
    setTimeout(() => {
      dying.worker.terminate();
      dying.waiting.forEach(({ resolve }) => resolve(null));
    }, ARGUMENT_MS);
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
    pub async fn ask_with<A: Ask>(&self, ask: A, file: Option<&[u8]>) -> Result<Answered<A::Answer>> {
        let answers = call("", vec![(self, ask.into(), file)]).await?;
        read::<A>(answers.first().and_then(Option::as_deref).context("the worker died")?)
    }

    /// Asks one thing after another without waiting for the answers between.
    ///
    /// # Errors
    /// When the engine refuses one of them or the browser died.
    pub async fn ask_all<A: Ask>(&self, asks: impl IntoIterator<Item = A>) -> Result<Vec<A::Answer>> {
        let answers = call("", asks.into_iter().map(|ask| (self, ask.into(), None)).collect()).await?;
        let answers = answers.iter().map(|answer| {
            read::<A>(answer.as_deref().context("the worker died")?)?.map_err(|refusal| anyhow!("refused: {refusal}"))
        });
        answers.collect()
    }

    /// Asks workers of the same page at the same time, kills one of them meanwhile if told to, and returns what each
    /// answered: [`read`] reads it. Whoever was killed before answers nothing.
    ///
    /// # Errors
    /// When the browser died, or a worker that lives does not answer.
    pub async fn at_once(
        asks: Vec<(&Self, Request)>,
        killed: Option<(&Self, Duration)>,
    ) -> Result<Vec<Option<Vec<u8>>>> {
        let killing = killed.map_or_else(String::new, |(engine, delay)| {
            let script = KILL_SOON.replace("ARGUMENT_NAME", engine.name);
            script.replace("ARGUMENT_MS", &delay.as_millis().to_string())
        });
        call(&killing, asks.into_iter().map(|(engine, ask)| (engine, ask, None)).collect()).await
    }

    /// Starts a worker anew in the place of one that was killed. No ward is open yet.
    ///
    /// # Errors
    /// When the worker does not load.
    pub async fn start_again(self) -> Result<Self> {
        Self::start_on(self.page, self.name).await
    }
}

/// Runs a script and, in the same breath, posts calls to workers of one page.
async fn call(script: &str, calls: Vec<(&EngineWorker, Request, Option<&[u8]>)>) -> Result<Vec<Option<Vec<u8>>>> {
    let page = calls.first().map(|(engine, ..)| engine.page.clone()).context("nobody is asked")?;
    let mut posted = Vec::new();
    for (engine, request, file) in calls {
        let payload = STANDARD.encode(postcard::to_allocvec(&request)?);
        posted.push(json!([engine.name, payload, file.map(|file| STANDARD.encode(file))]));
    }
    let calls = CALL.replace("ARGUMENT_CALLS", &Value::from(posted).to_string());
    let answers: Vec<Option<String>> =
        serde_json::from_value(page.run(&format!("{script}{calls}")).await?).context("the answers are no texts")?;
    let bytes = |answer: String| STANDARD.decode(answer).map_err(|error| anyhow!("{error}"));
    answers.into_iter().map(|answer| answer.map(bytes).transpose()).collect()
}

/// Reads the answer to an `A`.
///
/// # Errors
/// When it is the answer to something else.
pub fn read<A: Ask>(answer: &[u8]) -> Result<Answered<A::Answer>> {
    postcard::from_bytes(answer).context("the engine's answer")
}
