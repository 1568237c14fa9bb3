//! The secret and the 20 characters that write it down.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Characters in a ticket; each carries 5 bits: 100 bits in all.
pub const SYMBOLS: usize = 20;

/// Crockford's base 32: no I, L, O, U, so that a printed code is hard to misread. <https://www.crockford.com/base32.html>
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why something typed is not a ticket. It names no position of a *valid* ticket and is no oracle: it can be told without asking the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// This character never stands in a ticket.
    #[error("a character that no ticket contains")]
    Character(char),
    /// Not 20 characters; this many were found.
    #[error("a ticket has 20 characters")]
    Length(usize),
}

/// A ticket's secret. It has no `Debug`, `Display` or `Serialize`, so it cannot slip into a log; it is wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<[u8; SYMBOLS]>);

impl Secret {
    /// A secret from 20 bytes of a cryptographic random source: the low five bits of each.
    pub fn from_random(bytes: &[u8; SYMBOLS]) -> Self {
        let mut ascii = Zeroizing::new([0; SYMBOLS]);
        for (symbol, byte) in ascii.iter_mut().zip(bytes) {
            *symbol = ALPHABET[usize::from(byte & 31)];
        }
        Self(ascii)
    }

    /// Reads a ticket as typed: any case and width, blanks and hyphens anywhere; I and L read as 1, O as 0.
    ///
    /// # Errors
    /// [`BadCode`] says what is impossible about it.
    pub fn parse(typed: &str) -> Result<Self, BadCode> {
        // One wiped buffer for the folded text; it is as secret as the ticket.
        let mut folded = Zeroizing::new(String::with_capacity(4 * typed.len()));
        folded.extend(typed.nfkc());
        Self::read(&folded)
    }

    /// Reads a ticket in half width: what [`Secret::reveal`] wrote, or what somebody typed once it is folded.
    ///
    /// # Errors
    /// As [`Secret::parse`].
    pub fn read(folded: &str) -> Result<Self, BadCode> {
        let mut ascii = Zeroizing::new([0; SYMBOLS]);
        let mut count = 0;
        for c in folded.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            let upper = c.to_ascii_uppercase();
            let digit = match upper {
                'I' | 'L' => '1',
                'O' => '0',
                other => other,
            };
            let symbol = u8::try_from(digit).ok().filter(|byte| ALPHABET.contains(byte)).ok_or(BadCode::Character(c))?;
            if let Some(place) = ascii.get_mut(count) {
                *place = symbol;
            }
            count += 1;
        }
        if count == SYMBOLS { Ok(Self(ascii)) } else { Err(BadCode::Length(count)) }
    }

    /// The 20 characters in groups of four: `K7QM-9F3X-…`. For the one who holds the ticket, and for nobody else.
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + 4));
        for (i, symbol) in self.0.iter().enumerate() {
            if i > 0 && i % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(*symbol));
        }
        text
    }

    /// The canonical 20 ASCII characters, the input of every derivation.
    pub(super) fn bytes(&self) -> &[u8; SYMBOLS] {
        &self.0
    }
}

const fn is_dash(c: char) -> bool {
    // NFKC leaves the typographic dashes and the Japanese long vowel mark, which a kana keyboard types for a hyphen.
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_revealed_can_be_typed_back() {
        let secret = Secret::from_random(&std::array::from_fn(|i| u8::try_from(i * 13 % 256).expect("a byte")));
        assert_eq!(secret.reveal().as_str(), "0DT7-M1EV-8N2F-W9P3-GXAQ");
        assert!(Secret::parse(&secret.reveal()).ok() == Some(secret));
    }

    #[test]
    fn typing_is_forgiven() {
        let plain = Secret::parse("K7QM-9F3X-01AB-CDEF-GHJK").ok();
        assert!(plain.is_some());
        for typed in [
            "k7qm9f3x01abcdefghjk",
            "Ｋ７ＱＭ　９Ｆ３Ｘ　ＯＩＡＢ　ｃｄｅｆ　ｇｈｊｋ",
            "K7QM‐9F3X‐olab‐CDEF‐GHJK",
            "K7QMー9F3Xー01ABーCDEFーGHJK",
        ] {
            assert!(Secret::parse(typed).ok() == plain, "{typed}");
        }
    }

    #[test]
    fn what_is_impossible_is_said() {
        assert!(Secret::parse("K7QM-9F3U").is_err_and(|e| e == BadCode::Character('U')));
        assert!(Secret::parse("").is_err_and(|e| e == BadCode::Length(0)));
        assert!(Secret::parse(&"A".repeat(21)).is_err_and(|e| e == BadCode::Length(21)));
        assert!(Secret::parse("券").is_err_and(|e| e == BadCode::Character('券')));
    }
}
