//! English: help on the pages of the end.

use crate::i18n::catalogue::{ClosingHelp, Help};
use crate::i18n::en::{disclosure, tickets};

pub(super) const CLOSING: ClosingHelp = ClosingHelp {
    disclosure: Help {
        page: disclosure::DISCLOSURE.title,
        purpose: "Here you make a copy of the report with words covered that could tell of whom they speak, for whoever asks for the office’s documents.",
        traps: [
            (
                "Deciding on what was found, and handing it out",
                "A machine overlooks things. Read every note, and add the words that must be covered.",
            ),
            (
                "Handing out the working copy",
                "It has the covered words in it. Hand out the copy for disclosure; the working copy goes with the decision inside.",
            ),
            (
                "Adding a single letter or a common short word",
                "It covers parts of other words as well. Write it as it stands in the note, with what is around it.",
            ),
        ],
    },
    certificate: Help {
        page: tickets::TICKET.certificate_title,
        purpose: "Here you print that the records of tickets and the key of an archived theme are destroyed.",
        traps: [
            (
                "Believing that the notes are gone as well",
                "What is gone is what could tie notes to tickets. Texts and counts stay, and can be read.",
            ),
            (
                "Using it as proof that nothing is left on the disk",
                "Spare areas of an SSD and snapshots cannot be seen from here. If that is needed, ask whoever runs the server how the machine is wiped.",
            ),
            (
                "Filing it without comparing it to the log",
                "Compare the entry’s number and its six words with the page of the public log. Where they agree, anybody can check it.",
            ),
        ],
    },
};
