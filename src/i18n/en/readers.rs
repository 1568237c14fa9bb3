//! English: the pages for everybody: what stands on and around the board, and the report.

use crate::i18n::catalogue::{Board, Common, Guard, Home, Mine, Reading, Report, Screen};
use crate::i18n::plural::count;

pub(super) const COMMON: Common = Common {
    brand: "Kizuki Board",
    offline: "There is no connection. This is what you saw last. What you write is sent when \
        it is back.",
    skip: "Skip to the content",
    nav: "Main pages",
    nav_now: "This month’s theme",
    nav_past: "Past themes",
    nav_trust: "What is promised, and what is not",
    footer_promise: "Nobody records who wrote which note. ",
    footer_limits: "What cannot be promised",
    footer_end: "",
    sign_in: "Administrator sign-in",
    notes: "Notes",
    likes: "Likes",
    example: "Example",
    example_long: "This is an example. The notes were made up to show how the board is used.",
    stickers_unit: "",
    log_words: "The log’s six words",
    page_nav: "Pages of notes",
    page_before: "Previous",
    page_after: "Next",
    page_n: |n| format!("Page {n}"),
    page_range: |of, first, last| format!("{first} to {last} of {of}"),
    page_size: |n, of| format!("There are many notes: {n} on each of {of} pages."),
    notes_n: |n| count(n, "note"),
    period: |first, last| format!("{first} to {last}"),
    period_short: |first, last| format!("{first} – {last}"),
};

pub(super) const HOME: Home = Home {
    title: "This month’s theme",
    now: "Themes open now",
    open_board: "Read the board and write",
    per_prompt: "Notes per prompt",
    coming: "Coming up",
    past: "Past themes",
    report: "Report",
    no_past: "No theme has ended yet.",
    empty_title: "There is no theme yet",
    empty_lead: "The board is ready. The first theme will be put up here once it is settled.",
    empty_for: "For the organizer",
    empty_1: "Sign in and choose “New theme”.",
    empty_2: "Settle on one question and two or three prompts.",
    empty_3: "Enter the first and the last day, and publish it.",
    empty_action: "Sign in and make a theme",
    rest_title: "No theme is open at the moment",
    rest_lead: "The next theme will be put up here when it starts. Past themes can still be \
        read.",
    from: |day| format!("From {day}"),
    theme_of: |month| format!("Theme of {month}"),
    until: |day, left| format!("Until {day}, 23:59, {} left", count(left, "day")),
    last_day: |day| format!("Until {day}, 23:59: today is the last day"),
    answers: |day| format!("Answers come on {day}"),
    answers_late: |day| format!("Answers were due on {day} and are not out yet"),
};

pub(super) const BOARD: Board = Board {
    mine: "My notes and stickers",
    limits: "What is promised, and what is not",
    sort: "Order",
    sort_new: "Newest first",
    sort_likes: "Most likes first",
    only: "Show one prompt",
    all: "All",
    find: "Search the notes",
    find_button: "Search",
    tick_in: "Next update in ",
    tick_seconds: " s",
    add: "+ Pin a note here",
    stop: "Stop writing",
    paste: "Pin it",
    in_ten_seconds: "It goes up within 10 seconds",
    like: "Like",
    liked: "Liked",
    hidden_prefix: "Hidden by the organizers: ",
    tally_later: "Counts are shown after the last day",
    closed: "This theme is closed.",
    closed_lead: " The working group is reading the notes.",
    posting_closed: "Notes are no longer taken. You can still put stickers on.",
    stickers_closed: "Stickers are no longer taken. You can still write notes.",
    read_report: "Read the report",
    none_found_hint: "Try a shorter word, or other words for it.",
    show_all: "Show all notes",
    stop_search: "Stop searching and show all notes",
    no_search: "There was nothing to search for. All notes are shown.",
    no_column: "This theme has no such column. All columns are shown.",
    fab: "Write a note",
    announced: "This theme has not started yet.",
    empty_column: "No notes yet.",
    none_here: "No note of this prompt is here.",
    liked_flash: "Your sticker is on. It counts from the next update. To peel it off, open “My \
        notes and stickers”.",
    unliked_flash: "Your sticker is off. The count changes at the next update.",
    posted_flash: "Your note is in the box. It goes up within 10 seconds.",
    sending: "Sending (some seconds)",
    waiting: "Waiting",
    waits: "There is no connection. It will be sent by itself, once, when it is back.",
    sign_off: "The server could not be reached. Please press it again.",
    counted_at_tick: "It counts from the next update",
    unkept: "This browser stores nothing: it is set so, or it is full. You can write and like, \
        but when this page is closed the ticket is gone, and nothing can be rewritten or \
        withdrawn any more.",
    similar: "There are similar notes. Put a sticker on one of them?",
    similar_close: "Go on writing",
    label: |prompt| format!("Note for “{prompt}”"),
    news_one: "1 new note on the wall.",
    news: "{} new notes on the wall.",
    left_one: "1 character left",
    left: "{} characters left",
    over_one: "1 character too many",
    over: "{} characters too many",
    found: |words, n| format!("{} with “{words}”", count(n, "note")),
    found_near: |n| format!("{} with something near it", count(n, "note")),
    none_found: |words| format!("No note with “{words}” was found."),
    closed_counts: |notes, likes| format!(" {}, {}.", count(notes, "note"), count(likes, "like")),
    announced_from: |day| format!(" Notes and stickers are taken from {day}."),
};

