//! The doors of the first run, each with a sign that says what is behind it.

use leptos::prelude::*;

/// What is drawn on a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PorchSign {
    /// A letter that comes in.
    Letter,
    Table,
    /// A house with a star: not a real one.
    House,
}

/// A door with its porch, hidden from screen readers: the words beside it speak.
#[component]
pub fn Porch(sign: PorchSign) -> impl IntoView {
    let drawn = match sign {
        PorchSign::Letter => "M24 36h36v26H24zM24 38l18 13 18-13M42 70v16M35 79l7 7 7-7",
        PorchSign::Table => "M24 32h36v44H24zM24 43h36M24 54h36M24 65h36M38 32v44",
        PorchSign::House => "M27 80V55l15-13 15 13v25zM36 80V66h12v14",
    };
    let star = (sign == PorchSign::House).then(|| {
        view! { <path class="porch-lamp" d="M57 30l2 4 4 2-4 2-2 4-2-4-4-2 4-2z"></path> }
    });
    view! {
        <svg class="porch" viewBox="0 0 84 104" aria-hidden="true">
            <path class="porch-door" d="M4 102V42a38 38 0 0 1 76 0v60z"></path>
            <path class="porch-edge" d="M9.5 102V42a32.5 32.5 0 0 1 65 0v60"></path>
            <path class="porch-sign" d=drawn></path>
            {star}
            <circle class="porch-lamp" cx="65" cy="74" r="3.2"></circle>
            <path class="porch-step" d="M0 102h84"></path>
        </svg>
    }
}
