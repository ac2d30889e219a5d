//! Words of the ward as tables, and what its codes mean.

use crate::analysis::{CodeList, CodeMeaning};
use crate::words::{Labels, Language};

/// The page where the tables are made.
pub struct AnalysisWords {
    pub title: &'static str,
    /// Where the page is reached from.
    pub link_hint: &'static str,
    pub hint: &'static str,
    pub holds: &'static str,
    pub held: [&'static str; 4],
    pub left_out: &'static str,
    pub which: &'static str,
    pub nameless: &'static str,
    pub nameless_hint: &'static str,
    pub nameless_note: &'static str,
    pub nameless_note_why: &'static str,
    pub named: &'static str,
    pub named_hint: &'static str,
    pub named_note: &'static str,
    pub named_note_why: &'static str,
    pub make: &'static str,
    pub make_named: &'static str,
    pub making: &'static str,
    pub sure: &'static str,
    /// How many people the file is about.
    pub sure_why: fn(&str) -> String,
    pub without: &'static str,
    pub ready: &'static str,
    pub failed: &'static str,
    pub failed_why: &'static str,
}

pub(super) const VI: AnalysisWords = AnalysisWords {
    title: "Dữ liệu để phân tích",
    link_hint: "Cả sổ thành các bảng, cho người làm số liệu",
    hint: "Cả sổ thành các bảng, mở được bằng Excel và DuckDB. Tệp lập ngay trên máy này, không cần mạng.",
    holds: "Trong tệp có",
    held: [
        "Hộ, người, các lượt đến và những gì đã hướng dẫn",
        "Chỉ tiêu, và từng người, từng hộ đang ở bước nào",
        "Khu, tổ, thành viên",
        "Từ điển dữ liệu: từng cột nghĩa là gì, tiếng Việt và tiếng Anh",
    ],
    left_out: "Không có: ai đã xóa hẳn, hộ và người đã bỏ khỏi sổ. Hộ không cho lưu thông tin thì chỉ còn số đếm.",
    which: "Tệp có tên người dân không?",
    nameless: "Không có tên",
    nameless_hint: "Không họ tên, số điện thoại, ghi chú, không địa chỉ nhỏ hơn khu. Ngày sinh chỉ còn năm.",
    nameless_note: "Mỗi hộ, mỗi người vẫn còn một mã",
    nameless_note_why: "Ai có sổ của phường thì dò mã ra tên được. Bác chỉ đưa tệp cho người cần.",
    named: "Có tên",
    named_hint: "Đủ họ tên, ngày sinh, số điện thoại, địa chỉ, ghi chú.",
    named_note: "Tệp này có dữ liệu cá nhân",
    named_note_why: "Bác chỉ giao cho người có trách nhiệm, đừng đưa lên nhóm Zalo. Dùng xong thì xóa tệp.",
    make: "Lập tệp",
    make_named: "Lập tệp có tên",
    making: "Đang lập tệp. Sổ cả phường thì mất chừng một phút.",
    sure: "Lập tệp có tên người dân?",
    sure_why: |people| {
        format!(
            "Trong tệp sẽ có họ tên, ngày sinh, số điện thoại, địa chỉ của {people} người. Ai cầm tệp cũng đọc được."
        )
    },
    without: "Thôi, lập tệp không có tên",
    ready: "Tệp đã lập xong, bác lưu lại",
    failed: "Chưa lập được tệp.",
    failed_why: "Sổ vẫn nguyên vẹn. Bác bấm lại lần nữa. Vẫn chưa được thì làm trên máy tính.",
};

pub(super) const EN: AnalysisWords = AnalysisWords {
    title: "Data for analysis",
    link_hint: "The whole register as tables, for whoever works with the numbers",
    hint: "The whole register as tables that Excel and DuckDB open. The file is made on this device, without a network.",
    holds: "The file holds",
    held: [
        "Households, people, the visits and what was guided at them",
        "The targets, and the step each person and household stands on",
        "Areas, teams, members",
        "A data dictionary: what each column means, in Vietnamese and English",
    ],
    left_out: "It does not hold who was erased, nor what was taken off the list. Of households that refused only counts are left.",
    which: "Should the file have people's names?",
    nameless: "Without names",
    nameless_hint: "No names, telephones or notes, no address finer than the area. Of births only the year.",
    nameless_note: "Each household and person still has an id",
    nameless_note_why: "Whoever has the ward's register can look the names up by it. Give the file only to those who need it.",
    named: "With names",
    named_hint: "Names, births, telephones, addresses and notes, all of it.",
    named_note: "This file holds personal data",
    named_note_why: "Hand it only to those in charge, and post it in no Zalo group. Delete it after use.",
    make: "Make the file",
    make_named: "Make the file with names",
    making: "Making the file. A whole ward takes about a minute.",
    sure: "Make a file with people's names?",
    sure_why: |people| {
        format!(
            "It will hold the names, births, telephones and addresses of {people} people. Whoever has the file can read it."
        )
    },
    without: "No, make it without names",
    ready: "The file is ready to be saved",
    failed: "The file could not be made.",
    failed_why: "The register is unharmed. Try again; if it still fails, do it on a computer.",
};

/// Returns what every code means, list by list.
#[must_use]
pub fn code_meanings() -> Vec<CodeMeaning> {
    let (vietnamese, english) = (Labels(Language::Vietnamese), Labels(Language::English));
    let of_list = |list: &CodeList| {
        let list = *list;
        list.codes().into_iter().map(move |code| CodeMeaning {
            list,
            code: code.to_owned(),
            vi: vietnamese.code(list, code).unwrap_or_default().to_owned(),
            en: english.code(list, code).unwrap_or_default().to_owned(),
        })
    };
    CodeList::ALL.iter().flat_map(of_list).collect()
}
