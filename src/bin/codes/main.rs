//! The worker that draws and reads QR codes, started only when a package goes from a screen to a camera.
//!
//! It answers over the bridge, one request after another. Pictures and packages travel beside the messages. Where the
//! system itself reads codes, it is asked first: it sees more than the reader this worker brings along.

#[cfg(target_arch = "wasm32")]
mod system_reader;
#[cfg(target_arch = "wasm32")]
mod worker;

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::start();
}
