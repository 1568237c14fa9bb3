//! English: paper.

use crate::i18n::{catalogue::Paper, plural::count};

pub(super) const PAPER: Paper = Paper {
    title: "Paper notes",
    lead: "Type in here what hangs on the board in the corridor. It becomes a note without a ticket, marked as paper, and comes out at the next opening of the box, mixed with the others. Who typed it in is kept nowhere.",
    open: "Paper notes",
    next: "The next note",
    keys: "Number of the column, text, number of stickers. Tab goes on, Enter saves, and the empty form is there again. Without stickers, leave the last field empty.",
    column: "Number of the column",
    text: "Text of the note",
    stickers: "Stickers on paper",
    enter: "Put into the box",
    typed: "One note is in. Here is the form of the next one.",
    corrected: "Corrected.",
    taken_back: "Taken back.",
    closed: "Paper notes and paper stickers are typed in while a theme is open or under review.",
    list: "What was typed in",
    none: "Nothing yet.",
    rule: "Stickers on paper and on the screen are counted apart and ranked by their sum. Somebody may have put one on each, which nobody can tell: the sum is not a number of people.",
    on_paper: "Paper",
    on_screen: "Screen",
    in_box: "In the box",
    hangs: "On the board",
    of_ticket: "Note with a ticket",
    mend: "Correct",
    mend_title: "Correct by the paper",
    count: "What stands on the paper",
    text_stays: "This note was written with a ticket. Only its author can change the text.",
    save: "Save",
    take_back: "Take this paper note back",
    take_back_says: "For a note that was typed in twice, for example. It leaves the board, the log says so, and it does not come back.",
    of_these: "of these on paper",
    mark: "Paper",
    mark_says: " note",
    log_counted: "Stickers on paper were counted again",
    log_corrected: "The text of a paper note was corrected",
    log_taken_back: "A paper note was taken back",
    table_prompt: "column",
    table_text: "note",
    table_stickers: "stickers",
    table_example: "The first line names the columns; there may be others. In “column” stands its number or its name.",
    example: "Approvals are still on paper",
    table_empty: "There is no line with a note.",
    table_encoding: "The characters cannot be read. Please save it as CSV in UTF-8, UTF-16 or Shift_JIS, or as an Excel workbook (.xlsx).",
    table_locked: "This workbook has a password or is of an old kind. Please take the password off and save it as .xlsx.",
    table_macros: "Workbooks with macros are not taken. Please save it as .xlsx.",
    table_broken: "This workbook cannot be opened: it is damaged or far too large. Please save it as CSV.",
    import_title: "Take a table",
    import_lead: "A CSV file or an Excel workbook is read, and you are shown what each line becomes. When you have looked at it, all of it goes in. With one wrong line, nothing does.",
    import_take: "Choose a table",
    file: "File",
    file_hint: "CSV (UTF-8, UTF-16, Shift_JIS) or Excel (.xlsx).",
    pasted: "Or paste it here",
    look: "Look at it first",
    dry_title: "Line by line",
    line: "Line",
    becomes: "Becomes",
    becomes_again: " A note with these words is there already; there will be two.",
    print_title: "For the corridor",
    print_lead: "Only what everybody may see is printed. Numbers of stickers stand there while the board shows them.",
    print_blank: "Empty slips",
    print_wall: "The notes as they hang",
    print_poster: "Invitation (A4)",
    print_large: "Invitation (A3)",
    print_says: "Print this page with your browser, and cut along the dashes.",
    slip_says: "Write here and pin it to the board in the corridor. No name. You can also write on a screen.",
    slip_stick: "The QR code is for whoever counts the stickers.",
    poster_1: "Write what you have noticed on a note",
    poster_2: "Put a sticker on the notes that you agree with",
    poster_3: "Read the answers on the same board",
    slip_place: "Stickers (some 8 mm): one on each circle.",
    photo_title: "Take a photo",
    photo_lead: "A photo of the board in the corridor is cut into its printed slips, by their QR codes. What is written on them is not read: you type it beside each picture, check the number of stickers, and put all of it in at once. The photo does not leave this server and is not kept.",
    photo_take: "Choose a photo",
    photo_file: "Photo",
    photo_look: "Cut it into slips",
    photo_missing: "Please choose a photo.",
    photo_heic: "HEIC photos of an iPhone are not read. Under Settings, Camera, Formats, choose “Most Compatible” and take it again, or export it as JPEG.",
    photo_kind: "Only JPEG and PNG are read. Please save it as one of these.",
    photo_broken: "The photo is damaged or ends early. Please send it again, or take another.",
    photo_no_slip: "No printed slip is found. Only slips that were printed from the page of paper notes are read. Go nearer, so that their QR codes are sharp, and take some eight slips at a time, from the front. Notes without a code are typed in one by one.",
    photo_slips: "Slips in the photo",
    photo_skip: "A slip without a text, or without a number, changes nothing. With one mistake, nothing goes in.",
    photo_other: "This is no slip of this theme, or one that was taken back. It does not go in.",
    photo_gone: "The pictures of the slips are gone. What you typed is here. You can choose the photo again below.",
    photo_enter: "Put in all that is typed",
    sum: |notes, stickers| {
        format!("{}, {} on paper", count(notes as u64, "paper note"), count(stickers, "sticker"))
    },
    stickers_hint: |most| format!("How many are on the paper now, up to {most}."),
    digital: |n| format!("Stickers on the screen: {n}. They are counted apart."),
    paper_only: |paper| format!(" (paper {paper})"),
    split: |paper, digital| format!(" (paper {paper} + screen {digital})"),
    log_pinned: |notes| format!(" {notes} of these from paper."),
    imported: |n| {
        format!(
            "{} are in. They come out at the next opening of the box, mixed with the others.",
            count(n as u64, "note")
        )
    },
    table_large: |most| {
        format!("The table is too large. Up to {most} lines are taken at a time; please split it.")
    },
    table_columns: |missing, found| {
        let quoted = |names: &[&str]| {
            names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
        };
        format!("There is no column {}. The first line has {}.", quoted(missing), quoted(found))
    },
    dry_good: |lines| format!("All {lines} lines can go in. Nothing is in yet."),
    dry_bad: |wrong, lines| {
        format!(
            "{wrong} of {lines} lines are wrong. Nothing is in. Please correct them and look again."
        )
    },
    enter_all: |lines| format!("Put all {lines} into the box"),
    becomes_note: |prompt, stickers| {
        format!("A paper note under “{prompt}” with {}.", count(stickers, "sticker"))
    },
    photo_hint: |megabytes, megapixels| {
        format!(
            "JPEG or PNG, up to {megabytes} MB and {megapixels} megapixels. Some eight slips at a time, from the front; any side may be up."
        )
    },
    photo_large: |megabytes| {
        format!(
            "The photo is too large: up to {megabytes} MB are taken. Please lower the camera’s quality and take it again."
        )
    },
    photo_pixels: |megapixels| {
        format!(
            "The photo has too many pixels: up to {megapixels} megapixels are taken. Please set the camera to 12 megapixels and take it again."
        )
    },
    photo_all_unread: |unread| {
        format!(
            "Nothing can be read: {}. Please go nearer and take it again, sharp and from the front.",
            count(unread, "unclear QR code")
        )
    },
    photo_found: |slips| format!("{} found. Nothing is in yet.", count(slips, "slip")),
    photo_more: |more| format!("There are {more} more. Please take another photo of the rest."),
    photo_unread: |unread| {
        format!("Not readable: {}. From nearer it may be.", count(unread, "more QR code"))
    },
    photo_slip: |n| format!("Slip {n}"),
    photo_alt: |n| format!("Slip {n}, cut out of the photo"),
    photo_proposed: |places, seen| {
        format!(
            "In the photo, {seen} of {places} circles seem to have a sticker. This is a proposal; please check it."
        )
    },
    photo_now: |paper, digital| {
        format!("Now on record: {paper} on paper, {digital} on the screen. ")
    },
    photo_done: |notes, counts| {
        format!(
            "Out of the photo: {} put in, {} counted again. Notes come out at the next opening of the box, mixed with the others.",
            count(notes, "note"),
            count(counts, "slip")
        )
    },
};
