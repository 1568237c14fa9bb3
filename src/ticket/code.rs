//! The ticket code: the secret and the characters that write it down, 20, and 16 more for the seal
//! of a Sealed ticket.

use subtle::ConstantTimeEq;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Characters of a secret; each carries 5 bits: 100 bits in all.
pub const SYMBOLS: usize = 20;

/// Characters of a seal: 80 bits.
pub const SEAL_SYMBOLS: usize = 16;

/// Stands before a ticket in its cookie on a device that others use too: only the memory of the
/// browser keeps it.
pub const SHARED_MARK: char = '~';

/// The longest that is read.
const WHOLE: usize = SYMBOLS + SEAL_SYMBOLS;

/// Crockford's base 32: no I, L, O, U, so that a printed code is hard to misread.
/// <https://www.crockford.com/base32.html>
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why something typed is not a ticket. It names no position of a *valid* ticket and is no oracle:
/// it can be told without asking the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadCode {
    /// This character never stands in a ticket.
    #[error("a character that no ticket contains")]
    Character(char),
    /// Not 20 characters, nor the 36 of a sealed ticket; this many were found.
    #[error("a ticket has 20 characters, a sealed one 36")]
    Length(usize),
}

/// A ticket's secret. It has no `Debug`, `Display` or `Serialize`, so it cannot slip into a log; it
/// is wiped when dropped.
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

    /// Reads a secret as typed: any case and width, blanks and hyphens anywhere; I and L read as 1,
    /// O as 0.
    ///
    /// # Errors
    /// [`BadCode`] says what is impossible about it.
    pub fn parse(typed: &str) -> Result<Self, BadCode> {
        Self::read(&fold(typed))
    }

    /// Reads a secret in half width.
    ///
    /// # Errors
    /// The errors of [`Secret::parse`].
    pub fn read(folded: &str) -> Result<Self, BadCode> {
        match Symbols::read(folded)? {
            Symbols { ascii, count: SYMBOLS } => Ok(Self(part(&ascii[..]))),
            Symbols { count, .. } => Err(BadCode::Length(count)),
        }
    }

    /// The 20 characters in groups of four: `K7QM-9F3X-…`. For the one who holds the ticket, and
    /// for nobody else.
    pub fn reveal(&self) -> Zeroizing<String> {
        grouped(self.0.iter())
    }

    /// The canonical 20 ASCII characters, the input of every derivation.
    pub(super) fn bytes(&self) -> &[u8; SYMBOLS] {
        &self.0
    }
}

/// The short form of a Sealed ticket's stamp (see [`super::blind::Stamp::seal`]), as it is written
/// behind the secret. No `Debug`: it belongs to a ticket.
#[derive(Clone)]
pub struct Seal(Zeroizing<[u8; SEAL_SYMBOLS]>);

impl Seal {
    /// The first 80 bits of a stamp.
    pub(super) fn of_stamp(stamp: &[u8; 64]) -> Self {
        let mut ascii = Zeroizing::new([0; SEAL_SYMBOLS]);
        for (i, symbol) in ascii.iter_mut().enumerate() {
            // Five bits from bit 5·i on, most significant first; two bytes always hold them.
            let (byte, shift) = (5 * i / 8, 11 - 5 * i % 8);
            let pair = u16::from_be_bytes([stamp[byte], stamp[byte + 1]]);
            *symbol = ALPHABET[usize::from(pair >> shift) & 31];
        }
        Self(ascii)
    }

    /// Whether the two are equal, in the same time wherever they differ.
    pub fn is(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
}

/// A whole ticket as it is written down, typed, kept and shown as a QR code: the secret, and the
/// seal on a Sealed one. No `Debug`.
#[derive(Clone)]
pub struct Ticket {
    /// What everything is derived from.
    pub secret: Secret,
    /// Shows a server that has not seen this ticket before that it was stamped.
    pub seal: Option<Seal>,
}

impl From<Secret> for Ticket {
    fn from(secret: Secret) -> Self {
        Self { secret, seal: None }
    }
}

impl Ticket {
    /// Reads a ticket as typed, as [`Secret::parse`] does.
    ///
    /// # Errors
    /// [`BadCode`] says what is impossible about it.
    pub fn parse(typed: &str) -> Result<Self, BadCode> {
        Self::read(&fold(typed))
    }

    /// Reads a ticket in half width: what [`Ticket::reveal`] wrote, or what somebody typed once it
    /// is folded.
    ///
    /// # Errors
    /// The errors of [`Ticket::parse`].
    pub fn read(folded: &str) -> Result<Self, BadCode> {
        let Symbols { ascii, count } = Symbols::read(folded)?;
        let seal = match count {
            SYMBOLS => None,
            WHOLE => Some(Seal(part(&ascii[SYMBOLS..]))),
            _ => return Err(BadCode::Length(count)),
        };
        Ok(Self { secret: Secret(part(&ascii[..])), seal })
    }

