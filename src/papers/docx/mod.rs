//! Word documents laid out as Nghị định 30/2020 asks of official papers, for a clerk to edit.
//!
//! What never changes lies beside this file as XML; the rest is written here. `docx-rs` was weighed against this: it
//! cannot repeat a table's head on each page nor name the language, and carries a second zip and a second XML writer.

mod body;
mod sections;
mod tables;
mod xml;

use crate::document::Document;
use crate::papers::clean::clean;
use crate::papers::fault::PaperFault;
use quick_xml::events::BytesText;
use std::io::{self, Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// The parts that are the same in every document.
const FIXED: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("content_types.xml")),
    ("_rels/.rels", include_str!("package_relations.xml")),
    ("word/_rels/document.xml.rels", include_str!("document_relations.xml")),
    ("word/styles.xml", include_str!("styles.xml")),
    ("word/settings.xml", include_str!("settings.xml")),
    ("word/header.xml", include_str!("header.xml")),
];

/// Writes a document.
///
/// # Errors
/// None is known: the file is made in memory.
pub fn write_docx(document: &Document) -> Result<Vec<u8>, PaperFault> {
    write(document).map_err(PaperFault::new)
}

fn write(document: &Document) -> io::Result<Vec<u8>> {
    // No time of writing: the same document is the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &[u8]| {
        zip.start_file(name, options)?;
        zip.write_all(content)
    };
    for (name, content) in FIXED {
        add(name, content.as_bytes())?;
    }
    add("word/document.xml", &body::write(document)?)?;
    add("docProps/core.xml", &properties(document)?)?;
    Ok(zip.finish()?.into_inner())
}

/// Writes what the file says about itself.
fn properties(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = xml::begin()?;
    xml.create_element("cp:coreProperties")
        .with_attribute(("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"))
        .with_attribute(("xmlns:dc", "http://purl.org/dc/elements/1.1/"))
        .write_inner_content(|xml| {
            xml.create_element("dc:title").write_text_content(BytesText::new(&clean(&document.name)))?;
            xml.create_element("dc:language").write_text_content(BytesText::new("vi-VN"))?;
            Ok(())
        })?;
    Ok(xml.into_inner())
}
