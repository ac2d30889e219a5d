//! The import of a register.

use std::path::Path;

use anyhow::Result;

use crate::harness::page::{Page, Role};

/// Takes a register in, all guesses accepted; the next page is the walk.
///
/// # Errors
/// When it is refused, or holds something else than so many households and people.
pub async fn take(page: &Page, file: &Path, households: usize, people: usize) -> Result<()> {
    read(page, file).await?;
    take_in(page, &format!("{households} hộ, {people} người")).await?;
    page.click(Role::Link, "Đi từng nhà").await
}

/// Reads a register, all guesses accepted, and has it compared with what the device holds.
///
/// # Errors
/// When it is refused.
pub async fn read(page: &Page, file: &Path) -> Result<()> {
    page.choose_file(file).await?;
    page.click(Role::Button, "Đọc thử").await?;
    page.sees("So với dữ liệu trên máy").await
}

/// Takes in what was read: `amount` is so many households and people.
///
/// # Errors
/// When it is refused, or is another amount.
pub async fn take_in(page: &Page, amount: &str) -> Result<()> {
    page.click(Role::Button, &format!("Nhập {amount}")).await?;
    page.sees(&format!("Đã nhập {amount}")).await
}
