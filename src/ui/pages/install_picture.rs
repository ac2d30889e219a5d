//! Drawings of where a browser hides its menu. They are lines in the theme's colours, not pictures of one version.

use crate::ui::browser::Browser;
use leptos::prelude::*;

/// A device with the first button of the steps circled.
#[component]
pub(super) fn InstallPicture(
    browser: Browser,
    /// What the picture shows, read out.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    let drawing = match browser {
        Browser::ChromeAndroid => view! { <Phone bar_y=16 mark=Mark::Dots x=150 y=26/> }.into_any(),
        Browser::FirefoxAndroid => view! { <Phone bar_y=188 mark=Mark::Dots x=150 y=198/> }.into_any(),
        Browser::IosOther => view! { <Phone bar_y=16 mark=Mark::Share x=150 y=26/> }.into_any(),
        Browser::IosSafari => view! { <Phone bar_y=188 mark=Mark::Share x=90 y=198/> }.into_any(),
        Browser::Samsung => view! { <Phone bar_y=188 mark=Mark::Lines x=150 y=198/> }.into_any(),
        Browser::Computer => view! { <Window/> }.into_any(),
    };
    let view_box = if browser == Browser::Computer { "0 32 180 148" } else { "0 0 180 220" };
    view! {
        <div class="picture">
            <svg viewBox=view_box role="img" aria-label=label>
                {drawing}
            </svg>
        </div>
    }
}

/// What the button looks like.
#[derive(Clone, Copy)]
enum Mark {
    Dots,
    Lines,
    Share,
}

impl Mark {
    /// Returns the strokes around the button's middle.
    const fn path(self) -> &'static str {
        match self {
            Self::Dots => "M0 -5v.01M0 0v.01M0 5v.01",
            Self::Lines => "M-6 -5h12M-6 0h12M-6 5h12",
            Self::Share => "M-3 -2h-3v9h12v-9h-3M0 3v-11M-3.500 -5 0 -8.500 3.500 -5",
        }
    }
}

/// A phone with its bar at the top or the bottom and one button on it.
#[component]
fn Phone(bar_y: i32, mark: Mark, x: i32, y: i32) -> impl IntoView {
    let is_bar_above = bar_y < 100;
    let house_y = if is_bar_above { 70 } else { 46 };
    view! {
        <rect class="glass" x="12" y="6" width="156" height="208" rx="16"/>
        <rect class="ground" x="18" y="12" width="144" height="196" rx="11"/>
        <rect class="bar" x="18" y=bar_y width="144" height="20" rx="4"/>
        <rect class="word" x="28" y=bar_y + 7 width=move || if is_bar_above { "84" } else { "40" } height="6" rx="3"/>
        <g transform=format!("translate(62 {house_y})")>
            <path class="home" d="M0 56V22L28 0l28 22v34z"/>
            <path class="logo-door" d="M18 56V38a10 10 0 0 1 20 0v18z"/>
        </g>
        <rect class="word" x="42" y=house_y + 70 width="96" height="6" rx="3"/>
        <rect class="bar" x="54" y=house_y + 84 width="72" height="6" rx="3"/>
        <path class="stroke" transform=format!("translate({x} {y})") d=mark.path()/>
        <circle class="here" cx=x cy=y r="15"/>
    }
}

/// A browser's window with the button at the end of the address bar.
#[component]
fn Window() -> impl IntoView {
    view! {
        <rect class="glass" x="4" y="40" width="172" height="132" rx="8"/>
        <rect class="ground" x="9" y="68" width="162" height="99" rx="4"/>
        <rect class="bar" x="14" y="47" width="152" height="16" rx="8"/>
        <rect class="word" x="22" y="52" width="70" height="6" rx="3"/>
        <path class="stroke" d="M150 51h-8v8h14v-3M153 48v6M150.500 52l2.500 2.500 2.500 -2.500"/>
        <circle class="here" cx="150" cy="55" r="13"/>
        <g transform="translate(62 88)">
            <path class="home" d="M0 56V22L28 0l28 22v34z"/>
            <path class="logo-door" d="M18 56V38a10 10 0 0 1 20 0v18z"/>
        </g>
    }
}
