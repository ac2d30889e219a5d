//! The names of the model's closed lists. Each member is matched, so a new one does not compile until it is named.

use crate::analysis::CodeList;
use crate::model::{
    ConsentState, ConsentWay, ItemUnit, Outcome, Place, Position, Reason, Relation, Residence, Role, Sex, YesNo,
};
use crate::words::Language;

/// Names members of lists in a language.
#[derive(Clone, Copy)]
pub struct Labels(pub(super) Language);

impl Labels {
    /// Names how a visit ended.
    #[must_use]
    pub const fn outcome(self, outcome: Outcome) -> &'static str {
        let (vietnamese, english) = match outcome {
            Outcome::Guided => ("Đã hướng dẫn", "Guided"),
            Outcome::PartlyGuided => ("Hướng dẫn một phần", "Partly guided"),
            Outcome::Informed => ("Chỉ tuyên truyền", "Talk only"),
            Outcome::Surveyed => ("Chỉ khảo sát", "Survey only"),
            Outcome::Absent => ("Vắng nhà", "Nobody home"),
            Outcome::Postponed => ("Hẹn lại", "Come back later"),
            Outcome::Refused => ("Từ chối", "Refused"),
            Outcome::NotAtAddress => ("Không còn ở đây", "No longer lives here"),
            Outcome::Uninhabited => ("Nhà không người ở", "Nobody lives here"),
            Outcome::Other => ("Kết quả khác", "Other outcome"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names where the help was given.
    #[must_use]
    pub const fn place(self, place: Place) -> &'static str {
        let (vietnamese, english) = match place {
            Place::Home => ("Tại nhà", "At home"),
            Place::CommunityHouse => ("Tại nhà văn hóa", "At the community house"),
            Place::ServiceCentre => ("Tại Trung tâm hành chính công", "At the public service centre"),
            Place::Telephone => ("Qua điện thoại", "By phone"),
            Place::Zalo => ("Qua Zalo", "On Zalo"),
            Place::Other => ("Nơi khác", "Elsewhere"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names why a step was not reached.
    #[must_use]
    pub const fn reason(self, reason: Reason) -> &'static str {
        let (vietnamese, english) = match reason {
            Reason::NoSmartphone => ("Không có điện thoại thông minh", "No smartphone"),
            Reason::OldPhone => ("Máy cũ, đầy bộ nhớ", "Phone too old or full"),
            Reason::NoNetwork => ("Không có mạng", "No network"),
            Reason::NoChipCard => ("Chưa có căn cước gắn chip", "No chip ID card yet"),
            Reason::Papers => ("Giấy tờ thiếu hoặc sai", "Papers missing or wrong"),
            Reason::SimNotOwn => ("SIM không chính chủ", "SIM in someone else's name"),
            Reason::OtherCarrier => ("Không dùng 3 mạng lớn", "Not on one of the 3 big networks"),
            Reason::ForgotPassword => ("Quên mật khẩu, mã", "Forgot the password or code"),
            Reason::WaitingForPolice => ("Chờ Công an duyệt", "Waiting for police approval"),
            Reason::SystemFault => ("Lỗi hệ thống", "System error"),
            Reason::Elderly => ("Cao tuổi, khó thao tác", "Elderly, finds it hard to use"),
            Reason::Personal => ("Lý do cá nhân", "Personal reasons"),
            Reason::WorkingAway => ("Đi làm ăn xa", "Works far away"),
            Reason::LongAbsent => ("Vắng lâu ngày", "Away for a long time"),
            Reason::NoNeed => ("Chưa có nhu cầu", "No need yet"),
            Reason::Distrust => ("Lo ngại an toàn", "Worried about safety"),
            Reason::Refused => ("Từ chối", "Refused"),
            Reason::PlatformStopped => ("Nền tảng đã dừng", "Service has closed down"),
            Reason::NotGuidedYet => ("Chưa hướng dẫn", "Not guided yet"),
            Reason::Other => ("Lý do khác", "Another reason"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names what a person is to the head of the household.
    #[must_use]
    pub const fn relation(self, relation: Relation) -> &'static str {
        let (vietnamese, english) = match relation {
            Relation::Head => ("Chủ hộ", "Head of household"),
            Relation::Wife => ("Vợ", "Wife"),
            Relation::Husband => ("Chồng", "Husband"),
            Relation::Child => ("Con", "Child"),
            Relation::DaughterInLaw => ("Con dâu", "Daughter-in-law"),
            Relation::SonInLaw => ("Con rể", "Son-in-law"),
            Relation::Father => ("Bố", "Father"),
            Relation::Mother => ("Mẹ", "Mother"),
            Relation::Grandfather => ("Ông", "Grandfather"),
            Relation::Grandmother => ("Bà", "Grandmother"),
            Relation::Grandchild => ("Cháu", "Grandchild"),
            Relation::ElderBrother => ("Anh", "Elder brother"),
            Relation::ElderSister => ("Chị", "Elder sister"),
            Relation::YoungerSibling => ("Em", "Younger sibling"),
            Relation::Relative => ("Họ hàng", "Relative"),
            Relation::Lodger => ("Ở nhờ, ở trọ", "Lodger"),
            Relation::Other => ("Quan hệ khác", "Other relation"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names how a person lives here.
    #[must_use]
    pub const fn residence(self, residence: Residence) -> &'static str {
        let (vietnamese, english) = match residence {
            Residence::Permanent => ("Thường trú", "Permanent"),
            Residence::Temporary => ("Tạm trú", "Temporary"),
            Residence::Away => ("Thường trú, vắng dài ngày", "Permanent, long absent"),
            Residence::Moved => ("Đã chuyển đi", "Moved away"),
            Residence::Dead => ("Đã mất", "Deceased"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names a sex.
    #[must_use]
    pub const fn sex(self, sex: Sex) -> &'static str {
        let (vietnamese, english) = match sex {
            Sex::Male => ("Nam", "Male"),
            Sex::Female => ("Nữ", "Female"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names an answer that may not be known.
    #[must_use]
    pub const fn yes_no(self, yes_no: YesNo) -> &'static str {
        let (vietnamese, english) = match yes_no {
            YesNo::Yes => ("Có", "Yes"),
            YesNo::No => ("Không", "No"),
            YesNo::Unknown => ("Chưa hỏi", "Not asked"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names a household's answer when asked for consent.
    #[must_use]
    pub const fn consent_state(self, consent_state: ConsentState) -> &'static str {
        let (vietnamese, english) = match consent_state {
            ConsentState::NotAsked => ("Chưa hỏi về việc lưu thông tin", "Not asked about keeping data"),
            ConsentState::Given => ("Đồng ý cho lưu thông tin", "Agreed to keeping data"),
            ConsentState::Refused => ("Không cho lưu thông tin", "Did not agree to keeping data"),
            ConsentState::Withdrawn => ("Đã rút lại, không cho lưu nữa", "Withdrew the agreement"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names how consent was given.
    #[must_use]
    pub const fn consent_way(self, consent_way: ConsentWay) -> &'static str {
        let (vietnamese, english) = match consent_way {
            ConsentWay::Spoken => ("Nói trực tiếp", "In person"),
            ConsentWay::Signed => ("Ký giấy", "In writing"),
            ConsentWay::Other => ("Cách khác", "In another way"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names a part in the team.
    #[must_use]
    pub const fn role(self, role: Role) -> &'static str {
        let (vietnamese, english) = match role {
            Role::Leader => ("Tổ trưởng", "Team leader"),
            Role::Deputy => ("Tổ phó", "Deputy leader"),
            Role::Member => ("Thành viên", "Member"),
            Role::Secretary => ("Thư ký", "Secretary"),
            Role::WardOfficer => ("Người tổng hợp của phường", "Ward officer"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names an office held outside the team.
    #[must_use]
    pub const fn position(self, position: Position) -> &'static str {
        let (vietnamese, english) = match position {
            Position::PartySecretary => ("Bí thư chi bộ", "Party cell secretary"),
            Position::AreaHead => ("Khu trưởng", "Area head"),
            Position::PartySecretaryAndAreaHead => ("Bí thư - Khu trưởng", "Party secretary and area head"),
            Position::FrontHead => ("Trưởng ban công tác Mặt trận", "Head of the Fatherland Front committee"),
            Position::WomensUnionHead => ("Chi hội trưởng Phụ nữ", "Head of the Women's Union"),
            Position::YouthSecretary => ("Bí thư chi đoàn", "Youth Union secretary"),
            Position::YouthDeputySecretary => ("Phó Bí thư chi đoàn", "Youth Union deputy secretary"),
            Position::YouthMember => ("Đoàn viên", "Youth Union member"),
            Position::Farmers => ("Chi hội Nông dân", "Farmers' Union"),
            Position::Veterans => ("Cựu chiến binh", "Veterans' Association"),
            Position::Elders => ("Người cao tuổi", "Elders' Association"),
            Position::AreaPolice => ("Công an khu vực", "Area police"),
            Position::Teacher => ("Giáo viên", "Teacher"),
            Position::HealthWorker => ("Nhân viên y tế", "Health worker"),
            Position::TelecomStaff => ("Nhân viên viễn thông, bưu điện", "Telecom or post office staff"),
            Position::WardOfficial => ("Cán bộ phường", "Ward official"),
            Position::Other => ("Chức danh khác", "Other position"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names what an item is counted in.
    #[must_use]
    pub const fn item_unit(self, item_unit: ItemUnit) -> &'static str {
        let (vietnamese, english) = match item_unit {
            ItemUnit::Person => ("người", "people"),
            ItemUnit::Household => ("hộ", "households"),
        };
        self.0.pick(vietnamese, english)
    }

    /// Names a code of a list; an unknown one is `None`.
    #[must_use]
    pub fn code(self, list: CodeList, code: &str) -> Option<&'static str> {
        match list {
            CodeList::ConsentState => ConsentState::parse(code).map(|member| self.consent_state(member)),
            CodeList::ConsentWay => ConsentWay::parse(code).map(|member| self.consent_way(member)),
            CodeList::ItemUnit => ItemUnit::parse(code).map(|member| self.item_unit(member)),
            CodeList::Outcome => Outcome::parse(code).map(|member| self.outcome(member)),
            CodeList::Place => Place::parse(code).map(|member| self.place(member)),
            CodeList::Position => Position::parse(code).map(|member| self.position(member)),
            CodeList::Reason => Reason::parse(code).map(|member| self.reason(member)),
            CodeList::Relation => Relation::parse(code).map(|member| self.relation(member)),
            CodeList::Residence => Residence::parse(code).map(|member| self.residence(member)),
            CodeList::Role => Role::parse(code).map(|member| self.role(member)),
            CodeList::Sex => Sex::parse(code).map(|member| self.sex(member)),
            CodeList::YesNo => YesNo::parse(code).map(|member| self.yes_no(member)),
        }
    }
}
