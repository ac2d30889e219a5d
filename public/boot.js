// The first script: starts the app, and keeps what the browser says before the app can listen.
//
// To the app it speaks through events on `window` and remembers each for a late listener:
//   tung-nha:install-offered   window.__installPrompt holds the browser's prompt; null again once installed
//   tung-nha:offline-ready     window.__offlineReady is true: the whole app is on this device
//   tung-nha:update-ready      window.__updateReady is true: a new version waits for the user's word
//   tung-nha:files-arrived     files opened with the app from the computer's desktop lie in the inbox;
//                              window.__filesLost is true if one found no room there
// window.__engine holds the engine's worker and what it has said so far, if it was started here.
// The app speaks back by dispatching on `window`:
//   tung-nha:update-accepted   activate the waiting version and reload every tab of the app

const base = new URL(document.baseURI);
const HOUR_MS = 3_600_000;

function tell(name) {
  window.dispatchEvent(new Event(`tung-nha:${name}`));
}

window.__installPrompt = null;
window.__offlineReady = false;
window.__updateReady = false;
window.__filesLost = false;

window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.__installPrompt = event;
  tell("install-offered");
});
window.addEventListener("appinstalled", () => {
  window.__installPrompt = null;
  tell("install-offered");
});

// One that cannot be read (it was moved, say) leaves word.
async function layIntoInbox(handle, index) {
  const inbox = await caches.open(`inbox-${base.pathname}`);
  const address = new URL(`hop-thu/${Date.now()}-${index}`, base);
  const headers = { "x-file-name": encodeURIComponent(handle.name) };
  try {
    await inbox.put(address, new Response(await handle.getFile(), { headers }));
  } catch {
    await inbox.put(address, new Response(null, { headers: { ...headers, "x-unreadable": "1" } }));
  }
}

// Files opened with the app go the way of files shared to it: through the inbox (see sw.js).
if ("launchQueue" in window) {
  window.launchQueue.setConsumer(async ({ files }) => {
    if (!files.length) return;
    window.__filesLost = false;
    for (const [index, handle] of files.entries()) {
      await layIntoInbox(handle, index).catch(() => (window.__filesLost = true));
    }
    tell("files-arrived");
  });
}

async function watchOver(registration) {
  const announce = (worker) => {
    worker.addEventListener("statechange", () => {
      // Without a controller this is the first version, and nothing is replaced.
      if (worker.state === "installed" && navigator.serviceWorker.controller) updateReady();
    });
  };
  const updateReady = () => {
    window.__updateReady = true;
    tell("update-ready");
  };
  if (registration.waiting && navigator.serviceWorker.controller) updateReady();
  if (registration.installing) announce(registration.installing);
  registration.addEventListener("updatefound", () => announce(registration.installing));
  window.addEventListener("tung-nha:update-accepted", () => registration.waiting?.postMessage("activate"));

  let checkedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checkedAt < HOUR_MS) return;
    checkedAt = Date.now();
    // Without a network there is nothing to learn, and that is no fault.
    registration.update().catch(() => {});
  });
}

async function keepOnDevice() {
  if (!("serviceWorker" in navigator)) return;
  // A page that was served by one version must not go on with the files of the next.
  let firstWorker = navigator.serviceWorker.controller === null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (firstWorker) firstWorker = false;
    else window.location.reload();
  });
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", base), {
      scope: base.pathname,
      updateViaCache: "none",
    });
    await watchOver(registration);
    await navigator.serviceWorker.ready;
    window.__offlineReady = true;
    tell("offline-ready");
  } catch (error) {
    // The app runs without it, only not yet without a network; the next start tries again.
    console.warn("service worker:", error);
  }
}

// The engine starts beside the screen where both lie on the device; on a first visit the network is the screen's.
function startEngine() {
  if (!navigator.serviceWorker?.controller) return;
  const worker = new Worker(new URL("engine_loader.js", base));
  const said = [];
  worker.onmessage = worker.onerror = (event) => said.push(event);
  window.__engine = { worker, said };
}

async function start() {
  const { glue, wasm, wasmIntegrity } = document.querySelector("script[data-glue]").dataset;
  try {
    const response = fetch(new URL(wasm, base), { integrity: wasmIntegrity });
    const { default: init } = await import(new URL(glue, base));
    await init({ module_or_path: response });
  } catch (error) {
    console.error("start:", error);
    const line = document.querySelector(".opening-wait");
    if (line) line.textContent = "Chưa mở được Từng Nhà. Bác cập nhật trình duyệt, có mạng thì tải lại trang này.";
  }
}

keepOnDevice();
startEngine();
start();
