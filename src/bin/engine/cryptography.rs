//! The browser's own cryptography (WebCrypto), as packages and rows are sealed with it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use tung_nha::bridge::Refusal;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = importKey)]
    async fn import_key(
        format: &str,
        key: &[u8],
        algorithm: &str,
        is_extractable: bool,
        usages: Array,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = deriveKey)]
    async fn derive_key(
        algorithm: &Object,
        base: &JsValue,
        derived: &Object,
        is_extractable: bool,
        usages: Array,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = generateKey)]
    pub async fn generate_key(algorithm: &Object, is_extractable: bool, usages: Array) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = wrapKey)]
    pub async fn wrap_key(format: &str, key: &JsValue, wrapping: &JsValue, algorithm: &str)
    -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = unwrapKey)]
    pub async fn unwrap_key(
        format: &str,
        wrapped: &[u8],
        wrapping: &JsValue,
        algorithm: &str,
        of: &str,
        is_extractable: bool,
        usages: Array,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = encrypt)]
    pub async fn encrypt(algorithm: &Object, key: &JsValue, content: &[u8]) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = decrypt)]
    pub async fn decrypt(algorithm: &Object, key: &JsValue, content: &[u8]) -> Result<JsValue, JsValue>;
}

/// How keys are wrapped.
pub const WRAPPING: &str = "AES-KW";
/// What content is sealed with.
pub const SEALING: &str = "AES-GCM";

/// Returns bytes nobody could have foreseen.
pub fn chance<const COUNT: usize>() -> [u8; COUNT] {
    let mut bytes = [0; COUNT];
    // Every browser that can run this has a source of randomness; without one, nothing may be named.
    if let Err(error) = getrandom::fill(&mut bytes) {
        wasm_bindgen::throw_str(&error.to_string());
    }
    bytes
}

/// Makes the key that wraps others of what somebody knows.
pub async fn wrapping_key(secret: &[u8], hash: &str, salt: &[u8], rounds: u32, use_: &str) -> Result<JsValue, JsValue> {
    let base = import_key("raw", secret, "PBKDF2", false, usage("deriveKey")).await?;
    let salt = Uint8Array::from(salt);
    let derivation = named("PBKDF2", &[("hash", hash.into()), ("salt", salt.into()), ("iterations", rounds.into())]);
    derive_key(&derivation, &base, &key_kind(WRAPPING), false, usage(use_)).await
}

/// Returns how content is sealed and opened; `covered` is told apart by the tag, and is not sealed.
pub fn sealing(vector: &[u8], covered: &[u8]) -> Object {
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    named(SEALING, &[("iv", bytes(vector)), ("additionalData", bytes(covered)), ("tagLength", 128.into())])
}

/// Returns the kind of key an algorithm takes.
pub fn key_kind(name: &str) -> Object {
    named(name, &[("length", 256.into())])
}

fn named(name: &str, parameters: &[(&str, JsValue)]) -> Object {
    let algorithm = Object::new();
    for (key, value) in [("name", name.into())].iter().chain(parameters) {
        // A new object takes every key.
        drop(Reflect::set(&algorithm, &(*key).into(), value));
    }
    algorithm
}

/// Returns the one thing a key is used for.
pub fn usage(usage: &str) -> Array {
    Array::of1(&usage.into())
}

/// Returns what the browser handed over.
pub fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// A browser does cryptography only over secure connections.
pub fn not_secure(_: JsValue) -> Refusal {
    Refusal::NotSecure
}
