// The service worker: after one visit the app opens without a network, whole and of one version.
//
// It holds the app's own files and nothing of the ward, with one exception: files another app shares to this one wait
// in the inbox until the person is done with them. It activates a new version only when the page says the user agreed.
"use strict";

// Both lines are filled in by the build: what the app consists of, and the hash of that list.
const VERSION = "";
const FILES = {};

// Every path under one origin shares one cache storage, so names carry the path this worker is responsible for.
const SCOPE = new URL(self.registration.scope);
const PREFIX = `app-${SCOPE.pathname}-`;
const CACHE = PREFIX + VERSION;
const INBOX = `inbox-${SCOPE.pathname}`;
const SHELL = new URL("./", SCOPE).href;
// The list a cache was filled from is kept beside the files.
const LIST = new URL("precache.json", SCOPE).href;
const SHARE_PATH = new URL("nhan-tep", SCOPE).pathname;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  if (request.method === "POST" && url.pathname === SHARE_PATH) {
    event.respondWith(receive(request));
  } else if (request.method === "GET" && request.mode === "navigate") {
    event.respondWith(fromCache(SHELL, request));
  } else if (request.method === "GET" && isOurs(url)) {
    event.respondWith(fromCache(url.href, request));
  }
});

function isOurs(url) {
  return Object.hasOwn(FILES, url.pathname.slice(SCOPE.pathname.length));
}

// All files or none: a version that is not whole must never serve anybody.
async function install() {
  const cache = await caches.open(CACHE);
  try {
    const kept = await filesOnDevice();
    for (const [path, integrity] of Object.entries(FILES)) {
      const url = new URL(path, SCOPE).href;
      const response = kept.get(integrity) ?? (await download(url, integrity));
      await cache.put(url, response.clone());
    }
    await cache.put(LIST, new Response(JSON.stringify(FILES)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function download(url, integrity) {
  // Past the HTTP cache: it may hold an older file under the same name, which integrity would refuse.
  const response = await fetch(new Request(url, { cache: "reload", integrity }));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

// The files earlier versions left here, by integrity: what did not change is not downloaded again.
async function filesOnDevice() {
  const kept = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === CACHE) continue;
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (!list) continue;
    for (const [path, integrity] of Object.entries(await list.json())) {
      const response = await cache.match(new URL(path, SCOPE).href);
      if (response) kept.set(integrity, response);
    }
  }
  return kept;
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  // The first version takes over the page that brought it, so that page is safe without a network at once.
  await self.clients.claim();
}

// Only ever this version's cache: a match across all caches could mix two versions.
async function fromCache(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? fetch(request);
}

function warn(error) {
  console.warn("inbox:", error);
}

// Files another app shares arrive as a form. They are stored before the page opens: a worker may be stopped at any
// moment, and what it only remembers is lost. The page removes each once the person is done with it.
async function receive(request) {
  let arrived = 0;
  let sent = 0;
  try {
    const form = await request.formData();
    const files = form.getAll("tep").filter((entry) => entry instanceof File);
    sent = files.length;
    const inbox = await caches.open(INBOX);
    for (const [index, file] of files.entries()) {
      const headers = { "content-type": file.type || "text/plain", "x-file-name": encodeURIComponent(file.name) };
      const address = new URL(`hop-thu/${Date.now()}-${index}`, SCOPE).href;
      // There is no room, say; a smaller one after it may still find some.
      await inbox.put(address, new Response(file, { headers })).then(() => arrived++, warn);
    }
  } catch (error) {
    warn(error);
  }
  // The page opens all the same, takes what did arrive, and says where something did not.
  const hasAll = arrived > 0 && arrived === sent;
  const page = hasAll ? new URL("gui-nhan?hop-thu=1", SCOPE) : new URL("gui-nhan?hop-thu=thieu", SCOPE);
  return Response.redirect(page.href, 303);
}
