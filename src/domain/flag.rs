//! A flag: staff say of a note that somebody should look at it, and why, with a ticket and without a
//! word of their own. How many say so decides nothing: a person looks and decides.

use serde::{Deserialize, Serialize};

use super::ids::NoteId;
use super::note::HideReason;
use super::text_enum;

/// Working days within which a note that was hidden at once ([`HideReason::Checking`]) gets the
/// reason that stays.
pub const DAYS_TO_DECIDE: usize = 2;

text_enum!(
    /// What became of a flag.
    Outcome {
        /// Nobody has decided yet.
        Waiting = "waiting",
        /// The note was hidden.
        Hidden = "hidden",
        /// The note was left as it is. The same reason does not bring it up again.
        Kept = "kept",
    }
);

/// One's own flag, as its ticket sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyFlag {
    /// The note.
    pub id: NoteId,
    /// Its text, as long as it hangs on the board.
    pub text: Option<String>,
    /// Why it was flagged.
    pub reason: HideReason,
    /// What became of it.
    pub outcome: Outcome,
}

/// How many flagged a note for a reason, as of the last count, and whether that is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlagCount {
    /// The note.
    pub note: NoteId,
    /// Why.
    pub reason: HideReason,
    /// How many.
    pub flags: u32,
    /// What was decided; [`Outcome::Waiting`] where nothing was, or the text is another since.
    pub outcome: Outcome,
}

text_enum!(
    /// What somebody decides about a note in the queue, besides a reason for which it is hidden.
    Verdict {
        /// It shows; whoever flagged it is told that it was kept.
        Keep = "keep",
        /// It is hidden at once, and the reason follows.
        Check = "check",
        /// Undo: it shows, and what was flagged waits to be looked at again.
        Reopen = "reopen",
    }
);

/// A [`Verdict`], or the reason for which a note is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// One of the words.
    Verdict(Verdict),
    /// Hidden, for a reason of [`HideReason::CHOICES`].
    Because(HideReason),
}

impl Decided {
    /// Of the word that a button sends; `None` for any other word.
    pub fn parse(word: &str) -> Option<Self> {
        if let Ok(verdict) = word.parse() {
            return Some(Self::Verdict(verdict));
        }
        let reason = word.parse().ok().filter(|reason| HideReason::CHOICES.contains(reason));
        reason.map(Self::Because)
    }

    /// The word that a button sends.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verdict(verdict) => verdict.as_str(),
            Self::Because(reason) => reason.as_str(),
        }
    }

    /// What takes it back, for a note that stood in the queue for `mark`; nothing for what is an
    /// undo itself. What was read for the first time goes back to being looked at, not to being
    /// unread.
    pub const fn undone_by(self, mark: Mark) -> Option<Verdict> {
        match (self, mark) {
            (Self::Verdict(Verdict::Reopen), _)
            | (Self::Verdict(Verdict::Check), Mark::Checking) => None,
            (_, Mark::Flagged) => Some(Verdict::Reopen),
            (_, Mark::Held | Mark::Checking) => Some(Verdict::Check),
        }
    }
}

text_enum!(
    /// Why a note stands in the queue, the more urgent first.
    Mark {
        /// It shows, and somebody flagged it.
        Flagged = "flagged",
        /// It is hidden, and the reason is still to be given.
        Checking = "checking",
        /// Nobody has read it yet, and it is not shown before.
        Held = "held",
    }
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_buttons_are_read_and_no_others() {
        for reason in HideReason::CHOICES {
            assert_eq!(Decided::parse(reason.as_str()), Some(Decided::Because(*reason)));
        }
        for verdict in Verdict::ALL {
            let decided = Decided::Verdict(*verdict);
            assert_eq!(Decided::parse(decided.as_str()), Some(decided));
        }
        for word in ["", "review", "checking", "waiting", "Keep"] {
            assert_eq!(Decided::parse(word), None, "{word}");
        }
    }

    #[test]
    fn whoever_flags_chooses_what_an_organizer_can_choose_and_writes_nothing() {
        assert!(HideReason::FLAGS.iter().all(|reason| HideReason::CHOICES.contains(reason)));
        assert!(!HideReason::FLAGS.contains(&HideReason::Other));
        assert_eq!(HideReason::BY_HAND.len(), HideReason::ALL.len() - 1, "all but unread ones");
    }

    #[test]
    fn an_undo_leads_back_to_where_a_note_was_looked_at() {
        let (keep, check) = (Decided::Verdict(Verdict::Keep), Decided::Verdict(Verdict::Check));
        let because = Decided::Because(HideReason::Abuse);
        for (decided, mark, undo) in [
            (keep, Mark::Flagged, Some(Verdict::Reopen)),
            (check, Mark::Flagged, Some(Verdict::Reopen)),
            (because, Mark::Flagged, Some(Verdict::Reopen)),
            (keep, Mark::Checking, Some(Verdict::Check)),
            (because, Mark::Checking, Some(Verdict::Check)),
            (keep, Mark::Held, Some(Verdict::Check)),
            (because, Mark::Held, Some(Verdict::Check)),
            (check, Mark::Checking, None),
            (Decided::Verdict(Verdict::Reopen), Mark::Flagged, None),
        ] {
            assert_eq!(decided.undone_by(mark), undo, "{decided:?} of {mark:?}");
        }
    }
}
