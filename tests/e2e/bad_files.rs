//! Files that are not what they should be: each is named for what it is, and nothing on the device changes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::in_project;
use crate::harness::page::Page;
use crate::harness::server::Server;
use crate::pages::{exchange, import, start};
use crate::register;

const UNCHANGED: &str = "Dữ liệu trên máy không đổi.";

/// A device with a ward, and a package of it.
struct Device {
    server: Server,
    browser: Browser,
    page: Page,
    list: PathBuf,
    folder: PathBuf,
    package: PathBuf,
    /// The check code and the counts it speaks for.
    state: (String, String),
    // Last: the browser writes into it to its end.
    _profile: Profile,
}

impl Device {
    /// Begins a ward, whose list is taken in or only lies there.
    async fn begin(has_taken: bool) -> Result<Self> {
        let server = Server::start()?;
        let profile = Profile::fresh()?;
        let browser = Browser::open(&profile, Screen::Phone).await?;
        let (page, list) = start::begin_with_list(&browser, &server, &profile).await?;
        let folder = profile.folder_for("Lists")?;
        if has_taken {
            import::take(&page, &list).await?;
        }
        let package = exchange::save_package(&browser, &server).await?;
        let state = exchange::check_code(&browser, &server).await?;
        Ok(Self { server, browser, page, list, folder, package, state, _profile: profile })
    }

    /// Waits until the page names the file that was chosen, and makes sure that nothing changed.
    async fn is_unchanged(&self, page: &Page, sentence: &str) -> Result<()> {
        page.sees(sentence).await?;
        page.sees(UNCHANGED).await?;
        assert_eq!(exchange::check_code(&self.browser, &self.server).await?, self.state, "{sentence}");
        Ok(())
    }
}

#[tokio::test]
async fn bad_files_are_named_and_change_nothing() -> Result<()> {
    let device = Device::begin(true).await?;
    let Device { server, browser, list, folder, package, .. } = &device;

    let registers = [
        (written(folder, "ảnh.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?, "Đây là tệp ảnh."),
        (written(folder, "lạ.xlsx", &[0, 1, 2, 3, 254, 255, 0, 9])?, "Đây không phải tệp Excel."),
        (
            written(folder, "thư.xlsx", b"not an excel at all\nnor a list")?,
            "Đây là tệp văn bản, không phải danh sách hộ.",
        ),
        (register::write_empty(folder)?, "Tệp này không có dòng nào."),
        (in_project("tests/fixtures/password.xlsx"), "Tệp này có mật khẩu."),
        (cut_in_half(list, folder, "nửa.xlsx")?, "Tệp bị hỏng hoặc tải chưa xong."),
    ];
    for (file, sentence) in registers {
        let page = browser.visit(server, "nhap-excel").await?;
        page.choose_file(&file).await?;
        device.is_unchanged(&page, sentence).await?;
    }

    let packages = [
        (cut_in_half(package, folder, "nửa.txt")?, "Tệp bị cắt cụt, thiếu phần cuối."),
        (written(folder, "khac.json", br#"{"ten":"so-thu-chi","muc":[1,2,3]}"#)?, "Tệp này của ứng dụng khác."),
        (list.clone(), "Đây là tệp Excel hoặc tệp nén, không phải tệp Từng Nhà."),
        (written(folder, "trống.txt", b"")?, "Tệp này trống."),
        (altered(package, folder)?, "Tệp bị hỏng trên đường gửi."),
    ];
    for (file, sentence) in packages {
        let page = exchange::receive(browser, server).await?;
        page.choose_file(&file).await?;
        device.is_unchanged(&page, sentence).await?;
    }
    device.page.is_quiet().await
}

#[tokio::test]
async fn files_far_too_large_are_refused_unread() -> Result<()> {
    let device = Device::begin(false).await?;
    let Device { server, browser, list, folder, package, .. } = &device;

    let empty = written(folder, "rỗng", b"")?;
    let cases = [
        ("nhap-excel", stretched(list, folder, "sổ hộ.xlsx", 200)?, "Tệp lớn hơn 50 MB."),
        ("nhap-excel", stretched(&empty, folder, "phim.xlsx", 200)?, "Tệp lớn hơn 50 MB."),
        (exchange::RECEIVE, stretched(&empty, folder, "phim.txt", 200)?, "Chưa mở được tệp này."),
        (exchange::RECEIVE, stretched(list, folder, "sổ.txt", 200)?, "Đây là tệp Excel hoặc tệp nén"),
        (exchange::RECEIVE, stretched(package, folder, "dở.txt", 200)?, "Tệp bị cắt cụt, thiếu phần cuối."),
        (exchange::RECEIVE, stretched(package, folder, "to.txt", 600)?, "Tệp này quá lớn."),
    ];
    for (route, file, sentence) in cases {
        let page = browser.visit(server, route).await?;
        page.has_started().await?;
        page.run(WATCH_READING).await?;
        page.choose_file(&file).await?;
        page.sees(sentence).await?;
        let read: u64 = serde_json::from_value(page.run("return window.bytesRead").await?)?;
        ensure!(read < 1 << 20, "{read} bytes were read before it was said: {sentence}");
        device.is_unchanged(&page, sentence).await?;
    }
    device.page.is_quiet().await
}

/// Counts the bytes of files that come into memory.
const WATCH_READING: &str = r"
    window.bytesRead = 0;
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
      window.bytesRead += this.size;
      return read.call(this);
    };
";

fn written(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = folder.join(name);
    fs::write(&path, bytes)?;
    Ok(path)
}

fn cut_in_half(file: &Path, folder: &Path, name: &str) -> Result<PathBuf> {
    let bytes = fs::read(file)?;
    written(folder, name, &bytes[..bytes.len() / 2])
}

/// The file made so many megabytes large; what is added are zeros, and take no room on the disk.
fn stretched(file: &Path, folder: &Path, name: &str, megabytes: u64) -> Result<PathBuf> {
    let path = folder.join(name);
    fs::copy(file, &path)?;
    fs::File::options().write(true).open(&path)?.set_len(megabytes << 20)?;
    Ok(path)
}

/// The package with one letter of one name exchanged.
fn altered(package: &Path, folder: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(package)?;
    written(folder, "sửa.txt", text.replacen("Văn", "Vân", 1).as_bytes())
}
