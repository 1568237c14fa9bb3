//! QR codes, on paper and on screens.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// Free modules around a code (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

/// A QR code (ISO/IEC 18004, error correction M) for an SVG image: its view box, and one path with
/// a unit per module. `None` for a text that is too long, 2,331 bytes and more.
pub fn svg(text: &str) -> Option<(String, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, _) in code.to_colors().iter().enumerate().filter(|(_, colour)| **colour == Color::Dark)
    {
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
    }
    let side = width + 2 * QUIET;
    Some((format!("0 0 {side} {side}"), path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finders_and_its_quiet_zone() {
        let (view_box, path) = svg("https://example.jp/t/a#K7QM").expect("a code");
        // 27 bytes need version 3 at M: 29 modules, and 8 free ones.
        assert_eq!(view_box, "0 0 37 37");
        assert!(
            path.starts_with("M4 4h1v1h-1z"),
            "the first finder begins right behind the quiet zone"
        );
        assert!(!path.contains("M3 ") && !path.contains("M33 "));
        assert_eq!(svg(&"x".repeat(2332)), None);
    }
}
