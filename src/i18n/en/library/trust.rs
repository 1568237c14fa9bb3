//! Voice and trust.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 3] = [
    IdeaWords {
        title: "What became of the answers",
        question: "After the answers so far, what has changed where you work?",
        scope: None,
        prompts: &["Not yet", "In another way", "I would ask again"],
        keep: "It changed for the better",
        why: "That nothing will happen is the first reason why people stop writing. Here the office checks itself.",
    },
    IdeaWords {
        title: "About this board",
        question: "When is it hard to write on this board?",
        scope: None,
        prompts: &["Hard to write", "It worries me", "Please change this"],
        keep: "Easy to write",
        why: "Once a year, ask what worries people about the place itself. Who does not write can still put a sticker.",
    },
    IdeaWords {
        title: "The next theme",
        question: "What do you want to talk about next month?",
        scope: Some("Themes that point at a person or a section are not chosen."),
        prompts: &["What I would ask", "What gets in the way", "What we could begin"],
        keep: "More of an earlier theme",
        why: "What people chose themselves is theirs to talk about. Say a word, too, on what was not chosen.",
    },
];
