//! The XML of Word: paragraphs, their text, and settings that are a single value.

use crate::document::Face;
use crate::papers::clean::clean;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

pub type Xml = Writer<Vec<u8>>;

/// Begins a part of the file.
pub fn begin() -> io::Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    Ok(xml)
}

/// Writes an element without content.
pub fn empty<const N: usize>(xml: &mut Xml, name: &str, attributes: [(&str, &str); N]) -> io::Result<()> {
    xml.create_element(name).with_attributes(attributes).write_empty()?;
    Ok(())
}

/// Writes an element that holds others.
pub fn nested(xml: &mut Xml, name: &str, content: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.create_element(name).write_inner_content(content)?;
    Ok(())
}

/// How a paragraph holds to what is below it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    Loose,
    /// On the same page as the next paragraph.
    WithNext,
}

/// Writes a paragraph of a style of `styles.xml`.
pub fn paragraph(xml: &mut Xml, style: &str, hold: Hold, face: Face, text: &str) -> io::Result<()> {
    nested(xml, "w:p", |xml| {
        nested(xml, "w:pPr", |xml| {
            empty(xml, "w:pStyle", [("w:val", style)])?;
            if hold == Hold::WithNext {
                empty(xml, "w:keepNext", [])?;
            }
            Ok(())
        })?;
        run(xml, face, text)
    })
}

/// Writes a stretch of text of one face; no text at all is no stretch.
fn run(xml: &mut Xml, face: Face, text: &str) -> io::Result<()> {
    let text = clean(text);
    if text.is_empty() {
        return Ok(());
    }
    nested(xml, "w:r", |xml| {
        match face {
            Face::Plain => {}
            Face::Bold => nested(xml, "w:rPr", |xml| empties(xml, ["w:b", "w:bCs"]))?,
            Face::Italic => nested(xml, "w:rPr", |xml| empties(xml, ["w:i", "w:iCs"]))?,
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                empty(xml, "w:br", [])?;
            }
            tabbed(xml, line)?;
        }
        Ok(())
    })
}

fn empties(xml: &mut Xml, names: [&str; 2]) -> io::Result<()> {
    names.into_iter().try_for_each(|name| empty(xml, name, []))
}

/// Writes a line whose tabs are elements of their own.
fn tabbed(xml: &mut Xml, line: &str) -> io::Result<()> {
    for (index, piece) in line.split('\t').enumerate() {
        if index > 0 {
            empty(xml, "w:tab", [])?;
        }
        if !piece.is_empty() {
            let text = xml.create_element("w:t").with_attribute(("xml:space", "preserve"));
            text.write_text_content(BytesText::new(piece))?;
        }
    }
    Ok(())
}
