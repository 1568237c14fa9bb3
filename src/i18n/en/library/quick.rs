//! Quick to mend, for the first months.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 6] = [
    IdeaWords {
        title: "“Not again”, this week",
        question: "Which moment at work this week made you think “not again”? The smaller, the more welcome.",
        scope: None,
        prompts: &["Not again", "Five minutes would do", "With a little money"],
        keep: "Fine as it is",
        why: "Small things are easy to write and quick to show mended. Settle beforehand who can mend them within 30 days, and the next month has readers.",
    },
    IdeaWords {
        title: "That thing, that room",
        question: "Which things or places in the building are hard to use? Which would nobody miss?",
        scope: None,
        prompts: &["Hard to use", "Missing", "Not needed any more"],
        keep: "Keep it like this",
        why: "Things and places blame nobody, and who is to answer is known from the start.",
    },
    IdeaWords {
        title: "A place for the lunch break",
        question: "What would it take to rest in peace at lunch?",
        scope: Some("How long the break is, the rules say; that is not the subject here."),
        prompts: &["The place", "Times and turns", "Good to have"],
        keep: "Fine as it is",
        why: "“There is nowhere to eat” came up in a survey of another city’s staff too. Much of it costs nothing to mend.",
    },
    IdeaWords {
        title: "Work we could stop doing",
        question: "Which tasks would nobody miss? Which ones should stay?",
        scope: Some("For what a law demands, only how it is done is the subject."),
        prompts: &["Stop it", "Do it less", "Put it together"],
        keep: "Keep doing it",
        why: "With a place for what should stay, those who value a task write too, and it does not become a quarrel.",
    },
    IdeaWords {
        title: "Small tricks of our section",
        question: "Which small trick of yours should other sections know?",
        scope: Some("Neither tricks nor sections are compared."),
        prompts: &["It is faster", "Fewer mistakes", "It is easier on us"],
        keep: "Leave it as it is",
        why: "After a month of troubles, other people write. What many liked can go into the handbook as it stands.",
    },
    IdeaWords {
        title: "What was a help",
        question: "When was something a help to you lately? Write the moment and nobody’s name.",
        scope: None,
        prompts: &["It helped", "Do it elsewhere too", "Here I could use help"],
        keep: "Go on like this",
        why: "Beginning with what was good softens an anonymous place. Without names nobody is praised and nobody left out.",
    },
];
