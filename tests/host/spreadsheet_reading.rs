//! Rows become households and residents, and whatever is left out or changed is told.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook as Writer};
use std::collections::BTreeSet;
use tung_nha::model::{Birth, Date, ListedHousehold, ListedResident, PhoneFault, Relation, Residence, Sex, YesNo};
use tung_nha::spreadsheet::{
    Action, ChosenSheet, Fault, Problem, Reading, Severity, Workbook, from_heading, guess, open, open_pasted, read,
};

/// The day every list is read on.
pub const TODAY: Date = Date::new(2022, 6, 15).unwrap();

pub fn read_all(workbook: &Workbook) -> Reading {
    let layouts: Vec<_> = workbook.sheets.iter().map(|sheet| guess(sheet).expect("a heading")).collect();
    let chosen: Vec<_> =
        workbook.sheets.iter().zip(&layouts).map(|(sheet, layout)| ChosenSheet { sheet, layout }).collect();
    read(&chosen, TODAY, &mut |_, _| ())
}

/// Reads cells written with tabs.
pub fn paste(cells: &str) -> Reading {
    read_all(&open_pasted(cells).unwrap())
}

/// Reads rows under the heading every test of values uses.
pub fn people(rows: &str) -> Reading {
    paste(&format!("Hộ số\tHọ và tên\tNgày sinh\tNam\tNữ\tQuan hệ\tSố điện thoại\tSmartphone\tOCOP\tGhi chú\n{rows}"))
}

pub fn residents(reading: &Reading) -> Vec<&ListedResident> {
    reading.register.households.iter().flat_map(|household| &household.residents).collect()
}

pub fn names(reading: &Reading) -> Vec<Vec<&str>> {
    let of = |household: &'_ ListedHousehold| household.residents.len();
    let mut all = residents(reading).into_iter().map(|person| person.name.as_str());
    reading.register.households.iter().map(|household| all.by_ref().take(of(household)).collect()).collect()
}

pub fn faults(reading: &Reading) -> Vec<Fault> {
    reading.problems.iter().map(|problem| problem.fault).collect()
}

pub fn the_problem(reading: &Reading, fault: Fault) -> &Problem {
    let found: Vec<&Problem> = reading.problems.iter().filter(|problem| problem.fault == fault).collect();
    assert_eq!(found.len(), 1, "{fault:?} in {:?}", reading.problems);
    found[0]
}

/// A register with every habit of the real ones: titles, a heading of two rows, household cells on the first row only.
fn ward_register() -> Vec<u8> {
    let mut writer = Writer::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let merged = Format::new();
    for khu in ["Khu 4B", "Khu 1"] {
        let sheet = writer.add_worksheet().set_name(khu).unwrap();
        sheet.merge_range(0, 0, 0, 11, "UỶ BAN NHÂN DÂN PHƯỜNG CAO XANH", &merged).unwrap();
        sheet
            .merge_range(1, 0, 1, 11, &format!("DANH SÁCH HỘ GIA ĐÌNH VÀ NHÂN KHẨU {}", khu.to_uppercase()), &merged)
            .unwrap();
        let top = [
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
        for (column, heading) in top.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            sheet.write(4, column as u16, *heading).unwrap();
        }
        sheet.merge_range(4, 4, 4, 5, "Giới tính", &merged).unwrap();
        sheet.write(5, 4, "Nam").unwrap();
        sheet.write(5, 5, "Nữ").unwrap();
        let address = format!("Số nhà 12/3, Ngõ 6, Tổ 52, {khu}, phường Cao Xanh");
        for (column, value) in [(2, "Đặng Văn Thử"), (4, "x"), (6, "Chủ hộ"), (8, &address), (9, "Tổ 52"), (10, khu)]
        {
            sheet.write(6, column, value).unwrap();
        }
        for (column, number) in [(0, 1), (1, 1), (3, 1954), (7, 912_345_678)] {
            sheet.write(6, column, number).unwrap();
        }
        for (column, value) in
            [(2, "Phạm Thị Mẫu"), (3, "02/09/1957"), (5, "x"), (6, "Vợ"), (7, "0203 3825 710"), (11, "Tạm trú")]
        {
            sheet.write(7, column, value).unwrap();
        }
        for (column, value) in [
            (2, "Lê Hoà Giả"),
            (4, "x"),
            (6, "Chủ hộ"),
            (8, "Tổ 2A"),
            (9, "Tổ 2A"),
            (10, khu),
            (11, "Đi vắng lâu ngày"),
        ] {
            sheet.write(8, column, value).unwrap();
        }
        sheet.write(8, 1, 2).unwrap();
        sheet.write_with_format(8, 3, ExcelDateTime::from_ymd(1988, 3, 15).unwrap(), &date).unwrap();
    }
    writer.save_to_buffer().unwrap()
}

