//! Rows are put together into households the way the list marks them.

use crate::spreadsheet_reading::{faults, names, paste, people, read_all, residents, the_problem};
use tung_nha::model::Relation;
use tung_nha::spreadsheet::{Action, Fault, open, open_pasted};

#[test]
fn without_household_numbers_a_head_or_a_new_address_begins_a_household() {
    let by_head = paste("Họ và tên\tQuan hệ\nAn\tChủ hộ\nBình\tVợ\nChi\tChủ hộ\nDũng\tChồng");
    assert_eq!(names(&by_head), [["An", "Bình"], ["Chi", "Dũng"]]);
    let by_address = paste(
        "Họ và tên\tNăm sinh\tĐịa chỉ\nAn\t1960\tSố 5, Tổ 2\nBình\t1961\t\nChi\t1970\tSố 7, Tổ 2\nDũng\t1971\tSố 7, Tổ 2",
    );
    assert_eq!(names(&by_address), [["An", "Bình"], ["Chi", "Dũng"]]);
    let by_head_name =
        paste("Họ tên chủ hộ\tHọ và tên\tNăm sinh\nAn\tAn\t1960\nAn\tBình\t1961\nChi\tDũng\t1970\n\tEm\t1971");
    assert_eq!(names(&by_head_name), [vec!["An", "Bình"], vec!["Chi", "Dũng", "Em"]]);
    assert_eq!(residents(&by_head_name)[0].relation, Some(Relation::Head));
    assert_eq!(the_problem(&by_head_name, Fault::HeadWithoutRow).action, Action::PersonAdded);
    let heads_only = paste("STT\tHọ tên chủ hộ\tSố khẩu\n1\tAn\t4\n2\tBình\t3");
    assert_eq!(names(&heads_only), [["An"], ["Bình"]]);
    let unknown = paste("STT\tHọ và tên\tNăm sinh\n1\tAn\t1960\n2\tBình\t1961");
    assert_eq!(names(&unknown), [["An"], ["Bình"]]);
    assert_eq!(faults(&unknown), [Fault::HouseholdsUnknown]);
}

#[test]
fn rows_of_a_household_that_stand_apart_are_joined_and_repeated_numbers_are_not() {
    let apart = people("1\tAn\t1960\tx\t\tChủ hộ\n2\tBình\t1961\tx\t\tChủ hộ\n1\tChi\t1962\t\tx\tVợ");
    assert_eq!(names(&apart), [vec!["An", "Chi"], vec!["Bình"]]);
    assert_eq!(the_problem(&apart, Fault::HouseholdSplit).action, Action::JoinedToHousehold);
    let repeated = people("1\tAn\t1960\tx\t\tChủ hộ\n2\tBình\t1961\tx\t\tChủ hộ\n1\tChi\t1962\t\tx\tChủ hộ");
    assert_eq!(names(&repeated), [["An"], ["Bình"], ["Chi"]]);
    assert_eq!(the_problem(&repeated, Fault::CodeRepeated).source.row, 4);
}

#[test]
fn numbers_that_begin_again_in_each_group_are_other_households() {
    let reading =
        paste("Hộ số\tHọ và tên\tNăm sinh\tTổ\n1\tAn\t1960\t5\n1\tBình\t1961\t\n1\tChi\t1970\ttổ 6\n1\tDũng\t1971\t");
    assert_eq!(names(&reading), [["An", "Bình"], ["Chi", "Dũng"]]);
    let groups: Vec<&str> = reading.register.households.iter().map(|household| household.group.as_str()).collect();
    assert_eq!(groups, ["Tổ 5", "Tổ 6"]);
}

#[test]
fn area_and_group_hold_for_the_rows_below_but_no_group_is_carried_into_another_area() {
    let reading = paste("Hộ số\tHọ và tên\tTổ\tKhu\n1\tAn\t5\t4B\n2\tBình\t\t\n3\tChi\t\t9A\n4\tDũng\t2A\t");
    let places: Vec<_> = reading.register.households.iter().map(|it| (it.area.as_str(), it.group.as_str())).collect();
    assert_eq!(places, [("Khu 4B", "Tổ 5"), ("Khu 4B", "Tổ 5"), ("Khu 9A", ""), ("Khu 9A", "Tổ 2A")]);
    assert_eq!(faults(&reading), [Fault::FilledFromAbove; 3]);
}

