//! Normalization of text that people type: kept as it was written, cleaned of what does not show,
//! counted as people count.
//!
//! What is done to it is a list, and docs/anonymity.md (section 5) says it to everybody: NFC (UAX
//! #15), line ends of one kind, no empty lines, runs of blanks to one, no blanks at either end of a
//! line, no marks that draw nothing, at most [`CLUSTER_MAX`] marks on a letter. Cleaning is a
//! counter-measure: what does not show can carry a watermark that survives copy and paste (L20).
//! Whatever does show stays: `2²`, `①` and `㎡` are not `22`, `1` and `m2`. Folding those is for
//! comparing alone ([`fold_line`], [`super::search::fold`]).

pub(super) mod marks;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::problem::Problem;

/// The longest note, in grapheme clusters.
pub const NOTE_MAX: usize = 200;

/// More scalar values than any emoji needs (a family of four with skin tones has 11, a flag of tags
/// 7); a longer cluster is stacked combining marks, which spill over the neighbouring notes.
pub const CLUSTER_MAX: usize = 12;

/// The blank of a Japanese text, as wide as a character.
const WIDE_BLANK: char = '\u{3000}';

/// Counts user-perceived characters: extended grapheme clusters of UAX #29. A family emoji is one.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// What the server will count of a text as typed. For the browser, which need not load the tables
/// that decide which marks stay: one that hangs on the character before it counts nothing either
/// way.
pub fn counted(typed: &str) -> String {
    let mut shown = String::with_capacity(typed.len());
    let mut before = ' ';
    for c in one_kind_of_line_end(typed).chars() {
        if c.is_whitespace() || !marks::is_hidden(c) || (marks::hangs(c) && !before.is_whitespace())
        {
            shown.push(c);
            before = c;
        }
    }
    in_order(&shown)
}

/// Cleans text of several lines.
pub fn clean(raw: &str) -> String {
    // Before composing: marks that an invisible character kept apart have an order among themselves
    // without it.
    cap_clusters(&in_order(&composed(&marks::visible(&one_kind_of_line_end(raw)))))
}

/// Cleans text of one line: as [`clean`], and line ends become blanks.
pub fn clean_line(raw: &str) -> String {
    clean(raw).replace('\n', " ")
}

/// A line for comparing, never for keeping: NFKC (UAX #15), so that widths and presentation forms
/// make no difference, and cleaned.
pub fn fold_line(raw: &str) -> String {
    let folded: String = marks::visible(&one_kind_of_line_end(raw))
        .nfkc()
        .filter(|c| !marks::is_variant(*c))
        .collect();
    clean_line(&folded)
}

/// Cleans `raw` and holds it to `max` grapheme clusters.
///
/// # Errors
/// [`Problem::Empty`] when nothing visible is left, [`Problem::TooLong`] with the count.
pub fn parse(raw: &str, max: usize) -> Result<String, Problem> {
    limit(clean(raw), max)
}

/// Cleans `raw` for a field of one line and holds it to `max` grapheme clusters.
///
/// # Errors
/// The errors of [`parse`].
pub fn parse_line(raw: &str, max: usize) -> Result<String, Problem> {
    limit(clean_line(raw), max)
}

fn limit(text: String, max: usize) -> Result<String, Problem> {
    if text.is_empty() { Err(Problem::Empty) } else { within(text, max) }
}

/// Holds a text that was cleaned, and may be empty, to `max` grapheme clusters.
///
/// # Errors
/// [`Problem::TooLong`] with the count.
pub fn within(text: String, max: usize) -> Result<String, Problem> {
    let actual = graphemes(&text);
    if actual > max { Err(Problem::TooLong { max, actual }) } else { Ok(text) }
}

/// What of a text fits into `max` grapheme clusters, with a sign where something is left out.
pub fn cut(text: &str, max: usize) -> String {
    if graphemes(text) <= max {
        return text.to_owned();
    }
    let kept: String = text.graphemes(true).take(max.saturating_sub(1)).collect();
    kept + "…"
}

fn one_kind_of_line_end(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n")
}

/// Without empty lines and needless blanks.
fn in_order(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(one_blank_each).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Each run of blanks as one: wide if any of them was, so that Japanese words stay as far apart as
/// they were written.
fn one_blank_each(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut gap = None;
    for c in line.trim().chars() {
        if c.is_whitespace() {
            gap = Some(if c == WIDE_BLANK || gap == Some(WIDE_BLANK) { WIDE_BLANK } else { ' ' });
        } else {
            out.extend(gap.take());
            out.push(c);
        }
    }
    out
}

/// NFC, but for the compatibility ideographs: a name that is written with U+FA19 is not written
/// with U+795E, though both are one by canonical equivalence.
fn composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_compatibility_ideograph) {
        let (before, last) = match piece.char_indices().next_back() {
            Some((at, c)) if is_compatibility_ideograph(c) => (&piece[..at], Some(c)),
            _ => (piece, None),
        };
        out.extend(before.nfc());
        out.extend(last);
    }
    out
}

/// The two blocks CJK Compatibility Ideographs.
const fn is_compatibility_ideograph(c: char) -> bool {
    matches!(c, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

fn cap_clusters(text: &str) -> String {
    text.graphemes(true).flat_map(|cluster| cluster.chars().take(CLUSTER_MAX)).collect()
}

/// `one` where there is one of it, else `many` with the number in the place of `{}`. A browser is
/// handed both: it has no catalogue of texts.
pub fn number(n: usize, one: &str, many: &str) -> String {
    if n == 1 { one.to_owned() } else { many.replace("{}", &n.to_string()) }
}

#[cfg(test)]
mod tests;
