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
    slip_stick: "いいねシールは、この紙にはってください。QRは、シールを数える人が使います。",
    poster_1: "気づいたことを付箋（ふせん）に書きます",
    poster_2: "いいと思う付箋（ふせん）にシールをはります",
    poster_3: "答えを同じボードで読みます",
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
        let quoted =
            |names: &[&str]| names.iter().map(|name| format!("「{name}」")).collect::<String>();
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
};
