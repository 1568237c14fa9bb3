//! 日本語: the office's own schemes, and drafts for their forms.

use crate::domain::proposal::Source;
use crate::i18n::catalogue::Proposals;

pub(super) const PROPOSALS: Proposals = Proposals {
    schemes: "提案制度",
    schemes_lead: "まとまりや付箋を、庁内の制度の提案書にするときの様式です。欄の見出しと、はじめに入れておくものを、制度ごとに決めます。",
    schemes_saved: "提案制度を保存しました。",
    sources: "はじめに入れられるもの",
    sources_lead: "見出しのあとに「：」と、次の語のどれかを書きます。書かなければ、空欄から始まります。",
    source: |source| match source {
        Source::Name => "名前",
        Source::Notes => "付箋",
        Source::Why => "理由",
        Source::Counts => "枚数",
        Source::Answer => "回答",
        Source::Nothing => "空欄",
    },
    source_says: |source| match source {
        Source::Name => "まとまりの名前、または付箋の文",
        Source::Notes => "付箋の文といいねの枚数（いいねの多い順）",
        Source::Why => "まとめた理由",
        Source::Counts => "付箋といいねの枚数、順位",
        Source::Answer => "公開した回答の文。なければ、その下書き",
        Source::Nothing => "何も入れない",
    },
    scheme_name: "制度の名前",
    new_scheme: "新しい制度の名前",
    scheme_fields: "欄",
    scheme_fields_hint: "一行に一つ、「見出し：入れるもの」と書きます。例：現状：付箋。名前と欄の両方を消して保存すると、その制度はなくなります。書きためた下書きは残ります。",
    save_schemes: "提案制度を保存する",
    no_source: "「：」のあとは、上にある語のどれかにしてください。",
    schemes_many: |max| format!("制度は{max}個までにしてください。"),
    fields_many: |max| format!("欄は一つの制度に{max}個までにしてください。"),
    make: "制度の提案書にする",
    make_lead: "付箋、まとめた理由、枚数などを入れた下書きから始められます。検討メンバーと主催者だけが見られます。",
    lead: "様式に合わせた下書きです。保存してから、文字やMarkdownで取り出すか、印刷して、正式な様式へ写してください。",
    form_title: "提案書の下書き",
    form_lead: "付箋の文を、そのまま出すかどうかは、出す前に考えてください。書いた人が分かりそうなところは、言いかえてください。",
    filled_hint: |from, max| format!("はじめに入るもの：{from}。{max}文字まで。"),
    empty_hint: |max| format!("付箋からは分からないので、はじめは空欄です。{max}文字まで。"),
    left_field: "いまの様式にはない欄です。前に書いたものが残っています。要らなければ、消して保存してください。",
    save: "提案書の下書きを保存する",
    saved: "提案書の下書きを保存しました。",
    conflict: "ほかの人が先に下書きを変えました。書いたものは、欄に残っています。いま保存されている下書きを見て、よければもう一度保存してください。",
    stored_now: "いま保存されている下書き",
    scheme_gone: "この制度は、提案制度の一覧からなくなりました。書いたものは残っていて、直すことも取り出すこともできます。",
    preview: "保存した提案書",
    print: "このページを印刷すると、提案書だけが紙に出ます。",
    as_text: "文字で取り出す（.txt）",
    as_markdown: "Markdownで取り出す（.md）",
    theme: "テーマ",
    item: "もとの項目",
    note_line: |text, stickers| format!("・{}（いいね{stickers}枚）", text.replace('\n', " ")),
    counts: |notes, stickers, of, rank| {
        format!("付箋{notes}枚、いいね{stickers}枚、{of}件中{rank}位")
    },
};
