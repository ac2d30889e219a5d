//! The forms of people.

use anyhow::Result;

use crate::harness::page::{Page, Role};
use crate::harness::wait_for;

/// Writes down the first of the people to add.
///
/// # Errors
/// When the form is not open.
pub async fn write_first(page: &Page, name: &str, birth: &str) -> Result<()> {
    page.fill("Họ và tên", name).await?;
    page.fill("Năm sinh", birth).await
}

/// Presses a button twice before the page can show that it took the first.
///
/// # Errors
/// When there is no such button.
pub async fn press_twice(page: &Page, label: &str) -> Result<()> {
    page.find(Role::Button, label).await?;
    let script = format!(
        "const button = [...document.querySelectorAll('button')].find((one) => one.innerText.includes('{label}'));
         button.click();
         button.click();"
    );
    page.run(&script).await.map(|_| ())
}

/// Chooses the first household found as the one to move to.
///
/// # Errors
/// When none is found.
pub async fn move_to(page: &Page, search: &str) -> Result<()> {
    page.click(Role::Button, "Chuyển sang nhà khác").await?;
    page.fill("Tìm nhà chuyển đến", search).await?;
    wait_for("a home to move to", || async {
        let script = "const home = document.querySelector('details li button'); home?.click(); return !!home;";
        Ok((page.run(script).await? == serde_json::json!(true)).then_some(()))
    })
    .await?;
    page.sees("Chuyển đến:").await
}

/// Waits until a person is not on the household's page any more.
///
/// # Errors
/// When the person stays.
pub async fn lives_elsewhere(page: &Page, name: &str) -> Result<()> {
    wait_for("the person to leave", || async { Ok((!page.text().await?.contains(name)).then_some(())) }).await
}
