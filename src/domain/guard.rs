//! The guard against giving oneself away: what in a note could tell its readers who wrote it, or
//! whom it is about.
//!
//! It looks for the shapes that docs/anonymity.md (section 5) names: a name with a title, a
//! telephone number, an e-mail address, a moment, a staff number, and words that fit one person
//! only. It reads the text where it is typed and sends nothing. **It only ever warns**: it knows no
//! dictionary, so it misses things and is sometimes wrong, and style gives people away as well. Its
//! tables are a few kilobytes together, because every browser loads them.

mod alone;
mod chars;
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

/// The first hint of each kind, in the order of [`Kind::ALL`]. Takes text as typed: full and half
/// width read alike.
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
            found.map(|found| Hint {
                kind: *kind,
                range: folded.at[found.start]..folded.at[found.end],
            })
        })
        .collect()
}

/// The text in half width, character by character, so that every place can be found again in the
/// text as typed.
struct Folded {
    chars: Vec<char>,
    /// The byte at which each character of `chars` begins in the text, and the end of the text.
    at: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self {
            chars: Vec::with_capacity(text.len() / 2),
            at: Vec::with_capacity(text.len() / 2),
        };
        for (at, c) in text.char_indices() {
            // What does not show is taken out of a note anyway; it must not hide a number from the
            // guard.
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

/// Full-width forms, dashes and blanks to ASCII: the little of NFKC that matters here, without its
/// tables.
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

#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;
