//! What became of a note, by the receipt that its author's browser kept and a log that was checked ([`super::verify`]).

use super::{Event, verify::Export};
use crate::domain::{hex::Hex, ids::NoteId};

/// What became of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It hangs on the board, with the text that the receipt is for.
    Shown,
    /// It came out of the box and waits until an organizer has read it, as the theme says.
    Held,
    /// An organizer hid it; the log says so.
    Hidden,
    /// It was taken back, with the proof that only its ticket could give.
    Withdrawn,
    /// It came out of the box with another text than the receipt's.
    Changed,
    /// The log does not know it: it is in the box still, or it was made to vanish there.
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
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }
}

/// What a checked log tells of a note. `receipt` is the hash of its text as its author last wrote it.
pub fn fate(export: &Export, note: NoteId, receipt: Hex<32>) -> Fate {
    let (mut known, mut written, mut held, mut withdrawn) = (false, false, false, false);
    for event in export.entries.iter().filter_map(|entry| entry.event().ok()) {
        match event {
            Event::BoxOpened { pinned, .. } => {
                for new in pinned.iter().filter(|new| new.note == note) {
                    (known, held) = (true, new.held);
                    written |= new.text == receipt;
                }
            }
            Event::Revised { notes, .. } => {
                for new in notes.iter().filter(|new| new.note == note) {
                    held = new.held;
                    written |= new.text == receipt;
                }
            }
            Event::Withdrawn { notes, .. } => withdrawn |= notes.iter().any(|gone| gone.note == note),
            Event::Hidden { note: of, .. } | Event::Restored { note: of, .. } if of == note => held = false,
            _ => {}
        }
    }
    match (known, written) {
        (false, _) => Fate::Unknown,
        (true, false) => Fate::Changed,
        _ if withdrawn => Fate::Withdrawn,
        _ if export.hidden.contains(&note) => {
            if held {
                Fate::Held
            } else {
                Fate::Hidden
            }
        }
        _ => Fate::Shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{account::Role, note::HideReason};
    use crate::log::event::{Pinned, Revised};
    use crate::log::verify::tests::{append, honest, note, theme};
    use crate::ticket::commit;

    fn receipt(n: u128, text: &str) -> Hex<32> {
        commit::text(note(n), &Hex([7; 16]), text)
    }

    #[test]
    fn each_note_has_its_fate() {
        let export = honest();
        for (n, fate_then) in [(1, Fate::Shown), (2, Fate::Hidden), (3, Fate::Withdrawn), (4, Fate::Unknown)] {
            assert_eq!(fate(&export, note(n), receipt(n, &format!("text {n}"))), fate_then, "{n}");
        }
        assert_eq!(fate(&export, note(1), receipt(1, "what its author wrote")), Fate::Changed);
    }

    #[test]
    fn what_waits_to_be_read_is_told_from_what_was_hidden() {
        let mut export = honest();
        let (text, held) = (receipt(5, "new"), true);
        append(
            &mut export.entries,
            &Event::BoxOpened { theme: theme(), opening: 2, pinned: vec![Pinned { note: note(5), text, withdrawal: None, held }] },
        );
        export.hidden.push(note(5));
        assert_eq!(fate(&export, note(5), text), Fate::Held);
        append(&mut export.entries, &Event::Restored { theme: theme(), note: note(5), role: Role::Organizer });
        export.hidden.pop();
        assert_eq!(fate(&export, note(5), text), Fate::Shown);
        // A new text waits again; the old receipt is as good as the new one.
        let newer = receipt(5, "newer");
        append(&mut export.entries, &Event::Revised { theme: theme(), notes: vec![Revised { note: note(5), text: newer, held }] });
        export.hidden.push(note(5));
        assert_eq!((fate(&export, note(5), newer), fate(&export, note(5), text)), (Fate::Held, Fate::Held));
        append(&mut export.entries, &Event::Hidden { theme: theme(), note: note(5), reason: HideReason::Person, role: Role::Organizer });
        assert_eq!(fate(&export, note(5), newer), Fate::Hidden);
    }
}
