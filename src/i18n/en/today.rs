//! English: what is to be done today, and the figures of the themes that run.

use crate::domain::today::Duty;
use crate::i18n::catalogue::{Duties, TodayTexts};
use crate::i18n::plural::count;

pub(super) const TODAY: TodayTexts = TodayTexts {
    title: "To do today",
    done: "Nothing to do today. The voices have arrived; have a quiet cup of tea.",
    figures: "Figures of the themes that run",
    lead: "Only numbers that everybody sees on the board and in the public log, by day. Nothing \
        keeps when a sticker was put on, so stickers have a sum alone.",
    day: "Day",
    notes: "Notes",
    stickers_later: "Counts of likes come out once the theme has closed.",
    earlier: "Beside earlier themes",
    earlier_none: "There is no theme yet to compare it with.",
    theme: "Theme",
    by_then: "After as many days",
    total: "In the end",
    unknown: "no figures by day",
    more: |n| format!("{n} more"),
    of_theme: |title| format!("Notes of “{title}” by day"),
    desc: |days, most| {
        format!("Bars for {}. The most on one day: {}.", count(days, "day"), count(most, "note"))
    },
    until_now: |n| count(n, "note"),
    stickers: |n| count(n, "like"),
    most: |n| format!("most: {n}"),
};

pub(super) const DUTIES: Duties = Duties {
    what: |duty, n| match duty {
        Duty::Flagged => format!("{} that staff reported", count(n, "note")),
        Duty::Explain => format!("{} waiting for a reason", count(n, "note")),
        Duty::Read => format!("{} to read", count(n, "note")),
        Duty::Answer => "The day of the answer has passed".into(),
        Duty::Remind if n == 1 => "1 enquiry without a reply".into(),
        Duty::Remind => format!("{n} enquiries without a reply"),
        Duty::Open => "A theme to open".into(),
        Duty::Close => "A theme that closes soon".into(),
        Duty::GoOn => "A theme without a next step".into(),
        Duty::Choose => "Choose the next themes".into(),
        Duty::Secure => count(n, "unsafe setting"),
        Duty::BackupFailed => "The backup failed".into(),
        Duty::BackupOld => "A backup that is old".into(),
        Duty::NoBackup => "There is no backup".into(),
        Duty::Unheard => {
            if n == 1 {
                "A chat that is not reached".into()
            } else {
                format!("{n} chats that are not reached")
            }
        }
        Duty::Roster => "A roster that has grown old".into(),
        Duty::Admins => "One administrator alone".into(),
        Duty::Holidays => "Next year’s holidays".into(),
    },
    when: |duty, day| match duty {
        Duty::Answer => format!("promised for {day}"),
        Duty::Remind | Duty::Explain => format!("due on {day}"),
        Duty::Open => format!("from {day}"),
        Duty::Close => format!("until {day}, 23:59"),
        Duty::GoOn | Duty::Choose => format!("closed on {day}"),
        Duty::BackupFailed => format!("failing since {day}"),
        Duty::BackupOld => format!("the last is of {day}"),
        Duty::Roster => format!("unchanged since {day}"),
        Duty::Flagged
        | Duty::Read
        | Duty::Secure
        | Duty::NoBackup
        | Duty::Unheard
        | Duty::Admins
        | Duty::Holidays => day,
    },
    why: |duty| match duty {
        Duty::Flagged => "Read, and decide whether to keep or to hide.",
        Duty::Explain => "The board says that it is being looked at.",
        Duty::Read => "Until somebody has, the board does not show them.",
        Duty::Answer => "The staff know that day. Publish the answers, or change it.",
        Duty::Remind => "Ask the departments once more.",
        Duty::Open => "It is a draft still: announce it, or open it.",
        Duty::Close => "There is a last text for the staff.",
        Duty::GoOn => "Set a day for the answer, plan a meeting, or ask a department.",
        Duty::Choose => "No draft was made yet of what staff proposed.",
        Duty::Secure => "Show them to whoever looks after the server.",
        Duty::BackupFailed => "Ask whoever looks after the server to read its log.",
        Duty::BackupOld => "Ask whoever looks after the server for a new one.",
        Duty::NoBackup => {
            "If the machine breaks, notes and answers are gone. Ask whoever looks after the server."
        }
        Duty::Unheard => "Staff do not hear there of openings and answers.",
        Duty::Roster => "Who is new can pick up no ticket before there is a new roster.",
        Duty::Admins => "If that password is lost, nobody gets in. Invite another one.",
        Duty::Holidays => "They are calculated. Compare them with what the Cabinet Office says.",
    },
};
