//! English: flags of staff, the queue, and the rules of the board.

use crate::domain::flag::{Mark, Outcome};
use crate::i18n::catalogue::{FlagOutcome, FlagTexts, PolicyTexts, QueueTexts, QueueWords};
use crate::i18n::say;

pub(super) const FLAG: FlagTexts = FlagTexts {
    button: "Report",
    title: "Report this note",
    lead: "Choose what is wrong with it. An organizer reads it and decides. Nobody can tell who reported it, and the number of reports alone never hides a note.",
    reason: "What is wrong",
    send: "Report",
    cancel: "Cancel",
    sent: "Reported. An organizer reads it and decides; you see the outcome under “My notes and stickers”.",
    rules: "The rules of this board",
    mine: "Notes you reported",
    hidden_text: "A note that is hidden now",
    take_back: "Take it back",
    taken_back: "Your report is taken back.",
    because: |reason| format!("Reason: {reason}"),
};

pub(super) const FLAG_OUTCOME: FlagOutcome = FlagOutcome {
    says: |outcome| match outcome {
        Outcome::Waiting => "not decided yet",
        Outcome::Hidden => "hidden",
        Outcome::Kept => "read, and kept",
    },
};

pub(super) const QUEUE: QueueTexts = QueueTexts {
    title: "Notes to read",
    lead: "Notes that were reported, notes that wait for a reason, and notes that nobody has read. Neither who wrote them nor who reported them stands here.",
    empty_title: "There is nothing to read",
    empty: "Reports and unread notes will stand here.",
    list: "Notes to read",
    keep: "Keep",
    show: "Put on the board",
    check: "Hide at once",
    check_hint: "The board says “being looked at”. Give the reason within two working days.",
    because: "Hide, with a reason",
    memo: "Private remark",
    memo_hint: "Only organizers read it. Up to 400 characters; an empty one goes away.",
    memo_save: "Save the remark",
    memo_of: "Remark: ",
    open: "See it on the board",
    undo: "Undo",
    kept: "Kept. The same reason does not bring it back here.",
    shown: "It is on the board.",
    checking: "Hidden. The board says that it is being looked at.",
    hidden: "Hidden. The board says why.",
    reopened: "Undone.",
    noted: "The remark is saved.",
    conflict: "Somebody else decided first, or the note has another text. Look at it as it is now, and decide again.",
    keys: "Keys work too, while you are on a note",
    key_move: "next, previous",
    key_keep: "keep, put on the board",
    key_check: "hide at once",
    key_because: "hide for the reason of that number",
    key_memo: "write a remark",
    key_open: "see it on the board",
    key_undo: "undo",
    of_reply: "reply to a question",
    link: "Notes to read",
    late: "the day has passed",
    sum: |flagged, checking, held| {
        let parts = [("reported", flagged), ("waiting for a reason", checking), ("unread", held)];
        let parts: Vec<String> =
            parts.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}")).collect();
        parts.join(" · ")
    },
    flags: |reason, n| format!("{reason}: {n}"),
    rest: |n| match n {
        0 => "That was the last one.".into(),
        1 => "One more.".into(),
        n => format!("{n} more."),
    },
};

pub(super) const QUEUE_WORDS: QueueWords = QueueWords {
    mark: |mark| match mark {
        Mark::Flagged => "reported",
        Mark::Checking => "waits for a reason",
        Mark::Held => "unread",
    },
    due: |lang, day| format!("give the reason by {}", say::day(lang, day)),
};

pub(super) const POLICY: PolicyTexts = PolicyTexts {
    title: "The rules of this board",
    lead: "What may be written, what is hidden, and who decides: the same for who writes and who reads.",
    may: "What you may write",
    may_says: "Troubles, ideas and what is good about how we work, places, things and rules. Disagreement too, and small things.",
    hides: "What is hidden",
    hides_says: "What lets a person be recognised, attacks on people, discrimination and harassment, personal data, what the office keeps secret, and what is not about the theme. Only the text is judged; nobody looks for who wrote it.",
    who: "Who decides",
    who_says: "An organizer reads and decides. The number of reports decides nothing. A hidden note leaves its reason on the board, and in the public log.",
    object: "If you disagree",
    object_says: "You can write it again in other words. Tell an organizer, and they look again; you need not say whose note it is.",
    elsewhere: "What is urgent or unlawful",
    desk: "Report breaches of the law to {desk}, not on this board.",
    elsewhere_says: "Danger, harassment and breaches of the law do not belong here but with the office’s reporting or counselling desk.",
    totals: "What was looked at",
    totals_lead: "Of all themes that are closed. Those of open themes are not shown: they could point to who reported.",
    none: "Nothing yet.",
    month: "Month",
    reason: "Reason",
    flags: "Reports",
    hidden: "Hidden",
    kept: "Kept",
    unasked: "Hidden by an organizer unasked",
    link: "The rules of this board",
};
