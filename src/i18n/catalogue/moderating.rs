//! The texts of moderation: flags of staff, the queue of organizers, and what everybody may read
//! about both.

use chrono::NaiveDate;

use crate::domain::flag::{Mark, Outcome};
use crate::i18n::Lang;

texts!(FlagTexts {
    button, title, lead, reason, send, cancel, sent, rules, mine, hidden_text, take_back, taken_back;
    because(&str),
});

/// What became of a flag, to whoever flagged.
pub struct FlagOutcome {
    /// The sentence for each.
    pub says: fn(Outcome) -> &'static str,
}

texts!(QueueTexts {
    title, lead, empty_title, empty, list, keep, show, check, check_hint, because, memo, memo_hint, memo_save, memo_of, open, undo,
    kept, shown, checking, hidden, reopened, noted, conflict, keys, key_move, key_keep, key_check, key_because, key_memo, key_open, key_undo,
    of_reply, link, late;
    sum(usize, usize, usize), flags(&str, u32), rest(usize),
});

/// What of the queue depends on more than a word.
pub struct QueueWords {
    /// Why a note is in the queue.
    pub mark: fn(Mark) -> &'static str,
    /// By when a reason is to be given.
    pub due: fn(Lang, NaiveDate) -> String,
}

texts!(PolicyTexts {
    title, lead, may, may_says, hides, hides_says, who, who_says, object, object_says, elsewhere, elsewhere_says, desk,
    totals, totals_lead, none, month, reason, flags, hidden, kept, unasked, link;
});
