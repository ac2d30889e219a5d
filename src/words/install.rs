//! The way to the home screen, browser by browser.

/// The install page.
pub struct Install {
    pub already: &'static str,
    pub already_why: &'static str,
    pub android_chrome: Guide,
    pub computer: Guide,
    pub dismissed: &'static str,
    pub firefox: Guide,
    pub ask_now: &'static str,
    pub ios_other: Guide,
    pub ios_safari: Guide,
    pub one_tap: &'static str,
    pub other_browsers: &'static str,
    pub samsung: Guide,
    pub title: &'static str,
    pub why_everywhere: &'static str,
    pub why_ios: &'static str,
}

/// The steps in one browser.
pub struct Guide {
    /// The browser's name, as its users know it.
    pub browser: &'static str,
    pub steps: [&'static str; 3],
    /// What the picture shows, for those who do not see it.
    pub picture: &'static str,
}

pub(super) const VI: Install = Install {
    already: "Từng Nhà đã ở trên màn hình chính",
    already_why: "Lần sau cứ mở từ hình ngôi nhà xanh.",
    android_chrome: Guide {
        browser: "Chrome, Cốc Cốc (Android)",
        steps: [
            "Bấm dấu ba chấm ở góc trên bên phải",
            "Chọn Thêm vào màn hình chính, rồi Cài đặt",
            "Mở từ hình ngôi nhà xanh",
        ],
        picture: "Điện thoại, dấu ba chấm ở góc trên bên phải được khoanh lại",
    },
    computer: Guide {
        browser: "Chrome, Edge (máy tính)",
        steps: [
            "Bấm hình màn hình có mũi tên, cuối thanh địa chỉ",
            "Chọn Cài đặt",
            "Mở từ hình ngôi nhà xanh trên máy",
        ],
        picture: "Cửa sổ trình duyệt, nút cuối thanh địa chỉ được khoanh lại",
    },
    dismissed: "Chưa cài. Lúc nào cần thì làm theo các bước dưới đây.",
    firefox: Guide {
        browser: "Firefox (Android)",
        steps: [
            "Bấm dấu ba chấm cạnh thanh địa chỉ",
            "Chọn Thêm vào màn hình chính",
            "Bấm Thêm, rồi mở từ hình ngôi nhà xanh",
        ],
        picture: "Điện thoại, dấu ba chấm ở góc dưới bên phải được khoanh lại",
    },
    ask_now: "Đưa ra màn hình chính",
    ios_other: Guide {
        browser: "Chrome, Cốc Cốc, Firefox (iPhone)",
        steps: [
            "Bấm nút Chia sẻ cạnh thanh địa chỉ hoặc trong dấu ba chấm",
            "Kéo xuống, chọn Thêm vào MH chính",
            "Bấm Thêm, rồi mở từ hình ngôi nhà xanh",
        ],
        picture: "iPhone, nút Chia sẻ ở góc trên bên phải được khoanh lại",
    },
    ios_safari: Guide {
        browser: "Safari (iPhone, iPad)",
        steps: [
            "Bấm nút Chia sẻ ở đáy màn hình",
            "Kéo xuống, chọn Thêm vào MH chính",
            "Bấm Thêm, rồi mở từ hình ngôi nhà xanh",
        ],
        picture: "iPhone, nút Chia sẻ ở đáy màn hình được khoanh lại",
    },
    one_tap: "Trình duyệt này cài được bằng một lần bấm.",
    other_browsers: "Trình duyệt khác",
    samsung: Guide {
        browser: "Internet của Samsung",
        steps: [
            "Bấm ba gạch ở góc dưới bên phải",
            "Chọn Thêm trang vào, rồi Màn hình chính",
            "Bấm Thêm, rồi mở từ hình ngôi nhà xanh",
        ],
        picture: "Điện thoại, ba gạch ở góc dưới bên phải được khoanh lại",
    },
    title: "Đưa ra màn hình chính",
    why_everywhere: "Mở một chạm, không cần mạng, và máy ít khi tự dọn mất dữ liệu.",
    why_ios: "iPhone tự xóa dữ liệu trang web sau 7 ngày không mở. Đưa ra màn hình chính thì không bị.",
};

pub(super) const EN: Install = Install {
    already: "Từng Nhà is on the home screen",
    already_why: "From now on, open it from the blue house icon.",
    android_chrome: Guide {
        browser: "Chrome, Cốc Cốc (Android)",
        steps: [
            "Tap the three dots in the top right corner",
            "Choose Add to home screen, then Install",
            "Open it from the blue house icon",
        ],
        picture: "A phone with the three dots in the top right corner circled",
    },
    computer: Guide {
        browser: "Chrome, Edge (computer)",
        steps: [
            "Click the screen with an arrow at the end of the address bar",
            "Choose Install",
            "Open it from the blue house icon on the computer",
        ],
        picture: "A browser window with the button at the end of the address bar circled",
    },
    dismissed: "Not installed yet. You can follow the steps below at any time.",
    firefox: Guide {
        browser: "Firefox (Android)",
        steps: [
            "Tap the three dots beside the address bar",
            "Choose Add to Home screen",
            "Tap Add, then open it from the blue house icon",
        ],
        picture: "A phone with the three dots in the bottom right corner circled",
    },
    ask_now: "Put it on the home screen",
    ios_other: Guide {
        browser: "Chrome, Cốc Cốc, Firefox (iPhone)",
        steps: [
            "Tap Share beside the address bar or behind the three dots",
            "Scroll down, choose Add to Home Screen",
            "Tap Add, then open it from the blue house icon",
        ],
        picture: "An iPhone with the Share button in the top right corner circled",
    },
    ios_safari: Guide {
        browser: "Safari (iPhone, iPad)",
        steps: [
            "Tap Share at the bottom of the screen",
            "Scroll down, choose Add to Home Screen",
            "Tap Add, then open it from the blue house icon",
        ],
        picture: "An iPhone with the Share button at the bottom of the screen circled",
    },
    one_tap: "This browser can install it with one tap.",
    other_browsers: "Other browsers",
    samsung: Guide {
        browser: "Samsung Internet",
        steps: [
            "Tap the three lines in the bottom right corner",
            "Choose Add page to, then Home screen",
            "Tap Add, then open it from the blue house icon",
        ],
        picture: "A phone with the three lines in the bottom right corner circled",
    },
    title: "Put it on the home screen",
    why_everywhere: "It opens with one tap, needs no network, and the device is unlikely to clear its data.",
    why_ios: "An iPhone deletes a website's data after 7 days without a visit. An app on the home screen keeps it.",
};
