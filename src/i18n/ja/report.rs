//! 日本語: the report's parts and files.

use crate::i18n::catalogue::ReportParts;

pub(super) const PARTS: ReportParts = ReportParts {
    json: "JSONでもらう",
    html: "印刷用のHTMLでもらう",
    pdf: "PDFでもらう",
    xlsx: "Excelでもらう",
    docx: "Wordでもらう",
    office_tag: "ja-JP",
    more_files: "表ごとのCSV",
    interim: "受け付けている途中のまとめです。数はこれから変わります。",
    tally_hidden: "いいねの数は、締め切るまで出しません。",
    internal: "内部用です。課への照会の状況をふくみます。公開するものは、サインインせずにもらってください。",
    participation: "券",
    groups: "まとまり",
    answered_on: "公開した日",
    enquiries: "照会の状況",
    asked: "照会した課",
    replied: "回答した課",
    keywords: "よく出てくる言葉",
    keywords_lead: "2枚以上の付箋に出てくる言葉を、付箋の多い順に並べました。",
    no_keywords: "2枚以上の付箋に出てくる言葉はありません。",
    by_script: "辞書がないため、漢字、カタカナ、英字の続きを言葉として数えました。",
    word: "言葉",
    number: "番号",
    numbers: "付箋の番号",
    stands_in: "出てくる付箋",
    compared: "これまでのテーマとの比較",
    theme: "テーマ",
    closed_on: "締め切った日",
    share: "いいねのある付箋（％）",
    days: "最初の回答までの日数",
    reasons: "非表示にした理由",
    provenance: "このまとめについて",
    program: "プログラムの版",
    read_first: "付箋の確認",
    dictionary: "辞書",
    no_dictionary: "なし",
    log_entries: "記録の件数",
    summary_sheet: "まとめ",
    details: "記",
    swapped: |times, kinds| {
        format!(
            "このサーバーのフォントにない文字を、〓にして印刷しました（{times}か所、{kinds}種類）。番号は下の符号位置（Unicode）を指します。"
        )
    },
    more: |n| format!("ほか{n}枚"),
};
