//! A report as a short message: totals only, and no exact number of a small group.

use proptest::prelude::*;
use tung_nha::engine::basis::Basis;
use tung_nha::engine::queries::Total;
use tung_nha::engine::queries::period::{Activity, PeriodFigures, PeriodItem, PeriodTarget};
use tung_nha::engine::queries::reports::ReportView;
use tung_nha::engine::shared_id;
use tung_nha::model::{Date, ItemUnit, PeriodKind, Report, ReportId, ReportState, Ward};
use tung_nha::ui::report_text::report_text;
use tung_nha::words::Language;

fn item(code: &str, name: &str, unit: ItemUnit, achieved: u32, audience: u32) -> PeriodItem {
    PeriodItem {
        code: code.to_owned(),
        name: name.to_owned(),
        unit,
        goal_percent: Some(100),
        total: Total { audience, achieved, ..Total::default() },
        before: 0,
        gained: achieved,
        lost: 0,
    }
}

fn target(code: &str, name: &str, items: Vec<PeriodItem>, together: Option<PeriodItem>) -> PeriodTarget {
    PeriodTarget { code: code.to_owned(), name: name.to_owned(), together, items }
}

/// August in Khu 4B.
fn view() -> ReportView {
    use ItemUnit::{Household, Person};
    let three = ["H03", "H04", "H05"].map(|code| item(code, "Lên sàn", Household, 2, 3)).to_vec();
    let apps = vec![item("H08", "Sổ sức khỏe", Person, 700, 800), item("H09", "Bảo hiểm", Person, 650, 800)];
    let targets = vec![
        target("T1", "Định danh điện tử", vec![item("H01", "VNeID", Person, 934, 1_318)], None),
        target("T3", "Sản phẩm OCOP lên sàn", three, Some(item("T3", "", Household, 1, 3))),
        target("T4", "Gian hàng số", vec![item("H06", "Biết mở", Household, 0, 0)], None),
        target("T6", "Ba ứng dụng", apps, Some(item("T6", "", Person, 640, 800))),
        target("T8", "Kỹ năng số", vec![item("H12", "Kỹ năng", Household, 352, 352)], None),
        target(
            "T9",
            "Của riêng phường",
            vec![item("H20", "Người", Person, 6, 9), item("H21", "Hộ", Household, 10, 11)],
            None,
        ),
    ];
    ReportView {
        id: ReportId(shared_id(&["report"])),
        report: Report {
            period: PeriodKind::Month,
            from: Date::new(2022, 8, 1),
            until: Date::new(2022, 8, 31),
            state: ReportState::Sent,
            version: 1,
            drawn_by: "Trần Thị Mẫu".to_owned(),
            signer: "Nguyễn Văn Ký".to_owned(),
            difficulties: "Bà Lan ngõ 12 chưa có máy".to_owned(),
            ..Report::default()
        },
        ward: Ward { name: "Phường Thử".to_owned(), province: String::new() },
        area_name: "Khu 4B".to_owned(),
        figures: PeriodFigures {
            households: 352,
            residents: 1_640,
            activity: Activity {
                visits: 412,
                homes_visited: 301,
                people_guided: 1_046,
                homes_reached_ever: 338,
                ..Activity::default()
            },
            targets,
            reasons: Vec::new(),
        },
        annex: Vec::new(),
        basis: Basis::default(),
    }
}

#[test]
fn the_message_tells_what_was_done_and_where_each_target_stands() {
    let text = report_text(&view(), Language::Vietnamese.words());
    assert_eq!(
        text,
        "\
Khu 4B, Phường Thử
Kết quả tháng 8 năm 2022, tính đến hết ngày 31/8/2022
Đã đến 412 lượt, 301 hộ; hướng dẫn 1.046 người.
Từ trước đến nay đã tiếp cận 338/352 hộ, còn 14 hộ.
T1. Định danh điện tử: đạt 934/1.318 người (70,86%), còn 384 người
T3. Sản phẩm OCOP lên sàn: nhóm dưới 10 hộ, đạt dưới 5
T4. Gian hàng số: không có đối tượng
T6. Ba ứng dụng: đạt 640/800 người (80,00%), còn 160 người
T8. Kỹ năng số: đạt 352/352 hộ (100%)
T9. Của riêng phường – Người: nhóm dưới 10 người, đạt từ 5 trở lên
T9. Của riêng phường – Hộ: đạt 10/11 hộ (90,91%), còn 1 hộ
Nhóm dưới 10 thì không ghi số đúng, để không ai bị nhận ra."
    );
}

#[test]
fn the_message_is_there_in_english() {
    let text = report_text(&view(), Language::English.words());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "Results, 1 Aug 2022 to 31 Aug 2022, up to 31 Aug 2022");
    assert_eq!(lines[2], "412 visits to 301 households; 1,046 people guided.");
    assert_eq!(lines[3], "Reached so far: 338 of 352 households, 14 left.");
    assert_eq!(lines[5], "T3. OCOP products sold online: fewer than 10 households, of them fewer than 5 reached");
    assert_eq!((lines.len(), lines[6]), (12, "T4. Gian hàng số: applies to nobody"));
}

#[test]
fn numbers_that_may_change_say_so_and_the_whole_ward_needs_no_part() {
    let mut draft = view();
    draft.report.state = ReportState::Draft;
    draft.area_name.clear();
    let text = report_text(&draft, Language::Vietnamese.words());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines[2]), ("Phường Thử", "Số tạm tính, báo cáo chưa chốt."));
}

#[test]
fn nobody_is_named() {
    for language in Language::ALL {
        let text = report_text(&view(), language.words());
        assert!(!["Mẫu", "Ký", "Lan"].iter().any(|name| text.contains(name)), "{text}");
    }
}

/// The message of a part with these many homes, and an item with this base.
fn message(households: u32, visited: u32, audience: u32, achieved: u32) -> String {
    let mut view = view();
    view.figures.households = households;
    view.figures.residents = households;
    view.figures.activity = Activity {
        visits: visited,
        homes_visited: visited,
        people_guided: visited,
        homes_reached_ever: visited,
        ..Activity::default()
    };
    view.figures.targets =
        vec![target("T", "Chỉ tiêu", vec![item("H", "", ItemUnit::Person, achieved, audience)], None)];
    report_text(&view, Language::Vietnamese.words())
}

proptest! {
    /// Whatever a small group's numbers are, one of two messages is sent.
    #[test]
    fn a_small_group_has_no_exact_number(homes in 1..10u32, visited: u32, base in 1..10u32, achieved: u32) {
        let (visited, achieved) = (visited % (homes + 1), achieved % (base + 1));
        let round = |number: u32| if number < 5 { 0 } else { 5 };
        let told = message(homes, visited, base, achieved);
        prop_assert_eq!(&told, &message(9, round(visited), 9, round(achieved)));
        prop_assert!(told.ends_with("để không ai bị nhận ra."));
    }

    #[test]
    fn a_group_of_ten_and_more_is_told_exactly(base in 10..10_000u32, achieved: u32) {
        let achieved = achieved % (base + 1);
        let told = message(60, 20, base, achieved);
        let format = Language::Vietnamese.words().format;
        let share = format!("đạt {}/{} người", format.number(achieved.into()), format.number(base.into()));
        prop_assert!(told.contains(&share), "{}", told);
        prop_assert!(!told.contains("nhận ra"));
    }
}
