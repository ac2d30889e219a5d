//! The codes of one package, one after another, at the speed a person chose.

use crate::exchange::codes::{CodesAnswer, CodesRequest};
use crate::ui::clock;
use crate::ui::pages::exchange::codes::{CodesWorker, pause};
use js_sys::{ArrayBuffer, Uint8ClampedArray};
use leptos::html::Canvas;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};
use std::time::Duration;

/// Codes in a second, to choose from.
const SPEEDS: [u32; 5] = [2, 4, 6, 8, 10];

/// The place in [`SPEEDS`] to begin with: most cameras follow it.
const USUAL: usize = 2;

/// Of ten codes so many bring the receiver on, where it sees nearly all of them.
const USEFUL_OF_TEN: u32 = 7;

/// How far the sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Preparing,
    /// The package has so many parts.
    Showing {
        parts: u32,
    },
    TooLarge,
    /// The worker fell.
    Fell,
}

/// Showing a package; it ends with the component.
#[derive(Clone, Copy)]
pub struct Showing {
    worker: StoredValue<Option<CodesWorker>, LocalStorage>,
    /// Counts what was begun: codes for something that was stopped are not shown.
    round: StoredValue<u32>,
    speed: RwSignal<usize>,
    pub stage: RwSignal<Stage>,
    pub is_running: RwSignal<bool>,
    pub canvas: NodeRef<Canvas>,
}

impl Showing {
    /// Begins with a package. Call it at the top of a component.
    pub fn begin(package: &ArrayBuffer) -> Self {
        let showing = Self {
            worker: StoredValue::new_local(None),
            round: StoredValue::new(0),
            speed: RwSignal::new(if wants_less_motion() { 0 } else { USUAL }),
            stage: RwSignal::new(Stage::Preparing),
            is_running: RwSignal::new(true),
            canvas: NodeRef::new(),
        };
        // The package is still needed for other ways.
        let copy = package.slice(0);
        spawn_local(async move { showing.prepare(copy).await });
        on_cleanup(move || {
            if let Some(worker) = showing.worker.try_update_value(Option::take).flatten() {
                worker.end();
            }
        });
        showing
    }

    async fn prepare(self, package: ArrayBuffer) {
        let Ok(worker) = CodesWorker::start() else { return self.stage.set(Stage::Fell) };
        self.worker.set_value(Some(worker.clone()));
        let stage = match worker.ask(CodesRequest::Send, Some(package)).await {
            (CodesAnswer::Ready { parts }, _) => Stage::Showing { parts },
            (CodesAnswer::TooLarge, _) => Stage::TooLarge,
            _ => Stage::Fell,
        };
        // The page may be gone by then.
        if self.stage.try_set(stage).is_none() && matches!(stage, Stage::Showing { .. }) {
            self.run().await;
        }
    }

    /// Shows codes until somebody pauses.
    async fn run(self) {
        let Some(worker) = self.worker.try_get_value().flatten() else { return };
        let Some(round) = self.round.try_update_value(|round| {
            *round = round.wrapping_add(1);
            *round
        }) else {
            return;
        };
        while self.round.try_get_value() == Some(round) {
            let began_ms = clock::read();
            let (CodesAnswer::Drawn { side }, Some(pixels)) = worker.ask(CodesRequest::Draw, None).await else {
                // Nobody is told where the page is gone and the worker with it.
                let _ = self.stage.try_set(Stage::Fell);
                return;
            };
            if self.round.try_get_value() != Some(round) {
                return;
            }
            // Every code is drawn at the speed of its moment.
            if let Some(canvas) = self.canvas.get_untracked() {
                paint(&canvas, side, &pixels);
            }
            let spent_ms = u64::try_from(clock::read() - began_ms).unwrap_or_default();
            let rest_ms = (1000 / u64::from(self.codes_per_second_now())).saturating_sub(spent_ms);
            pause(Duration::from_millis(rest_ms)).await;
        }
    }

    /// Pauses, or goes on where it was.
    pub fn switch(self) {
        // In an event the state of this moment is meant.
        let runs = !self.is_running.get_untracked();
        self.is_running.set(runs);
        if runs {
            spawn_local(self.run());
        } else {
            self.round.update_value(|round| *round = round.wrapping_add(1));
        }
    }

    /// Goes slower by one step.
    pub fn slower(self) {
        self.speed.update(|place| *place = place.saturating_sub(1));
    }

    /// Goes faster by one step.
    pub fn faster(self) {
        self.speed.update(|place| *place = (*place + 1).min(SPEEDS.len() - 1));
    }

    pub fn is_slowest(self) -> bool {
        self.speed.get() == 0
    }

    pub fn is_fastest(self) -> bool {
        self.speed.get() + 1 == SPEEDS.len()
    }

    pub fn codes_per_second(self) -> u32 {
        codes_per_second(self.speed.get())
    }

    fn codes_per_second_now(self) -> u32 {
        codes_per_second(self.speed.try_get_untracked().unwrap_or_default())
    }

    /// Returns about how many seconds so many parts take.
    pub fn seconds(self, parts: u32) -> u32 {
        (parts * 10).div_ceil(USEFUL_OF_TEN * self.codes_per_second())
    }
}

fn codes_per_second(place: usize) -> u32 {
    SPEEDS.get(place).copied().unwrap_or(1)
}

fn wants_less_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Draws a picture of one pixel a module; the style sheet makes it as large as there is room.
fn paint(canvas: &HtmlCanvasElement, side: u32, pixels: &ArrayBuffer) {
    if canvas.width() != side {
        canvas.set_width(side);
        canvas.set_height(side);
    }
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    let image = ImageData::new_with_js_u8_clamped_array(&Uint8ClampedArray::new(pixels), side);
    if let (Some(context), Ok(image)) = (context, image) {
        // A code that was not drawn is one the receiver does without.
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}
