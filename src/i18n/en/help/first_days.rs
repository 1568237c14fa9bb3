//! English: help on the pages of the first days.

use crate::i18n::catalogue::{FirstDaysHelp, Help};
use crate::i18n::en::{acts, channels, first_day, letterhead, team, year};

pub(super) const FIRST_DAYS: FirstDaysHelp = FirstDaysHelp {
    first_day: Help {
        page: first_day::FIRST_DAY.title,
        purpose: "Where the first day's settings are made, one after the other. Each can wait.",
        traps: [
            (
                "Setting a passphrase and closing the page without a copy",
                "It cannot be shown again. Write it down first; if it is forgotten, set a new one here.",
            ),
            (
                "Taking a note from this computer for proof that staff can reach the board",
                "Scan the code with a phone on the network that staff use.",
            ),
            (
                "Thinking that nothing can begin while something stands under “Not yet”",
                "Nothing there stops you. Read what follows from each, and decide. Only for backups, always ask whoever runs the server.",
            ),
        ],
    },
    own_account: Help {
        page: team::OWN_ACCOUNT.title,
        purpose: "Here you change your password and see in which browsers you are signed in.",
        traps: [
            (
                "Leaving a shared PC while signed in",
                "Sign out when you are done. If you forgot, open this page elsewhere and end that session.",
            ),
            (
                "Writing a note or putting a sticker in the browser in which you are signed in",
                "It is refused, because it could be told to be yours. Sign out, or use another browser.",
            ),
            (
                "Waiting for a mail after you forgot your password",
                "No mail is ever sent. Whoever runs the server can set a new password.",
            ),
        ],
    },
    team: Help {
        page: team::TEAM.title,
        purpose: "Here you invite organizers, reviewers and administrators, and see what each may do.",
        traps: [
            (
                "Leaving it at one administrator",
                "Invite another. When one loses the password or moves on, somebody can still open this page.",
            ),
            (
                "Believing that an invitation was sent",
                "No mail is sent. The link is shown once: copy it and hand it over. If it is lost, make it anew on that person’s page; the earlier one stops working.",
            ),
            (
                "Making accounts for the staff who write",
                "Writing and reading need none. Who is signed in cannot write, so an account would keep them from it.",
            ),
        ],
    },
    member: Help {
        page: "One account",
        purpose: "Here you change somebody’s role, make their invitation anew, or end their account.",
        traps: [
            (
                "Leaving the account of somebody who has moved on",
                "End it on that day. Their sessions and invitations end at once.",
            ),
            (
                "Ending the account of somebody who will be back",
                "An ended account never comes back, and its address cannot be invited again. Change the role instead.",
            ),
            (
                "Ending an account without naming who takes over",
                "Their proposals to stop somebody’s posting are then withdrawn. To keep them, name who takes over; that person cannot confirm them.",
            ),
        ],
    },
    acts: Help {
        page: acts::ACTS.title,
        purpose: "Here you see afterwards who with an account did what, and when.",
        traps: [
            (
                "Opening it to find out who wrote a note",
                "Nothing that staff post or like is in here. The system cannot find a writer, and nobody may look for one.",
            ),
            (
                "Forgetting to file it",
                "It is deleted after a number of days. To keep it longer, download the CSV and file that.",
            ),
            (
                "Taking one line for one press",
                "The same thing done again within fifteen minutes is one line, with how often.",
            ),
        ],
    },
    letterhead: Help {
        page: letterhead::LETTERHEAD.title,
        purpose: "Here you set what reports begin and end with as documents of the office: number, addressee, sender, chapters.",
        traps: [
            (
                "Putting a person’s name or extension as the sender",
                "Published reports carry it too, and everybody reads them. Write the section and the post.",
            ),
            (
                "Looking at the example and believing that it was saved",
                "The example changes nothing. If it is right, press “Save”.",
            ),
            (
                "Expecting another office’s file to be added to yours",
                "It takes the place of yours. Save your own to a file first.",
            ),
        ],
    },
    channels: Help {
        page: channels::CHANNELS.title,
        purpose: "Here you name the chats that the board tells by itself of openings, last days and answers.",
        traps: [
            (
                "Writing the address into a text or a manual",
                "Whoever knows it can write into that chat. Put it here, and keep it nowhere else.",
            ),
            (
                "Waiting without sending a test",
                "Whether it arrives shows on the first day of a theme then. Send a test and look into the chat.",
            ),
            (
                "Deleting a channel that is given up, and making it anew",
                "What was missed is not sent then. Mend the cause and press “Try again”: what is up to seven days old arrives in order.",
            ),
        ],
    },
    office_calendar: Help {
        page: year::CALENDAR.title,
        purpose: "Here you set on which days the office is open. The dates of new themes are counted by it.",
        traps: [
            (
                "Adding closed days after the themes were made",
                "Themes that are there do not move. Add your own closed days first; if you add one later, mend the days that the year’s page marks.",
            ),
            (
                "Taking expected holidays for settled ones",
                "They are counted by the rules of the law. Each February the next year is settled: take the Cabinet Office’s table then.",
            ),
            (
                "Opening the table in Excel and saving it before you choose it",
                "That changes its form, and it cannot be read. Choose syukujitsu.csv as it came.",
            ),
        ],
    },
};
