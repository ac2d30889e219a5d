//! The household list as an official keeps it by hand. Nobody in it is a real person.

use std::path::{Path, PathBuf};

use anyhow::Result;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

/// Households of the list.
pub const HOUSEHOLDS: usize = 40;

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

/// Writes the list into `folder`: titles, a heading of two rows with merged cells, the household's number and address
/// only beside its first person.
///
/// # Errors
/// When the file cannot be written.
pub fn write(folder: &Path) -> Result<PathBuf> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Khu 4B")?;
    write_heading(sheet)?;
    let mut row = FIRST_ROW;
    for household in 0..HOUSEHOLDS {
        for place in 0..family(household) {
            write_person(sheet, row, household, place)?;
            row += 1;
        }
    }
    let path = folder.join("Danh sách hộ Khu 4B.xlsx");
    workbook.save(&path)?;
    Ok(path)
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

/// How many people the list names.
pub fn people() -> usize {
    (0..HOUSEHOLDS).map(family).sum()
}

/// How many people live in a household: 1 to 4.
fn family(household: usize) -> usize {
    household % RELATIONS.len() + 1
}

fn write_heading(sheet: &mut Worksheet) -> Result<()> {
    let title = Format::new().set_bold().set_align(FormatAlign::Center);
    let titles =
        ["UỶ BAN NHÂN DÂN PHƯỜNG MẪU", "DANH SÁCH HỘ GIA ĐÌNH VÀ NHÂN KHẨU KHU 4B", "(Tính đến ngày 09/6/2022)"];
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

fn write_person(sheet: &mut Worksheet, row: u32, household: usize, place: usize) -> Result<()> {
    let is_man = [true, false, household.is_multiple_of(2), household.is_multiple_of(3)][place];
    let family_name = FAMILY_NAMES[(household + usize::from(place == 1)) % FAMILY_NAMES.len()];
    let given_name = GIVEN_NAMES[(household / FAMILY_NAMES.len() + place * 3) % GIVEN_NAMES.len()];
    let middle_name = if is_man { "Văn" } else { "Thị" };
    let year = [1960, 1963, 1988, 1991][place] + (household % 9) as u32;
    sheet.write(row, 0, row - FIRST_ROW + 1)?.write(row, 2, format!("{family_name} {middle_name} {given_name}"))?;
    // Old people often know only the year; it stands there as a number.
    if place < 2 && household.is_multiple_of(2) {
        sheet.write(row, 3, year)?;
    } else {
        sheet.write(row, 3, format!("{:02}/{:02}/{year}", household % 28 + 1, place + 3))?;
    }
    sheet.write(row, if is_man { 4 } else { 5 }, "x")?.write(row, 6, RELATIONS[place])?;
    if place < 2 {
        // A number in Excel loses its leading zero.
        sheet.write(row, 7, 912_000_000 + (household * 10 + place) as u32)?;
    }
    if place == 0 {
        let number = household * 2 + 1;
        sheet.write(row, 1, household as u32 + 1)?;
        sheet.write(row, 8, format!("Số nhà {number}, Ngõ {}, Tổ 5, Khu 4B", household / 10 + 1))?;
        sheet.write(row, 9, "Tổ 5")?.write(row, 10, "Khu 4B")?;
    }
    Ok(())
}
