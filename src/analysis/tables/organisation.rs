//! The ward, its areas, teams and members.

use crate::analysis::column::Table;
use crate::analysis::dictionary::{FORMAT, FORMAT_VERSION};
use crate::analysis::glossary::{CodeList, Meaning};
use crate::analysis::tables::WardRows;
use crate::analysis::value::{Kind, Value};
use crate::model::{Area, AreaId, Date, Extract, Member, MemberId, Naming, Position, Team, TeamId, clock_in_vietnam};

pub(super) fn ward<'a>() -> Table<&'a Extract> {
    Table::<&'a Extract>::new(
        "ward",
        Meaning::new("Một dòng: sổ này của ai, lấy ra lúc nào.", "One row: whose data these are, and of when."),
    )
    .column("format", Kind::Text, "Tên định dạng.", "The format's name.", |_| Value::text(FORMAT))
    .column("format_version", Kind::Number(None), "Phiên bản định dạng.", "The format's version.", |_| {
        Value::Number(FORMAT_VERSION)
    })
    .column("ward", Kind::Text, "Phường, xã.", "The ward.", |row| Value::text(&row.ward.name))
    .column("province", Kind::Text, "Tỉnh, thành phố.", "The province.", |row| Value::text(&row.ward.province))
    .column("has_names", Kind::Flag, "true: bản có tên.", "true: with names.", |row| {
        Value::Flag(row.naming == Naming::Named)
    })
    .column("made_on", Kind::Date, "Ngày lập tệp.", "The day the file was made.", |row| {
        Value::Date(Date::in_vietnam(row.made_at_ms))
    })
    .column("made_at", Kind::Time, "Giờ lập tệp, giờ Việt Nam.", "The time, in Vietnam.", |row| {
        Value::time(clock_in_vietnam(row.made_at_ms))
    })
    .column(
        "check_code",
        Kind::Text,
        "Mã đối chiếu: hai máy có cùng mã thì có cùng dữ liệu.",
        "The check code: two devices with the same one hold the same data.",
        |row| Value::text(&row.check_code),
    )
    .column("ages_on", Kind::Date, "Ngày chốt để tính tuổi.", "The day ages are reckoned on.", |row| {
        Value::Date(row.closing)
    })
    .column("target_set", Kind::Text, "Bộ chỉ tiêu đang dùng.", "The target set in force.", |row| {
        Value::text(row.set.as_ref().map_or("", |(_, set)| &set.name))
    })
    .column("targets_from", Kind::Date, "Bộ chỉ tiêu có từ ngày.", "The first day of the set.", |row| {
        Value::date(row.set.as_ref().and_then(|(_, set)| set.from))
    })
    .column("targets_until", Kind::Date, "Ngày phải đạt chỉ tiêu.", "The last day of the set.", |row| {
        Value::date(row.set.as_ref().and_then(|(_, set)| set.until))
    })
}

pub(super) fn ward_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a Extract> + use<'a> {
    std::iter::once(ward.extract)
}

pub(super) fn areas<'a>() -> Table<&'a (AreaId, Area)> {
    Table::<&'a (AreaId, Area)>::new(
        "areas",
        Meaning::new("Mỗi dòng một khu, khu phố, thôn.", "A row for each residential area."),
    )
    .column("area", Kind::Id, "Mã khu.", "The area's id.", |row| Value::Id(row.0.0))
    .column("area_name", Kind::Text, "Tên khu.", "The area's name.", |row| Value::text(&row.1.name))
}

pub(super) fn area_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a (AreaId, Area)> + use<'a> {
    ward.extract.areas.iter()
}

pub(super) fn teams<'a>() -> Table<&'a (TeamId, Team)> {
    Table::<&'a (TeamId, Team)>::new(
        "teams",
        Meaning::new("Mỗi dòng một tổ công nghệ số cộng đồng.", "A row for each team."),
    )
    .column("team", Kind::Id, "Mã tổ.", "The team's id.", |row| Value::Id(row.0.0))
    .column("team_name", Kind::Text, "Tên tổ.", "The team's name.", |row| Value::text(&row.1.name))
    .column(
        "decision_number",
        Kind::Text,
        "Số quyết định thành lập.",
        "The number of the decision that set it up.",
        |row| Value::text(&row.1.decision_number),
    )
    .column("decision_date", Kind::Date, "Ngày quyết định.", "The day of that decision.", |row| {
        Value::date(row.1.decision_date)
    })
}

pub(super) fn team_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a (TeamId, Team)> + use<'a> {
    ward.extract.teams.iter()
}

pub(super) fn team_areas() -> Table<(TeamId, AreaId)> {
    Table::<(TeamId, AreaId)>::new(
        "team_areas",
        Meaning::new(
            "Mỗi dòng một khu mà một tổ phụ trách; một tổ có thể có nhiều khu, một khu có thể có nhiều tổ.",
            "A row for each area a team looks after; a team may have several, and an area several teams.",
        ),
    )
    .column("team", Kind::Id, "Mã tổ.", "The team's id.", |row| Value::Id(row.0.0))
    .column("area", Kind::Id, "Mã khu.", "The area's id.", |row| Value::Id(row.1.0))
}

pub(super) fn team_area_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = (TeamId, AreaId)> + use<'a> {
    ward.extract.teams.iter().flat_map(|(id, team)| team.areas.iter().map(|area| (*id, *area)))
}

pub(super) fn members<'a>() -> Table<&'a (MemberId, Member)> {
    Table::<&'a (MemberId, Member)>::new(
        "members",
        Meaning::new("Mỗi dòng một thành viên tổ.", "A row for each member of a team."),
    )
    .column("member", Kind::Id, "Mã thành viên.", "The member's id.", |row| Value::Id(row.0.0))
    .column("team", Kind::Id, "Mã tổ.", "The team's id.", |row| Value::id(row.1.team.map(|team| team.0)))
    .column("role", Kind::Code(CodeList::Role), "Vai trò trong tổ.", "The part in the team.", |row| {
        Value::Code(row.1.role.code())
    })
    .personal("name", Kind::Text, "Họ và tên.", "The member's name.", |row| Value::text(&row.1.name))
    .personal("phone", Kind::Text, "Số điện thoại.", "The telephone.", |row| Value::phone(row.1.phone.as_ref()))
}

pub(super) fn member_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = &'a (MemberId, Member)> + use<'a> {
    ward.extract.members.iter()
}

pub(super) fn member_positions() -> Table<(MemberId, Position)> {
    Table::<(MemberId, Position)>::new("member_positions", Meaning::new(
            "Mỗi dòng một chức danh của một thành viên. Bản không có tên thì bảng này trống: biết chức danh là biết người.",
            "A row for each office a member holds. Empty without names: an office tells who it is.",
        ))
        .column("member", Kind::Id, "Mã thành viên.", "The member's id.", |row| {
                Value::Id(row.0.0)
            })
        .personal("position", Kind::Code(CodeList::Position), "Chức danh.", "The office.", |row| {
                Value::Code(row.1.code())
            })
}

pub(super) fn position_rows<'a>(ward: &WardRows<'a>) -> impl Iterator<Item = (MemberId, Position)> + use<'a> {
    ward.extract.members.iter().flat_map(|(id, member)| member.positions.iter().map(|position| (*id, *position)))
}
