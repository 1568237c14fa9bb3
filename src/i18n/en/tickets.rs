//! English: tickets: their kinds, how they are given out, kept and offered.

use crate::i18n::catalogue::{Offer, Sealed, Tickets, Tiers};
use crate::i18n::plural::count;

pub(super) const TIER: Tiers = Tiers {
    open: "Open",
    drawn: "Drawn",
    sealed: "Sealed",
    open_says: "No names and no login. The server does not record who posted what. But posts \
        from outside the staff and double likes cannot be ruled out.",
    drawn_says: "Please draw your ticket without looking at its number. Nobody can tell who \
        drew which ticket. Treat it like a PIN, and tear it into small pieces before you throw \
        it away.",
    sealed_says: "The login only checks that you are on the staff. Your ticket is stamped \
        through its envelope, so that tickets and people cannot be linked, even by somebody \
        who searches the server’s stored data, logs and backups.",
    limits_say: "What cannot be promised: the way you write, things only you know, PCs and \
        networks that your employer watches, and an administrator who alters the program \
        itself. If in doubt, use your own phone.",
};

pub(super) const TICKET: Tickets = Tickets {
    use_title: "Use a ticket",
    use_lead: "To write and to put stickers on in this theme, you need a drawn ticket. Reading \
        needs none.",
    use_lead_sealed: "To write or put stickers on here you need a sealed ticket. Pick it up by \
        the personal link that you were given. A ticket from another device works here when \
        you type its number. Reading takes no ticket.",
    code: "The ticket's number",
    code_hint: "Capitals or not, hyphens or not: all the same.",
    own: "Only I use this device",
    own_hint: "The ticket is kept on this device. Otherwise it goes with the window, or when \
        nobody touches the page for two minutes.",
    has: "This device has a ticket of this theme.",
    has_shared: "The ticket is not kept. It goes with the window, or when nobody touches the \
        page for two minutes.",
    wipe: "Wipe it now",
    wiped: "The ticket has been wiped from this device.",
    use_button: "Use this ticket",
    used: "Your ticket is in. You can write and put stickers on with this device.",
    in_box: "It is in the box.",
    live_tick: "New notes and counts come out every ten seconds",
    slow_tick: "Counts come out every ten minutes",
    slips_title: "Drawn tickets",
    slips_lead: "Print them, cut them apart, and let everybody draw one without looking at it. \
        Keep no list of who got which.",
    slips_count: "How many to print",
    slips_button: "Make the sheet",
    slips_closed: "The theme has closed, so no more can be made.",
    sheet_title: "Sheet of drawn tickets",
    sheet_lead: "This sheet is shown once. Print it now: the server does not keep the codes, \
        so it cannot be made again.",
    sheet_print: "Print on A4 at actual size (100 %) and cut along the dashed lines.",
    sheet_back: "Printed; back to the theme",
    sheet_once: "Tear up what is left over.",
    slip_says: "This ticket is like a PIN. Show it to nobody, and tear it up when you throw it \
        away.",
    archived_title: "Archive",
    archived_lead: "What was kept of tickets, and the key, is gone.",
    certificate: "Certificate of deletion",
    certificate_title: "Certificate of deletion",
    certificate_says: "For the theme below, the data that could link notes and stickers to \
        tickets has been deleted. Texts and counts stay. Backups taken before cannot be used \
        to link them either, without the key.",
    certificate_kept: "Whether the disk itself keeps older content (spare blocks of an SSD, \
        snapshots) is beyond this program.",
    certificate_row: "What was deleted",
    certificate_rows: "Rows",
    cert_tickets: "Records of used tickets",
    cert_slots: "Records of notes per ticket",
    cert_stickers: "Records of stickers (the counts stay)",
    cert_authors: "Author marks of notes",
    cert_slips: "Records of printed tickets",
    cert_key: "The theme’s key",
    cert_key_gone: "deleted",
    cert_entry: "Entry of the log",
    cert_words: "That entry’s six words",
    cert_print: "Print this page to file it.",
    out: |printed, used| format!("{printed} tickets are out, {used} have been used."),
    quorum: |out, quorum| {
        format!(
            "Writing begins once {} more tickets are out.",
            u64::from(quorum).saturating_sub(out)
        )
    },
    opens_at: |day, hour| format!("{day}, {hour}:00"),
    scheduled: |when| {
        format!(
            "The box is opened next on {when}. With fewer than three notes in it, it waits for \
                the opening after that."
        )
    },
};