pub(super) const MINE: Mine = Mine {
    title: "My notes and stickers",
    lead: "This page was opened with the ticket on this device. Which notes are yours is known \
        to this device alone; neither other people nor the organizers can see it.",
    own: "Notes you pinned",
    stickers: "Notes you put a like sticker on",
    edit: "Rewrite",
    save_edit: "Pin it with this text",
    edit_keeps: "Its likes stay",
    withdraw: "Withdraw",
    withdraw_button: "Withdraw the note",
    withdraw_board: "This note leaves the board together with its like stickers. It cannot be \
        brought back.",
    withdraw_box: "This note is taken out of the box. It will not go up on the board.",
    peel: "Peel off",
    pinned: "On the board",
    in_box: "In the box",
    in_box_long: "It goes up at the next update, together with other notes.",
    changing: "Being rewritten",
    changing_long: "The new text takes its place at the next update.",
    leaving: "Being withdrawn",
    leaving_long: "It leaves the board at the next update.",
    hidden: "Hidden",
    hidden_long: "The organizers have hidden it. You can still withdraw it.",
    closed: "This theme is closed, so notes can no longer be rewritten or withdrawn.",
    closed_edit: "Notes are no longer taken, so yours cannot be rewritten. You can withdraw \
        them until the theme closes.",
    none: "This device has no ticket for this theme yet. It gets one when you write a note or \
        put a sticker on.",
    none_own: "You have not written a note yet.",
    none_stickers: "You have not put a sticker on yet.",
    to_board: "To the board",
    ticket_title: "The ticket on this device",
    ticket_lead: "A ticket is a key without a name: all it can do is write notes and put like \
        stickers on in this theme. It is kept on this device only. If you share the device, \
        let it forget the ticket when you have finished.",
    forget: "Forget the ticket on this device",
    forget_lead: "Once the ticket is forgotten, not even you can rewrite or withdraw the notes \
        above, or peel off the stickers. They stay on the board.",
    flash_edited: "Rewritten. The new text takes its place at the next update.",
    flash_withdrawn: "Withdrawn. The note leaves the board at the next update.",
    flash_unliked: "Your sticker is off. The count changes at the next update.",
    flash_forgotten: "This device has forgotten its ticket.",
    check_title: "Check against the log",
    check_lead: "This device has kept a receipt of what you wrote. It fetches the public log \
        and checks by itself whether your notes were pinned as written.",
    check_button: "Check",
    check_working: "Checking the log…",
    check_done: "Checked. The log shows no trace of rewriting. The result stands at each note.",
    check_none: "This device has no receipts. Only notes that were written on it with \
        JavaScript can be checked.",
    check_lost: " of your notes are neither here nor in the log. Unless you took them back on \
        another device, they were made to vanish in the box. Please tell somebody who is not \
        an organizer, such as the union or the auditors.",
    check_bad_log: "The public log was rewritten or is damaged. Please tell somebody who is \
        not an organizer, such as the union or the auditors.",
    fate_shown: "As the log says: pinned in your words.",
    fate_held: "As the log says: out of the box, and waiting to be read by an organizer.",
    fate_hidden: "As the log says: it came out of the box, and an organizer hid it. The log \
        tells that too.",
    fate_withdrawn: "As the log says: taken back with your ticket.",
    fate_rewritten: "Your ticket gave it another text since. If it was not you, somebody else \
        has your ticket.",
    fate_changed: "Not as your receipt says: what is pinned is not what you wrote. Please tell \
        somebody who is not an organizer.",
    fate_unknown: "Still in the box; the log does not have it yet.",
    limit: "Up to 200 characters",
    left: |n| match n {
        0 => "You have written as many notes as a ticket can have".into(),
        1 => "You can write 1 more note".into(),
        _ => format!("You can write {n} more notes"),
    },
};

