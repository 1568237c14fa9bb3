//! English: help on the pages of the working group.

use crate::i18n::catalogue::{Help, ReviewingHelp};
use crate::i18n::en::{answering, bench, choosing, enquiry, exchange, meeting, suggested};

pub(super) const REVIEWING: ReviewingHelp = ReviewingHelp {
    choosing: Help {
        page: choosing::CHOOSING.title,
        purpose: "Where drafts are made of the themes that staff proposed.",
        traps: [
            (
                "Keeping the one with most stickers and dropping the rest",
                "Make drafts of several and give each its month. Nobody sees a draft, and it can be deleted later.",
            ),
            (
                "Taking a note's words as they are",
                "Before it is published, turn the title into a question that anybody understands: a moment or a thing, never a person.",
            ),
            (
                "Looking for whoever proposed it, to ask for more",
                "Nobody can tell who did. Put what you want to know into the new theme, and ask everybody.",
            ),
        ],
    },
    bench: Help {
        page: bench::BENCH.title,
        purpose: "Here you put notes into groups, each of which gets one answer.",
        traps: [
            (
                "Putting opposite views into one group because they share a word",
                "Group what one answer can serve. Keep what pulls the other way apart, and write why it is a group.",
            ),
            (
                "Reading the sum of stickers as people",
                "One person can have put stickers on several of its notes. Say how many stickers, never how many people.",
            ),
            (
                "Believing that staff see a group at once",
                "They see it when it is published with the answers. Until then you can change it as often as you like.",
            ),
        ],
    },
    policy_fields: Help {
        page: suggested::SUGGESTED.fields,
        purpose: "Here you set the names that suggested groups get, and the words that only your office has.",
        traps: [
            (
                "Listing the names of fields alone",
                "Notes seldom use them. Put the words that staff really write to the right of each name.",
            ),
            (
                "Expecting notes to be sorted by it",
                "It names suggestions. Whether they become groups is decided by people, on the bench.",
            ),
            (
                "Emptying the list",
                "Saved empty, it is the first list again. Take out only the lines that you do not use.",
            ),
        ],
    },
    outside: Help {
        page: exchange::OUTSIDE.title,
        purpose: "Here the texts of visible notes become a file that outside tools read. It must not be used to look for authors.",
        traps: [
            (
                "Sending it to an AI service without looking at your office’s rules",
                "What was sent cannot be taken back. See first whether it is allowed, and where it goes.",
            ),
            (
                "Leaving out the notes that were found, and feeling safe",
                "Only patterns are looked for, and some are missed. Read the other notes too.",
            ),
            (
                "Reading the 0 of “disagree” and “pass” as nobody disagreeing",
                "The board has no such button; the tool merely wants a number. Say so wherever you show its result.",
            ),
        ],
    },
    brought: Help {
        page: exchange::BROUGHT.title,
        purpose: "Here what kouchou-ai put together becomes suggested groups.",
        traps: [
            (
                "Choosing hierarchical_result.json",
                "It has no texts of notes. Choose final_result_with_comments.csv in the same folder.",
            ),
            (
                "Believing that reading the file makes groups",
                "It makes suggestions. Accept or refuse each on the bench.",
            ),
            (
                "Reading a second file in addition",
                "It takes the place of the first one’s suggestions. Decide on those first.",
            ),
        ],
    },
    item: Help {
        page: answering::ANSWERING.title,
        purpose: "Here you draft the answer to a group or a note, ask its author in public, and leave remarks for reviewers.",
        traps: [
            (
                "Writing no more than “we will consider it”",
                "Say who does what next, and by when. Where that is open, set the day on which you look again.",
            ),
            (
                "Believing that staff can read a saved draft",
                "Nobody can yet. Publish it with the others under “Publish answers”.",
            ),
            (
                "Asking or remarking something that would tell who wrote it",
                "Questions are public and cannot be changed. Ask about the matter alone. No reply means nothing. Remarks may be asked for as documents of the office.",
            ),
        ],
    },
    shortlist: Help {
        page: "The shortlist and the agenda",
        purpose: "Here you decide what the working group discusses, in which order and how long, and print the agenda.",
        traps: [
            (
                "Going by the number of stickers alone",
                "After the top ones, add what is urgent and what comes from places that are easily overlooked.",
            ),
            (
                "Meeting without time boxes",
                "The end is then unknown. Give each item its minutes, and see whether the sum fits.",
            ),
            (
                "Moving items after the agenda was printed",
                "Paper does not follow. Settle the order first, or print again. Items that are no longer visible are left out of it.",
            ),
        ],
    },
    meeting: Help {
        page: meeting::MEETING.title,
        purpose: "Here a meeting goes through the items one by one, with a clock, and keeps decisions and minutes.",
        traps: [
            (
                "Wondering aloud who wrote a note, and minuting it",
                "Stop such talk at once. Minutes are documents of the office: write what was decided about the matter.",
            ),
            (
                "Taking a decision for an answer",
                "A decision is the meeting’s. The answer is written for each item, and published.",
            ),
            (
                "Closing the page while something waits to be saved",
                "Wait for “Saved”. Without a network, leave the page open on that device: it saves when the network is back.",
            ),
        ],
    },
    enquiries: Help {
        page: enquiry::ENQUIRY.title,
        purpose: "Here you ask a department how it handles a group or a note now, and what it plans.",
        traps: [
            (
                "Asking while the theme still runs",
                "Enquiries begin once the theme is closed and under review. Make the groups meanwhile.",
            ),
            (
                "Addressing a person",
                "Write the department. An enquiry is a document of the office and outlasts whoever holds the post.",
            ),
            (
                "Believing that a new enquiry has been sent",
                "It has not. On the next page make a link and hand it over, or send a file or paper.",
            ),
        ],
    },
    enquiry: Help {
        page: enquiry::ENQUIRY.sheet_title,
        purpose: "Here you send an enquiry to one department, and take its replies.",
        traps: [
            (
                "Putting the link for replies on a notice board or into a mail to all",
                "Whoever knows it can change the replies. Give it to that department alone; if others have it, make it anew.",
            ),
            (
                "Sending a file or paper and not noting that it was sent",
                "It stays in preparation, and nobody is reminded when it is overdue. Note it as soon as it is sent.",
            ),
            (
                "Adding that somebody of that department seems to have written it",
                "Do not: it sends the department looking for the author. Ask about what the note says.",
            ),
        ],
    },
};
