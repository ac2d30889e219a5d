//! A full report as a team would send it; nobody in it lives anywhere.

use tung_nha::document::{
    Align, Beside, Block, Cell, Column, Document, HeadRow, Line, Rule, Share, Signatures, Signer, Table,
};

fn owned<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).into()
}

fn grouped(number: u32) -> String {
    if number < 1_000 { number.to_string() } else { format!("{}.{:03}", number / 1_000, number % 1_000) }
}

fn number(number: u32) -> Cell {
    Cell::number(number, grouped(number))
}

fn share(part: u32, whole: u32) -> Cell {
    let hundredths = Share { part, whole }.hundredths().unwrap();
    Cell::share(Share { part, whole }, format!("{},{:02}", hundredths / 100, hundredths % 100))
}

/// A target's row: its place, name and unit, whom it applies to, how many were reached this month and in all, and how many
/// nobody asked.
fn target(place: &str, name: &str, unit: &str, [applies, month, all, unknown]: [u32; 4]) -> Vec<Cell> {
    let place = if place.is_empty() { Cell::nothing() } else { Cell::text(place) };
    let name_and_unit = [Cell::text(name), Cell::text(unit)];
    let figures = [number(applies), number(month), number(all), share(all, applies), number(unknown)];
    [place].into_iter().chain(name_and_unit).chain(figures).collect()
}

pub fn targets() -> Table {
    let columns = [
        ("TT", 10, Align::Centre),
        ("Chỉ tiêu", 90, Align::Left),
        ("Đơn vị", 16, Align::Centre),
        ("Diện áp dụng", 17, Align::Right),
        ("Đạt trong tháng", 16, Align::Right),
        ("Lũy kế", 16, Align::Right),
        ("Tỷ lệ (%)", 18, Align::Right),
        ("Chưa khảo sát", 17, Align::Right),
    ];
    let nobody = Cell::share(Share { part: 0, whole: 0 }, "Không có đối tượng").across(5);
    Table {
        name: "Chỉ tiêu tháng 8/2022".to_owned(),
        columns: columns.map(|(head, share, align)| Column::new(head, share, align)).into(),
        rows: vec![
            target("1", "Định danh điện tử, từ 14 tuổi", "người", [1_318, 96, 896, 132]),
            target("2", "Sử dụng Cổng dịch vụ công, từ 18 tuổi (*)", "người", [1_241, 71, 478, 214]),
            target("3", "Sản phẩm OCOP lên sàn Voso", "hộ", [3, 1, 2, 0]),
            target("", "Sản phẩm OCOP lên sàn Postmart", "hộ", [3, 1, 3, 0]),
            target("", "Sản phẩm OCOP lên sàn Sendo", "hộ", [3, 0, 1, 0]),
            vec![Cell::text("4"), Cell::text("Hộ nông nghiệp biết mở gian hàng số"), Cell::text("hộ"), nobody],
            target("5", "Tiền di động đã kích hoạt, từ 18 tuổi", "người", [1_241, 102, 569, 201]),
            target("6", "Sổ sức khỏe điện tử", "người", [1_008, 84, 611, 70]),
            target("", "Bảo hiểm xã hội số (VssID)", "người", [1_008, 73, 662, 70]),
            target("", "Hạ Long Smart", "người", [1_008, 58, 459, 70]),
            target("7", "Biết sử dụng trang Zalo phường (**)", "người", [1_318, 151, 727, 158]),
            target("8", "Hộ có kỹ năng số cơ bản", "hộ", [486, 37, 279, 68]),
            target("", "Hộ biết sử dụng Internet an toàn", "hộ", [486, 41, 250, 68]),
        ],
    }
}

fn reasons() -> Table {
    let columns = [
        ("TT", 8, Align::Centre),
        ("Lý do chưa đạt", 40, Align::Left),
        ("Số người", 18, Align::Right),
        ("Việc cần làm", 34, Align::Left),
    ];
    let rows = [
        ("Không có điện thoại thông minh", 233, "Hướng dẫn qua người thân"),
        ("Quên mật khẩu, mã", 87, "Đến nhà cấp lại"),
        ("SIM không chính chủ", 64, "Mời nhà mạng về khu"),
        ("Đi làm ăn xa", 58, "Gọi điện, nhắn Zalo"),
    ];
    let row = |(place, (reason, people, work)): (u32, (&str, u32, &str))| {
        vec![Cell::text(place.to_string()), Cell::text(reason), number(people), Cell::text(work)]
    };
    Table {
        name: "Lý do chưa đạt".to_owned(),
        columns: columns.map(|(head, share, align)| Column::new(head, share, align)).into(),
        rows: (1..).zip(rows).map(row).collect(),
    }
}

/// More rows than a page has room for.
pub fn annex() -> Table {
    let columns = [
        ("STT", 6, Align::Centre),
        ("Nhiệm vụ", 44, Align::Left),
        ("Kết quả", 34, Align::Left),
        ("Số buổi", 10, Align::Right),
        ("Đánh giá", 16, Align::Centre),
    ];
    let row = |place: u32| {
        let result = if place.is_multiple_of(2) {
            "74,75% (5.233/7.001 hồ sơ)"
        } else {
            "Tổ chức tại nhà văn hóa khu"
        };
        let meetings = if place.is_multiple_of(5) { Cell::not_reported() } else { number(place) };
        let task = format!("Nhiệm vụ thứ {place}: hướng dẫn người dân nộp hồ sơ trực tuyến và nhận kết quả tại nhà");
        let head = [Cell::text(place.to_string()), Cell::text(task), Cell::text(result)];
        head.into_iter().chain([meetings, Cell::text("Đang thực hiện")]).collect()
    };
    Table {
        name: "Phụ lục: nhiệm vụ".to_owned(),
        columns: columns.map(|(head, share, align)| Column::new(head, share, align)).into(),
        rows: (1..=24).map(row).collect(),
    }
}

