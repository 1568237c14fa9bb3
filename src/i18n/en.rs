//! English.

use std::fmt::Display;

use super::catalogue::{
    Admin, Board, Common, Door, Edit, Emergency, Faults, Flaws, Guard, Home, Log, Messages, Mine,
    Moderation, Offer, Reading, Report, Screen, Sealed, Tickets, Tiers, Trust,
};
use crate::domain::emergency::Words;

pub(super) static TEXTS: Messages = Messages {
    common: Common {
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
    },
    home: Home {
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
        until: |day, left| format!("Until {day}, {} left", count(left, "day")),
        last_day: |day| format!("Until {day}: today is the last day"),
    },
    board: Board {
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
        closed_counts: |notes, likes| {
            format!(" {}, {}.", count(notes, "note"), count(likes, "like"))
        },
        announced_from: |day| format!(" Notes and stickers are taken from {day}."),
    },
    mine: Mine {
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
    },
    report: Report {
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
    },
    trust: Trust {
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
                "Double likes, and posts from outside the staff",
                "Open tickets cannot rule them out. Take the numbers as a rough measure.",
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
            ("note", "Notes on the board. Without the ticket, an author’s mark matches nothing."),
            (
                "pending",
                "New texts and withdrawals that authors asked for; gone at the next update.",
            ),
            (
                "withdrawn",
                "Notes that were taken back, so that they do not come out when they are sent \
                    again.",
            ),
            ("sticker", "Marks of stickers, so that a ticket gives one to a note."),
            (
                "block",
                "Marks of tickets whose posting was stopped. Without the ticket they match \
                    nothing.",
            ),
            ("log", "The public log."),
            ("account", "Accounts of organizers, reviewers, administrators. Staff have none."),
            ("session", "Devices of organizers that are signed in."),
            ("setup_link", "The one-time link for the first administrator."),
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
            ("_sqlx_migrations", "How the database was made."),
        ],
    },
    door: Door {
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
        link_used_lead: "The link for the first administrator works once and for one hour. If the \
            administrator has been chosen, please sign in. If not, start the server again to get a \
            new link.",
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
    },
    admin: Admin {
        role: "Administration",
        nav: "Administration pages",
        themes: "Themes",
        home: "See the board’s front page",
        sign_out: "Sign out",
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
        reviewer: "Reviewers can look, but not change anything.",
        closes_by_itself_passed: "Its last day is over. To open it, change the period first.",
        stay: "Stay signed in",
        stay_over: "You have been signed out. What you were writing is still on this page: sign in \
            in another tab, then send it again.",
        stay_soon: |n| {
            format!(
                "Nothing has happened here for a while. You will be signed out within {n} minutes."
            )
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
    },
    edit: Edit {
        new_title: "New theme",
        title: "Edit the theme",
        lead: "A prompt that has notes cannot be removed. Its name and colour can be changed.",
        theme_title: "Theme",
        theme_title_hint: "A question is easier to answer. Up to 60 characters.",
        slug: "Short name in the address",
        slug_hint: "Small letters a to z, digits and hyphens. With workplace, for example, the \
            address is /t/workplace.",
        description: "Description",
        description_hint: "It stands below the board’s heading. Up to 400 characters.",
        prompts: "Prompts",
        prompts_hint: "They become the columns of the board. Up to 6. Leave rows empty if you do \
            not need them.",
        more_prompts: "Add more prompts",
        period: "Period",
        opens: "First day",
        closes: "Last day",
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
        archive_after: "Days until it is archived by itself",
        archive_after_hint: "An answered theme is archived so many days after its last day. Never, \
            if left empty.",
        max_notes: "Notes per ticket",
        max_notes_hint: "From 1 to 20.",
        save: "Save",
        overwrite: "Overwrite with mine",
        back: "Go back without saving",
        conflict: "Somebody else saved first",
        conflict_lead: "What you wrote is still in the fields below and has not been saved. It \
            differs from what was saved in these points.",
        conflict_field: "Field",
        conflict_saved: "Saved first",
        conflict_yours: "Yours",
        conflict_same: "There is no difference.",
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
        problems: |n| format!("Please correct {}", count(n, "field")),
    },
    fault: Faults {
        not_found_title: "This page cannot be found",
        not_found: "Perhaps the address was cut off, or the theme has not been published yet. If \
            you came from a printed notice, please check that you have typed the whole address.",
        foreign_title: "Requests from other sites are not accepted",
        foreign: "This request came from another site, so nothing was done. If you know nothing of \
            it, there is nothing to worry about. If it was yours, please open the board again and \
            try once more.",
        large_title: "Too much was sent",
        large: "A note can have up to 200 characters. Please go back, shorten it and send it \
            again.",
        internal_title: "Something went wrong on our side",
        internal: "What you just did was not saved. Please wait a little and try again.",
        failed_title: "That did not work",
        forbidden_title: "You cannot do this",
        home: "To this month’s theme",
        method_title: "Nothing can be sent to this address",
        kept_title: "What you wrote is still here",
        written: "What you wrote is here, for you to copy.",
        carried: "What you wrote is not lost. After this you come back to it.",
        once_more: "Sign in again",
    },
    tier: Tiers {
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
    },
    ticket: Tickets {
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
    },
    moderation: Moderation {
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
        second_person: "A second organizer must confirm. One account cannot both propose and \
            confirm.",
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
            format!(
                "The box was opened (no. {opening}): {all} in, {} pinned, {held} held.",
                all - held
            )
        },
        log_again: |n| format!(" {n} of them wait to be read."),
    },
    guard: Guard {
        lead: "This may tell who wrote it or whom it is about. You can put it up all the same.",
        name: "It looks like a person’s name. Describe what is done, or how things work, rather \
            than the person.",
        phone: "It looks like a telephone number.",
        mail: "It looks like an e-mail address.",
        date_time: "It has a day and a time of day. Whoever was there may know who it was.",
        number: "It looks like a staff number.",
        alone: "It fits one person only. Where few are in the same place, it tells who wrote it.",
        anyway: "Put it up all the same",
    },
    offer: Offer {
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
    },
    log: Log {
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
        changed: |n| format!("{n} settings were changed after the opening."),
        moved: |state, notes, stickers| {
            format!("It is now “{state}”: {notes} notes, {stickers} stickers.")
        },
        archived: |tickets| {
            format!(
                "Archived: the records of {tickets} used tickets, the author marks and the key \
                    were destroyed."
            )
        },
    },
    flaws: Flaws {
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
        head: "This is not the log that this device saw earlier: it was rewritten, or its end was \
            cut off.",
        entry: |n| format!("Entry {n}: "),
        note: |n| format!("Note {n}: "),
    },
    sealed: Sealed {
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
        pick_used: "This link was replaced by a newer one, or is mistyped. If you were given no \
            newer one, ask the organizers.",
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
            format!(
                "{out} of {of} people have picked up their ticket; {used} tickets have been used."
            )
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
    },
    reading: Reading {
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
        wrong: "This is not the passphrase. Is it mistyped, or was it changed lately?",
        too_many: "There were too many wrong passphrases, so nobody new can get in right now. \
            Please try again in about ten minutes. Whoever can read already still can.",
        trust_on: "Reading this board takes a passphrase. It is the same for everybody, and so is \
            the cookie that a device keeps for a day: neither tells who reads.",
        trust_off: "This board has no passphrase: whoever can reach it can read it.",
    },
    emergency: Emergency {
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
                prompts: [
                    "Stopped",
                    "What visitors notice",
                    "How we manage",
                    "What we want to know",
                ],
            },
        ),
    },
    screen: Screen {
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
    },
};

/// A number with its noun: `1 note`, `3 notes`.
fn count<N: Copy + Display + PartialEq + From<u8>>(n: N, noun: &str) -> String {
    if n == N::from(1) { format!("{n} {noun}") } else { format!("{n} {noun}s") }
}
