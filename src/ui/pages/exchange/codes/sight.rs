//! Looking through the camera until a package is whole.

use crate::exchange::codes::{CodesAnswer, CodesRequest, Progress};
use crate::ui::clock;
use crate::ui::pages::exchange::codes::camera::{Camera, CameraFault, Shutter};
use crate::ui::pages::exchange::codes::{CodesWorker, pause};
use js_sys::ArrayBuffer;
use leptos::html::Video;
use leptos::prelude::*;
use std::time::Duration;

/// How often the camera's picture is looked at, at most: more often than codes change.
const LOOK_EVERY: Duration = Duration::from_millis(60);

/// After so long without a code the person is told how to hold the device.
const LOST_AFTER_MS: i64 = 3_000;

/// How far the receiver is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The person reads what the camera is for.
    Explaining,
    Starting,
    Looking,
    NoCamera(CameraFault),
    /// The worker fell.
    Fell,
}

/// Looking for a package; the camera goes off with the component.
#[derive(Clone, Copy)]
pub struct Sight {
    worker: StoredValue<Option<CodesWorker>, LocalStorage>,
    camera: StoredValue<Option<Camera>, LocalStorage>,
    pub video: NodeRef<Video>,
    pub stage: RwSignal<Stage>,
    pub progress: RwSignal<Option<Progress>>,
    /// Whether no code was seen for a while.
    pub is_lost: RwSignal<bool>,
}

impl Sight {
    /// Prepares to look. Call it at the top of a component.
    pub fn new() -> Self {
        let sight = Self {
            worker: StoredValue::new_local(None),
            camera: StoredValue::new_local(None),
            video: NodeRef::new(),
            stage: RwSignal::new(Stage::Explaining),
            progress: RwSignal::new(None),
            is_lost: RwSignal::new(false),
        };
        Effect::new(move |_| {
            if let Some(video) = sight.video.get() {
                sight.camera.with_value(|camera| {
                    if let Some(camera) = camera {
                        camera.show_in(&video);
                    }
                });
            }
        });
        on_cleanup(move || {
            drop(sight.camera.try_update_value(Option::take));
            if let Some(worker) = sight.worker.try_update_value(Option::take).flatten() {
                worker.end();
            }
        });
        sight
    }

    /// Starts the camera and looks until a package is whole; `None` if that was not to be. What was received before is
    /// kept when the camera starts again.
    pub async fn look(self) -> Option<ArrayBuffer> {
        self.stage.set(Stage::Starting);
        let camera = match Camera::start().await {
            Ok(camera) => camera,
            Err(fault) => {
                // The page may be gone by then.
                let _ = self.stage.try_set(Stage::NoCamera(fault));
                return None;
            }
        };
        // A page that is gone gives the camera back, and it goes off.
        if self.camera.try_set_value(Some(camera)).is_some() {
            return None;
        }
        self.stage.set(Stage::Looking);
        let (Some(worker), Some(shutter)) = (self.worker(), Shutter::new()) else {
            self.fall();
            return None;
        };
        let mut seen_ms = clock::read();
        while self.camera.try_with_value(|camera| camera.as_ref().is_some_and(Camera::is_live)) == Some(true) {
            let began_ms = clock::read();
            let video = self.video.try_get_untracked().flatten();
            if let Some((side, pixels)) = video.and_then(|video| shutter.take(&video)) {
                match worker.ask(CodesRequest::Look { width: side }, Some(pixels)).await {
                    (CodesAnswer::Received, Some(package)) => {
                        drop(self.camera.try_update_value(Option::take));
                        return Some(package);
                    }
                    (CodesAnswer::Seen(progress), _) => {
                        seen_ms = clock::read();
                        let _ = self.progress.try_set(Some(progress));
                    }
                    (CodesAnswer::Failed, _) => {
                        self.fall();
                        return None;
                    }
                    _ => {}
                }
            }
            let is_lost = clock::read() - seen_ms > LOST_AFTER_MS;
            if self.is_lost.try_get_untracked() == Some(!is_lost) {
                self.is_lost.set(is_lost);
            }
            let spent = Duration::from_millis(u64::try_from(clock::read() - began_ms).unwrap_or_default());
            pause(LOOK_EVERY.saturating_sub(spent)).await;
        }
        // Another app took the camera, or the person took back the permission; or the page is gone.
        let _ = self.stage.try_set(Stage::NoCamera(CameraFault::Busy));
        None
    }

    /// Returns the worker, starting it the first time.
    fn worker(self) -> Option<CodesWorker> {
        if let Some(worker) = self.worker.try_get_value().flatten() {
            return Some(worker);
        }
        let worker = CodesWorker::start().ok()?;
        self.worker.try_set_value(Some(worker.clone())).is_none().then_some(worker)
    }

    fn fall(self) {
        drop(self.camera.try_update_value(Option::take));
        let _ = self.stage.try_set(Stage::Fell);
    }
}
