//! The library of themes.

mod counter;
mod growth;
mod place;
mod quick;
mod trust;
mod ways;
mod work;

use crate::domain::library::Purpose;
use crate::i18n::{
    catalogue::{Ideas, LibraryTexts},
    plural::count,
};

pub(super) const LIBRARY: LibraryTexts = LibraryTexts {
    title: "Library of themes",
    link: "Choose from the library",
    lead: "Forty things to ask staff about, each with its question and prompts. “Use this” fills in the form of a new theme, where all of it can be changed before it is saved.",
    purposes: "By purpose",
    all: "All",
    why: "Why this one",
    why_hint: "“Why this one” is for organizers; staff do not see it. Green paper is, in every theme, the place for what is good as it is.",
    use_it: "Use this",
    year: "An order for a first year",
    year_lead: "What is mended fast and what takes long take turns. The days of the month are filled in as well.",
    year_month: "Month",
    year_idea: "Theme",
    year_staff: "A theme that staff chose",
    year_staff_use: "Write it",
    ways: "Use",
    used: "Used here",
    example: "To see a board half-way through",
    example_lead: "Run kizuki demo in another place: it makes one board that is open and three that are over, all of them examples and nobody’s real voice.",
    filled: "Question and prompts are filled in; change them in the form below. Nothing is stored yet.",
    of: |title| format!("From the library: {title}"),
    figures: |notes, stickers| format!("{}, {}", count(notes, "note"), count(stickers, "sticker")),
    use_in: |month| format!("Use in {month}"),
    count: |n| count(n, "theme"),
};

pub(super) const IDEAS: Ideas = Ideas {
    purpose: |purpose| match purpose {
        Purpose::Quick => "Quick to mend, for the first months",
        Purpose::Work => "The work of every day",
        Purpose::Counter => "The counter and the public",
        Purpose::Ways => "Ways of working and resting",
        Purpose::Place => "The place, and being ready",
        Purpose::Growth => "Growing, and what is to come",
        Purpose::Trust => "Voice and trust",
    },
    quick: quick::IDEAS,
    work: work::IDEAS,
    counter: counter::IDEAS,
    ways: ways::IDEAS,
    place: place::IDEAS,
    growth: growth::IDEAS,
    trust: trust::IDEAS,
    year: [
        "While new eyes are new. Everybody has been there, so everybody can write.",
        "Some of it is mended within the month, and shows that writing changes something.",
        "Everybody has them every week, and the answer may take a while.",
        "Before the heat, with what moving things can mend.",
        "Before the drill in September, which can try what comes.",
        "After half a year, staff choose the theme of the next month.",
        "The theme that was chosen in September, with a word on the others.",
        "When most of the counter’s year has been seen.",
        "At the end of the year: did the answers become anything?",
        "Before the moves of spring; what is written now is of use in March.",
        "A question that looks ahead, before next year is planned.",
        "At the end of the first year, about the board itself.",
    ],
};
