//! What the public log says of a note without showing it: a salted hash of its text, and a commitment to its author's withdrawal.

use super::{Tag, digest};
use crate::domain::{hex::Hex, ids::NoteId};

/// 128 random bits beside each text: without them, nobody can guess a hidden or erased text and check it against the log.
pub type Salt = Hex<16>;

/// Commits to a text: SHA-256("kz/note/v1" ‖ n ‖ salt ‖ text).
pub fn text(note: NoteId, salt: &Salt, text: &str) -> Hex<32> {
    Hex(digest(&[b"kz/note/v1", note.as_bytes(), &salt.0, text.as_bytes()]))
}

/// What an organizer read of a note, to be compared with what it says when they decide: SHA-256("kz/seen/v1" ‖ n ‖ text). Unsalted, so it
/// stands on organizers' pages only, beside the text itself.
pub fn seen(note: NoteId, text: &str) -> Hex<32> {
    Hex(digest(&[b"kz/seen/v1", note.as_bytes(), text.as_bytes()]))
}

/// Commits to the proof w(n) that only the author's ticket can give: SHA-256("kz/withdraw/v1" ‖ w).
pub fn withdrawal(proof: &Tag) -> Hex<32> {
    Hex(digest(&[b"kz/withdraw/v1", &proof.0]))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_commitment_belongs_to_one_note_one_salt_and_one_text() {
        let (a, b) = (NoteId(Uuid::from_u128(1)), NoteId(Uuid::from_u128(2)));
        let (one, two) = (Hex([1; 16]), Hex([2; 16]));
        let all = [text(a, &one, "x"), text(b, &one, "x"), text(a, &two, "x"), text(a, &one, "y")];
        for (i, left) in all.iter().enumerate() {
            assert_eq!(all.iter().filter(|right| *right == left).count(), 1, "{i}");
        }
        assert_ne!(withdrawal(&Tag([1; 32])), withdrawal(&Tag([2; 32])));
    }
}
