//! English: the pages for people with accounts.

use crate::domain::emergency::Words;
use crate::i18n::catalogue::{Admin, CopyTexts, Door, Edit, Emergency, Moderation};
use crate::i18n::plural::count;

pub(super) const DOOR: Door = Door {
    title: "Administrator sign-in",
    lead: "You need no sign-in to write notes, to read them or to put stickers on. This is the \
        entrance for organizers and administrators.",
    email: "E-mail address",
    password: "Password",
    again: "Password, once more",
    sign_in: "Sign in",
    forgot: "If you have forgotten your password, ask whoever runs the server. No mail is \
        sent.",
    setup_title: "Choose the first administrator",
    setup_lead: "This page opens only once.",
    setup_button: "Become the administrator",
    email_hint: "It is your name for signing in. No mail is sent to it.",
    failed: "You are not signed in",
    plain_http: "This connection is not encrypted (HTTP). Outside the office network, please \
        run the board over HTTPS.",
    idle: |n| format!("After {n} minutes without anything you are signed out."),
    password_hint: |min| {
        format!(
            "At least {}. Any kind will do; a few words in a row are long and easy to \
                remember.",
            count(min, "character")
        )
    },
};

pub(super) const ADMIN: Admin = Admin {
    role: "Administration",
    nav: "Administration pages",
    themes: "Themes",
    home: "See the board’s front page",
    sign_out: "Sign out",
    rooms: "For all themes",
    new_theme: "New theme",
    list: "All themes",
    theme: "Theme",
    state: "State",
    period: "Period",
    actions: "Actions",
    edit: "Edit",
    board: "Board",
    first_title: "Make the first theme",
    first_lead: "All it takes is one question, two or three prompts and a period. Nobody sees \
        it until you publish it.",
    now_state: "Where it stands",
    done: " (done)",
    counts: "Counts so far",
    posting: "Posting",
    stickers: "Stickers",
    tally: "Like counts",
    ticket: "Ticket",
    tally_visible: "Always shown",
    tally_hidden: "Hidden until the last day is over",
    open_now: "Being taken",
    planned: "Taken once the theme is open",
    off: "Not being taken",
    report: "Report",
    report_public: "Published. Everyone who can read the board can read it.",
    report_private: "Not published. Only the organizers and the working group can read it.",
    report_publish: "Publish the report",
    report_unpublish: "Take the report back",
    read_report: "Read the report",
    notes: "Notes",
    notes_lead: "Whose note it is does not appear here either. When you hide a note, only the \
        reason stays on the board. Nobody here can change its text.",
    no_notes: "There are no notes yet.",
    hide: "Hide",
    reason_board: "Reason (shown on the board)",
    choose: "Please choose",
    hide_button: "Hide this note",
    hide_undo: "You can bring it back later",
    restore: "Put it back on the board",
    go_announced: "Publish and announce",
    go_open: "Open now",
    go_review: "Close the theme",
    go_answered: "Mark as answered",
    go_archived: "Archive (destroy the key)",
    confirm_archive: "What is kept of tickets, and the key, is destroyed. Notes and counts \
        stay, but nobody can show any more that a note is theirs, rewrite it or take it back. \
        This cannot be undone.",
    go_draft: "Back to draft",
    go_reopen: "Open again",
    next_draft: "It is a draft. Nobody sees it until you publish it. Once published, it opens \
        by itself on its first day.",
    next_review: "It is under review. Notes and stickers are no longer taken.",
    next_answered: "Answered. Board and report can be read. Archive it once it has served: \
        what is kept of tickets, and the key, is then destroyed.",
    next_archived: "Archived. Notes and counts stay; what was kept of tickets, and the key, is \
        gone.",
    saved: "Saved.",
    moved: "The state has been changed.",
    hid: "The note has been hidden.",
    restored: "The note is back on the board.",
    reviewer: "Reviewers can group the notes. Everything else they can look at only.",
    closes_by_itself_passed: "Its last day is over. To open it, change the period first.",
    stay: "Stay signed in",
    stay_over: "You have been signed out. What you were writing is still on this page: sign in \
        in another tab, then send it again.",
    stay_soon: |n| {
        format!("Nothing has happened here for a while. You will be signed out within {n} minutes.")
    },
    per_ticket: |tier, n| format!("{tier}, up to {} per ticket", count(n, "note")),
    until: |day| format!(" (until {day})"),
    next_announced: |day| {
        format!(
            "It is announced. It opens by itself at the start of {day}. You can also open it \
                now."
        )
    },
    next_open: |day| {
        format!(
            "It is open. At the end of {day} it closes by itself and goes on to review. You \
                can also close it now."
        )
    },
    hidden_because: |reason| format!("Hidden: {reason}"),
    signed_in: |email| format!("Signed in as {email}"),
    confirm_close: |notes| format!("This closes the board with its {}.", count(notes, "note")),
};

