//! Search that works for Japanese without a dictionary: text is folded, then compared by substring and by bigrams.
//!
//! Trigrams find nothing for two-character words such as 残業, so the unit is the bigram.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Terms shorter than this many characters must stand in the text as they are; longer ones may differ a little.
const FUZZY_FROM: usize = 4;

/// Folds text for comparison: NFKC, lower case, katakana to hiragana, everything but letters and digits to a blank.
pub fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            // Katakana ァ..ヶ lie 0x60 above their hiragana.
            'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
            c if c.is_alphanumeric() || c == 'ー' => c,
            _ => ' ',
        })
        .collect()
}

/// The set of neighbouring character pairs within the words of folded text.
pub fn bigrams(folded: &str) -> HashSet<(char, char)> {
    folded.split(' ').flat_map(|word| word.chars().zip(word.chars().skip(1))).collect()
}

/// A search as somebody typed it: terms separated by blanks, all of which must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<String>,
}

impl Query {
    /// Reads what was typed; `None` when nothing searchable is in it.
    pub fn parse(raw: &str) -> Option<Self> {
        let terms: Vec<String> = fold(raw).split_whitespace().map(str::to_owned).collect();
        if terms.is_empty() { None } else { Some(Self { terms }) }
    }

    /// Whether every term is found in `text`: as a substring of the folded text or, for terms of four characters and more, by at
    /// least three quarters of its bigrams (在宅勤務日 finds 在宅の勤務日).
    pub fn matches(&self, text: &str) -> bool {
        let folded = fold(text);
        let squeezed: String = folded.split_whitespace().collect();
        let pairs = bigrams(&folded);
        self.terms.iter().all(|term| folded.contains(term.as_str()) || squeezed.contains(term.as_str()) || nearly(term, &pairs))
    }
}

fn nearly(term: &str, pairs: &HashSet<(char, char)>) -> bool {
    if term.chars().count() < FUZZY_FROM {
        return false;
    }
    let wanted = bigrams(term);
    let found = wanted.intersection(pairs).count();
    found * 4 >= wanted.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        Query::parse(query).is_some_and(|q| q.matches(text))
    }

    #[test]
    fn folds_width_case_and_kana() {
        assert!(finds("ｗｅｂ", "Web会議で話す機会がふえた"));
        assert!(finds("ハンコ", "はんこのためだけに出勤した"));
        assert!(finds("ﾁｬｯﾄ", "朝にチャットで一言"));
    }

    #[test]
    fn two_characters_are_enough() {
        assert!(finds("決裁", "決裁が紙のまま"));
        assert!(!finds("決算", "決裁が紙のまま"));
    }

    #[test]
    fn all_terms_must_be_found() {
        assert!(finds("端末　資料", "庁内の端末でしか見られない資料が多い"));
        assert!(!finds("端末 電話", "庁内の端末でしか見られない資料が多い"));
    }

    #[test]
    fn a_long_term_may_differ_by_a_particle() {
        assert!(finds("在宅勤務の日", "在宅勤務日は電話が鳴らない。在宅勤務の曜日"));
        assert!(finds("会議室予約", "会議室の予約がとれない 室予"));
        assert!(!finds("会議室予約", "会議が長い"));
    }

    #[test]
    fn symbols_alone_are_no_search() {
        assert_eq!(Query::parse(" 。、!? "), None);
    }
}
