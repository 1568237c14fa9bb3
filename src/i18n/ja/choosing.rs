//! 日本語: how organizers make drafts of what staff proposed.

use crate::i18n::catalogue::ChoosingTexts;

pub(super) const CHOOSING: ChoosingTexts = ChoosingTexts {
    title: "次のテーマを選ぶ",
    link: "案から下書きを作る",
    lead: "職員が出した案を、シールの多い順に並べています。選んだ案が、それぞれ新しいテーマの下書きになります。",
    hidden_counts: "いいねの数が職員に見えるまで、案は選べません。テーマを締め切ると、数が出て、選べるようになります。",
    running_off: "シールの受付が終わると、案を選べます。",
    none: "案はまだありません。隠した付箋と、取り下げられた付箋は、案に数えません。",
    begun_title: "もうテーマになった案",
    begun_gone: "もとの付箋は、いまは見えません。",
    list: "案",
    take: "下書きにする",
    month_hint: "月を空けておくと、次の空いた月に入ります。",
    keeps: "題は60文字までに縮めてあり、ここでも、あとの下書きでも直せます。もとの文は、全部が説明に入ります。",
    own_text: "下書きの文は、役所の文になります。あとで付箋が取り下げられても、下書きの文は残るので、消すかどうかは主催者が決めてください。だれが書いた案かは、下書きのどこにも残りません。",
    became: "もうテーマになっています",
    became_part: "この中の付箋が、もうテーマになっています",
    button: "選んだ案を下書きにする",
    gone: "選んだ案の中に、いまは見えないものがあります。何も作っていません。下の一覧から選び直してください。",
    panel: "このテーマの付箋は、次のテーマの案です。",
    panel_ready: "シールの多い案から、まとめて下書きを作れます。",
    panel_later: "シールの受付が終わると、多い案からまとめて下書きを作れます。",
    running: |day| format!("シールの受付は{day}までです。そのあとに、案を選べます。"),
    group: |n| format!("付箋{n}枚のまとまり"),
    preset: |name| format!("きまりと長さは、いつも使うひな形の「{name}」で入ります。"),
    prompts: |names| format!("切り口は「{}」で始まります。", names.join("」「")),
    ticked: |n| format!("上から{n}件に、印を付けてあります。"),
    tied: |n| format!("次の{n}件は同じ枚数なので、印を付けていません。"),
    left: |n| {
        format!(
            "シールのもっと少ない案などが、ほかに{n}件あります。検討の画面から、一つずつテーマにできます。"
        )
    },
    left_tied: |n| format!("そのうち{n}件は、最後に出ている案と同じ枚数です。"),
    made_none: |n| {
        format!("選んだ{n}件は、もうテーマになっています。新しく作ったものはありません。")
    },
    made: |made, passed| {
        let passed = match passed {
            0 => String::new(),
            n => format!("{n}件は、もうテーマになっていたので飛ばしました。"),
        };
        format!("下書きを{made}件作りました。{passed}")
    },
};
