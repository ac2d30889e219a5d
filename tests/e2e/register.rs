//! Household lists as officials keep them by hand. Nobody in them is a real person.

use std::path::{Path, PathBuf};

use anyhow::Result;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

/// Households of the list of one area.
pub const HOUSEHOLDS: usize = AREA.households;

/// The list of one area.
const AREA: List = List { sheet: "Khu 4B", households: 40, families: &[1, 2, 3, 4], slips: &[] };

/// The list of a whole ward, which nobody checked.
pub const WARD: List = List {
    sheet: "Cả phường",
    households: 7_000,
    families: &[3, 4, 3, 4, 2, 4, 4],
    slips: &[
        Slip { kind: SlipKind::ImpossibleBirth, household: 8, place: 1 },
        Slip { kind: SlipKind::PhoneWithLetters, household: 1_033, place: 0 },
        Slip { kind: SlipKind::NameMissing, household: 3_500, place: 2 },
        Slip { kind: SlipKind::PersonTwice, household: 6_996, place: 2 },
    ],
};

/// How much the app finds in the list of the ward: one row names nobody.
pub const WARD_AMOUNT: &str = "7.000 hộ, 23.999 người";

/// Households of one area in the list of a ward.
const AREA_SIZE: usize = 700;

/// A list of so many households.
pub struct List {
    /// The name of its only sheet.
    pub sheet: &'static str,
    households: usize,
    /// How many people the households have, over and over again.
    families: &'static [usize],
    pub slips: &'static [Slip],
}

/// Where the hand that kept the list slipped.
pub struct Slip {
    pub kind: SlipKind,
    household: usize,
    place: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    ImpossibleBirth,
    NameMissing,
    /// The person of the row above, once more.
    PersonTwice,
    PhoneWithLetters,
}

const FAMILY_NAMES: [&str; 5] = ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ"];
const GIVEN_NAMES: [&str; 8] = ["Hùng", "Lan", "Dũng", "Hương", "Sơn", "Thủy", "Minh", "Ngọc"];
const HEADINGS: [&str; 12] = [
    "STT",
    "Hộ số",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "",
    "Quan hệ với chủ hộ",
    "Số điện thoại",
    "Địa chỉ",
    "Tổ",
    "Khu",
    "Ghi chú",
];
const RELATIONS: [&str; 4] = ["Chủ hộ", "Vợ", "Con", "Con"];
/// The first row below the two-row heading.
const FIRST_ROW: u32 = 6;

/// Writes the list of an area into `folder`.
///
/// # Errors
/// When the file cannot be written.
pub fn write(folder: &Path) -> Result<PathBuf> {
    AREA.write(folder)
}

/// Writes a workbook whose only sheet holds nothing.
///
/// # Errors
/// When the file cannot be written.
pub fn write_empty(folder: &Path) -> Result<PathBuf> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    let path = folder.join("trống.xlsx");
    workbook.save(&path)?;
    Ok(path)
}

/// How many people the list of an area names.
pub fn people() -> usize {
    (0..AREA.households).map(|household| AREA.family(household)).sum()
}

/// How much the app finds in the list of an area.
pub fn amount() -> String {
    format!("{HOUSEHOLDS} hộ, {} người", people())
}

