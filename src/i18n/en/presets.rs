//! English: presets of themes.

use crate::i18n::{catalogue::PresetTexts, plural::count};

pub(super) const PRESETS: PresetTexts = PresetTexts {
    title: "Presets",
    lead: "The rules of a theme and how long it lasts, under a name: no dates, no question. New themes begin with the one that you always use.",
    link: "Edit presets",
    choose: "Preset",
    usual: "As usual",
    sealed: "Sealed, once a day",
    short: "Urgent (5 working days)",
    begins: "Always used",
    make_usual: "Always begin with this",
    begin_usual: "Begin with “As usual” again",
    name: "Name",
    name_hint: "Up to 30 characters.",
    rename: "Rename",
    drop: "Delete",
    saved: "Saved.",
    begun: "New themes begin with another preset now.",
    dropped: "Deleted.",
    conflict: "Somebody else changed it first. Its name is now the one below.",
    new: "Make one of a theme",
    new_lead: "The rules and the length of that theme come along.",
    theme: "Theme",
    keep: "Keep as a preset",
    none: "There is none yet. Make one of a theme that went well, and next month is easier.",
    month: "It is open from the first to the last working day of its month. ",
    no_answer: "It sets no day of the answer. ",
    open_for: |n| format!("It is open for {}. ", count(n, "working day")),
    posting_ends: |n| {
        format!("Notes are taken until {} before the last day. ", count(n, "working day"))
    },
    stickers_end: |n| {
        format!("Stickers are taken until {} before the last day. ", count(n, "working day"))
    },
    answers_after: |n| format!("It is answered {} after the last day. ", count(n, "working day")),
};
