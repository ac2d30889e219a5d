//! The names of a record's fields, and their values as people read them.

use crate::model::text::join_filled;
use crate::model::{
    Birth, ConsentState, ConsentWay, Date, ItemUnit, Phone, Position, Relation, Residence, Role, Sex, YesNo,
};
use crate::words::{Format, Labels, Language};

/// Names fields and reads their values in a language.
#[derive(Clone, Copy)]
pub struct FieldNames(pub(super) Language);

impl FieldNames {
    /// Names a field of a record by its code; `None` if there is no such field here.
    #[must_use]
    pub fn name(self, field: &str) -> Option<&'static str> {
        let (vietnamese, english) = match field {
            "name" => ("Họ và tên", "Full name"),
            "birth" => ("Năm sinh", "Date of birth"),
            "sex" => ("Giới tính", "Sex"),
            "relation" => ("Quan hệ với chủ hộ", "Relation to the head of household"),
            "phone" => ("Số điện thoại", "Phone number"),
            "smartphone" => ("Điện thoại thông minh", "Smartphone"),
            "residence" => ("Cư trú", "Residence"),
            "note" => ("Ghi chú", "Note"),
            "household" => ("Nhà đang ở", "Home"),
            "area" => ("Khu", "Area"),
            "group" => ("Tổ dân", "Residents' group"),
            "lane" => ("Ngõ, phố", "Lane or street"),
            "number" => ("Số nhà", "House number"),
            "address" => ("Địa chỉ", "Address"),
            "code" => ("Hộ số", "Household number"),
            "ocop" => ("Có sản phẩm OCOP", "Has an OCOP product"),
            "business" => ("Hộ kinh doanh", "Business household"),
            "farms" => ("Có nông sản chủ lực", "Farms a key product"),
            "consent" => ("Ý kiến của nhà", "Consent"),
            "consent_on" => ("Ngày hỏi ý kiến", "Asked on"),
            "consent_by" => ("Người hỏi ý kiến", "Asked by"),
            "consent_way" => ("Cách đồng ý", "How consent was given"),
            "province" => ("Tỉnh, thành phố", "Province or city"),
            "areas" => ("Phụ trách các khu", "Areas looked after"),
            "decision_number" => ("Số quyết định", "Decision number"),
            "decision_date" => ("Ngày quyết định", "Decision date"),
            "team" => ("Tổ", "Team"),
            "role" => ("Vai trò", "Role"),
            "positions" => ("Chức danh", "Positions"),
            "from" => ("Từ ngày", "From"),
            "until" => ("Đến ngày", "Until"),
            "set" => ("Bộ chỉ tiêu", "Target set"),
            "target" => ("Chỉ tiêu", "Target"),
            "unit" => ("Tính theo", "Counted by"),
            "min_age" => ("Từ tuổi", "Minimum age"),
            "if_smartphone" => ("Chỉ người có điện thoại thông minh", "Only people with a smartphone"),
            "if_ocop" => ("Chỉ nhà có sản phẩm OCOP", "Only homes with an OCOP product"),
            "if_permanent" => ("Chỉ người thường trú", "Only people registered here for good"),
            "if_present" => ("Trừ người đi vắng dài ngày", "Nobody who is away for long"),
            "area_goals" => ("Mục tiêu riêng từng khu", "Goals of single areas"),
            "closed" => ("Ngày đóng", "Closed on"),
            "reason" => ("Lý do lập bản mới", "Why there is a new version"),
            "if_farms" => ("Chỉ nhà có nông sản chủ lực", "Only homes that farm a key product"),
            "pass" => ("Đạt từ bước", "Reached from step"),
            "goal" => ("Mức phải đạt", "Goal in percent"),
            "step_0" => ("Tên bước 0", "Name of step 0"),
            "step_1" => ("Tên bước 1", "Name of step 1"),
            "step_2" => ("Tên bước 2", "Name of step 2"),
            "step_3" => ("Tên bước 3", "Name of step 3"),
            "step_4" => ("Tên bước 4", "Name of step 4"),
            _ => return None,
        };
        Some(self.0.pick(vietnamese, english))
    }

    /// Says whose a field is: "Số điện thoại của Đoàn Thị Lý". Nobody's is the house's own.
    #[must_use]
    pub fn of(self, field: &str, whose: &str) -> String {
        match (self.0, whose) {
            (_, "") => field.to_owned(),
            (Language::Vietnamese, whose) => format!("{field} của {whose}"),
            (Language::English, whose) => format!("{field} ({whose})"),
        }
    }

    /// Reads a value of a field; an id, which says nothing to a person, is `None`.
    #[must_use]
    pub fn value(self, field: &str, value: &str) -> Option<String> {
        let labels = Labels(self.0);
        let known = match field {
            _ if value.is_empty() => Some(self.0.pick("để trống", "left empty").to_owned()),
            "area" | "area_goals" | "areas" | "corrects" | "household" | "consent_by" | "set" | "target" | "team" => {
                return None;
            }
            "birth" => Birth::parse(value).map(|birth| Format(self.0).birth(birth)),
            "sex" => Sex::parse(value).map(|sex| labels.sex(sex).to_owned()),
            "relation" => Relation::parse(value).map(|relation| labels.relation(relation).to_owned()),
            "smartphone" => YesNo::parse(value).map(|answer| labels.yes_no(answer).to_owned()),
            "residence" => Residence::parse(value).map(|residence| labels.residence(residence).to_owned()),
            "phone" => Phone::parse(value).ok().map(|phone| phone.grouped()),
            "role" => Role::parse(value).map(|role| labels.role(role).to_owned()),
            "positions" => {
                let positions = value.split(", ").filter_map(Position::parse);
                Some(join_filled(positions.map(|position| labels.position(position))))
            }
            "unit" => ItemUnit::parse(value).map(|unit| labels.item_unit(unit).to_owned()),
            "ocop" | "business" | "farms" | "if_smartphone" | "if_ocop" | "if_farms" | "if_permanent"
            | "if_present" => Some(self.0.pick("có", "yes").to_owned()),
            "consent" => ConsentState::parse(value).map(|state| labels.consent_state(state).to_owned()),
            "consent_way" => ConsentWay::parse(value).map(|way| labels.consent_way(way).to_owned()),
            "closed" | "consent_on" | "decision_date" | "from" | "until" => {
                Date::parse(value).map(|date| Format(self.0).date(date))
            }
            _ => None,
        };
        Some(known.unwrap_or_else(|| value.to_owned()))
    }
}

/// Writes a birth as people do, as precise as it is known: "1954", "8/2007", "12/3/1979".
#[must_use]
pub fn birth_text(birth: Birth) -> String {
    match birth {
        Birth::Year(year) => year.to_string(),
        Birth::Month { year, month } => format!("{month}/{year}"),
        Birth::Day(date) => format!("{}/{}/{}", date.day(), date.month(), date.year()),
    }
}
