//! やさしい日本語: the report's parts and files.

use crate::i18n::catalogue::ReportParts;

pub(super) const PARTS: ReportParts = ReportParts {
    json: "データ（JSON）をもらう",
    html: "紙に出すための文書（HTML）をもらう",
    pdf: "紙に出すための文書（PDF）をもらう",
    xlsx: "表（Excel）をもらう",
    docx: "文書（Word）をもらう",
    office_tag: "ja-JP",
    more_files: "表（ひょう）を1つずつもらう（CSV）",
    interim: "まだ終わっていないテーマのまとめです。数はこれから変わります。",
    tally_hidden: "いいねの数は、受付（うけつけ）が終わるまで見えません。",
    internal: "職員（しょくいん）の中だけで使うまとめです。課に聞いたことが入っています。みんなに見せるまとめは、サインインしないでもらってください。",
    participation: "券（けん）",
    groups: "まとまり",
    answered_on: "回答（かいとう）が出た日",
    enquiries: "課に聞いたこと",
    asked: "聞いた課",
    replied: "答えた課",
    keywords: "よく出る言葉（ことば）",
    keywords_lead: "2枚以上の付箋（ふせん）に出る言葉（ことば）です。付箋が多い言葉から並べました。",
    no_keywords: "2枚の付箋（ふせん）に出る言葉（ことば）はありません。",
    by_script: "辞書（じしょ）がありません。漢字（かんじ）、カタカナ、英語の文字の続きを、言葉（ことば）として数えました。",
    word: "言葉（ことば）",
    number: "番号（ばんごう）",
    numbers: "付箋（ふせん）の番号（ばんごう）",
    stands_in: "その言葉（ことば）がある付箋（ふせん）",
    compared: "前のテーマとくらべる",
    theme: "テーマ",
    closed_on: "終わった日",
    share: "いいねがある付箋（ふせん）（％）",
    days: "最初（さいしょ）の回答（かいとう）までの日数（にっすう）",
    reasons: "見えなくした理由（りゆう）",
    provenance: "このまとめについて",
    program: "プログラムの番号（ばんごう）",
    read_first: "付箋（ふせん）を読むとき",
    dictionary: "辞書（じしょ）",
    no_dictionary: "ありません",
    log_entries: "記録（きろく）の数",
    summary_sheet: "まとめ",
    details: "記（き）",
    swapped: |times, kinds| {
        format!(
            "コンピューターで出せない字は、〓で書いてあります。{times}か所、{kinds}種類です。下の番号を見ると、どの字か、調べることができます。"
        )
    },
    more: |n| format!("ほかに{n}枚"),
};
