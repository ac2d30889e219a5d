//! Word documents, read back by another XML reader.

use crate::papers::any::{HOSTILE, kept, tables};
use crate::papers::report::{report, targets};
use proptest::prelude::*;
use roxmltree::Node;
use std::collections::BTreeMap;
use std::io::Cursor;
use tung_nha::document::{Beside, Block, Cell, Document, HeadRow, Line, Signatures, Signer, Table};
use tung_nha::papers::write_docx;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

type Parts = BTreeMap<String, String>;

/// Unpacks a document; every part of it is well-formed.
fn parts(document: &Document) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(write_docx(document).unwrap())).unwrap();
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let content = std::io::read_to_string(file).unwrap();
        roxmltree::Document::parse(&content).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        parts.insert(name, content);
    }
    parts
}

fn all<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |node| node.has_tag_name((WORD, name)))
}

fn has(node: Node<'_, '_>, name: &'static str) -> bool {
    all(node, name).next().is_some()
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute((WORD, name)).unwrap_or_default()
}

/// What a paragraph says.
fn text(paragraph: Node<'_, '_>) -> String {
    let said = |node: Node<'_, '_>| match node.tag_name().name() {
        "t" => node.text().unwrap_or_default().to_owned(),
        "br" => "\n".to_owned(),
        "tab" => "\t".to_owned(),
        _ => String::new(),
    };
    paragraph.descendants().map(said).collect()
}

fn texts(body: Node<'_, '_>) -> Vec<String> {
    all(body, "p").map(text).filter(|text| !text.is_empty()).collect()
}

/// Every text of a document in the order people read it.
fn expected(document: &Document) -> Vec<String> {
    let lines = |lines: &[Line]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
    let signer = |signer: &Signer| [lines(&signer.lines), vec![signer.name.clone()]].concat();
    let mut texts = Vec::new();
    for row in &document.head {
        texts.extend([lines(&row.left), lines(&row.right)].concat());
    }
    texts.extend(lines(&document.title));
    for block in &document.blocks {
        match block {
            Block::Heading(text) | Block::Subheading(text) | Block::Paragraph(text) | Block::Note(text) => {
                texts.push(text.clone());
            }
            Block::Table(table) => {
                texts.extend(table.heads().map(str::to_owned));
                texts.extend(table.rows.concat().iter().map(|cell| cell.content.printed().to_owned()));
            }
            Block::Signatures(Signatures { left, right }) => {
                match left {
                    Beside::Recipients { heading, lines } => {
                        texts.extend([vec![heading.clone()], lines.clone()].concat());
                    }
                    Beside::Signer(left) => texts.extend(signer(left)),
                }
                texts.extend(signer(right));
            }
            Block::Annex(title) => texts.extend(lines(title)),
        }
    }
    texts.iter().map(|text| kept(text)).filter(|text| !text.is_empty()).collect()
}

fn check(document: &Document) {
    let parts = parts(document);
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    assert_eq!(texts(xml.root()), expected(document));
    let core = roxmltree::Document::parse(&parts["docProps/core.xml"]).unwrap();
    let title = core.descendants().find(|node| node.tag_name().name() == "title").unwrap();
    assert_eq!(title.text().unwrap_or_default(), kept(&document.name));
}

#[test]
fn a_report_comes_back_text_for_text() {
    check(&report());
}