#[test]
fn a_section_names_the_place_of_the_rows_below() {
    let reading = paste("Hộ số\tHọ và tên\tNăm sinh\nKHU 4B\nI. Tổ 5\n1\tAn\t1960\nKhu 9A\n1\tBình\t1961");
    let places: Vec<_> = reading.register.households.iter().map(|it| (it.area.as_str(), it.group.as_str())).collect();
    assert_eq!(places, [("Khu 4B", "Tổ 5"), ("Khu 9A", "")]);
    assert_eq!(faults(&reading), [Fault::Section; 3]);
}

#[test]
fn the_title_or_the_sheet_names_the_area_no_column_tells() {
    let titled = paste(
        "DANH SÁCH NHÂN KHẨU KHU 4B, PHƯỜNG CAO XANH\nHộ số\tHọ và tên\tĐịa chỉ\n1\tAn\tTổ 5\n2\tBình\tTổ 6, Khu 1",
    );
    let areas: Vec<&str> = titled.register.households.iter().map(|household| household.area.as_str()).collect();
    assert_eq!(areas, ["Khu 4B", "Khu 1"]);
    assert_eq!(faults(&titled), [Fault::AreaFromTitle { households: 1 }]);
    for (name, told) in [("khu 9a.csv", vec![Fault::AreaFromTitle { households: 1 }]), ("Khu 9A.csv", vec![])] {
        let sheet = read_all(&open("Hộ số;Họ và tên\n1;An\n".as_bytes(), name).unwrap());
        assert_eq!(sheet.register.households[0].area, "Khu 9A");
        // Where the sheet is called as the area is, nothing was repaired.
        assert_eq!(faults(&sheet), told, "{name}");
    }
}

#[test]
fn what_a_later_row_says_otherwise_becomes_a_note() {
    let reading = paste("Hộ số\tHọ và tên\tĐịa chỉ\n1\tAn\tSố 5, Tổ 2\n\tBình\tSố 7, Tổ 2");
    assert_eq!(reading.register.households[0].address, "Số 5, Tổ 2");
    assert_eq!(residents(&reading)[1].note, "Địa chỉ: Số 7, Tổ 2");
    assert_eq!(the_problem(&reading, Fault::HouseholdValueDiffers).source.row, 3);
}

#[test]
fn a_household_may_have_a_line_of_its_own() {
    let reading = paste(
        "Hộ số\tHọ và tên\tNăm sinh\tĐịa chỉ\n1\t\t\tSố 5, Tổ 2\n\tAn\t1960\t\n\tBình\t1962\t\n2\t\t\tSố 7, Tổ 2\n\tChi\t1970\t",
    );
    assert_eq!(names(&reading), [vec!["An", "Bình"], vec!["Chi"]]);
    assert_eq!(reading.register.households[1].number.as_str(), "7");
    assert_eq!(faults(&reading), []);
}

#[test]
fn one_person_twice_in_a_household_is_told_and_columns_left_out_too() {
    let reading = paste("Hộ số\tHọ và tên\tNăm sinh\tSố CCCD\n1\tAn\t1960\t022\n\tẤn\t1961\t\n\tan\t1960\t023");
    assert_eq!(the_problem(&reading, Fault::SamePersonTwice).source.row, 4);
    let left_out = the_problem(&reading, Fault::ColumnNotTaken { cells: 2 });
    assert_eq!(
        (left_out.column.as_ref().unwrap().heading.as_str(), &left_out.action),
        ("Số CCCD", &Action::ColumnSkipped)
    );
    assert_eq!(reading.counts.residents, 3);
}

