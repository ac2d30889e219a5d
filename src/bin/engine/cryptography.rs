//! The browser's own cryptography (WebCrypto), and packages sealed and opened with it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use tung_nha::bridge::{Answered, Refusal};
use tung_nha::exchange::{Damage, PackageFault, Passphrase, SealHeader, SealedPackage, VECTOR_BYTES};
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

/// How keys are wrapped, and what content is sealed with.
pub const WRAPPING: &str = "AES-KW";
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

/// Seals a package. The vector must be secure randomness, as the header's salt.
///
/// # Errors
/// The browser does no cryptography: the page did not come over a secure connection.
pub async fn seal(
    package: &[u8],
    passphrase: &Passphrase,
    header: SealHeader,
    vector: [u8; VECTOR_BYTES],
) -> Answered<SealedPackage> {
    let sealed = async {
        let wrapping = package_key(passphrase, &header, "wrapKey").await?;
        let key = generate_key(&key_kind(SEALING), true, usage("encrypt")).await?;
        let wrapped_key = bytes(&wrap_key("raw", &key, &wrapping, WRAPPING).await?);
        let content = bytes(&encrypt(&sealing(&vector, header.covered()), &key, package).await?);
        Ok(SealedPackage { header, wrapped_key, vector: vector.to_vec(), content })
    };
    sealed.await.map_err(not_secure)
}

/// Opens a sealed package and returns what was sealed.
///
/// # Errors
/// The passphrase is not the one it was sealed with, the file was damaged on its way, or as [`seal`].
pub async fn open(sealed: &SealedPackage, passphrase: &Passphrase) -> Answered<Vec<u8>> {
    let SealedPackage { header, wrapped_key, vector, content } = sealed;
    let wrapping = package_key(passphrase, header, "unwrapKey").await.map_err(not_secure)?;
    let key = unwrap_key("raw", wrapped_key, &wrapping, WRAPPING, SEALING, false, usage("decrypt")).await;
    // A damaged salt or wrapped key looks the same as a wrong passphrase; nothing tells them apart.
    let key = key.map_err(|_| Refusal::WrongPassphrase)?;
    let opened = decrypt(&sealing(vector, header.covered()), &key, content).await;
    opened.map(|opened| bytes(&opened)).map_err(|_| PackageFault::Damaged(Damage::Seal).into())
}

/// Makes the key that wraps the content's key.
async fn package_key(passphrase: &Passphrase, header: &SealHeader, use_: &str) -> Result<JsValue, JsValue> {
    wrapping_key(passphrase.as_bytes(), "SHA-512", &header.salt(), header.rounds(), use_).await
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

pub fn usage(usage: &str) -> Array {
    Array::of1(&usage.into())
}

pub fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

pub fn not_secure(_: JsValue) -> Refusal {
    Refusal::NotSecure
}
