//! 日本語: paper.

use crate::i18n::catalogue::Paper;

pub(super) const PAPER: Paper = Paper {
    title: "紙の付箋",
    lead: "廊下のボードに貼られた付箋を、ここで入れます。券のない付箋として「紙」の印が付き、次に箱が開くとき、ほかの付箋と混ぜて出ます。だれが入れたかは残りません。",
    open: "紙の付箋",
    next: "次の1枚",
    keys: "列の番号、文、シールの数の順です。Tabで進み、Enterで入ります。入れると、空の欄がまた出ます。シールがなければ、空のままでかまいません。",
    column: "列の番号",
    text: "付箋の文",
    stickers: "紙のシールの数",
    enter: "箱に入れる",
    typed: "1枚入れました。次の付箋をどうぞ。",
    corrected: "直しました。",
    taken_back: "取り下げました。",
    closed: "紙の付箋とシールは、受付中か検討中のテーマで入れられます。",
    list: "入れた付箋",
    none: "まだありません。",
    rule: "紙のシールと画面のシールは別々に数え、順位は合計で決めます。紙と画面の両方に貼った人がいても見分けられないので、合計を人数とは読みません。",
    on_paper: "紙",
    on_screen: "電子",
    in_box: "箱の中",
    hangs: "ボードの上",
    of_ticket: "券の付箋",
    mend: "直す",
    mend_title: "紙を見て直す",
    count: "紙の上の数と文",
    text_stays: "券で書かれた付箋です。文を直せるのは、書いた人だけです。",
    save: "保存する",
    take_back: "この紙の付箋を取り下げる",
    take_back_says: "二重に入れたときなどに使います。ボードから消え、取り下げたことが記録に残ります。元に戻せません。",
    of_these: "うち紙のシール",
    mark: "紙",
    mark_says: "に書かれた付箋",
    log_counted: "紙のシールを数え直しました",
    log_corrected: "紙の付箋の文を直しました",
    log_taken_back: "紙の付箋を取り下げました",
    table_prompt: "列",
    table_text: "付箋",
    table_stickers: "シール",
    table_example: "1行めに列の名前を書きます。ほかの列があってもかまいません。「列」には、番号か切り口の名前を入れます。",
    example: "決裁が紙のままで、出社が必要",
    table_empty: "付箋の行がありません。",
    table_encoding: "文字を読みとれません。UTF-8、UTF-16、Shift_JISのCSVか、Excelのファイル（.xlsx）にしてください。",
    table_locked: "パスワード付きか、古い形式のExcelのファイルです。パスワードを外し、.xlsxとして保存し直してください。",
    table_macros: "マクロの入ったExcelのファイルは受け取れません。.xlsxとして保存し直してください。",
    table_broken: "Excelのファイルを開けません。壊れているか、大きすぎます。CSVとして保存し直してください。",
    import_title: "表から入れる",
    import_lead: "CSVかExcelの表を読み、1行ずつどうなるかを見せます。たしかめてから、全部をまとめて入れます。1行でも間違いがあれば、何も入りません。",
    import_take: "表を選ぶ",
    file: "ファイル",
    file_hint: "CSV（UTF-8、UTF-16、Shift_JIS）かExcel（.xlsx）。",
    pasted: "または、ここに貼り付ける",
    look: "中身をたしかめる",
    dry_title: "1行ずつの結果",
    line: "行",
    becomes: "どうなるか",
    becomes_again: " 同じ文の付箋がもうあります。入れると2枚になります。",
    print_title: "廊下に貼るもの",
    print_lead: "だれでも見られることだけを印刷します。いいねの数は、ボードで見せているときだけ出ます。",
    print_blank: "白紙の付箋",
    print_wall: "いまの付箋を紙に",
    print_poster: "案内のポスター（A4）",
    print_large: "案内のポスター（A3）",
    print_says: "ブラウザの印刷で紙に出します。点線で切り分けてください。",
    slip_says: "ここに書いて、廊下のボードへ。名前は書きません。画面からも書けます。",
    slip_stick: "QRは、シールを数える係のためのものです。",
    poster_1: "気づいたことを、付箋に書く",
    poster_2: "いいと思った付箋に、シールを貼る",
    poster_3: "回答を、同じボードで読む",
    slip_place: "シール（8mmくらい）は、丸1つに1枚。",
    photo_title: "写真から入れる",
    photo_lead: "廊下のボードの写真を、印刷した付箋のQRで1枚ずつに切り分けます。文は読みとりません。写真を見ながら打ち、シールの数をたしかめてから、まとめて入れます。写真はこのサーバーの外に出ず、保存もしません。",
    photo_take: "写真を選ぶ",
    photo_file: "写真",
    photo_look: "付箋に切り分ける",
    photo_missing: "写真を選んでください。",
    photo_heic: "iPhoneのHEICの写真は読めません。「設定」の「カメラ」の「フォーマット」を「互換性優先」にして撮り直すか、JPEGに書き出してください。",
    photo_kind: "JPEGとPNGの写真だけを読みます。どちらかで保存し直してください。",
    photo_broken: "写真が壊れているか、途中で切れています。もう一度送るか、撮り直してください。",
    photo_no_slip: "印刷した付箋が見つかりません。「紙の付箋」のページから印刷した付箋だけを読みます。QRがぼけないように近づき、正面から、付箋8枚くらいずつ撮ってください。QRのない付箋は、1枚ずつ打って入れます。",
    photo_slips: "写真の中の付箋",
    photo_skip: "文が空の付箋と、数が空の付箋は、何も変わりません。1つでも間違いがあれば、何も入りません。",
    photo_other: "このテーマの付箋ではないか、取り下げられた付箋です。入りません。",
    photo_gone: "切り抜いた写真は、もうありません。打ったものは残っています。写真は、下からもう一度選べます。",
    photo_enter: "打ったものを、まとめて入れる",
    sum: |notes, stickers| format!("紙の付箋{notes}枚、紙のシール{stickers}枚"),
    stickers_hint: |most| format!("いま紙に貼ってある数。{most}まで。"),
    digital: |n| format!("画面のシールは{n}枚です。別に数えます。"),
    paper_only: |paper| format!("（紙{paper}）"),
    split: |paper, digital| format!("（紙{paper}＋電子{digital}）"),
    log_pinned: |notes| format!("うち紙の付箋{notes}枚。"),
    imported: |count| format!("{count}枚入れました。次に箱が開くとき、ほかの付箋と混ぜて出ます。"),
    table_large: |most| {
        format!("表が大きすぎます。一度に入れられるのは{most}行までです。分けて入れてください。")
    },
    table_columns: |missing, found| {
        let quoted = |names: &[&str]| format!("「{}」", names.join("」「"));
        format!("列{}が見つかりません。1行めにあるのは{}です。", quoted(missing), quoted(found))
    },
    dry_good: |lines| format!("{lines}行とも入れられます。まだ何も入っていません。"),
    dry_bad: |wrong, lines| {
        format!(
            "{lines}行のうち{wrong}行に間違いがあります。何も入っていません。直して、もう一度たしかめてください。"
        )
    },
    enter_all: |lines| format!("{lines}枚を全部、箱に入れる"),
    becomes_note: |prompt, stickers| format!("「{prompt}」の紙の付箋、シール{stickers}枚。"),
    photo_hint: |megabytes, megapixels| {
        format!(
            "JPEGかPNG。{megabytes}MB、{megapixels}00万画素まで。付箋8枚くらいずつ、正面から撮ります。向きはかまいません。"
        )
    },
    photo_large: |megabytes| {
        format!(
            "写真が大きすぎます。{megabytes}MBまでです。カメラの画質を下げて撮り直してください。"
        )
    },
    photo_pixels: |megapixels| {
        format!(
            "写真の画素が多すぎます。{megapixels}00万画素までです。カメラを1200万画素にして撮り直してください。"
        )
    },
    photo_all_unread: |unread| {
        format!(
            "QRらしいものが{unread}個ありますが、読めません。もっと近づき、ぼけないように、正面から撮り直してください。"
        )
    },
    photo_found: |slips| format!("付箋を{slips}枚見つけました。まだ何も入っていません。"),
    photo_more: |more| format!("ほかに{more}枚あります。残りは、分けて撮ってください。"),
    photo_unread: |unread| {
        format!(
            "QRらしいものがほかに{unread}個ありますが、読めません。近づいて撮ると読めることがあります。"
        )
    },
    photo_slip: |n| format!("{n}枚め"),
    photo_alt: |n| format!("写真から切り抜いた{n}枚めの付箋"),
    photo_proposed: |places, seen| {
        format!(
            "写真では、丸{places}個のうち{seen}個にシールがあるようです。目安なので、たしかめてください。"
        )
    },
    photo_now: |paper, digital| format!("いまの記録は、紙{paper}枚、画面{digital}枚です。"),
    photo_done: |notes, counts| {
        format!(
            "写真から、付箋を{notes}枚入れ、{counts}枚のシールを数え直しました。付箋は、次に箱が開くとき、ほかの付箋と混ぜて出ます。"
        )
    },
};
