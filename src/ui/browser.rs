//! Which browser the app runs in, told from its user agent.

/// An app that opens links in a browser of its own, where nothing can be kept, shared or installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InAppBrowser {
    Zalo,
    Facebook,
    Messenger,
    Instagram,
    TikTok,
    Line,
    /// Some app's web view.
    Other,
}

impl InAppBrowser {
    /// Returns the app's name, or `None` where it is not known.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Zalo => Some("Zalo"),
            Self::Facebook => Some("Facebook"),
            Self::Messenger => Some("Messenger"),
            Self::Instagram => Some("Instagram"),
            Self::TikTok => Some("TikTok"),
            Self::Line => Some("LINE"),
            Self::Other => None,
        }
    }
}

/// Tells the app inside which the page was opened; `None` in a browser proper.
///
/// On an iPhone a page opened from the home screen looks like one inside an app: ask for that first. Zalo on a computer
/// opens links in the real browser, so only its mobile forms count.
#[must_use]
pub fn in_app_browser(user_agent: &str) -> Option<InAppBrowser> {
    let has = |mark: &str| user_agent.contains(mark);
    if has("Zalo android/") || has("Zalo iOS/") {
        Some(InAppBrowser::Zalo)
    } else if has("FBAN/Messenger") || has("FBAN/MessengerForiOS") || has("FB_IAB/Orca") || has("FB_IAB/MESSENGER") {
        Some(InAppBrowser::Messenger)
    } else if has("FBAN") || has("FBAV") || has("FB_IAB") {
        Some(InAppBrowser::Facebook)
    } else if has("Instagram ") {
        Some(InAppBrowser::Instagram)
    } else if has("BytedanceWebview") || has("musical_ly") || has("trill_") {
        Some(InAppBrowser::TikTok)
    } else if has(" Line/") {
        Some(InAppBrowser::Line)
    } else if has("; wv)") || (is_ios(user_agent) && !has("Safari/")) {
        Some(InAppBrowser::Other)
    } else {
        None
    }
}

/// A browser, as far as the way to the home screen differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chrome and what is built on it, on a phone.
    ChromeAndroid,
    /// Any browser of a computer.
    Computer,
    FirefoxAndroid,
    /// Any browser of an iPhone or iPad but Safari.
    IosOther,
    IosSafari,
    Samsung,
}

impl Browser {
    pub const ALL: [Self; 6] =
        [Self::ChromeAndroid, Self::IosSafari, Self::Samsung, Self::FirefoxAndroid, Self::IosOther, Self::Computer];

    /// Tells the browser. An iPad that calls itself a Macintosh is known by its touch screen.
    #[must_use]
    pub fn of(user_agent: &str, touch_points: i32) -> Self {
        let has = |mark: &str| user_agent.contains(mark);
        if is_ios(user_agent) || (has("Macintosh") && touch_points > 1) {
            let is_other = ["CriOS/", "FxiOS/", "EdgiOS/", "coc_coc", "OPT/"].into_iter().any(has);
            if is_other { Self::IosOther } else { Self::IosSafari }
        } else if has("Android") {
            if has("SamsungBrowser/") {
                Self::Samsung
            } else if has("Firefox/") {
                Self::FirefoxAndroid
            } else {
                Self::ChromeAndroid
            }
        } else {
            Self::Computer
        }
    }

    /// Returns whether it is a browser of an iPhone or iPad.
    #[must_use]
    pub const fn is_ios(self) -> bool {
        matches!(self, Self::IosOther | Self::IosSafari)
    }

    /// Returns whether the system clears a website's data after days without a visit.
    #[must_use]
    pub const fn forgets_websites(self) -> bool {
        self.is_ios()
    }
}

/// Returns whether the device says that it is an iPhone, iPad or iPod.
#[must_use]
pub fn is_ios(user_agent: &str) -> bool {
    ["iPhone", "iPad", "iPod"].into_iter().any(|device| user_agent.contains(device))
}
