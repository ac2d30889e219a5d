//! Times the app with a whole ward in it: 7,000 households, 24,000 people, 60,000 visits.

#[cfg(not(target_arch = "wasm32"))]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod convert;
#[cfg(not(target_arch = "wasm32"))]
mod data;
#[cfg(not(target_arch = "wasm32"))]
#[expect(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the scenarios use more of it, and are tests"
)]
#[path = "../../tests/e2e/harness/mod.rs"]
mod harness;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
#[expect(dead_code, reason = "the scenarios use more of it")]
#[path = "../../tests/e2e/pages/mod.rs"]
mod pages;
#[cfg(not(target_arch = "wasm32"))]
mod recount;
#[cfg(not(target_arch = "wasm32"))]
#[expect(dead_code, clippy::indexing_slicing, reason = "the scenarios use more of it, and are tests")]
#[path = "../../tests/e2e/register.rs"]
mod register;
#[cfg(not(target_arch = "wasm32"))]
mod sample;
#[cfg(not(target_arch = "wasm32"))]
mod spelling;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (mut folder, mut seed, mut is_native, mut recount) = (None, 0, false, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--data" => folder = arguments.next(),
            "--seed" => seed = arguments.next().unwrap_or_default().parse()?,
            "--recount" => recount = arguments.next(),
            "--native" => is_native = true,
            other => anyhow::bail!("{other:?} is not understood here"),
        }
    }
    let data = match folder {
        Some(folder) => data::Data::read(std::path::Path::new(&folder))?,
        None => sample::data(seed),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let packages = convert::packages(&data).await?;
        if let Some(folder) = recount {
            return recount::run(&data, &packages, std::path::Path::new(&folder)).await;
        }
        native::weigh(&data, &packages)?;
        if is_native { native::run(&packages).await } else { browser::run(&packages).await }
    })
}

/// There is no browser to drive inside a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}