pub(super) const COPY: CopyTexts = CopyTexts {
    link: "Copy",
    lead: "Question, prompts and settings came along; notes, stickers, tickets and keys did not. The days are now those with the same place among the working days of the month (without weekends, national holidays and the days around New Year). Nothing is saved yet.",
    split_link: "Split off some of its prompts",
    split_lead: "Makes another draft of the prompts that you choose. Notes stay where they are, and so do this theme and its prompts. The days have the same places among the working days of the month below. The new board leads back to this theme.",
    split_choose: "Prompts of the new theme",
    split_button: "Take these prompts",
    of: |title| format!("Like “{title}”"),
    split_of: |title| format!("Split “{title}”"),
};

pub(super) const EDIT: Edit = Edit {
    new_title: "New theme",
    title: "Edit the theme",
    lead: "A prompt that has notes cannot be removed. Its name and colour can be changed.",
    theme_title: "Theme",
    theme_title_hint: "A question is easier to answer. Up to 60 characters.",
    slug: "Short name in the address",
    slug_hint: "Small letters a to z, digits and hyphens. With workplace, for example, the \
        address is /t/workplace.",
    reading: "Reading of the title, in kana",
    reading_hint: "A blank between words becomes a hyphen.",
    romaji: "Make it the address, in romaji",
    description: "Description",
    description_hint: "It stands below the board’s heading. Up to 400 characters.",
    prompts: "Prompts",
    prompts_hint: "They become the columns of the board. Up to 6. Leave rows empty if you do \
        not need them.",
    more_prompts: "Add more prompts",
    period: "Period",
    opens: "First day",
    closes: "Last day",
    answers: "Day of the answer",
    posting: "Take notes",
    posting_until: "Last day for notes",
    stickers: "Take stickers",
    stickers_until: "Last day for stickers",
    until_hint: "If empty, until the last day",
    tally: "Like counts",
    tally_visible: "Always show them",
    tally_hidden: "Hide them until the last day is over",
    tally_hidden_hint: "People put stickers on without being swayed by what others liked.",
    tier: "Ticket",
    drawn: "Drawn",
    sealed: "Sealed",
    fixed: "This is fixed once the theme has opened: it is a promise to those who wrote.",
    box_rule: "When the box is opened",
    live: "Every ten seconds",
    hourly: "Every hour",
    daily: "At set hours",
    daily_hint: "Hourly and at set hours, fewer than three notes wait for the next opening, \
        and all are shuffled.",
    quorum: "Tickets before anybody can write",
    quorum_hint: "Drawn tickets only. Nobody can write before so many are out. From 5 to 1000; \
        10 if left empty.",
    kind: "What notes are",
    kind_usual: "What people noticed (a usual theme)",
    kind_choosing: "Proposals for the next themes",
    kind_hint: "At its end, drafts are made of the proposals with most likes, all in one go. Name the prompts so that proposals come: “What I would ask”.",
    archive_after: "Days until it is archived by itself",
    archive_after_hint: "An answered theme is archived so many days after its last day. Never, \
        if left empty.",
    max_notes: "Notes per ticket",
    max_notes_hint: "From 1 to 20.",
    save: "Save",
    overwrite: "Save it like this",
    back: "Go back without saving",
    conflict: "Somebody else changed the same first",
    conflict_lead: "Nothing is saved yet. What you wrote is still in the fields. What only the \
                    other person changed is there as they have it. These fields you both changed, \
                    so please decide:",
    conflict_saved: "Saved first",
    conflict_same: "Please look at what you wrote in the fields, and save once more.",
    merged: "Saved. What somebody else changed at the same time is as they have it.",
    conflict_see: "See the theme that was saved",
    frozen_slug: "It cannot be changed after publishing: links and QR codes that were handed \
        out would stop working.",
    lemon: "Lemon",
    peach: "Peach",
    mint: "Mint",
    sky: "Sky",
    lilac: "Lilac",
    prompt: |n| format!("Prompt {n}"),
    colour_of: |n| format!("Colour of the notes for prompt {n}"),
};

