//! Words of handing a package over from a screen to a camera.

use crate::words::{Addressed, Format, counted};

/// Showing codes, and reading them with the camera.
pub struct Codes {
    pub show: &'static str,
    pub show_hint: &'static str,
    pub show_title: &'static str,
    pub show_how: Addressed,
    pub preparing: &'static str,
    /// How many parts, and about how many seconds they take.
    pub extent: fn(Format, u32, u32) -> String,
    pub picture: &'static str,
    pub slower: &'static str,
    pub faster: &'static str,
    /// Codes in a second.
    pub speed: fn(u32) -> String,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub paused: &'static str,
    pub all_received: &'static str,
    pub handed_over: &'static str,
    pub stop: &'static str,
    pub too_large: &'static str,
    pub too_large_why: &'static str,
    pub fell: &'static str,
    pub fell_why: &'static str,
    pub look: &'static str,
    pub look_hint: &'static str,
    pub look_title: &'static str,
    pub look_how: Addressed,
    pub look_private: &'static str,
    pub start_camera: &'static str,
    pub camera_starts: &'static str,
    pub viewfinder: &'static str,
    pub aim: &'static str,
    pub lost_sight: &'static str,
    pub in_sight: &'static str,
    pub half_here: &'static str,
    pub nearly_here: &'static str,
    pub received: &'static str,
    pub denied: &'static str,
    pub denied_why: Addressed,
    pub absent: &'static str,
    pub absent_why: &'static str,
    pub busy: &'static str,
    pub busy_why: Addressed,
    pub try_again: &'static str,
}

pub(super) const VI: Codes = Codes {
    show: "Đưa qua màn hình",
    show_hint: "Hai máy ở cạnh nhau, không cần mạng, không cần Zalo. Hình nhấp nháy, ai dễ chóng mặt thì đừng nhìn lâu.",
    show_title: "Đưa qua màn hình",
    show_how: |address| {
        format!(
            "Máy kia vào Gửi nhận, chọn Nhận, bấm “Nhận qua máy ảnh”. Rồi {} giữ màn hình này trước máy ảnh của máy kia.",
            address.word()
        )
    },
    preparing: "Đang chuẩn bị mã",
    extent: |format, parts, seconds| {
        format!("{} phần, mất khoảng {}", format.number(parts.into()), time(seconds, "giây", "phút"))
    },
    picture: "Các mã QR thay nhau hiện, để máy ảnh của máy kia đọc",
    slower: "Chậm hơn",
    faster: "Nhanh hơn",
    speed: |codes| format!("{codes} mã mỗi giây"),
    pause: "Tạm dừng",
    go_on: "Chạy tiếp",
    paused: "Đang tạm dừng. Máy kia vẫn giữ những phần đã nhận.",
    all_received: "Máy kia đã nhận đủ",
    handed_over: "Đã đưa xong. Lần sau chỉ cần gửi phần mới.",
    stop: "Thôi, đóng lại",
    too_large: "Phần này lớn quá, không đưa qua màn hình được.",
    too_large_why: "Đưa qua màn hình chỉ hợp với phần nhỏ, mất chừng một phút. Đóng lại rồi gửi bằng tệp.",
    fell: "Phần mã QR gặp trục trặc.",
    fell_why: "Dữ liệu trên máy không đổi. Đóng lại rồi thử lần nữa, hoặc chuyển bằng tệp.",
    look: "Nhận qua máy ảnh",
    look_hint: "Dùng khi người kia đứng cạnh và đã bấm “Đưa qua màn hình” trên máy của họ.",
    look_title: "Nhận qua máy ảnh",
    look_how: |address| {
        format!("Máy sẽ hỏi có cho Từng Nhà dùng máy ảnh không. {} bấm Cho phép.", address.word_at_start())
    },
    look_private: "Máy ảnh chỉ để đọc mã trên màn hình kia. Hình không được lưu, không gửi đi đâu.",
    start_camera: "Bật máy ảnh",
    camera_starts: "Đang bật máy ảnh",
    viewfinder: "Hình từ máy ảnh",
    aim: "Hướng máy ảnh vào mã trên màn hình kia, sao cho cả mã nằm gọn trong khung.",
    lost_sight: "Chưa thấy mã QR. Đưa lại gần hoặc ra xa một chút, giữ thẳng, tránh chói.",
    in_sight: "Đang nhận. Giữ yên hai máy.",
    half_here: "Đã nhận hơn nửa. Giữ yên hai máy.",
    nearly_here: "Sắp xong. Giữ yên hai máy.",
    received: "Số phần đã nhận",
    denied: "Từng Nhà chưa được phép dùng máy ảnh.",
    denied_why: |address| {
        format!(
            "{} bấm hình ổ khóa cạnh địa chỉ, hoặc vào Cài đặt của điện thoại. Cho phép Máy ảnh, rồi bấm Thử lại.",
            address.word_at_start()
        )
    },
    absent: "Máy này không có máy ảnh dùng được.",
    absent_why: "Nhờ người kia gửi bằng tệp.",
    busy: "Chưa bật được máy ảnh.",
    busy_why: |address| {
        format!(
            "Có thể ứng dụng khác đang dùng máy ảnh. {} đóng ứng dụng ấy, rồi bấm Thử lại.",
            address.word_at_start()
        )
    },
    try_again: "Thử lại",
};

