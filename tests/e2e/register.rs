//! The household list as an official keeps it by hand. Nobody in it is a real person.

use std::path::{Path, PathBuf};

use anyhow::Result;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet};

/// Households of the list.
pub const HOUSEHOLDS: usize = 40;
/// Households of a whole ward's list.
pub const WARD_HOUSEHOLDS: usize = 7000;
/// Households of the ward whose first person has a birthday that never was.
pub const IMPOSSIBLE_BIRTHS: [usize; 3] = [101, 2001, 6001];

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
    write_people(workbook.add_worksheet(), HOUSEHOLDS)?;
    saved(&mut workbook, folder, "Danh sách hộ Khu 4B.xlsx")
}

/// Writes the list of a whole ward into `folder`, and returns with it the rows, as Excel counts them, of those whose
/// birthday never was.
///
/// # Errors
/// When the file cannot be written.
pub fn write_ward(folder: &Path) -> Result<(PathBuf, Vec<u32>)> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    write_people(sheet, WARD_HOUSEHOLDS)?;
    let rows = IMPOSSIBLE_BIRTHS.map(|household| FIRST_ROW + people(household) as u32);
    for row in rows {
        sheet.write(row, 3, "31/02/1970")?;
    }
    let path = saved(&mut workbook, folder, "Danh sách hộ cả phường.xlsx")?;
    Ok((path, rows.map(|row| row + 1).to_vec()))
}

fn write_people(sheet: &mut Worksheet, households: usize) -> Result<()> {
    write_heading(sheet.set_name("Khu 4B")?)?;
    let people = (0..households).flat_map(|household| (0..family(household)).map(move |place| (household, place)));
    for (row, (household, place)) in (FIRST_ROW..).zip(people) {
        write_person(sheet, row, household, place)?;
    }
    Ok(())
}

fn saved(workbook: &mut Workbook, folder: &Path, name: &str) -> Result<PathBuf> {
    let path = folder.join(name);
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
    saved(&mut workbook, folder, "trống.xlsx")
}

/// How many people the first so many households have.
pub fn people(households: usize) -> usize {
    (0..households).map(family).sum()
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
