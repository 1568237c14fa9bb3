//! やさしい日本語: the office's own schemes, and drafts for their forms.

use crate::domain::proposal::Source;
use crate::i18n::catalogue::Proposals;

pub(super) const PROPOSALS: Proposals = Proposals {
    schemes: "提案（ていあん）の書類（しょるい）",
    schemes_lead: "役所（やくしょ）の書類（しょるい）の形です。何を書くかを決めます。はじめに何が入るかも決めます。",
    schemes_saved: "保存（ほぞん）しました。",
    sources: "はじめに入るもの",
    sources_lead: "見出し（みだし）のあとに「：」を書きます。そのあとに、下のことばを一つ書きます。書かないときは、何も入りません。",
    source: |source| match source {
        Source::Name => "名前",
        Source::Notes => "ふせん",
        Source::Why => "りゆう",
        Source::Counts => "数",
        Source::Answer => "答え",
        Source::Nothing => "なし",
    },
    source_says: |source| match source {
        Source::Name => "まとまりの名前です",
        Source::Notes => "付箋（ふせん）の文と、いいねの数です",
        Source::Why => "まとめた理由（りゆう）です",
        Source::Counts => "付箋（ふせん）といいねの数です",
        Source::Answer => "答えの文です",
        Source::Nothing => "何も入りません",
    },
    scheme_name: "書類（しょるい）の名前",
    new_scheme: "新しい書類（しょるい）の名前",
    scheme_fields: "書くところ",
    scheme_fields_hint: "1行に1つ書きます。「現状：ふせん」のように書きます。名前と書くところを全部消して保存（ほぞん）すると、その書類（しょるい）はなくなります。",
    save_schemes: "保存（ほぞん）する",
    no_source: "「：」のあとは、上にあることばを書いてください。",
    schemes_many: |max| format!("書類（しょるい）は{max}までにしてください。"),
    fields_many: |max| format!("書くところは{max}までにしてください。"),
    make: "役所（やくしょ）の書類（しょるい）にする",
    make_lead: "付箋（ふせん）の文や数が、はじめから入っています。検討（けんとう）メンバーと主催者（しゅさいしゃ）だけが見ます。",
    lead: "書類（しょるい）の下書き（したがき）です。保存（ほぞん）してください。そのあと、ファイルにするか、印刷（いんさつ）してください。",
    form_title: "書類（しょるい）の下書き（したがき）",
    form_lead: "だれが付箋（ふせん）を書いたか分かりそうなことは、ほかのことばで書いてください。",
    filled_hint: |from, max| format!("はじめに「{from}」が入ります。{max}文字までです。"),
    empty_hint: |max| format!("はじめは何も入っていません。{max}文字までです。"),
    left_field: "今の書類（しょるい）には、ないところです。前に書いたものがあります。いらないときは、消して保存（ほぞん）してください。",
    save: "書類（しょるい）を保存（ほぞん）する",
    saved: "書類（しょるい）を保存（ほぞん）しました。",
    conflict: "ほかの人が先に変えました。あなたが書いたものは、なくなっていません。今あるものを見て、よければもう一度保存（ほぞん）してください。",
    stored_now: "今あるもの",
    scheme_gone: "この書類（しょるい）は、一覧（いちらん）にありません。書いたものは残っています。",
    preview: "保存（ほぞん）したもの",
    print: "印刷（いんさつ）すると、書類（しょるい）だけが紙に出ます。",
    as_text: "文字のファイル（.txt）",
    as_markdown: "Markdownのファイル（.md）",
    theme: "テーマ",
    item: "もとのもの",
    note_line: |text, stickers| format!("・{}（いいね{stickers}枚）", text.replace('\n', " ")),
    counts: |notes, stickers, of, rank| {
        format!("付箋（ふせん）{notes}枚、いいね{stickers}枚、{of}の中で{rank}番")
    },
};
