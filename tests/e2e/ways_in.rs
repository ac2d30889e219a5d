//! The ways a file comes in: shared from another app, opened with the app, dropped, pasted, several at once, compressed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use crate::harness::browser::{Browser, Profile, Screen};
use crate::harness::page::{Page, Role};
use crate::harness::server::Server;
use crate::harness::wait_for;
use crate::pages::{exchange, import, start};

const PREVIEW: &str = "Xem trước khi nhận";

/// How many files lie in the inbox.
const INBOX: &str = "return (await (await caches.open(`inbox-${new URL(document.baseURI).pathname}`)).keys()).length";

/// Leaves word in the inbox of a file that could not be read, as `boot.js` does.
const LAY_IN_UNREADABLE: &str = "
    const base = new URL(document.baseURI).pathname;
    const headers = { 'x-file-name': encodeURIComponent('mất.txt'), 'x-unreadable': '1' };
    await (await caches.open(`inbox-${base}`)).put(`${base}hop-thu/1`, new Response(null, { headers }));";

/// Lays a file in the inbox, each time another, that hangs whatever opens it as long as the page is not loaded anew.
const LAY_IN_HANGING: &str = "
    const base = new URL(document.baseURI).pathname;
    const headers = { 'x-file-name': encodeURIComponent('lạ.txt') };
    await (await caches.open(`inbox-${base}`)).put(`${base}hop-thu/${Date.now()}`, new Response('chào bác', { headers }));
    Blob.prototype.arrayBuffer = () => new Promise(() => {});
    window.dispatchEvent(new Event('tung-nha:files-arrived'));";

/// A package of a ward, the check code of the device that made it, and the folder in which it lies.
struct Sent {
    package: PathBuf,
    code: (String, String),
    folder: PathBuf,
    // Last: the folder is its.
    _profile: Profile,
}

async fn sent(server: &Server) -> Result<Sent> {
    let profile = Profile::fresh()?;
    let browser = Browser::open(&profile, Screen::Phone).await?;
    let (page, list) = start::begin_with_list(&browser, server, &profile).await?;
    import::take(&page, &list).await?;
    let package = exchange::save_package(&browser, server).await?;
    let code = exchange::check_code(&browser, server).await?;
    let folder = profile.folder_for("Gửi")?;
    browser.close().await?;
    Ok(Sent { package, code, folder, _profile: profile })
}

impl Sent {
    fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let path = self.folder.join(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }

    /// Returns a script that begins with the package as `text` and as `file`.
    fn script(&self, rest: &str) -> Result<String> {
        let text = json!(fs::read_to_string(&self.package)?);
        Ok(format!("const text = {text}; const file = new File([text], 'Tuần 37.txt'); {rest}"))
    }
}

fn gzip(pieces: &[&[u8]]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    for piece in pieces {
        encoder.write_all(piece)?;
    }
    Ok(encoder.finish()?)
}

/// Waits until a package is looked at, and leaves it.
async fn leave(page: &Page) -> Result<()> {
    page.find(Role::Heading, PREVIEW).await?;
    page.click(Role::Button, "Không nhận").await
}

