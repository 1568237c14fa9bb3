//! English: the office's letterhead.

use crate::domain::letterhead::PLACEHOLDERS;
use crate::i18n::catalogue::LetterheadTexts;

pub(super) const LETTERHEAD: LetterheadTexts = LetterheadTexts {
    title: "Letterhead",
    lead: "What the office’s reports begin and end with: document number, addressee, sender, closing, and which chapters they have. Public reports and those of organizers have the same. Where nothing is written, a report has its title alone.",
    number: "Document number",
    number_hint: |pattern, says| {
        let [year, era, western, own] = PLACEHOLDERS;
        format!(
            "For example {pattern} becomes {says}. {year} is the fiscal year of the era, {era} the era, {western} the western fiscal year, {own} the number that is written on the page of the theme. Where there is none yet, room is left to write it by hand."
        )
    },
    addressee: "Addressee",
    addressee_hint: "One a line, up to 200 characters. Stands on the left.",
    sender: "Sender",
    sender_hint: "Office, section and post, one a line, up to 200 characters. Stands on the right.",
    opening: "Opening sentence",
    opening_hint: "With it the details get a heading of their own, and the closing stands at the end. Up to 400 characters.",
    closing: "Closing",
    closing_hint: "How letters of the office end.",
    sections: "Chapters",
    sections_hint: "Those that are ticked, in the order of their numbers. The figures of the whole stand first in any case. What departments were asked is in internal reports only. The JSON has everything.",
    place_of: |name| format!("Place of “{name}”"),
    save: "Save",
    saved: "The letterhead is saved.",
    look: "Look without saving",
    looked: "The example shows what is written now. It is not saved yet.",
    conflict: "Somebody else changed the letterhead first. What you wrote is still in the fields. Save once more if it should stand.",
    preview: "Example",
    preview_lead: "The first page of a report on an example theme.",
    rest: "The chapters that follow",
    exchange: "As a file",
    exchange_lead: "The letterhead leaves in one file (JSON) that another server takes. What is read in stands in the place of what there is.",
    download: "Save the letterhead as a file",
    file: "File of a letterhead",
    file_hint: "A JSON file that was saved here or on another server.",
    take: "Read it in",
    taken: "The letterhead is that of the file.",
    not_taken: "The file was not read in. The letterhead is as it was.",
    file_other: "This is not the file of a letterhead. Please choose one that was saved on this page.",
    file_version: |version| {
        format!("This file is of a later version ({version}). Please update this server first.")
    },
    file_field: |line| {
        format!(
            "Near line {line} this is not what a letterhead looks like. If you edited the file, please undo that."
        )
    },
    document_number: "Document number",
    document_number_hint: |pattern| {
        format!(
            "Stands at the top right of the report, in “{pattern}”. Left empty, room is kept for writing it by hand. Up to 20 characters."
        )
    },
    save_number: "Save the number",
    example_title: "How could meetings be better?",
    example_prompt: "Ideas",
    example_notes: ["Send the papers the day before", "Say first when it ends"],
};
