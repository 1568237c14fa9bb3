//! やさしい日本語: suggested groups, and the policy fields that name them.

use crate::i18n::catalogue::Suggested;

pub(super) const SUGGESTED: Suggested = Suggested {
    title: "まとまりの候補（こうほ）",
    lead: "同じことばがある付箋（ふせん）です。ひとつのまとまりにするか、もう出さないかを選びます。あとで戻（もど）せます。",
    name: "候補（こうほ）の名前",
    words: "同じことば",
    accept: "この候補（こうほ）でまとめる",
    refuse: "もう出さない",
    accepted: "候補（こうほ）の付箋（ふせん）をまとめました。",
    refused: "この候補（こうほ）は、もう出しません。",
    runs: "日本語の辞書（じしょ）がありません。漢字（かんじ）やカタカナの形だけで、くらべています。",
    edit_fields: "政策分野（せいさくぶんや）を直す",
    fields: "政策分野（せいさくぶんや）",
    fields_lead: "まとまりの候補（こうほ）につける名前です。候補（こうほ）の付箋（ふせん）に右のことばが多いと、その名前を出します。",
    fields_label: "分野（ぶんや）とことば",
    fields_hint: "1行に1つ書きます。書き方は「分野：ことば、ことば」です。「交通：バス、駐車場、道路」のように書きます。全部消して保存（ほぞん）すると、はじめの名前に戻（もど）ります。",
    save: "保存（ほぞん）する",
    saved: "保存（ほぞん）しました。",
    fields_form: "「分野：ことば、ことば」と書いてください。",
    and: "、",
    office: "この役所（やくしょ）のことば",
    office_lead: "辞書（じしょ）にない、この役所（やくしょ）だけのことばです。入れると、1つのことばとして数えます。",
    office_label: "ことば",
    office_hint: "1行に1つ書きます。「みどりの窓口」のように書きます。CSVは、行の最初（さいしょ）だけを使います。",
    office_save: "ことばを保存（ほぞん）する",
    office_saved: "ことばを保存（ほぞん）しました。",
    office_form: "文字のあることばを書いてください。",
    open: |n| format!("まとまりの候補（こうほ）：{n}"),
    notes: |n| format!("付箋（ふせん）{n}枚"),
    more: |n| format!("ほかに{n}あります。上の候補（こうほ）を決めると、次が出ます。"),
    how: |version, compared| {
        format!(
            "候補（こうほ）は、この機械（きかい）の中だけで作ります。作り方は第{version}版（だい{version}はん）です。同じ付箋（ふせん）なら、いつも同じ候補（こうほ）です。1回にくらべるのは{compared}枚までです。"
        )
    },
    reason: |words, version| format!("共通の語：{words}（候補の手順 第{version}版）"),
    fields_line: |line, problem| format!("{line}行目：{problem}"),
    fields_many: |max| format!("分野（ぶんや）は{max}までにしてください。"),
    office_many: |max| format!("ことばは{max}までにしてください。"),
};
