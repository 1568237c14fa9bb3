//! Commitments: what the public log says of a note without showing it, a salted hash of its text,
//! and a commitment to its author's withdrawal.

use super::{Salt, Tag, author::NoteKey, digest};
use crate::domain::{
    hex::Hex,
    ids::{NoteId, QuestionId, ThemeId},
};

/// Commits to a text: SHA-256("kz/note/v2" ‖ T ‖ n ‖ key ‖ salt ‖ text), so that a receipt of it
/// also says in which theme the note came out and who may change it. Of a note without a key, from
/// version 1 of the log: SHA-256("kz/note/v1" ‖ n ‖ salt ‖ text).
pub fn text(
    theme: ThemeId,
    note: NoteId,
    key: Option<&NoteKey>,
    salt: &Salt,
    text: &str,
) -> Hex<32> {
    Hex(match key {
        Some(key) => digest(&[
            b"kz/note/v2",
            theme.as_bytes(),
            note.as_bytes(),
            &key.0,
            &salt.0,
            text.as_bytes(),
        ]),
        None => digest(&[b"kz/note/v1", note.as_bytes(), &salt.0, text.as_bytes()]),
    })
}

/// Commits to the text of a paper note, which has no key: SHA-256("kz/paper/v1" ‖ T ‖ n ‖ salt ‖
/// text).
pub fn paper(theme: ThemeId, note: NoteId, salt: &Salt, text: &str) -> Hex<32> {
    let parts: [&[u8]; 5] =
        [b"kz/paper/v1", theme.as_bytes(), note.as_bytes(), &salt.0, text.as_bytes()];
    Hex(digest(&parts))
}

/// Commits to the stickers that were counted on a note's paper: SHA-256("kz/paper-stickers/v1" ‖ T ‖
/// n ‖ salt ‖ number), the number as 4 bytes, big endian. The salt is another one than the text's,
/// and public only where counts are: else whoever has the log could try all numbers while the board
/// hides them.
pub fn paper_stickers(theme: ThemeId, note: NoteId, salt: &Salt, stickers: u32) -> Hex<32> {
    let number = stickers.to_be_bytes();
    let parts: [&[u8]; 5] =
        [b"kz/paper-stickers/v1", theme.as_bytes(), note.as_bytes(), &salt.0, &number];
    Hex(digest(&parts))
}

/// Commits to a question, so that the log shows what was asked under which note, and a reply is to
/// those words: SHA-256("kz/question/v1" ‖ T ‖ q ‖ n ‖ text).
pub fn question(theme: ThemeId, question: QuestionId, note: NoteId, text: &str) -> Hex<32> {
    Hex(digest(&[
        b"kz/question/v1",
        theme.as_bytes(),
        question.as_bytes(),
        note.as_bytes(),
        text.as_bytes(),
    ]))
}

/// What an organizer read of a note, to be compared with what it says when they decide:
/// SHA-256("kz/seen/v1" ‖ n ‖ text). Unsalted, so it stands on organizers' pages only, beside the
/// text itself.
pub fn seen(note: NoteId, text: &str) -> Hex<32> {
    Hex(digest(&[b"kz/seen/v1", note.as_bytes(), text.as_bytes()]))
}

/// Commits to the proof w(n) that only the author's ticket can give: SHA-256("kz/withdraw/v1" ‖ w).
/// Of notes without a key.
pub fn withdrawal(proof: &Tag) -> Hex<32> {
    Hex(digest(&[b"kz/withdraw/v1", &proof.0]))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_commitment_belongs_to_one_note_of_one_theme_one_key_one_salt_and_one_text() {
        let (note, other) = (NoteId(Uuid::from_u128(1)), NoteId(Uuid::from_u128(2)));
        let (theme, elsewhere) = (ThemeId(Uuid::from_u128(1)), ThemeId(Uuid::from_u128(2)));
        let (one, two) = (Hex([1; 16]), Hex([2; 16]));
        let (key, second) = (Hex([1; 32]), Hex([2; 32]));
        let all = [
            text(theme, note, Some(&key), &one, "x"),
            text(elsewhere, note, Some(&key), &one, "x"),
            text(theme, other, Some(&key), &one, "x"),
            text(theme, note, Some(&second), &one, "x"),
            text(theme, note, Some(&key), &two, "x"),
            text(theme, note, Some(&key), &one, "y"),
            text(theme, note, None, &one, "x"),
            text(theme, other, None, &one, "x"),
        ];
        for (i, left) in all.iter().enumerate() {
            assert_eq!(all.iter().filter(|right| *right == left).count(), 1, "{i}");
        }
        assert!(!all.contains(&paper(theme, note, &one, "x")), "a paper note is no other note");
        let counts = [(note, 3), (note, 4), (other, 3)]
            .map(|(note, stickers)| paper_stickers(theme, note, &one, stickers));
        assert!(counts[0] != counts[1] && counts[0] != counts[2]);
        assert_ne!(withdrawal(&Tag([1; 32])), withdrawal(&Tag([2; 32])));
    }
}
