//! Key derivation: what is derived from a ticket, one credential, one key for the length of a
//! request, and tags that look unrelated to each other.

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Builder;
use zeroize::Zeroizing;

use super::{Secret, digest, feed};
use crate::domain::{
    anon::Nonce,
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
};

/// A theme's secret salt, 32 bytes, kept in a key file outside the databases and outside backups.
/// Without it, no ticket matches any tag.
#[derive(Clone)]
pub struct Pepper(Zeroizing<[u8; 32]>);

impl Pepper {
    /// A pepper from 32 bytes of a cryptographic random source, or of the key file.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// What tells this theme's own pepper from any other. It is stored in the open: a hash of 256
    /// random bits, which nobody can guess to compare, under a label of its own, so that it has
    /// nothing in common with what [`TicketKey::derive`] makes of the pepper.
    pub fn check(&self, theme: ThemeId) -> Hex<32> {
        Hex(digest(&[b"kz/keycheck/v1", theme.as_bytes(), self.0.as_slice()]))
    }

    /// The 32 bytes, for the key file alone.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

/// "This ticket is good": a hash from which the ticket cannot be found, for it has 100 random bits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Credential(pub [u8; 32]);

impl Credential {
    /// The credential of a ticket in a theme. Needs no key: the browser computes it too.
    pub fn of(theme: ThemeId, secret: &Secret) -> Self {
        Self(digest(&[b"kz/ticket/v1", theme.as_bytes(), secret.bytes()]))
    }
}

/// "This slip was printed for this theme", without telling which ticket was used: not the
/// credential, which is stored once it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlipMark(pub [u8; 32]);

impl SlipMark {
    /// The mark of a printed ticket. Stored in the order of the marks, which is no order at all.
    pub fn of(theme: ThemeId, secret: &Secret) -> Self {
        Self(digest(&[b"kz/slip/v1", theme.as_bytes(), secret.bytes()]))
    }
}

/// 32 bytes that stand for "this ticket and this thing" and say nothing about either.
#[derive(Clone, Copy)]
pub struct Tag(pub [u8; 32]);

impl Tag {
    /// Compares in constant time.
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.0.as_slice().ct_eq(stored).into()
    }
}

/// 128 random bits beside each text: without them, nobody can guess a hidden or erased text and
/// check it against the log.
pub type Salt = Hex<16>;

/// A ticket's key in one theme. It lives in memory for one request and is wiped after it.
#[derive(Clone)]
pub struct TicketKey(Zeroizing<[u8; 32]>);

impl TicketKey {
    /// HKDF-SHA256 (RFC 5869) with the theme's pepper as salt and the ticket as input.
    pub fn derive(pepper: &Pepper, theme: ThemeId, secret: &Secret) -> Self {
        let mut info = Vec::with_capacity(32);
        for part in [b"kz/v1".as_slice(), theme.as_bytes()] {
            feed(part, |bytes| info.extend_from_slice(bytes));
        }
        let mut key = Zeroizing::new([0; 32]);
        let filled =
            Hkdf::<Sha256>::new(Some(pepper.expose()), secret.bytes()).expand(&info, key.as_mut());
        debug_assert!(filled.is_ok(), "RFC 5869 gives up to 255 * 32 bytes");
        Self(key)
    }

    /// Says that this ticket wrote note `n`.
    pub fn author(&self, note: NoteId) -> Tag {
        self.tag(&[b"author", note.as_bytes()])
    }

    /// Says that this ticket put a sticker on note `n`.
    pub fn like(&self, note: NoteId) -> Tag {
        self.tag(&[b"like", note.as_bytes()])
    }

    /// Says that this ticket flagged note `n`.
    pub fn flag(&self, note: NoteId) -> Tag {
        self.tag(&[b"flag", note.as_bytes()])
    }

    /// Says that this ticket has used its place number `i` for a note.
    pub fn slot(&self, i: u32) -> Tag {
        self.tag(&[b"slot", &i.to_be_bytes()])
    }

    /// Says that this ticket has replied to a question.
    pub fn reply_slot(&self, question: QuestionId) -> Tag {
        self.tag(&[b"reply", question.as_bytes()])
    }

    /// Proves, once it is published, that this ticket took back note `n`.
    pub fn withdrawal(&self, note: NoteId) -> Tag {
        self.tag(&[b"withdraw", note.as_bytes()])
    }

    /// Id and salt of the note that this ticket posts with a nonce: the same for the same nonce, so
    /// that a note whose answer was lost can be sent again and is there once. To everybody without
    /// the ticket and the theme's pepper both look random; nobody can choose an id.
    pub fn new_note(&self, nonce: &Nonce) -> (NoteId, Salt) {
        let Tag(bytes) = self.tag(&[b"note", &nonce.0]);
        let (id, salt) = bytes.split_at(16);
        let half = |half: &[u8]| <[u8; 16]>::try_from(half).unwrap_or_default();
        (NoteId(Builder::from_random_bytes(half(id)).into_uuid()), Hex(half(salt)))
    }

    /// Of a personal link: says that a theme's ticket was picked up with it. The link itself is
    /// stored nowhere, so what is stored of a pick-up leads to nobody.
    pub fn picked_up(&self) -> Tag {
        self.tag(&[b"picked up"])
    }

