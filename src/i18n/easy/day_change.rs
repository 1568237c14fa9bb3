//! やさしい日本語: days that are others than staff were told.

use crate::i18n::catalogue::DayChangeTexts;

pub(super) const DAY_CHANGE: DayChangeTexts = DayChangeTexts {
    title: "前に知らせた日が変わりました",
    before: "その前に変わったこと",
    why: "日を変える理由（りゆう）（みんなが読みます）",
    why_hint: "早く終わるときや、答えがおそくなるときは、かならず書いてください。ボードと入口（いりぐち）に出ます。200文字までです。",
    close_why: "早く終わる理由（りゆう）（みんなが読みます）",
    close_hint: "あとで書きたかった人にも分かるように、書いてください。ボードと入口（いりぐち）に出ます。200文字までです。",
    opens: "始まる日",
    closes: "書ける最後（さいご）の日",
    answers: "役所（やくしょ）が答える日",
    posting: "付箋（ふせん）を書ける最後（さいご）の日",
    stickers: "シールをはれる最後（さいご）の日",
    nothing: "（何もない）",
    gone: "（消した）",
    moved: |what, was, now| format!("{what}が変わりました。前は{was}でした。いまは{now}です。"),
    begun: |what, now| format!("{what}が決まりました。{now}です。"),
    ended: |what, was| format!("{what}がなくなりました。前は{was}でした。"),
    closed: |was, now| format!("{now}に終わりました。前に知らせた日は{was}でした。"),
    reopened: |now| format!("また書けます。{now}までです。"),
    because: |why| format!("理由（りゆう）：{why}"),
    made: |on, says| format!("{on}：{says}"),
};
