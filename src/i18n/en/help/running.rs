//! English: help on the pages of a theme that runs.

use crate::i18n::catalogue::{Help, RunningHelp};
use crate::i18n::en::{announce, moderating, paper, staff, tickets};

pub(super) const RUNNING: RunningHelp = RunningHelp {
    today: Help {
        page: staff::ADMIN.list,
        purpose: "Here you see what must be done today, the figures of the themes that run, and all themes.",
        traps: [
            (
                "Looking for a way to dismiss a line under “To do today”",
                "It goes once the thing is done. Its link leads to where that is.",
            ),
            (
                "Reading from the figures who put something when",
                "They are the totals that everybody sees. When a sticker was put is kept nowhere. Blame no person or department for a quiet day.",
            ),
            (
                "Writing each month’s theme from nothing",
                "Copy one that went well. Its days move among working days; what is left is the title and the question.",
            ),
        ],
    },
    roster: Help {
        page: tickets::SEALED.roster_title,
        purpose: "Here you bring the list of those who can pick up a Sealed ticket, and print a link for each.",
        traps: [
            (
                "Bringing a list of the newcomers alone",
                "A roster takes the place of the earlier one. Who is not on it loses their link, so bring everybody each time.",
            ),
            (
                "Keeping the list of links after it was handed out",
                "Who knows a link can pick up the ticket in that person’s place. Shred or delete the list at once.",
            ),
            (
                "Finding out who has not come yet, to remind them",
                "Who picked up a ticket is not shown. Remind everybody with the same text.",
            ),
        ],
    },
    theme: Help {
        page: "A theme’s page",
        purpose: "Here you announce, open and close a theme, and decide what is shown of its notes and its report.",
        traps: [
            (
                "Hiding a note that is hard to answer",
                "Hide only what the rules of the board name. Let objections and harsh words stand, and answer them.",
            ),
            (
                "Working out who wrote a note, from what it says or when it came",
                "Do not. It is kept nowhere, and once it is known that you look, nobody writes. Answer what it says.",
            ),
            (
                "Pressing “Archive” to tidy up",
                "The key goes: authors can no longer rewrite or withdraw, and there is no way back. Publish the answers first, and archive when the theme has done its work.",
            ),
        ],
    },
    announce: Help {
        page: announce::ANNOUNCE.title,
        purpose: "Here you copy a text for the staff, as the place and the language need it.",
        traps: [
            (
                "Sending it while the theme is a draft",
                "The link shows nothing yet. Announce or open the theme first.",
            ),
            (
                "Sending it before the day of the answer is set",
                "The sentence about the answer is then missing. Set the day by the link, and copy again.",
            ),
            (
                "Adding “everybody must write one”",
                "Quotas bring notes without content. Leave the sentence that reading and stickers are enough.",
            ),
        ],
    },
    queue: Help {
        page: moderating::QUEUE.title,
        purpose: "Here you decide to keep or to hide notes that were flagged, that wait for a reason, or that nobody has read.",
        traps: [
            (
                "Hiding a note because many flagged it",
                "Numbers do not decide. Read it, and hide it only where the rules of the board say so. What you keep is not brought up again for the same reason.",
            ),
            (
                "Hiding at once, and leaving it at that",
                "The board goes on saying that it is being looked at. Choose a reason or undo it within two working days.",
            ),
            (
                "Noting down who may have written or flagged it",
                "Neither is shown here, and neither is to be guessed. Note only why you decided as you did.",
            ),
        ],
    },
    paper: Help {
        page: paper::PAPER.title,
        purpose: "Here you type in the notes of the cardboard and the stickers on them, one by one or as a table.",
        traps: [
            (
                "Recognising a hand, and telling somebody or writing it down",
                "Tell nobody. Type what stands there, and add no name and no guess.",
            ),
            (
                "Entering the stickers on paper and on the screen as one number",
                "Enter what is on paper. The two are counted apart; only the rank is by their sum.",
            ),
            (
                "Having typed a note twice, and changing the second into another",
                "Open that note and take it back. The log tells that it was taken back.",
            ),
        ],
    },
    photo_paper: Help {
        page: paper::PAPER.photo_title,
        purpose: "Here a photo of printed slips is cut into notes, for you to type beside each.",
        traps: [
            (
                "Expecting handwriting to be read",
                "It is not. Type what you see in each cut; where you leave the text empty, nothing is entered.",
            ),
            (
                "Photographing sticky notes from a shop",
                "Only slips that were printed from the page of paper notes are found, by their codes. Type the others one by one.",
            ),
            (
                "Taking the proposed number of stickers as it is",
                "It is an estimate: stickers that overlap and shadows mislead it. Count them on the paper.",
            ),
        ],
    },
    emergency: Help {
        page: staff::EMERGENCY.title,
        purpose: "Here you begin a theme that asks at once what is needed now, in a disaster or an outage.",
        traps: [
            (
                "Telling people that they can call for help here",
                "They cannot. Say each time: where life is at stake, call 119.",
            ),
            (
                "Pressing the button to try it",
                "It opens at once, and staff see it. Practise with kizuki demo in another place.",
            ),
            (
                "Beginning before it is settled who reads",
                "Voices that nobody reads are worse than none asked for. Settle first who reads, when, and who decides.",
            ),
        ],
    },
};