#[test]
fn a_person_named_twice_begins_no_other_household() {
    for (list, households) in [
        // With the household's number again, and without.
        ("Hộ số\tHọ và tên\tNăm sinh\tQuan hệ\n1\tAn\t1960\tChủ hộ\n1\tAn\t1960\tChủ hộ\n1\tBình\t\tVợ", 1),
        ("Hộ số\tHọ và tên\tNăm sinh\tQuan hệ\n1\tAn\t1960\tChủ hộ\n\tAn\t1960\tChủ hộ\n\tBình\t\tVợ", 1),
        ("Hộ số\tHọ và tên\tNăm sinh\tQuan hệ\n1\tAn\t\tChủ hộ\n1\tAn\t\tChủ hộ", 1),
        // By the head alone, by the head's name alone, by nothing at all.
        ("Họ và tên\tNăm sinh\tQuan hệ\nAn\t1960\tChủ hộ\nAn\t1960\tChủ hộ\nBình\t1961\tVợ", 1),
        ("Họ tên chủ hộ\tNăm sinh\tSố khẩu\nAn\t1960\t2\nAn\t1960\t2", 1),
        ("STT\tHọ và tên\tNăm sinh\n1\tAn\t1960\n2\tAn\t1960", 1),
        // Whoever has another birth or another door is somebody else.
        ("Họ và tên\tNăm sinh\tQuan hệ\nAn\t1960\tChủ hộ\nAn\t1985\tChủ hộ", 2),
        ("Họ và tên\tĐịa chỉ\tQuan hệ\nAn\tSố 5\tChủ hộ\nAn\tSố 7\tChủ hộ", 2),
        ("Họ tên chủ hộ\tSố khẩu\tSTT\nAn\t2\t1\nAn\t2\t2", 2),
    ] {
        assert_eq!(paste(list).counts.households, households, "{list}");
    }
    let reading = paste("Hộ số\tHọ và tên\tNăm sinh\tQuan hệ\n1\tAn\t1960\tChủ hộ\n\tAn\t1960\tChủ hộ");
    let problem = the_problem(&reading, Fault::SamePersonTwice);
    assert_eq!((problem.source.row, problem.name.as_str()), (3, "An"));
    assert_eq!(problem.action, Action::KeptBeside { sheet: String::new(), row: 2 });
    assert_eq!(reading.counts.residents, 2);
}

#[test]
fn one_person_in_two_households_is_told_and_namesakes_are_not() {
    let doubled = |rows: &str| {
        let reading = paste(&format!("Hộ số\tHọ và tên\tNgày sinh\tSố điện thoại\tKhu\n{rows}"));
        let twice = reading.problems.iter().filter(|problem| problem.fault == Fault::SamePersonTwice);
        twice.map(|problem| (problem.source.row, problem.action.clone())).collect::<Vec<_>>()
    };
    let of_row = |row| Action::KeptBeside { sheet: String::new(), row };
    assert_eq!(doubled("1\tAn\t1/2/1960\t\t4B\n2\tBình\t1961\t\t4B\n3\tAn\t1/2/1960\t\t9A"), [(4, of_row(2))]);
    assert_eq!(doubled("1\tAn\t1960\t\t4B\n2\tan\t1960\t\t4B\n3\tAn\t1960\t\t4B"), [(3, of_row(2)), (4, of_row(2))]);
    assert_eq!(doubled("1\tAn\t1960\t0912345678\t4B\n2\tAn\t\t0912345678\t9A"), [(3, of_row(2))]);
    for namesakes in [
        "1\tAn\t1960\t\t4B\n2\tAn\t1961\t\t4B",
        "1\tAn\t1960\t\t4B\n2\tAn\t1960\t\t9A",
        "1\tAn\t1960\t0912345678\t4B\n2\tAn\t1960\t0987654321\t4B",
        "1\tAn\t\t\t4B\n2\tAn\t\t\t4B",
    ] {
        assert_eq!(doubled(namesakes), [], "{namesakes}");
    }
}

#[test]
fn a_person_of_another_sheet_is_told_with_the_sheet() {
    let mut workbook = open_pasted("Hộ số\tHọ và tên\tNgày sinh\n1\tAn\t1/2/1960").unwrap();
    workbook.sheets.push(workbook.sheets[0].clone());
    workbook.sheets[0].name = "Khu 1".to_owned();
    let reading = read_all(&workbook);
    let action = Action::KeptBeside { sheet: "Khu 1".to_owned(), row: 2 };
    assert_eq!(the_problem(&reading, Fault::SamePersonTwice).action, action);
}
