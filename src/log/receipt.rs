//! Receipts: what became of a note, by the receipt that its author's browser kept, in a log that
//! was checked ([`super::replay`]).

use crate::domain::hex::Hex;

/// What became of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The note hangs on the board, with the text that the receipt is for.
    Shown,
    /// The note came out of the box and waits until an organizer has read it, as the theme says.
    Held,
    /// An organizer hid the note; the log says so.
    Hidden,
    /// The note was taken back, with the proof that only its ticket could give.
    Withdrawn,
    /// The note's ticket gave it another text after the one of the receipt: from another browser,
    /// or by somebody else who has the ticket.
    Rewritten,
    /// The note came out of the box, or hangs, with a text that is not the receipt's, and its
    /// author's ticket did not sign it.
    Changed,
    /// The log does not know the note: it is in the box still, or it was made to vanish there.
    Unknown,
}

impl Fate {
    /// The word for it in the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Held => "held",
            Self::Hidden => "hidden",
            Self::Withdrawn => "withdrawn",
            Self::Rewritten => "rewritten",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }
}

/// A note whose author holds a receipt, as far as the log is read. The receipt is the hash of its
/// text as its author last wrote it, there; it must be the *last* one in the log.
pub(super) struct Watched {
    receipt: Hex<32>,
    text: TextState,
    held: bool,
    hidden: bool,
    withdrawn: bool,
}

/// How the note's last text stands to the receipt.
enum TextState {
    /// No text came out of the box.
    None,
    /// The last text is the receipt's.
    Same,
    /// The text was the receipt's, and the ticket signed what came after.
    Rewritten,
    /// The text is not the receipt's, and the ticket did not sign it.
    Other,
}

impl Watched {
    pub const fn new(receipt: Hex<32>) -> Self {
        Self { receipt, text: TextState::None, held: false, hidden: false, withdrawn: false }
    }

    pub fn pinned(&mut self, text: &Hex<32>, held: bool) {
        self.text = if *text == self.receipt { TextState::Same } else { TextState::Other };
        self.held = held;
    }

    /// `signed`: by the key that the receipt covers.
    pub fn revised(&mut self, text: &Hex<32>, held: bool, signed: bool) {
        self.text = match self.text {
            _ if *text == self.receipt => TextState::Same,
            TextState::Same | TextState::Rewritten if signed => TextState::Rewritten,
            _ => TextState::Other,
        };
        self.held = held;
    }

    pub fn decided(&mut self) {
        self.held = false;
    }

    pub fn hidden(&mut self) {
        self.hidden = true;
    }

    pub fn withdrawn(&mut self) {
        self.withdrawn = true;
    }

    pub const fn fate(&self) -> Fate {
        match self.text {
            TextState::None => Fate::Unknown,
            TextState::Other => Fate::Changed,
            _ if self.withdrawn => Fate::Withdrawn,
            TextState::Rewritten => Fate::Rewritten,
            TextState::Same if self.hidden && self.held => Fate::Held,
            TextState::Same if self.hidden => Fate::Hidden,
            TextState::Same => Fate::Shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{account::Role, note::HideReason};
    use crate::log::Event;
    use crate::log::export::Export;
    use crate::log::honest::{append, hash, honest, note, pinned, revised, theme};
    use crate::log::replay::Replay;

    fn fate(export: &Export, n: u128, receipt: Hex<32>) -> Fate {
        let mut replay = Replay::new(None);
        replay.watch(note(n), receipt);
        export.entries.iter().for_each(|entry| replay.entry(entry));
        let _ = replay.compare(&export.board);
        replay.fate(note(n))
    }

    #[test]
    fn each_note_has_its_fate() {
        let export = honest();
        assert_eq!(fate(&export, 1, hash(1, "text 1, better")), Fate::Shown);
        assert_eq!(
            fate(&export, 1, hash(1, "text 1")),
            Fate::Rewritten,
            "another text came after, signed by the same ticket"
        );
        assert_eq!(fate(&export, 1, hash(1, "what its author wrote")), Fate::Changed);
        assert_eq!(fate(&export, 2, hash(2, "text 2")), Fate::Hidden);
        assert_eq!(fate(&export, 3, hash(3, "text 3")), Fate::Withdrawn);
        assert_eq!(fate(&export, 4, hash(4, "text 4")), Fate::Unknown);
    }

    #[test]
    fn a_text_that_the_ticket_did_not_sign_is_a_change() {
        let mut export = honest();
        let mut forged = revised(1, 2, "I resign", false);
        forged.signed = Some(Hex([9; 64]));
        append(&mut export.entries, &Event::Revised { theme: theme(), notes: vec![forged] });
        assert_eq!(fate(&export, 1, hash(1, "text 1, better")), Fate::Changed);
    }

    #[test]
    fn what_waits_to_be_read_is_told_from_what_was_hidden() {
        let mut export = honest();
        append(
            &mut export.entries,
            &Event::BoxOpened { theme: theme(), opening: 2, pinned: vec![pinned(5, "new", true)] },
        );
        export.board.hidden.push(note(5));
        assert_eq!(fate(&export, 5, hash(5, "new")), Fate::Held);
        append(
            &mut export.entries,
            &Event::Restored { theme: theme(), note: note(5), role: Role::Organizer },
        );
        export.board.hidden.pop();
        assert_eq!(fate(&export, 5, hash(5, "new")), Fate::Shown);
        append(
            &mut export.entries,
            &Event::Revised { theme: theme(), notes: vec![revised(5, 1, "newer", true)] },
        );
        export.board.hidden.push(note(5));
        assert_eq!(
            (fate(&export, 5, hash(5, "newer")), fate(&export, 5, hash(5, "new"))),
            (Fate::Held, Fate::Rewritten)
        );
        append(
            &mut export.entries,
            &Event::Hidden {
                theme: theme(),
                note: note(5),
                reason: HideReason::Person,
                role: Role::Organizer,
            },
        );
        assert_eq!(fate(&export, 5, hash(5, "newer")), Fate::Hidden);
    }
}
