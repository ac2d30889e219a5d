//! Packages sealed with a passphrase, and opened again.

use crate::cryptography::{
    SEALING, WRAPPING, bytes, decrypt, encrypt, generate_key, key_kind, not_secure, sealing, unwrap_key, usage,
    wrap_key, wrapping_key,
};
use tung_nha::bridge::{Answered, Refusal};
use tung_nha::exchange::{Damage, PackageFault, Passphrase, SealHeader, SealedPackage, VECTOR_BYTES};
use wasm_bindgen::JsValue;

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
