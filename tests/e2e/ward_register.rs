//! A register of a whole ward: 7,000 households go in at once, and every row that is not plain is named.

use anyhow::{Result, ensure};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::Role;
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};
use crate::register::{SlipKind, WARD, WARD_AMOUNT};

#[tokio::test]
async fn a_ward_goes_in_whole_and_every_doubtful_row_is_named() -> Result<()> {
    let server = Server::start()?;
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    start::begin_ward(&page, "Phường Mẫu", "Phạm Thị Mẫu").await?;
    let list = WARD.write(&profile.folder_for("Lists")?)?;
    let before = exchange::check_code(&browser, &server).await?;

    // Stopped in the middle, nothing has happened, and the file can be chosen again.
    let page = browser.visit(&server, "nhap-excel").await?;
    let progress = import::stop_in_the_middle(&page, &list).await?;
    page.sees("Đã dừng, chưa nhập gì.").await?;
    ensure!(progress.contains("/24.0"), "the progress is of another list: {progress}");
    import::read(&page, &list).await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, before);

    let page = browser.visit(&server, "nhap-excel").await?;
    import::read(&page, &list).await?;
    page.sees(WARD_AMOUNT).await?;
    page.sees("Bỏ qua 1/24.000 dòng").await?;
    page.sees(&format!("{} chỗ nên xem lại", WARD.slips.len())).await?;
    for slip in WARD.slips {
        let title = match slip.kind {
            SlipKind::ImpossibleBirth => "Ngày sinh không đọc được",
            SlipKind::NameMissing => "Dòng thiếu tên người",
            SlipKind::PersonTwice => "Có thể trùng người",
            SlipKind::PhoneWithLetters => "Số điện thoại không đúng",
        };
        page.click(Role::Button, title).await?;
        page.sees(&format!("Tờ {}, dòng {}", WARD.sheet, WARD.row_of(slip))).await?;
    }
    page.picture("ward-register").await?;
    import::take_in(&page, WARD_AMOUNT).await?;
    let (_, counts) = exchange::check_code(&browser, &server).await?;
    assert_eq!(counts, "7.000 nhà, 23.999 người, 0 lượt thăm");
    page.is_quiet().await
}
