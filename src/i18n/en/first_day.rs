//! English: the first day, and the board that is tried out on it.

use crate::domain::{first_day::Safety, office_settings::FirstStep};
use crate::i18n::catalogue::{FirstDayTexts, FirstDayWords, TrialTexts};

pub(super) const FIRST_DAY: FirstDayTexts = FirstDayTexts {
    title: "First settings",
    lead: "From top to bottom. Each can wait, and you can come back here at any time.",
    link: "To the first settings",
    all_done: "You have been through all of it. See below what is safe and what is not yet.",
    done: "done",
    open: "to do",
    put_off: "later",
    later: "Do it later",
    take_up: "Do it now",
    saved: "Saved.",
    closed: "The passphrase is set. It cannot be shown again: keep a copy.",
    opened: "There is no passphrase any more. Whoever reaches the board can read it.",
    thrown: "The trial board is thrown away, and its notes with it.",
    fixed: "Set by the server's environment: ",
    name: "Name of the workplace",
    name_hint: "Shown at the top of every page. Example: Tsubame City",
    zone: "Time zone",
    zone_hint: "When days begin and end. Left empty, it is Asia/Tokyo.",
    years: "Years in Japanese texts",
    western: "Western calendar (2026)",
    reiwa: "By era (Reiwa 8)",
    hours: "Hours at which daily boxes are opened",
    hours_hint: "Full hours with commas between them, such as 9, 13, 17. Left empty, it is 13.",
    desk: "Desk for reports of breaches of the law",
    desk_hint: "A department with its extension, or an address that begins with https://. It stands below the field for a note, on the page of rules and in the ready texts. Up to 100 characters.",
    policy: "The board's rules in your own words",
    policy_lead: "Where a language is left empty, the rules that come with the program stand there. Up to 600 characters each.",
    save: "Save",
    phrase: "Passphrase",
    phrase_hint: "Eight characters or more. Readers enter it once a day on each device. Widths and outer blanks make no difference.",
    phrase_set: "Set the passphrase",
    phrase_again: "Set another one",
    phrase_none: "There is no passphrase now.",
    phrase_drop: "Do without a passphrase",
    phrase_forget: "There is a passphrase. Only a value to compare with is stored, so it cannot be shown. After a change everybody enters it again.",
    address_is: "The address now: ",
    address_https: "Protected by HTTPS: nobody on the line reads what is sent.",
    address_plain: "No HTTPS: who can watch the office's network reads notes and the passphrase. Sealed tickets cannot be used.",
    address_here: "Only this computer can open it. That will do for a look around.",
    address_how: "Whoever runs the server changes it: an address with https:// in KIZUKI_ORIGIN, and a proxy with HTTPS in front (docs/running.md).",
    team_go: "Invite somebody",
    team_alone: "You make a link and hand it over. No mail server is needed.",
    letterhead_go: "Set the letterhead",
    theme_go: "Choose from the library",
    theme_scratch: "Make one from nothing",
    theme_there: "There is a theme: ",
    poster_none: "Once there is a theme, its poster can be printed.",
    poster_go: "Poster, A4",
    poster_large: "Poster, A3",
    poster_done: "It hangs",
    trial_lead: "A board for an hour. It belongs to no theme and no ticket, and is in no count and no log.",
    trial_begin: "Put up a trial board",
    trial_scan: "Scan this code with your phone.",
    trial_here: "Only this computer can open this address. To try it from a phone, ask whoever runs the server to set KIZUKI_ADDR to 0.0.0.0:3000.",
    trial_open: "Open it on this device",
    trial_look: "See whether it came",
    trial_none: "Nothing has come yet.",
    trial_end: "Throw it away",
    safe: "Safe",
    not_yet: "Not yet",
    to_trust: "What is protected and what is not",
    so_far: |done, all| format!("{done} of {all} done"),
    theme_idea: |title| format!("A first one: {title}"),
    trial_until: |time| format!("It ends at {time}, and its notes with it."),
    trial_came: |n| format!("{n} came."),
};

pub(super) const TRIAL: TrialTexts = TrialTexts {
    title: "Trial board",
    lead: "To see whether a note gets here. What you write is gone within an hour, and counted nowhere.",
    label: "A word to try it",
    pin: "Pin it",
    pinned: "Pinned. The computer with the settings sees it too.",
    empty: "Nothing is pinned yet.",
    notes: "Pinned notes",
};

pub(super) const FIRST_DAY_WORDS: FirstDayWords = FirstDayWords {
    step: |step| match step {
        FirstStep::Office => "Name and time",
        FirstStep::Passphrase => "A passphrase for readers",
        FirstStep::Address => "The address",
        FirstStep::Team => "A second administrator",
        FirstStep::Letterhead => "The letterhead of reports",
        FirstStep::Theme => "The first theme",
        FirstStep::Poster => "A poster",
        FirstStep::Trial => "A note from your phone",
    },
    without: |step| match step {
        FirstStep::Office => "Without it no name is shown, and times are Japan's.",
        FirstStep::Passphrase => "Without it, whoever knows the address can read.",
        FirstStep::Address => "Left so, others read what is sent, or cannot open the board.",
        FirstStep::Team => "With one alone, a lost password locks everybody out.",
        FirstStep::Letterhead => {
            "Without it reports begin with their title, with no number and no addressee."
        }
        FirstStep::Theme => "Without a theme, staff see nothing.",
        FirstStep::Poster => "Nobody knows of a board that nobody told them of.",
        FirstStep::Trial => "Untried, you hear on the day itself that it cannot be reached.",
    },
    safety: |what, safe| match (what, safe) {
        (Safety::Stored, true) => {
            "Nothing stored leads from a note to a person; databases and folders are set as that needs."
        }
        (Safety::Stored, false) => {
            "A setting of a database or a folder is not safe. Show it to whoever runs the server."
        }
        (Safety::Line, true) => "HTTPS protects what is sent.",
        (Safety::Line, false) => "There is no HTTPS: what is sent can be read on the way.",
        (Safety::Readers, true) => "Only who knows the passphrase can read.",
        (Safety::Readers, false) => "There is no passphrase: whoever reaches the address can read.",
        (Safety::Admins, true) => "There are two administrators or more.",
        (Safety::Admins, false) => "There is one administrator alone. Invite another.",
        (Safety::Backup, true) => "There is a recent backup.",
        (Safety::Backup, false) => {
            "There is no recent backup. Ask whoever runs the server (docs/backup.md)."
        }
    },
};
