//! 日本語: what goes to other offices and other tools, and comes from them.

use crate::i18n::catalogue::{Brought, Exchange, Outside};

pub(super) const EXCHANGE: Exchange = Exchange {
    title: "テーマの交換",
    link: "テーマの交換",
    give: "テーマをファイルに出す",
    give_lead: "選んだテーマの問い、説明、切り口と色、設定、月と日を、一つのファイル（JSON）にします。ほかの役所は、それを読み込んで、自分たちの年の下書きにできます。付箋、シール、券、鍵、回答、人の名前、ボードの番地、年は入りません。",
    themes: "出すテーマ",
    themes_hint: "下書きも選べます。緊急テーマは、どのサーバーにもひな形があるので、入りません。",
    give_button: "選んだテーマをファイルに出す",
    none: "テーマがまだありません。",
    take: "ファイルから下書きをつくる",
    take_lead: "読み込む前に、できる下書きを全部見せます。一つでも間違いがあれば、何もつくりません。",
    file: "テーマのファイル",
    file_hint: "ここか、ほかのサーバーで出したJSONのファイル。",
    month: "最初のテーマを始める月",
    month_hint: "ほかのテーマは、同じ間をあけて動きます。空にすると、次に来る同じ月にします。例：2027-04",
    look: "中身をたしかめる",
    dry_title: "できる下書き",
    theme: "テーマ",
    days: "期間",
    address: "番地",
    prompts: "切り口",
    ticket: "券と付箋",
    not_taken: "ファイルを読み込めませんでした。下書きはつくっていません。",
    file_other: "テーマのファイルではありません。「選んだテーマをファイルに出す」で出したものを選んでください。",
    file_large: "ファイルが大きすぎます。512KBまでです。",
    unknown: "この名前の項目はありません。",
    missing: "項目がありません。",
    not_text: "文字列（\u{201c}…\u{201d}）ではありません。",
    not_number: "0以上の整数ではありません。",
    not_yes_or_no: "trueでもfalseでもありません。",
    not_list: "一覧（[…]）ではありません。",
    not_object: "項目のまとまり（{…}）ではありません。",
    year_button: |year| format!("{year}のテーマを全部出す"),
    file_version: |version| {
        format!(
            "新しい版（{version}）のファイルです。このサーバーを新しくしてから読み込んでください。"
        )
    },
    fault: |place, why| format!("{place}：{why}"),
    more_faults: |n| format!("ほかに{n}か所あります。"),
    dry_good: |n| {
        format!(
            "下書きが{n}件できます。まだ何もつくっていません。期間や番地は、つくったあとで直せます。"
        )
    },
    taken: |slug| format!("「{slug}」は使われているので、別の番地にします。"),
    make: |n| format!("下書きを{n}件つくる"),
    made: |n| format!("下書きを{n}件つくりました。一覧から開いて、直せます。"),
    notes_each: |n| format!("1枚の券で付箋{n}枚まで"),
};

