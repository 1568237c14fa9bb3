//! Signatures of a note's author: what shows, to whoever holds a copy of the public log, that only
//! the ticket which wrote a note changed it or took it back. Each note has a pair of Ed25519 keys
//! of its own (RFC 8032). The public one is logged when the note comes out; the secret one follows
//! from the ticket and the theme's pepper, lives in memory for one request, and is stored nowhere.
//! Keys of two notes look unrelated, like all tags.
//!
//! A signature covers theme, note, the number of the revision and the new text's hash, so none can
//! be moved to another note, text or place.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::{TicketKey, digest};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, ThemeId},
};

/// A note's public key.
pub type NoteKey = Hex<32>;

/// A signature of the ticket that wrote a note.
pub type Signed = Hex<64>;

/// What an author does to a note that came out of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act<'a> {
    /// The author gives a note a new text.
    Revise {
        /// Counted from 1 for each note.
        number: u32,
        /// The new text's hash ([`super::commit::text`]).
        text: &'a Hex<32>,
    },
    /// The author takes a note back.
    Withdraw,
    /// The author replies to a question under the note, as its author.
    Reply {
        /// The question's hash ([`super::commit::question`]), so that nobody can put another
        /// question over the reply.
        question: &'a Hex<32>,
        /// The hash of the reply's text ([`super::commit::text`]).
        text: &'a Hex<32>,
    },
}

impl Act<'_> {
    /// What is signed: SHA-256("kz/author/v2" ‖ T ‖ n ‖ "revise" ‖ number ‖ text), number in 4
    /// bytes; SHA-256("kz/author/v2" ‖ T ‖ n ‖ "withdraw"); or SHA-256("kz/author/v2" ‖ T ‖ n ‖
    /// "reply" ‖ question ‖ text).
    fn message(&self, theme: ThemeId, note: NoteId) -> [u8; 32] {
        const LABEL: &[u8] = b"kz/author/v2";
        match self {
            Self::Revise { number, text } => digest(&[
                LABEL,
                theme.as_bytes(),
                note.as_bytes(),
                b"revise",
                &number.to_be_bytes(),
                &text.0,
            ]),
            Self::Withdraw => digest(&[LABEL, theme.as_bytes(), note.as_bytes(), b"withdraw"]),
            Self::Reply { question, text } => {
                digest(&[LABEL, theme.as_bytes(), note.as_bytes(), b"reply", &question.0, &text.0])
            }
        }
    }

    /// Whether the ticket that wrote the note did this. Strict as to equivalent encodings (RFC
    /// 8032, 5.1.7), so that all verifiers agree.
    pub fn is_signed(&self, theme: ThemeId, note: NoteId, key: &NoteKey, signed: &Signed) -> bool {
        VerifyingKey::from_bytes(&key.0).is_ok_and(|key| {
            key.verify_strict(&self.message(theme, note), &Signature::from_bytes(&signed.0)).is_ok()
        })
    }
}

/// The public key of a note that nobody wrote with a ticket of this server: its secret key, made of
/// these random bytes, is forgotten at once, so that nobody can ever change the note.
pub fn nobodys_key(random: [u8; 32]) -> NoteKey {
    Hex(SigningKey::from_bytes(&random).verifying_key().to_bytes())
}

impl TicketKey {
    /// The public key of the note that this ticket writes as `note`.
    pub fn note_key(&self, note: NoteId) -> NoteKey {
        Hex(self.signer(note).verifying_key().to_bytes())
    }

    /// Signs what this ticket does to its note.
    pub fn sign(&self, theme: ThemeId, note: NoteId, act: Act<'_>) -> Signed {
        Hex(self.signer(note).sign(&act.message(theme, note)).to_bytes())
    }

    /// The secret key of RFC 8032 is 32 random bytes; these are as good, for they are HMAC's. It is
    /// wiped when dropped.
    fn signer(&self, note: NoteId) -> SigningKey {
        SigningKey::from_bytes(&self.tag(&[b"sign", note.as_bytes()]).0)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ticket::{Pepper, Secret};

    fn ids() -> (ThemeId, NoteId) {
        (
            ThemeId(Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff)),
            NoteId(Uuid::from_u128(0xffee_ddcc_bbaa_9988_7766_5544_3322_1100)),
        )
    }

    fn key(secret: &str) -> TicketKey {
        TicketKey::derive(
            &Pepper::new([7; 32]),
            ids().0,
            &Secret::parse(secret).unwrap_or_else(|_| panic!("a ticket")),
        )
    }

    /// Computed with an independent program, `scripts/ticket_vectors.py`.
    #[test]
    fn test_vectors() {
        let ((theme, note), key) = (ids(), key("K7QM-9F3X-01AB-CDEF-GHJK"));
        assert_eq!(
            key.note_key(note).to_string(),
            "f1583521a4c16db3ad2d563216e8116b175412900827c37c79c4fd57ed8407a4"
        );
        assert_eq!(
            key.sign(theme, note, Act::Withdraw).to_string(),
            "fcffc07e98c1d7fa21eafdb2a93b36cf51fc5a34a95c8e1f98a05b1139eceac4430ae21080c3321fe85e0446a7c4b2b1102829ab05a5297690d29921b8528207"
        );
        let act = Act::Revise { number: 1, text: &Hex([9; 32]) };
        assert_eq!(
            key.sign(theme, note, act).to_string(),
            "138912771ce998a1ca2106b7598c62436a25890bf86e9d5ac5d0a9c3fa96e3d85115419d99470abb9234270ba5b70726558b7b15b03f8c60cacbcab4a4ee0500"
        );
        let act = Act::Reply { question: &Hex([8; 32]), text: &Hex([9; 32]) };
        assert_eq!(
            key.sign(theme, note, act).to_string(),
            "1760af71d9ceb67943aab49a20fd2140863395677b4c28bbd969ad1d322a072caea51a91459b73b0e91a450a6343959bda0fcca80b265ac11e9a7b28c9acc604"
        );
    }

    #[test]
    fn a_signature_is_good_for_one_act_of_one_ticket_on_one_note() {
        let ((theme, note), mine, other) =
            (ids(), key("K7QM-9F3X-01AB-CDEF-GHJK"), key("K7QM-9F3X-01AB-CDEF-GHJM"));
        let (a, b) = (Hex([1; 32]), Hex([2; 32]));
        let acts = [
            Act::Revise { number: 1, text: &a },
            Act::Revise { number: 2, text: &a },
            Act::Revise { number: 1, text: &b },
            Act::Withdraw,
            Act::Reply { question: &a, text: &b },
            Act::Reply { question: &b, text: &a },
        ];
        let elsewhere = (ThemeId(Uuid::from_u128(1)), NoteId(Uuid::from_u128(2)));
        for (i, act) in acts.iter().enumerate() {
            let signed = mine.sign(theme, note, *act);
            for (j, claimed) in acts.iter().enumerate() {
                assert_eq!(claimed.is_signed(theme, note, &mine.note_key(note), &signed), i == j);
            }
            assert!(!act.is_signed(theme, note, &other.note_key(note), &signed));
            assert!(!act.is_signed(elsewhere.0, note, &mine.note_key(note), &signed));
            assert!(!act.is_signed(theme, elsewhere.1, &mine.note_key(note), &signed));
        }
        assert!(
            !Act::Withdraw.is_signed(theme, note, &Hex([0; 32]), &Hex([0; 64])),
            "the point of small order"
        );
    }
}
