//! English: the organizers' guide.

mod answering;
mod closing;
mod course;
mod first_days;
mod planning;
mod reviewing;
mod running;

use crate::domain::guide::Chapter;
use crate::i18n::catalogue::{GuideTexts, Helps};

pub(super) const GUIDE: GuideTexts = GuideTexts {
    title: "The organizers’ guide",
    lead: "What stands behind the “?” of each page, in the order in which you will need it, and a short course before it.",
    here: "About this page",
    wrong: "What people get wrong here",
    whole: "Read the whole guide",
    contents: "Contents",
    to_page: "Open this page",
    to_page_of: |page| format!(": {page}"),
    written: |command| {
        format!(
            "This file is written by the program, from the texts behind the “?” of each page. Change those, then make it anew: `{command}`"
        )
    },
    course: course::COURSE,
    chapter,
    helps: Helps {
        first_days: first_days::FIRST_DAYS,
        planning: planning::PLANNING,
        running: running::RUNNING,
        reviewing: reviewing::REVIEWING,
        answering: answering::ANSWERING,
        closing: closing::CLOSING,
    },
};

const fn chapter(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::FirstDays => "What is decided once",
        Chapter::Planning => "Planning and making themes",
        Chapter::Running => "While a theme runs",
        Chapter::Reviewing => "After the last day: the working group",
        Chapter::Answering => "Answering",
        Chapter::Closing => "Handing out, and archiving",
    }
}
