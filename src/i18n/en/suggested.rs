//! English: suggested groups, and the policy fields that name them.

use crate::i18n::{catalogue::Suggested, plural::count};

pub(super) const SUGGESTED: Suggested = Suggested {
    title: "Suggested groups",
    lead: "Notes in no group that share words. Make a group of them, or have them never suggested again. You can undo both.",
    name: "Name of the suggestion",
    words: "Shared words",
    accept: "Group as suggested",
    refuse: "Do not suggest",
    accepted: "The suggested notes are grouped.",
    refused: "These notes will not be suggested together again.",
    runs: "There is no Japanese dictionary here: runs of kanji and katakana are taken for words.",
    edit_fields: "Edit the policy fields",
    fields: "Policy fields",
    fields_lead: "Names for suggested groups. Where more than half of the notes of a suggestion have the name of a field or one of its words, that field is proposed as the name.",
    fields_label: "Fields and words",
    fields_hint: "One field on each line, as “field: word, word”. Save an empty list to bring back the first one.",
    save: "Save the list",
    saved: "The list is saved.",
    fields_form: "Write it as “field: word, word”.",
    and: ", ",
    office: "The office's own words",
    office_lead: "Words that no dictionary has: names of systems, rooms and forms. Each counts as one word, among frequent words and in suggested groups.",
    office_label: "Words",
    office_hint: "One word on each line. A user dictionary of MeCab (CSV) can be put in as it is: only the first cell of a line is used.",
    office_save: "Save the words",
    office_saved: "The office's own words are saved.",
    office_form: "Write a word with letters in it.",
    open: |n| format!("Suggested groups ({n})"),
    notes: |n| count(n, "note"),
    more: |n| format!("There are {n} more. When you have decided on one of these, the next comes."),
    how: |version, compared| {
        format!(
            "Suggestions are made on this machine alone, by a fixed procedure (version {version}). The same notes always give the same suggestions. At most {compared} notes are compared at a time."
        )
    },
    reason: |words, version| format!("Shared words: {words} (suggested, procedure {version})"),
    fields_line: |line, problem| format!("Line {line}: {problem}"),
    fields_many: |max| format!("At most {max} fields, please."),
    office_many: |max| format!("At most {max} words, please."),
};
