//! Finds in a remark how a person lives here, without taking every "mất" for a death.

use crate::model::Residence;
use crate::spreadsheet::header_terms::words;

/// How a person lives here, as a remark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    pub residence: Residence,
    /// The remark says nothing else.
    pub is_all: bool,
}

/// Whole remarks that say how a person lives here and nothing more.
const WHOLE: [&str; 14] = [
    "thuong tru",
    "tam tru",
    "tam vang",
    "di vang",
    "di vang lau ngay",
    "vang",
    "di lam xa",
    "da chuyen di",
    "chuyen di",
    "da chuyen",
    "da mat",
    "mat",
    "chet",
    "da chet",
];

/// Reads how a person lives here from a remark; `None` when it speaks of other things.
pub fn residence(remark: &str) -> Option<Remark> {
    let is_all = WHOLE.contains(&words(remark).as_str());
    remark
        .split([',', ';', '.', '(', ')'])
        .filter(|part| speaks_of_person(part))
        .find_map(|part| Residence::read(part).map(|residence| Remark { residence, is_all }))
}

/// Returns whether the words of loss and moving are about the person: "mất 2020", not "mất điện thoại", "chuyển khẩu",
/// not "chuyển khoản".
fn speaks_of_person(part: &str) -> bool {
    let words = words(part);
    let mut words = words.split(' ').peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        let is_time =
            next.bytes().all(|byte| byte.is_ascii_digit()) || matches!(*next, "nam" | "ngay" | "thang" | "tu");
        let is_fine = match word {
            "mat" => is_time || matches!(*next, "roi" | "lau"),
            "chuyen" => {
                is_time || matches!(*next, "di" | "khau" | "noi" | "cho" | "ve" | "vao" | "ra" | "sang" | "nha" | "den")
            }
            "vang" => is_time || matches!(*next, "nha" | "mat" | "lau" | "dai" | "o"),
            _ => true,
        };
        if !is_fine {
            return false;
        }
    }
    true
}
