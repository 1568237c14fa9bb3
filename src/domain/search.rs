//! Search that works for Japanese without a dictionary: text is folded, then compared by substring
//! and by bigrams.
//!
//! Trigrams find nothing for two-character words such as 残業, so the unit is the bigram. Symbols
//! and emoji are words like others, but only where they stand in the text as they are: `C++` is not
//! in "50 percent".

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::text::marks;

/// Terms shorter than this many characters must stand in the text as they are; longer ones may
/// differ a little.
const FUZZY_FROM: usize = 4;
/// A final long vowel of a word in katakana is written or not from so many other characters on (JIS
/// Z 8301, annex G: ユーザ, but キー).
const LONG_VOWEL_FROM: usize = 3;

/// Folds text for comparison: NFKC, lower case, katakana to hiragana without a final long vowel,
/// marks that draw nothing out.
pub fn fold(text: &str) -> String {
    let plain: Vec<char> = text
        .nfkc()
        .filter(|c| c.is_whitespace() || !marks::is_hidden(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let mut run = 0;
    let mut folded = String::with_capacity(text.len());
    for (at, &c) in plain.iter().enumerate() {
        let is_last = !plain.get(at + 1).copied().is_some_and(is_katakana);
        if !(c == 'ー' && is_last && run >= LONG_VOWEL_FROM) {
            folded.push(if c.is_whitespace() { ' ' } else { to_hiragana(c) });
        }
        run = if is_katakana(c) { run + 1 } else { 0 };
    }
    folded
}

const fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

fn to_hiragana(c: char) -> char {
    // Katakana ァ..ヶ lie 0x60 above their hiragana.
    if matches!(c, 'ァ'..='ヶ') { char::from_u32(u32::from(c) - 0x60).unwrap_or(c) } else { c }
}

/// The words of folded text: everything but letters, digits and their marks parts them.
fn words(folded: &str) -> Vec<String> {
    let letters: String =
        folded.chars().map(|c| if c.is_alphanumeric() || c == 'ー' { c } else { ' ' }).collect();
    letters.split_whitespace().map(str::to_owned).collect()
}

/// The set of neighbouring character pairs within words.
fn bigrams(words: &[String]) -> HashSet<(char, char)> {
    words.iter().flat_map(|word| word.chars().zip(word.chars().skip(1))).collect()
}

/// How a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hit {
    /// Every term stands in it.
    Contains,
    /// Something near at least one of the terms does.
    Near,
}

/// How many texts were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Texts that contain every term.
    pub contain: usize,
    /// Texts that contain no term whole, but are near.
    pub near: usize,
}

/// A search as somebody typed it: terms separated by blanks, all of which must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    folded: String,
    words: Vec<String>,
}

impl Query {
    /// Reads what was typed; `None` when nothing searchable is in it.
    pub fn parse(raw: &str) -> Option<Self> {
        let terms: Vec<Term> = fold(raw)
            .split_whitespace()
            .map(|term| Term { folded: term.to_owned(), words: words(term) })
            .collect();
        if terms.is_empty() { None } else { Some(Self { terms }) }
    }

    /// Whether every term is found in `text`, and how: as a substring of the folded text; without
    /// the blanks and symbols between; or, for terms of four letters and more, by at least three
    /// quarters of its bigrams (在宅勤務日 finds 在宅の勤務日).
    pub fn hit(&self, text: &str) -> Option<Hit> {
        let folded = fold(text);
        let all = words(&folded);
        let (squeezed, pairs) = (all.concat(), bigrams(&all));
        let hits = self.terms.iter().map(|term| {
            if folded.contains(&term.folded) {
                return Some(Hit::Contains);
            }
            let letters: usize = term.words.iter().map(|word| word.chars().count()).sum();
            let near = letters > 1 && squeezed.contains(&term.words.concat());
            (near || nearly(term, letters, &pairs)).then_some(Hit::Near)
        });
        hits.collect::<Option<Vec<Hit>>>()?.into_iter().max()
    }

    /// Leaves what is found, in the order in which it was: first what contains the terms, then what
    /// is near.
    pub fn find<T>(&self, items: &mut Vec<T>, text: impl Fn(&T) -> &str) -> Found {
        let mut found: Vec<(Hit, T)> =
            items.drain(..).filter_map(|item| Some((self.hit(text(&item))?, item))).collect();
        found.sort_by_key(|(hit, _)| *hit);
        let contain = found.partition_point(|(hit, _)| *hit == Hit::Contains);
        items.extend(found.into_iter().map(|(_, item)| item));
        Found { contain, near: items.len() - contain }
    }
}