    /// Of a personal link: stands for the envelope that was stamped.
    pub fn envelope(&self, blinded: &[u8; 32]) -> Tag {
        self.tag(&[b"envelope", blinded])
    }

    pub(super) fn tag(&self, parts: &[&[u8]]) -> Tag {
        // HMAC takes keys of any length (RFC 2104), so this cannot fail for 32 bytes.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.as_slice()) else {
            return Tag([0; 32]);
        };
        for part in parts {
            feed(part, |bytes| mac.update(bytes));
        }
        Tag(mac.finalize().into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn hex(bytes: &[u8]) -> String {
        use std::fmt::Write;
        bytes.iter().fold(String::new(), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
    }

    fn theme(n: u128) -> ThemeId {
        ThemeId(Uuid::from_u128(n))
    }

    fn secret(text: &str) -> Secret {
        Secret::parse(text).unwrap_or_else(|_| panic!("a ticket"))
    }

    /// Computed with an independent program, `scripts/ticket_vectors.py`.
    #[test]
    fn test_vectors() {
        let t = theme(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff);
        let n = NoteId(Uuid::from_u128(0xffee_ddcc_bbaa_9988_7766_5544_3322_1100));
        let s = secret("K7QM-9F3X-01AB-CDEF-GHJK");
        let key = TicketKey::derive(&Pepper::new([7; 32]), t, &s);
        assert_eq!(
            hex(&Credential::of(t, &s).0),
            "fb511d40ed9c8796773f67f5647637da08050e4cf82ffeeac5365a5cf881616c"
        );
        assert_eq!(
            hex(&key.author(n).0),
            "f27d9c889a49ff2de32e4fc0842bbc5699afa788fc6dc03f1efff565b32204fd"
        );
        assert_eq!(
            hex(&key.like(n).0),
            "9837c269ab887014fe8a45ca31f55250e77fb6845a6a37365195665d47a8aa1b"
        );
        assert_eq!(
            hex(&key.flag(n).0),
            "59f53ab25c742d8aa6c95c593697a9076b247a71d20f9a97428e5a072e6cc336"
        );
        assert_eq!(
            hex(&key.picked_up().0),
            "9c6ea6b4b18266d230c7c1c30eb93db24022de284bbbbc638fae11bd70837a46"
        );
        assert_eq!(
            hex(&key.envelope(&[9; 32]).0),
            "2664aac7ddbb211762521df5ea044103b212f012a8a50467c45637b33a243b7a"
        );
        assert_eq!(
            hex(&key.reply_slot(QuestionId(Uuid::from_bytes([6; 16]))).0),
            "3e72c5f96f36920deb5097ace6117152065fc4f3a2f33a7fa80bc114712f9904"
        );
        assert_eq!(
            hex(&key.slot(3).0),
            "0bebaff80f950a25d210ba0186d0ebd9e1f016a18cca3c188b6d02e12760c912"
        );
    }

    /// HMAC-SHA256, RFC 4231 test case 2, and HKDF-SHA256, RFC 5869 test case 1: the libraries are
    /// what they say.
    #[test]
    fn primitives_match_their_rfcs() {
        let mut mac = Hmac::<Sha256>::new_from_slice(b"Jefe").expect("any key length");
        mac.update(b"what do ya want for nothing?");
        assert_eq!(
            hex(&mac.finalize().into_bytes()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        let salt: Vec<u8> = (0..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        let mut okm = [0; 42];
        Hkdf::<Sha256>::new(Some(&salt), &[0x0b; 22]).expand(&info, &mut okm).expect("42 bytes");
        assert_eq!(
            hex(&okm),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        );
    }

    proptest! {
        #[test]
        fn tags_of_one_ticket_all_differ(bytes in any::<[u8; 20]>(), a in any::<u128>(), b in any::<u128>()) {
            prop_assume!(a != b);
            let key = TicketKey::derive(&Pepper::new([1; 32]), theme(1), &Secret::from_random(&bytes));
            let other = TicketKey::derive(&Pepper::new([1; 32]), theme(2), &Secret::from_random(&bytes));
            let (a, b) = (NoteId(Uuid::from_u128(a)), NoteId(Uuid::from_u128(b)));
            let tags = [key.author(a), key.author(b), key.like(a), key.like(b), key.flag(a), key.flag(b), key.slot(0), key.slot(1), other.author(a), other.like(a)];
            for (i, one) in tags.iter().enumerate() {
                for (j, two) in tags.iter().enumerate() {
                    prop_assert_eq!(i == j, one.matches(&two.0));
                }
            }
        }

        #[test]
        fn without_the_pepper_nothing_matches(bytes in any::<[u8; 20]>(), guess in any::<[u8; 32]>()) {
            prop_assume!(guess != [9; 32]);
            let (secret, note) = (Secret::from_random(&bytes), NoteId(Uuid::from_u128(5)));
            let real = TicketKey::derive(&Pepper::new([9; 32]), theme(1), &secret).author(note);
            let guessed = TicketKey::derive(&Pepper::new(guess), theme(1), &secret).author(note);
            prop_assert!(!guessed.matches(&real.0));
        }
    }
}