#[tokio::test]
async fn file_comes_in_dropped_pasted_and_opened_with_the_app() -> Result<()> {
    let server = Server::start()?;
    let sent = sent(&server).await?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Desk).await?;
    let page = browser.visit(&server, "").await?;
    // What the system does when a file is opened with the app cannot be driven: the app is called as it would be.
    let queue =
        "Object.defineProperty(window, 'launchQueue', { value: { setConsumer: (open) => { window.open = open } } })";
    page.ask_browser_with("Page.addScriptToEvaluateOnNewDocument", json!({ "source": queue })).await?;

    // Dropped on another part of the page.
    let page = exchange::send(&browser, &server).await?;
    page.find(Role::Button, "Nhận").await?;
    let drop = "const dataTransfer = new DataTransfer();
        dataTransfer.items.add(file);
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        return document.body.dispatchEvent(event);";
    assert_eq!(page.run(&sent.script(drop)?).await?, json!(false), "the browser would open the file itself");
    leave(&page).await?;

    // Pasted as a copied file, as a copied message, and into the field.
    let paste = |data: &str| {
        sent.script(&format!(
            "const clipboardData = new DataTransfer();
             clipboardData.{data};
             document.body.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }}));"
        ))
    };
    page.run(&paste("items.add(file)")?).await?;
    leave(&page).await?;
    page.run(&paste("setData('text/plain', `[21:30] Lan: gửi bác nhé\\n${text}\\nĐã xem`)")?).await?;
    leave(&page).await?;
    page.run(&paste("setData('text/plain', 'chào bác')")?).await?;
    page.sees("Chọn tệp người khác gửi").await?;

    // Opened with the app while another page is shown; one of two was moved meanwhile.
    let page = browser.visit(&server, "cai-dat").await?;
    page.find(Role::Heading, "Thiết lập").await?;
    let open = "await window.open({ files: [
          { name: 'mất.txt', getFile: async () => { throw new DOMException('', 'NotFoundError') } },
          { name: file.name, getFile: async () => file },
        ] });";
    page.run(&sent.script(open)?).await?;
    page.sees("Trình duyệt không đọc được tệp này.").await?;
    page.sees("mất.txt").await?;
    page.picture("opened-with-the-app").await?;
    page.click(Role::Button, "Còn 1 tệp nữa đang chờ.").await?;
    page.find(Role::Heading, PREVIEW).await?;
    exchange::take_in(&page).await?;
    page.sees("Đã nhận 1 trong 2 tệp.").await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, sent.code);

    // Opened with the app when there is no room for it.
    let full = "Cache.prototype.put = async () => { throw new DOMException('', 'QuotaExceededError') };
        await window.open({ files: [{ name: file.name, getFile: async () => file }] });";
    page.run(&sent.script(full)?).await?;
    page.sees("chưa vào được đây").await?;
    page.is_quiet().await
}

#[tokio::test]
async fn several_files_at_once_each_meet_their_own_fate() -> Result<()> {
    let server = Server::start()?;
    let sent = sent(&server).await?;
    let bytes = fs::read(&sent.package)?;
    let zeros = vec![b' '; 1 << 20];
    let mut bomb = vec![&b"{\"format\":\"tung-nha\""[..]];
    bomb.extend(std::iter::repeat_n(zeros.as_slice(), 80));
    let packed = gzip(&[&bytes])?;
    let files = [
        sent.write("cắt.gz", &packed[..packed.len() / 2])?,
        sent.write("bom.gz", &gzip(&bomb)?)?,
        sent.write("thư.gz", &gzip(&["chào bác".as_bytes()])?)?,
        sent.write("Tuần 37", &packed)?,
        sent.write("lại lần nữa.txt", &[b"\xef\xbb\xbf", bytes.as_slice(), b"\r\n"].concat())?,
    ];
    let browser = Browser::open(&Profile::fresh()?, Screen::SmallPhone).await?;
    let page = exchange::receive(&browser, &server).await?;
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    page.choose_files(&paths).await?;

    for (sentence, left) in [("Tệp bị hỏng trên đường gửi.", 4), ("Tệp này quá lớn.", 3), ("Tệp chữ này không phải", 2)]
    {
        page.sees(sentence).await?;
        page.click(Role::Button, &format!("Còn {left} tệp nữa đang chờ.")).await?;
    }
    page.find(Role::Heading, PREVIEW).await?;
    page.picture("several-files").await?;
    page.is_accessible().await?;
    exchange::take_in(&page).await?;
    page.click(Role::Button, "Còn 1 tệp nữa đang chờ.").await?;
    page.sees("Máy đã có mọi thứ trong tệp này.").await?;
    page.click(Role::Button, "Đóng").await?;
    page.sees("Đã nhận 1 trong 5 tệp.").await?;
    page.sees("Máy đã có, bỏ qua").await?;
    page.picture("several-files-done").await?;
    page.is_accessible().await?;
    assert_eq!(exchange::check_code(&browser, &server).await?, sent.code);
    page.is_quiet().await
}