pub fn report() -> Document {
    Document {
        name: "Báo cáo tháng 8 năm 2022 của Tổ công nghệ số cộng đồng Khu 4B".to_owned(),
        head: vec![
            HeadRow {
                left: vec![
                    Line::plain("UBND PHƯỜNG CAO XANH"),
                    Line::bold("TỔ CÔNG NGHỆ SỐ"),
                    Line::bold("CỘNG ĐỒNG KHU 4B").over(Rule::Half),
                ],
                right: vec![
                    Line::bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    Line::bold("Độc lập - Tự do - Hạnh phúc").over(Rule::Whole),
                ],
            },
            HeadRow {
                left: vec![Line::plain("Số: 03/BC-TCNS")],
                right: vec![Line::italic("Cao Xanh, ngày 05 tháng 9 năm 2022")],
            },
        ],
        title: vec![
            Line::bold("BÁO CÁO"),
            Line::bold("Kết quả hoạt động tháng 8 năm 2022"),
            Line::bold("của Tổ công nghệ số cộng đồng Khu 4B").over(Rule::Half),
            Line::plain("Kính gửi: Ủy ban nhân dân phường Cao Xanh."),
        ],
        blocks: blocks(),
    }
}

fn blocks() -> Vec<Block> {
    let heading = |text: &str| Block::Heading(text.to_owned());
    let subheading = |text: &str| Block::Subheading(text.to_owned());
    let paragraph = |text: &str| Block::Paragraph(text.to_owned());
    vec![
        paragraph(
            "Thực hiện Kế hoạch số 191/KH-UBND ngày 16/5/2022 của Ủy ban nhân dân thành phố Hạ Long về việc thành lập Tổ công nghệ số cộng đồng trên địa bàn thành phố Hạ Long, Tổ công nghệ số cộng đồng Khu 4B báo cáo kết quả tháng 8 năm 2022 như sau:",
        ),
        heading("I. KẾT QUẢ ĐẠT ĐƯỢC"),
        subheading("1. Đến từng hộ hướng dẫn"),
        paragraph(
            "Trong tháng, tổ đến 118 hộ với 163 lượt, hướng dẫn trực tiếp 297 người với 642 lượt hướng dẫn. Lũy kế từ ngày 09/6/2022, tổ đã đến 421/486 hộ, bằng 86,63%. Có 12 hộ vắng nhà từ hai lần trở lên và 04 hộ từ chối.",
        ),
        subheading("2. Tuyên truyền tập trung"),
        paragraph(
            "Tổ tổ chức 03 buổi tuyên truyền với 126 lượt người dự, trong đó có 01 buổi lồng ghép sinh hoạt chi bộ; đăng 05 tin hướng dẫn vào 03 nhóm Zalo của khu.",
        ),
        subheading("3. Kết quả thực hiện các chỉ tiêu"),
        Block::Table(targets()),
        Block::Note("(*) Chỉ theo dõi. (**) Từ 14 tuổi. Số liệu và tuổi tính đến ngày 31/8/2022.".to_owned()),
        paragraph(
            "Hộ có sản phẩm OCOP có mặt trên đủ 03 sàn: 01/03 hộ. Người có điện thoại thông minh dùng đủ 03 ứng dụng: 402/1.008 người, bằng 39,88%. Hộ đạt cả kỹ năng số và Internet an toàn: 233/486 hộ, bằng 47,94%.",
        ),
        heading("II. TỒN TẠI, NGUYÊN NHÂN"),
        paragraph(
            "Còn 132 người chưa được khảo sát định danh điện tử, phần lớn là người đi làm xa. Nhiều người cao tuổi quên mật khẩu hoặc chỉ có điện thoại phổ thông; một số người dùng thuê bao không chính chủ nên chưa mở được tài khoản tiền di động.",
        ),
        Block::Table(reasons()),
        heading("III. KIẾN NGHỊ"),
        paragraph(
            "Đề nghị Ủy ban nhân dân phường mời nhà mạng tổ chức một buổi chuẩn hóa thuê bao tại nhà văn hóa Khu 4B trong tháng 9 năm 2022; đề nghị Công an phường bố trí một buổi tối trong tuần kích hoạt định danh mức 2 cho người cao tuổi.",
        ),
        heading("IV. PHƯƠNG HƯỚNG THÁNG 9 NĂM 2022"),
        paragraph(
            "Thực hiện chuyên đề Sổ sức khỏe điện tử và bảo hiểm xã hội số; đến 65 hộ chưa đến; tổ chức 01 lớp buổi tối tại nhà văn hóa; đến lại các hộ vắng nhà từ hai lần trở lên.",
        ),
        paragraph("Trên đây là báo cáo kết quả hoạt động tháng 8 năm 2022 của Tổ công nghệ số cộng đồng Khu 4B./."),
        Block::Signatures(Signatures {
            left: Beside::Recipients {
                heading: "Nơi nhận:".to_owned(),
                lines: owned(["- Như trên;", "- Chi bộ Khu 4B;", "- Lưu: Tổ."]),
            },
            right: Signer { lines: vec![Line::bold("TỔ TRƯỞNG")], name: "Người Ký Thử".to_owned() },
        }),
        Block::Annex(vec![
            Line::bold("PHỤ LỤC"),
            Line::bold("Kết quả thực hiện nhiệm vụ tháng 8 năm 2022"),
            Line::italic("(Kèm theo Báo cáo số 03/BC-TCNS ngày 05/9/2022)").over(Rule::Half),
        ]),
        Block::Table(annex()),
    ]
}
