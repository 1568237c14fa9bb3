//! English: the report's parts and files.

use crate::i18n::catalogue::ReportParts;
use crate::i18n::plural::count;

pub(super) const PARTS: ReportParts = ReportParts {
    json: "Download as JSON",
    html: "Download as HTML for printing",
    pdf: "Download as PDF",
    xlsx: "Download for Excel",
    docx: "Download for Word",
    office_tag: "en-GB",
    more_files: "Each table as CSV",
    interim: "This theme is still open: the figures will change.",
    tally_hidden: "Likes are not counted here before the last day is over.",
    internal: "For internal use: this report tells what departments were asked. To publish it, \
        download it without signing in.",
    participation: "Tickets",
    groups: "Groups",
    answered_on: "Published on",
    enquiries: "Enquiries",
    asked: "Departments asked",
    replied: "Replied",
    keywords: "Frequent words",
    keywords_lead: "Words in at least two notes, those in most notes first.",
    no_keywords: "No word stands in more than one note.",
    by_script: "There is no dictionary: runs of kanji, katakana or Latin letters were counted as \
        words.",
    word: "Word",
    number: "Number",
    numbers: "Numbers of the notes",
    stands_in: "Notes with it",
    compared: "Compared with earlier themes",
    theme: "Theme",
    closed_on: "Closed on",
    share: "Notes with likes (%)",
    days: "Days to the first answer",
    reasons: "Why notes were hidden",
    provenance: "About this report",
    program: "Version of the program",
    read_first: "Reading notes",
    dictionary: "Dictionary",
    no_dictionary: "none",
    log_entries: "Entries of the log",
    summary_sheet: "Report",
    details: "Details",
    swapped: |times, kinds| {
        format!(
            "Characters that no font of this server has were printed as 〓: {}, {}. The numbers \
                name their code points in Unicode.",
            count(times, "place"),
            count(kinds, "character")
        )
    },
    more: |n| format!("and {} more", count(n, "note")),
};
