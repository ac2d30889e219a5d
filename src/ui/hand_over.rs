//! The ways a file can leave this device and come to it: which are offered, and what comes of them.

use crate::ui::browser::Browser;

/// A longer text is not offered to be copied. Phones pass what is copied from app to app in pieces of at most a megabyte,
/// each letter in two bytes, and no message takes so much.
pub const COPY_LIMIT: u64 = 200_000;

/// A way out of the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The system's share sheet.
    Share,
    /// Into the downloads.
    Download,
    /// To a place the person chooses.
    Place,
    /// As text, to be pasted into a message.
    Copy,
}

/// What became of a file that was to be handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandedOut {
    /// The system took it.
    Done,
    /// The person changed their mind.
    Cancelled,
    /// The browser does not do this; another way is needed.
    Refused,
}

/// What a browser lets files do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abilities {
    pub browser: Browser,
    /// The app was opened from the home screen.
    pub is_standalone: bool,
    pub shares_files: bool,
    pub picks_place: bool,
    pub copies: bool,
}

impl Abilities {
    /// Returns whether a download opens a preview that fills the app's only window, with no way back: so it is in the
    /// home-screen apps of an iPhone.
    const fn traps_downloads(self) -> bool {
        self.browser.is_ios() && self.is_standalone
    }

    /// Returns whether the share sheet is also the way to keep a copy on the device.
    #[must_use]
    pub const fn saves_by_sheet(self) -> bool {
        self.traps_downloads() && self.shares_files
    }

    /// Returns the ways out for a file of `bytes`, the best one first.
    #[must_use]
    pub fn ways(self, bytes: u64) -> Vec<Way> {
        [
            (Way::Share, self.shares_files),
            // Where nothing else is left, the preview is still a way: it has a share button of its own.
            (Way::Download, !self.saves_by_sheet()),
            (Way::Place, self.picks_place),
            (Way::Copy, self.copies && bytes <= COPY_LIMIT),
        ]
        .into_iter()
        .filter_map(|(way, is_there)| is_there.then_some(way))
        .collect()
    }

    /// Returns the ways to keep a file on the device that no chat app would take, the best one first.
    #[must_use]
    pub fn ways_to_keep(self) -> Vec<Way> {
        let all = self.ways(u64::MAX).into_iter();
        all.filter(|way| *way != Way::Share || self.saves_by_sheet()).collect()
    }

    /// Returns how files best come to this device.
    #[must_use]
    pub const fn way_in(self) -> WayIn {
        match self.browser {
            Browser::IosSafari | Browser::IosOther => WayIn::FilesApp,
            Browser::ChromeAndroid | Browser::Samsung if self.is_standalone => WayIn::ShareSheet,
            Browser::ChromeAndroid | Browser::Samsung | Browser::FirefoxAndroid => WayIn::Downloads,
            Browser::Computer => WayIn::Desk,
        }
    }
}

/// Returns the way to try when `way` did not do: the next one, or else the first of the others.
#[must_use]
pub fn other_way(ways: &[Way], way: Way) -> Option<Way> {
    let (before, after) = ways.split_at(ways.iter().position(|other| *other == way).map_or(0, |place| place + 1));
    after.iter().chain(before).copied().find(|other| *other != way)
}

/// How files best come to a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayIn {
    /// An iPhone shares nothing into apps of the home screen: the file is laid in the Files app first.
    FilesApp,
    /// Other apps share straight into this one.
    ShareSheet,
    /// The file is picked among the downloads.
    Downloads,
    /// Picked, dropped or pasted on a computer.
    Desk,
}
