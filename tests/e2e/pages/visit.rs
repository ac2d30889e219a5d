//! The form of a visit.

use anyhow::{Result, ensure};

use crate::harness::page::{Page, Role};

/// Answers the form; nothing is saved yet, but everything is kept as a draft.
///
/// # Errors
/// When an answer is not offered, or the draft is not kept.
pub async fn answer(page: &Page, outcome: &str, step: &str, note: &str) -> Result<()> {
    page.pick(outcome).await?;
    page.pick(step).await?;
    page.fill("Ghi chú", note).await?;
    page.sees("Đã tự lưu trên máy lúc").await
}

/// Checks what the form holds.
///
/// # Errors
/// When it holds something else.
pub async fn holds(page: &Page, outcome: &str, step: &str, note: &str) -> Result<()> {
    for chosen in [outcome, step] {
        ensure!(page.find(Role::Radio, chosen).await?.is_selected().await?, "{chosen} is not chosen any more");
    }
    let written = page.find(Role::Textbox, "Ghi chú").await?.prop("value").await?;
    ensure!(written.as_deref() == Some(note), "the note is {written:?}");
    Ok(())
}

/// Saves the visit.
///
/// # Errors
/// When the app does not say that it saved.
pub async fn save(page: &Page) -> Result<()> {
    page.click(Role::Button, "Xong,").await?;
    page.sees("Đã lưu lượt thăm").await
}