#[tokio::test]
async fn files_shared_from_another_app_are_looked_at_and_leave_the_inbox() -> Result<()> {
    let server = Server::start()?;
    let sent = sent(&server).await?;
    let browser = Browser::open(&Profile::fresh()?, Screen::Phone).await?;
    let page = browser.visit(&server, "").await?;
    page.is_ready_offline().await?;
    // A form with real files is what the system sends when another app shares to this one.
    let form = "const form = document.createElement('form');
        Object.assign(form, { action: 'nhan-tep', method: 'post', enctype: 'multipart/form-data' });
        form.append(Object.assign(document.createElement('input'), { type: 'file', name: 'tep', multiple: true }));
        document.body.append(form);";
    let submit = "document.querySelector('form[action=nhan-tep]').submit()";
    page.run(form).await?;
    let photo = sent.write("ảnh.jpg", b"\xff\xd8\xff\xe0")?;
    page.choose_files(&[&photo, &sent.package]).await?;
    page.run(submit).await?;
    page.sees("Đây là tệp ảnh.").await?;
    page.sees("ảnh.jpg").await?;
    assert_eq!(page.run(INBOX).await?, json!(2), "what the person is not done with stays");
    page.click(Role::Button, "Còn 1 tệp nữa đang chờ.").await?;
    page.find(Role::Heading, PREVIEW).await?;
    // The photo was told of; the file that is looked at is here again when the page, and even the app, was left.
    page.click(Role::Link, "Thiết lập").await?;
    page.click(Role::Link, "Gửi nhận").await?;
    page.find(Role::Heading, PREVIEW).await?;
    let page = browser.visit(&server, "gui-nhan").await?;
    page.find(Role::Heading, PREVIEW).await?;
    exchange::take_in(&page).await?;
    assert_eq!(page.run(INBOX).await?, json!(0));
    assert_eq!(exchange::check_code(&browser, &server).await?, sent.code);

    // One that cannot be read is told of until the person goes on.
    page.run(LAY_IN_UNREADABLE).await?;
    for _ in 0..2 {
        let page = browser.visit(&server, "gui-nhan").await?;
        page.sees("Trình duyệt không đọc được tệp này.").await?;
    }
    page.click(Role::Button, "Chọn tệp người khác gửi").await?;
    page.sees("Hoặc dán đoạn chữ").await?;
    assert_eq!(page.run(INBOX).await?, json!(0));

    // One over which the app stopped is not opened again by itself.
    for answer in ["Thử lại", "Bỏ tệp này"] {
        page.run(LAY_IN_HANGING).await?;
        page.sees("Đang đọc").await?;
        let page = browser.visit(&server, "gui-nhan").await?;
        page.sees("đang mở tệp này thì ứng dụng dừng lại").await?;
        page.sees("lạ.txt").await?;
        if answer == "Thử lại" {
            page.picture("app-stopped-over-it").await?;
            page.is_accessible().await?;
            page.click(Role::Button, answer).await?;
            page.sees("Tệp chữ này không phải").await?;
            page.click(Role::Button, "Chọn tệp người khác gửi").await?;
        } else {
            page.click(Role::Button, answer).await?;
        }
        page.sees("Hoặc dán đoạn chữ").await?;
        assert_eq!(page.run(INBOX).await?, json!(0));
    }

    // A share without a file is said, not passed over.
    page.run(&form.replace("name: 'tep'", "name: 'khac'")).await?;
    page.run(submit).await?;
    wait_for("the page of received files", || async { Ok(page.path().await?.contains("thieu").then_some(())) }).await?;
    page.sees("chưa vào được đây").await?;
    page.picture("not-arrived").await?;
    page.is_accessible().await?;
    page.is_quiet().await
}
