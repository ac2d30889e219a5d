//! The pages: their size, their margins and where their numbers stand.

use crate::papers::docx::xml::{Xml, empty, nested};
use std::io;

/// A millimetre is about 56.7 of Word's units.
const fn millimetres(length: u32) -> u32 {
    (length * 1440 * 10 + 127) / 254
}

const SHORT_SIDE: u32 = millimetres(210);
const LONG_SIDE: u32 = millimetres(297);
/// Nghị định 30/2020: top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20.
const TOP: u32 = millimetres(20);
const LEFT: u32 = millimetres(30);
const RIGHT: u32 = millimetres(17);
const NUMBER: u32 = millimetres(10);

/// How the pages of a section lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Upright,
    /// An annex, its pages counted anew.
    OnItsSide,
}

impl Section {
    /// Returns how wide a page's text is.
    pub const fn text_width(self) -> u32 {
        self.size().0 - LEFT - RIGHT
    }

    const fn size(self) -> (u32, u32) {
        match self {
            Self::Upright => (SHORT_SIDE, LONG_SIDE),
            Self::OnItsSide => (LONG_SIDE, SHORT_SIDE),
        }
    }

    /// Writes how the pages look, as the end of a section tells it. The first page shows no number.
    pub fn write(self, xml: &mut Xml) -> io::Result<()> {
        let (width, height) = self.size();
        nested(xml, "w:sectPr", |xml| {
            empty(xml, "w:headerReference", [("w:type", "default"), ("r:id", "rId3")])?;
            let size = xml.create_element("w:pgSz");
            let size = size.with_attribute(("w:w", width.to_string().as_str()));
            let size = size.with_attribute(("w:h", height.to_string().as_str()));
            match self {
                Self::Upright => size.write_empty()?,
                Self::OnItsSide => size.with_attribute(("w:orient", "landscape")).write_empty()?,
            };
            let [top, left, right, number] = [TOP, LEFT, RIGHT, NUMBER].map(|length| length.to_string());
            let margins = [("w:top", &top), ("w:right", &right), ("w:bottom", &top), ("w:left", &left)];
            let edges = [("w:header", &number), ("w:footer", &number)];
            xml.create_element("w:pgMar")
                .with_attributes(margins.into_iter().chain(edges).map(|(name, length)| (name, length.as_str())))
                .with_attribute(("w:gutter", "0"))
                .write_empty()?;
            if self == Self::OnItsSide {
                empty(xml, "w:pgNumType", [("w:start", "1")])?;
            }
            empty(xml, "w:titlePg", [])
        })
    }
}
