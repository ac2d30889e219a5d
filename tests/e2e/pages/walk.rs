//! The walk and a household on it.

use anyhow::{Context, Result, ensure};

use crate::harness::page::{Page, Role};
use crate::harness::wait_for;

/// Opens the visit form of the next house nobody has been to.
///
/// # Errors
/// When no house is left.
pub async fn visit_next(page: &Page) -> Result<()> {
    // The list moves the bar until it is there.
    page.sees("Theo ngõ").await?;
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

/// Types into the search field.
///
/// # Errors
/// When there is none.
pub async fn search(page: &Page, typed: &str) -> Result<()> {
    page.fill("Tìm tên hoặc số nhà", typed).await?;
    // Typing rests before the list follows.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    Ok(())
}

/// Returns how many doors a filter says it shows.
///
/// # Errors
/// When there is no such filter.
pub async fn count(page: &Page, filter: &str) -> Result<usize> {
    let name = page.find(Role::Button, filter).await?.text().await?;
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    digits.parse().with_context(|| format!("{name} counts nothing"))
}

/// Waits until a filter says it shows so many doors.
///
/// # Errors
/// When it never does.
pub async fn counts(page: &Page, filter: &str, expected: usize) -> Result<()> {
    wait_for(filter, || async { Ok((count(page, filter).await? == expected).then_some(())) }).await
}

/// Waits until the search finds so many doors.
///
/// # Errors
/// When it never does.
pub async fn finds(page: &Page, expected: usize) -> Result<()> {
    counts(page, "Tất cả", expected).await
}

/// Returns how many rows stand in the list.
///
/// # Errors
/// When the browser does not answer.
pub async fn rows(page: &Page) -> Result<usize> {
    let rows = page.run("return document.querySelectorAll('main section li').length").await?;
    Ok(serde_json::from_value(rows)?)
}

/// Waits until so many rows stand in the list.
///
/// # Errors
/// When they never do.
pub async fn finds_rows(page: &Page, expected: usize) -> Result<()> {
    wait_for("the rows", || async { Ok((rows(page).await? == expected).then_some(())) }).await
}

/// Returns how many doors are seen whole above the bar while the page stands at its top.
///
/// # Errors
/// When there is none in the list, or the browser does not answer.
pub async fn in_sight(page: &Page) -> Result<u64> {
    page.sees("Theo ngõ").await?;
    let doors = page
        .run(
            "const bar = document.querySelector('.dock').getBoundingClientRect().top;
             const doors = [...document.querySelectorAll('main section li a')];
             return doors.filter((door) => door.getBoundingClientRect().bottom <= bar).length;",
        )
        .await?;
    Ok(serde_json::from_value(doors)?)
}

/// Opens the first door that can be seen whole.
///
/// # Errors
/// When there is none.
pub async fn open_first_in_sight(page: &Page) -> Result<()> {
    page.find(Role::Heading, "Từng nhà").await?;
    wait_for("a door in sight", || async {
        let script = "const doors = [...document.querySelectorAll('main section li a')];
            const door = doors.find((door) => door.getBoundingClientRect().top > 120);
            door?.click();
            return door !== undefined;";
        Ok((page.run(script).await? == serde_json::json!(true)).then_some(()))
    })
    .await
}

/// Opens the first door that can be seen whole, waits for its people, and returns the home's address.
///
/// # Errors
/// When there is no door, or nobody behind it.
pub async fn open_first_home(page: &Page) -> Result<String> {
    open_first_in_sight(page).await?;
    page.sees("người trong nhà").await?;
    Ok(page.path().await?.trim_start_matches('/').to_owned())
}

/// Returns how far down the page one looks.
///
/// # Errors
/// When the browser does not answer.
pub async fn scrolled_to(page: &Page) -> Result<f64> {
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    Ok(serde_json::from_value(page.run("return window.scrollY").await?)?)
}

/// Chooses the first doors of the list.
///
/// # Errors
/// When there are not so many.
pub async fn choose(page: &Page, doors: usize) -> Result<()> {
    page.click(Role::Button, "Chọn nhiều nhà").await?;
    let chosen = page
        .run(&format!(
            "const labels = [...document.querySelectorAll('main section li label')].slice(0, {doors});
             for (const label of labels) label.click();
             return labels.length;"
        ))
        .await?;
    ensure!(chosen == serde_json::json!(doors), "only {chosen} doors can be chosen");
    Ok(())
}
