//! The paper on the screen, as it is printed: white, whatever the look of the app.

use crate::document::{Align, Beside, Block, Document, Face, HeadRow, Line, Place, Rule, Signatures, Signer, Table};
use leptos::prelude::*;

/// A document as A4 pages.
#[component]
pub fn Paper(document: Document) -> impl IntoView {
    let Document { head, title, mut blocks, .. } = document;
    let is_annex = |block: &Block| matches!(block, Block::Annex(_));
    let annexes = blocks.split_off(blocks.iter().position(is_annex).unwrap_or(blocks.len()));
    let annexes = annexes.chunk_by(|_, next| !is_annex(next)).map(<[Block]>::to_vec).map(|blocks| {
        view! { <article class="a4 lying" lang="vi">{blocks.into_iter().map(block).collect_view()}</article> }
    });
    let annexes = annexes.collect_view();
    let head = head.into_iter().map(|HeadRow { left, right }| {
        view! { <div class="head2"><div>{lines(left)}</div><div>{lines(right)}</div></div> }
    });
    view! {
        <article class="a4" lang="vi">
            {head.collect_view()}
            <header class="kind">{lines(title)}</header>
            {blocks.into_iter().map(block).collect_view()}
        </article>
        {annexes}
    }
}

fn lines(lines: Vec<Line>) -> impl IntoView {
    lines.into_iter().map(line).collect_view()
}

fn line(line: Line) -> impl IntoView {
    let class = match line.rule {
        Rule::None => "",
        Rule::Half => "rule",
        Rule::Whole => "rule whole",
    };
    let text = match line.face {
        Face::Plain => view! { {line.text} }.into_any(),
        Face::Bold => view! { <b>{line.text}</b> }.into_any(),
        Face::Italic => view! { <i>{line.text}</i> }.into_any(),
    };
    view! { <p class=class>{text}</p> }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Subheading(text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Paragraph(text) => view! { <p>{text}</p> }.into_any(),
        Block::Note(text) => view! { <p class="foot">{text}</p> }.into_any(),
        Block::Table(table) => view! { <PaperTable table/> }.into_any(),
        Block::Signatures(signatures) => view! { <Signed signatures/> }.into_any(),
        Block::Annex(title) => view! { <div class="annex">{lines(title)}</div> }.into_any(),
    }
}

#[component]
fn PaperTable(table: Table) -> impl IntoView {
    let widths = table.widths(1_000).into_iter().map(|width| {
        view! { <col style:width=format!("{}%", f64::from(width) / 10.0)/> }
    });
    let heads = table.heads().map(|head| view! { <th scope="col">{head.to_owned()}</th> }).collect_view();
    let cell = |place: &Place<'_>| {
        let class = match place.align {
            Align::Left => "l",
            Align::Centre => "c",
            Align::Right => "",
        };
        let text = place.cell.map_or("", |cell| cell.content.printed()).to_owned();
        view! { <td class=class colspan=place.columns.to_string()>{text}</td> }
    };
    let row = |row: &Vec<_>| view! { <tr>{table.places(row).iter().map(cell).collect_view()}</tr> };
    let rows = table.rows.iter().map(row).collect_view();
    view! {
        <table aria-label=table.name.clone()>
            <colgroup>{widths.collect_view()}</colgroup>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn Signed(signatures: Signatures) -> impl IntoView {
    let left = match signatures.left {
        Beside::Recipients { heading, lines } => {
            let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            view! { <p><b><i>{heading}</i></b></p> <ul>{lines}</ul> }.into_any()
        }
        Beside::Signer(who) => signer(who).into_any(),
    };
    view! { <div class="signs"><div>{left}</div><div>{signer(signatures.right)}</div></div> }
}

fn signer(signer: Signer) -> impl IntoView {
    view! {
        <div class="c">
            {lines(signer.lines)}
            <div class="blank"></div>
            <p><b>{signer.name}</b></p>
        </div>
    }
}
