//! 日本語: the office's letterhead.

use crate::i18n::catalogue::LetterheadTexts;

pub(super) const LETTERHEAD: LetterheadTexts = LetterheadTexts {
    title: "様式",
    lead: "まとめを公文書として出すときの、文書番号、あて先、差出人、結び、載せる章を決めます。公開したまとめにも、主催者が受け取るまとめにも、同じ様式が使われます。何も書かなければ、題名だけのまとめになります。",
    number: "文書番号の形",
    number_hint: |pattern, says| {
        format!(
            "例：{pattern} → {says}。{{年度}} は令和の年度、{{元号}} は元号、{{西暦年度}} は西暦の年度、{{番号}} はテーマのページで書く番号になります。番号をまだ書いていないテーマでは、手で書き込むために空けておきます。"
        )
    },
    addressee: "あて先",
    addressee_hint: "例：○○市長 様。1行に一つずつ、200文字まで。左に置きます。",
    sender: "差出人",
    sender_hint: "例：総務部 人事課長。1行に一つずつ、200文字まで。右に置きます。",
    opening: "書き出し",
    opening_hint: "例：このことについて、下記のとおり取りまとめましたので報告します。書くと、そのあとに「記」、おわりに結びを置きます。400文字まで。",
    closing: "結び",
    closing_hint: "例：以上",
    sections: "載せる章",
    sections_hint: "印を付けた章を、番号の小さい順に載せます。「全体」は、いつもはじめに載ります。「照会の状況」は内部用のまとめだけに載ります。JSONのファイルには、すべてが入ります。",
    place_of: |name| format!("「{name}」の順番"),
    save: "保存する",
    saved: "様式を保存しました。",
    look: "保存せずに見本を見る",
    looked: "見本を、いま書いてある内容にしました。まだ保存していません。",
    conflict: "ほかの人が先に様式を変えました。書いたものは、欄に残っています。よければ、もう一度保存してください。",
    preview: "見本",
    preview_lead: "例のテーマで作った、まとめの1ページ目です。",
    rest: "このあとに続く章",
    exchange: "ファイルでやりとりする",
    exchange_lead: "様式を一つのファイル（JSON）で取り出し、ほかのサーバーで読み込めます。読み込むと、いまの様式と置きかわります。",
    download: "様式をファイルに保存する",
    file: "様式のファイル",
    file_hint: "ここかほかのサーバーで取り出したJSONのファイル。",
    take: "読み込む",
    taken: "ファイルの様式に置きかえました。",
    not_taken: "ファイルを読み込めませんでした。様式は変わっていません。",
    file_other: "様式のファイルではありません。「様式をファイルに保存する」で取り出したものを選んでください。",
    file_version: |version| {
        format!(
            "新しい版（{version}）のファイルです。このサーバーを新しくしてから読み込んでください。"
        )
    },
    file_field: |line| {
        format!(
            "{line}行目あたりが、様式の形ではありません。ファイルを手で直したときは、元に戻してください。"
        )
    },
    document_number: "文書番号",
    document_number_hint: |pattern| {
        format!(
            "まとめの右上に「{pattern}」の{{番号}}として載ります。空にすると、手で書き込むために空けておきます。20文字まで。"
        )
    },
    save_number: "番号を保存する",
    example_title: "会議をよくするには",
    example_prompt: "アイデア",
    example_notes: ["資料を前の日までに配る", "終わる時刻を先に決める"],
};
