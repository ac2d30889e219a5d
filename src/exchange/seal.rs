//! A sealed package: what its file says, written and read. The cryptography itself is the browser's.

use crate::exchange::reader::content;
use crate::exchange::{Damage, PackageFault};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;
use std::ops::RangeInclusive;

/// How the passphrase makes the key that wraps the content's key.
const ALGORITHM: &str = "PBES2-HS512+A256KW";

/// How the content's key seals the content.
const ENCRYPTION: &str = "A256GCM";

/// How many rounds of PBKDF2 are written.
const ROUNDS: u64 = 600_000;

/// How many rounds another program's file may ask for: with fewer, guessing is too cheap; with more, a file can keep a
/// phone busy for minutes.
const ROUNDS_TAKEN: RangeInclusive<u64> = 1000..=2_000_000;

/// The bytes of salt that are written.
pub const SALT_BYTES: usize = 16;

/// The bytes of salt another program's file may have.
const SALT_BYTES_TAKEN: RangeInclusive<usize> = 8..=1024;

/// The bytes of the initialization vector.
pub const VECTOR_BYTES: usize = 12;

/// The bytes of the tag behind the sealed content.
const TAG_BYTES: usize = 16;

/// The bytes of a wrapped key: the key's 256 bits, and the 64 by which a wrong passphrase shows.
const WRAPPED_KEY_BYTES: usize = 40;

/// What the passphrase is turned into a key with: the protected header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealHeader {
    /// The header as it stands in the file, in base64url.
    text: String,
    salt: Vec<u8>,
    rounds: u32,
}

impl SealHeader {
    /// Returns the header of a new sealed package. The salt must be secure randomness, used once.
    #[must_use]
    pub fn new(salt: [u8; SALT_BYTES]) -> Self {
        let p2s = URL_SAFE_NO_PAD.encode(salt);
        let json = format!("{{\"alg\":\"{ALGORITHM}\",\"enc\":\"{ENCRYPTION}\",\"p2s\":\"{p2s}\",\"p2c\":{ROUNDS}}}");
        Self { text: URL_SAFE_NO_PAD.encode(json), salt: salt.to_vec(), rounds: ROUNDS as u32 }
    }

    /// Returns the salt of PBKDF2: the algorithm's name, a zero, and the salt of the file.
    #[must_use]
    pub fn salt(&self) -> Vec<u8> {
        [ALGORITHM.as_bytes(), &[0], &self.salt].concat()
    }

    /// Returns the rounds of PBKDF2.
    #[must_use]
    pub const fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Returns what the tag covers beside the content.
    #[must_use]
    pub fn covered(&self) -> &[u8] {
        self.text.as_bytes()
    }

    fn read(text: &str) -> Result<Self, PackageFault> {
        #[derive(Deserialize)]
        struct Protected {
            alg: Option<String>,
            enc: Option<String>,
            p2s: Option<String>,
            p2c: Option<u64>,
            zip: Option<IgnoredAny>,
            crit: Option<IgnoredAny>,
        }
        let json = String::from_utf8(decode(text)?).map_err(|_| FORM)?;
        let protected: Protected = serde_json::from_str(&json).map_err(|_| FORM)?;
        let is_known = protected.alg.as_deref() == Some(ALGORITHM)
            && protected.enc.as_deref() == Some(ENCRYPTION)
            && protected.zip.is_none()
            && protected.crit.is_none();
        let (true, Some(p2s), Some(rounds)) = (is_known, protected.p2s, protected.p2c) else {
            return Err(PackageFault::SealedOtherwise);
        };
        let salt = decode(&p2s)?;
        if !SALT_BYTES_TAKEN.contains(&salt.len()) || !ROUNDS_TAKEN.contains(&rounds) {
            return Err(PackageFault::SealedOtherwise);
        }
        Ok(Self { text: text.to_owned(), salt, rounds: rounds as u32 })
    }
}

/// A sealed package that is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPackage {
    pub header: SealHeader,
    /// The content's key, wrapped by the key that the passphrase makes.
    pub wrapped_key: Vec<u8>,
    pub vector: Vec<u8>,
    /// The content as AES-GCM makes it, the tag at its end.
    pub content: Vec<u8>,
}

impl SealedPackage {
    /// Reads a file that [`exchange::read`](crate::exchange::read) says is sealed.
    ///
    /// # Errors
    /// A part is missing or damaged, or the file is sealed in a way that is not opened here.
    pub fn read(bytes: &[u8]) -> Result<Self, PackageFault> {
        #[derive(Deserialize)]
        struct Flattened<'a> {
            #[serde(borrow)]
            protected: Option<&'a RawValue>,
            #[serde(borrow)]
            encrypted_key: Option<&'a RawValue>,
            #[serde(borrow)]
            iv: Option<&'a RawValue>,
            #[serde(borrow)]
            tag: Option<&'a RawValue>,
            #[serde(borrow)]
            ciphertext: Option<&'a RawValue>,
            recipients: Option<IgnoredAny>,
            header: Option<IgnoredAny>,
            unprotected: Option<IgnoredAny>,
            aad: Option<IgnoredAny>,
        }
        let text = str::from_utf8(content(bytes)).map_err(|_| FORM)?;
        let parts: Flattened<'_> = serde_json::from_str(text).map_err(|_| FORM)?;
        if [parts.recipients, parts.header, parts.unprotected, parts.aad].iter().any(Option::is_some) {
            return Err(PackageFault::SealedOtherwise);
        }
        let header = SealHeader::read(letters(parts.protected)?)?;
        let part = |part, length| {
            let bytes = decode(letters(part)?)?;
            if bytes.len() == length { Ok(bytes) } else { Err(FORM) }
        };
        let wrapped_key = part(parts.encrypted_key, WRAPPED_KEY_BYTES)?;
        let vector = part(parts.iv, VECTOR_BYTES)?;
        let tag = part(parts.tag, TAG_BYTES)?;
        let mut content = decode(letters(parts.ciphertext)?)?;
        content.extend(tag);
        Ok(Self { header, wrapped_key, vector, content })
    }

    /// Returns the file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let (content, tag) = self.content.split_at(self.content.len().saturating_sub(TAG_BYTES));
        let [wrapped_key, vector, tag] =
            [&self.wrapped_key, &self.vector, tag].map(|part| URL_SAFE_NO_PAD.encode(part));
        let protected = &self.header.text;
        let mut out = format!(
            "{{\"protected\":\"{protected}\",\"encrypted_key\":\"{wrapped_key}\",\"iv\":\"{vector}\",\"tag\":\"{tag}\",\
             \"ciphertext\":\""
        );
        out.reserve_exact(content.len().div_ceil(3) * 4 + END.len());
        URL_SAFE_NO_PAD.encode_string(content, &mut out);
        out.push_str(END);
        out.into_bytes()
    }
}

/// What stands behind the sealed content.
const END: &str = "\"}\n";

/// The beginnings of sealed files as programs write them, without white space.
pub(crate) const OPENINGS: [&str; 3] = ["{\"protected\":\"", "{\"ciphertext\":\"", "{\"encrypted_key\":\""];

const FORM: PackageFault = PackageFault::Damaged(Damage::Form);

/// Returns what stands between the quotes of a part. The letters of base64url are never escaped.
fn letters(part: Option<&RawValue>) -> Result<&str, PackageFault> {
    part.and_then(|part| part.get().strip_prefix('"')?.strip_suffix('"')).ok_or(FORM)
}

fn decode(text: &str) -> Result<Vec<u8>, PackageFault> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| FORM)
}
