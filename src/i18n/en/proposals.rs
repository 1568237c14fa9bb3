//! English: the office's own schemes, and drafts for their forms.

use crate::domain::proposal::Source;
use crate::i18n::{catalogue::Proposals, plural::count};

pub(super) const PROPOSALS: Proposals = Proposals {
    schemes: "Suggestion schemes",
    schemes_lead: "The forms of the office’s own schemes, for which a group or a note can become a draft: the headings of each, and what its fields begin with.",
    schemes_saved: "The schemes are saved.",
    sources: "What a field can begin with",
    sources_lead: "Behind a heading, write a colon and one of these words. Without one, the field begins empty.",
    source: |source| match source {
        Source::Name => "name",
        Source::Notes => "notes",
        Source::Why => "why",
        Source::Counts => "counts",
        Source::Answer => "answer",
        Source::Nothing => "nothing",
    },
    source_says: |source| match source {
        Source::Name => "the name of the group, or the text of the note",
        Source::Notes => "the texts of the notes with their stickers, most stickers first",
        Source::Why => "why the notes are together",
        Source::Counts => "how many notes and stickers, and its rank",
        Source::Answer => "the published answer or, without one, its draft",
        Source::Nothing => "an empty field",
    },
    scheme_name: "Name of the scheme",
    new_scheme: "Name of a new scheme",
    scheme_fields: "Fields",
    scheme_fields_hint: "One on each line, as “heading: word”. Empty both name and fields to remove the scheme; drafts that were written for it stay.",
    save_schemes: "Save the schemes",
    no_source: "Behind the colon, write one of the words above.",
    schemes_many: |max| format!("At most {max} schemes, please."),
    fields_many: |max| format!("At most {max} fields in one scheme, please."),
    make: "Make a proposal of it",
    make_lead: "It begins with the notes, the reason, the counts. Only reviewers and organizers see it.",
    lead: "A draft for the form. Save it, then take it out as text or Markdown, or print it, and copy it into the official form.",
    form_title: "Draft of the proposal",
    form_lead: "Think before you hand in the texts of notes as they are; put into other words what could tell who wrote them.",
    filled_hint: |from, max| format!("Begins with “{from}”. Up to {max} characters."),
    empty_hint: |max| {
        format!("Begins empty, for the notes do not tell it. Up to {max} characters.")
    },
    left_field: "The form has no such field any more. What was written is kept; empty it and save to remove it.",
    save: "Save the draft of the proposal",
    saved: "The draft of the proposal is saved.",
    conflict: "Somebody else changed the draft first. What you wrote is still in the fields. Look at what is stored now, and save again if you mean it.",
    stored_now: "The draft that is stored now",
    scheme_gone: "This scheme is no longer among the office’s schemes. What was written is kept; you can change it and take it out.",
    preview: "The proposal as it is saved",
    print: "On paper there is the proposal alone.",
    as_text: "As text (.txt)",
    as_markdown: "As Markdown (.md)",
    theme: "Theme",
    item: "Made of",
    note_line: |text, stickers| {
        format!("- {} ({})", text.replace('\n', " "), count(stickers, "sticker"))
    },
    counts: |notes, stickers, of, rank| {
        format!("{}, {}, number {rank} of {of}", count(notes, "note"), count(stickers, "sticker"))
    },
};