pub(super) const MODERATION: Moderation = Moderation {
    stop: "Stop posting by the ticket that wrote this note",
    stop_says: "The ticket that wrote this note can then neither write nor rewrite anything in \
        this theme. Whose it is does not appear here either. The note stays; withdrawing and \
        stickers still work. A second organizer must confirm.",
    stop_open: "Open tickets can be made anew, so this does not keep the author from writing \
        again with a new one.",
    stop_button: "Propose to stop it",
    stops: "Tickets that may not post",
    stops_lead: "One organizer proposes, another confirms. Nobody learns whose ticket it is. \
        Stopping and lifting stand in the public log.",
    stop_proposed: "Proposed to be stopped",
    stop_waits: "You proposed this. Another organizer must confirm it.",
    stop_confirm: "Confirm and stop it",
    stop_drop: "Withdraw the proposal",
    stop_on: "Stopped",
    stop_lift: "Let it post again",
    stop_gone: "(a note that is no longer on the board)",
    flash_proposed: "Proposed. Posting stops once another organizer confirms.",
    flash_stopped: "The ticket that wrote the note can no longer post.",
    flash_dropped: "The proposal was withdrawn.",
    flash_lifted: "The ticket that wrote the note can post again.",
    hide_all: "Hide all notes that came out of the box together",
    hide_all_says: "For a flood that brought many at once. Notes that other people wrote for \
        the same opening are hidden too. Each can be shown again on its own, and the public \
        log tells of each.",
    hide_all_sure: "Hide all notes of this opening",
    hide_all_button: "Hide them all",
    opening: "Opening of the box",
    flash_hid_all: "All notes of this opening are hidden. Each can be shown again on its own.",
    log_stopped: "For one note, posting by the ticket that wrote it was stopped. Two \
        organizers decided it.",
    log_lifted: "For one note, the ticket that wrote it can post again.",
    cert_blocks: "Marks of tickets whose posting was stopped",
    premoderated: "Organizers read each note before it is shown",
    premoderated_hint: "Neither a note from the box nor a new text is shown before an \
        organizer has read it. Whoever writes is told so first.",
    board_says: "In this theme, organizers read each note before it is shown. Where they do \
        not show it, the reason stays.",
    goes_up: "It goes up once an organizer has read it",
    goes_up_then: " It is shown once an organizer has read it.",
    flash_posted: "Your note is in the box. It goes up once an organizer has read it.",
    held: "Waiting to be read",
    held_long: "It goes up once an organizer has read it.",
    in_box_long: "When the box is opened next, it waits for an organizer to read it.",
    edit_again: "With a new text, it waits again for an organizer to read it",
    queue: "Notes waiting to be read",
    queue_lead: "In this theme, no text is shown before one of you has read it. What you show \
        and what you do not stands in the public log.",
    queue_none: "No note is waiting.",
    approve: "Put it on the board",
    flash_approved: "The note is on the board.",
    log_premoderated: " Organizers read each note before it is shown.",
    report_held: "Notes waiting to be read",
    opening_n: |opening| format!("opening {opening}"),
    opening_with: |opening, notes| format!("no. {opening} ({notes} notes)"),
    held_n: |n| format!("{n} waiting to be read"),
    log_held: |opening, all, held| {
        format!("The box was opened (no. {opening}): {all} in, {} pinned, {held} held.", all - held)
    },
    log_again: |n| format!(" {n} of them wait to be read."),
};

pub(super) const EMERGENCY: Emergency = Emergency {
    mark: "Emergency",
    marked: |title| format!("[Emergency] {title}"),
    title: "Emergency theme",
    lead: |days, last| {
        format!(
            "For asking at once what we need to know right now. The button opens a board on \
                the spot. It closes by itself after {days} days, at the end of {last}."
        )
    },
    choose: "Choose a template",
    begin: "Start now with this",
    how: "What to do next",
    steps: &[
        "Tell people the board’s address or show its QR code. Put the wall screen up in the \
            lobby and in the headquarters.",
        "Decide who reads it and when (two people, every full hour). Begin with the notes that \
            carry most likes.",
        "Title, prompts and the last day can be changed at any time. Hide notes that name \
            somebody, with the reason.",
        "When it is over, close it and tell everybody what you learnt and decided. The report \
            stays as a record.",
    ],
    not_for: "Nobody can be called for help here. If a life is in danger, call the emergency \
        number.",
    flash: "The emergency theme is open. Tell people the board’s address, or show the QR code \
        of its wall screen.",
    shelter: (
        "Shelter",
        Words {
            title: "What is missing in the shelter, what is difficult right now",
            description: "Whether you found refuge here or help to run the place: tell us at \
                once what you notice, and where (entrance of the gym, classroom upstairs). If \
                somebody is hurt or ill, call a member of staff or the emergency number.",
            prompts: ["Missing", "Difficult", "What worked", "What we want to know"],
        },
    ),
    infection: (
        "Infection",
        Words {
            title: "What the infection means for our workplace right now",
            description: "Counters, commuting, working from home, disinfection, supplies: tell \
                us what is happening and what is needed. Please write nothing about anybody’s \
                health. About your own, ask your manager or the health office.",
            prompts: ["Difficult", "Missing", "What worked", "What we want to know"],
        },
    ),
    outage: (
        "System outage",
        Words {
            title: "Work that the outage has stopped",
            description: "Tell us what has stopped where, and how you manage meanwhile. It \
                helps to decide what comes back first. Please write no passwords, no personal \
                data, no security settings.",
            prompts: ["Stopped", "What visitors notice", "How we manage", "What we want to know"],
        },
    ),
};
