//! English: what is promised and how it can be checked: the log and its flaws.

use crate::i18n::{
    catalogue::{Flaws, Log, Trust},
    plural::count,
};

pub(super) const TRUST: Trust = Trust {
    title: "What is promised, and what is not",
    lead: "Kizuki Board is built so that nobody can tell whose note is whose. Even so, there \
        are things it cannot promise. Please read both before you write.",
    holds: "What is promised",
    holds_points: &[
        (
            "No names and no login",
            "An Open ticket is a key without a name, made on this device. There is no record \
                of whose it is.",
        ),
        (
            "No author beside a note",
            "Neither who wrote a note nor the time of writing is stored with it.",
        ),
        (
            "Two notes of one person look unrelated",
            "Comparing what is stored does not show that they belong together.",
        ),
        (
            "Nobody can tell who liked what",
            "What is stored is a mark that lets one ticket like one note once.",
        ),
        ("Notes go up together", "They are mixed in the box and come out at the next update."),
        (
            "The organizers cannot see it either",
            "Nothing on their pages leads to the one who wrote a note.",
        ),
    ],
    fails: "What is not promised",
    fails_points: &[
        (
            "The way you write, and things only you know",
            "A turn of phrase or an incident can tell a reader who you are.",
        ),
        (
            "PCs and networks that your workplace watches",
            "Where screens or traffic are recorded, you can be seen writing.",
        ),
        (
            "An administrator who alters the program",
            "If the program itself is rewritten, its promises are void.",
        ),
        (
            "Comparison with records of the network",
            "Where it is recorded when which device sent something, a board whose box opens \
                this often lets people narrow it down.",
        ),
        (
            "Other sites under the same host name",
            "A site on another port of this host, or on a sibling subdomain, can plant a \
                ticket in your browser. With JavaScript the board asks before it is used; \
                without, nobody can tell. Ask for a host name of the board's own.",
        ),
        (
            "A device left open",
            "Whoever can use your device can see your notes and, while the theme is open, \
                withdraw them.",
        ),
        (
            "Texts that go to an outside tool",
            "Once a theme has closed, organizers can hand the texts of the notes that show to an outside tool, such as an AI. Who wrote one, and when, is not known there either. What is done with the texts there is beyond these promises.",
        ),
        (
            "Double likes, and posts from outside the staff",
            "Open tickets cannot rule them out. Take the numbers as a rough measure.",
        ),
        (
            "Notes written on paper",
            "Somebody may see you write in the corridor, or know your hand. Organizers type them in; which of them did is kept nowhere. They are marked as paper.",
        ),
    ],
    who: "Who can see what",
    who_head: "Who",
    sees_head: "What they can see",
    known_head: "Whose note it is",
    who_rows: &[
        (
            "Colleagues, bosses",
            "The board and the report",
            "They cannot tell (though what is written may give a hint)",
        ),
        (
            "Organizers, the working group",
            "The board, hidden notes and notes that wait to be read",
            "They cannot tell",
        ),
        (
            "Whoever has the server’s stored data",
            "Notes, counts and marks",
            "They cannot tell (without both the key file and your ticket)",
        ),
        (
            "Whoever has records of the network too",
            "When which device sent something",
            "They may narrow it down",
        ),
        ("An administrator who alters the program", "Everything that is sent", "Not protected"),
    ],
    you: "What you can do yourself",
    cover: (
        "Readers send what writers send",
        "While a board is open, a reader’s device now and then sends as much as a writer’s. \
            Records of the network do not tell who wrote (except without JavaScript).",
    ),
    you_points: &[
        "If something worries you, write it on your own phone.",
        "Write about what happened or how things are done, not about people.",
        "The one place for your name is “Offer help”. Do not go there right after you wrote a note.",
        "On a shared device, press “Forget the ticket on this device” when you have finished.",
    ],
    not_here: "What this board is not for",
    not_here_text: "Kizuki Board is not a whistleblowing channel. If the law is being broken, \
        or somebody needs help now, please turn to the reporting or advice office of your \
        workplace.",
    postgres: "This server runs on PostgreSQL. That is weaker than the standard SQLite in one \
        point: when a note or sticker was written stays in the database’s internal log for a \
        while. Who wrote it is not in there either.",
    stored: "What this server stores",
    stored_lead: "The table below was read off the running databases. A column that is not in \
        it is not stored.",
    stored_table: "Table",
    stored_columns: "Columns",
    stored_why: "What for",
    board_db: "The board’s database (no names)",
    people_db: "The people’s database (no notes)",
    settings: "Settings that the promises rest on",
    not_safe: "not safe",
    all_safe: "All are as promised.",
    tables: &[
        ("theme", "Themes: question, period, rules. Days, no times."),
        ("prompt", "The columns of a board."),
        ("credential", "Records of used tickets. The ticket cannot be read off them."),
        ("slip", "Records of printed tickets; they match no record of a used one."),
        ("slot", "Marks that count the notes of a ticket."),
        ("inbox", "Notes in the box, shuffled when it is opened."),
        (
            "note",
            "Notes on the board. Without the ticket, an author’s mark matches nothing; a paper note has none, and its stickers on paper are counted apart.",
        ),
        ("pending", "New texts and withdrawals that authors asked for; gone at the next update."),
        (
            "question",
            "Questions that the working group asked about notes; who asked is not kept. They go with the note, and so do the replies.",
        ),
        (
            "withdrawn",
            "Notes that were taken back, so that they do not come out when they are sent \
                again.",
        ),
        ("sticker", "Marks of stickers, so that a ticket gives one to a note."),
        (
            "flag",
            "Marks of tickets that reported a note, with the reason: once for each ticket and note. Without the ticket they lead nowhere; they go when the theme is archived.",
        ),
        (
            "flag_count",
            "How many reports a note has, for each reason, as of the last count; seen by organizers alone.",
        ),
        (
            "verdict",
            "What was decided about notes that were reported or hidden: month, reason, number.",
        ),
        ("checking", "Notes that were hidden at once, and by when their reason is to be given."),
        ("memo", "What organizers noted about a note, for organizers alone."),
        (
            "block",
            "Marks of tickets whose posting was stopped. Without the ticket they match \
                nothing.",
        ),
        (
            "step",
            "The steps by which reviewers grouped notes. Who took one is a mark of the theme’s own, not a name.",
        ),
        ("placement", "Which group a note came to in each step."),
        ("relabelling", "How name and reason of a group changed in each step."),
        (
            "redaction",
            "Words of a note that a copy for disclosure covers or shows, and on what grounds; not who decided.",
        ),
        ("refusal", "Which notes are not to be suggested together again, in each step."),
        (
            "brought",
            "Suggested groups that came in a file. They go with the note when its author takes that back.",
        ),
        ("publication", "When answers came out together, and which groups with them."),
        (
            "answer",
            "What the office said to a group or a note. It goes with the note when its author takes that back.",
        ),
        ("draft", "The same before it came out."),
        (
            "remark",
            "What reviewers noted beside a group or a note; seen by reviewers and organizers alone.",
        ),
        ("shortlist", "The day of the working group’s meeting, and when it begins."),
        (
            "shortlisted",
            "What the working group will discuss, in which order. It goes with a note that is taken back.",
        ),
        (
            "minutes",
            "What a meeting decided about an item and what was said; not who wrote it. It goes with a note that is taken back.",
        ),
        (
            "enquiry",
            "Questions to departments: which one, by when. No person's name; of a link its hash \
                alone.",
        ),
        ("enquiry_item", "The groups and notes that a department was asked about."),
        ("enquiry_reply", "What departments replied; seen by reviewers and organizers alone."),
        (
            "letterhead",
            "The office's letterhead: pattern of document numbers, addressee, sender, opening, closing, chapters.",
        ),
        ("report_number", "The document number of a theme's report."),
        (
            "office_settings",
            "The office's name, time zone, way to write years, the hours of boxes, the desk for reports, and the words of the board's rules. Of the passphrase, a value to compare with that is worth nothing without the key file. And the day of the last backup.",
        ),
        ("trial", "Notes of the trial board. The row is gone within an hour."),
        (
            "office_calendar",
            "The office’s working days: its own closed and open days, the New Year, a table of holidays.",
        ),
        (
            "office",
            "Which office this is, drawn at random, so that events of two offices are never taken for one another.",
        ),
        ("policy_field", "The list of policy fields: names for suggested groups, and their words."),
        ("office_word", "The office's own words, which no dictionary has."),
        ("help_wanted", "With which items staff may offer help; not who does."),
        (
            "scheme",
            "The office's suggestion schemes: the headings of each form, and what they begin with.",
        ),
        ("proposal", "Drafts for these forms; seen by reviewers and organizers alone."),
        ("trash", "Deleted drafts, for thirty days; no note hangs on any."),
        ("used_slug", "Addresses that staff have seen, so that none is given to another theme."),
        ("preset", "Presets of themes: name, rules, length, whether new themes begin with it."),
        ("template", "Templates of answers: name, status, reason, text, department."),
        ("theme_idea", "Of which idea of the library a theme was made."),
        (
            "channel",
            "Chats that the board tells what happened: name, product and host, of what they are told, how a request is put, and how sending goes. Address and keys are in a form that nobody opens without the key file.",
        ),
        ("channel_told", "What each of them was told of last days and months."),
        ("own_idea", "Ideas for themes that the office added: title, question, prompts, and why."),
        (
            "day_change",
            "Days of themes that were told and then changed, and the reason that the office wrote; all of it stands on the board.",
        ),
        (
            "origin",
            "Which theme a deep-dive began with or was split off from, and which item of it. Title and description that were made of a proposal stay as the office’s own text.",
        ),
        ("log", "The public log."),
        (
            "account",
            "Organizers, reviewers and administrators: name, name to sign in with, role. One that has ended stays, with the day. Staff have none.",
        ),
        ("session", "Devices of organizers that are signed in."),
        ("setup_link", "The one-time link for the first administrator."),
        ("passkey", "The public half of an organizer’s passkey; it goes when the account ends."),
        ("ceremony", "What a browser was asked for a passkey; gone after five minutes."),
        (
            "act",
            "What people with accounts did, and when; nothing that staff do. Deleted after a number of days.",
        ),
        (
            "identity",
            "Who organizers, reviewers and administrators are that sign in with the office’s own accounts. Staff have none.",
        ),
        ("feed", "The hash of an account’s calendar address; it goes when the account ends."),
        (
            "invitation",
            "The hash of the link with which somebody who is invited sets a password, until when it is good, and whether it was used, replaced or ended.",
        ),
        ("person", "Who is on the list for sealed tickets: a number or an e-mail address."),
        (
            "eligibility",
            "Who may pick up a ticket of each theme; that they have is marked later, for many \
                together, and never which ticket.",
        ),
        ("link", "Records of personal links."),
        (
            "pick_up",
            "That a ticket was picked up; by whom cannot be told without the person's own \
                link.",
        ),
        (
            "hand",
            "Name or department of whoever offered help, as they wrote it themselves. Tied to no note and no ticket, without a time; they can delete it at any time, and it goes at the end of the fiscal year unless they keep it up.",
        ),
        ("_sqlx_migrations", "How the database was made."),
    ],
};

