//! Putting parts together on one line.

/// Joins the parts that are not empty with commas: "Ngõ 12, Tổ 52, Khu 4B".
#[must_use]
pub fn join_filled<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let mut joined = String::new();
    for part in parts {
        let part = part.as_ref();
        if !joined.is_empty() && !part.is_empty() {
            joined.push_str(", ");
        }
        joined.push_str(part);
    }
    joined
}
