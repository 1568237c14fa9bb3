//! やさしい日本語: what goes to other offices and other tools, and comes from them.

use crate::i18n::catalogue::{Brought, Exchange, Outside};

pub(super) const EXCHANGE: Exchange = Exchange {
    title: "テーマを送る・受け取る",
    link: "テーマを送る・受け取る",
    give: "テーマをファイルに出す",
    give_lead: "選んだテーマを、一つのファイルにします。ほかの役所（やくしょ）が使えます。テーマの問い、切り口（きりくち）、色、月と日が入ります。付箋（ふせん）は入りません。人の名前も入りません。年も入りません。",
    themes: "出すテーマ",
    themes_hint: "下書き（したがき）も選べます。緊急（きんきゅう）テーマは入りません。",
    give_button: "選んだテーマをファイルに出す",
    none: "テーマがまだありません。",
    take: "ファイルから下書き（したがき）をつくる",
    take_lead: "つくる前に、全部を見せます。まちがいがあると、何もつくりません。",
    file: "テーマのファイル",
    file_hint: "ここか、ほかのサーバーで出したJSONのファイルです。",
    month: "はじめのテーマの月",
    month_hint: "ほかのテーマも、同じだけ動きます。2027-04のように書きます。書かないと、次に来る同じ月です。",
    look: "中をたしかめる",
    dry_title: "できる下書き（したがき）",
    theme: "テーマ",
    days: "期間（きかん）",
    address: "アドレス",
    prompts: "切り口（きりくち）",
    ticket: "券（けん）と付箋（ふせん）",
    not_taken: "ファイルを読めませんでした。何もつくっていません。",
    file_other: "テーマのファイルではありません。このページで出したファイルを選んでください。",
    file_large: "ファイルが大きすぎます。512KBまでです。",
    unknown: "この名前はありません。",
    missing: "書いてありません。",
    not_text: "文字ではありません。",
    not_number: "数字ではありません。",
    not_yes_or_no: "trueかfalseではありません。",
    not_list: "[ ] の形ではありません。",
    not_object: "{ } の形ではありません。",
    year_button: |year| format!("{year}のテーマを全部出す"),
    file_version: |version| {
        format!("新しい版（はん）（{version}）のファイルです。このサーバーを新しくしてください。")
    },
    fault: |place, why| format!("{place}：{why}"),
    more_faults: |n| format!("ほかに{n}あります。"),
    dry_good: |n| {
        format!("下書き（したがき）が{n}できます。まだつくっていません。あとで直せます。")
    },
    taken: |slug| format!("「{slug}」は使っています。べつのアドレスにします。"),
    make: |n| format!("下書き（したがき）を{n}つくる"),
    made: |n| format!("下書き（したがき）を{n}つくりました。"),
    notes_each: |n| format!("1枚の券（けん）で{n}枚まで"),
};

