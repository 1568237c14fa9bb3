//! English: days that are others than staff were told.

use crate::i18n::catalogue::DayChangeTexts;

pub(super) const DAY_CHANGE: DayChangeTexts = DayChangeTexts {
    title: "Days that you were told have changed",
    before: "Earlier changes",
    why: "Why the days change (staff read this)",
    why_hint: "Needed where something that staff were told is taken away: an earlier end, a later \
               answer. It stands on the entrance and on the board. Up to 200 characters.",
    close_why: "Why it closes before its last day (staff read this)",
    close_hint: "For whoever meant to write later. It stands on the entrance and on the board. Up \
                 to 200 characters.",
    opens: "The first day",
    closes: "The last day",
    answers: "The day of the answer",
    posting: "The last day for notes",
    stickers: "The last day for stickers",
    nothing: "(empty)",
    gone: "(taken away)",
    moved: |what, was, now| format!("{what} was {was} and is {now} now."),
    begun: |what, now| format!("{what} is {now} now."),
    ended: |what, was| format!("{what} was {was}; there is none any more."),
    closed: |was, now| format!("It was to be open until {was} and was closed on {now}."),
    reopened: |now| format!("It is open again, until {now}."),
    because: |why| format!("Why: {why}"),
    made: |on, says| format!("{on}: {says}"),
};