pub(super) const LOG: Log = Log {
    title: "The log",
    lead: "What organizers did, and a commitment to every note that came out of the box, for \
        everybody to see. Whoever changes one entry changes all six-word heads after it.",
    words: "The six words now",
    words_hint: "The same six words stand at the foot of every page. Write them down now and \
        then. If one day they are not found in the log, it has been rewritten.",
    download: "Get the whole log (JSON)",
    check: "Check it yourself",
    check_lead: "The file can be checked without this server.",
    entries: "Entries",
    none: "Nothing has been logged yet.",
    newer: "Newer entries",
    older: "Older entries",
    hash: "Hash of the entry",
    number: |n| format!("No. {n}"),
    opened: |tier, rule, slug| format!("Opened ({tier}, box: {rule}, /t/{slug})."),
    quorum: |n| format!("Nobody can write before {n} tickets are out."),
    log_version: |n| {
        format!(
            "The log is kept as version {n}: from here on, new texts and withdrawals are \
                signed by the ticket that wrote the note."
        )
    },
    theme_key: || "The key that stamps its tickets was made.".into(),
    slips: |n, total| format!("{n} drawn tickets were printed ({total} in all)."),
    pinned: |opening, n| format!("The box was opened (no. {opening}): {n} notes came out."),
    revised: |n| format!("Their authors rewrote {n} notes."),
    withdrawn: |n| format!("Their authors took {n} notes back."),
    hidden: |why| format!("A note was hidden: {why}."),
    restored: || "A hidden note is shown again.".into(),
    changed: |fields| format!("Changed after the opening: {}.", fields.join(", ")),
    moved: |state, notes, stickers| {
        format!("It is now “{state}”: {notes} notes, {stickers} stickers.")
    },
    imported: |notes| {
        format!(
            "Taken from another server's report: {}. No ticket of this server wrote them.",
            count(notes, "note")
        )
    },
    archived: |tickets| {
        format!(
            "Archived: the records of {tickets} used tickets, the author marks and the key \
                were destroyed."
        )
    },
};

