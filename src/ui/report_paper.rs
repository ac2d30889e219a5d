//! A report as the paper that is printed and filed.
//!
//! Official papers are written in Vietnamese, whatever language the screen speaks.

use crate::document::{
    Align, Beside, Block, Cell, Column, Document, HeadRow, Line, Rule, Share, Signatures, Signer, Table,
};
use crate::engine::queries::annex::AreaFigures;
use crate::engine::queries::period::{PeriodFigures, PeriodItem, PeriodTarget};
use crate::engine::queries::reports::ReportView;
use crate::model::{Date, ItemUnit, PeriodKind, Report};
use crate::words::{Language, Words};

/// Numbers below ten are written with two digits in official papers.
const TWO_DIGITS: u32 = 10;

const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];

/// Writes the paper of a report.
#[must_use]
pub fn paper(view: &ReportView) -> Document {
    let writer = Writer { view, words: Language::Vietnamese.words() };
    writer.document()
}

/// Returns what a period is called in a sentence: "tháng 8 năm 2022".
#[must_use]
pub fn period_name(kind: PeriodKind, from: Date, until: Date) -> String {
    let year = until.year();
    match kind {
        PeriodKind::Month => format!("tháng {} năm {year}", until.month()),
        PeriodKind::Quarter => {
            let quarter = ["I", "II", "III", "IV"].get(usize::from(until.month().saturating_sub(1) / 3)).copied();
            format!("quý {} năm {year}", quarter.unwrap_or_default())
        }
        PeriodKind::HalfYear if until.month() <= 6 => format!("6 tháng đầu năm {year}"),
        PeriodKind::HalfYear => format!("6 tháng cuối năm {year}"),
        PeriodKind::NineMonths => format!("9 tháng đầu năm {year}"),
        PeriodKind::Year => format!("năm {year}"),
        PeriodKind::Week | PeriodKind::Campaign | PeriodKind::Free => {
            format!("từ ngày {} đến ngày {}", day(from), day(until))
        }
    }
}

/// Writes a day as official papers do: "05/9/2022".
fn day(date: Date) -> String {
    let two = |number: u8, from: u8| if number < from { format!("0{number}") } else { number.to_string() };
    format!("{}/{}/{}", two(date.day(), 10), two(date.month(), 3), date.year())
}

struct Writer<'a> {
    view: &'a ReportView,
    words: &'static Words,
}