impl List {
    /// Writes the list into `folder`: titles, a heading of two rows with merged cells, the household's number and address
    /// only beside its first person.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<PathBuf> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name(self.sheet)?;
        self.write_heading(sheet)?;
        let mut row = FIRST_ROW;
        for household in 0..self.households {
            for place in 0..self.family(household) {
                self.write_person(sheet, row, household, place)?;
                row += 1;
            }
        }
        let path = folder.join(format!("Danh sách hộ {}.xlsx", self.sheet));
        workbook.save(&path)?;
        Ok(path)
    }

    /// The row of a slip, counted as people do.
    pub fn row_of(&self, slip: &Slip) -> usize {
        let above: usize = (0..slip.household).map(|household| self.family(household)).sum();
        FIRST_ROW as usize + above + slip.place + 1
    }

    /// How many people live in a household: 1 to 4.
    fn family(&self, household: usize) -> usize {
        self.families[household % self.families.len()]
    }

    fn slips_at(&self, household: usize, place: usize, kind: SlipKind) -> bool {
        self.slips.iter().any(|slip| (slip.household, slip.place, slip.kind) == (household, place, kind))
    }

    /// The area and the group of a household.
    fn area(&self, household: usize) -> (String, usize) {
        if self.households > AREA_SIZE {
            (format!("Khu {}", household / AREA_SIZE + 1), household % AREA_SIZE / 70 + 1)
        } else {
            (self.sheet.to_owned(), 5)
        }
    }

    fn write_heading(&self, sheet: &mut Worksheet) -> Result<()> {
        let title = Format::new().set_bold().set_align(FormatAlign::Center);
        let list = format!("DANH SÁCH HỘ GIA ĐÌNH VÀ NHÂN KHẨU {}", self.sheet.to_uppercase());
        let titles = ["UỶ BAN NHÂN DÂN PHƯỜNG MẪU", &list, "(Tính đến ngày 09/6/2022)"];
        for (row, text) in (0u32..).zip(titles) {
            sheet.merge_range(row, 0, row, 11, text, &title)?;
        }
        sheet.merge_range(4, 4, 4, 5, "Giới tính", &title)?;
        sheet.write(5, 4, "Nam")?.write(5, 5, "Nữ")?;
        for (column, heading) in (0u16..).zip(HEADINGS).filter(|(column, _)| !(4..=5).contains(column)) {
            sheet.merge_range(4, column, 5, column, heading, &title)?;
        }
        Ok(())
    }

    fn write_person(&self, sheet: &mut Worksheet, row: u32, household: usize, place: usize) -> Result<()> {
        let slips = |kind| self.slips_at(household, place, kind);
        // Who stands there a second time stands there under the same name and birth.
        let person = if slips(SlipKind::PersonTwice) { place - 1 } else { place };
        let is_man = [true, false, household.is_multiple_of(2), household.is_multiple_of(3)][person];
        let family_name = FAMILY_NAMES[(household + usize::from(person == 1)) % FAMILY_NAMES.len()];
        let given_name = GIVEN_NAMES[(household / FAMILY_NAMES.len() + person * 3) % GIVEN_NAMES.len()];
        let middle_name = if is_man { "Văn" } else { "Thị" };
        // No two people of one name were born on one day.
        let year = [1960, 1963, 1988, 1991][person] + (household % 9 + household / 1_000) as u32;
        let (day, month) = (household % 28 + 1, (household / 28 + person) % 12 + 1);
        sheet.write(row, 0, row - FIRST_ROW + 1)?;
        if !slips(SlipKind::NameMissing) {
            sheet.write(row, 2, format!("{family_name} {middle_name} {given_name}"))?;
        }
        // Old people often know only the year; it stands there as a number.
        if slips(SlipKind::ImpossibleBirth) {
            sheet.write(row, 3, format!("31/02/{year}"))?;
        } else if person < 2 && household.is_multiple_of(2) {
            sheet.write(row, 3, year)?;
        } else {
            sheet.write(row, 3, format!("{day:02}/{month:02}/{year}"))?;
        }
        sheet.write(row, if is_man { 4 } else { 5 }, "x")?.write(row, 6, RELATIONS[place])?;
        if slips(SlipKind::PhoneWithLetters) {
            sheet.write(row, 7, "09l2 34o 678")?;
        } else if place < 2 {
            // A number in Excel loses its leading zero.
            sheet.write(row, 7, 912_000_000 + (household * 10 + place) as u32)?;
        }
        if place == 0 {
            let number = household * 2 + 1;
            let lane = household / 10 + 1;
            let (area, group) = self.area(household);
            sheet.write(row, 1, household as u32 + 1)?;
            sheet.write(row, 8, format!("Số nhà {number}, Ngõ {lane}, Tổ {group}, {area}"))?;
            sheet.write(row, 9, format!("Tổ {group}"))?.write(row, 10, area)?;
        }
        Ok(())
    }
}
