//! 日本語: days that are others than staff were told.

use crate::i18n::catalogue::DayChangeTexts;

pub(super) const DAY_CHANGE: DayChangeTexts = DayChangeTexts {
    title: "お知らせした日が変わりました",
    before: "その前の変更",
    why: "日を変える理由（職員が読みます）",
    why_hint: "早く終わる、回答が遅れるなど、知らせた日を取りやめるときは、かならず書いてください。入口とボードに出ます。200文字まで。",
    close_why: "予定より早く締め切る理由（職員が読みます）",
    close_hint: "あとで書くつもりだった人が、なぜ書けなくなったのか分かるように書いてください。入口とボードに出ます。200文字まで。",
    opens: "受付の始まり",
    closes: "受付の最後の日",
    answers: "回答する日",
    posting: "付箋を書ける最後の日",
    stickers: "シールを貼れる最後の日",
    nothing: "（空）",
    gone: "（消した）",
    moved: |what, was, now| format!("{what}を、{was}から{now}に変えました。"),
    begun: |what, now| format!("{what}を、{now}にしました。"),
    ended: |what, was| format!("{what}（{was}）を、なしにしました。"),
    closed: |was, now| format!("{was}までの予定でしたが、{now}に締め切りました。"),
    reopened: |now| format!("もう一度開きました。{now}までです。"),
    because: |why| format!("理由：{why}"),
    made: |on, says| format!("{on}　{says}"),
};
