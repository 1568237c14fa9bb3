//! Texts of people in XML and HTML.

use std::borrow::Cow;

/// A text without what XML cannot say (XML 1.0, 2.2).
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    let is_bad = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_bad) { text.replace(is_bad, "").into() } else { text.into() }
}

/// A text between two tags or in quotation marks, without what XML cannot say.
pub(super) fn escaped(text: &str) -> String {
    let escaped = printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    escaped.replace('"', "&quot;")
}
