//! What was promised: targets and their items.

use crate::analysis::column::Table;
use crate::analysis::glossary::{CodeList, Meaning};
use crate::analysis::tables::WardRows;
use crate::analysis::value::{Kind, Value};
use crate::model::{Item, ItemId, Target, TargetId};

pub(super) fn targets<'a>() -> Table<&'a (TargetId, Target)> {
    Table::<&'a (TargetId, Target)>::new(
        "targets",
        Meaning::new("Mỗi dòng một chỉ tiêu của bộ chỉ tiêu đang dùng.", "A row for each target of the set in force."),
    )
    .column("target", Kind::Id, "Mã chỉ tiêu.", "The target's id.", |row| Value::Id(row.0.0))
    .column("target_code", Kind::Text, "Ký hiệu: T1.", "Its code: T1.", |row| Value::text(&row.1.code))
    .column("target_name", Kind::Text, "Tên chỉ tiêu.", "Its name.", |row| Value::text(&row.1.name))
}

pub(super) fn target_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a (TargetId, Target)> + use<'a> {
    ward.extract.targets.iter()
}

pub(super) fn items<'a>() -> Table<&'a (ItemId, Item)> {
    Table::<&'a (ItemId, Item)>::new(
        "items",
        Meaning::new(
            "Mỗi dòng một mục của một chỉ tiêu. Chỉ tiêu đạt khi mọi mục của chỉ tiêu đều đạt.",
            "A row for each item of a target. A target is achieved where all its items are.",
        ),
    )
    .column(
        "item",
        Kind::Text,
        "Ký hiệu mục: H01. Các bảng khác dẫn theo ký hiệu này.",
        "The item's code: H01. Other tables refer to it.",
        |row| Value::text(&row.1.code),
    )
    .column("item_id", Kind::Id, "Mã của mục trong sổ.", "The item's id.", |row| Value::Id(row.0.0))
    .column("target", Kind::Id, "Mã chỉ tiêu.", "The target's id.", |row| {
        Value::id(row.1.target.map(|target| target.0))
    })
    .column("item_name", Kind::Text, "Tên mục.", "Its name.", |row| Value::text(&row.1.name))
    .column("unit", Kind::Code(CodeList::ItemUnit), "Đếm người hay đếm hộ.", "What is counted.", |row| {
        Value::Code(row.1.unit.code())
    })
    .column(
        "min_age",
        Kind::measured("tuổi", "years"),
        "Từ bao nhiêu tuổi. Trống là mọi tuổi.",
        "The least age. Empty: any age.",
        |row| Value::number(row.1.audience.min_age),
    )
    .column(
        "if_smartphone",
        Kind::Flag,
        "Chỉ tính người có điện thoại thông minh.",
        "Only people with a smartphone count.",
        |row| Value::Flag(row.1.audience.smartphone),
    )
    .column(
        "if_ocop",
        Kind::Flag,
        "Chỉ tính hộ có sản phẩm OCOP.",
        "Only households with an OCOP product count.",
        |row| Value::Flag(row.1.audience.ocop),
    )
    .column(
        "if_farms",
        Kind::Flag,
        "Chỉ tính hộ sản xuất nông nghiệp có sản phẩm chủ lực.",
        "Only households that farm a key product count.",
        |row| Value::Flag(row.1.audience.farms),
    )
    .column(
        "if_permanent",
        Kind::Flag,
        "Chỉ tính người thường trú.",
        "Only people registered here for good count.",
        |row| Value::Flag(row.1.audience.permanent),
    )
    .column(
        "if_present",
        Kind::Flag,
        "Không tính người đi vắng dài ngày.",
        "People who are away for long do not count.",
        |row| Value::Flag(row.1.audience.present),
    )
    .column(
        "pass_step",
        Kind::measured("bậc", "step"),
        "Từ bậc này là đạt.",
        "The step from which it is achieved.",
        |row| Value::Number(row.1.ladder.pass.get().into()),
    )
    .column(
        "goal_percent",
        Kind::measured("%", "%"),
        "Mục tiêu. Trống là chỉ theo dõi.",
        "The goal. Empty: none was set.",
        |row| Value::number(row.1.goal_percent),
    )
    .column("step_0", Kind::Text, "Bậc 0 nghĩa là gì.", "What step 0 means.", |row| step_label::<0>(row))
    .column("step_1", Kind::Text, "Bậc 1 nghĩa là gì.", "What step 1 means.", |row| step_label::<1>(row))
    .column("step_2", Kind::Text, "Bậc 2 nghĩa là gì.", "What step 2 means.", |row| step_label::<2>(row))
    .column("step_3", Kind::Text, "Bậc 3 nghĩa là gì.", "What step 3 means.", |row| step_label::<3>(row))
    .column("step_4", Kind::Text, "Bậc 4 nghĩa là gì.", "What step 4 means.", |row| step_label::<4>(row))
}

pub(super) fn item_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a (ItemId, Item)> + use<'a> {
    ward.extract.items.iter()
}

fn step_label<const STEP: usize>((_, item): &(ItemId, Item)) -> Value {
    Value::text(item.ladder.labels.get(STEP).map_or("", String::as_str))
}
