//! What stands on the pages, from the head to the signatures.

use crate::document::{Beside, Block, Document, Face, HeadRow, Line, Rule, Signatures, Signer};
use crate::papers::docx::sections::Section;
use crate::papers::docx::tables::{side_by_side, table};
use crate::papers::docx::xml::{Hold, Xml, begin, empty, nested, paragraph};
use std::io;

/// The state's name is longer than that of whoever writes.
const HEAD_SHARES: [u32; 2] = [43, 57];

/// Writes the document's main part.
pub fn write(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = begin()?;
    xml.create_element("w:document")
        .with_attribute(("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"))
        .with_attribute(("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"))
        .write_inner_content(|xml| nested(xml, "w:body", |xml| body(xml, document)))?;
    Ok(xml.into_inner())
}

fn body(xml: &mut Xml, document: &Document) -> io::Result<()> {
    let mut section = Section::Upright;
    for (index, row) in document.head.iter().enumerate() {
        head_row(xml, row, if index == 0 { "HeadFirst" } else { "Centred" }, section)?;
    }
    title(xml, &document.title, section)?;
    let mut blocks = document.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        // Signatures never stand on a page without a word of the document.
        let hold = if matches!(blocks.peek(), Some(Block::Signatures(_))) { Hold::WithNext } else { Hold::Loose };
        if matches!(block, Block::Annex(_)) {
            nested(xml, "w:p", |xml| nested(xml, "w:pPr", |xml| ending(xml, section)))?;
            section = Section::OnItsSide;
        }
        write_block(xml, block, hold, section)?;
    }
    section.write(xml)
}

/// Ends a section in a paragraph too low to need a page of its own.
fn ending(xml: &mut Xml, section: Section) -> io::Result<()> {
    empty(xml, "w:pStyle", [("w:val", "Gap")])?;
    section.write(xml)
}

fn write_block(xml: &mut Xml, block: &Block, hold: Hold, section: Section) -> io::Result<()> {
    match block {
        Block::Heading(text) => paragraph(xml, "Heading1", hold, Face::Plain, text),
        Block::Subheading(text) => paragraph(xml, "Heading2", hold, Face::Plain, text),
        Block::Paragraph(text) => paragraph(xml, "BodyText", hold, Face::Plain, text),
        Block::Note(text) => paragraph(xml, "Note", hold, Face::Plain, text),
        Block::Table(content) => {
            table(xml, content, section.text_width())?;
            gap(xml, hold)
        }
        Block::Signatures(signatures) => write_signatures(xml, signatures, section),
        Block::Annex(lines) => title(xml, lines, section),
    }
}

/// Writes a low line of nothing: two tables with nothing between them become one.
fn gap(xml: &mut Xml, hold: Hold) -> io::Result<()> {
    paragraph(xml, "Gap", hold, Face::Plain, "")
}

fn head_row(xml: &mut Xml, row: &HeadRow, first_style: &str, section: Section) -> io::Result<()> {
    let widths = HEAD_SHARES.map(|share| section.text_width() * share / 100);
    let [left, right] = widths;
    let column = |xml: &mut Xml, lines: &[Line], width| {
        for (index, line) in lines.iter().enumerate() {
            write_line(xml, line, if index == 0 { first_style } else { "Centred" }, width)?;
        }
        Ok(())
    };
    side_by_side(xml, widths, |xml| column(xml, &row.left, left), |xml| column(xml, &row.right, right))?;
    gap(xml, Hold::Loose)
}

fn title(xml: &mut Xml, lines: &[Line], section: Section) -> io::Result<()> {
    for (index, line) in lines.iter().enumerate() {
        write_line(xml, line, if index == 0 { "Title" } else { "Subtitle" }, section.text_width())?;
    }
    Ok(())
}

/// Writes a line in the middle of `width`, and its rule as a line of its own: the words may be edited without it.
fn write_line(xml: &mut Xml, line: &Line, style: &str, width: u32) -> io::Result<()> {
    paragraph(xml, style, Hold::WithNext, line.face, &line.text)?;
    let length = match line.rule {
        Rule::None => return Ok(()),
        Rule::Half => text_width(&line.text) / 2,
        Rule::Whole => text_width(&line.text),
    };
    let indent = (width.saturating_sub(length) / 2).to_string();
    nested(xml, "w:p", |xml| {
        nested(xml, "w:pPr", |xml| {
            empty(xml, "w:pStyle", [("w:val", "Rule")])?;
            empty(xml, "w:ind", [("w:left", &indent), ("w:right", &indent)])
        })
    })
}

/// Estimates how wide a bold text of 13 points is; Word alone knows its fonts.
fn text_width(text: &str) -> u32 {
    let hundredths_of_size = |letter: char| match letter {
        letter if letter.is_uppercase() => 72,
        letter if letter.is_lowercase() => 53,
        letter if letter.is_numeric() => 50,
        _ => 27,
    };
    let size = 13 * 20;
    text.chars().map(hundredths_of_size).sum::<u32>() * size / 100
}

fn write_signatures(xml: &mut Xml, signatures: &Signatures, section: Section) -> io::Result<()> {
    let half = section.text_width() / 2;
    let left = |xml: &mut Xml| match &signatures.left {
        Beside::Signer(one) => signer(xml, one, half),
        Beside::Recipients { heading, lines } => {
            paragraph(xml, "RecipientsHead", Hold::Loose, Face::Plain, heading)?;
            lines.iter().try_for_each(|line| paragraph(xml, "Recipient", Hold::Loose, Face::Plain, line))
        }
    };
    gap(xml, Hold::WithNext)?;
    side_by_side(xml, [half, half], left, |xml| signer(xml, &signatures.right, half))?;
    gap(xml, Hold::Loose)
}

fn signer(xml: &mut Xml, signer: &Signer, width: u32) -> io::Result<()> {
    signer.lines.iter().try_for_each(|line| write_line(xml, line, "Centred", width))?;
    paragraph(xml, "SignerName", Hold::Loose, Face::Plain, &signer.name)
}
