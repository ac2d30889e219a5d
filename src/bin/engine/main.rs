//! The engine worker: wires the engine to its store, its files and the screen.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

#[cfg(target_arch = "wasm32")]
mod cryptography;
#[cfg(target_arch = "wasm32")]
mod lock;
#[cfg(target_arch = "wasm32")]
mod package_seal;
#[cfg(target_arch = "wasm32")]
mod packages;
#[cfg(target_arch = "wasm32")]
mod row_key;
#[cfg(target_arch = "wasm32")]
mod worker;
