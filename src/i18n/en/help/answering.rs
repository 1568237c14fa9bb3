//! English: help on the pages of answers.

use crate::i18n::catalogue::{AnsweringHelp, Help};
use crate::i18n::en::{answering, following, proposals};

pub(super) const ANSWERING: AnsweringHelp = AnsweringHelp {
    templates: Help {
        page: following::TEMPLATES.title,
        purpose: "Here you keep answers that you write often, with their status.",
        traps: [
            (
                "Changing a template to change answers that are public",
                "They stay as they are. Write a new answer to the item; it goes on top.",
            ),
            (
                "Publishing a template word for word",
                "A row of equal answers looks unread. Add one sentence that only this note could get.",
            ),
            (
                "Taking drafts that were begun together for answers",
                "They are drafts. Read each, and publish them.",
            ),
        ],
    },
    answers: Help {
        page: answering::ANSWERING.publish_title,
        purpose: "Here you publish drafts together, with the groups as they are now.",
        traps: [
            (
                "Publishing only where the news is good",
                "Leave nothing among the items without an answer. Where something cannot be done, say why. Silence costs you the next notes.",
            ),
            (
                "Meaning to delete an answer later",
                "A published answer stays. If it was wrong, publish another; the earlier one is kept below it. Read the preview first.",
            ),
            (
                "Publishing without telling anybody",
                "Send the text with the results under “Tell the staff”. Who hears what happened writes again.",
            ),
        ],
    },
    schemes: Help {
        page: proposals::PROPOSALS.schemes,
        purpose: "Here you set the fields of each suggestion scheme’s form, and what they begin with.",
        traps: [
            (
                "Adding a field for the proposer’s name, to hold whoever wrote the note",
                "Authors come from nowhere. The working group proposes: ask for the section or the group.",
            ),
            (
                "Writing a word after the colon that is not on the list",
                "Only the words on the page fill a field in. Where notes do not tell, leave out the colon and what follows.",
            ),
            (
                "Expecting drafts to go with their scheme",
                "They stay. Once it is off the list they can still be opened from their item, changed and taken out.",
            ),
        ],
    },
    proposal: Help {
        page: proposals::PROPOSALS.form_title,
        purpose: "Here a group or a note becomes a draft in the form of a scheme.",
        traps: [
            (
                "Pasting notes as they stand",
                "Reword what could tell who wrote it, without changing what it means. A proposal has fewer readers, for longer.",
            ),
            (
                "Looking for the author, to make them the proposer",
                "Do not. The working group hands it in, or somebody who offered help under their own name.",
            ),
            (
                "Printing or taking it out before saving",
                "What comes out is the saved proposal. Save it first.",
            ),
        ],
    },
};
