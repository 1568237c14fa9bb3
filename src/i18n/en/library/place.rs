//! The place, and being ready.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 5] = [
    IdeaWords {
        title: "An office to like",
        question: "If one thing about your office could change, what would it be?",
        scope: None,
        prompts: &["To concentrate", "To talk", "To tidy up"],
        keep: "Leave it alone",
        why: "In a month of wishes others write too. Small moves can be tried within the month.",
    },
    IdeaWords {
        title: "The first hour of a disaster",
        question: "A large earthquake: in its first hour, what would you at your post be unsure of?",
        scope: Some("Please write no address and nothing about your family."),
        prompts: &["Coming and calling", "What to take along", "Home"],
        keep: "Ready already",
        why: "Taking it for granted that something is unsure makes it easy to say. In the month before the drill, the drill can try it.",
    },
    IdeaWords {
        title: "That was close",
        question: "Which moment was close to an accident and did not become one?",
        scope: Some(
            "What did happen, an accident or a leak, goes at once to where it must be told, and not here. Whose doing it was is not asked.",
        ),
        prompts: &["Cars and roads", "Building and work", "Information"],
        keep: "What prevented it",
        why: "It comes where nobody is blamed, and that is said first. Say, too, that it takes no report’s place.",
    },
    IdeaWords {
        title: "Safe rules, slow work",
        question: "Where is it hard to keep to the rules of security and get the work done?",
        scope: Some("Please do not write how rules are got around."),
        prompts: &["Work outside", "Passwords", "Passing on files"],
        keep: "Easy to keep to",
        why: "It shows which rule to mend. Instead of blaming a way around, it finds how none is needed.",
    },
    IdeaWords {
        title: "From outside the main building",
        question: "At a branch or out in the field, what makes work hard? In the main building, what makes it hard to work with branches?",
        scope: None,
        prompts: &["Word and news", "Things and repairs", "Ways and meetings"],
        keep: "Better out here",
        why: "Nobody in the main building sees it. In one small branch a writer would be known: open it for all branches and the main building together.",
    },
];
