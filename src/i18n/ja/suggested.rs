//! 日本語: suggested groups, and the policy fields that name them.

use crate::i18n::catalogue::Suggested;

pub(super) const SUGGESTED: Suggested = Suggested {
    title: "まとまりの候補",
    lead: "まだまとめていない付箋のうち、同じ語があるものです。まとめるか、もう出さないかを選べます。どちらも、あとで元に戻せます。",
    name: "候補の名前",
    words: "共通の語",
    accept: "この候補でまとめる",
    refuse: "出さない",
    accepted: "候補の付箋をまとめました。",
    refused: "この付箋の組み合わせは、もう候補に出しません。",
    runs: "日本語の辞書がないため、漢字やカタカナの続きを語として比べています。",
    edit_fields: "政策分野の一覧を直す",
    fields: "政策分野",
    fields_lead: "まとまりの候補に付ける名前の一覧です。候補の付箋の半分より多くに、分野の名前か、その右の語があれば、その分野を名前として出します。",
    fields_label: "分野と語",
    fields_hint: "一行に一つ、「分野：語、語」と書きます。例：交通：バス、駐車場、道路。全部消して保存すると、はじめの一覧に戻ります。",
    save: "一覧を保存する",
    saved: "一覧を保存しました。",
    fields_form: "「分野：語、語」の形で書いてください。",
    and: "、",
    office: "この役所のことば",
    office_lead: "辞書にない、この役所だけのことばです。システムや部屋、様式の名前などを入れると、よく出てくる語でも、まとまりの候補でも、一つの語として扱います。",
    office_label: "ことば",
    office_hint: "一行に一つ書きます。例：みどりの窓口。MeCabの利用者辞書（CSV）は、そのまま貼り付けられます。行の最初の項目だけを使います。",
    office_save: "ことばを保存する",
    office_saved: "この役所のことばを保存しました。",
    office_form: "文字のあることばを書いてください。",
    open: |n| format!("まとまりの候補（{n}）"),
    notes: |n| format!("付箋{n}枚"),
    more: |n| format!("ほかに{n}件あります。上の候補を決めると、次の候補が出ます。"),
    how: |version, compared| {
        format!(
            "候補は、この機械の中だけで、決まった手順（第{version}版）で作ります。同じ付箋からは、いつも同じ候補になります。一度に比べるのは{compared}枚までです。"
        )
    },
    reason: |words, version| format!("共通の語：{words}（候補の手順 第{version}版）"),
    fields_line: |line, problem| format!("{line}行目：{problem}"),
    fields_many: |max| format!("分野は{max}個までにしてください。"),
    office_many: |max| format!("ことばは{max}語までにしてください。"),
};
