//! The journal: everything committed, record after record, in a file beside the database.
//!
//! Browsers lose whole databases. Chromium, killed while it writes, leaves half a record at the end of LevelDB's log; the
//! next start appends behind it, and the start after that finds a wrong checksum there and deletes the database without a
//! word. The journal is the second copy from which it is filled again.
//!
//! A record is its writes between two equal marks, so that the last one is found from the file's end and a torn one is
//! told from a whole one. The first record of a file holds every row there was; each later one follows by number.

use crate::engine::store::{Key, Shelf, StoreFault, Write};
use crate::storage::memory::MemoryStore;
use serde::{Deserialize, Serialize};

const MAGIC: [u8; 4] = *b"TNJ1";
const MARK_BYTES: usize = 24;

/// One of the journal's two files: a new one is written whole before the old one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JournalFile {
    A,
    B,
}

impl JournalFile {
    pub(super) const BOTH: [Self; 2] = [Self::A, Self::B];

    pub(super) const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// The place where the two files lie.
#[expect(async_fn_in_trait, reason = "the engine runs on one thread and never sends its futures")]
pub trait JournalFolder {
    /// Returns how many bytes a file has; one that is not there has none.
    ///
    /// # Errors
    /// The file cannot be opened.
    async fn size(&self, file: JournalFile) -> Result<usize, StoreFault>;

    /// Reads bytes of a file; fewer where it ends earlier.
    ///
    /// # Errors
    /// The file cannot be read.
    async fn read(&self, file: JournalFile, at: usize, length: usize) -> Result<Vec<u8>, StoreFault>;

    /// Lets a file end with `bytes` from `at` on, making it if it is missing; on the disk once this returns.
    ///
    /// # Errors
    /// What the file holds from `at` on is not known.
    async fn write(&self, file: JournalFile, at: usize, bytes: &[u8]) -> Result<(), StoreFault>;

    /// Removes a file; one that is not there is no error.
    ///
    /// # Errors
    /// The file is still there.
    async fn remove(&self, file: JournalFile) -> Result<(), StoreFault>;
}

/// Where a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub file: JournalFile,
    /// The last record's number, as the database counts its commits; 0 before the first.
    pub number: u64,
    /// Where the next record goes.
    pub at: usize,
}

impl End {
    /// The end of a journal without a record.
    pub(super) const START: Self = Self { file: JournalFile::A, number: 0, at: 0 };
}

/// What stands before and after a record's writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    number: u64,
    length: u32,
    check: u32,
}

impl Mark {
    fn to_bytes(self) -> [u8; MARK_BYTES] {
        let mut bytes = [0; MARK_BYTES];
        bytes[..4].copy_from_slice(&MAGIC);
        bytes[4..12].copy_from_slice(&self.number.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.length.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.check.to_le_bytes());
        let check = adler2::adler32_slice(&bytes[..20]);
        bytes[20..].copy_from_slice(&check.to_le_bytes());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.first_chunk::<MARK_BYTES>()?;
        let mark = Self {
            number: u64::from_le_bytes(*bytes[4..].first_chunk()?),
            length: u32::from_le_bytes(*bytes[12..].first_chunk()?),
            check: u32::from_le_bytes(*bytes[16..].first_chunk()?),
        };
        (mark.to_bytes() == *bytes).then_some(mark)
    }

    fn record_bytes(self) -> usize {
        2 * MARK_BYTES + self.length as usize
    }
}

/// A write as a record holds it. The snapshot can be made again and is never in one.
#[derive(Serialize, Deserialize)]
enum Kept<'a> {
    Put(u8, KeptKey<'a>, #[serde(borrow, with = "serde_bytes")] &'a [u8]),
    Delete(u8, KeptKey<'a>),
    Clear(u8),
}

#[derive(Serialize, Deserialize)]
enum KeptKey<'a> {
    Number(u32),
    Name(&'a str),
}

/// A shelf's number in a record. A number once given never changes.
const fn number_of(shelf: Shelf) -> Option<u8> {
    match shelf {
        Shelf::Pages => Some(0),
        Shelf::Tail => Some(1),
        Shelf::Meta => Some(2),
        Shelf::Drafts => Some(3),
        Shelf::Snapshot => None,
    }
}

/// Returns whether the journal keeps what is on a shelf.
pub(super) const fn is_kept(shelf: Shelf) -> bool {
    number_of(shelf).is_some()
}

impl<'a> Kept<'a> {
    fn of(write: &'a Write) -> Option<Self> {
        let kept_key = |key: &'a Key| match key {
            Key::Number(number) => KeptKey::Number(*number),
            Key::Name(name) => KeptKey::Name(name),
        };
        Some(match write {
            Write::Put(shelf, key, bytes) => Self::Put(number_of(*shelf)?, kept_key(key), bytes),
            Write::Delete(shelf, key) => Self::Delete(number_of(*shelf)?, kept_key(key)),
            Write::Clear(shelf) => Self::Clear(number_of(*shelf)?),
            Write::Expect(..) => return None,
        })
    }

    /// Returns about how many bytes it takes in a record.
    fn room(&self) -> usize {
        match self {
            Self::Put(_, _, bytes) => bytes.len() + 16,
            Self::Delete(..) | Self::Clear(_) => 16,
        }
    }

    fn into_write(self) -> Option<Write> {
        let shelf_of = |number| Shelf::ALL.into_iter().find(|shelf| number_of(*shelf) == Some(number));
        let key = |key: KeptKey| match key {
            KeptKey::Number(number) => Key::Number(number),
            KeptKey::Name(name) => Key::Name(name.to_owned()),
        };
        Some(match self {
            Self::Put(shelf, kept, bytes) => Write::Put(shelf_of(shelf)?, key(kept), bytes.into()),
            Self::Delete(shelf, kept) => Write::Delete(shelf_of(shelf)?, key(kept)),
            Self::Clear(shelf) => Write::Clear(shelf_of(shelf)?),
        })
    }
}

