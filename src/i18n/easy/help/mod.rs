//! やさしい日本語: the organizers' guide.

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
    title: "主催者（しゅさいしゃ）のための説明（せつめい）",
    lead: "ページの「？」にある説明（せつめい）です。使う順（じゅん）にならべました。",
    here: "このページの説明（せつめい）",
    wrong: "よくある間違（まちが）い",
    whole: "全部（ぜんぶ）の説明（せつめい）を読む",
    contents: "ここにあるもの",
    to_page: "このページを開く",
    to_page_of: |page| format!("：{page}"),
    written: |command| {
        format!(
            "この文は、ページの「？」と同じものです。プログラムが書きました。次の命令（めいれい）で作れます。`{command}`"
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
        Chapter::Planning => "テーマを作る",
        Chapter::Running => "テーマを始める",
        Chapter::Reviewing => "テーマが終わったあと、考える",
        Chapter::Answering => "答える",
        Chapter::Closing => "外に出す、片付（かたづ）ける",
    }
}
