//! Bar charts: horizontal bars as SVG attributes only, so that the strict style policy of the pages
//! holds; no script, prints as it is.

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How much.
    pub value: u32,
}

/// Height of a bar with its label, in pixels.
pub const ROW: usize = 50;
/// The longest bar, in per cent of the width: room for the number at its end.
const LONGEST: f64 = 88.0;
/// Characters of a label on a narrow screen; SVG text does not wrap.
const NARROW: usize = 15;
/// Characters of a label on a wide screen.
const WIDE: usize = 38;

/// The length of each bar in per cent of the width, in the order of the bars; a value of 0 has no
/// length.
pub fn lengths(bars: &[Bar]) -> Vec<f64> {
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    bars.iter()
        .map(|bar| (f64::from(bar.value) / f64::from(most) * LONGEST * 10.0).round() / 10.0)
        .collect()
}

/// The label cut for a wide and for a narrow screen.
pub fn labels(label: &str) -> (String, String) {
    (cut(label, WIDE), cut(label, NARROW))
}

fn cut(label: &str, most: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let line = label.replace('\n', " ");
    if line.graphemes(true).count() <= most {
        return line;
    }
    let mut short: String = line.graphemes(true).take(most).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_the_most() {
        let bars = [14, 7, 0].map(|value| Bar { label: String::new(), value });
        assert_eq!(lengths(&bars), [88.0, 44.0, 0.0]);
        assert_eq!(lengths(&bars[2..]), [0.0]);
        assert_eq!(lengths(&[]), [0.0; 0]);
    }

    #[test]
    fn labels_are_cut_between_characters() {
        let family = "👨‍👩‍👧‍👦".repeat(20);
        assert_eq!(labels(&family).1, format!("{}…", "👨‍👩‍👧‍👦".repeat(15)));
        assert_eq!(labels("短い\n文"), ("短い 文".into(), "短い 文".into()));
    }
}
