//! English: what goes to other offices and other tools, and comes from them.

use crate::i18n::{
    catalogue::{Brought, Exchange, Outside},
    plural::count,
};

pub(super) const EXCHANGE: Exchange = Exchange {
    title: "Exchange themes",
    link: "Exchange themes",
    give: "Themes to a file",
    give_lead: "One file (JSON) with the questions, descriptions, prompts and colours, settings, months and days of the themes you choose. Another office reads it in and has drafts for a year of its own. It holds no notes, stickers, tickets, keys, answers or names of people, not the address of a board, and no year.",
    themes: "Themes",
    themes_hint: "Drafts too. Emergency themes are left out: every server has their templates.",
    give_button: "Give the chosen themes",
    none: "There are no themes yet.",
    take: "Drafts from a file",
    take_lead: "You see every draft before it is made. With one fault in the file, none is.",
    file: "File of themes",
    file_hint: "A JSON file that was given here or on another server.",
    month: "Month in which the first theme begins",
    month_hint: "The others move along, as far apart as they were. Left empty, it is the next month of that name. For example 2027-04",
    look: "Look at it first",
    dry_title: "Drafts that would be made",
    theme: "Theme",
    days: "Period",
    address: "Address",
    prompts: "Prompts",
    ticket: "Tickets and notes",
    not_taken: "The file was not read in. No draft was made.",
    file_other: "This is not a file of themes. Please choose one that was given on this page.",
    file_large: "The file is too large. Up to 512 KB are read.",
    unknown: "There is no field of this name.",
    missing: "This field is missing.",
    not_text: "This is not a text in quotation marks.",
    not_number: "This is not a whole number from 0.",
    not_yes_or_no: "This is neither true nor false.",
    not_list: "This is not a list […].",
    not_object: "This is not an object {…}.",
    year_button: |year| format!("Give all themes of {year}"),
    file_version: |version| {
        format!("This file is of a later version ({version}). Please update this server first.")
    },
    fault: |place, why| format!("{place}: {why}"),
    more_faults: |n| format!("There are {n} more."),
    dry_good: |n| {
        format!(
            "This makes {}. Nothing is made yet. Period and address can be changed afterwards.",
            count(n as u64, "draft")
        )
    },
    taken: |slug| format!("“{slug}” is in use, so it gets another address."),
    make: |n| format!("Make {}", count(n as u64, "draft")),
    made: |n| format!("Made {}. Open them from the list of themes.", count(n as u64, "draft")),
    notes_each: |n| format!("up to {} per ticket", count(n, "note")),
};

pub(super) const OUTSIDE: Outside = Outside {
    title: "Notes for an outside tool",
    link: "Notes for an outside tool",
    lead: "The texts of the notes as a CSV file that kouchou-ai and other tools read. This server sends nothing anywhere. Whoever has the file decides where it goes.",
    where_title: "Before you hand them on",
    where_says: "Most of these tools send the texts to an AI service of an outside company, such as OpenAI or Google. What was sent cannot be taken back. Please find out first whether the rules of your office allow that, and where the texts go.",
    where_local: "kouchou-ai can also run on a machine of your own (with a GPU).",
    file_title: "What is in the file",
    file_shown: "Only notes that show. Hidden notes, notes waiting to be read, withdrawn notes and replies to questions are left out. Who wrote one, and when, is not known here either.",
    file_ids: "Each file has new random numbers for the notes, and their order. Two files cannot be joined by them.",
    file_stickers: "Stickers are one column with their number. A note has one line however many it has.",
    file_law: "It must not be used to look for who wrote a note.",
    found_title: "Notes that may say who somebody is",
    found_none: "No names, telephone numbers, mail addresses or the like were found. They are looked for by their shape alone, so some may be missed. Please look for yourself too.",
    found_says: "They are looked for by their shape alone, so some may be missed and some are none. Please look at the others too.",
    leave: "Leave the notes above out",
    leave_hint: "Without the tick, notes that may say who somebody is go along.",
    tool: "Tool",
    no_disagree: "This board had no button for disagreeing, so disagrees and passes are 0. That does not mean that nobody disagreed. The name of the file says so too.",
    city: "The column interview holds the title of the theme, not the name of a person.",
    kouchou: "Its result comes back on the review bench, by “Suggested groups from a file”.",
    sure: "I know that the texts may be sent to an outside AI service, and have looked at the rules of the office.",
    form_title: "Make the file",
    download: "Get the CSV",
    closed: "Notes can be handed on once the theme has closed.",
    back: "Back to the theme",
    notes: |n| format!("{} can be seen.", count(n as u64, "note")),
    found: |found, of| format!("{found} of {of} notes have words that may say who somebody is."),
    more: |n| format!("There are {n} more."),
    columns: |columns| format!("Columns: {columns}"),
};

pub(super) const BROUGHT: Brought = Brought {
    title: "Suggested groups from a file",
    link: "Suggested groups from a file",
    lead: "The categories of kouchou-ai become suggested groups on the review bench. People accept or refuse each of them. Reading the file in groups nothing.",
    where_from: "It reads final_result_with_comments.csv of kouchou-ai, with the columns original-comment and category. kouchou-ai makes it in the folder of its result when its CSV output is switched on (is_pubcom).",
    only_by_text: "Notes are found by their text alone. The numbers in the file are not used.",
    file: "File of the result",
    take: "Read it in",
    replaces: "It takes the place of the suggestions of an earlier file.",
    badge: "From a file",
    badge_says: "What is marked “From a file” was put together by an outside tool, by its categories and not by shared words.",
    to_bench: "See them on the bench",
    drop: "Drop all suggestions of the file",
    drop_says: "As before the file was read in. What was accepted or refused stays so.",
    dropped: "The suggestions of the file are dropped.",
    json: "hierarchical_result.json holds no text of a note, so nobody can tell which note is meant. Please choose final_result_with_comments.csv from the same folder.",
    done: "The suggestions of the file are in.",
    file_hint: |rows| {
        format!("CSV (UTF-8, UTF-16, Shift_JIS) or Excel (.xlsx), up to {rows} lines.")
    },
    large: |rows| {
        format!(
            "The file is too large. Up to {rows} lines and 32 MB are read. Please give the tool fewer notes at a time."
        )
    },
    now: |n| format!("Categories of a file that are in now: {n}."),
    groups: |groups, notes| format!("Categories: {groups}, with {}.", count(notes as u64, "note")),
    grouped: |n| {
        format!("{} of them are in a group already and are not suggested.", count(n as u64, "note"))
    },
    unknown: |n, lines| {
        format!(
            "Lines whose text is that of no note: {n} (line {lines}). They were hidden, withdrawn or rewritten."
        )
    },
    unsorted: |n| format!("Lines without a category: {n}."),
    several: |n| {
        format!(
            "{} stood under several categories and went where most of their lines are.",
            count(n as u64, "note")
        )
    },
    alone: |n| format!("Categories with one note alone, which are not suggested: {n}."),
    nothing: |rows| {
        format!(
            "{} were read, and nothing in them can be suggested. Please check that the file is of this theme.",
            count(rows as u64, "line")
        )
    },
    reason: |name| format!("Category in the file: {name}"),
    rest: |n| format!("{n} more"),
};
