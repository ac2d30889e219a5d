//! What was found in a spreadsheet, in words: columns, problems, what is done about them, why a file was not opened.

use crate::spreadsheet::{Action, Column, Fault, LegacyFont, OtherFile, SheetFault};
use crate::words::{Language, Said};

/// What to do with a file that is no spreadsheet.
const WAY_OUT: (&str, &str) = (
    "Chọn tệp .xlsx, .xls, .ods hoặc .csv. Bảng trong tệp khác: chép các ô rồi dán vào đây.",
    "Choose an .xlsx, .xls, .ods or .csv file. For a table in any other file, copy its cells and paste them here.",
);

/// Names what the spreadsheet reader found, in a language.
#[derive(Clone, Copy)]
pub struct Sheets(pub(super) Language);

impl Sheets {
    /// Names what a column holds.
    #[must_use]
    pub const fn column(self, column: Column) -> &'static str {
        let (vietnamese, english) = match column {
            Column::Ignore => ("Bỏ qua", "Leave out"),
            Column::HouseholdCode => ("Hộ số", "Household number"),
            Column::PersonIndex => ("Số thứ tự", "Running number"),
            Column::Name => ("Họ và tên", "Full name"),
            Column::HeadName => ("Tên chủ hộ", "Name of head of household"),
            Column::Birth => ("Ngày hoặc năm sinh", "Date or year of birth"),
            Column::BirthDay => ("Ngày sinh (riêng)", "Day of birth (own column)"),
            Column::BirthMonth => ("Tháng sinh (riêng)", "Month of birth (own column)"),
            Column::Sex => ("Giới tính", "Sex"),
            Column::Male => ("Cột Nam", "Male column"),
            Column::Female => ("Cột Nữ", "Female column"),
            Column::Relation => ("Quan hệ với chủ hộ", "Relation to the head of household"),
            Column::Phone => ("Số điện thoại", "Phone number"),
            Column::Address => ("Địa chỉ", "Address"),
            Column::HouseNumber => ("Số nhà", "House number"),
            Column::Lane => ("Ngõ, phố", "Lane or street"),
            Column::Group => ("Tổ dân", "Residents' group"),
            Column::Area => ("Khu, thôn", "Area"),
            Column::Residence => ("Thường trú, tạm trú", "Residence"),
            Column::Smartphone => ("Điện thoại thông minh", "Smartphone"),
            Column::Ocop => ("Có sản phẩm OCOP", "Has an OCOP product"),
            Column::Business => ("Hộ kinh doanh", "Business household"),
            Column::Farms => ("Có nông sản chủ lực", "Farms a key product"),
            Column::Note => ("Ghi chú", "Note"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Says what is wrong, or was not plain.
    #[must_use]
    pub const fn fault(self, fault: &Fault) -> &'static str {
        let (vietnamese, english) = match fault {
            Fault::PhoneZeroLost => ("Số điện thoại mất số 0 đầu", "Phone number lost its first 0"),
            Fault::PhoneUnreadable(_) => ("Số điện thoại không đúng", "Phone number not understood"),
            Fault::SecondPhone => ("Có hai số điện thoại", "Two phone numbers"),
            Fault::BirthUnreadable => ("Ngày sinh không đọc được", "Date of birth not understood"),
            Fault::BirthInFuture => ("Ngày sinh chưa tới", "Date of birth is in the future"),
            Fault::BirthLongAgo => ("Hơn 120 tuổi", "More than 120 years old"),
            Fault::BirthAsSerial => ("Ngày sinh là số của Excel", "Date of birth was a bare Excel number"),
            Fault::YearShownAsDate => ("Năm sinh bị hiện thành ngày", "Year of birth shown as a date"),
            Fault::MonthBeforeDay => ("Ngày sinh viết tháng trước", "Date of birth written month first"),
            Fault::DayAndMonthMissing => ("Chỉ có năm sinh", "Only the year of birth"),
            Fault::SexUnreadable => ("Giới tính không rõ", "Sex not understood"),
            Fault::BothSexes => ("Đánh dấu cả nam lẫn nữ", "Marked both male and female"),
            Fault::RelationUnreadable => ("Quan hệ với chủ hộ không rõ", "Relation not understood"),
            Fault::ResidenceUnreadable => ("Tình trạng cư trú không rõ", "Residence not understood"),
            Fault::ResidenceInNote => ("Cư trú ghi trong ghi chú", "Residence given in the note"),
            Fault::AnswerUnreadable => ("Không rõ có hay không", "Neither yes nor no"),
            Fault::SpreadsheetError => ("Ô báo lỗi của Excel", "The cell shows an Excel error"),
            Fault::NameMissing => ("Dòng thiếu tên người", "Row without a name"),
            Fault::RowWithoutPerson => ("Dòng không có người", "Row without a person"),
            Fault::HeadingRepeated => ("Tiêu đề lặp lại", "Heading repeated"),
            Fault::ColumnNumbers => ("Dòng đánh số cột", "Row that numbers the columns"),
            Fault::Totals => ("Dòng cộng", "Row of totals"),
            Fault::Section => ("Dòng tên tổ, tên khu", "Row that names a group or area"),
            Fault::AfterTheList => ("Phần ký tên cuối bảng", "Signatures below the list"),
            Fault::SamePersonTwice => ("Có thể trùng người", "May be the same person twice"),
            Fault::HouseholdValueDiffers => ("Dòng sau ghi khác dòng đầu hộ", "Rows of one household differ"),
            Fault::HouseholdSplit => ("Một hộ nằm rời nhau", "Rows of one household not together"),
            Fault::CodeRepeated => ("Hai hộ trùng hộ số", "Two households with the same number"),
            Fault::HeadWithoutRow => ("Chủ hộ không có dòng riêng", "Head of household has no row"),
            Fault::HouseholdsUnknown => ("Không rõ hộ bắt đầu từ đâu", "Unclear where each household begins"),
            Fault::FilledFromAbove => ("Lấy theo dòng trên", "Taken from the row above"),
            Fault::AreaFromTitle { .. } => ("Khu lấy theo tên tờ, tiêu đề", "Area taken from the sheet's title"),
            Fault::OldFont { .. } => ("Phông chữ cũ", "Old font"),
            Fault::FontUnclear => ("Không rõ phông chữ cũ nào", "Unclear which old font"),
            Fault::ColumnNotTaken { .. } => ("Cột không nhập", "Column left out"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Says what is done about it.
    #[must_use]
    pub fn action(self, action: &Action) -> String {
        let (vietnamese, english) = match action {
            Action::KeptBeside { sheet, row } => {
                let place = match (self.0, sheet.as_str()) {
                    (Language::Vietnamese, "") => format!("có thể trùng với dòng {row}"),
                    (Language::Vietnamese, sheet) => format!("có thể trùng với dòng {row}, tờ {sheet}"),
                    (Language::English, "") => format!("may repeat row {row}"),
                    (Language::English, sheet) => format!("may repeat row {row} of sheet {sheet}"),
                };
                return format!("{place}; {}", self.0.pick("giữ cả hai", "both are kept"));
            }
            Action::Kept => ("giữ nguyên", "kept as it is"),
            Action::Converted => ("đổi sang phông Unicode", "converted to Unicode"),
            Action::KeptAsNote => ("giữ vào ghi chú", "kept in the note"),
            Action::LeftEmpty => ("để trống", "left empty"),
            Action::Repaired { to } => return format!("{}{to}", self.0.pick("ghi thành ", "taken as ")),
            Action::RowSkipped => ("bỏ qua dòng này", "the row is left out"),
            Action::ColumnSkipped => ("bỏ qua cột này", "the column is left out"),
            Action::JoinedToHousehold => ("ghép vào hộ ở trên", "added to the household above"),
            Action::HouseholdBegun => ("tính là hộ mới", "counted as a new household"),
            Action::PersonAdded => ("thêm chủ hộ", "the head of household is added"),
        };
        self.0.pick(vietnamese, english).to_owned()
    }

    /// Names an old font.
    #[must_use]
    pub const fn font(self, font: LegacyFont) -> &'static str {
        match font {
            LegacyFont::Tcvn3 => ".VnTime (TCVN3)",
            LegacyFont::Vni => "VNI",
        }
    }

    /// Says why a file was not opened.
    #[must_use]
    pub const fn refusal(self, fault: &SheetFault) -> Said {
        let (vietnamese, english) = match fault {
            SheetFault::NotASpreadsheet(other) => return self.other_file(*other),
            SheetFault::Password => (
                ("Tệp này có mật khẩu.", "Mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại."),
                ("The file has a password.", "Open it in Excel, remove the password, save it and choose it again."),
            ),
            SheetFault::Empty => (
                ("Tệp này không có dòng nào.", "Xem lại có đúng tệp danh sách hộ không."),
                ("The file has no rows.", "Check that it is the household list."),
            ),
            SheetFault::TooLarge { .. } => (
                ("Tệp lớn hơn 50 MB.", "Bỏ ảnh trong tệp, hoặc tách mỗi khu một tệp."),
                ("The file is larger than 50 MB.", "Remove its pictures, or make one file per area."),
            ),
            SheetFault::TooManyCells { .. } => (
                ("Tệp có quá nhiều ô.", "Tách mỗi khu một tệp, rồi nhập lần lượt."),
                ("The file has too many cells.", "Make one file per area and import them one by one."),
            ),
            SheetFault::Damaged { .. } => (
                ("Tệp bị hỏng hoặc tải chưa xong.", "Mở thử bằng Excel, lưu lại thành tệp mới rồi chọn lại."),
                (
                    "The file is damaged or not fully downloaded.",
                    "Open it in Excel, save it as a new file and choose that.",
                ),
            ),
            SheetFault::NoSuchSheet => (
                ("Không thấy tờ này nữa.", "Chọn lại tệp."),
                ("This sheet is no longer there.", "Choose the file again."),
            ),
            SheetFault::NotWritten { .. } => (
                ("Không tạo được tệp này.", "Số liệu trong máy vẫn còn nguyên. Thử lại với ít dòng hơn."),
                ("The file could not be made.", "Your data are untouched. Try again with fewer rows."),
            ),
        };
        self.said(vietnamese, english)
    }

    const fn other_file(self, other: OtherFile) -> Said {
        let (vietnamese, english) = match other {
            OtherFile::Pdf => ("Đây là tệp PDF.", "This is a PDF."),
            OtherFile::Picture => ("Đây là tệp ảnh.", "This is a picture."),
            OtherFile::Document => ("Đây là tệp Word.", "This is a text document."),
            OtherFile::WebPage => ("Đây là trang web, không phải bảng tính.", "This is a web page, not a spreadsheet."),
            OtherFile::Prose => {
                ("Đây là tệp văn bản, không phải danh sách hộ.", "This is plain text, not a household list.")
            }
            OtherFile::Archive => ("Đây là tệp nén.", "This is a compressed file."),
            OtherFile::Unknown => ("Đây không phải tệp Excel.", "This is not an Excel file."),
        };
        self.said((vietnamese, WAY_OUT.0), (english, WAY_OUT.1))
    }

    const fn said(self, vietnamese: (&'static str, &'static str), english: (&'static str, &'static str)) -> Said {
        Said { what: self.0.pick(vietnamese.0, english.0), way_out: self.0.pick(vietnamese.1, english.1) }
    }
}
