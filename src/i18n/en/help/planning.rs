//! English: help on the pages of planning.

use crate::i18n::catalogue::{Help, PlanningHelp};
use crate::i18n::en::{exchange, library, presets, staff, trash, year};

pub(super) const PLANNING: PlanningHelp = PlanningHelp {
    year: Help {
        page: year::YEAR.title,
        purpose: "Here you see the themes from April to March, the months that have none, and the days that fall on a closed one.",
        traps: [
            (
                "Leaving a last day or a day of the answer on a closed day",
                "Move it to the working day before, by the link beside it. Who wanted to write on the last day would come too late.",
            ),
            (
                "Changing the state in the table and believing that a theme is announced",
                "What comes from a table is a draft; the column of states is not read. Announce each on the theme’s page.",
            ),
            (
                "Handing your own feed to the whole section",
                "Whoever knows the address can read the days. If you gave it away, make it anew. For a section, hand over the calendar as a file.",
            ),
        ],
    },
    library: Help {
        page: library::LIBRARY.title,
        purpose: "Here you choose what to ask among forty questions with their prompts.",
        traps: [
            (
                "Announcing an idea as it stands",
                "Choosing one fills in the form and saves nothing. Put the question into your office’s own words and places, then save.",
            ),
            (
                "Taking out the prompt for what is good as it is",
                "Keep it. Who asks for changes alone will change what works.",
            ),
            (
                "Turning it into a comparison of departments or people",
                "Ask about a moment or a thing. A question about a person invites attacks, and narrows down who wrote.",
            ),
        ],
    },
    presets: Help {
        page: presets::PRESETS.title,
        purpose: "Here you give a name to the rules and the length of a theme that went well, for new ones to begin with.",
        traps: [
            (
                "Expecting the question and the dates in it",
                "A preset holds rules and lengths in working days. To take the question along, copy the theme from the list.",
            ),
            (
                "Trying to change the rules of a preset here",
                "Only its name can be changed. Make a theme with other rules, make a preset of that theme, and drop the old one.",
            ),
            (
                "Expecting that themes which are there change with it",
                "They do not. A preset is copied when a new theme is made.",
            ),
        ],
    },
    new_theme: Help {
        page: staff::EDIT.new_title,
        purpose: "Here you decide on a theme’s title, question, prompts and days, and keep it as a draft.",
        traps: [
            (
                "Looking at the example and believing that it was saved",
                "The example saves nothing. If it is right, press “Save”. Nobody sees it until you announce it.",
            ),
            (
                "Beginning without a day of the answer",
                "Decide on it first. Who writes sees it before, and who knows that an answer comes writes again.",
            ),
            (
                "Making a theme for a section of a few people",
                "What is written would tell who wrote it. Ask more people, and use prompts to tell matters apart.",
            ),
        ],
    },
    edit_theme: Help {
        page: staff::EDIT.title,
        purpose: "Here you change a theme’s title, description, prompts, days and rules.",
        traps: [
            (
                "Trying to change the tickets, or when the box opens, once a theme runs",
                "What cannot be changed was promised to those who wrote. Change it in the next theme.",
            ),
            (
                "Trying to take out a prompt that has notes",
                "It stays, or its notes would be lost. Its name and colour can be changed.",
            ),
            (
                "Overwriting what somebody else saved first, without reading it",
                "Their changes would be gone. Look at both values of each field, write the one to keep, and save.",
            ),
        ],
    },
    exchange: Help {
        page: exchange::EXCHANGE.title,
        purpose: "Here the questions and settings of themes go to other offices as a file, and come from them.",
        traps: [
            (
                "Expecting notes and answers in the file",
                "It holds the question, description, prompts, settings, months and days. To show what came of it, hand over the published report.",
            ),
            (
                "Leaving the month open",
                "The drafts then begin in the next such month. Write the month of the first theme to have them elsewhere.",
            ),
            (
                "Announcing a theme as it came",
                "It speaks the other office’s words. Read title and question, and see to its days and address first.",
            ),
        ],
    },
    trash: Help {
        page: trash::TRASH.title,
        purpose: "Here deleted drafts lie for thirty days.",
        traps: [
            (
                "Keeping drafts here for later",
                "After thirty days they are gone. If you mean to use one, restore it and move its days to a later month.",
            ),
            (
                "Trying to delete a theme that has begun",
                "Once tickets are out it cannot be deleted. Close it, answer it, and archive it in the end.",
            ),
            (
                "Giving the address of a deleted theme to another one",
                "Addresses that staff have seen are not given again, or an old poster would open another theme. Choose another.",
            ),
        ],
    },
};
