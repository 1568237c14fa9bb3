//! English: the course at the head of the organizers' guide.

use crate::i18n::catalogue::{Course, Lesson};

pub(super) const COURSE: Course = Course {
    first_day: Lesson {
        title: "The first day",
        points: [
            "Invite a second administrator. With one alone, nobody gets in once that person has lost the password.",
            "Set the letterhead, and the days on which your own office is closed. Dates are counted in working days, so these come before the first theme.",
            "Take the first theme from the library, among those that are mended at once. The smaller the matter, the sooner you can show that it changed.",
            "Decide on the day of the answer, and on who will write it, before you begin. Where nothing happens, nobody writes a second time.",
            "Open the page on what is promised, and look for settings that are not safe. If there are any, have whoever runs the server correct them.",
            "Open the board on your own phone without signing in, and read it as those will who write. Then tell the staff.",
        ],
    },
    month: Lesson {
        title: "Five minutes a month",
        points: [
            "Open the list of themes and do what stands under “To do today”, from the top. Where there is nothing, you are done for the day.",
            "Read the notes in the queue and decide: keep or hide. Where you hid one at once, choose its reason within two working days.",
            "Copy the text under “Tell the staff” four times: at the opening, half-way, before the last day, and with the results.",
            "Make next month’s theme as a copy of one that went well, or from the library. What you look at anew is the title, the question and the days.",
            "Announce next month’s theme. On its first day it opens by itself.",
        ],
    },
    after: Lesson {
        title: "After the last day",
        points: [
            "Reviewers put notes into groups and decide in which order to discuss them. Voices with few stickers are put on the list for what they say.",
            "Ask the departments in charge, and have them write how they handle it now and what they plan.",
            "Write a status and a text for every item. Where something cannot be done, say why.",
            "Publish by the day that was promised, and tell the staff. If you cannot, change the day of the answer and tell them that you did.",
            "Archive the theme once it has done its work. Its key goes: nobody can rewrite or withdraw a note any more, and there is no way back. See first whether a report or a copy for disclosure is still needed.",
        ],
    },
    never: Lesson {
        title: "What you must never do",
        points: [
            "Do not look for whoever wrote a note, put a sticker or flagged something: not by style, time or content, and not by asking.",
            "Since 1 December 2026 Japan’s amended Whistleblower Protection Act forbids trying to identify a whistleblower without good reason. A note can be such a report, so look for the author of none.",
            "Do not hide a note that is hard to answer. Notes are hidden only where the rules of the board say so.",
            "Do not take notes, the roster or personal links out for any purpose but the one that was set. See what your office’s rules allow before anything goes to an AI service.",
            "Set no number of notes per department, and compare none. Quotas bring notes without content.",
        ],
    },
    ask: Lesson {
        title: "Whom to ask",
        points: [
            "A note tells of danger, harassment or a breach of the law: pass on what it says, and nothing else, to the office for such reports. Where life is at stake, call 119 or 110 at once.",
            "You cannot decide whether to hide a note: decide with a second organizer, by the words of the rules, not by who may have written it.",
            "A department does not reply: ask again on the day after the due date. If still nothing comes, go up the line in which you sign.",
            "Somebody asks for the office’s documents: make the copy for disclosure together with the section in charge of documents.",
            "You cannot sign in, or a setting is not safe: ask whoever runs the server. docs/running.md says how.",
            "Somebody doubts the promise of anonymity: show the page on what is promised and the public log. Best is to have people check it who are no organizers, such as the union or the auditors.",
        ],
    },
};
