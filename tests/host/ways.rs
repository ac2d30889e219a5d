//! The ways files go out and come in: which are offered where, and what became of several files at once.

use tung_nha::bridge::Refusal;
use tung_nha::exchange::{FILE_LIMIT, PackageFault, is_gzip, unpacked_limit, within_message};
use tung_nha::ui::batch::{Batch, Failure, Fate};
use tung_nha::ui::browser::Browser;
use tung_nha::ui::hand_over::{Abilities, COPY_LIMIT, Way, WayIn, other_way};

const SMALL: u64 = 20_000;

fn abilities(browser: Browser, is_standalone: bool) -> Abilities {
    Abilities { browser, is_standalone, shares_files: true, picks_place: false, copies: true }
}

#[test]
fn everything_a_browser_can_do_is_offered_the_share_sheet_first() {
    let all = Abilities { picks_place: true, ..abilities(Browser::ChromeAndroid, true) };
    assert_eq!(all.ways(SMALL), [Way::Share, Way::Download, Way::Place, Way::Copy]);
    let none = Abilities { shares_files: false, picks_place: false, copies: false, ..all };
    assert_eq!(none.ways(SMALL), [Way::Download]);
}

#[test]
fn home_screen_app_of_an_iphone_offers_no_download_it_could_not_come_back_from() {
    for browser in Browser::ALL {
        for is_standalone in [false, true] {
            let ways = abilities(browser, is_standalone).ways(SMALL);
            assert_eq!(ways.contains(&Way::Download), !(browser.is_ios() && is_standalone), "{browser:?}");
        }
    }
}

#[test]
fn a_file_no_chat_app_takes_is_kept_on_the_device() {
    let computer = Abilities { picks_place: true, ..abilities(Browser::Computer, false) };
    assert_eq!(computer.ways_to_keep(), [Way::Download, Way::Place]);
    assert_eq!(abilities(Browser::ChromeAndroid, true).ways_to_keep(), [Way::Download]);
    assert_eq!(abilities(Browser::IosSafari, true).ways_to_keep(), [Way::Share], "a download would trap");
}

#[test]
fn what_no_message_takes_is_not_offered_to_be_copied() {
    let abilities = abilities(Browser::ChromeAndroid, false);
    assert!(abilities.ways(COPY_LIMIT).contains(&Way::Copy));
    assert!(!abilities.ways(COPY_LIMIT + 1).contains(&Way::Copy));
}

#[test]
fn a_way_that_failed_leads_to_the_next_and_never_to_itself() {
    let ways = [Way::Share, Way::Download, Way::Copy];
    assert_eq!(other_way(&ways, Way::Share), Some(Way::Download));
    assert_eq!(other_way(&ways, Way::Copy), Some(Way::Share));
    assert_eq!(other_way(&[Way::Share], Way::Share), None);
}

#[test]
fn the_way_in_that_is_told_of_is_there() {
    let way_in = |browser, is_standalone| abilities(browser, is_standalone).way_in();
    for is_standalone in [false, true] {
        assert_eq!(way_in(Browser::IosSafari, is_standalone), WayIn::FilesApp);
        assert_eq!(way_in(Browser::FirefoxAndroid, is_standalone), WayIn::Downloads);
        assert_eq!(way_in(Browser::Computer, is_standalone), WayIn::Desk);
    }
    // Only what is installed is among the apps that something can be shared to.
    assert_eq!(way_in(Browser::ChromeAndroid, true), WayIn::ShareSheet);
    assert_eq!(way_in(Browser::ChromeAndroid, false), WayIn::Downloads);
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let mut batch = Batch::default();
    assert_eq!(batch.bring(["a", "b", "c"].map(str::to_owned)), 0);
    batch.begin(0);
    batch.settle(Fate::Failed(Failure::Refused(Refusal::Package(PackageFault::Empty))));
    // What was read first is looked at first.
    batch.begin(2);
    batch.settle(Fate::Taken(7));
    assert!(!batch.is_over());
    // What comes meanwhile belongs to it.
    assert_eq!(batch.bring(["d".to_owned()]), 3);
    batch.begin(1);
    batch.settle(Fate::Left);
    batch.begin(3);
    assert!(!batch.is_over());
    batch.settle(Fate::Held);
    assert!(batch.is_over());
    assert_eq!(batch.taken(), 1);
    let names: Vec<_> = batch.files().iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
    assert_eq!(batch.files()[1].fate, Fate::Left);
    // The next files begin a new one.
    assert_eq!(batch.bring(["e".to_owned()]), 0);
    assert_eq!(batch.files().len(), 1);
}

#[test]
fn compressed_files_unpack_to_so_much_and_no_further() {
    assert!(is_gzip(b"\x1f\x8b\x08"));
    assert!(!is_gzip(b"{\"format\""));
    assert_eq!(unpacked_limit(0), 64 << 20);
    assert_eq!(unpacked_limit(2 << 20), 80 << 20);
    assert_eq!(unpacked_limit(u64::MAX), FILE_LIMIT);
}

#[test]
fn package_is_found_in_the_message_that_carried_it() {
    let package = r#"{"format":"tung-nha","changes":[{"d":0}],"sha256":"0"}"#;
    let message = format!("[21:30] Lan: gửi bác {{tuần 37}} nhé\r\n{package}\r\nĐã gửi từ Zalo");
    assert_eq!(within_message(&message), package);
    assert_eq!(within_message(package), package);
    let sealed = r#"{"protected":"eyJ","ciphertext":"x"}"#;
    assert_eq!(within_message(&format!("Tệp đây\n{sealed}\n")), sealed);
    assert_eq!(within_message("chào bác"), "chào bác");
}
