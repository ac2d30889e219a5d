//! Words of sending a part: to one person, one member's homes, figures alone; and of what a receiver will see.

use crate::words::{Format, counted};

/// What is sent to whom, and what is in it.
pub struct Sending {
    pub to_one: &'static str,
    pub receiver: &'static str,
    pub lacks: fn(Format, &str, u32) -> String,
    pub sent_nothing_yet: &'static str,
    pub only_homes: &'static str,
    pub only_homes_hint: &'static str,
    pub figures: &'static str,
    pub figures_hint: &'static str,
    pub figures_of: fn(&str, &str) -> String,
    pub figures_hold: &'static str,
    /// Before how many homes are left: "Chưa thăm: còn 38/40 nhà".
    pub to_visit: &'static str,
    pub no_names: &'static str,
    pub no_names_why: &'static str,
    /// Homes, people, their names and telephones, visits.
    pub sees: fn(Format, [u32; 5]) -> String,
    pub covers_member: fn(&str) -> String,
    pub unsent: fn(Format, u32) -> String,
    pub nothing_unsent: &'static str,
    pub last_file: fn(&str) -> String,
    pub no_file: &'static str,
    pub still_lacks: fn(Format, u32) -> String,
    pub lacks_nothing: &'static str,
    /// Another package was made meanwhile, so this one is not remembered.
    pub out_uncounted: &'static str,
}

pub(super) const VI: Sending = Sending {
    to_one: "Gửi riêng một người",
    receiver: "Gửi cho ai?",
    lacks: |format, day, lacks| {
        format!("Theo tệp người này làm {day}, còn thiếu {} thay đổi.", format.number(lacks.into()))
    },
    sent_nothing_yet: "Chưa nhận tệp nào của người này, nên gửi tất cả.",
    only_homes: "Chỉ nhà người này phụ trách",
    only_homes_hint: "Nhà trong khu của tổ người này, và nhà người này đã thăm.",
    figures: "Chỉ số liệu",
    figures_hint: "Chỉ có số đếm, không có tên, số nhà hay số điện thoại của ai.",
    figures_of: |ward, day| {
        if ward.is_empty() { format!("Số liệu ngày {day}") } else { format!("Số liệu {ward}, ngày {day}") }
    },
    figures_hold: "Chỉ có số đếm, không có tên ai.",
    to_visit: "Chưa thăm",
    no_names: "Trong tệp không có tên hay số điện thoại của người dân.",
    no_names_why: "Trong tệp vẫn có lượt thăm và các bước đã ghi. Chỉ gửi cho người trong tổ hoặc cán bộ phường.",
    sees: |format, [homes, people, names, phones, visits]| {
        let number = |count: u32| format.number(count.into());
        format!(
            "Người nhận sẽ thấy: {} nhà, {} người, {} tên, {} số điện thoại, {} lượt thăm.",
            number(homes),
            number(people),
            number(names),
            number(phones),
            number(visits)
        )
    },
    covers_member: |name| format!("Chỉ nhà {name} phụ trách"),
    unsent: |format, changes| format!("Còn {} thay đổi chưa gửi đi.", format.number(changes.into())),
    nothing_unsent: "Mọi thay đổi đều đã gửi đi.",
    last_file: |day| format!("Tệp gần nhất làm {day}"),
    no_file: "Chưa nhận tệp nào",
    still_lacks: |format, lacks| format!("người này còn thiếu {} thay đổi", format.number(lacks.into())),
    lacks_nothing: "người này đã có đủ",
    out_uncounted: "Tệp đã gửi đi. Máy chưa kịp ghi nhớ, nên lần sau sẽ gửi lại cả phần này.",
};

pub(super) const EN: Sending = Sending {
    to_one: "To one person",
    receiver: "To whom?",
    lacks: |format, day, lacks| {
        let changes = counted(&format.number(lacks.into()), "change is", "changes are");
        format!("By the file they made {day}, {changes} missing there.")
    },
    sent_nothing_yet: "No file has come from this person yet, so everything is sent.",
    only_homes: "Only the homes they look after",
    only_homes_hint: "Homes in their team's areas, and homes they have visited.",
    figures: "Figures only",
    figures_hint: "Counts alone: nobody's name, house number or phone number.",
    figures_of: |ward, day| {
        if ward.is_empty() { format!("Figures of {day}") } else { format!("Figures of {ward}, {day}") }
    },
    figures_hold: "Counts alone, nobody's name.",
    to_visit: "Still to visit",
    no_names: "This file holds no names or phone numbers of residents.",
    no_names_why: "It still holds visits and recorded steps. Send it only to team members or ward officials.",
    sees: |format, [homes, people, names, phones, visits]| {
        let number = |count: u32, one, many| counted(&format.number(count.into()), one, many);
        let all = [
            number(homes, "home", "homes"),
            number(people, "person", "people"),
            number(names, "name", "names"),
            number(phones, "phone number", "phone numbers"),
            number(visits, "visit", "visits"),
        ];
        format!("The receiver will see {}.", all.join(", "))
    },
    covers_member: |name| format!("Only the homes {name} looks after"),
    unsent: |format, changes| {
        let changes = counted(&format.number(changes.into()), "change has", "changes have");
        format!("{changes} not been sent yet.")
    },
    nothing_unsent: "Every change has been sent.",
    last_file: |day| format!("Last file made {day}"),
    no_file: "No file has come yet",
    still_lacks: |format, lacks| format!("they lack {}", counted(&format.number(lacks.into()), "change", "changes")),
    lacks_nothing: "they have everything",
    out_uncounted: "The file went out. It was not noted in time, so what is in it will be sent again next time.",
};
