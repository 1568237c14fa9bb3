//! Text that people type: cleaned the same way everywhere, counted as people count.
//!
//! Cleaning is also a counter-measure: invisible characters can carry a watermark that survives copy and paste
//! (docs/anonymity.md, L20), so everything that does not show is taken out before a note is stored.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::error::Problem;

/// The longest note, in grapheme clusters.
pub const NOTE_MAX: usize = 200;

/// More scalar values than any emoji needs (a family of four with skin tones has 11); a longer cluster is stacked
/// combining marks, which spill over the neighbouring notes.
const CLUSTER_MAX: usize = 12;

/// Counts user-perceived characters: extended grapheme clusters of UAX #29. A family emoji is one.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Cleans text of several lines: NFKC (UAX #15), invisible characters out, runs of blanks and of line ends to one.
pub fn clean(raw: &str) -> String {
    // Taken out before folding too: marks that an invisible character kept apart have an order among themselves without it.
    tidy(&strip_invisible(raw).nfkc().collect::<String>())
}

/// The second half of [`clean`], for text that is in NFKC already. A browser folds by itself; its WASM needs no tables for it.
pub fn tidy(folded: &str) -> String {
    let unified = folded.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    let visible = strip_invisible(&unified);
    let mut lines: Vec<String> = Vec::new();
    for line in visible.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            lines.push(words.join(" "));
        }
    }
    cap_clusters(&lines.join("\n"))
}

/// Cleans text of one line: as [`clean`], and line ends become blanks.
pub fn clean_line(raw: &str) -> String {
    clean(raw).replace('\n', " ")
}

/// Cleans `raw` and holds it to `max` grapheme clusters.
///
/// # Errors
/// [`Problem::Empty`] when nothing visible is left, [`Problem::TooLong`] with the count.
pub fn parse(raw: &str, max: usize) -> Result<String, Problem> {
    limit(clean(raw), max)
}

/// As [`parse`], for a field of one line.
///
/// # Errors
/// As [`parse`].
pub fn parse_line(raw: &str, max: usize) -> Result<String, Problem> {
    limit(clean_line(raw), max)
}

fn limit(text: String, max: usize) -> Result<String, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let actual = graphemes(&text);
    if actual > max { Err(Problem::TooLong { max, actual }) } else { Ok(text) }
}

/// Takes out what does not show. The zero-width joiner and the emoji variation selector stay, but only where an
/// emoji sequence needs them.
fn strip_invisible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut previous = None;
    while let Some(c) = chars.next() {
        let keep = match c {
            '\n' | '\t' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => true,
            '\u{200d}' => previous.is_some_and(joins_emoji) && chars.peek().copied().is_some_and(is_pictographic),
            '\u{fe0f}' => previous.is_some_and(|p| is_pictographic(p) || p.is_ascii_digit() || p == '#' || p == '*'),
            _ => !c.is_control() && !is_invisible(c),
        };
        if keep {
            out.push(c);
            previous = Some(c);
        }
    }
    out
}

/// Code points that have no glyph of their own: `Default_Ignorable_Code_Point` (Unicode, `DerivedCoreProperties`) without the
/// joiner and selector handled above, the interlinear and replacement specials, and the bidirectional controls.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character can stand on either side of a joiner in an emoji. Blocks, not the exact property: a block too
/// many only keeps a joiner that draws nothing between two symbols.
const fn is_pictographic(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

const fn joins_emoji(c: char) -> bool {
    is_pictographic(c) || c == '\u{fe0f}'
}

fn cap_clusters(text: &str) -> String {
    text.graphemes(true).flat_map(|cluster| cluster.chars().take(CLUSTER_MAX)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn family_emoji_count_as_one_and_survive() {
        let family = "👨‍👩‍👧‍👦";
        assert_eq!(graphemes(family), 1);
        assert_eq!(parse(family, 1).as_deref(), Ok(family));
        let toned = "👩🏽‍👩🏿‍👧🏻‍👦🏾";
        assert_eq!(parse(&toned.repeat(200), 200), Ok(toned.repeat(200)));
        assert_eq!(parse("❤️", 1).as_deref(), Ok("❤️"));
    }

    #[test]
    fn nothing_visible_is_empty() {
        for blank in ["", " ", "\u{3000}\n\t", "\u{200b}\u{200d}\u{feff}", "\u{2028}\u{202e}", "\u{e0041}\u{e007f}", "\u{0}\u{7}"] {
            assert_eq!(parse(blank, 10), Err(Problem::Empty), "{blank:?}");
        }
    }

    #[test]
    fn watermarks_and_directions_are_taken_out() {
        assert_eq!(clean("決\u{200b}裁\u{2060}が\u{202e}紙\u{e0061}"), "決裁が紙");
        assert_eq!(clean("a\u{200d}b"), "ab");
        assert_eq!(clean("葛\u{e0100}城"), "葛城");
        assert_eq!(clean("e\u{200b}\u{301}"), "é");
        assert_eq!(clean("\u{110b9}\u{fffc}\u{16ff0}"), clean("\u{110b9}\u{16ff0}"));
    }

    #[test]
    fn widths_blanks_and_line_ends_are_folded() {
        assert_eq!(clean("Ｗｅｂ会議\u{3000}\u{3000}１回\r\n\r\n\r\n ﾃｽﾄ "), "Web会議 1回\nテスト");
        assert_eq!(clean_line("一\n二"), "一 二");
    }

    #[test]
    fn length_is_in_graphemes_not_bytes() {
        assert!(parse(&"あ".repeat(200), NOTE_MAX).is_ok());
        assert_eq!(parse(&"あ".repeat(201), NOTE_MAX), Err(Problem::TooLong { max: 200, actual: 201 }));
    }

    #[test]
    fn stacked_marks_are_cut() {
        let zalgo = format!("e{}", "\u{301}\u{316}".repeat(500));
        assert!(clean(&zalgo).chars().count() <= CLUSTER_MAX);
    }

    proptest! {
        #[test]
        fn cleaning_is_idempotent_and_safe(raw in "\\PC{0,60}|[\\u{0}-\\u{3000}]{0,60}") {
            let once = clean(&raw);
            prop_assert!(!once.chars().any(|c| c != '\n' && c.is_control()));
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn zero_width_payloads_leave_the_text_as_it_was(bits in proptest::collection::vec(0usize..5, 0..40)) {
            let marks = ['\u{200b}', '\u{200c}', '\u{2060}', '\u{feff}', '\u{e0041}'];
            let mut marked = String::from("窓口の");
            marked.extend(bits.iter().map(|&bit| marks[bit]));
            marked.push('課');
            prop_assert_eq!(clean(&marked), "窓口の課");
        }
    }
}
