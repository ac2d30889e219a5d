//! The screen's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
}

/// The host knows no screen.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
