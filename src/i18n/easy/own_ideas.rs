//! やさしい日本語: the office's own ideas for themes.

use crate::i18n::catalogue::OwnIdeasTexts;

pub(super) const OWN_IDEAS: OwnIdeasTexts = OwnIdeasTexts {
    title: "この役所（やくしょ）の題（だい）",
    none: "まだありません。よかったテーマを、次の人のために入れておけます。",
    add: "題（だい）を入れる",
    change: "書き直す",
    drop: "消す",
    name: "題（だい）",
    purpose: "何のためか",
    question: "聞くこと",
    question_hint: "みんなが知っている物や仕事について聞きます。人のことは聞きません。200文字までです。",
    scope: "聞かないこと",
    scope_hint: "書かなくてもいいです。150文字までです。",
    prompts: "切り口（きりくち）",
    prompts_hint: "1行に1つ書きます。4つまでです。",
    keep: "いまのままでいい、という切り口（きりくち）",
    keep_hint: "変えなくていいことも書けるようにします。",
    why: "なぜ聞くか",
    why_hint: "主催者（しゅさいしゃ）だけが読みます。200文字までです。",
    save: "題（だい）を保存（ほぞん）する",
    saved: "題（だい）を保存（ほぞん）しました。",
    dropped: "題（だい）を消しました。この題（だい）のテーマは、消えていません。",
    exchange: "ほかの役所（やくしょ）と題（だい）を分け合う",
    exchange_lead: "この役所（やくしょ）の題（だい）をファイルにできます。付箋（ふせん）も、人の名前も入りません。もらったファイルは、先に見てから入れます。",
    download: "題（だい）のファイルをもらう",
    file: "もらったファイル",
    file_hint: "kizuki-ideas.json のようなファイルです。100までです。",
    look: "中を見る",
    there: "（同じ題（だい）があります。入れません）",
    file_large: "ファイルが大きすぎます。256KB、100までです。",
    file_other: "題（だい）のファイルではありません。ほかの役所（やくしょ）の「題（だい）のファイル」を選んでください。",
    file_version: |version| {
        format!(
            "新しいプログラム（{version}）のファイルです。このサーバーを新しくしてから、また選んでください。"
        )
    },
    file_field: |line| format!("{line}行目が読めません。ファイルを作り直してもらってください。"),
    file_count: |found, max| format!("題（だい）が{found}あります。1から{max}までにしてください。"),
    file_idea: |place, why| format!("{place}番目の題（だい）：{why}"),
    take: |n| format!("{n}の題（だい）を入れる"),
    dry: |all, new| {
        format!("題（だい）は{all}あります。新しいものは{new}です。まだ入れていません。")
    },
    added: |n| format!("{n}の題（だい）を入れました。"),
};
