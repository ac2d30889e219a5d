//! A report before it is a page or a file: its lines, paragraphs and tables as plain values.
//!
//! Who assembles a document has already chosen the words and the language; who shows or writes it adds only the look.

mod cell;
mod line;
mod signatures;
mod table;

pub use cell::{Cell, Content, Share};
pub use line::{Face, HeadRow, Line, Rule};
pub use signatures::{Beside, Signatures, Signer};
pub use table::{Align, Column, Place, Table};

use serde::{Deserialize, Serialize};

/// An official document of A4 pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What the file calls itself; it stands nowhere on the page.
    pub name: String,
    /// The head of the first page: who writes, and the state's name and motto; then the number, and place and day.
    pub head: Vec<HeadRow>,
    /// The kind of document and what it is about, in the middle of the page; then whom it is addressed to.
    pub title: Vec<Line>,
    pub blocks: Vec<Block>,
}

/// A part of a document, below those before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    Heading(String),
    Subheading(String),
    /// A paragraph, set flush on both sides, its first line indented.
    Paragraph(String),
    /// A small line, such as what a mark in a table means.
    Note(String),
    Table(Table),
    /// Who is sent the document and who signs it, always together on one page.
    Signatures(Signatures),
    /// The title of an annex. It and all that follows stand on pages of their own, lying on their side and counted anew.
    Annex(Vec<Line>),
}

impl Document {
    /// Returns the document's tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}
