//! How numbers, days and amounts are written.

use crate::model::{Birth, Date, ItemUnit};
use crate::words::{Language, birth_text, counted};

/// Writes a sentence or a name the way it stands inside a sentence: only its first letter may be a capital for its place.
/// A word of capitals stays one: "SIM", "OCOP".
#[must_use]
pub fn inside(sentence: &str) -> String {
    let mut letters = sentence.chars();
    if sentence.chars().take(2).filter(|letter| letter.is_uppercase()).count() == 2 {
        return sentence.to_owned();
    }
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Writes a sentence with a capital at its beginning.
#[must_use]
pub fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns the short English name of a month.
const fn month(number: u8) -> &'static str {
    match number {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

/// Writes numbers and dates in a language.
#[derive(Clone, Copy)]
pub struct Format(pub(super) Language);

impl Format {
    /// Writes a whole number with its thousands apart: "1.318", in English "1,318".
    #[must_use]
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push_str(self.0.pick(".", ","));
            }
            text.push(digit);
        }
        text
    }

    /// Writes a share with two decimals, half up: "70,86%". "100%" stands only where nothing is left, however little
    /// that is; a share of nobody is said in words.
    #[must_use]
    pub fn percent(self, part: u64, whole: u64) -> String {
        self.share(part, whole, 2)
    }

    /// Writes a share with one decimal, for narrow tables: "70,9%".
    #[must_use]
    pub fn percent_short(self, part: u64, whole: u64) -> String {
        self.share(part, whole, 1)
    }

    fn share(self, part: u64, whole: u64, decimals: u32) -> String {
        if whole == 0 {
            return self.0.pick("không có đối tượng", "applies to nobody").to_owned();
        }
        if part == whole {
            return "100%".to_owned();
        }
        if part == 0 {
            return "0%".to_owned();
        }
        let (part, whole, unit) = (u128::from(part), u128::from(whole), 10u128.pow(decimals));
        let rounded = (part * 100 * unit * 2 + whole) / (whole * 2);
        // 9,999 of 10,000 is not everybody.
        let shown = if part < whole { rounded.min(100 * unit - 1) } else { rounded };
        let point = self.0.pick(",", ".");
        format!("{}{point}{:0width$}%", shown / unit, shown % unit, width = decimals as usize)
    }

    /// Writes a date in full: "17/9/2022", in English "17 Sep 2022", where "9/12" would be read in two ways.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        match self.0 {
            Language::Vietnamese => format!("{}/{}/{}", date.day(), date.month(), date.year()),
            Language::English => format!("{} {} {}", date.day(), month(date.month()), date.year()),
        }
    }

    /// Writes a birth, as precise as it is known: "1954", "8/2007", "12/3/1979".
    #[must_use]
    pub fn birth(self, birth: Birth) -> String {
        match (self.0, birth) {
            (Language::English, Birth::Month { year, month: number }) => format!("{} {year}", month(number)),
            (Language::English, Birth::Day(date)) => self.date(date),
            _ => birth_text(birth),
        }
    }

    /// Writes a date without the year where that is today's: "17/9", in English "17 Sep".
    #[must_use]
    pub fn date_near(self, date: Date, today: Date) -> String {
        match self.0 {
            _ if date.year() != today.year() => self.date(date),
            Language::Vietnamese => format!("{}/{}", date.day(), date.month()),
            Language::English => format!("{} {}", date.day(), month(date.month())),
        }
    }

    /// Writes a day as it is said: "hôm nay", "hôm qua", "6 ngày trước", "sau 3 ngày"; a week or more away, the date.
    #[must_use]
    pub fn day(self, date: Date, today: Date) -> String {
        match date.unix_days() - today.unix_days() {
            0 => self.0.pick("hôm nay", "today").to_owned(),
            -1 => self.0.pick("hôm qua", "yesterday").to_owned(),
            1 => self.0.pick("ngày mai", "tomorrow").to_owned(),
            days @ -6..=-2 => self.days_ago(days.unsigned_abs()),
            days @ 2..=6 => match self.0 {
                Language::Vietnamese => format!("sau {days} ngày"),
                Language::English => format!("in {days} days"),
            },
            _ => self.date_near(date, today),
        }
    }

    /// Writes how long ago something was, however long: "19 ngày trước".
    #[must_use]
    pub fn days_ago(self, days: u32) -> String {
        match (self.0, days) {
            (Language::Vietnamese, _) => format!("{} ngày trước", self.number(days.into())),
            (Language::English, 1) => "1 day ago".to_owned(),
            (Language::English, _) => format!("{} days ago", self.number(days.into())),
        }
    }

    /// Returns the day's name: "Thứ Bảy".
    #[must_use]
    pub fn weekday(self, date: Date) -> &'static str {
        let (vietnamese, english) = match date.weekday() {
            0 => ("Thứ Hai", "Monday"),
            1 => ("Thứ Ba", "Tuesday"),
            2 => ("Thứ Tư", "Wednesday"),
            3 => ("Thứ Năm", "Thursday"),
            4 => ("Thứ Sáu", "Friday"),
            5 => ("Thứ Bảy", "Saturday"),
            _ => ("Chủ Nhật", "Sunday"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Writes a day with its name: "Thứ Bảy, 17/9/2022".
    #[must_use]
    pub fn weekday_date(self, date: Date) -> String {
        format!("{}, {}", self.weekday(date), self.date(date))
    }

    /// Writes a time of day: "19:30", "7:05".
    #[must_use]
    pub fn time(self, hour: u8, minute: u8) -> String {
        format!("{hour}:{minute:02}")
    }

    /// Writes what is left of all: "còn 3/22 nhà".
    #[must_use]
    pub fn left_of(self, left: u64, all: u64, unit: ItemUnit) -> String {
        let (left, all) = (self.number(left), self.number(all));
        // "1 of 1 home left": the noun stands behind the second number.
        match (self.0, unit) {
            (Language::Vietnamese, ItemUnit::Household) => format!("còn {left}/{all} nhà"),
            (Language::Vietnamese, ItemUnit::Person) => format!("còn {left}/{all} người"),
            (Language::English, ItemUnit::Household) => format!("{left} of {} left", counted(&all, "home", "homes")),
            (Language::English, ItemUnit::Person) => format!("{left} of {} left", counted(&all, "person", "people")),
        }
    }

    /// Writes what was reached of all: "đạt 8/13".
    #[must_use]
    pub fn reached_of(self, reached: u64, all: u64) -> String {
        let (reached, all) = (self.number(reached), self.number(all));
        match self.0 {
            Language::Vietnamese => format!("đạt {reached}/{all}"),
            Language::English => format!("{reached} of {all} reached"),
        }
    }

    /// Writes how far long work has come: "5.200/8.300".
    #[must_use]
    pub fn done_of(self, done: u64, all: u64) -> String {
        let (done, all) = (self.number(done), self.number(all));
        match self.0 {
            Language::Vietnamese => format!("{done}/{all}"),
            Language::English => format!("{done} of {all}"),
        }
    }

    /// Writes the size of a file: "18 KB", "1,4 MB". A file is never "0 KB" unless it is empty.
    #[must_use]
    pub fn file_size(self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1_000);
        if kilobytes < 1_000 {
            return format!("{kilobytes} KB");
        }
        // A multiple of 100 kB, rounded to the nearest.
        let tenths = bytes.saturating_add(50_000) / 100_000;
        let (tenths, unit) = if tenths < 10_000 { (tenths, "MB") } else { (tenths / 1_000, "GB") };
        format!("{}{}{} {unit}", self.number(tenths / 10), self.0.pick(",", "."), tenths % 10)
    }
}
