//! Ways of working and of resting.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 8] = [
    IdeaWords {
        title: "Working from home, now",
        question: "What about working from home should go on, and what is hard? Please write, too, where it cannot be done.",
        scope: None,
        prompts: &["It is hard", "Please decide this", "Where it cannot be done"],
        keep: "Go on with it",
        why: "Without a place for those who cannot, it ends in unfairness. Asked again a year later, it shows what changed.",
    },
    IdeaWords {
        title: "How late evenings happen",
        question: "What happens on days that become late? What was it like when you could go home early?",
        scope: Some("Who stays and how it is paid is not the subject here."),
        prompts: &["A sudden request", "Deadlines and seasons", "Waiting"],
        keep: "Home early",
        why: "It takes “too much work” apart into what happens. The early days show a way.",
    },
    IdeaWords {
        title: "Asking for a day off",
        question: "When is it hard to ask for a day off?",
        scope: Some("Please write neither who was away nor why."),
        prompts: &["Before asking", "While away", "The day back"],
        keep: "Away without worry",
        why: "It asks what is missing in the arrangements, not in people.",
    },
    IdeaWords {
        title: "Children, parents and work",
        question: "With a family to care for, what helps at work, and what is missing? Those who stand in, please write too.",
        scope: Some("Nothing, please, that shows whose family it is."),
        prompts: &["Missing", "From those who stand in", "For times to come"],
        keep: "It helps",
        why: "With a place for those who stand in, it is everybody’s theme.",
    },
    IdeaWords {
        title: "The first three months",
        question: "When you were new where you work now, what did you want to know? However long ago it was.",
        scope: Some("Write what you wanted to know, not who told you or did not."),
        prompts: &["I wanted to know", "Hard to ask", "How I would teach it"],
        keep: "It was a joy",
        why: "For April to June: new eyes are new once, and what comes is next year’s guide. Taking old stories too, few new people are not told from the rest.",
    },
    IdeaWords {
        title: "Handing over well",
        question: "What was missing when you took over work? What do you want to leave to the next?",
        scope: Some("Write about things and steps, not about who was before or comes after."),
        prompts: &["Sorely missing", "To write down now", "Change this"],
        keep: "Good that it was there",
        why: "In January or February it is in time for the moves of spring.",
    },
    IdeaWords {
        title: "Does it reach you?",
        question: "Working other hours or on another contract, what reaches you late or never?",
        scope: Some("Pay and the length of contracts are not the subject here."),
        prompts: &["News", "Training", "Tools and places"],
        keep: "It reaches me",
        why: "Voices that are seldom asked. In a small section a writer would be known: open it for the whole office, and keep to the least number of tickets.",
    },
    IdeaWords {
        title: "Heat, cold, shoulders and eyes",
        question: "Where and when does work wear out your body?",
        scope: Some("Please name no illness and no treatment."),
        prompts: &["Hot or cold", "Desk and chair", "Screen and light"],
        keep: "Just right",
        why: "Everybody can write, whatever their post. Often it is enough to move something.",
    },
];
