//! The import of a register.

use std::path::Path;

use anyhow::Result;

use crate::harness::page::{Page, Role};

/// Takes a register in, all guesses accepted; the next page is the walk.
///
/// # Errors
/// When it is refused, or holds something else than so many households and people.
pub async fn take(page: &Page, file: &Path, households: usize, people: usize) -> Result<()> {
    page.choose_file(file).await?;
    page.click(Role::Button, "Đọc thử").await?;
    page.sees("So với dữ liệu trên máy").await?;
    page.click(Role::Button, &format!("Nhập {households} hộ, {people} người")).await?;
    page.sees(&format!("Đã nhập {households} hộ, {people} người")).await?;
    page.click(Role::Link, "Đi từng nhà").await
}
