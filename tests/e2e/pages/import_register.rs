//! The import from Excel.

use std::path::Path;

use anyhow::Result;

use crate::harness::page::{Page, Role};

/// The import's page.
pub struct ImportRegister(pub Page);

impl ImportRegister {
    /// Chooses a file and waits until its sheets are shown.
    ///
    /// # Errors
    /// When the file is refused.
    pub async fn choose(&self, file: &Path) -> Result<()> {
        self.0.choose_file(file).await?;
        self.0.sees("Chọn tờ cần nhập").await
    }

    /// Reads the chosen sheets and waits for the comparison.
    ///
    /// # Errors
    /// When they cannot be read.
    pub async fn read(&self) -> Result<()> {
        self.0.click(Role::Button, "Đọc thử").await?;
        self.0.sees("So với dữ liệu trên máy").await
    }

    /// Takes in what was read, so many households and people, and waits for the word that it is done.
    ///
    /// # Errors
    /// When there is no such button, or the import is refused.
    pub async fn take(&self, households: u32, people: u32) -> Result<()> {
        self.0.click(Role::Button, &format!("Nhập {households} hộ, {people} người")).await?;
        self.0.sees(&format!("Đã nhập {households} hộ, {people} người")).await
    }
}
