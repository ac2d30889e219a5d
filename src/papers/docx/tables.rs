//! Tables with lines around their cells, and two columns without.

use crate::document::{Align, Cell, Face, Place, Table};
use crate::papers::docx::xml::{Hold, Xml, empty, nested, paragraph};
use std::io;

/// Writes a table as wide as `width`. Its head comes again on each page, and no row is torn by a page's end.
pub fn table(xml: &mut Xml, table: &Table, width: u32) -> io::Result<()> {
    let widths = table.widths(width);
    nested(xml, "w:tbl", |xml| {
        properties(xml, width, Lines::Drawn)?;
        grid(xml, &widths)?;
        row(xml, RowKind::Head, |xml| {
            table.heads().zip(&widths).try_for_each(|(head, width)| {
                cell(xml, Lines::Drawn, *width, 1, |xml| paragraph(xml, "CellHead", Hold::Loose, Face::Plain, head))
            })
        })?;
        table.rows.iter().try_for_each(|cells| {
            row(xml, RowKind::Plain, |xml| {
                table.places(cells).into_iter().try_for_each(|place| place_cell(xml, place, &widths))
            })
        })
    })
}

/// Writes two columns without lines, on one page together.
pub fn side_by_side(
    xml: &mut Xml,
    widths: [u32; 2],
    left: impl FnOnce(&mut Xml) -> io::Result<()>,
    right: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let [left_width, right_width] = widths;
    nested(xml, "w:tbl", |xml| {
        properties(xml, left_width + right_width, Lines::Absent)?;
        grid(xml, &widths)?;
        row(xml, RowKind::Plain, |xml| {
            cell(xml, Lines::Absent, left_width, 1, left)?;
            cell(xml, Lines::Absent, right_width, 1, right)
        })
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Drawn,
    Absent,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    /// Comes again on each page.
    Head,
    Plain,
}

fn properties(xml: &mut Xml, width: u32, lines: Lines) -> io::Result<()> {
    const SIDES: [&str; 6] = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let single = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")];
    let (above, beside) = if lines == Lines::Drawn { ("40", "70") } else { ("0", "0") };
    nested(xml, "w:tblPr", |xml| {
        empty(xml, "w:tblW", [("w:w", width.to_string().as_str()), ("w:type", "dxa")])?;
        if lines == Lines::Drawn {
            nested(xml, "w:tblBorders", |xml| SIDES.into_iter().try_for_each(|side| empty(xml, side, single)))?;
        }
        empty(xml, "w:tblLayout", [("w:type", "fixed")])?;
        nested(xml, "w:tblCellMar", |xml| {
            let margins = [("w:top", above), ("w:left", beside), ("w:bottom", above), ("w:right", beside)];
            margins.into_iter().try_for_each(|(side, length)| empty(xml, side, [("w:w", length), ("w:type", "dxa")]))
        })
    })
}

fn grid(xml: &mut Xml, widths: &[u32]) -> io::Result<()> {
    nested(xml, "w:tblGrid", |xml| {
        widths.iter().try_for_each(|width| empty(xml, "w:gridCol", [("w:w", width.to_string().as_str())]))
    })
}

fn row(xml: &mut Xml, kind: RowKind, cells: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    nested(xml, "w:tr", |xml| {
        nested(xml, "w:trPr", |xml| {
            empty(xml, "w:cantSplit", [])?;
            if kind == RowKind::Head {
                empty(xml, "w:tblHeader", [])?;
            }
            Ok(())
        })?;
        cells(xml)
    })
}

fn place_cell(xml: &mut Xml, place: Place<'_>, widths: &[u32]) -> io::Result<()> {
    let width = widths.iter().skip(place.column).take(place.columns).sum();
    let style = match place.align {
        Align::Left => "CellLeft",
        Align::Centre => "CellCentre",
        Align::Right => "CellRight",
    };
    let printed = |cell: &Cell| cell.content.printed().to_owned();
    cell(xml, Lines::Drawn, width, place.columns, |xml| {
        paragraph(xml, style, Hold::Loose, Face::Plain, &place.cell.map_or_else(String::new, printed))
    })
}

fn cell(
    xml: &mut Xml,
    lines: Lines,
    width: u32,
    columns: usize,
    content: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    nested(xml, "w:tc", |xml| {
        nested(xml, "w:tcPr", |xml| {
            empty(xml, "w:tcW", [("w:w", width.to_string().as_str()), ("w:type", "dxa")])?;
            if columns > 1 {
                empty(xml, "w:gridSpan", [("w:val", columns.to_string().as_str())])?;
            }
            if lines == Lines::Drawn {
                empty(xml, "w:vAlign", [("w:val", "center")])?;
            }
            Ok(())
        })?;
        content(xml)
    })
}