#[test]
fn a_ward_register_is_read_whole() {
    let reading = read_all(&open(&ward_register(), "so.xlsx").unwrap());
    assert_eq!((reading.counts.households, reading.counts.residents, reading.counts.skipped_rows), (4, 6, 0));
    let household = &reading.register.households[2];
    assert_eq!((household.source.sheet, household.source.row), (1, 7));
    assert_eq!(
        (household.area.as_str(), household.group.as_str(), household.lane.as_str()),
        ("Khu 1", "Tổ 52", "Ngõ 6")
    );
    assert_eq!((household.number.as_str(), household.code.as_str()), ("12/3", "1"));
    let [head, wife] = household.residents.as_slice() else { panic!("{household:?}") };
    assert_eq!((head.birth, head.sex, head.relation), (Some(Birth::Year(1954)), Some(Sex::Male), Some(Relation::Head)));
    assert_eq!(head.phone.as_ref().unwrap().as_str(), "0912345678");
    assert_eq!(wife.birth, Date::new(1957, 9, 2).map(Birth::Day));
    assert_eq!((wife.sex, wife.residence, wife.note.as_str()), (Some(Sex::Female), Some(Residence::Temporary), ""));
    let other = &reading.register.households[3].residents[0];
    assert_eq!((other.birth, other.residence), (Date::new(1988, 3, 15).map(Birth::Day), Some(Residence::Away)));
    let warnings = reading.problems.iter().filter(|problem| problem.fault.severity() == Severity::Warning);
    // The second area's list has the same people as the first.
    assert_eq!(warnings.map(|problem| problem.fault).collect::<Vec<_>>(), [Fault::SamePersonTwice; 3]);
    let zeros: Vec<_> = reading.problems.iter().filter(|problem| problem.fault == Fault::PhoneZeroLost).collect();
    assert_eq!(zeros.len(), 2);
    assert_eq!(zeros[0].action, Action::Repaired { to: "0912345678".to_owned() });
    let column = zeros[0].column.as_ref().unwrap();
    assert_eq!(
        (column.letters().as_str(), column.heading.as_str(), zeros[0].sheet.as_str()),
        ("H", "Số điện thoại", "Khu 4B")
    );
}

#[test]
fn births_survive_what_spreadsheets_do_to_them() {
    let day = |year, month, day| Date::new(year, month, day).map(Birth::Day);
    for (written, birth, fault) in [
        ("1954", Some(Birth::Year(1954)), None),
        ("8/2007", Some(Birth::Month { year: 2007, month: 8 }), None),
        ("12/03/1979 00:00:00", day(1979, 3, 12), None),
        ("Sinh năm 1975", Some(Birth::Year(1975)), None),
        ("32217", day(1988, 3, 15), Some(Fault::BirthAsSerial)),
        ("03/25/1979", day(1979, 3, 25), Some(Fault::MonthBeforeDay)),
        ("00/00/1950", Some(Birth::Year(1950)), Some(Fault::DayAndMonthMissing)),
        ("30/02/1979", None, Some(Fault::BirthUnreadable)),
        ("12/3/79", None, Some(Fault::BirthUnreadable)),
        ("không nhớ", None, Some(Fault::BirthUnreadable)),
    ] {
        let reading = people(&format!("1\tNguyễn Văn An\t{written}"));
        assert_eq!(residents(&reading)[0].birth, birth, "{written}");
        assert_eq!(faults(&reading), fault.into_iter().collect::<Vec<_>>(), "{written}");
        let kept = if birth.is_none() { format!("Ngày sinh: {written}") } else { String::new() };
        assert_eq!(residents(&reading)[0].note, kept, "{written}");
    }
}