pub(super) const OFFER: Offer = Offer {
    title_link: "A ticket came with this address",
    title_cookie: "This browser holds a ticket",
    title_other: "Use another ticket instead?",
    link: "Whoever gave you this address may hold the same ticket too. They could then see \
        your notes, rewrite them and withdraw them. Use it only if you drew it or picked it up \
        yourself.",
    cookie: "It belongs to whoever wrote or put stickers on in this browser before. If you do \
        not remember that, do not use it: somebody may have put it there on purpose.",
    other: "This device has a ticket of this theme already. If you use the other one instead, \
        notes put up with the present one can no longer be rewritten or withdrawn from here, \
        nor its stickers peeled off.",
    other_sealed: "A sealed ticket cannot be picked up a second time.",
    other_note: "If you write its number down, you can come back to it.",
    number: "Show the number of the present ticket",
    own_number: "Show the number of the ticket",
    end: "The last four characters of its number",
    end_hint: "The number stands beside the QR code on the page where you picked the ticket \
        up. Type what you see there yourself, never what somebody told you.",
    end_wrong: "These are not the last four characters of this ticket.",
    first: "Please answer “This browser holds a ticket” above first.",
    use_it: "Use this ticket",
    refuse: "Do not use it",
    discard: "Delete it unused",
    keep: "Keep the present ticket",
    replace: "Use the other one",
    pick_other: "This device has a ticket of this theme already, so the new one is not kept \
        yet. If you use the new one instead, notes put up with the present one can no longer \
        be rewritten or withdrawn from here, nor its stickers peeled off. Otherwise write down \
        the number above.",
    pick_replace: "Use the new ticket instead",
};