pub(super) const OUTSIDE: Outside = Outside {
    title: "外の分析ツールに渡す",
    link: "外の分析ツールに渡す",
    lead: "付箋の文を、広聴AIなどのツールが読む形のCSVにします。このサーバーは、どこにも何も送りません。ファイルを受け取った人が、どこへ送るかを決めます。",
    where_title: "渡す前に知っておくこと",
    where_says: "これらのツールの多くは、付箋の文を、外の会社のAIサービス（OpenAI、Googleなど）に送ります。送られた文は、取り戻せません。役所の決まりで許されているか、送り先がどこかを、先にたしかめてください。",
    where_local: "広聴AIは、手元の機械だけで動かすこともできます（GPUが要ります）。",
    file_title: "ファイルに入るもの",
    file_shown: "見えている付箋だけが入ります。非表示の付箋、確認待ちの付箋、取り下げられた付箋、質問への返事は入りません。だれが、いつ書いたかは、ここにもありません。",
    file_ids: "付箋の番号は、ファイルを出すたびに、でたらめに付け直します。並びもその番号の順です。二つのファイルを番号で突き合わせることはできません。",
    file_stickers: "いいねは、付箋ごとに数が1列入ります。数だけ行を増やすことはしません。",
    file_law: "書いた人を探す目的で使ってはいけません。",
    found_title: "人が分かるかもしれない付箋",
    found_none: "名前、電話番号、メールアドレスなどの形は見つかりませんでした。形で探しているだけなので、見落としはあります。目でもたしかめてください。",
    found_says: "形で探しているだけなので、見落としも、間違いもあります。ほかの付箋も、目でたしかめてください。",
    leave: "上の付箋をファイルに入れない",
    leave_hint: "外すと、人が分かるかもしれない付箋も入ります。",
    tool: "渡す先",
    no_disagree: "このボードには「よくないね」のボタンがなかったので、反対とパスは0にします。反対がなかったという意味ではありません。ファイルの名前にも、そう書きます。",
    city: "interviewの列にはテーマの題名が入ります。人の名前ではありません。",
    kouchou: "結果は、ベンチの「ファイルから候補を入れる」で戻せます。",
    sure: "付箋の文が外のAIサービスに送られることがあるのを理解し、役所の決まりをたしかめました。",
    form_title: "ファイルをつくる",
    download: "CSVを受け取る",
    closed: "付箋を渡せるのは、受付が終わったテーマだけです。",
    back: "テーマに戻る",
    notes: |n| format!("見えている付箋は{n}枚です。"),
    found: |found, of| format!("{of}枚のうち{found}枚に、人が分かるかもしれない言葉があります。"),
    more: |n| format!("ほかに{n}枚あります。"),
    columns: |columns| format!("列：{columns}"),
};

pub(super) const BROUGHT: Brought = Brought {
    title: "ファイルから候補を入れる",
    link: "ファイルから候補を入れる",
    lead: "広聴AIが分けた結果を、まとまりの候補としてベンチに出します。まとめるか出さないかは、一つずつ人が決めます。読み込んだだけでは、何もまとまりません。",
    where_from: "読むのは、広聴AIの final_result_with_comments.csv です（列は original-comment と category）。広聴AIで「CSV出力モード」を使ったときに、結果のフォルダーにできます。",
    only_by_text: "付箋は、文が同じかどうかだけで探します。ファイルの番号は使いません。",
    file: "結果のファイル",
    take: "読み込む",
    replaces: "読み込むと、前のファイルの候補と置きかわります。",
    badge: "ファイルから",
    badge_says: "「ファイルから」の候補は、外のツールが分けたものです。語ではなく、ファイルの分類で並んでいます。",
    to_bench: "ベンチで候補を見る",
    drop: "ファイルの候補を全部下げる",
    drop_says: "ファイルを読み込む前に戻します。まとめたもの、出さないと決めたものは、そのままです。",
    dropped: "ファイルの候補を下げました。",
    json: "hierarchical_result.json には付箋の文が入っていないので、どの付箋か分かりません。同じフォルダーの final_result_with_comments.csv を選んでください。",
    done: "ファイルの候補を入れました。",
    file_hint: |rows| format!("CSV（UTF-8、UTF-16、Shift_JIS）かExcel（.xlsx）。{rows}行まで。"),
    large: |rows| {
        format!(
            "ファイルが大きすぎます。{rows}行、32MBまでです。広聴AIに渡す付箋を分けてください。"
        )
    },
    now: |n| format!("いま、ファイルの分類が{n}件入っています。"),
    groups: |groups, notes| format!("分類{groups}件、付箋{notes}枚を候補にしました。"),
    grouped: |n| format!("うち{n}枚は、もうまとまりに入っているので、候補には出ません。"),
    unknown: |n, lines| {
        format!(
            "{n}行は、同じ文の付箋が見つかりませんでした（{lines}行目）。非表示にしたか、取り下げられたか、書きかえられています。"
        )
    },
    unsorted: |n| format!("{n}行には、分類がありませんでした。"),
    several: |n| format!("{n}枚は、いくつかの分類に入っていたので、行の多いほうに入れました。"),
    alone: |n| format!("分類{n}件は、付箋が1枚だけなので、候補にしません。"),
    nothing: |rows| {
        format!(
            "{rows}行を読みましたが、候補になるものがありません。このテーマのファイルかどうか、たしかめてください。"
        )
    },
    reason: |name| format!("ファイルの分類：{name}"),
    rest: |n| format!("ほかの{n}枚"),
};
