//! Where a toast stands: above the bars at the bottom, and over no main button.

/// Between a toast and what it stands above, in px.
const GAP_PX: f64 = 8.0;

/// The upper and the lower edge of something on the screen, in px from the screen's top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edges {
    pub top: f64,
    pub bottom: f64,
}

/// Returns how far above the bottom of the screen a toast of that height stands, so that it covers nothing of what is
/// `taken`; `None` where nothing is in its way. Where all is taken it stays on the screen.
#[must_use]
pub fn lift(screen: f64, toast: f64, taken: &[Edges]) -> Option<f64> {
    // A rail at the side is as high as the screen, what is hidden has no height.
    let in_the_way = |edges: &&Edges| {
        let height = edges.bottom - edges.top;
        height > 0.0 && height < screen / 2.0 && edges.bottom > 0.0 && edges.top < screen
    };
    let mut taken: Vec<&Edges> = taken.iter().filter(in_the_way).collect();
    taken.sort_by(|one, other| other.bottom.total_cmp(&one.bottom));
    let mut floor = screen;
    for edges in taken {
        if edges.bottom <= floor - toast - 2.0 * GAP_PX {
            break;
        }
        floor = floor.min(edges.top);
    }
    let highest = (screen - toast).max(GAP_PX);
    (floor < screen).then(|| (screen - floor + GAP_PX).min(highest))
}
