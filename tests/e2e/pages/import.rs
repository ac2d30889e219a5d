//! The import of a register.

use std::path::Path;

use anyhow::Result;

use crate::harness::page::{Page, Role};
use crate::register;

/// Takes the list of an area in, all guesses accepted; the next page is the walk.
///
/// # Errors
/// When it is refused, or holds something else than was written into it.
pub async fn take(page: &Page, list: &Path) -> Result<()> {
    read(page, list).await?;
    take_in(page, &register::amount()).await?;
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

/// Reads a register and stops in the middle; returns what was said of the progress then.
///
/// # Errors
/// When nothing can be stopped before everything is read.
pub async fn stop_in_the_middle(page: &Page, file: &Path) -> Result<String> {
    page.choose_file(file).await?;
    page.find(Role::Button, "Đọc thử").await?;
    page.run(STOP).await?;
    page.click(Role::Button, "Đọc thử").await?;
    Ok(serde_json::from_value(page.run("return await window.stopped").await?)?)
}

/// Presses the button as soon as some rows are read: a machine may need no more than the blink of an eye for the rest.
const STOP: &str = r"
    const some = /Đang đọc: [1-9][\d.]*\/[\d.]+ dòng/;
    window.stopped = new Promise((resolve, reject) => {
      const look = () => {
        const said = document.body.innerText;
        if (said.includes('So với dữ liệu trên máy')) reject('everything was read');
        const progress = said.match(some);
        if (!progress) return requestAnimationFrame(look);
        [...document.querySelectorAll('button')].find((button) => button.innerText.startsWith('Dừng')).click();
        resolve(progress[0]);
      };
      look();
    });
";
