//! The lock: the PIN's keys, on the page about this device and before a locked ward.

use anyhow::Result;
use serde_json::json;

use crate::harness::page::{Page, Role};
use crate::harness::wait_for;

/// Presses digits on the keys.
///
/// # Errors
/// When there are no keys.
pub async fn press(page: &Page, digits: &str) -> Result<()> {
    for digit in digits.chars() {
        page.click(Role::Button, &digit.to_string()).await?;
    }
    Ok(())
}

/// Makes up a PIN on the page about this device, and turns the lock on.
///
/// # Errors
/// When the PIN is refused, or the lock does not turn on.
pub async fn turn_on(page: &Page, pin: &str) -> Result<()> {
    page.fill("Mã khóa mới", pin).await?;
    page.click(Role::Button, "Tiếp").await?;
    page.fill("Bấm lại mã khóa mới", pin).await?;
    page.click(Role::Button, "Bật khóa").await?;
    page.sees("Khóa đang bật.").await
}

/// Turns the lock off on the page about this device.
///
/// # Errors
/// When it stays on.
pub async fn turn_off(page: &Page, pin: &str) -> Result<()> {
    page.click(Role::Button, "Tắt khóa").await?;
    page.fill("Mã khóa", pin).await?;
    page.click(Role::Button, "Tắt khóa").await?;
    page.sees("Đã tắt khóa.").await
}

/// Tries a PIN on a locked ward.
///
/// # Errors
/// When the ward is not locked.
pub async fn unlock(page: &Page, pin: &str) -> Result<()> {
    page.fill("Mã khóa", pin).await?;
    page.click(Role::Button, "Mở khóa").await
}

/// Waits until a PIN may be tried again.
///
/// # Errors
/// When that takes longer than a few seconds.
pub async fn wait(page: &Page) -> Result<()> {
    let is_over = "return document.querySelector('.pin input')?.disabled === false";
    wait_for("the end of the wait", || async { Ok((page.run(is_over).await? == json!(true)).then_some(())) }).await
}
