//! The walk and a household on it.

use anyhow::Result;

use crate::harness::page::{Page, Role};

/// Opens the visit form of the next house nobody has been to.
///
/// # Errors
/// When no house is left.
pub async fn visit_next(page: &Page) -> Result<()> {
    // The list moves the bar until it is there.
    page.sees("Xếp theo ngõ").await?;
    page.click(Role::Link, "Ghi nhà tiếp theo").await?;
    page.find(Role::Heading, "Ghi lượt thăm").await.map(|_| ())
}

/// Goes on with the visit that lies half written at the only house marked so.
///
/// # Errors
/// When no house or several are marked.
pub async fn go_on_with_draft(page: &Page) -> Result<()> {
    page.click(Role::Link, "đang ghi dở").await?;
    page.click(Role::Link, "Ghi tiếp bản đang dở").await?;
    page.find(Role::Heading, "Ghi lượt thăm").await.map(|_| ())
}

/// Says who uses the device, which the walk asks once.
///
/// # Errors
/// When nobody of that name is listed.
pub async fn say_who(page: &Page, me: &str) -> Result<()> {
    page.pick(me).await?;
    page.find(Role::Heading, "Từng nhà").await.map(|_| ())
}