#[test]
fn every_part_is_declared_and_every_style_exists() {
    let parts = parts(&report());
    for name in parts.keys().filter(|name| name.starts_with("word/") && !name.contains("_rels/")) {
        assert!(parts["[Content_Types].xml"].contains(&format!("PartName=\"/{name}\"")), "{name}");
    }
    for target in ["styles.xml", "settings.xml", "header.xml"] {
        assert!(parts["word/_rels/document.xml.rels"].contains(&format!("Target=\"{target}\"")));
    }
    let styles = roxmltree::Document::parse(&parts["word/styles.xml"]).unwrap();
    let known: Vec<_> = all(styles.root(), "style").map(|style| value(style, "styleId").to_owned()).collect();
    for name in ["word/document.xml", "word/header.xml", "word/styles.xml"] {
        let xml = roxmltree::Document::parse(&parts[name]).unwrap();
        for kind in ["pStyle", "basedOn", "next"] {
            for used in all(xml.root(), kind) {
                assert!(known.iter().any(|style| style == value(used, "val")), "{name}: {}", value(used, "val"));
            }
        }
    }
    assert!(styles.descendants().any(|node| node.has_tag_name((WORD, "lang")) && value(node, "val") == "vi-VN"));
    assert!(parts["word/styles.xml"].contains(r#"w:ascii="Times New Roman""#));
}

#[test]
fn pages_are_a4_with_the_decree_s_margins_and_no_number_on_the_first() {
    let parts = parts(&report());
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let sections: Vec<_> = all(xml.root(), "sectPr").collect();
    assert_eq!(sections.len(), 2);
    for (section, size) in sections.iter().zip([("11906", "16838"), ("16838", "11906")]) {
        let page = all(*section, "pgSz").next().unwrap();
        assert_eq!((value(page, "w"), value(page, "h")), size);
        let margins = all(*section, "pgMar").next().unwrap();
        let millimetres = |side| value(margins, side).parse::<f64>().unwrap() / 1440.0 * 25.4;
        let sides = ["top", "bottom", "left", "right"].map(|side| millimetres(side).round() as u32);
        assert_eq!(sides, [20, 20, 30, 17]);
        assert!(has(*section, "titlePg") && has(*section, "headerReference"));
    }
    assert_eq!(value(all(sections[1], "pgNumType").next().unwrap(), "start"), "1", "an annex is counted anew");
    assert!(parts["word/header.xml"].contains("PAGE"));
}

#[test]
fn heads_come_again_and_no_row_is_torn() {
    let parts = parts(&report());
    let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
    let tables: Vec<_> = all(xml.root(), "tbl").collect();
    let drawn: Vec<_> = tables.iter().filter(|table| has(**table, "tblBorders")).collect();
    assert_eq!((tables.len(), drawn.len()), (6, 3), "the head's two rows and the signatures have no lines");
    assert!(tables.iter().all(|table| all(*table, "tr").all(|row| has(row, "cantSplit"))));
    for table in drawn {
        let repeated: Vec<_> = all(*table, "tr").map(|row| has(row, "tblHeader")).collect();
        assert!(repeated[0] && !repeated[1..].contains(&true));
        for row in all(*table, "tr") {
            let spans = all(row, "tc").map(|cell| {
                all(cell, "gridSpan").next().map_or(1, |span| value(span, "val").parse::<usize>().unwrap())
            });
            assert_eq!(spans.sum::<usize>(), all(*table, "gridCol").count());
        }
    }
    let last = all(xml.root(), "p").find(|paragraph| text(*paragraph).ends_with("./.")).unwrap();
    assert!(has(last, "keepNext"), "the signatures do not stand alone on a page");
}

#[test]
fn the_same_document_is_the_same_bytes() {
    assert_eq!(write_docx(&report()).unwrap(), write_docx(&report()).unwrap());
}

#[test]
fn hostile_texts_are_cleaned_or_kept_wherever_they_stand() {
    let long = "Ắ".repeat(4_096);
    for hostile in HOSTILE.into_iter().chain([long.as_str(), ""]) {
        let line = || vec![Line::bold(hostile)];
        let signer = || Signer { lines: line(), name: hostile.to_owned() };
        let text = || hostile.to_owned();
        let table = Table { rows: vec![vec![Cell::text(hostile).across(2)]], ..targets() };
        check(&Document {
            name: text(),
            head: vec![HeadRow { left: line(), right: line() }],
            title: line(),
            blocks: vec![
                Block::Heading(text()),
                Block::Subheading(text()),
                Block::Paragraph(text()),
                Block::Note(text()),
                Block::Table(table),
                Block::Signatures(Signatures { left: Beside::Signer(signer()), right: signer() }),
                Block::Annex(line()),
            ],
        });
    }
    check(&Document::default());
}

proptest! {
    #[test]
    fn any_table_comes_back_cell_for_cell(table in tables()) {
        let document = Document { blocks: vec![Block::Table(table.clone())], ..Document::default() };
        let parts = parts(&document);
        let xml = roxmltree::Document::parse(&parts["word/document.xml"]).unwrap();
        let found: Vec<Vec<(usize, String)>> = all(xml.root(), "tr").map(|row| {
            all(row, "tc").map(|cell| {
                let span = all(cell, "gridSpan").next().map_or(1, |span| value(span, "val").parse().unwrap());
                (span, all(cell, "p").map(text).collect())
            }).collect()
        }).collect();
        let heads: Vec<_> = table.heads().map(|head| (1, kept(head))).collect();
        let rows = table.rows.iter().map(|row| table.places(row).into_iter().map(|place| {
            (place.columns, kept(place.cell.map_or("", |cell| cell.content.printed())))
        }).collect());
        prop_assert_eq!(found, std::iter::once(heads).chain(rows).collect::<Vec<_>>());
    }
}
