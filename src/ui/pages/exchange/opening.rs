//! Files that came, opened before they are looked at.

use crate::bridge::Refusal;
use crate::exchange::{self, PackageFault};
use crate::ui::batch::Failure;
use crate::ui::files::{self, NamedFile};
use crate::ui::inbox;
use crate::ui::unpacking::unpack;
use leptos::web_sys::Blob;

/// How much of a file's beginning and end is looked at before it is read.
const GLANCE_BYTES: u32 = 4096;

/// A file that came.
pub struct Arrived {
    /// Its place in the batch.
    pub place: usize,
    pub name: String,
    pub content: Content,
    pub inbox_address: Option<String>,
}

/// What is in a file, as far as that is known.
#[derive(Clone)]
pub enum Content {
    Open(Blob),
    /// The app stopped when it was opened the last time: it is not opened again unless the person says so.
    Suspect(Blob),
    Failed(Failure),
}

/// Opens files one after another; the first has the place `first` in the batch.
pub async fn open_all(files: Vec<NamedFile>, first: usize) -> Vec<Arrived> {
    let mut opened = Vec::new();
    for (place, NamedFile { name, content, inbox_address }) in (first..).zip(files) {
        let content = match content {
            Some(file) if inbox_address.as_deref().is_some_and(inbox::has_stopped_at) => Content::Suspect(file),
            Some(file) => open(&file, inbox_address.as_deref()).await,
            None => Content::Failed(Failure::Unreadable),
        };
        opened.push(Arrived { place, name, content, inbox_address });
    }
    opened
}

/// Opens a file, which may lie in the inbox at an address.
pub async fn open(file: &Blob, inbox_address: Option<&str>) -> Content {
    inbox_address.inspect(|address| inbox::begin_opening(address));
    let content = unpacked(file).await;
    inbox_address.inspect(|address| inbox::end_opening(address));
    content.map_or_else(Content::Failed, Content::Open)
}

/// Unpacks a file that may be a package, and holds on to what is in it: it may be moved while it waits. The first bytes of
/// others tell what they are.
async fn unpacked(file: &Blob) -> Result<Blob, Failure> {
    let [head, tail] = files::read_ends(file, GLANCE_BYTES).await.ok_or(Failure::Unreadable)?;
    if exchange::is_gzip(&head) {
        let unpacked = unpack(file).await.map_err(refused)?;
        let [head, tail] = files::read_ends(&unpacked, GLANCE_BYTES).await.ok_or(Failure::Unreadable)?;
        exchange::glance(&head, &tail, unpacked.size() as u64).map_err(refused)?;
        return Ok(unpacked);
    }
    exchange::glance(&head, &tail, file.size() as u64).map_err(refused)?;
    let bytes = files::read(file).await.ok_or(Failure::Unreadable)?;
    files::blob(&bytes).ok_or(Failure::Unreadable)
}

fn refused(fault: PackageFault) -> Failure {
    Failure::Refused(Refusal::Package(fault))
}