#[test]
fn a_year_in_a_cell_made_for_dates_is_a_year() {
    let mut writer = Writer::new();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = writer.add_worksheet();
    sheet.write_row(0, 0, ["Họ và tên", "Ngày sinh", "Quan hệ"]).unwrap();
    sheet.write_row(1, 0, ["Nguyễn Văn An", "", "Chủ hộ"]).unwrap();
    sheet.write_with_format(1, 1, 1954, &date).unwrap();
    let reading = read_all(&open(&writer.save_to_buffer().unwrap(), "").unwrap());
    assert_eq!(residents(&reading)[0].birth, Some(Birth::Year(1954)));
    assert_eq!(the_problem(&reading, Fault::YearShownAsDate).action, Action::Repaired { to: "1954".to_owned() });
}

#[test]
fn births_in_the_columns_of_men_and_women_tell_both() {
    let reading =
        paste("STT\tHọ và tên\tNăm sinh\t\tQuan hệ\n\t\tNam\tNữ\n1\tAn\t1960\t\tChủ hộ\n2\tBình\t\t12/05/1962\tVợ");
    let told: Vec<_> = residents(&reading).iter().map(|person| (person.sex, person.birth.map(Birth::year))).collect();
    assert_eq!(told, [(Some(Sex::Male), Some(1960)), (Some(Sex::Female), Some(1962))]);
}

#[test]
fn what_is_no_birth_in_the_columns_of_men_and_women_is_no_matter_of_sex() {
    for list in [
        "STT\tHọ và tên\tNgày sinh\t\tQuan hệ\n\t\tNam\tNữ\n1\tAn\t31/02/1970\t\tChủ hộ\n2\tBình\t\tabc\tVợ",
        "STT\tHọ và tên\tNam\tNữ\tQuan hệ\n1\tAn\t31/02/1970\t\tChủ hộ\n2\tBình\t\tabc\tVợ\n3\tChi\t1990\t\tCon\n\
         4\tDũng\t1991\t\tCon\n5\tEm\t\t3/4/1992\tCon",
    ] {
        let reading = paste(list);
        assert_eq!(faults(&reading), [Fault::BirthUnreadable; 2], "{list}");
        let told: Vec<_> = residents(&reading).iter().take(2).map(|person| (person.sex, person.birth)).collect();
        assert_eq!(told, [(Some(Sex::Male), None), (Some(Sex::Female), None)]);
        assert!(residents(&reading)[0].note.ends_with(": 31/02/1970"), "{}", residents(&reading)[0].note);
        assert!(residents(&reading)[1].note.ends_with(": abc"));
    }
    let marks = people("1\tAn\t1960\t31/02/1970\n2\tBình\t1961\t\tmột");
    assert_eq!(faults(&marks), [Fault::BirthUnreadable, Fault::SexUnreadable]);
}

#[test]
fn births_yet_to_come_are_kept_as_words_and_great_ages_are_told() {
    for (written, birth, problem) in [
        ("15/6/2022", Date::new(2022, 6, 15).map(Birth::Day), None),
        ("16/6/2022", None, Some((Fault::BirthInFuture, Action::KeptAsNote))),
        ("15/05/2035", None, Some((Fault::BirthInFuture, Action::KeptAsNote))),
        ("05/25/2035", None, Some((Fault::BirthInFuture, Action::KeptAsNote))),
        ("1902", Some(Birth::Year(1902)), None),
        ("1890", Some(Birth::Year(1890)), Some((Fault::BirthLongAgo, Action::Kept))),
    ] {
        let reading = people(&format!("1\tNguyễn Văn An\t{written}"));
        let person = residents(&reading)[0];
        assert_eq!(person.birth, birth, "{written}");
        assert_eq!(person.note, if birth.is_none() { format!("Ngày sinh: {written}") } else { String::new() });
        let told = reading.problems.first().map(|problem| (problem.fault, problem.action.clone()));
        assert_eq!((told, reading.problems.len()), (problem.clone(), usize::from(problem.is_some())), "{written}");
    }
    let apart = paste("STT\tHọ và tên\tNgày sinh\t\t\tQuan hệ\n\t\tNgày\tTháng\tNăm\n1\tAn\t5\t8\t2022\tCon");
    assert_eq!((faults(&apart), residents(&apart)[0].birth), (vec![Fault::BirthInFuture], None));
    assert_eq!(residents(&apart)[0].note, "Ngày sinh Tháng: 05/08/2022");
}

