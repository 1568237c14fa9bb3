//! Fingerprints in words: six for a key or for the head of the log, short enough to read aloud, to
//! print on a poster and to compare by eye.
//!
//! The words are those of BIP-39
//! (<https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki>), in its Japanese list
//! (hiragana) and its English list. It was made for people who read, say and write down keys: 2,048
//! common words to a list, no two English words alike in their first four letters, no two Japanese
//! words alike in their first three kana. Six words hold 66 bits, so that nobody finds a second key
//! with the same words in less than about 2^66 tries.

use bip39::Language;
use unicode_normalization::UnicodeNormalization;

/// How many words.
pub const WORDS: usize = 6;

/// Bits in a word: each list has 2^11 of them.
const BITS: usize = 11;

/// The list from which words are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordLang {
    /// Hiragana.
    Ja,
    /// Lower-case Latin letters.
    En,
}

impl WordLang {
    /// The list for whoever reads a page, by the page's language tag: all that the verifier knows
    /// of the language. What the server takes stands in the catalogue of texts; they agree by test.
    pub fn of_page(tag: &str) -> Self {
        if tag == "en" { Self::En } else { Self::Ja }
    }

    fn list(self) -> &'static [&'static str; 2048] {
        match self {
            Self::Ja => Language::Japanese.word_list(),
            Self::En => Language::English.word_list(),
        }
    }

    /// BIP-39 asks for the ideographic blank between Japanese words: an ordinary one is too narrow
    /// to part them.
    const fn blank(self) -> &'static str {
        match self {
            Self::Ja => "\u{3000}",
            Self::En => " ",
        }
    }
}

/// The first 66 bits of `hash`, most significant bit first, as six words; in NFC, so that they look
/// and compare as typed.
pub fn six_words(hash: &[u8; 32], lang: WordLang) -> String {
    let list = lang.list();
    let words: Vec<&str> = (0..WORDS).map(|i| list[number(hash, i)]).collect();
    // The Japanese list is kept in NFKD: a voiced kana is two characters there.
    words.join(lang.blank()).nfc().collect()
}

/// Bits `11 i` to `11 i + 10` as a number below 2,048.
fn number(hash: &[u8; 32], i: usize) -> usize {
    (i * BITS..(i + 1) * BITS)
        .fold(0, |number, bit| number << 1 | usize::from(hash[bit / 8] >> (7 - bit % 8) & 1))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    /// Cut by hand: 0x00 … gives word 0 six times, 0xff … the last word six times.
    #[test]
    fn the_ends_of_the_lists() {
        assert_eq!(six_words(&[0; 32], WordLang::En), ["abandon"; 6].join(" "));
        assert_eq!(six_words(&[0xff; 32], WordLang::En), ["zoo"; 6].join(" "));
        assert_eq!(six_words(&[0; 32], WordLang::Ja), ["あいこくしん"; 6].join("\u{3000}"));
        assert_eq!(six_words(&[0xff; 32], WordLang::Ja), ["われる"; 6].join("\u{3000}"));
    }

    /// The official vector of BIP-39 for the entropy 7f7f…7f: its first words are those of the same
    /// first bits.
    #[test]
    fn bip_39_vector() {
        assert_eq!(six_words(&[0x7f; 32], WordLang::En), "legal winner thank year wave sausage");
        assert_eq!(six_words(&[0x80; 32], WordLang::En), "letter advice cage absurd amount doctor");
    }

    #[test]
    fn bits_are_cut_from_the_left() {
        let mut hash = [0; 32];
        hash[1] = 0b0010_0000;
        assert_eq!(number(&hash, 0), 1);
        hash[8] = 0b0100_0000;
        assert_eq!(number(&hash, 5), 1);
        hash[8] = 0b0010_0000;
        assert_eq!(number(&hash, 5), 0);
    }

    #[test]
    fn japanese_words_are_in_nfc_and_hiragana() {
        for word in WordLang::Ja.list() {
            let word: String = word.nfc().collect();
            assert!(word.chars().all(|c| matches!(c, 'ぁ'..='ん' | 'ー')), "{word}");
        }
        let mut hash = [0; 32];
        let voiced = WordLang::Ja
            .list()
            .iter()
            .position(|word| word.contains('\u{3099}'))
            .expect("a voiced kana");
        hash[0] = u8::try_from(voiced >> 3).expect("eight bits");
        hash[1] = u8::try_from((voiced & 7) << 5).expect("eight bits");
        let words = six_words(&hash, WordLang::Ja);
        assert!(!words.contains('\u{3099}') && words.nfc().eq(words.chars()), "{words}");
    }

    #[test]
    fn no_two_words_begin_alike() {
        for (lang, letters) in [(WordLang::En, 4), (WordLang::Ja, 3)] {
            let heads: HashSet<String> =
                lang.list().iter().map(|word| word.nfc().take(letters).collect()).collect();
            assert_eq!(heads.len(), 2048, "{lang:?}");
        }
    }

    proptest! {
        #[test]
        fn always_six_words(hash in any::<[u8; 32]>()) {
            prop_assert_eq!(six_words(&hash, WordLang::En).split(' ').count(), WORDS);
            prop_assert_eq!(six_words(&hash, WordLang::Ja).split('\u{3000}').count(), WORDS);
        }

        #[test]
        fn other_first_bits_other_words(hash in any::<[u8; 32]>(), bit in 0usize..66) {
            let mut other = hash;
            other[bit / 8] ^= 0x80 >> (bit % 8);
            for lang in [WordLang::Ja, WordLang::En] {
                prop_assert_ne!(six_words(&hash, lang), six_words(&other, lang));
            }
        }
    }
}
