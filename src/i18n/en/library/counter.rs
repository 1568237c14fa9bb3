//! The counter and the public.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 5] = [
    IdeaWords {
        title: "Always saying sorry",
        question: "What do you say sorry for nearly every week?",
        scope: Some("Nothing, please, that shows whose case it was."),
        prompts: &["Notices and signs", "Waiting", "What to bring"],
        keep: "Well understood",
        why: "It brings a moment to mind, as asking for complaints does not. Some of it one better notice ends.",
    },
    IdeaWords {
        title: "Before “we cannot do that”",
        question: "When you had to say “we cannot do that”, what do you wish had been possible?",
        scope: Some(
            "Nothing, please, that shows whose case it was. For what a law says, how it is explained is the subject.",
        ),
        prompts: &["The scheme", "The procedure", "The words"],
        keep: "Rightly refused",
        why: "Without a theme, proposals tend to be about the office itself. This one is for the public’s sake.",
    },
    IdeaWords {
        title: "Nobody alone at a hard counter",
        question: "When it gets hard at the counter, what would keep you from being alone?",
        scope: Some(
            "If something weighs on you now, please talk to the help desk and not to this board. Here the subject is how things are arranged.",
        ),
        prompts: &["There and then", "Afterwards", "Settled beforehand"],
        keep: "A rule that helps",
        why: "Hard cases are among the first of what staff name as trouble. Add the help desk’s name and number before it opens, and leave them there to the end.",
    },
    IdeaWords {
        title: "Notices people understand",
        question: "Which letter or notice is hard to understand?",
        scope: None,
        prompts: &["The words", "Letters and pictures", "Other languages"],
        keep: "Well understood",
        why: "The thing itself can be looked at, and the new one shown beside the old one.",
    },
    IdeaWords {
        title: "From section to section",
        question: "Which matters send people from section to section?",
        scope: Some("Which section is at fault is not asked. Write how the matter goes."),
        prompts: &["Which matter", "Where it stops", "How to join it up"],
        keep: "It goes well",
        why: "No section sees the whole. Settle before it opens who of them answers.",
    },
];
