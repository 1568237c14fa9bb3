//! やさしい日本語: paper.

use crate::i18n::catalogue::Paper;

pub(super) const PAPER: Paper = Paper {
    title: "紙の付箋（ふせん）",
    lead: "廊下（ろうか）のボードの付箋（ふせん）を、ここで入れます。券（けん）がない付箋です。「紙」のしるしがつきます。次に箱（はこ）が開くとき、ほかの付箋とまぜて出ます。だれが入れたかは、残（のこ）りません。",
    open: "紙の付箋（ふせん）",
    next: "次の1枚",
    keys: "列（れつ）の番号、文、シールの数の順番です。Tabで次に進（すす）みます。Enterで入ります。シールがないときは、何も書かなくていいです。",
    column: "列（れつ）の番号",
    text: "付箋（ふせん）の文",
    stickers: "紙のシールの数",
    enter: "箱（はこ）に入れる",
    typed: "1枚入れました。次の付箋（ふせん）を入れてください。",
    corrected: "直（なお）しました。",
    taken_back: "取り下げました。",
    closed: "いまは、紙の付箋（ふせん）を入れられません。受付（うけつけ）中か検討（けんとう）中のテーマで入れます。",
    list: "入れた付箋（ふせん）",
    none: "まだありません。",
    rule: "紙のシールと画面のシールは、べつべつに数えます。順番は、足した数で決めます。両方にはった人がいるかもしれません。ですから、足した数は人の数ではありません。",
    on_paper: "紙",
    on_screen: "画面",
    in_box: "箱（はこ）の中",
    hangs: "ボードの上",
    of_ticket: "券（けん）の付箋（ふせん）",
    mend: "直（なお）す",
    mend_title: "紙を見て直（なお）す",
    count: "紙の上の数と文",
    text_stays: "券（けん）で書いた付箋（ふせん）です。文を直（なお）せるのは、書いた人だけです。",
    save: "保存（ほぞん）する",
    take_back: "この紙の付箋（ふせん）を取り下げる",
    take_back_says: "2回入れてしまったときに使います。ボードから消えます。記録（きろく）には残（のこ）ります。もとにもどせません。",
    of_these: "そのうち紙のシール",
    mark: "紙",
    mark_says: "に書いた付箋（ふせん）",
    log_counted: "紙のシールを、もういちど数えました",
    log_corrected: "紙の付箋（ふせん）の文を直（なお）しました",
    log_taken_back: "紙の付箋（ふせん）を取り下げました",
    table_prompt: "列（れつ）",
    table_text: "付箋（ふせん）",
    table_stickers: "シール",
    table_example: "1行めに、列（れつ）の名前を書きます。「列」には、番号か切り口（きりくち）の名前を書きます。",
    example: "会議が長いです",
    table_empty: "付箋（ふせん）の行がありません。",
    table_encoding: "文字を読めません。UTF-8、UTF-16、Shift_JISのCSVか、Excel（.xlsx）で保存（ほぞん）してください。",
    table_locked: "パスワードがついているか、古いExcelのファイルです。.xlsxで保存（ほぞん）してください。",
    table_macros: "マクロがあるExcelのファイルは読みません。.xlsxで保存（ほぞん）してください。",
    table_broken: "Excelのファイルを開けません。CSVで保存（ほぞん）してください。",
    import_title: "表から入れる",
    import_lead: "CSVかExcelの表を読みます。1行ずつ、どうなるかを見せます。見てから、全部を入れます。1行でもまちがいがあると、何も入りません。",
    import_take: "表をえらぶ",
    file: "ファイル",
    file_hint: "CSV（UTF-8、UTF-16、Shift_JIS）かExcel（.xlsx）です。",
    pasted: "または、ここに文字を入れる",
    look: "中をたしかめる",
    dry_title: "1行ずつの結果",
    line: "行",
    becomes: "どうなるか",
    becomes_again: " 同じ文の付箋（ふせん）がもうあります。入れると2枚になります。",
    print_title: "廊下（ろうか）にはるもの",
    print_lead: "だれでも見ていいことだけを印刷（いんさつ）します。いいねの数は、ボードで見せているときだけ出ます。",
    print_blank: "白い付箋（ふせん）",
    print_wall: "いまの付箋（ふせん）を紙に出す",
    print_poster: "ポスター（A4）",
    print_large: "ポスター（A3）",
    print_says: "ブラウザー（ホームページを見るソフト）で印刷（いんさつ）します。点の線で切ります。",
    slip_says: "ここに書いて、廊下（ろうか）のボードにはります。名前は書きません。画面でも書けます。",
    slip_stick: "QRは、シールを数える人が使います。",
    poster_1: "気づいたことを付箋（ふせん）に書きます",
    poster_2: "いいと思う付箋（ふせん）にシールをはります",
    poster_3: "答えを同じボードで読みます",
    slip_place: "シールは、丸1つに1枚はります。",
    photo_title: "写真から入れる",
    photo_lead: "廊下（ろうか）のボードの写真を使います。印刷（いんさつ）した付箋（ふせん）のQRで、1枚ずつに切ります。文は読みません。写真を見て、文とシールの数を書きます。写真は、このサーバーの外に出ません。保存（ほぞん）もしません。",
    photo_take: "写真をえらぶ",
    photo_file: "写真",
    photo_look: "付箋（ふせん）に切る",
    photo_missing: "写真をえらんでください。",
    photo_heic: "iPhoneのHEICの写真は読めません。JPEGの写真にしてください。カメラの設定（せってい）で「互換性優先（ごかんせいゆうせん）」をえらぶと、JPEGになります。",
    photo_kind: "JPEGとPNGの写真だけ読みます。",
    photo_broken: "写真がこわれています。もういちど送るか、もういちどとってください。",
    photo_no_slip: "印刷（いんさつ）した付箋（ふせん）が見つかりません。近くで、まっすぐとってください。1回に8枚くらいです。QRがない付箋は、1枚ずつ入れてください。",
    photo_slips: "写真の中の付箋（ふせん）",
    photo_skip: "何も書かない付箋（ふせん）は、変わりません。1つでもまちがいがあると、何も入りません。",
    photo_other: "このテーマの付箋（ふせん）ではありません。または、取り下げた付箋です。入りません。",
    photo_gone: "切った写真は、もうありません。書いたものはあります。下で、写真をもういちどえらべます。",
    photo_enter: "書いたものを全部入れる",
    sum: |notes, stickers| {
        format!("紙の付箋（ふせん）は{notes}枚です。紙のシールは{stickers}枚です。")
    },
    stickers_hint: |most| format!("いま紙にはってある数です。{most}までです。"),
    digital: |n| format!("画面のシールは{n}枚です。べつに数えます。"),
    paper_only: |paper| format!("（紙{paper}）"),
    split: |paper, digital| format!("（紙{paper}＋画面{digital}）"),
    log_pinned: |notes| format!("そのうち紙の付箋（ふせん）は{notes}枚です。"),
    imported: |count| format!("{count}枚入れました。次に箱（はこ）が開くときに出ます。"),
    table_large: |most| format!("表が大きすぎます。1回に{most}行までです。"),
    table_columns: |missing, found| {
        let quoted = |names: &[&str]| format!("「{}」", names.join("」「"));
        format!(
            "{}の列（れつ）がありません。1行めにあるのは{}です。",
            quoted(missing),
            quoted(found)
        )
    },
    dry_good: |lines| format!("{lines}行とも入れられます。まだ入っていません。"),
    dry_bad: |wrong, lines| {
        format!(
            "{lines}行の中の{wrong}行に、まちがいがあります。何も入っていません。直（なお）してください。"
        )
    },
    enter_all: |lines| format!("{lines}枚を全部、箱（はこ）に入れる"),
    becomes_note: |prompt, stickers| {
        format!("「{prompt}」の紙の付箋（ふせん）です。シールは{stickers}枚です。")
    },
    photo_hint: |megabytes, megapixels| {
        format!(
            "JPEGかPNGです。{megabytes}MB、{megapixels}00万画素（がそ）までです。1回に付箋（ふせん）8枚くらいを、まっすぐとります。"
        )
    },
    photo_large: |megabytes| format!("写真が大きすぎます。{megabytes}MBまでです。"),
    photo_pixels: |megapixels| {
        format!("写真が大きすぎます。{megapixels}00万画素（がそ）までです。")
    },
    photo_all_unread: |unread| {
        format!("QRが{unread}個ありますが、読めません。もっと近くで、まっすぐとってください。")
    },
    photo_found: |slips| format!("付箋（ふせん）を{slips}枚見つけました。まだ何も入っていません。"),
    photo_more: |more| format!("あと{more}枚あります。残（のこ）りは、別の写真にしてください。"),
    photo_unread: |unread| {
        format!("ほかにQRが{unread}個ありますが、読めません。もっと近くでとってください。")
    },
    photo_slip: |n| format!("{n}枚め"),
    photo_alt: |n| format!("写真から切った{n}枚めの付箋（ふせん）"),
    photo_proposed: |places, seen| {
        format!(
            "写真では、丸{places}個の中の{seen}個にシールがあるようです。見て、たしかめてください。"
        )
    },
    photo_now: |paper, digital| format!("いまは、紙が{paper}枚、画面が{digital}枚です。"),
    photo_done: |notes, counts| {
        format!(
            "付箋（ふせん）を{notes}枚入れました。{counts}枚のシールの数を直（なお）しました。付箋は、次に箱（はこ）が開くときに出ます。"
        )
    },
};
