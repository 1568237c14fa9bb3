//! やさしい日本語: the office's letterhead.

use crate::i18n::catalogue::LetterheadTexts;

pub(super) const LETTERHEAD: LetterheadTexts = LetterheadTexts {
    title: "様式（ようしき）",
    lead: "まとめのはじめとおわりに書くことを決めます。書かないときは、題名（だいめい）だけになります。",
    number: "文書番号（ぶんしょばんごう）の形",
    number_hint: |pattern, says| {
        format!(
            "たとえば「{pattern}」は「{says}」になります。{{年度}}は令和の年です。{{元号}}は令和です。{{西暦年度}}は2026のような年です。{{番号}}はテーマのページで書きます。"
        )
    },
    addressee: "だれに出すか",
    addressee_hint: "まとめの左に出ます。200文字までです。",
    sender: "だれが出すか",
    sender_hint: "まとめの右に出ます。200文字までです。",
    opening: "はじめの文",
    opening_hint: "書くと、つぎに「記（き）」が入ります。400文字までです。",
    closing: "おわりの言葉",
    closing_hint: "たとえば「以上」です。",
    sections: "のせる章（しょう）",
    sections_hint: "印（しるし）のある章を、番号の小さい順（じゅん）にのせます。「全体（ぜんたい）」はいつもはじめです。",
    place_of: |name| format!("「{name}」の順番（じゅんばん）"),
    save: "保存（ほぞん）する",
    saved: "様式（ようしき）を保存（ほぞん）しました。",
    look: "保存（ほぞん）しないで見る",
    looked: "いま書いてある形を見せています。まだ保存（ほぞん）していません。",
    conflict: "ほかの人が先に変えました。書いたものは、ここにあります。よければ、もう一度保存（ほぞん）してください。",
    preview: "見本（みほん）",
    preview_lead: "まとめの1ページ目の例です。",
    rest: "つぎの章（しょう）",
    exchange: "ファイルで送る・受け取る",
    exchange_lead: "様式（ようしき）を一つのファイルにします。ほかのサーバーで使えます。ファイルを入れると、いまの様式はなくなります。",
    download: "ファイルを受け取る",
    file: "様式（ようしき）のファイル",
    file_hint: "ここか、ほかのサーバーで受け取ったJSONのファイルです。",
    take: "ファイルを入れる",
    taken: "ファイルの様式（ようしき）にしました。",
    not_taken: "ファイルを入れられませんでした。様式（ようしき）は前のままです。",
    file_other: "様式（ようしき）のファイルではありません。「ファイルを受け取る」のファイルを選んでください。",
    file_version: |version| {
        format!("新しい版（はん）（{version}）のファイルです。このサーバーを新しくしてください。")
    },
    file_field: |line| format!("{line}行目が正しくありません。"),
    document_number: "文書番号（ぶんしょばんごう）",
    document_number_hint: |pattern| {
        format!("「{pattern}」の番号（ばんごう）になります。20文字までです。")
    },
    save_number: "番号を保存（ほぞん）する",
    example_title: "会議（かいぎ）をよくするには",
    example_prompt: "アイデア",
    example_notes: ["紙を前の日に配る", "おわる時間を先に決める"],
};
