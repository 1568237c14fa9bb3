//! Text similarity: which notes on the board say nearly what somebody is writing. Compared in the
//! browser alone: what is typed goes nowhere before it is posted.
//!
//! The measure is the coefficient of Dice (Dice, Ecology 26, 1945; Sørensen 1948) on pairs of
//! neighbouring characters: twice the pairs that two texts share over the pairs that both have.
//! Pairs of hiragana alone are left out. They are grammar (してほしい, ている), which sentences
//! about different things share; without them unrelated notes lie below 0.3 and rewordings above
//! 0.4 (the tests below).

/// From here on two notes are near each other, in thousandths.
pub const NEAR: usize = 400;
/// At most so many near notes are named.
pub const NAMED_MAX: usize = 3;
/// Fewer pairs than this are a word or two, which prove nothing.
const PAIRS_MIN: usize = 4;

type Pairs = Vec<(char, char)>;

/// The pairs of a text that is in NFKC already: those of its words, small letters, none of hiragana
/// alone.
fn pairs(text: &str) -> Pairs {
    let mut pairs = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let c = c.to_ascii_lowercase();
        let here = is_letter(c).then_some(c);
        if let (Some(a), Some(b)) = (before, here)
            && !(is_hiragana(a) && is_hiragana(b))
        {
            pairs.push((a, b));
        }
        before = here;
    }
    pairs
}

const fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ー')
}

/// Whether a character belongs to a word. By blocks: the exact property would cost every phone that
/// opens a board its tables.
const fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{c0}'..='\u{1fff}' | '々' | '〆' | '〇' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// How near two lists of pairs are, in thousandths: 0 for nothing in common, 1000 for the same
/// pairs. Each pair counts as often as it is there.
fn nearness(a: &[(char, char)], b: &[(char, char)]) -> usize {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let all = a.len() + b.len();
    // More than twice the shorter one cannot be shared; most notes of a large board go no further.
    if all == 0 || 2000 * short.len() / all < NEAR {
        return 0;
    }
    let mut left = long.to_vec();
    let before = left.len();
    for pair in short {
        if let Some(at) = left.iter().position(|other| other == pair) {
            left.swap_remove(at);
        }
    }
    2000 * (before - left.len()) / all
}

/// How near two texts are, in thousandths; 0 where they are farther than [`NEAR`], and for a word or
/// two, which prove nothing. Both in NFKC.
pub fn near(a: &str, b: &str) -> usize {
    let (a, b) = (pairs(a), pairs(b));
    if a.len().min(b.len()) < PAIRS_MIN {
        return 0;
    }
    let near = nearness(&a, &b);
    if near < NEAR { 0 } else { near }
}

/// The places of the notes that are nearest to what somebody typed, the nearest first, at most
/// [`NAMED_MAX`]. All texts in NFKC.
pub fn nearest(typed: &str, notes: impl Iterator<Item = String>) -> Vec<usize> {
    let typed = pairs(typed);
    let mut found: Vec<(usize, usize)> = Vec::new();
    if typed.len() < PAIRS_MIN {
        return Vec::new();
    }
    for (place, note) in notes.enumerate() {
        let near = nearness(&typed, &pairs(&note));
        if near >= NEAR {
            let rank = found.iter().position(|(other, _)| *other < near).unwrap_or(found.len());
            found.insert(rank, (near, place));
            found.truncate(NAMED_MAX);
        }
    }
    found.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
#[path = "similar_tests.rs"]
mod tests;