/// Returns the record of a commit.
///
/// # Errors
/// The commit is larger than a record may be.
pub(super) fn record(number: u64, writes: &[Write]) -> Result<Vec<u8>, StoreFault> {
    let kept: Vec<Kept> = writes.iter().filter_map(Kept::of).collect();
    let too_large = || StoreFault::Failed("the commit is too large for the journal".to_owned());
    let mut record = Vec::with_capacity(2 * MARK_BYTES + kept.iter().map(Kept::room).sum::<usize>());
    record.extend_from_slice(&[0; MARK_BYTES]);
    let mut record = postcard::to_extend(&kept, record).map_err(|_| too_large())?;
    let Some((head, payload)) = record.split_first_chunk_mut::<MARK_BYTES>() else { return Err(too_large()) };
    let length = u32::try_from(payload.len()).map_err(|_| too_large())?;
    let mark = Mark { number, length, check: checksum(payload) }.to_bytes();
    *head = mark;
    record.extend_from_slice(&mark);
    Ok(record)
}

/// Returns the Adler-32 of a payload.
fn checksum(payload: &[u8]) -> u32 {
    let mut adler = adler2::Adler32::new();
    // One call over a whole ward would run as the browser first translates it: badly.
    payload.chunks(64 * 1024).for_each(|chunk| adler.write_slice(chunk));
    adler.checksum()
}

/// Finds where the journal ends: in the file whose last whole record is the newest.
///
/// # Errors
/// The files cannot be read.
pub(super) async fn find_end(folder: &impl JournalFolder) -> Result<Option<End>, StoreFault> {
    let mut newest: Option<End> = None;
    for file in JournalFile::BOTH {
        let end = find_end_of(folder, file).await?;
        newest = newest.into_iter().chain(end).max_by_key(|end| end.number);
    }
    Ok(newest)
}

async fn find_end_of(folder: &impl JournalFolder, file: JournalFile) -> Result<Option<End>, StoreFault> {
    let size = folder.size(file).await?;
    if size == 0 {
        return Ok(None);
    }
    let tail = folder.read(file, size.saturating_sub(MARK_BYTES), MARK_BYTES).await?;
    if let Some(mark) = Mark::read(&tail)
        && let Some(start) = size.checked_sub(mark.record_bytes())
        && Mark::read(&folder.read(file, start, MARK_BYTES).await?) == Some(mark)
    {
        return Ok(Some(End { file, number: mark.number, at: size }));
    }
    // The browser died while it wrote the last record: the one before is the end.
    let bytes = folder.read(file, 0, size).await?;
    Ok(records(&bytes).last().map(|record| End { file, number: record.number, at: record.end }))
}

/// Returns how many bytes the first record has: every row there was when the file was begun.
///
/// # Errors
/// The file cannot be read.
pub(super) async fn first_record_bytes(folder: &impl JournalFolder, file: JournalFile) -> Result<usize, StoreFault> {
    let head = folder.read(file, 0, MARK_BYTES).await?;
    Ok(Mark::read(&head).map_or(0, Mark::record_bytes))
}

/// Replays a file as far as it is whole.
///
/// # Errors
/// The file cannot be read.
pub(super) async fn replay(
    folder: &impl JournalFolder,
    file: JournalFile,
) -> Result<(MemoryStore, Option<End>), StoreFault> {
    let size = folder.size(file).await?;
    let bytes = folder.read(file, 0, size).await?;
    let rows = MemoryStore::new();
    let mut end = None;
    for record in records(&bytes) {
        let Ok(kept) = postcard::from_bytes::<Vec<Kept>>(record.payload) else { break };
        rows.apply(kept.into_iter().filter_map(Kept::into_write));
        end = Some(End { file, number: record.number, at: record.end });
    }
    Ok((rows, end))
}

/// A whole record.
struct Record<'a> {
    number: u64,
    payload: &'a [u8],
    /// Where the next record begins.
    end: usize,
}

/// Returns the records of a file up to the first that is torn, damaged or out of order.
fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let (mut at, mut last) = (0, None);
    std::iter::from_fn(move || {
        let mark = Mark::read(bytes.get(at..)?)?;
        let start = at + MARK_BYTES;
        let payload = bytes.get(start..start.checked_add(mark.length as usize)?)?;
        let follows = last.is_none_or(|last: u64| last.checked_add(1) == Some(mark.number));
        let is_whole = Mark::read(bytes.get(start + payload.len()..)?) == Some(mark);
        if !(follows && is_whole && checksum(payload) == mark.check) {
            return None;
        }
        (at, last) = (at + mark.record_bytes(), Some(mark.number));
        Some(Record { number: mark.number, payload, end: at })
    })
}
