//! English: ready texts with which staff hear of a theme.

use crate::domain::{
    announce::{Channel, Moment},
    settings::Tier,
};
use crate::i18n::catalogue::{AnnounceTexts, Announcements};

pub(super) const ANNOUNCE: AnnounceTexts = AnnounceTexts {
    title: "Tell the staff",
    link: "Tell the staff",
    lead: "Texts to copy and use as they are. Each says who can write, until when, when the \
        answer comes, and what becomes of names.",
    moments: "Text for",
    languages: "Language of the text",
    subject: "Subject",
    text: "Text",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "That could not be copied. Please select the text and copy it.",
    fits: "now",
    draft: "This is a draft still. Until it is announced or opened, the link leads to nothing.",
    over: "This theme has closed.",
    posting_off: "No notes can be written at the moment. The texts say that they can.",
    no_day: "No day of the answer is set, so the texts do not name one.",
    set_day: "Set the day of the answer",
    no_results: "No answers are public yet. Once they are, the texts about the results stand here.",
    to_answers: "To the answers",
    address: "Address of the board",
    qr: "QR code of the board",
};

pub(super) const ANNOUNCEMENTS: Announcements = Announcements {
    moment: |moment| match moment {
        Moment::Opening => "Opening",
        Moment::HalfTime => "Half-time",
        Moment::LastDays => "Last days",
        Moment::Results => "Results",
    },
    channel: |channel| match channel {
        Channel::Chat => "Chat",
        Channel::Mail => "Mail",
        Channel::Intranet => "Intranet",
        Channel::Morning => "Read aloud in the morning",
    },
    chat: [
        "[Kizuki Board] “{title}” has opened. {says}\n{link}",
        "[Kizuki Board] “{title}” is at half-time. Reading and putting likes on is enough. \
            {says}\n{link}",
        "[Kizuki Board] “{title}” closes soon. A few words will do. {says}\n{link}",
        "[Kizuki Board] The answers to “{title}” are out. Thank you for every note and every \
            like. {says}\n{link}",
    ],
    subject: [
        "Kizuki Board: “{title}” has opened (until {day})",
        "Kizuki Board: “{title}” is at half-time (until {day})",
        "Kizuki Board: “{title}” closes on {day} at 23:59",
        "Kizuki Board: the answers to “{title}” are out",
    ],
    mail: [
        "Dear colleagues,\n\n“{title}” has opened on the Kizuki Board. Please pin what you \
            notice at work, in notes of up to 200 characters. Reading and putting likes on is \
            welcome too.\n\n{facts}\n\n{link}",
        "Dear colleagues,\n\n“{title}” on the Kizuki Board is at half-time. Please read what \
            hangs there, and put a like on what you think too. There is still time to \
            write.\n\n{facts}\n\n{link}",
        "Dear colleagues,\n\n“{title}” on the Kizuki Board closes soon. If there is something \
            that you have not written yet, a few words will do.\n\n{facts}\n\n{link}",
        "Dear colleagues,\n\nThe answers to what was pinned under “{title}” are out. Thank you \
            for every note and every like. What cannot be done has its reason beside \
            it.\n\n{facts}\n\n{link}",
    ],
    intranet: [
        "Kizuki Board: {title}\n\nA new theme has opened: a wall for notes about what you \
            notice at work. Reading and putting likes on is welcome too.\n\n{facts}\n\nThe \
            board: {link}",
        "Kizuki Board: {title}\n\nHalf of the time has passed. The notes are there to be read; \
            put a like on what you think too.\n\n{facts}\n\nThe board: {link}",
        "Kizuki Board: {title}\n\nIt closes soon. A few words will do, or a like.\n\n{facts}\n\n\
            The board: {link}",
        "Kizuki Board: {title}\n\nThe answers are out: what will be done, what will be looked \
            into, and what cannot be done and why. Thank you.\n\n{facts}\n\nThe answers: {link}",
    ],
    morning: [
        "“{title}” has opened on the Kizuki Board. {says}",
        "“{title}” on the Kizuki Board is at half-time. {says}",
        "“{title}” on the Kizuki Board closes soon. {says}",
        "The answers to “{title}” on the Kizuki Board are out. {says}",
    ],
    who: |tier| match tier {
        Tier::Open => "Anybody can write; it takes neither a ticket nor a login.",
        Tier::Drawn => "Whoever has drawn a ticket can write. Reading takes none.",
        Tier::Sealed => {
            "Staff on the roster can write, with a ticket that they pick up by a personal link. \
            Reading takes none."
        }
    },
    who_aloud: |tier| match tier {
        Tier::Open => "Anybody can write.",
        Tier::Drawn => "You write with a drawn ticket.",
        Tier::Sealed => "You write with a sealed ticket.",
    },
    until: |day| format!("Notes can be written until {day}, 23:59."),
    until_aloud: |day| format!("It is open until {day}, 23:59."),
    closed: |day| format!("Notes could be written until {day}, 23:59."),
    answer: |day| format!("The answer comes on {day}."),
    answered: |day| format!("The day of the answer is {day}."),
    names: |tier| match tier {
        Tier::Open => "No names are collected, and the server does not record who wrote what.",
        Tier::Drawn => "No names are collected, and nobody notes who drew which ticket.",
        Tier::Sealed => {
            "The roster is used to hand tickets out and for nothing else: even a search of what \
            the server stores links no ticket to a person."
        }
    },
    names_aloud: |tier| match tier {
        Tier::Open | Tier::Drawn => "No names are kept.",
        Tier::Sealed => "Tickets and people cannot be linked.",
    },
    gap: " ",
    bullet: "- ",
    aloud_max: 300,
    this_theme: "The present theme",
};
