//! Sealing: what is sealed opens again, with its passphrase only and unaltered only, and as other libraries do it.

use crate::package_seal::{open, seal};
use tung_nha::bridge::Refusal;
use tung_nha::exchange::{Damage, PackageFault, Passphrase, SALT_BYTES, SealHeader, SealedPackage, VECTOR_BYTES};
use wasm_bindgen_test::wasm_bindgen_test;

const PACKAGE: &[u8] = include_bytes!("../fixtures/package-v1.json");
/// The same, sealed by the npm package jose.
const BY_JOSE: &[u8] = include_bytes!("../fixtures/sealed-by-jose.json");
const PHRASE: &str = "hoa gạo đầu ngõ sáu";

async fn sealed(package: &[u8]) -> SealedPackage {
    let header = SealHeader::new([7; SALT_BYTES]);
    seal(package, &Passphrase::typed(PHRASE), header, [8; VECTOR_BYTES]).await.unwrap()
}

async fn opened(sealed: &SealedPackage) -> Result<Vec<u8>, Refusal> {
    open(sealed, &Passphrase::typed(PHRASE)).await
}

#[wasm_bindgen_test]
async fn what_was_sealed_opens_as_it_was() {
    let large: Vec<u8> = PACKAGE.iter().copied().cycle().take(5_000_001).collect();
    for package in [PACKAGE, &large, b""] {
        let file = sealed(package).await.write();
        let read = SealedPackage::read(&file).unwrap();
        assert!(opened(&read).await.unwrap() == package, "{} bytes", package.len());
    }
}

#[wasm_bindgen_test]
async fn marks_and_capitals_of_the_passphrase_do_not_count() {
    let sealed = sealed(PACKAGE).await;
    assert_eq!(open(&sealed, &Passphrase::typed("  HOA gao  dau NGO sau ")).await.unwrap(), PACKAGE);
}

#[wasm_bindgen_test]
async fn wrong_passphrase_opens_nothing() {
    let sealed = sealed(PACKAGE).await;
    for wrong in ["hoa gạo đầu ngõ bảy", "hoagaodaungosau", ""] {
        assert_eq!(open(&sealed, &Passphrase::typed(wrong)).await, Err(Refusal::WrongPassphrase), "{wrong:?}");
    }
    assert_eq!(opened(&sealed).await.unwrap(), PACKAGE);
}

#[wasm_bindgen_test]
async fn no_flipped_byte_goes_unnoticed() {
    let damaged = Err(Refusal::Package(PackageFault::Damaged(Damage::Seal)));
    let whole = sealed(PACKAGE).await;
    for place in [0, PACKAGE.len() / 2, PACKAGE.len() - 1, PACKAGE.len(), PACKAGE.len() + 15] {
        let mut sealed = whole.clone();
        sealed.content[place] ^= 1;
        assert_eq!(opened(&sealed).await, damaged, "byte {place} of the content");
    }
    let mut sealed = whole.clone();
    sealed.vector[3] ^= 1;
    assert_eq!(opened(&sealed).await, damaged);
    let mut sealed = whole.clone();
    sealed.wrapped_key[3] ^= 1;
    assert_eq!(opened(&sealed).await, Err(Refusal::WrongPassphrase));
    // A header that says the same in other words is another one.
    let protected = str::from_utf8(whole.header.covered()).unwrap().to_owned();
    let file = String::from_utf8(whole.write()).unwrap();
    let respelled = file.replace(&protected, &protected.replace("NjAwMDAwfQ", "NjAwMDAwIH0"));
    assert_ne!(file, respelled);
    assert_eq!(opened(&SealedPackage::read(respelled.as_bytes()).unwrap()).await, damaged);
}

#[wasm_bindgen_test]
async fn what_another_library_sealed_opens() {
    let sealed = SealedPackage::read(BY_JOSE).unwrap();
    assert_eq!(opened(&sealed).await.unwrap(), PACKAGE);
}