    /// The 20 or 36 characters in groups of four. For the one who holds the ticket, and for nobody
    /// else.
    pub fn reveal(&self) -> Zeroizing<String> {
        grouped(self.secret.0.iter().chain(self.seal.iter().flat_map(|seal| seal.0.iter())))
    }
}

/// The symbols found in a text; those behind the longest ticket are counted only.
struct Symbols {
    ascii: Zeroizing<[u8; WHOLE]>,
    count: usize,
}

impl Symbols {
    fn read(folded: &str) -> Result<Self, BadCode> {
        let mut symbols = Self { ascii: Zeroizing::new([0; WHOLE]), count: 0 };
        for c in folded.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            let upper = c.to_ascii_uppercase();
            let digit = match upper {
                'I' | 'L' => '1',
                'O' => '0',
                other => other,
            };
            let symbol = u8::try_from(digit)
                .ok()
                .filter(|byte| ALPHABET.contains(byte))
                .ok_or(BadCode::Character(c))?;
            if let Some(place) = symbols.ascii.get_mut(symbols.count) {
                *place = symbol;
            }
            symbols.count += 1;
        }
        Ok(symbols)
    }
}

/// Full width to half width, in one wiped buffer: the text is as secret as the ticket.
fn fold(typed: &str) -> Zeroizing<String> {
    let mut folded = Zeroizing::new(String::with_capacity(4 * typed.len()));
    folded.extend(typed.nfkc());
    folded
}

/// The first `N` of at least `N` symbols.
fn part<const N: usize>(ascii: &[u8]) -> Zeroizing<[u8; N]> {
    let mut part = Zeroizing::new([0; N]);
    part.copy_from_slice(&ascii[..N]);
    part
}

fn grouped<'a>(symbols: impl Iterator<Item = &'a u8>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(WHOLE + WHOLE / 4));
    for (i, symbol) in symbols.enumerate() {
        if i > 0 && i % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(*symbol));
    }
    text
}

const fn is_dash(c: char) -> bool {
    // NFKC leaves the typographic dashes and the Japanese long vowel mark, which a kana keyboard
    // types for a hyphen.
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_revealed_can_be_typed_back() {
        let secret = Secret::from_random(&std::array::from_fn(|i| {
            u8::try_from(i * 13 % 256).expect("a byte")
        }));
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
    fn a_seal_is_the_first_80_bits_of_the_stamp() {
        // RFC 4648 would write 0xff 0x00… as "////": eight ones, then zeros, in groups of five
        // bits.
        let mut stamp = [0; 64];
        stamp[0] = 0xff;
        stamp[9] = 1;
        stamp[10..].fill(0xff);
        let ticket = Ticket {
            secret: Secret::from_random(&[0; SYMBOLS]),
            seal: Some(Seal::of_stamp(&stamp)),
        };
        assert_eq!(ticket.reveal().as_str(), "0000-0000-0000-0000-0000-ZW00-0000-0000-0001");
        let read = Ticket::parse(&ticket.reveal().to_lowercase()).expect("a ticket");
        assert!(
            read.secret == ticket.secret
                && read.seal.zip(ticket.seal.clone()).is_some_and(|(a, b)| a.is(&b))
        );
        stamp[9] = 2;
        assert!(!ticket.seal.expect("a seal").is(&Seal::of_stamp(&stamp)));
    }

    #[test]
    fn a_ticket_has_20_characters_or_36() {
        for (typed, sealed) in [("A".repeat(20), false), ("A".repeat(36), true)] {
            assert!(Ticket::parse(&typed).is_ok_and(|ticket| ticket.seal.is_some() == sealed
                && ticket.reveal().replace('-', "") == typed));
        }
        for n in [0, 19, 21, 35, 37] {
            assert!(Ticket::parse(&"A".repeat(n)).is_err_and(|e| e == BadCode::Length(n)), "{n}");
        }
        assert!(
            Secret::parse(&"A".repeat(36)).is_err_and(|e| e == BadCode::Length(36)),
            "a link has no seal"
        );
    }

    #[test]
    fn what_is_impossible_is_said() {
        assert!(Secret::parse("K7QM-9F3U").is_err_and(|e| e == BadCode::Character('U')));
        assert!(Secret::parse("").is_err_and(|e| e == BadCode::Length(0)));
        assert!(Secret::parse(&"A".repeat(21)).is_err_and(|e| e == BadCode::Length(21)));
        assert!(Secret::parse("券").is_err_and(|e| e == BadCode::Character('券')));
    }
}