pub(super) const EN: Codes = Codes {
    show: "Hand over by screen",
    show_hint: "Two devices side by side, without a network and without Zalo. The picture flickers: if that makes you dizzy, do not look at it for long.",
    show_title: "Hand over by screen",
    show_how: |_| {
        "On the other device open Share, choose Receive and press “Receive by camera”. Then hold this screen in front of its camera."
            .to_owned()
    },
    preparing: "Preparing the codes",
    extent: |format, parts, seconds| {
        let parts = counted(&format.number(parts.into()), "part", "parts");
        format!("{parts}, about {}", time(seconds, "s", "min"))
    },
    picture: "QR codes following one another, for the camera of the other device",
    slower: "Slower",
    faster: "Faster",
    speed: |codes| format!("{codes} codes a second"),
    pause: "Pause",
    go_on: "Go on",
    paused: "Paused. The other device keeps the parts it has received.",
    all_received: "The other device has it all",
    handed_over: "Handed over. Next time you only need to send what is new.",
    stop: "Close",
    too_large: "This is too much to hand over by screen.",
    too_large_why: "The screen is for small packages that take about a minute. Close this and send a file instead.",
    fell: "Something went wrong with the QR codes.",
    fell_why: "The data on this device has not changed. Close this and try again, or use a file instead.",
    look: "Receive by camera",
    look_hint: "Use this when the other person is beside you and has pressed “Hand over by screen”.",
    look_title: "Receive by camera",
    look_how: |_| "The device will ask whether Từng Nhà may use the camera. Press Allow.".to_owned(),
    look_private: "The camera only reads the codes on the other screen. No picture is kept or sent anywhere.",
    start_camera: "Turn on the camera",
    camera_starts: "Turning on the camera",
    viewfinder: "What the camera sees",
    aim: "Point the camera at the code on the other screen, so that the whole code is in the frame.",
    lost_sight: "No QR code seen yet. Move a little closer or further away, hold it straight, avoid glare.",
    in_sight: "Receiving. Hold both devices still.",
    half_here: "More than half is here. Hold both devices still.",
    nearly_here: "Nearly done. Hold both devices still.",
    received: "Parts received",
    denied: "Từng Nhà is not allowed to use the camera yet.",
    denied_why: |_| {
        "Press the lock beside the address, or open the Settings of the phone. Allow the camera, then press Try again."
            .to_owned()
    },
    absent: "This device has no camera that can be used.",
    absent_why: "Ask the other person to send a file.",
    busy: "The camera does not turn on.",
    busy_why: |_| "Another app may be using it. Close that app, then press Try again.".to_owned(),
    try_again: "Try again",
};

/// Writes about how long something takes: in steps of five seconds, from a minute on in minutes.
fn time(seconds: u32, second: &str, minute: &str) -> String {
    if seconds < 60 {
        format!("{} {second}", seconds.div_ceil(5).max(1) * 5)
    } else {
        format!("{} {minute}", seconds.div_ceil(60))
    }
}
