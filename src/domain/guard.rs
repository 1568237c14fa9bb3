//! The guard against giving oneself away: what in a note could tell its readers who wrote it, or whom it is about.
//!
//! It looks for the shapes that docs/anonymity.md (section 5) names: a name with a title, a telephone number, an e-mail address, a moment,
//! a staff number, and words that fit one person only. It reads the text where it is typed and sends nothing. **It only ever warns**: it
//! knows no dictionary, so it misses things and is sometimes wrong, and style gives people away as well. Its tables are a few
//! kilobytes together, because every browser loads them.

mod alone;
mod moment;
mod names;
mod numbers;

use std::ops::Range;

use super::text_enum;

text_enum!(
    /// What a hint is about.
    Kind {
        /// A person's name: 田中さん, 佐藤課長, Mr. Smith.
        Name = "name",
        /// A telephone number or an extension.
        Phone = "phone",
        /// An e-mail address.
        Mail = "mail",
        /// A day together with a time of day.
        DateTime = "date_time",
        /// A staff number, or a long number that counts nothing.
        Number = "number",
        /// Words that fit one person or a handful: 私だけ, うちの係, my boss.
        Alone = "alone",
    }
);

/// One thing in a text that could give somebody away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What it is about.
    pub kind: Kind,
    /// Where it stands in the text that was given: bytes, on character boundaries.
    pub range: Range<usize>,
}

/// The first hint of each kind, in the order of [`Kind::ALL`]. Takes text as typed: full and half width read alike.
pub fn hints(text: &str) -> Vec<Hint> {
    let folded = Folded::of(text);
    let chars = &folded.chars;
    Kind::ALL
        .iter()
        .filter_map(|kind| {
            let found = match kind {
                Kind::Name => names::find(chars),
                Kind::Phone => numbers::phone(chars),
                Kind::Mail => numbers::mail(chars),
                Kind::DateTime => moment::find(chars),
                Kind::Number => numbers::staff_number(chars),
                Kind::Alone => alone::find(chars),
            };
            found.map(|found| Hint { kind: *kind, range: folded.at[found.start]..folded.at[found.end] })
        })
        .collect()
}

/// The text in half width, character by character, so that every place can be found again in the text as typed.
struct Folded {
    chars: Vec<char>,
    /// The byte at which each character of `chars` begins in the text, and the end of the text.
    at: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { chars: Vec::with_capacity(text.len() / 2), at: Vec::with_capacity(text.len() / 2) };
        for (at, c) in text.char_indices() {
            // What does not show is taken out of a note anyway; it must not hide a number from the guard.
            if matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
                continue;
            }
            folded.chars.push(fold(c));
            folded.at.push(at);
        }
        folded.at.push(text.len());
        folded
    }
}

/// Full-width forms, dashes and blanks to ASCII: the little of NFKC that matters here, without its tables.
fn fold(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2019}' => '\'',
        // The other shapes of two kanji that many names are written with.
        '髙' => '高',
        '﨑' => '崎',
        other => other,
    }
}

/// The place behind `word` if it stands at `i`. Words are given in lower case; Latin letters match in either.
#[inline(never)]
fn word_at(text: &[char], i: usize, word: &str) -> Option<usize> {
    let mut end = i;
    for expected in word.chars() {
        if text.get(end)?.to_ascii_lowercase() != expected {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The place behind the first of `words` that stands at `i`; longer words go before their beginnings.
#[inline(never)]
fn any_at(text: &[char], i: usize, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| word_at(text, i, word))
}

/// Whether `c` is in `set`. Not inlined, like the others here: they are called a hundred times, and every browser loads them.
#[inline(never)]
fn one_of(set: &str, c: char) -> bool {
    set.chars().any(|one| one == c)
}

/// Whether `text` ends in `word`.
#[inline(never)]
fn ends_with(text: &[char], word: &str) -> bool {
    let mut rest = text.iter().rev();
    word.chars().rev().all(|expected| rest.next() == Some(&expected))
}

/// The place behind at most `most` characters of `set` from `i` on.
#[inline(never)]
fn skip(text: &[char], i: usize, set: &str, most: usize) -> usize {
    i + text.iter().skip(i).take(most).take_while(|c| one_of(set, **c)).count()
}

/// The place behind the digits at `i`.
#[inline(never)]
fn digits_end(text: &[char], i: usize) -> usize {
    i + text.iter().skip(i).take_while(|c| c.is_ascii_digit()).count()
}

/// The digits at `i` as a number, and the place behind them; at most four digits.
#[inline(never)]
fn number_at(text: &[char], i: usize) -> Option<(u32, usize)> {
    let end = digits_end(text, i);
    let digits = text.get(i..end).filter(|digits| (1..=4).contains(&digits.len()))?;
    Some((digits.iter().fold(0, |number, digit| number * 10 + digit.to_digit(10).unwrap_or(0)), end))
}

/// Whether a character stands before `i` for which `test` holds.
fn before(text: &[char], i: usize, test: impl Fn(char) -> bool) -> bool {
    i.checked_sub(1).and_then(|i| text.get(i)).is_some_and(|c| test(*c))
}

/// What is counted, from its first character: 円, 人, ページ, km, 以上 … A number before it is an amount and no one's number.
fn counts_something(text: &[char], i: usize) -> bool {
    const COUNTERS: &str = "円人件年名個枚台回歩時分秒頁ペ部冊本票世戸万千億字文行ド点通箱食席月日週校社店機基棟室床坪号品種か箇ヶケ倍割%℃°以未近超前ほくぐ程余弱強つキメ平立";
    let i = skip(text, i, " ", 1);
    any_at(text, i, &["を超", "を越", "フィート"]).is_some() || text.get(i).is_some_and(|c| one_of(COUNTERS, *c) || c.is_ascii_alphabetic())
}

#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;
