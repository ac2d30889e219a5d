//! Reading the words people use in lists: relations, sex, yes and no, how a person lives here.
//!
//! Case, marks and punctuation do not matter. What is not understood is `None`: the reader of the file asks, it never
//! guesses.

use crate::model::text::{clean, phrase};
use crate::model::{Relation, Residence, Sex, YesNo};

impl Relation {
    /// Reads what a person is to the head of the household ("Con trai", "vo", "Cháu nội"), or a code.
    ///
    /// "Ba" without marks is read as "Bà"; "chu" alone could be an uncle or the head, so it is `None`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        // Only the mark tells these two apart.
        match clean(text).to_lowercase().as_str() {
            "chủ" => return Some(Self::Head),
            "chú" => return Some(Self::Relative),
            _ => {}
        }
        let phrase = phrase(text);
        let said = ["cua chu ho", "chu ho"]
            .into_iter()
            .filter_map(|suffix| phrase.strip_suffix(suffix))
            .map(str::trim_end)
            .find(|rest| !rest.is_empty())
            .unwrap_or(&phrase);
        Some(match said {
            "chu ho" | "chu nha" | "ch" => Self::Head,
            "vo" => Self::Wife,
            "chong" => Self::Husband,
            "con" | "con trai" | "con gai" | "con de" | "con ruot" | "con nuoi" | "con rieng" => Self::Child,
            "con dau" | "dau" => Self::DaughterInLaw,
            "con re" | "re" => Self::SonInLaw,
            "bo" | "cha" | "bo de" | "bo vo" | "bo chong" | "bo nuoi" | "cha de" | "cha vo" | "cha chong" => {
                Self::Father
            }
            "me" | "ma" | "me de" | "me vo" | "me chong" | "me nuoi" | "me ke" => Self::Mother,
            "ong" | "ong noi" | "ong ngoai" => Self::Grandfather,
            "ba" | "ba noi" | "ba ngoai" => Self::Grandmother,
            "chau" | "chau noi" | "chau ngoai" | "chau trai" | "chau gai" | "chau ruot" => Self::Grandchild,
            "anh" | "anh trai" | "anh ruot" | "anh vo" | "anh chong" => Self::ElderBrother,
            "chi" | "chi gai" | "chi ruot" | "chi vo" | "chi chong" => Self::ElderSister,
            "em" | "em trai" | "em gai" | "em ruot" | "em vo" | "em chong" => Self::YoungerSibling,
            "nguoi than khac" | "nguoi than" | "ho hang" | "ba con" | "bac" | "co" | "di" | "cau" | "mo" | "thim"
            | "duong" | "chat" | "anh re" | "chi dau" | "em re" | "em dau" | "chau dau" | "chau re" | "anh ho"
            | "chi ho" | "em ho" | "chau ho" => Self::Relative,
            "o nho" | "thue nha" | "o nho thue nha" | "o thue" | "thue tro" | "o tro" | "tro" | "nguoi thue nha"
            | "nguoi o nho" | "nguoi thue tro" | "khach tro" => Self::Lodger,
            "khac" | "quan he khac" => Self::Other,
            _ => return Self::parse(clean(text).as_str()),
        })
    }
}

impl Sex {
    /// Reads "Nam", "nữ", "trai", "gái" or a code.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match phrase(text).as_str() {
            "nam" | "trai" | "nam gioi" | "male" | "m" => Some(Self::Male),
            "nu" | "gai" | "nu gioi" | "female" | "f" => Some(Self::Female),
            _ => None,
        }
    }
}

impl YesNo {
    /// Reads a tick, a number or a word. "Chưa rõ" is an answer too: [`YesNo::Unknown`]. An empty text is `None`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if matches!(clean(text).as_str(), "✓" | "✔" | "☑" | "√" | "✅" | "☒" | "+") {
            return Some(Self::Yes);
        }
        match phrase(text).as_str() {
            "x" | "v" | "1" | "1 0" | "co" | "da co" | "yes" | "y" | "true" | "dung" | "co roi" | "roi" => {
                Some(Self::Yes)
            }
            "0" | "0 0" | "khong" | "khong co" | "chua" | "chua co" | "no" | "n" | "false" | "ko" | "k" | "kh"
            | "khg" => Some(Self::No),
            "chua ro" | "khong ro" | "chua biet" | "khong biet" | "chua hoi" | "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

impl Residence {
    /// Reads how a person lives here from a remark ("Tạm trú từ 2019", "đi làm ăn xa", "đã mất 2020"), or a code.
    ///
    /// What a remark denies is not read out of it ("chưa chuyển khẩu" is `None`).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let phrase = format!(" {} ", phrase(text));
        let says_any = |wordings: &[&str]| wordings.iter().any(|wording| phrase.contains(&format!(" {wording} ")));
        if says_any(&["khong", "chua", "chuyen den"]) {
            return None;
        }
        if says_any(&["da mat", "mat", "da chet", "chet", "qua doi", "tu tran", "tu vong"]) {
            Some(Self::Dead)
        } else if says_any(&["chuyen di", "da chuyen", "chuyen khau", "cat khau", "chuyen", "chuyen noi khac"]) {
            Some(Self::Moved)
        } else if says_any(&["vang", "di vang", "tam vang", "di xa", "lam xa", "lam an xa", "di lam xa", "di hoc xa"]) {
            Some(Self::Away)
        } else if says_any(&["tam tru", "kt3", "kt4"]) {
            Some(Self::Temporary)
        } else if says_any(&["thuong tru", "hktt", "kt1"]) {
            Some(Self::Permanent)
        } else {
            Self::parse(clean(text).as_str())
        }
    }
}
