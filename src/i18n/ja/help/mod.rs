//! 日本語: the organizers' guide.

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
    title: "主催者の手引き",
    lead: "画面の「？」にある文を、使う順に並べました。はじめに、一日目と毎月のことを短くまとめています。",
    here: "このページの手引き",
    wrong: "間違えやすいこと",
    whole: "手引きの全体を読む",
    contents: "目次",
    to_page: "このページを開く",
    to_page_of: |page| format!("：{page}"),
    written: |command| {
        format!(
            "この文書は、画面の「？」と同じ文からプログラムが書いています。直すときは文のほうを直し、次の命令で作り直します。`{command}`"
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
        Chapter::FirstDays => "はじめに決めること",
        Chapter::Planning => "計画を立て、テーマを作る",
        Chapter::Running => "始める、受け付ける",
        Chapter::Reviewing => "締め切ったあと、検討する",
        Chapter::Answering => "答える",
        Chapter::Closing => "外に出す、保管する",
    }
}