fn nearly(term: &Term, letters: usize, pairs: &HashSet<(char, char)>) -> bool {
    if letters < FUZZY_FROM {
        return false;
    }
    let wanted = bigrams(&term.words);
    let found = wanted.intersection(pairs).count();
    found > 0 && found * 4 >= wanted.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(query: &str, text: &str) -> Option<Hit> {
        Query::parse(query)?.hit(text)
    }

    fn contains(query: &str, text: &str) -> bool {
        hit(query, text) == Some(Hit::Contains)
    }

    #[test]
    fn folds_width_case_and_kana() {
        assert!(contains("ｗｅｂ", "Web会議で話す機会がふえた"));
        assert!(contains("ハンコ", "はんこのためだけに出勤した"));
        assert!(contains("ﾁｬｯﾄ", "朝にチャットで一言"));
        assert!(contains("チャット", "ﾁｬｯﾄで一言"));
        assert!(contains("葛城", "葛\u{e0100}城市") && contains("葛\u{e0100}城", "葛城市"));
        assert!(contains("22", "2²") && contains("1", "第①案"));
    }

    #[test]
    fn a_final_long_vowel_makes_no_difference() {
        for (a, b) in [
            ("ユーザー", "ユーザの声"),
            ("ユーザ", "ユーザーの声"),
            ("サーバー室", "サーバ室が暑い"),
            ("サーバ室", "サーバー室が暑い"),
        ] {
            assert!(contains(a, b), "{a} {b}");
        }
        assert!(!contains("コピー", "コピペ") && contains("コピー", "コピー機"));
        assert!(!contains("キー", "きのう"));
    }

    #[test]
    fn two_characters_are_enough() {
        assert!(contains("決裁", "決裁が紙のまま"));
        assert_eq!(hit("決算", "決裁が紙のまま"), None);
    }

    #[test]
    fn all_terms_must_be_found() {
        assert!(contains("端末　資料", "庁内の端末でしか見られない資料が多い"));
        assert_eq!(hit("端末 電話", "庁内の端末でしか見られない資料が多い"), None);
    }

    #[test]
    fn a_long_term_may_differ_by_a_particle_and_is_then_near() {
        assert_eq!(
            hit("在宅勤務の日", "在宅勤務日は電話が鳴らない。在宅勤務の曜日"),
            Some(Hit::Near)
        );
        assert_eq!(hit("会議室予約", "会議室の予約がとれない 室予"), Some(Hit::Near));
        assert_eq!(hit("会議室予約", "会議が長い"), None);
        assert_eq!(hit("働き方改革", "働き方・改革の担当"), Some(Hit::Near));
        assert_eq!(hit("働き方・改革", "働き方改革の担当"), Some(Hit::Near));
    }

    #[test]
    fn symbols_and_emoji_are_words_that_must_stand_there() {
        for (query, text) in [
            ("%", "50％は無理"),
            ("★", "★を三つ"),
            ("👍", "いいと思う👍🏽"),
            ("。", "決裁が紙。"),
            ("C++", "Ｃ＋＋の研修"),
            ("❤", "❤️"),
        ] {
            assert!(contains(query, text), "{query} {text}");
            assert_eq!(hit(query, "50 percent of cats"), None, "{query}");
        }
        assert_eq!(hit("50%", "50 percent"), Some(Hit::Near));
    }

    #[test]
    fn what_draws_nothing_is_no_search() {
        for nothing in ["", "  ", "\u{200b}\u{3000}", "\u{fe0f}"] {
            assert_eq!(Query::parse(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn what_contains_the_words_comes_before_what_is_near() {
        let mut notes = vec!["会議室の予約、室予", "電話", "会議室予約がとれない", "会議室予約"];
        let found = Query::parse("会議室予約").expect("a query").find(&mut notes, |note| note);
        assert_eq!(
            (found, notes),
            (
                Found { contain: 2, near: 1 },
                vec!["会議室予約がとれない", "会議室予約", "会議室の予約、室予"]
            )
        );
    }
}
