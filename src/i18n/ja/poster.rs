//! 日本語: the poster of the result.

use crate::i18n::catalogue::ResultPoster;

pub(super) const POSTER: ResultPoster = ResultPoster {
    file: "ポスター",
    title: "みんなの声の結果",
    answered: "回答した項目",
    most: "いいねが多かった声",
    answers: "こう答えました",
    no_answers: "回答は、これから出します。",
    whole: "すべての付箋と回答は、ここで読めます。",
    more: |n| format!("ほかに{n}件の回答があります。"),
};
