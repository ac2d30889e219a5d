//! Two tabs with the same ward: only one of them writes, and the other knows.

use anyhow::{Result, ensure};
use tung_nha::bridge::Refusal;
use tung_nha::engine::Fault;
use tung_nha::engine::basis::{Basis, Edited};
use tung_nha::engine::commands::open_ward::{OpenWard, Opened, Workspace};
use tung_nha::engine::commands::save_record::SaveWard;
use tung_nha::model::Ward;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::engine::EngineWorker;
use crate::harness::server::Server;

fn named(name: &str) -> SaveWard {
    let after = Ward { name: name.to_owned(), province: String::new() };
    SaveWard(Edited { before: Ward::default(), after, basis: Basis::default() })
}

#[tokio::test]
async fn a_tab_that_was_taken_over_writes_no_more() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let first = EngineWorker::start(&browser, &server).await?;
    let second = first.start_another().await?;
    let open = OpenWard { workspace: Workspace::Ward, take_over: false };
    ensure!(matches!(first.ask(open).await?, Opened::Ready(_)), "nobody else holds the ward");
    ensure!(second.ask(open).await? == Opened::HeldByAnotherTab, "the first tab holds it");
    first.ask(named("Phường Cao Xanh")).await?;

    let take_over = OpenWard { take_over: true, ..open };
    let Opened::Ready(overview) = second.ask(take_over).await? else { anyhow::bail!("it was taken over") };
    ensure!(overview.ward.name == "Phường Cao Xanh", "what the first tab saved is there");
    let refused = first.ask_with(named("Phường Khác"), None).await?;
    ensure!(refused == Err(Refusal::Engine(Fault::NotOpen)), "the first tab still wrote: {refused:?}");
    ensure!(first.ask(open).await? == Opened::HeldByAnotherTab, "the first tab asks for the ward again");
    browser.close().await
}
