//! The data dictionary to be read, before anybody opens a table.

use crate::analysis::column::{ColumnInfo, TableInfo};
use crate::analysis::glossary::{CodeMeaning, Meaning};
use crate::analysis::tables::infos;
use crate::analysis::value::Kind;
use crate::model::{Date, Extract, Naming};
use std::fmt::Write;

/// What the format is called.
pub(super) const FORMAT: &str = "tung-nha-analysis";
/// The version of the format: 1.
pub const FORMAT_VERSION: i64 = 1;

/// The name of the readable dictionary in the file.
pub const DICTIONARY_TEXT: &str = "tu-dien-du-lieu.txt";

const NAMELESS: Meaning = Meaning::new(
    "Bản KHÔNG CÓ TÊN: không có họ tên, số điện thoại, ghi chú, tổ dân, ngõ, số nhà; ngày sinh chỉ còn năm. Mỗi người, mỗi hộ còn một mã: ai có sổ của phường thì dò lại được, nên chỉ đưa cho người cần phân tích.",
    "WITHOUT NAMES: no names, telephones, notes, groups, lanes or house numbers; of births the year. Each person and household keeps an id, which whoever has the ward's own files can look up: give the file only to those who need it.",
);
const NAMED: Meaning = Meaning::new(
    "Bản CÓ TÊN: trong tệp có dữ liệu cá nhân của người dân. Chỉ giao cho người có trách nhiệm, không đưa lên nhóm Zalo, dùng xong thì xóa.",
    "WITH NAMES: the file holds residents' personal data. Hand it only to those in charge, put it into no group, and delete it after use.",
);
const HOW: Meaning = Meaning::new(
    "Mỗi tệp .csv là một bảng, mở bằng Excel hay DuckDB đều được. Chữ UTF-8, các ô cách nhau bằng dấu chấm phẩy, mỗi dòng một bản ghi. Ô trống là chưa biết, không phải 0, không phải không. Ngày ghi năm-tháng-ngày, giờ Việt Nam. Các bảng nối với nhau bằng cột mã cùng tên. Chữ mở đầu bằng = + - @ có dấu nháy đơn đứng trước để bảng tính không hiểu lầm là công thức.",
    "Each .csv is a table, for Excel as well as DuckDB. UTF-8, semicolons between cells, a line for each record. An empty cell is not known: neither 0 nor no. Days are year-month-day, times are Vietnam's. Tables join on id columns of the same name. An apostrophe stands before a text that begins with = + - @, so that no spreadsheet takes it for a formula.",
);

/// A query to begin with: the table of areas and items.
pub(super) const QUERY: &str = "SELECT area_name, item,
       count(*) FILTER (applies = 'yes') AS audience,
       count(*) FILTER (is_achieved) AS achieved,
       count(*) FILTER (is_unasked) AS unasked
FROM 'statuses.csv'
GROUP BY area_name, item
ORDER BY area_name, item;";

/// Writes the dictionary, with lines ended as Notepad wants them and the mark that tells it the text is UTF-8.
pub(super) fn dictionary_text(extract: &Extract, glossary: &[CodeMeaning]) -> String {
    let mut text = String::from("\u{feff}");
    // Writing into a text cannot fail.
    let _ = write_all(&mut text, extract, glossary);
    text.replace('\n', "\r\n")
}

fn write_all(text: &mut String, extract: &Extract, glossary: &[CodeMeaning]) -> std::fmt::Result {
    let on = Date::in_vietnam(extract.made_at_ms).code();
    writeln!(text, "TỪ ĐIỂN DỮ LIỆU / DATA DICTIONARY\n{}, {on}\n", extract.ward.name)?;
    let naming = match extract.naming {
        Naming::Nameless => NAMELESS,
        Naming::Named => NAMED,
    };
    for meaning in [naming, HOW] {
        writeln!(text, "{}\n{}\n", meaning.vi, meaning.en)?;
    }
    writeln!(text, "DuckDB: khu x mục / areas by items\n\n{QUERY}\n")?;
    for table in infos() {
        write_table(text, &table, glossary)?;
    }
    Ok(())
}

fn write_table(text: &mut String, table: &TableInfo, glossary: &[CodeMeaning]) -> std::fmt::Result {
    writeln!(text, "== {}.csv\n{}\n{}\n", table.name, table.row.vi, table.row.en)?;
    for column in &table.columns {
        write_column(text, column, glossary)?;
    }
    writeln!(text)
}

fn write_column(text: &mut String, column: &ColumnInfo, glossary: &[CodeMeaning]) -> std::fmt::Result {
    let ColumnInfo { name, kind, is_personal, meaning } = column;
    let unit = kind.unit().map(|unit| format!(", {} / {}", unit.vi, unit.en)).unwrap_or_default();
    let personal = if *is_personal { ", chỉ bản có tên / only with names" } else { "" };
    writeln!(text, "{name} ({}{unit}{personal})\n  {}\n  {}", kind.code(), meaning.vi, meaning.en)?;
    if let Kind::Code(list) = kind {
        for code in glossary.iter().filter(|code| code.list == *list) {
            writeln!(text, "    {} = {} / {}", code.code, code.vi, code.en)?;
        }
    }
    Ok(())
}
