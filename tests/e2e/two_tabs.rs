//! Two tabs with the same ward: only one of them writes, and the other knows.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tung_nha::bridge::{Refusal, Request};
use tung_nha::engine::Fault;
use tung_nha::engine::basis::Edited;
use tung_nha::engine::commands::open_ward::{OpenWard, Opened, Workspace};
use tung_nha::engine::commands::save_record::{SaveHousehold, SaveWard};
use tung_nha::engine::queries::household_view::HouseholdQuestion;
use tung_nha::engine::queries::overview::OverviewQuestion;
use tung_nha::engine::store::StoreFault;
use tung_nha::exchange::merge_files;
use tung_nha::model::{HouseNumber, Household, HouseholdId, Ward};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::engine::{EngineWorker, read};
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::{exchange, import, start, visit, walk};

/// How often a tab takes over, and how many homes each of the two saves around that moment.
const TAKE_OVERS: usize = 12;
/// How often at most, until a tab dies in the middle of its work.
const MOST_TAKE_OVERS: usize = 60;
const SAVES: usize = 8;

const OPEN: OpenWard = OpenWard { workspace: Workspace::Ward, take_over: false };
const TAKE_OVER: OpenWard = OpenWard { take_over: true, ..OPEN };

fn named(name: &str) -> SaveWard {
    let after = Ward { name: name.to_owned(), province: String::new() };
    SaveWard(Edited { after, ..Edited::default() })
}

#[tokio::test]
async fn a_tab_that_was_taken_over_writes_no_more() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let first = EngineWorker::start(&browser, &server).await?;
    let second = first.start_another().await?;
    ensure!(matches!(first.ask(OPEN).await?, Opened::Ready(_)), "nobody else holds the ward");
    ensure!(second.ask(OPEN).await? == Opened::HeldByAnotherTab, "the first tab holds it");
    first.ask(named("Phường Cao Xanh")).await?;

    let Opened::Ready(overview) = second.ask(TAKE_OVER).await? else { bail!("it was taken over") };
    ensure!(overview.ward.name == "Phường Cao Xanh", "what the first tab saved is there");
    let refused = first.ask_with(named("Phường Khác"), None).await?;
    ensure!(refused == Err(Refusal::Engine(Fault::NotOpen)), "the first tab still wrote: {refused:?}");
    ensure!(first.ask(OPEN).await? == Opened::HeldByAnotherTab, "the first tab asks for the ward again");
    browser.close().await
}

/// What two tabs were told of the homes they saved.
#[derive(Debug, Default)]
struct Told {
    saved: Vec<HouseholdId>,
    refused: usize,
    /// The tab was killed before it answered.
    unanswered: usize,
}

impl Told {
    fn add(&mut self, answer: Option<Vec<u8>>) -> Result<()> {
        let Some(answer) = answer else {
            self.unanswered += 1;
            return Ok(());
        };
        match read::<SaveHousehold>(&answer)? {
            Ok(saved) => self.saved.push(saved.id),
            Err(Refusal::Engine(Fault::NotOpen | Fault::Store(StoreFault::Overtaken | StoreFault::Closed(_)))) => {
                self.refused += 1;
            }
            Err(other) => bail!("refused for no good reason: {other}"),
        }
        Ok(())
    }
}