pub(super) const SEALED: Sealed = Sealed {
    needs_https: "Sealed tickets are given out over HTTPS only. Ask whoever runs this server \
        to set KIZUKI_ORIGIN to an address that begins with https://.",
    words_title: "The six words of the stamp",
    words_says: "Tickets are stamped with this key. Compare the six words with those on the \
        poster or in the announcement. If they differ, do not pick up a ticket.",
    key_title: "Sealed tickets",
    to_roster: "Roster",
    roster_title: "Roster",
    roster_lead: "Who may pick up a Sealed ticket. Only staff numbers or e-mail addresses are \
        kept, no names and no departments. Who has picked one up is not shown here.",
    roster_file: "The roster's file",
    roster_file_hint: "CSV or text, UTF-8 or Shift_JIS, with or without a line of headings; \
        other columns are ignored. Up to 50,000 people and 5 MB.",
    roster_paste: "Or paste it here",
    roster_paste_hint: "One person per line: a staff number or an e-mail address. A column can \
        be pasted as it comes from a spreadsheet.",
    roster_button: "Replace the roster by this one",
    roster_replaces: "Whoever is not on the new roster loses the link, and can pick up no more \
        tickets.",
    roster_saved: "The roster was replaced.",
    roster_bad: "The roster could not be read. Nothing has changed.",
    roster_kept: "What you sent is below; correct it and send it again.",
    bad_workbook: "This is an Excel workbook. Please save it as “CSV (comma delimited)” in \
        Excel first.",
    bad_encoding: "The characters cannot be read. Please save the file as CSV in UTF-8 or \
        Shift_JIS.",
    bad_column: "It is not clear which column holds the staff numbers or e-mail addresses. \
        Please put the heading “ID” or “Email” into the first line.",
    bad_empty: "There is nobody in it. Please choose a file or paste a list.",
    bad_both: "There is a file and a pasted list. Please send one of them.",
    line_missing: "no staff number and no e-mail address",
    line_long: "too long",
    line_reference: "neither a staff number nor an e-mail address",
    links_title: "Personal links",
    links_lead: "Makes one link per person and shows the list once. The server does not keep \
        the links, so the list cannot be shown again. Hand them out in envelopes, or send each \
        to its person by e-mail.",
    links_everybody: "For everybody (earlier links stop working)",
    links_new: "Only for those who have never been given one",
    links_replace: "For whom",
    links_button: "Show the list of links",
    links_none: "There is nobody to make a link for.",
    links_keeper: "That links were made, and how many, stands in the public log. Whoever holds \
        a link can take the ticket of somebody who has not come yet, and that person notices \
        on coming. The page behind a link does not tell whether its person has picked up. \
        Destroy the list once the links are handed out.",
    sheet_title: "Personal links",
    sheet_lead: "This list is shown once. Print or copy it now.",
    sheet_print: "Shred or delete this list once the links are handed out: whoever knows a \
        link can pick up the ticket in its person's place.",
    sheet_back: "Done, back to the roster",
    sheet_says: "This link is yours alone: one ticket for each theme. It does not tell who \
        wrote what.",
    sheet_person: "Person",
    sheet_link: "Link",
    pick_title: "Pick up a Sealed ticket",
    pick_lead: "You are on the roster.",
    pick_says: "Your ticket is made on this device; the server only stamps it, through an \
        envelope. Which ticket it is does not stay on the server, nor when you came for it.",
    pick_button: "Pick up the ticket",
    cert_eligibility: "Records of who could pick up a ticket, and who did",
    pick_own: "Only I use this device",
    pick_own_hint: "The ticket is kept on this device. Do not choose this on a shared \
        computer.",
    pick_noscript: "The ticket is made inside your device, which takes JavaScript. Without it, \
        open this link on another device, such as your phone, or ask the organizer for a drawn \
        ticket.",
    pick_none: "There is no ticket to pick up now.",
    pick_kept: "The ticket is kept on this device. To use it on another one too, scan the QR \
        code or copy the number.",
    pick_shared: "The ticket is on this screen only. Before you close it, scan the QR code \
        with your own phone or write the number down. It goes when nobody touches the page for \
        two minutes.",
    pick_later: "If there is no hurry, write later rather than right now: whoever can watch \
        the line or a proxy's log may recognise who writes right after picking up.",
    idle_warning: "The ticket will soon be wiped from this screen. To go on, touch the page or \
        press a key.",
    pick_wiped: "The ticket has been wiped from this screen.",
    pick_wipe: "Wipe it from the screen now",
    pick_working: "Checking the log and the key, and making the ticket…",
    pick_done: "Picked up.",
    pick_bad_log: "No ticket was picked up. The public log was rewritten or is damaged. Your \
        right to a ticket remains. Please tell somebody who is not an organizer, such as the \
        union or the auditors.",
    pick_bad_key: "No ticket was picked up. The stamping key is not the one in the public log. \
        With a key for each person, tickets could be told apart, so do not use this one. \
        Please tell somebody who is not an organizer, such as the union or the auditors.",
    pick_offline: "The server could not be reached. You can try again within five minutes. Do \
        not close this page.",
    pick_board: "Open the board",
    pick_board_shared: "Use it on this screen",
    pick_code: "The ticket's number (36 characters)",
    pick_code_hint: "Treat the number like a PIN. Show it to nobody.",
    pick_again: "Try again",
    out: |out, used, of| {
        format!("{out} of {of} people have picked up their ticket; {used} tickets have been used.")
    },
    log_links: |n, everybody| {
        if everybody {
            format!(
                "Personal links were made anew for everybody ({n}). The earlier ones stopped \
                    working."
            )
        } else {
            format!("Personal links were made for those who had none ({n}).")
        }
    },
    log_roster: |added, removed| {
        format!("The roster was replaced. Added: {added}, removed: {removed}.")
    },
    log_again: |times| {
        format!(
            "Times that somebody asked, with a link, for tickets that had been picked up \
                before: {times}."
        )
    },
    people: |n| {
        format!(
            "{} on the roster.",
            if n == 1 { "1 person is".into() } else { format!("{n} people are") }
        )
    },
    changed: |added, removed| format!("{added} added, {removed} taken off."),
    skipped: |duplicates, blank| {
        format!(
            "{} and {} were skipped.",
            count(duplicates, "repeated line"),
            count(blank, "blank line")
        )
    },
    bad_large: |rows| format!("Too large: at most 5 MB and {rows} people."),
    bad_rows: |n| {
        format!(
            "{} cannot be used. So that nobody is left out, the roster is replaced only when \
                all of it is right.",
            if n == 1 { "1 line".into() } else { format!("{n} lines") }
        )
    },
    bad_line: |line, why| format!("Line {line}: {why}"),
    more_lines: |n| format!("{n} more."),
};
