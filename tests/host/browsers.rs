//! Which browser a user agent belongs to.

use tung_nha::ui::browser::{Browser, InAppBrowser, in_app_browser};

const CHROME_ANDROID: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const SAFARI_IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const WEB_VIEW_IPHONE: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

fn check(user_agent: &str, expected: Option<InAppBrowser>) {
    assert_eq!(in_app_browser(user_agent), expected, "{user_agent}");
}

#[test]
fn zalo_is_known_on_both_systems_and_not_on_a_computer() {
    check(
        &format!("{CHROME_ANDROID} Zalo android/260901903 ZaloTheme/light ZaloLanguage/vi"),
        Some(InAppBrowser::Zalo),
    );
    check(&format!("{WEB_VIEW_IPHONE} Zalo iOS/502 ZaloTheme/light ZaloLanguage/vn"), Some(InAppBrowser::Zalo));
    check("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Zalo-win32-24.1", None);
}

#[test]
fn facebooks_apps_are_told_apart() {
    check(&format!("{WEB_VIEW_IPHONE} [FBAN/FBIOS;FBAV/450.0;FBBV/1]"), Some(InAppBrowser::Facebook));
    check(&format!("{CHROME_ANDROID} [FB_IAB/FB4A;FBAV/450.0;]"), Some(InAppBrowser::Facebook));
    check(&format!("{CHROME_ANDROID} [FB_IAB/Orca-Android;FBAV/440.0;]"), Some(InAppBrowser::Messenger));
    check(&format!("{WEB_VIEW_IPHONE} [FBAN/MessengerForiOS;FBAV/440.0;]"), Some(InAppBrowser::Messenger));
}

#[test]
fn a_web_view_without_a_name_is_some_other_app() {
    check(&CHROME_ANDROID.replace("; K)", "; K; wv)"), Some(InAppBrowser::Other));
    check(WEB_VIEW_IPHONE, Some(InAppBrowser::Other));
    assert_eq!(InAppBrowser::Other.name(), None);
}

#[test]
fn browsers_proper_are_no_other_app() {
    check(CHROME_ANDROID, None);
    check(SAFARI_IPHONE, None);
    check(MAC, None);
}

#[test]
fn the_way_to_the_home_screen_follows_the_browser() {
    let samsung = CHROME_ANDROID.replace("Chrome/", "SamsungBrowser/28.0 Chrome/");
    let firefox = "Mozilla/5.0 (Android 14; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0";
    let chrome_iphone = SAFARI_IPHONE.replace("Version/18.5", "CriOS/140.0");

    assert_eq!(Browser::of(CHROME_ANDROID, 5), Browser::ChromeAndroid);
    assert_eq!(Browser::of(&samsung, 5), Browser::Samsung);
    assert_eq!(Browser::of(firefox, 5), Browser::FirefoxAndroid);
    assert_eq!(Browser::of(&chrome_iphone, 5), Browser::IosOther);
    assert_eq!(Browser::of(SAFARI_IPHONE, 5), Browser::IosSafari);
    assert_eq!(Browser::of(MAC, 0), Browser::Computer);
    assert_eq!(Browser::of(MAC, 5), Browser::IosSafari);
}