pub(super) const OUTSIDE: Outside = Outside {
    title: "外のツールにわたす",
    link: "外のツールにわたす",
    lead: "付箋（ふせん）の文を、広聴AI（こうちょうエーアイ）などが読むファイルにします。このサーバーは、どこにも送りません。ファイルを受け取った人が、どこに送るかを決めます。",
    where_title: "はじめに知ってください",
    where_says: "このようなツールは、文を外の会社（かいしゃ）のAIに送ることが多いです。送った文は、もどせません。役所（やくしょ）のルールを、先にたしかめてください。",
    where_local: "広聴AI（こうちょうエーアイ）は、自分のところの機械（きかい）だけでも動きます。",
    file_title: "ファイルに入るもの",
    file_shown: "見えている付箋（ふせん）だけが入ります。かくした付箋は入りません。だれが書いたか、いつ書いたかは、ありません。",
    file_ids: "付箋（ふせん）の番号は、ファイルを出すときに、毎回変わります。二つのファイルをくらべても、同じ付箋かどうかはわかりません。",
    file_stickers: "いいねの数は、付箋（ふせん）ごとに一つ入ります。",
    file_law: "書いた人をさがすために使わないでください。",
    found_title: "人がわかるかもしれない付箋（ふせん）",
    found_none: "名前や電話番号は、見つかりませんでした。でも、見つからないこともあります。目でもたしかめてください。",
    found_says: "見つからないことも、まちがうこともあります。目でもたしかめてください。",
    leave: "上の付箋（ふせん）をファイルに入れない",
    leave_hint: "印（しるし）をとると、上の付箋（ふせん）も入ります。",
    tool: "わたすツール",
    no_disagree: "このボードには「よくないね」がありません。反対（はんたい）の数は0にします。反対がないという意味ではありません。",
    city: "interviewには、テーマの名前が入ります。人の名前ではありません。",
    kouchou: "結果は、「ファイルから候補（こうほ）を入れる」で使えます。",
    sure: "文が外のAIに送られることがあると、わかりました。役所（やくしょ）のルールを、たしかめました。",
    form_title: "ファイルをつくる",
    download: "CSVを受け取る",
    closed: "受付（うけつけ）が終わったテーマだけ、わたせます。",
    back: "テーマにもどる",
    notes: |n| format!("見えている付箋（ふせん）は{n}枚です。"),
    found: |found, of| format!("{of}枚の中の{found}枚に、人がわかるかもしれない言葉があります。"),
    more: |n| format!("ほかに{n}枚あります。"),
    columns: |columns| format!("列（れつ）：{columns}"),
};

pub(super) const BROUGHT: Brought = Brought {
    title: "ファイルから候補（こうほ）を入れる",
    link: "ファイルから候補（こうほ）を入れる",
    lead: "広聴AI（こうちょうエーアイ）の結果を、候補（こうほ）として出します。まとめるかどうかは、人が決めます。",
    where_from: "final_result_with_comments.csv を選びます。広聴AI（こうちょうエーアイ）の「CSV出力モード」でできます。",
    only_by_text: "同じ文の付箋（ふせん）をさがします。ファイルの番号は使いません。",
    file: "結果のファイル",
    take: "読む",
    replaces: "前のファイルの候補（こうほ）は、なくなります。",
    badge: "ファイルから",
    badge_says: "「ファイルから」は、外のツールが分けたものです。",
    to_bench: "候補（こうほ）を見る",
    drop: "ファイルの候補（こうほ）を全部やめる",
    drop_says: "ファイルを読む前にもどします。もう決めたものは、そのままです。",
    dropped: "ファイルの候補（こうほ）をやめました。",
    json: "このファイルには、付箋（ふせん）の文がありません。final_result_with_comments.csv を選んでください。",
    done: "ファイルの候補（こうほ）を入れました。",
    file_hint: |rows| {
        format!("CSV（UTF-8、UTF-16、Shift_JIS）かExcel（.xlsx）です。{rows}行までです。")
    },
    large: |rows| format!("ファイルが大きすぎます。{rows}行までです。"),
    now: |n| format!("いま、ファイルの分類（ぶんるい）が{n}あります。"),
    groups: |groups, notes| {
        format!("{groups}の分類（ぶんるい）、{notes}枚の付箋（ふせん）を候補（こうほ）にしました。")
    },
    grouped: |n| format!("そのうち{n}枚は、もうまとまりにあります。候補（こうほ）には出ません。"),
    unknown: |n, lines| format!("{n}行は、同じ文の付箋（ふせん）がありません。行は{lines}です。"),
    unsorted: |n| format!("{n}行は、分類（ぶんるい）がありません。"),
    several: |n| format!("{n}枚は、分類（ぶんるい）がいくつかありました。多いほうに入れました。"),
    alone: |n| format!("{n}の分類（ぶんるい）は、付箋（ふせん）が1枚だけです。候補にしません。"),
    nothing: |rows| {
        format!(
            "{rows}行を読みました。候補（こうほ）はありませんでした。このテーマのファイルか、たしかめてください。"
        )
    },
    reason: |name| format!("ファイルの分類：{name}"),
    rest: |n| format!("ほかの{n}枚"),
};