#[tokio::test]
async fn nothing_is_lost_or_counted_twice_while_two_tabs_save_and_die() -> Result<()> {
    let server = Server::start()?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let mut holder = EngineWorker::start(&browser, &server).await?;
    let mut other = holder.start_another().await?;
    ensure!(matches!(holder.ask(OPEN).await?, Opened::Ready(_)), "nobody else holds the ward");
    holder.ask(named("Phường Mẫu")).await?;
    let mut told = Told::default();
    for round in 0..MOST_TAKE_OVERS {
        if round >= TAKE_OVERS && told.unanswered > 0 {
            break;
        }
        let dies = round % 3 == 2;
        let killed = dies.then(|| (&holder, Duration::from_millis(3 * (round % TAKE_OVERS) as u64)));
        // Both have all of it in hand before either answers: the one saves, the other takes over and saves too.
        let save = |number: usize| Request::from(saved_home(round, number));
        let mut asks: Vec<_> = (0..SAVES).map(|number| (&holder, save(number))).collect();
        asks.insert(round % SAVES, (&other, TAKE_OVER.into()));
        asks.extend((SAVES..2 * SAVES).map(|number| (&other, save(number))));
        let mut answers = EngineWorker::at_once(asks, killed).await?;
        let opened = answers.remove(round % SAVES).context("only the tab that held the ward was killed")?;
        ensure!(matches!(read::<OpenWard>(&opened)??, Opened::Ready(_)), "the other tab takes over");
        answers.into_iter().try_for_each(|answer| told.add(answer))?;
        if dies {
            holder = holder.start_again().await?;
        }
        std::mem::swap(&mut holder, &mut other);
    }

    // The tab that holds the ward now has everything that either was told is saved.
    holder.ask_all(told.saved.iter().map(|id| HouseholdQuestion(*id))).await?;
    let homes = holder.ask(OverviewQuestion).await?.households as usize;
    println!(
        "take-overs: {} saved, {} refused, {} unanswered; {homes} homes",
        told.saved.len(),
        told.refused,
        told.unanswered
    );
    ensure!(told.saved.len() >= TAKE_OVERS * SAVES, "whoever takes over saves: {told:?}");
    ensure!(told.refused > 0 && told.unanswered > 0, "nobody was in the middle of anything: {told:?}");
    ensure!((told.saved.len()..=told.saved.len() + told.unanswered).contains(&homes), "{homes} homes: {told:?}");

    // So has the device, and no two changes bear the same number.
    let package = std::fs::read(exchange::save_package(&browser, &server).await?)?;
    let merged = merge_files([("gói", package.as_slice())].into_iter())?;
    ensure!(merged.kinds()["household"].present == homes as u64, "the device holds {:?}", merged.kinds());
    ensure!(merged.files.iter().all(|file| file.forks == 0), "two changes of one number: {:?}", merged.files);
    browser.close().await
}

fn saved_home(round: usize, number: usize) -> SaveHousehold {
    let home = Household { number: HouseNumber::new(&format!("{round}/{number}")), ..Household::default() };
    SaveHousehold(None, Edited { after: home, ..Edited::default() })
}

#[tokio::test]
async fn a_second_tab_says_that_another_is_open_and_goes_on_with_its_work() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
    import::take(&page, &list).await?;
    let (outcome, step, note) = ("Đã hướng dẫn", "Lên mức 2", "Đã phát tờ rơi");
    walk::visit_next(&page).await?;
    visit::answer(&page, outcome, step, note).await?;
    let first = browser.front_tab().await?;

    let second = browser.open_tab().await?;
    let page = browser.visit(&server, "nha").await?;
    page.sees("Từng Nhà đang mở ở thẻ khác").await?;
    page.picture("second-tab").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Dùng ở thẻ này").await?;
    walk::go_on_with_draft(&page).await?;
    visit::holds(&page, outcome, step, note).await?;
    visit::save(&page).await?;

    // The first tab knows, and takes over in its turn.
    let page = browser.turn_to(&first).await?;
    page.sees("Đã chuyển sang thẻ khác").await?;
    page.picture("first-tab").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Tải lại trang").await?;
    page.sees("Từng Nhà đang mở ở thẻ khác").await?;
    page.click(Role::Button, "Dùng ở thẻ này").await?;
    page.find(Role::Heading, "Ghi lượt thăm").await?;
    browser.turn_to(&second).await?.sees("Đã chuyển sang thẻ khác").await?;
    browser.turn_to(&first).await?;
    let (_, counts) = exchange::check_code(&browser, &server).await?;
    ensure!(counts.ends_with("1 lượt thăm"), "the visit is kept once: {counts}");
    browser.close().await
}
