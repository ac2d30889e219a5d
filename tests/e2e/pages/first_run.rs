//! The first run and the naming of a ward.

use anyhow::Result;

use crate::harness::page::{Page, Role};

/// The page a new device opens with.
pub struct FirstRun(pub Page);

impl FirstRun {
    /// Waits for the page.
    ///
    /// # Errors
    /// When another page opens.
    pub async fn open(page: Page) -> Result<Self> {
        page.sees("bắt đầu từ đâu?").await?;
        Ok(Self(page))
    }

    /// Names a new ward and whoever uses the device, and goes on to the import.
    ///
    /// # Errors
    /// When a field or button is missing.
    pub async fn name_ward(&self, ward: &str, person: &str) -> Result<()> {
        let Self(page) = self;
        page.click(Role::Link, "Lập mới từ Excel").await?;
        page.fill("Tên phường, xã", ward).await?;
        page.fill("Tỉnh, thành phố", "Tỉnh Quảng Ninh").await?;
        page.fill("Ai dùng máy này?", person).await?;
        page.click(Role::Button, "Lưu, rồi nhập Excel").await?;
        page.sees("Chọn tệp Excel").await
    }
}
