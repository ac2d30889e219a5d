//! A package from one device's screen to another's camera, with no network at all.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::app_copy::AppCopy;
use crate::harness::browser::{Browser, Camera, Profile, Screen};
use crate::harness::film::{self, Still};
use crate::harness::in_project;
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};

const SHOW: &str = "Đưa qua màn hình";
const LOOK: &str = "Nhận qua máy ảnh";
const TURN_ON: &str = "Bật máy ảnh";

/// Films so many codes as they follow one another on the screen.
async fn film_codes(page: &Page, count: usize, film: &Path) -> Result<()> {
    let stills = page
        .run(&format!(
            "const canvas = document.querySelector('canvas.code');
             const {{ width, height }} = canvas;
             const copy = new OffscreenCanvas(width, height).getContext('2d', {{ willReadFrequently: true }});
             const stills = [];
             while (stills.length < {count}) {{
               await new Promise((resolve) => setTimeout(resolve, 20));
               copy.drawImage(canvas, 0, 0);
               const pixels = copy.getImageData(0, 0, width, height).data;
               let dark = '';
               for (let at = 0; at < pixels.length; at += 4) dark += pixels[at] < 128 ? '1' : '0';
               if (stills.at(-1)?.dark !== dark) stills.push({{ dark }});
             }}
             return stills;"
        ))
        .await?;
    film::write(film, &serde_json::from_value::<Vec<Still>>(stills)?)
}

/// Reads how many parts the codes on the screen carry.
async fn parts(page: &Page) -> Result<usize> {
    page.sees("phần, mất khoảng").await?;
    let text = page.text().await?;
    let line = text.lines().find(|line| line.contains("phần, mất khoảng")).unwrap_or_default();
    Ok(line.split(' ').next().unwrap_or_default().parse()?)
}

#[tokio::test]
async fn package_goes_from_a_screen_to_a_camera_without_a_network() -> Result<()> {
    let mut server = Server::start()?;
    let [first, second] = [Profile::fresh()?, Profile::fresh()?];
    let film = second.folder_for("Camera")?.join("film.y4m");
    let leader = Browser::open(&first, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&leader, &server, &first).await?;
    import::take(&page, &list).await?;
    page.is_ready_offline().await?;
    let member = Browser::open_with_camera(&second, Screen::SmallPhone, Camera::Film(&film)).await?;
    member.visit(&server, "").await?.is_ready_offline().await?;
    server.stop();

    let page = exchange::send(&leader, &server).await?;
    page.click(Role::Button, SHOW).await?;
    let parts = parts(&page).await?;
    ensure!((2..100).contains(&parts), "{parts} parts");
    page.sees("6 mã mỗi giây").await?;
    page.picture("codes-show").await?;
    page.is_accessible().await?;
    page.click(Role::Button, "Nhanh hơn").await?;
    page.click(Role::Button, "Nhanh hơn").await?;
    page.sees("10 mã mỗi giây").await?;
    // From somewhere in the middle, with some to spare; shown again and again to the other device.
    film_codes(&page, parts + parts / 2, &film).await?;
    page.click(Role::Button, "Tạm dừng").await?;
    page.sees("Đang tạm dừng.").await?;

    let member_page = exchange::receive(&member, &server).await?;
    member_page.click(Role::Button, LOOK).await?;
    member_page.picture("codes-explained").await?;
    member_page.is_accessible().await?;
    member_page.click(Role::Button, TURN_ON).await?;
    member_page.sees(&format!("/{parts}")).await?;
    member_page.picture("codes-look").await?;
    member_page.is_accessible().await?;
    member_page.find(Role::Heading, "Xem trước khi nhận").await?;
    exchange::take_in(&member_page).await?;

    page.click(Role::Button, "Máy kia đã nhận đủ").await?;
    page.sees("Đã đưa xong.").await?;
    page.sees("Không có gì mới để gửi.").await?;
    assert_eq!(exchange::check_code(&member, &server).await?, exchange::check_code(&leader, &server).await?);
    member_page.is_quiet().await?;
    page.is_quiet().await
}

/// Remembers the stream of the camera once the page has it.
const REMEMBER_STREAM: &str = r"
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => window.stream = await ask(wish);
";

/// The system's reader of codes, as Chrome has it on Android: it sees codes once the page says so.
const SYSTEM_READER: &str = r"
    self.BarcodeDetector = class {
      looks = 0;
      constructor({ formats }) {
        if (String(formats) !== 'qr_code') throw new TypeError();
      }
      async detect(image) {
        if (!(image instanceof ImageData)) throw new TypeError();
        const sees = await caches.has('codes in sight');
        return sees ? [{ rawValue: CODES[this.looks++ % CODES.length] }] : [];
      }
    };
";

/// The finished app on a system that reads codes itself, namely those of the first package ever.
fn app_on_a_system_with_a_reader() -> Result<AppCopy> {
    let app = AppCopy::new("reader")?;
    let codes = fs::read_to_string(in_project("tests/fixtures/package-v1.codes.txt"))?;
    let codes = json!(codes.lines().collect::<Vec<_>>());
    let loader = app.0.join("codes_loader.js");
    let rest = fs::read_to_string(&loader)?;
    fs::write(loader, format!("const CODES = {codes};\n{SYSTEM_READER}\n{rest}"))?;
    Ok(app)
}

#[tokio::test]
async fn camera_is_asked_for_again_and_goes_off_when_nobody_looks() -> Result<()> {
    let app = app_on_a_system_with_a_reader()?;
    let server = Server::start_with(&app.0)?;
    let browser = Browser::open_with_camera(&Profile::fresh()?, Screen::Phone, Camera::Denied).await?;
    let page = exchange::receive(&browser, &server).await?;
    page.click(Role::Button, LOOK).await?;
    page.click(Role::Button, TURN_ON).await?;
    page.sees("Từng Nhà chưa được phép dùng máy ảnh.").await?;
    page.picture("codes-denied").await?;
    page.is_accessible().await?;

    let allowed = json!({ "permission": { "name": "camera" }, "setting": "granted" });
    page.ask_browser_with("Browser.setPermission", allowed).await?;
    page.run(REMEMBER_STREAM).await?;
    page.click(Role::Button, "Thử lại").await?;
    page.sees("Hướng máy ảnh vào mã trên màn hình kia").await?;
    page.picture("codes-nothing-seen").await?;
    ensure!(page.run("return window.stream.active").await? == json!(true));
    page.click(Role::Button, "Thôi, đóng lại").await?;
    page.sees("Chọn tệp người khác gửi").await?;
    ensure!(page.run("return window.stream.active").await? == json!(false));
    let button = page.find(Role::Button, LOOK).await?;
    ensure!(page.has_focus(&button).await?, "the focus is lost");

    page.run("await caches.open('codes in sight')").await?;
    page.click(Role::Button, LOOK).await?;
    page.click(Role::Button, TURN_ON).await?;
    page.find(Role::Heading, "Xem trước khi nhận").await?;
    page.sees("Từ Chị Lan").await?;
    ensure!(page.run("return window.stream.active").await? == json!(false));
    Ok(())
}