#[test]
fn a_problem_names_the_person_of_its_row() {
    let reading = people("1\tNguyễn Văn An\tkhông nhớ\tx\t\tbạn học\n\t\t1962\t\tx\tVợ");
    let told: Vec<_> = reading.problems.iter().map(|problem| (problem.fault, problem.name.as_str())).collect();
    let an = "Nguyễn Văn An";
    assert_eq!(told, [(Fault::BirthUnreadable, an), (Fault::RelationUnreadable, an), (Fault::NameMissing, "")]);
}

#[test]
fn a_birth_in_three_columns_is_put_together() {
    let reading = paste(
        "STT\tHọ và tên\tNgày sinh\t\t\tQuan hệ\n\t\tNgày\tTháng\tNăm\n1\tAn\t5\t8\t1960\tChủ hộ\n2\tBình\t\t\t1962\tVợ\n3\tChi\t\t8\t1990\tCon",
    );
    let births: Vec<_> = residents(&reading).iter().map(|person| person.birth.unwrap().code()).collect();
    assert_eq!(births, ["1960-08-05", "1962", "1990-08"]);
}

#[test]
fn phones_are_repaired_and_what_is_none_is_kept_as_a_note() {
    for (written, phone, note, fault) in [
        ("0912 345 678", "0912345678", "", None),
        ("912345678", "0912345678", "", Some(Fault::PhoneZeroLost)),
        ("0912345678/0987654321", "0912345678", "Số điện thoại: 0987654321", Some(Fault::SecondPhone)),
        ("0912345678 - 0987654321", "0912345678", "Số điện thoại: 0987654321", Some(Fault::SecondPhone)),
        ("01234567890", "", "Số điện thoại: 01234567890", Some(Fault::PhoneUnreadable(PhoneFault::OldPrefix))),
        ("hỏi con gái", "", "Số điện thoại: hỏi con gái", Some(Fault::PhoneUnreadable(PhoneFault::NotDigits))),
    ] {
        let reading = people(&format!("1\tNguyễn Văn An\t1960\tx\t\tChủ hộ\t{written}"));
        let person = residents(&reading)[0];
        assert_eq!(person.phone.as_ref().map_or("", |phone| phone.as_str()), phone, "{written}");
        assert_eq!(person.note, note, "{written}");
        assert_eq!(faults(&reading), fault.into_iter().collect::<Vec<_>>(), "{written}");
    }
}

#[test]
fn a_mark_of_any_kind_is_a_yes() {
    for mark in ["x", "X", "1", "có", "CÓ", "✓"] {
        let reading = people(&format!("1\tNguyễn Văn An\t1960\t{mark}\t\tChủ hộ\t\t{mark}\t{mark}"));
        let person = residents(&reading)[0];
        assert_eq!((person.sex, person.smartphone), (Some(Sex::Male), Some(YesNo::Yes)), "{mark}");
        assert_eq!(reading.register.households[0].ocop, Some(true), "{mark}");
        assert_eq!(faults(&reading), [], "{mark}");
    }
    let reading = people("1\tNguyễn Văn An\t1960\tx\tx\tbạn học\t\tmượn");
    let person = residents(&reading)[0];
    assert_eq!((person.sex, person.relation, person.smartphone), (None, None, None));
    assert_eq!(person.note, "Quan hệ: bạn học; Smartphone: mượn");
    assert_eq!(faults(&reading), [Fault::BothSexes, Fault::RelationUnreadable, Fault::AnswerUnreadable]);
}

#[test]
fn remarks_tell_how_a_person_lives_here_and_losing_a_phone_is_no_death() {
    for (written, residence, note) in [
        ("Đã mất", Some(Residence::Dead), ""),
        ("Tạm trú từ 2019, bán hàng", Some(Residence::Temporary), "Tạm trú từ 2019, bán hàng"),
        ("mất 2020", Some(Residence::Dead), "mất 2020"),
        ("Mất điện thoại", None, "Mất điện thoại"),
        ("Cán bộ hưu", None, "Cán bộ hưu"),
        ("Đã chuyển khoản", None, "Đã chuyển khoản"),
        ("chưa chuyển khẩu", None, "chưa chuyển khẩu"),
    ] {
        let reading = people(&format!("1\tNguyễn Văn An\t1960\tx\t\tChủ hộ\t\t\t\t{written}"));
        assert_eq!(
            (residents(&reading)[0].residence, residents(&reading)[0].note.as_str()),
            (residence, note),
            "{written}"
        );
    }
    let ticked = paste("Họ và tên\tQuan hệ\tThường trú\tTạm trú\nAn\tChủ hộ\tx\nBình\tVợ\t\tx");
    let told: Vec<_> = residents(&ticked).iter().map(|person| person.residence).collect();
    assert_eq!(told, [Some(Residence::Permanent), Some(Residence::Temporary)]);
}