impl Writer<'_> {
    fn report(&self) -> &Report {
        &self.view.report
    }

    fn figures(&self) -> &PeriodFigures {
        &self.view.figures
    }

    fn days(&self) -> (Date, Date) {
        let until = self.report().until.unwrap_or(Date::MIN);
        (self.report().from.unwrap_or(until), until)
    }

    fn period(&self) -> String {
        let (from, until) = self.days();
        period_name(self.report().period, from, until)
    }

    /// Who reports: "Tổ công nghệ số cộng đồng Khu 4B", or the ward's committee.
    fn who(&self) -> String {
        if self.view.area_name.is_empty() {
            format!("Ủy ban nhân dân {}", lower_first(&self.view.ward.name))
        } else {
            format!("Tổ công nghệ số cộng đồng {}", self.view.area_name)
        }
    }

    fn is_of_ward(&self) -> bool {
        self.view.area_name.is_empty()
    }

    fn number(&self, number: u32) -> String {
        if number < TWO_DIGITS { format!("0{number}") } else { self.words.format.number(number.into()) }
    }

    fn document(&self) -> Document {
        let mut blocks = vec![Block::Paragraph(self.opening())];
        let mut sections = ROMAN.into_iter();
        let mut heading = |title: &str| Block::Heading(format!("{}. {title}", sections.next().unwrap_or_default()));
        blocks.push(heading("KẾT QUẢ ĐẠT ĐƯỢC"));
        blocks.extend(self.results());
        let difficulties = paragraphs(&self.report().difficulties);
        let reasons = self.reasons();
        if !difficulties.is_empty() || reasons.is_some() {
            blocks.push(heading("TỒN TẠI, NGUYÊN NHÂN"));
            blocks.extend(difficulties);
            blocks.extend(reasons);
        }
        for (title, words) in [("KIẾN NGHỊ", &self.report().proposals), ("PHƯƠNG HƯỚNG", &self.report().plans)]
        {
            let written = paragraphs(words);
            if !written.is_empty() {
                blocks.push(heading(title));
                blocks.extend(written);
            }
        }
        blocks.push(Block::Paragraph(format!(
            "Trên đây là báo cáo kết quả hoạt động {} của {}./.",
            self.period(),
            self.who()
        )));
        blocks.push(Block::Signatures(self.signatures()));
        blocks.extend(self.annex());
        Document { name: self.report().name.clone(), head: self.head(), title: self.title(), blocks }
    }

    fn head(&self) -> Vec<HeadRow> {
        let ward = self.view.ward.name.to_uppercase();
        let left = if self.is_of_ward() {
            vec![Line::bold("ỦY BAN NHÂN DÂN"), Line::bold(ward).over(Rule::Half)]
        } else {
            vec![
                Line::plain(format!("UBND {ward}")),
                Line::bold("TỔ CÔNG NGHỆ SỐ"),
                Line::bold(format!("CỘNG ĐỒNG {}", self.view.area_name.to_uppercase())).over(Rule::Half),
            ]
        };
        let motto = vec![
            Line::bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            Line::bold("Độc lập - Tự do - Hạnh phúc").over(Rule::Whole),
        ];
        let number = match self.report().number.as_str() {
            "" => "Số: ...../BC".to_owned(),
            number => format!("Số: {number}"),
        };
        let dated = HeadRow { left: vec![Line::plain(number)], right: vec![Line::italic(self.dated())] };
        vec![HeadRow { left, right: motto }, dated]
    }

    /// Place and day; a day nobody gave is filled in by hand.
    fn dated(&self) -> String {
        let place = ["Phường ", "Xã ", "Thị trấn ", "Đặc khu "]
            .into_iter()
            .find_map(|kind| self.view.ward.name.strip_prefix(kind))
            .unwrap_or(&self.view.ward.name);
        match self.report().dated {
            None => format!("{place}, ngày ..... tháng ..... năm {}", self.days().1.year()),
            Some(date) => {
                let two = |number: u8, from: u8| if number < from { format!("0{number}") } else { number.to_string() };
                let (day, month) = (two(date.day(), 10), two(date.month(), 3));
                format!("{place}, ngày {day} tháng {month} năm {}", date.year())
            }
        }
    }

    fn title(&self) -> Vec<Line> {
        let mut lines = vec![
            Line::bold("BÁO CÁO"),
            Line::bold(format!("Kết quả hoạt động {}", self.period())),
            Line::bold(format!("của {}", self.who())).over(Rule::Half),
        ];
        if !self.is_of_ward() {
            let ward = lower_first(&self.view.ward.name);
            lines.push(Line::plain(format!("Kính gửi: Ủy ban nhân dân {ward}.")));
        }
        lines
    }

    fn opening(&self) -> String {
        let told = format!("{} báo cáo kết quả {} như sau:", self.who(), self.period());
        match self.report().grounds.trim_end_matches(['.', ',', ';']) {
            "" => told,
            grounds => format!("{grounds}, {told}"),
        }
    }

    fn results(&self) -> Vec<Block> {
        let gatherings = paragraphs(&self.report().gatherings);
        let mut number = 0;
        let mut subheading = |title: &str| {
            number += 1;
            Block::Subheading(format!("{number}. {title}"))
        };
        let mut blocks = vec![subheading("Đến từng hộ hướng dẫn"), Block::Paragraph(self.visits())];
        if !gatherings.is_empty() {
            blocks.push(subheading("Tuyên truyền tập trung"));
            blocks.extend(gatherings);
        }
        blocks.push(subheading("Kết quả thực hiện các chỉ tiêu"));
        blocks.push(Block::Table(self.target_table()));
        blocks.extend(self.notes().map(Block::Note));
        blocks.extend(self.together());
        blocks
    }

    fn visits(&self) -> String {
        let activity = &self.figures().activity;
        let households = self.figures().households;
        let number = |number| self.number(number);
        let until = day(self.days().1);
        let done = format!(
            "Trong kỳ, tổ đến {} hộ với {} lượt, hướng dẫn trực tiếp {} người với {} lượt hướng dẫn.",
            number(activity.homes_visited),
            number(activity.visits),
            number(activity.people_guided),
            number(activity.guidances)
        );
        let reached = (households > 0).then(|| {
            let percent = self.words.format.percent(activity.homes_reached_ever.into(), households.into());
            let (reached, all) = (number(activity.homes_reached_ever), number(households));
            format!("Lũy kế đến ngày {until}, đã tiếp cận {reached}/{all} hộ, bằng {percent}.")
        });
        let left = [(activity.homes_absent, "hộ vắng nhà từ hai lần trở lên"), (activity.homes_refused, "hộ từ chối")];
        let left = left.into_iter().filter(|(count, _)| *count > 0);
        let left: Vec<String> = left.map(|(count, what)| format!("{} {what}", number(count))).collect();
        let left = (!left.is_empty()).then(|| format!("Có {}.", left.join(" và ")));
        let told = [Some(done), reached, left].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if self.is_of_ward() { told.replace("Trong kỳ, tổ đến", "Trong kỳ, các tổ đến") } else { told }
    }

    fn target_table(&self) -> Table {
        let column = Column::new;
        let columns = vec![
            column("TT", 5, Align::Centre),
            column("Chỉ tiêu", 45, Align::Left),
            column("Đơn vị", 8, Align::Centre),
            column("Diện áp dụng", 9, Align::Right),
            column("Đạt trong kỳ", 8, Align::Right),
            column("Lũy kế", 8, Align::Right),
            column("Tỷ lệ (%)", 9, Align::Right),
            column("Chưa khảo sát", 8, Align::Right),
        ];
        let rows = self.figures().targets.iter().enumerate().flat_map(|(place, target)| {
            target.items.iter().enumerate().map(move |(line, item)| {
                let number = if line == 0 { (place + 1).to_string() } else { String::new() };
                self.item_row(number, item)
            })
        });
        Table { name: "Chỉ tiêu".to_owned(), columns, rows: rows.collect() }
    }

    fn item_row(&self, number: String, item: &PeriodItem) -> Vec<Cell> {
        let written = |number: u32| Cell::number(number, self.words.format.number(number.into()));
        let name = match item.goal_percent {
            None => format!("{} (*)", item.name),
            Some(_) => item.name.clone(),
        };
        let mut cells = vec![Cell::text(number), Cell::text(name), Cell::text(unit(item.unit))];
        if item.total.audience == 0 {
            cells.push(Cell::text("Không có đối tượng").across(5));
            return cells;
        }
        let share = Share { part: item.total.achieved, whole: item.total.audience };
        let percent = self.words.format.percent(share.part.into(), share.whole.into());
        cells.extend([
            written(item.total.audience),
            written(item.gained),
            written(item.total.achieved),
            Cell::share(share, percent.trim_end_matches('%')),
            written(item.total.unknown),
        ]);
        cells
    }

    /// What the marks of the table mean, and the shares without those excused.
    fn notes(&self) -> impl Iterator<Item = String> {
        let items = || self.figures().targets.iter().flat_map(|target| &target.items);
        let follows = items().any(|item| item.goal_percent.is_none()).then_some("(*) Chỉ theo dõi. ");
        let until = day(self.days().1);
        let first = format!("{}Số liệu và tuổi tính đến hết ngày {until}.", follows.unwrap_or_default());
        let exempt = items().filter(|item| item.total.exempt > 0).map(|item| {
            let total = &item.total;
            let percent = self.words.format.percent(total.achieved.into(), (total.audience - total.exempt).into());
            format!("{} ({} {} được miễn): {percent}", item.name, self.number(total.exempt), unit(item.unit))
        });
        let exempt: Vec<String> = exempt.collect();
        let without = format!("Tỷ lệ không tính số được miễn: {}.", exempt.join("; "));
        let lost = items()
            .filter(|item| item.lost > 0)
            .map(|item| format!("{}: {} {}", item.name, self.number(item.lost), unit(item.unit)));
        let lost: Vec<String> = lost.collect();
        let fewer = format!("Trước kỳ đã đạt, nay không còn đạt hoặc không còn trong diện: {}.", lost.join("; "));
        [Some(first), (!exempt.is_empty()).then_some(without), (!lost.is_empty()).then_some(fewer)]
            .into_iter()
            .flatten()
    }

    /// How many keep all items of a target.
    fn together(&self) -> Option<Block> {
        let of_target = |target: &PeriodTarget| {
            let item = target.together.as_ref().filter(|item| item.total.audience > 0)?;
            let (achieved, audience) = (item.total.achieved, item.total.audience);
            let percent = self.words.format.percent(achieved.into(), audience.into());
            let (achieved, audience) = (self.number(achieved), self.number(audience));
            let count = self.number(target.items.len() as u32);
            Some(format!(
                "{}, đủ cả {count} mục: {achieved}/{audience} {}, bằng {percent}.",
                item.name,
                unit(item.unit)
            ))
        };
        let told: Vec<String> = self.figures().targets.iter().filter_map(of_target).collect();
        (!told.is_empty()).then(|| Block::Paragraph(told.join(" ")))
    }

    fn reasons(&self) -> Option<Block> {
        let reasons = &self.figures().reasons;
        let rows = reasons.iter().enumerate().map(|(place, (reason, people))| {
            vec![
                Cell::text((place + 1).to_string()),
                Cell::text(self.words.labels.reason(*reason)),
                Cell::number(*people, self.words.format.number((*people).into())),
            ]
        });
        let columns = vec![
            Column::new("TT", 8, Align::Centre),
            Column::new("Lý do chưa đạt", 70, Align::Left),
            Column::new("Số người", 22, Align::Right),
        ];
        let table = Table { name: "Lý do chưa đạt".to_owned(), columns, rows: rows.collect() };
        (!reasons.is_empty()).then_some(Block::Table(table))
    }

    /// What the areas reported, side by side.
    fn annex(&self) -> Vec<Block> {
        let rows = &self.view.annex;
        if rows.is_empty() {
            return Vec::new();
        }
        let items: Vec<&PeriodItem> = self.figures().targets.iter().flat_map(|target| &target.items).collect();
        let title = vec![
            Line::bold("PHỤ LỤC"),
            Line::bold("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THEO KHU"),
            Line::italic(format!("(Kèm theo Báo cáo kết quả hoạt động {} của {})", self.period(), self.who())),
        ];
        let names: Vec<String> = items.iter().map(|item| format!("{}: {}", item.code, item.name)).collect();
        let note = format!(
            "Mỗi mục ghi tỷ lệ đạt (%). {}. Khu chưa báo cáo ghi dấu “-”, không tính vào dòng cộng.",
            names.join("; ")
        );
        vec![Block::Annex(title), Block::Table(self.annex_table(&items)), Block::Note(note)]
    }

    fn annex_table(&self, items: &[&PeriodItem]) -> Table {
        let rows = &self.view.annex;
        let mut columns = vec![
            Column::new("TT", 4, Align::Centre),
            Column::new("Khu", 16, Align::Left),
            Column::new("Số hộ", 7, Align::Right),
            Column::new("Hộ đã tiếp cận", 8, Align::Right),
        ];
        columns.extend(items.iter().map(|item| Column::new(item.code.clone(), 7, Align::Right)));
        columns.push(Column::new("Số liệu đến", 11, Align::Centre));
        let mut sum = AreaFigures::default();
        let mut lines = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            if let Some(reported) = &row.reported {
                sum.add(reported);
            }
            let newest = row.newest.map(day).map_or_else(Cell::not_reported, Cell::text);
            let mut line = vec![Cell::text((place + 1).to_string()), Cell::text(row.name.clone())];
            line.extend(self.annex_cells(row.reported.as_ref(), items));
            line.push(newest);
            lines.push(line);
        }
        let reported = rows.iter().filter(|row| row.reported.is_some()).count();
        let mut total = vec![Cell::nothing(), Cell::text(format!("Cộng ({reported}/{} khu đã báo cáo)", rows.len()))];
        total.extend(self.annex_cells((reported > 0).then_some(&sum), items));
        total.push(Cell::nothing());
        lines.push(total);
        Table { name: "Theo khu".to_owned(), columns, rows: lines }
    }

    fn annex_cells(&self, reported: Option<&AreaFigures>, items: &[&PeriodItem]) -> Vec<Cell> {
        let Some(figures) = reported else {
            return (0..items.len() + 2).map(|_| Cell::not_reported()).collect();
        };
        let written = |number: u32| Cell::number(number, self.words.format.number(number.into()));
        let share = |item: &&PeriodItem| match figures.item(&item.code) {
            None => Cell::not_reported(),
            Some((_, 0)) => Cell::text("Không có"),
            Some((part, whole)) => {
                let percent = self.words.format.percent(part.into(), whole.into());
                Cell::share(Share { part, whole }, percent.trim_end_matches('%'))
            }
        };
        [written(figures.households), written(figures.homes_reached)]
            .into_iter()
            .chain(items.iter().map(share))
            .collect()
    }

    fn signatures(&self) -> Signatures {
        let report = self.report();
        let recipients: Vec<String> = report.receivers.lines().map(|line| format!("- {}", line.trim())).collect();
        let left = if recipients.is_empty() {
            let lines = vec![Line::bold("NGƯỜI LẬP BIỂU")];
            Beside::Signer(Signer { lines, name: report.drawn_by.clone() })
        } else {
            Beside::Recipients { heading: "Nơi nhận:".to_owned(), lines: recipients }
        };
        let lines = report.signs_as.lines().map(|line| Line::bold(line.trim())).collect();
        Signatures { left, right: Signer { lines, name: report.signer.clone() } }
    }
}

const fn unit(unit: ItemUnit) -> &'static str {
    match unit {
        ItemUnit::Person => "người",
        ItemUnit::Household => "hộ",
    }
}

/// Returns the paragraphs of a text, a line each.
fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(line.to_owned())).collect()
}

/// Writes a name as it stands within a sentence: "phường Cao Xanh".
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
