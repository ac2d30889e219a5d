//! The dictionary as tables: what stands in each column, and what each code means.

use crate::analysis::column::{ColumnInfo, Table, TableInfo};
use crate::analysis::glossary::{CodeMeaning, Meaning};
use crate::analysis::tables::{WardRows, infos};
use crate::analysis::value::{Kind, Value};

/// A column, or a table as a whole.
pub(super) struct DictionaryRow {
    table: TableInfo,
    column: Option<ColumnInfo>,
}

impl DictionaryRow {
    fn meaning(&self) -> Meaning {
        self.column.map_or(self.table.row, |column| column.meaning)
    }

    fn allowed(&self) -> String {
        match self.column.map(|column| column.kind) {
            Some(Kind::Code(list)) => list.codes().join(" "),
            Some(Kind::Flag) => "true false".to_owned(),
            _ => String::new(),
        }
    }
}

pub(super) fn dictionary() -> Table<DictionaryRow> {
    Table::<DictionaryRow>::new("tu-dien-du-lieu", Meaning::new(
            "Mỗi dòng một cột của một bảng; dòng không ghi tên cột nói về cả bảng.",
            "A row for each column of each table; a row that names no column is about the whole table.",
        ))
        .column("table_name", Kind::Text, "Tên bảng.", "The table.", |row| {
                Value::text(row.table.name)
            })
        .column("column_name", Kind::Text, "Tên cột.", "The column.", |row| {
                Value::text(row.column.map_or("", |column| column.name))
            })
        .column(
                "type",
                Kind::Text,
                "Kiểu: id là mã, text là chữ, code là mã quy ước, boolean là true hoặc false, integer là số nguyên, date là ngày, time là giờ.",
                "What it holds: id, text, code, boolean, integer, date or time.",
                |row| Value::text(row.column.map_or("", |column| column.kind.code())),
            )
        .column("unit_vi", Kind::Text, "Đơn vị của số.", "The number's unit, in Vietnamese.", |row| {
                Value::text(row.column.and_then(|column| column.kind.unit()).map_or("", |unit| unit.vi))
            })
        .column("unit_en", Kind::Text, "Đơn vị của số, tiếng Anh.", "The number's unit.", |row| {
                Value::text(row.column.and_then(|column| column.kind.unit()).map_or("", |unit| unit.en))
            })
        .column(
                "allowed_values",
                Kind::Text,
                "Các giá trị có thể có, cách nhau một khoảng trắng; nghĩa từng mã ở bảng codes.",
                "The values it may have, a blank between them; the table codes says what each means.",
                |row| Value::text(&row.allowed()),
            )
        .column(
                "is_personal",
                Kind::Flag,
                "true: cột này để trống trong bản không có tên.",
                "true: left empty without names.",
                |row| row.column.map_or(Value::Nothing, |column| Value::Flag(column.is_personal)),
            )
        .column("meaning_vi", Kind::Text, "Nghĩa, tiếng Việt.", "The meaning, in Vietnamese.", |row| {
                Value::text(row.meaning().vi)
            })
        .column("meaning_en", Kind::Text, "Nghĩa, tiếng Anh.", "The meaning.", |row| Value::text(row.meaning().en))
}

pub(super) fn dictionary_rows(_: &WardRows<'_>) -> impl Iterator<Item = DictionaryRow> {
    infos().into_iter().flat_map(|table| {
        let columns = table.columns.clone().into_iter().map(Some);
        std::iter::once(None).chain(columns).map(move |column| DictionaryRow { table: table.clone(), column })
    })
}

pub(super) fn codes<'a>() -> Table<&'a CodeMeaning> {
    Table::<&'a CodeMeaning>::new(
        "codes",
        Meaning::new("Mỗi dòng một mã quy ước và nghĩa của mã.", "A row for each code and what it means."),
    )
    .column(
        "list",
        Kind::Text,
        "Danh mục. Tên danh mục thường là tên cột.",
        "The list; mostly called like the column.",
        |row| Value::text(row.list.name()),
    )
    .column("code", Kind::Text, "Mã.", "The code.", |row| Value::text(&row.code))
    .column("meaning_vi", Kind::Text, "Nghĩa, tiếng Việt.", "The meaning, in Vietnamese.", |row| {
        Value::text(&row.vi)
    })
    .column("meaning_en", Kind::Text, "Nghĩa, tiếng Anh.", "The meaning.", |row| Value::text(&row.en))
}

pub(super) fn code_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a CodeMeaning> + use<'a> {
    ward.glossary.iter()
}
