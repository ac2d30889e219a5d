//! Packages on their way in and out: read, proven, written, sealed and opened.

use crate::cryptography::chance;
use crate::package_seal;
use crate::worker::{Ward, beside};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use tung_nha::bridge::{Answered, Refusal};
use tung_nha::engine::Fault;
use tung_nha::engine::commands::make_package::{MakePackage, PackageContents, PackageMade, PackageScope};
use tung_nha::engine::commands::take_package::{Incoming, Maker, PackagePreview};
use tung_nha::exchange::{self, PackageFault, Passphrase, SealHeader, SealedPackage};
use tung_nha::model::MemberId;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

/// A sealed package that waits for its passphrase.
pub struct Sealed {
    source: String,
    package: SealedPackage,
}

/// Reads and proves a package and keeps it waiting in the engine. One that is sealed waits in `sealed`.
pub async fn preview(
    engine: &mut Ward,
    sealed: &mut Option<Sealed>,
    source: String,
    file: Option<ArrayBuffer>,
) -> Answered<PackagePreview> {
    // Whatever waited before is not what the person looks at now.
    leave(engine, sealed);
    let bytes = beside(file)?;
    look_at(engine, sealed, source, &bytes).await
}

/// Opens the sealed package that waits, and looks at what is in it as [`preview`] does.
pub async fn open(engine: &mut Ward, sealed: &mut Option<Sealed>, passphrase: &Passphrase) -> Answered<PackagePreview> {
    let Some(Sealed { source, package }) = sealed else { return Err(Fault::NothingWaiting.into()) };
    let bytes = package_seal::open(package, passphrase).await?;
    let source = std::mem::take(source);
    leave(engine, sealed);
    let preview = look_at(engine, sealed, source, &bytes).await?;
    Ok(PackagePreview { was_sealed: true, ..preview })
}

/// Leaves the package that waits, whoever holds it.
pub fn leave(engine: &mut Ward, sealed: &mut Option<Sealed>) {
    engine.leave_waiting();
    *sealed = None;
}

/// Makes a package.
pub async fn make(engine: &mut Ward, ask: MakePackage) -> Answered<(PackageMade, Vec<u8>)> {
    Ok(write(&engine.make_package(ask).await?))
}

/// Makes a sealed package.
pub async fn make_sealed(
    engine: &mut Ward,
    ask: MakePackage,
    passphrase: &Passphrase,
) -> Answered<(PackageMade, Vec<u8>)> {
    let (made, bytes) = make(engine, ask).await?;
    let sealed = package_seal::seal(&bytes, passphrase, SealHeader::new(chance()), chance()).await?.write();
    Ok((PackageMade { bytes: sealed.len() as u64, ..made }, sealed))
}

async fn look_at(
    engine: &mut Ward,
    sealed: &mut Option<Sealed>,
    source: String,
    bytes: &[u8],
) -> Answered<PackagePreview> {
    grow_heap(GROWTH * bytes.len());
    let package = exchange::read_ahead(bytes);
    if package.as_ref().is_err_and(|fault| *fault == PackageFault::Sealed) {
        *sealed = Some(Sealed { source, package: SealedPackage::read(bytes)? });
        return Err(PackageFault::Sealed.into());
    }
    let package = package?;
    // Reckoned by the browser while the changes are proven.
    let hash =
        package.closing_hash.and_then(|closing| Some((closing, digest("SHA-256", closing.hashed.as_bytes()).ok()?)));
    let header = &package.header;
    let preview = PackagePreview {
        sender: header.sender.clone(),
        ward: header.ward.clone(),
        made_at_ms: header.made_at_ms,
        area: match &header.scope {
            exchange::Scope::Area { name, .. } => Some(name.clone()),
            _ => None,
        },
        member: match &header.scope {
            exchange::Scope::Member { name, .. } => Some(name.clone()),
            _ => None,
        },
        since_last: header.since_last,
        is_whole: package.is_whole(),
        bytes: bytes.len() as u64,
        ..PackagePreview::default()
    };
    let mut damaged = 0;
    let changes = package.proven().filter_map(|change| change.inspect_err(|_| damaged += 1).ok());
    let member = header.member.map(MemberId);
    let maker = Some(Maker { replica: header.made_by, member, have: header.have.clone() });
    let looked_at = engine.preview_package(Incoming { preview, changes, source, maker });
    let hash = match hash {
        Some((closing, hash)) => JsFuture::from(hash).await.ok().map(|hash| (closing, Uint8Array::new(&hash).to_vec())),
        None => None,
    };
    let checked = match hash {
        Some((closing, hash)) => closing.check(&hash.try_into().unwrap_or_default()),
        None => package.check_hash(),
    };
    let checked = match checked {
        Ok(()) if damaged > 0 => Err(Refusal::DamagedChanges(damaged)),
        checked => Ok(checked?),
    };
    if checked.is_err() {
        engine.leave_waiting();
    }
    checked?;
    Ok(looked_at?)
}

/// How many times a package's size the heap grows while one is looked at and taken in.
const GROWTH: usize = 4;

/// Grows the heap in one go: bit by bit, the browser is asked thousands of times. Where there is no room, the work itself
/// will say so.
fn grow_heap(bytes: usize) {
    let mut room = Vec::<u8>::new();
    drop(room.try_reserve_exact(bytes));
    std::hint::black_box(&room);
}

#[wasm_bindgen]
extern "C" {
    /// The browser's own hashing; it throws where the page did not come over a secure connection.
    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = digest)]
    fn digest(algorithm: &str, bytes: &[u8]) -> Result<Promise, JsValue>;
}

fn write(contents: &PackageContents) -> (PackageMade, Vec<u8>) {
    let header = exchange::Header {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        made_by: contents.replica,
        member: contents.member.map(|member| member.0),
        sender: contents.sender.clone(),
        ward: contents.ward.clone(),
        made_at_ms: contents.made_at_ms,
        scope: match contents.scope.clone() {
            PackageScope::Everything => exchange::Scope::All,
            PackageScope::Area(area, name) => exchange::Scope::Area { area: area.0, name },
            PackageScope::Member(member, name) => exchange::Scope::Member { member: member.0, name },
        },
        since_last: contents.since_last,
        have: contents.have.clone(),
    };
    let chunks = contents.chunks.iter().map(Vec::as_slice);
    let bytes = exchange::write(&header, &contents.directory, chunks, contents.made.holds.changes.into());
    (PackageMade { bytes: bytes.len() as u64, ..contents.made.clone() }, bytes)
}
