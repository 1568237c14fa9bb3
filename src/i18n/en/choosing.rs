//! English: how organizers make drafts of what staff proposed.

use crate::i18n::{catalogue::ChoosingTexts, plural::count};

pub(super) const CHOOSING: ChoosingTexts = ChoosingTexts {
    title: "Choose the next themes",
    link: "Make drafts of proposals",
    lead: "What staff proposed, most likes first. Each proposal that you choose becomes the draft of a new theme.",
    hidden_counts: "Nothing can be chosen before everybody sees the likes. They show once the theme has closed.",
    running_off: "Proposals can be chosen once stickers have ended.",
    none: "There are no proposals yet. Notes that are hidden or were taken back are none.",
    begun_title: "Proposals that have become themes",
    begun_gone: "The note that it began with cannot be seen any more.",
    list: "Proposals",
    take: "Make a draft",
    month_hint: "A month that is left empty is the next free one.",
    keeps: "Titles are shortened to 60 characters; change them here, or later in the draft. All of what was written goes into the description.",
    own_text: "What stands in a draft is the office’s own text. It stays when the note is taken back later, and organizers decide whether to delete it. Nothing in a draft tells who proposed it.",
    became: "This has become a theme",
    became_part: "A note in this group has become a theme",
    button: "Make drafts of what is chosen",
    gone: "Something that you chose cannot be seen any more. Nothing was made. Please choose again from the list.",
    panel: "The notes of this theme are proposals for the next ones.",
    panel_ready: "Drafts can be made of those with most likes, in one go.",
    panel_later: "Once stickers have ended, drafts can be made of those with most likes, in one go.",
    running: |day| format!("Stickers are taken until {day}. After that, proposals can be chosen."),
    group: |n| format!("A group of {}", count(n, "note")),
    preset: |name| {
        format!("Rules and length are those of the preset that you always use, “{name}”. ")
    },
    prompts: |names| format!("Prompts begin as “{}”. ", names.join("”, “")),
    ticked: |n| {
        format!(
            "{} from the top {} ticked. ",
            count(n, "proposal"),
            if n == 1 { "is" } else { "are" }
        )
    },
    tied: |n| format!("The next {n} have as many likes as each other and are not ticked. "),
    left: |n| {
        format!(
            "There {} more. Any of them can become a theme from the bench, one by one. ",
            if n == 1 { "is 1".to_owned() } else { format!("are {n}") }
        )
    },
    left_tied: |n| format!("{n} of these have as many likes as the last one shown. "),
    made: |made, passed| {
        let passed = match passed {
            0 => String::new(),
            n => format!(" {n} had become a theme already and were passed over."),
        };
        format!("{} made.{passed}", count(made, "draft"))
    },
    made_none: |n| {
        format!("All of what you chose ({n}) has become a theme already. Nothing new was made.")
    },
};
