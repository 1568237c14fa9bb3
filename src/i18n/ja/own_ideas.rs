//! 日本語: the office's own ideas for themes.

use crate::i18n::catalogue::OwnIdeasTexts;

pub(super) const OWN_IDEAS: OwnIdeasTexts = OwnIdeasTexts {
    title: "この役所の題",
    none: "まだありません。よく聞くことや、やってみてよかったテーマを、次の人のために足しておけます。",
    add: "題を足す",
    change: "書き直す",
    drop: "消す",
    name: "題",
    purpose: "目的",
    question: "問い",
    question_hint: "だれもが出会う場面や物についてたずねます。人のことは聞きません。200文字まで。",
    scope: "扱わないこと",
    scope_hint: "空でもかまいません。150文字まで。",
    prompts: "切り口",
    prompts_hint: "一行に一つ、四つまで。",
    keep: "いまのままでよい、という切り口",
    keep_hint: "変えなくてよいことも書けるようにします。",
    why: "なぜ聞くか",
    why_hint: "主催者だけが読みます。200文字まで。",
    save: "題を保存する",
    saved: "題を保存しました。",
    dropped: "題を消しました。この題から作ったテーマは、そのまま残っています。",
    exchange: "ほかの役所と題を交換する",
    exchange_lead: "この役所の題を、一つのファイルにして渡せます。付箋も、だれかの名前も入りません。もらったファイルは、まず中身を見てから足します。",
    download: "題のファイルをもらう",
    file: "もらったファイル",
    file_hint: "kizuki-ideas.json のような、題のファイルです。100題まで。",
    look: "中身を見る",
    there: "（同じ題があるので足しません）",
    file_large: "大きすぎます。256KB、100題までです。",
    file_other: "題のファイルではありません。ほかの役所の「テーマ集」の「題のファイルをもらう」で作ったものを選んでください。",
    file_version: |version| {
        format!(
            "新しい版のプログラムのファイルです（版{version}）。このサーバーのプログラムを新しくしてから、もう一度選んでください。"
        )
    },
    file_field: |line| {
        format!(
            "{line}行めに、足りない項目か、知らない項目があります。ファイルを作り直してもらってください。"
        )
    },
    file_count: |found, max| format!("題が{found}あります。1から{max}までにしてください。"),
    file_idea: |place, why| format!("{place}番めの題：{why}"),
    take: |n| format!("{n}題を足す"),
    dry: |all, new| format!("{all}題あり、そのうち{new}題が新しい題です。まだ足していません。"),
    added: |n| format!("{n}題を足しました。"),
};
