// The measuring end in the browser: starts the app's own engine worker and speaks its messages, with a clock beside it.
// Served next to a copy of the finished app; ASKS holds the messages, made beforehand, in base64.
"use strict";

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask" });

const bytes = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const base64 = (array) => btoa(Array.from(array, (byte) => String.fromCharCode(byte)).join(""));

class Engine {
  #calls = new Map();
  #next = 1;

  /** Starts the worker; resolves when it listens. */
  start() {
    return new Promise((resolve, reject) => {
      this.worker = new Worker("../engine_loader.js");
      this.worker.onerror = (event) => reject(new Error(event.message));
      this.worker.onmessage = ({ data: [kind, id, payload, attachment] }) => {
        if (kind === 0) return resolve(this);
        if (kind === 4) throw new Error(new TextDecoder().decode(payload));
        if (kind !== 2) return;
        const answer = this.#calls.get(id);
        this.#calls.delete(id);
        answer({ payload, attachment });
      };
    });
  }

  /** Asks, and fails unless the answer is a good one. */
  async ask(name, base64Payload, file) {
    const payload = bytes(base64Payload);
    const id = this.#next++;
    const answer = new Promise((resolve) => this.#calls.set(id, resolve));
    const message = file ? [1, id, payload, file] : [1, id, payload];
    this.worker.postMessage(message, file ? [payload.buffer, file] : [payload.buffer]);
    const { payload: told, attachment } = await answer;
    if (told[0] !== 0) throw new Error(`${name} was refused: ${new TextDecoder().decode(told)}`);
    return { payload: told, attachment };
  }
}

const engine = new Engine();

/** From a file in hand to its changes committed. */
async function take(name) {
  const file = await (await fetch(name)).blob();
  longest = 0;
  const started = performance.now();
  await engine.ask("preview", ASKS.preview, await file.arrayBuffer());
  const previewed = performance.now();
  await engine.ask("take", ASKS.take);
  const taken = performance.now();
  // The observer is told of a long task after it ended.
  await new Promise((resolve) => setTimeout(resolve, 60));
  return { ms: taken - started, preview: previewed - started, take: taken - previewed, longest_task: longest };
}

async function timed(name, payload) {
  const started = performance.now();
  const { payload: told, attachment } = await engine.ask(name, payload);
  return { ms: performance.now() - started, told, attachment };
}

async function each(name, payloads, then = () => {}) {
  const times = [];
  for (const payload of payloads) {
    const started = performance.now();
    await engine.ask(name, payload);
    await then();
    times.push(performance.now() - started);
  }
  return times;
}

/** Everything the page of the targets shows, asked at once as the page does; `more` is what it shows later. */
async function dashboard(...more) {
  const started = performance.now();
  await Promise.all(["organisation", "by_area", ...more].map((name) => engine.ask(name, ASKS[name])));
  return { ms: performance.now() - started };
}

/** The first list and all totals, from the start of the page. */
async function coldOpen() {
  await engine.start();
  const started = performance.now();
  await engine.ask("open", ASKS.open);
  const opened = performance.now();
  await engine.ask("walk", ASKS.walk);
  const listed = performance.now();
  const { payload } = await engine.ask("totals", ASKS.totals);
  return { started, opened, list: listed, totals: performance.now(), told: base64(payload) };
}

/** What no app that keeps the same file could do without: parse it, and put its bytes in one strict transaction. */
async function floor(name) {
  const buffer = await (await fetch(name)).arrayBuffer();
  const started = performance.now();
  JSON.parse(new TextDecoder().decode(buffer));
  const parsed = performance.now();
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open("bench-floor", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("bytes");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const opened = performance.now();
  await new Promise((resolve, reject) => {
    const transaction = database.transaction("bytes", "readwrite", { durability: "strict" });
    transaction.objectStore("bytes").put(buffer, 0);
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  const put = performance.now();
  database.close();
  indexedDB.deleteDatabase("bench-floor");
  return { parse: parsed - started, put: put - opened };
}
