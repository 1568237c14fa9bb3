//! この役所のことば: an office's own words, which no dictionary has: names of systems, rooms, forms.
//! A word of the list is one word wherever it stands.

use std::collections::BTreeSet;

use super::plain;
use crate::domain::{
    problem::{Invalid, Problem},
    text,
};

/// So many words at most.
pub const WORDS_MAX: i64 = 1000;
/// The longest word, in grapheme clusters.
pub const WORD_MAX: usize = 40;

/// The words in their order, as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeWords(Vec<String>);

impl OfficeWords {
    /// The words as they were stored.
    pub fn stored(rows: Vec<String>) -> Self {
        Self(rows)
    }

    /// Reads the list as it is typed, a word on each line. Of a line with commas only the first cell
    /// counts, so that a user dictionary of `MeCab` can be put in as it is. Lines without anything are
    /// left out, and so is a word that is there already.
    ///
    /// # Errors
    /// What is wrong, by the number of the line: `words.3`. [`Problem::TooShort`] for a single
    /// character, [`Problem::TooLong`], [`Problem::Malformed`] for what has no letter in it. Of
    /// `words` itself that there are too many.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        let (mut words, mut seen, mut invalid) = (Vec::new(), BTreeSet::new(), Invalid::default());
        let lines = typed.lines().enumerate().map(|(at, line)| (at + 1, first_cell(line)));
        for (number, word) in lines.filter(|(_, word)| !word.is_empty()) {
            match checked(&word) {
                Ok(()) if seen.insert(plain(&word)) => words.push(word),
                Ok(()) => {}
                Err(problem) => invalid.add(format!("words.{number}"), problem),
            }
        }
        if i64::try_from(words.len()).is_ok_and(|many| many > WORDS_MAX) {
            invalid.add("words", Problem::OutOfRange { min: 0, max: WORDS_MAX });
        }
        if invalid.0.is_empty() { Ok(Self(words)) } else { Err(invalid) }
    }

    /// The list as it is edited, a word on each line.
    pub fn written(&self) -> String {
        self.0.iter().flat_map(|word| [word.as_str(), "\n"]).collect()
    }

    /// The words, as they are stored.
    pub fn rows(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words as texts are compared.
    pub fn plain(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|word| plain(word))
    }
}

fn first_cell(line: &str) -> String {
    let cell = line.split([',', '\t']).next().unwrap_or_default();
    text::clean_line(cell.trim_matches('"'))
}

fn checked(word: &str) -> Result<(), Problem> {
    let actual = text::graphemes(word);
    if actual < 2 {
        return Err(Problem::TooShort { min: 2 });
    }
    if actual > WORD_MAX {
        return Err(Problem::TooLong { max: WORD_MAX, actual });
    }
    if word.chars().any(char::is_alphabetic) { Ok(()) } else { Err(Problem::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_is_written_and_a_word_once() {
        let words = OfficeWords::parse(" みどりの窓口 \n\nワンストップ\nﾜﾝｽﾄｯﾌﾟ\n").expect("read");
        assert_eq!(words.written(), "みどりの窓口\nワンストップ\n");
        assert_eq!(OfficeWords::parse(&words.written()), Ok(words));
        assert_eq!(OfficeWords::parse("\n"), Ok(OfficeWords::default()));
    }

    #[test]
    fn a_user_dictionary_of_mecab_is_read_by_its_first_cells() {
        let typed = "庶務システム,1288,1288,100,名詞,固有名詞,一般,*,*,*,庶務システム,ショムシステム,ショムシステム\n\"こもれび課\",,,\n";
        let words = OfficeWords::parse(typed).expect("read");
        assert_eq!(words.written(), "庶務システム\nこもれび課\n");
    }

    #[test]
    fn what_is_wrong_is_told_by_its_line() {
        let typed = format!("窓口\n窓\n２０２６\n{}", "あ".repeat(41));
        let invalid = OfficeWords::parse(&typed).expect_err("refused");
        let found: Vec<_> = invalid.0.into_iter().map(|one| (one.field, one.problem)).collect();
        let line = |n: usize| format!("words.{n}");
        assert_eq!(
            found,
            [
                (line(2), Problem::TooShort { min: 2 }),
                (line(3), Problem::Malformed),
                (line(4), Problem::TooLong { max: 40, actual: 41 }),
            ]
        );
        let many: Vec<String> = (0..1001).map(|n| format!("語彙{n}")).collect();
        let invalid = OfficeWords::parse(&many.join("\n")).expect_err("refused");
        assert_eq!(invalid.0[0].problem, Problem::OutOfRange { min: 0, max: 1000 });
    }
}
