//! Files named by their bytes, and the page's references to them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

/// A file under its final name.
pub struct Addressed {
    /// The name Trunk gave it.
    pub name: String,
    /// Its path in the app.
    pub address: String,
    /// Its subresource integrity.
    pub integrity: String,
}

/// The value of an `integrity` attribute for `bytes`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Enough of the hash of `bytes` to tell two files of one name apart: 16 hexadecimal digits.
pub fn short_hash(bytes: &[u8]) -> String {
    let number = Sha384::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    format!("{number:016x}")
}

/// Moves `name` to `assets/`, its hash in its new name.
///
/// # Errors
/// When the file is missing or cannot be moved.
pub fn move_to_assets(site: &Path, name: &str) -> Result<Addressed> {
    let file = site.join(name);
    let bytes = fs::read(&file).with_context(|| format!("{name} was not built"))?;
    let (stem, ending) = name.rsplit_once('.').context("a part of the app has no ending")?;
    let address = format!("assets/{stem}-{}.{ending}", short_hash(&bytes));
    fs::rename(file, site.join(&address))?;
    Ok(Addressed { name: name.to_owned(), address, integrity: integrity(&bytes) })
}

/// Points the attributes of `page` that name one of `files` to its address, and puts its integrity beside: in
/// `integrity` for what the browser itself loads, in `data-wasm-integrity` for what `boot.js` finds in `data-wasm`.
/// An import takes no integrity, so `data-glue` has none: the `modulepreload` link of the same address carries it.
pub fn rewrite(page: &str, base: &str, files: &[Addressed]) -> String {
    let mut page = page.to_owned();
    for file in files {
        for (attribute, check) in [
            ("href", format!(r#" integrity="{}""#, file.integrity)),
            ("src", format!(r#" integrity="{}""#, file.integrity)),
            ("data-wasm", format!(r#" data-wasm-integrity="{}""#, file.integrity)),
            ("data-glue", String::new()),
        ] {
            let new = format!(r#"{attribute}="{}"{check}"#, file.address);
            for old in ["", base] {
                page = page.replace(&format!(r#"{attribute}="{old}{}""#, file.name), &new);
            }
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::{Addressed, integrity, rewrite, short_hash};

    #[test]
    fn integrity_is_the_base64_of_sha384() {
        let of_nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), of_nothing);
        assert_eq!(short_hash(b""), "38b060a751ac9638");
    }

    #[test]
    fn rewrite_keeps_the_base_out_and_puts_integrity_in() {
        let files = [Addressed { name: "a.js".into(), address: "assets/a-1.js".into(), integrity: "sha384-x".into() }];
        let check = |before: &str, after: &str| assert_eq!(rewrite(before, "/sub/", &files), after);
        check(r#"<script src="a.js">"#, r#"<script src="assets/a-1.js" integrity="sha384-x">"#);
        check(r#"<link href="/sub/a.js">"#, r#"<link href="assets/a-1.js" integrity="sha384-x">"#);
        check(r#"<i data-wasm="a.js">"#, r#"<i data-wasm="assets/a-1.js" data-wasm-integrity="sha384-x">"#);
        check(r#"<script src="ba.js">"#, r#"<script src="ba.js">"#);
    }
}