pub(super) const FLAWS: Flaws = Flaws {
    sequence: "An entry is missing, or stands in the wrong place.",
    chain: "An entry does not follow from the one before it.",
    hash: "The content of an entry was changed.",
    unreadable: "An entry cannot be read.",
    day: "The day of an entry is before that of the entry before it.",
    version: "The version of the log is not right.",
    opening: "The openings of the box are not counted one by one.",
    count: "A number of notes or slips does not fit the entries before it.",
    archived: "Entries were added to a theme that had been archived.",
    second_key: "A theme has two keys that stamp its tickets. With two keys people can be told \
        apart.",
    missing: "A note that came out of the box is gone. The log does not say that it was \
        withdrawn or hidden.",
    text: "The text of a note is not what its author wrote.",
    hiding: "The log says otherwise whether a note is hidden.",
    blocking: "The log says otherwise whether an author may post.",
    withdrawal: "The proof that its author withdrew a note is false.",
    revision: "The proof that its author gave a note a new text is false.",
    unannounced: "There is a note that never came out of the box.",
    again: "A note is said to have come out of the box twice.",
    gone: "A note that its author had withdrawn is there again.",
    theme: "A note was moved to another theme.",
    keyless: "A note came out of the box without the key of its author.",
    question: "A question is not what the log says was asked, or it is gone.",
    reply: "A reply is to no question, or the proof that the note’s author wrote it is false.",
    paper: "What the board says of a paper note, or of stickers on paper, is not what the log holds.",
    head: "This is not the log that this device saw earlier: it was rewritten, or its end was \
        cut off.",
    entry: |n| format!("Entry {n}: "),
    note: |n| format!("Note {n}: "),
};
