//! What a file brings is looked at before it is taken, and given back after something was built on it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tung_nha::exchange::{self as packages, Header, Scope};
use tung_nha::id::Id;
use tung_nha::log::{Change, ChangeDraft, Directory, EditDraft, Have, Origin, ReplicaId, Value};

use crate::harness::browser::{Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, people, start, walk};

const NEW: &str = "Hồ Thị Mới";
const UNBORN: &str = "Đặng Văn Mai Sau";
const ANOTHER: &str = "Đặng Thị Khác";

/// The last second of the year 9999, as the clock of a broken phone tells it.
const YEAR_9999_MS: i64 = 253_402_275_599_000;

/// Answers yes to a question; the button that asked it is called as the answer is.
async fn say_yes(page: &Page, question: &str) -> Result<()> {
    page.sees(question).await?;
    page.run("document.querySelector('dialog[open] .danger').click();").await.map(|_| ())
}

/// A file by a program of somebody else: of another ward, by a broken clock, with a birth no form would take.
fn odd_package(folder: &Path, home: &str) -> Result<PathBuf> {
    let home = home.rsplit('/').next().context("no home")?;
    let person = |number: u8, name: &str, birth: &str| {
        let set = [("household", home), ("name", name), ("birth", birth)];
        let set: BTreeMap<_, _> =
            set.into_iter().map(|(field, value)| (field.to_owned(), (Value::text(value), Vec::new()))).collect();
        EditDraft { kind: "resident", record: Id::from_bytes([number; 10]), set, salt: None }
    };
    let edits = vec![person(1, UNBORN, "2090"), person(2, ANOTHER, "1980")];
    let draft = ChangeDraft { time_ms: YEAR_9999_MS, author: None, origin: Origin::Form, edits };
    let replica = ReplicaId(Id::from_bytes([9; 10]));
    let (mut directory, mut line) = (Directory::default(), Vec::new());
    Change::seal(replica, 1, &draft).write(&mut directory, &mut line)?;
    let header = Header {
        app: String::new(),
        made_by: replica,
        member: None,
        sender: "Người lạ".to_owned(),
        ward: "Phường Khác".to_owned(),
        made_at_ms: YEAR_9999_MS,
        scope: Scope::All,
        since_last: false,
        have: Have::default(),
    };
    let path = folder.join("lạ.txt");
    std::fs::write(&path, packages::write(&header, &directory, [line.as_slice()].into_iter(), 1))?;
    Ok(path)
}

#[tokio::test]
async fn numbers_of_a_file_open_their_records_before_it_is_taken() -> Result<()> {
    let server = Server::start()?;
    let [leader, member] = start::leader_and_member(&server, [Screen::SmallPhone, Screen::Phone]).await?;
    let home = walk::open_first_home(&leader.visit(&server, "nha").await?).await?;
    for (browser, note) in [(&leader, "Cổng xanh"), (&member, "Cổng sau chợ")] {
        let page = browser.visit(&server, &format!("{home}/sua")).await?;
        page.fill("Ghi chú", note).await?;
        page.click(Role::Button, "Lưu").await?;
        page.sees(note).await?;
    }
    for browser in [&member, &leader] {
        // Entered on both: the second is told of it before anything is taken.
        let page = browser.visit(&server, &format!("{home}/them")).await?;
        people::write_first(&page, NEW, "1990").await?;
        page.click(Role::Button, "Lưu").await?;
        page.sees(NEW).await?;
    }
    let package = exchange::save_package(&member, &server).await?;
    let before = exchange::check_code(&leader, &server).await?;

    let page = exchange::receive(&leader, &server).await?;
    exchange::look_at(&page, &package).await?;
    page.sees("chỗ nghi trùng với máy này").await?;
    page.picture("preview").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "người mới").await?;
    page.sees(&format!("{NEW}, sinh 1990")).await?;
    page.sees("Mới xem thôi, chưa nhận gì vào máy.").await?;
    page.picture("preview-new").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Về trang xem trước").await?;
    page.click(Role::Link, "chỗ hai bản khác nhau").await?;
    page.sees("Ghi chú: hai bản khác nhau").await?;
    page.sees("“Cổng xanh”").await?;
    page.sees("“Cổng sau chợ”").await?;
    page.picture("preview-conflicts").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Về trang xem trước").await?;
    page.click(Role::Link, "chỗ nghi trùng với máy này").await?;
    page.sees("Đang có trên máy").await?;
    page.picture("preview-twins").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Về trang xem trước").await?;
    page.click(Role::Button, "Không nhận").await?;
    page.sees("Chọn tệp người khác gửi").await?;
    assert_eq!(exchange::check_code(&leader, &server).await?, before, "looking changes nothing");
    page.is_quiet().await
}

#[tokio::test]
async fn odd_file_is_pointed_out_taken_all_the_same_and_given_back() -> Result<()> {
    let server = Server::start()?;
    let [_leader, member] = start::leader_and_member(&server, [Screen::SmallPhone, Screen::Phone]).await?;
    let home = walk::open_first_home(&member.visit(&server, "nha").await?).await?;
    let folder = Profile::fresh()?;
    let odd = odd_package(&folder.folder_for("Odd")?, &home)?;

    let page = exchange::receive(&member, &server).await?;
    exchange::look_at(&page, &odd).await?;
    page.sees("Tệp này của Phường Khác").await?;
    page.sees("1 thay đổi có ngày lạ.").await?;
    page.sees("1 mục ghi lạ.").await?;
    page.picture("preview-odd").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Xem 1 mục ghi lạ").await?;
    page.sees("Sinh 2090: ngày chưa tới").await?;
    page.picture("preview-odd-values").await?;
    page.is_accessible().await?;
    page.click(Role::Link, "Về trang xem trước").await?;
    page.click(Role::Button, "thay đổi vào máy").await?;
    page.sees("Tệp này có chỗ lạ. Vẫn nhận?").await?;
    page.picture("preview-sure").await?;
    page.click(Role::Button, "Xem lại đã").await?;
    page.click(Role::Button, "thay đổi vào máy").await?;
    page.click(Role::Button, "Vẫn nhận").await?;
    page.sees("Đã nhận 1 thay đổi.").await?;

    // Something is built on it: it can no longer be as if it had never come, but what is left of it goes.
    let page = member.visit(&server, &home).await?;
    page.click(Role::Link, &format!("Sửa {UNBORN}")).await?;
    page.fill("Năm sinh", "1990").await?;
    page.click(Role::Button, "Lưu").await?;
    page.sees("Đã lưu").await?;
    let page = member.visit(&server, "gui-nhan?muc=so").await?;
    page.click(Role::Button, "Hoàn tác cả tệp").await?;
    say_yes(&page, "Hoàn tác cả tệp này?").await?;
    page.sees("Trả lại như trước khi nhận tệp này?").await?;
    page.picture("give-back").await?;
    page.is_accessible().await?;
    say_yes(&page, "Trả lại như trước khi nhận tệp này?").await?;
    page.sees("Đã trả lại như trước khi nhận.").await?;
    page.sees("đã có người sửa thêm").await?;
    page.picture("given-back").await?;
    page.is_accessible().await?;
    let page = member.visit(&server, &home).await?;
    page.sees(UNBORN).await?;
    assert!(!page.text().await?.contains(ANOTHER), "whoever nobody wrote to since is gone");
    page.is_quiet().await
}
