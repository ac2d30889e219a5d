//! What a file is, told by its content and never by its name.

use crate::spreadsheet::fault::{OtherFile, SheetFault};

/// The most bytes a file may unpack to.
const UNPACKED_LIMIT: u64 = 600 << 20;

/// The kinds of file a register is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Excel since 2007.
    Xlsx,
    /// Excel's binary workbook.
    Xlsb,
    /// Excel before 2007.
    Xls,
    /// OpenDocument.
    Ods,
    /// Separated text.
    Text,
}

/// Tells what the bytes are.
///
/// # Errors
/// A fault when they are something else, ask for a password, or would unpack to far too much.
pub fn recognise(bytes: &[u8]) -> Result<FileKind, SheetFault> {
    if bytes.starts_with(b"PK\x03\x04") {
        return recognise_zip(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return recognise_compound(bytes);
    }
    match other_file(bytes) {
        Some(other) => Err(SheetFault::NotASpreadsheet(other)),
        None => Ok(FileKind::Text),
    }
}

fn other_file(bytes: &[u8]) -> Option<OtherFile> {
    let starts = |heads: &[&[u8]]| heads.iter().any(|head| bytes.starts_with(head));
    if starts(&[b"%PDF"]) {
        Some(OtherFile::Pdf)
    } else if starts(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM6", b"II*\0", b"MM\0*"])
        || (starts(&[b"RIFF"]) && bytes.get(8..12) == Some(b"WEBP"))
        || bytes.get(4..8) == Some(b"ftyp")
    {
        Some(OtherFile::Picture)
    } else if starts(&[b"{\\rtf"]) {
        Some(OtherFile::Document)
    } else if starts(&[b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B", b"PK\x05\x06"]) {
        Some(OtherFile::Archive)
    } else {
        is_markup(bytes).then_some(OtherFile::WebPage)
    }
}

/// Returns whether the text opens with a tag: HTML or XML that carries the name of a spreadsheet.
fn is_markup(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.first() == Some(&b'<')
        && bytes.get(1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'!' | b'?'))
}

fn recognise_compound(bytes: &[u8]) -> Result<FileKind, SheetFault> {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if names("EncryptedPackage") {
        Err(SheetFault::Password)
    } else if names("Workbook") || names("Book") {
        Ok(FileKind::Xls)
    } else if names("WordDocument") || names("PowerPoint Document") {
        Err(SheetFault::NotASpreadsheet(OtherFile::Document))
    } else {
        Err(SheetFault::NotASpreadsheet(OtherFile::Unknown))
    }
}

fn recognise_zip(bytes: &[u8]) -> Result<FileKind, SheetFault> {
    let entries = zip_entries(bytes)
        .ok_or_else(|| SheetFault::Damaged { detail: "the archive has no readable list of its files".to_owned() })?;
    let unpacked: u64 = entries.iter().map(|entry| entry.unpacked).sum();
    if unpacked > UNPACKED_LIMIT {
        return Err(SheetFault::TooLarge { bytes: unpacked, limit: UNPACKED_LIMIT });
    }
    let has = |name: &str| entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name.as_bytes()));
    let has_folder = |folder: &str| entries.iter().any(|entry| entry.name.starts_with(folder.as_bytes()));
    if has("xl/workbook.bin") {
        Ok(FileKind::Xlsb)
    } else if has("[Content_Types].xml") && has_folder("xl/") {
        Ok(FileKind::Xlsx)
    } else if has("content.xml") {
        // A text document of the same family is told apart by the line every such file opens with.
        let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
        let says = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
        if says(b"opendocument.text") || says(b"opendocument.presentation") {
            Err(SheetFault::NotASpreadsheet(OtherFile::Document))
        } else {
            Ok(FileKind::Ods)
        }
    } else if has_folder("word/") || has_folder("ppt/") {
        Err(SheetFault::NotASpreadsheet(OtherFile::Document))
    } else {
        Err(SheetFault::NotASpreadsheet(OtherFile::Archive))
    }
}

struct ZipEntry<'a> {
    name: &'a [u8],
    /// The size the archive declares for it.
    unpacked: u64,
}

/// Lists an archive from its directory, without unpacking anything.
fn zip_entries(bytes: &[u8]) -> Option<Vec<ZipEntry<'_>>> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    // The end record is 22 bytes and a comment of up to 65,535.
    let tail = bytes.len().saturating_sub(22 + 65_535);
    let end = tail + bytes.get(tail..)?.windows(END.len()).rposition(|window| window == END)?;
    let mut at = u32_at(bytes, end + 16)? as usize;
    let mut entries = Vec::new();
    while bytes.get(at..at + 4) == Some(ENTRY) {
        let name_length = usize::from(u16_at(bytes, at + 28)?);
        let extra = usize::from(u16_at(bytes, at + 30)?) + usize::from(u16_at(bytes, at + 32)?);
        entries.push(ZipEntry {
            name: bytes.get(at + 46..at + 46 + name_length)?,
            unpacked: u64::from(u32_at(bytes, at + 24)?),
        });
        at += 46 + name_length + extra;
    }
    (!entries.is_empty()).then_some(entries)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