#[test]
fn rows_that_are_no_people_are_skipped_and_told() {
    let reading = paste(
        "Hộ số\tHọ và tên\tNăm sinh\tQuan hệ\n(1)\t(2)\t(3)\t(4)\nTỔ 5\n1\tTống Công Minh\t1960\tChủ hộ\n\n\
         \t\t1962\tVợ\nHộ số\tHọ và tên\tNăm sinh\tQuan hệ\n2\tBình\t1970\tChủ hộ\n3\nTổng cộng\t2\t2\n\
         \t\tCao Xanh, ngày 9 tháng 6 năm 2022\n\tNGƯỜI LẬP BIỂU\n\tNguyễn Thị Ký",
    );
    assert_eq!(names(&reading), [vec!["Tống Công Minh"], vec!["Bình"], vec![]]);
    assert_eq!(reading.register.households[0].group, "Tổ 5");
    let told: Vec<(u32, Fault)> = reading.problems.iter().map(|problem| (problem.source.row, problem.fault)).collect();
    assert_eq!(
        told,
        [
            (2, Fault::ColumnNumbers),
            (3, Fault::Section),
            (6, Fault::NameMissing),
            (7, Fault::HeadingRepeated),
            (10, Fault::Totals),
            (11, Fault::AfterTheList),
            (12, Fault::AfterTheList),
            (13, Fault::AfterTheList),
        ]
    );
    assert_eq!((reading.counts.blank_rows, reading.counts.skipped_rows), (1, 8));
    assert_eq!(the_problem(&reading, Fault::NameMissing).value, "1962 | Vợ");
}

#[test]
fn a_remark_about_an_office_is_no_signature() {
    let reading = paste("Họ và tên\tQuan hệ\tGhi chú\nAn\tChủ hộ\tCán bộ hưu\nBình\tVợ\tTổ trưởng");
    assert_eq!(names(&reading), [["An", "Bình"]]);
}

fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        "1",
        "2",
        "x",
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Chủ hộ",
        "Vợ",
        "Con",
        "1960",
        "30/02/1970",
        "912345678",
        "0912345678",
        "Tổ 5",
        "Khu 4B",
        "Số 5, Tổ 2",
        "Tổng cộng",
        "Đã mất",
        "Họ và tên",
        "Nam",
        "NGƯỜI LẬP BIỂU",
        "?",
    ])
}

proptest! {
    #[test]
    fn every_row_is_taken_in_or_on_the_list(rows in prop::collection::vec(prop::collection::vec(cell(), 9), 1..25)) {
        let heading = "Hộ số\tHọ và tên\tNgày sinh\tGiới tính\tQuan hệ\tSố điện thoại\tTổ\tĐịa chỉ\tGhi chú";
        let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
        let workbook = open_pasted(&format!("{heading}\n{}", lines.join("\n"))).unwrap();
        let layout = from_heading(&workbook.sheets[0], (1, 1));
        let reading = read(&[ChosenSheet { sheet: &workbook.sheets[0], layout: &layout }], TODAY, &mut |_, _| ());
        let mut known: BTreeSet<u32> = reading.problems.iter().map(|problem| problem.source.row).collect();
        for household in &reading.register.households {
            known.insert(household.source.row);
            known.extend(household.residents.iter().map(|person| person.source.row));
        }
        for row in workbook.sheets[0].rows.iter().filter(|row| row.number > 1) {
            prop_assert!(known.contains(&row.number), "row {} is lost: {:?}", row.number, row);
        }
        let told = format!("{:?} {:?}", reading.register, reading.problems);
        for value in ["912345678", "30/02/1970", "Số 5, Tổ 2", "Trần Thị Bình", "NGƯỜI LẬP BIỂU", "Khu 4B"] {
            let is_written = rows.iter().flatten().any(|cell| *cell == value);
            prop_assert!(!is_written || told.contains(value), "{} is lost", value);
        }
    }
}
