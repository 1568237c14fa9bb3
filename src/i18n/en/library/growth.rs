//! Growing, and what is to come.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 5] = [
    IdeaWords {
        title: "Who I want to become",
        question: "What work do you want to be doing in three years?",
        scope: Some("To ask for another post, please use the form for that."),
        prompts: &["To become", "To learn", "What would help"],
        keep: "To stay with my work",
        why: "A question that looks ahead is easy for those who write for the first time. Staying has a place of its own.",
    },
    IdeaWords {
        title: "Training, taken stock of",
        question: "Which training was good, and which is missing?",
        scope: Some("Write about what was taught and how, not about who taught."),
        prompts: &["Missing", "Could be shorter", "I could teach this"],
        keep: "Keep it",
        why: "Open it in time for next year’s plan. Where many could teach, teachers can be asked for separately.",
    },
    IdeaWords {
        title: "Living with generative AI",
        question: "Using generative AI at work, or not using it, what do you think?",
        scope: Some("Please write nothing that was typed into it, and no secrets of work."),
        prompts: &["It helped", "It worries me", "Please decide this"],
        keep: "Better by hand",
        why: "It collects doubts before rules are written. Those who do not use it write just as well.",
    },
    IdeaWords {
        title: "What goes without saying",
        question: "Of what goes without saying where you work, what would you like to ask about, or to explain?",
        scope: Some("Please do not lump people together by their age."),
        prompts: &["I would like to ask", "I would like to explain", "A habit to change"],
        keep: "A habit to keep",
        why: "One survey found young staff the least content. Ages are not collected; it is the reasons of habits that are asked for.",
    },
    IdeaWords {
        title: "The office in ten years",
        question: "In ten years, what has begun in this office, and what is still there?",
        scope: None,
        prompts: &["Gone", "Begun", "To prepare now"],
        keep: "To keep",
        why: "What is far off is light to write about. For a year of planning, or the end of one.",
    },
];
