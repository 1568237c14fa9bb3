//! Bar charts and funnels: shapes as SVG attributes only, so that the strict style policy of the
//! pages holds; no script, prints as it is.

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

/// One step of a funnel, and what of it goes on to the next one. Widths and places are in per cent
/// of the picture's width.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStep {
    /// Where its bar begins: it stands in the middle.
    pub x: f64,
    /// How long its bar is; a value above 0 can be seen.
    pub width: f64,
    /// The band to the next bar, as the path of an area of 100 by [`BAND`]; none below the last.
    pub band: Option<String>,
}

/// Height of a band, in its own units and in pixels.
pub const BAND: usize = 40;
/// The shortest bar of a value above 0.
const SHORTEST: f64 = 0.6;

/// A funnel (Sankey diagram of one line): bars one below the other, each as long as its part of the
/// most, and between two of them a band that narrows from the one to the other.
pub fn funnel(values: &[u32]) -> Vec<FunnelStep> {
    let most = f64::from(values.iter().copied().max().unwrap_or(0).max(1));
    let width = |value: u32| {
        let exact = (f64::from(value) / most * 1000.0).round() / 10.0;
        if value > 0 { exact.max(SHORTEST) } else { 0.0 }
    };
    let step = |at: usize, value: u32| {
        let (from, to) = (width(value), values.get(at + 1).map(|next| width(*next)));
        let band = to.map(|to| band(from, to));
        FunnelStep { x: 50.0 - from / 2.0, width: from, band }
    };
    values.iter().enumerate().map(|(at, value)| step(at, *value)).collect()
}

/// The band between two bars: down one side, back up the other, both as a curve that leaves and
/// arrives upright.
fn band(from: f64, to: f64) -> String {
    let (half, end) = (BAND / 2, BAND);
    let [left, right] = [50.0 - from / 2.0, 50.0 + from / 2.0];
    let [left_to, right_to] = [50.0 - to / 2.0, 50.0 + to / 2.0];
    format!(
        "M{left:.2} 0C{left:.2} {half} {left_to:.2} {half} {left_to:.2} {end}\
         L{right_to:.2} {end}C{right_to:.2} {half} {right:.2} {half} {right:.2} 0Z"
    )
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
    fn a_funnel_narrows_from_bar_to_bar() {
        let steps = funnel(&[200, 100, 1, 0]);
        let bars: Vec<(f64, f64)> = steps.iter().map(|step| (step.x, step.width)).collect();
        assert_eq!(bars, [(0.0, 100.0), (25.0, 50.0), (49.7, 0.6), (50.0, 0.0)]);
        let band = "M0.00 0C0.00 20 25.00 20 25.00 40L75.00 40C75.00 20 100.00 20 100.00 0Z";
        assert_eq!(steps[0].band.as_deref(), Some(band));
        assert_eq!(steps[3].band, None, "below the last there is nothing");
        let none = FunnelStep { x: 50.0, width: 0.0, band: None };
        assert_eq!(funnel(&[0]), [none], "nothing is drawn as nothing");
        assert_eq!(funnel(&[]), []);
    }

    #[test]
    fn labels_are_cut_between_characters() {
        let family = "👨‍👩‍👧‍👦".repeat(20);
        assert_eq!(labels(&family).1, format!("{}…", "👨‍👩‍👧‍👦".repeat(15)));
        assert_eq!(labels("短い\n文"), ("短い 文".into(), "短い 文".into()));
    }
}
