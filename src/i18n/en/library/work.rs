//! The work of every day.

use crate::i18n::catalogue::IdeaWords;

pub(super) const IDEAS: [IdeaWords; 8] = [
    IdeaWords {
        title: "Meetings in half the time",
        question: "When do meetings become long? How do the good ones do it?",
        scope: Some("Write about the moment, not about who chairs or who talks."),
        prompts: &["Leave it out", "Make it shorter", "Fewer papers"],
        keep: "Meetings that work",
        why: "Nearly everybody has one every week. Their number and hours can be counted, and so compared a year later.",
    },
    IdeaWords {
        title: "Where we still need paper",
        question: "Where is paper still used, and where is it better?",
        scope: None,
        prompts: &["We print it", "We stamp it", "A screen would do"],
        keep: "Better on paper",
        why: "It asks what paper is good for too, so it is no advertisement for going digital.",
    },
    IdeaWords {
        title: "When the phone stops the work",
        question: "When does taking or passing on calls stop your own work?",
        scope: Some("Write about the moment, not about who called."),
        prompts: &["Passing on", "Busy hours", "Asked again and again"],
        keep: "Fine as it is",
        why: "No section can mend it alone. What is asked often is also what the notices should say.",
    },
    IdeaWords {
        title: "Mail, chat or phone",
        question: "When is it unclear which one to use?",
        scope: None,
        prompts: &["Unclear", "Too much of it", "Let us agree on this"],
        keep: "It works like this",
        why: "It only has to be agreed on, costs nothing, and can change next month.",
    },
    IdeaWords {
        title: "Where approvals wait",
        question: "Where on its way does an approval wait longest?",
        scope: Some("Who holds it up is not asked. Write about the way and the forms."),
        prompts: &["It waits here", "Back and forth", "A stop too many"],
        keep: "A check worth keeping",
        why: "Asked about the way, people do not write about each other. A stop too many is gone with one change of the rules.",
    },
    IdeaWords {
        title: "Time spent searching",
        question: "What do you search for again and again? What is found at once?",
        scope: None,
        prompts: &["Documents and folders", "Forms", "How it was done before"],
        keep: "Found at once",
        why: "The time can be asked about again next year. What is found at once shows how the rest could be.",
    },
    IdeaWords {
        title: "Written twice, typed twice",
        question: "Where do you write or type the same thing twice?",
        scope: None,
        prompts: &["Typing in", "Copying out", "Adding up"],
        keep: "Twice for a good reason",
        why: "In one prefecture’s survey about 30 % of the free texts were on digital work. Place by place, it becomes clear what to mend first.",
    },
    IdeaWords {
        title: "Forms nobody understands",
        question: "Which field of which form leaves you guessing? Please name both.",
        scope: Some("Only forms that are used within the office."),
        prompts: &["A field to guess at", "A field too many", "An example, please"],
        keep: "A clear form",
        why: "The mended form is the answer.",
    },
];
