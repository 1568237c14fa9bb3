//! English: the office's own ideas for themes.

use crate::i18n::catalogue::OwnIdeasTexts;
use crate::i18n::plural::count;

pub(super) const OWN_IDEAS: OwnIdeasTexts = OwnIdeasTexts {
    title: "Ideas of this office",
    none: "None yet. What you often hear, or a theme that went well, can be kept here for whoever plans next.",
    add: "Add an idea",
    change: "Change",
    drop: "Drop",
    name: "Title",
    purpose: "Purpose",
    question: "Question",
    question_hint: "About a moment or a thing that everybody meets, never about a person. Up to 200 characters.",
    scope: "What it is not about",
    scope_hint: "May be left empty. Up to 150 characters.",
    prompts: "Prompts",
    prompts_hint: "One a line, up to four.",
    keep: "The prompt for what is good as it is",
    keep_hint: "So that people can say what need not change.",
    why: "Why ask this",
    why_hint: "For organizers only. Up to 200 characters.",
    save: "Save the idea",
    saved: "The idea is saved.",
    dropped: "The idea is gone. Themes that were made of it stay.",
    exchange: "Exchange ideas with other offices",
    exchange_lead: "The ideas of this office fit into one file, with no note and nobody's name. A file that you were given is shown before anything of it is added.",
    download: "Get the file of ideas",
    file: "The file that you were given",
    file_hint: "A file of ideas, such as kizuki-ideas.json. Up to 100 ideas.",
    look: "Look into it",
    there: "(one of this title is here already; it is passed over)",
    file_large: "It is too large: up to 256 KB and 100 ideas.",
    file_other: "This is no file of ideas. Choose one that another office got from its library.",
    file_version: |version| {
        format!(
            "A later version of the program wrote this file ({version}). Update this server, and choose it again."
        )
    },
    file_field: |line| {
        format!("A field is missing or unknown on line {line}. Ask for the file to be made anew.")
    },
    file_count: |found, max| format!("It has {found} ideas; make it 1 to {max}."),
    file_idea: |place, why| format!("Idea {place}: {why}"),
    take: |n| format!("Add {}", count(n, "idea")),
    dry: |all, new| {
        format!("It has {}, {new} of them new. Nothing is added yet.", count(all, "idea"))
    },
    added: |n| format!("{} added.", count(n, "idea")),
};
