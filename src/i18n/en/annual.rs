//! English: the annual report, and the council set of a theme.

use crate::i18n::{catalogue::AnnualTexts, plural::count};

pub(super) const ANNUAL: AnnualTexts = AnnualTexts {
    title: "Annual report",
    subtitle: "Annual report of the board",
    interim: "The fiscal year is not over: these figures will change.",
    list: "Annual reports",
    year: "Fiscal year",
    themes: "Theme by theme",
    themes_closed: "Themes that closed",
    opened_on: "Opened",
    answered: "Items answered",
    answered_items: "Items answered",
    items: "Items",
    done: "Done",
    declined: "Declined",
    days: "Days to the first answer (mean)",
    days_short: "Days to the first answer",
    basis: "A theme counts in the fiscal year of its last day. Of answers those count that came out in the year, to themes of earlier years too, as they stand at its end (today, while it lasts). Likes are counted of themes whose board shows them. Days to the first answer are counted from the theme’s last day.",
    statuses: "Answers by status",
    statuses_caption: "Items by the status of their answer",
    statuses_title: "Items by the status of their answer",
    done_title: "What was done",
    what_changed: "What changed",
    declined_title: "What was declined",
    compared: "Compared with the year before",
    no_themes: "No theme closed in this fiscal year.",
    no_answers: "No answer was published.",
    no_done: "Nothing was told to be done in this fiscal year.",
    no_declined: "Nothing was declined in this fiscal year.",
    is_public: "Everybody who can read the board can read this report.",
    is_private: "Only organizers and reviewers can read this report. Once the reports of all its themes are public, everybody can.",
    council: "Answers item by item",
    council_basis: "What was answered in public, item by item. Neither drafts and minutes nor enquiries to departments are in it.",
    council_files: "Answers item by item (for the council and the public)",
    western_year: |year| format!("Fiscal year {year}"),
    era_year: |year, _, _| format!("Fiscal year {year}"),
    themes_n: |n| count(n, "theme"),
    items_n: |n| count(n, "item"),
    statuses_desc: |n| {
        format!(
            "Bar chart. {} by the status of their answer. All values are in the table below.",
            count(n, "answered item")
        )
    },
};
