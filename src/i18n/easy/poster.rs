//! やさしい日本語: the poster of the result.

use crate::i18n::catalogue::ResultPoster;

pub(super) const POSTER: ResultPoster = ResultPoster {
    file: "はり紙（ポスター）",
    title: "みんなの声の結果",
    answered: "答えた数",
    most: "いいねが多かった声",
    answers: "こう答えました",
    no_answers: "答えは、これから出します。",
    whole: "付箋（ふせん）と答えは、ここでぜんぶ読めます。",
    more: |n| format!("ほかに{n}の答えがあります。"),
};
