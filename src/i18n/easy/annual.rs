//! やさしい日本語: the annual report, and the council set of a theme.

use crate::i18n::catalogue::AnnualTexts;

pub(super) const ANNUAL: AnnualTexts = AnnualTexts {
    title: "1年のまとめ",
    subtitle: "1年のまとめ",
    interim: "1年の途中のまとめです。数はこれから変わります。",
    list: "年ごとのまとめ",
    year: "年度（ねんど）",
    themes: "テーマごと",
    themes_closed: "おわったテーマ",
    opened_on: "はじまった日",
    answered: "答えがあるもの",
    answered_items: "答えがあるもの",
    items: "もの",
    done: "やりました",
    declined: "しません",
    days: "答えが出るまでの日（平均（へいきん））",
    days_short: "答えが出るまでの日",
    basis: "テーマは、おわった日の年度（ねんど）に入れます。答えは、その年度に出たものを数えます。いいねは、ボードに数が出ているテーマだけを数えます。",
    statuses: "答えの種類（しゅるい）",
    statuses_caption: "答えの種類（しゅるい）ごとの数",
    statuses_title: "答えの種類（しゅるい）ごとの数",
    done_title: "やったこと",
    what_changed: "変わったこと",
    declined_title: "しないこと",
    compared: "前の年との比較（ひかく）",
    no_themes: "この年におわったテーマはありません。",
    no_answers: "答えはありません。",
    no_done: "この年にやったことはありません。",
    no_declined: "しないと決めたことはありません。",
    is_public: "このまとめは、だれでも読めます。",
    is_private: "このまとめは、主催者（しゅさいしゃ）と検討（けんとう）メンバーだけが読めます。テーマのまとめを全部（ぜんぶ）公開（こうかい）すると、だれでも読めます。",
    council: "答えの一覧（いちらん）",
    council_basis: "公開（こうかい）した答えだけをのせています。",
    council_files: "答えの一覧（いちらん）",
    western_year: |year| format!("{year}年度（ねんど）"),
    era_year: |year, era, n| format!("{year}年度（ねんど）（{era}{n}年度）"),
    themes_n: |n| format!("{n}件（けん）"),
    items_n: |n| format!("{n}件（けん）"),
    statuses_desc: |n| {
        format!(
            "答えのある{n}件（けん）を、種類（しゅるい）ごとに分けました。数は下の表（ひょう）にあります。"
        )
    },
};