pub(super) const REPORT: Report = Report {
    title: "Report on notes and likes",
    is_public: "Published",
    is_private: "Not published",
    published: "Everyone who can read the board can read this report.",
    private: "Only the organizers and the working group can read this report.",
    csv: "Download as CSV",
    markdown: "Download as Markdown",
    all: "Overall",
    period: "Period",
    tier: "Tier",
    hidden_notes: "Notes hidden by the organizers",
    with_stickers: "Notes with at least one like",
    caution: "With Open tickets, posts from outside the staff and double likes cannot be ruled \
        out. Please read the numbers as a rough measure of how strongly people feel.",
    per_prompt: "By prompt",
    prompt: "Prompt",
    per_note: "Per note",
    total: "Total",
    top: "Notes with the most likes",
    chart_title: "Notes with the most likes: the top 10",
    chart_caption: "Likes, the top 10 notes",
    spread: "How the likes are spread",
    spread_caption: "How many notes have how many likes",
    spread_title: "Number of notes by number of likes",
    as_table: "Read the chart as a table",
    ranking: "Ranking",
    ranking_caption: "Notes with at least one like. Notes with equally many likes share a \
        rank.",
    rank: "Rank",
    note: "Note",
    tie: " (tied)",
    annex: "Annex: all notes",
    no_notes: "There are no notes yet.",
    stickers_on_note: "Likes",
    example: "This is an example. The notes were made up to show how the board is used; they \
        are not what anybody said.",
    of: |some, all| format!("{some} of {}", count(all, "note")),
    chart_desc: |most, shown| {
        let (most, shown) = (count(most, "like"), count(shown, "note"));
        format!(
            "Bar chart. The top note has {most}. Showing {shown}. All values are in the table \
                below."
        )
    },
    spread_desc: |notes, groups| {
        format!(
            "Bar chart of {} in {} by number of likes. All values are in the table below.",
            count(notes, "note"),
            count(groups, "group")
        )
    },
    annex_lead: |n| match n {
        1 => "The only note, as it was written.".into(),
        _ => format!("All {n} notes as they were written, those without likes included."),
    },
    made: |day| format!("As of {day}"),
    range: |from, to| {
        if from == to { count(from, "like") } else { format!("{from}–{to} likes") }
    },
    at_least: |from| format!("{} or more", count(from, "like")),
};

pub(super) const SCREEN: Screen = Screen {
    name: "wall screen",
    open: "Open the wall screen",
    wall: "Notes",
    join_write: "Write and like on your phone",
    join_like: "Like on your phone",
    join_ticket: "Write and like with your ticket",
    join_read: "Read it on your phone",
    join_coming: "See it on your phone",
    coming: "Starting soon",
    first: "Waiting for the first note",
    first_lead: "Small things count. Scan the QR code and write at once, without your name.",
    none: "There are no notes",
    review: "Closed. The working group is reading. ",
    answered: "Closed, and the answer is out. ",
    archived: "Closed. This board is archived. ",
    report: "The report can be read from the board behind the QR code.",
    page: |at, of| format!("Page {at} of {of}"),
    code: |address| format!("QR code: {address}"),
    part: |n| format!("{n} of them are shown here. The board has them all."),
};

pub(super) const READING: Reading = Reading {
    title: "Please enter the passphrase",
    lead: "Only those who know the workplace’s passphrase can read this board.",
    field: "Passphrase",
    hint: "You will see what you type. Full-width and ordinary characters count as the same; \
        capital and small letters do not.",
    button: "Read the board",
    same: "The passphrase is the same for everybody, and who entered it is not recorded. For a \
        day you can read on this device without entering it again.",
    forgot: "If you do not know it, ask a colleague or the organizers.",
    failed: "You cannot read it yet",
    trust_on: "Reading this board takes a passphrase. It is the same for everybody, and so is \
        the cookie that a device keeps for a day: neither tells who reads.",
    trust_off: "This board has no passphrase: whoever can reach it can read it.",
};

pub(super) const GUARD: Guard = Guard {
    lead: "This may tell who wrote it or whom it is about. You can put it up all the same.",
    name: "It looks like a person’s name. Describe what is done, or how things work, rather \
        than the person.",
    phone: "It looks like a telephone number.",
    mail: "It looks like an e-mail address.",
    date_time: "It has a day and a time of day. Whoever was there may know who it was.",
    number: "It looks like a staff number.",
    alone: "It fits one person only. Where few are in the same place, it tells who wrote it.",
    anyway: "Put it up all the same",
};
