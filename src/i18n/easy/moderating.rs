//! やさしい日本語: flags of staff, the queue, and the rules of the board.

use crate::domain::flag::{Mark, Outcome};
use crate::i18n::catalogue::{FlagOutcome, FlagTexts, PolicyTexts, QueueTexts, QueueWords};
use crate::i18n::say;

pub(super) const FLAG: FlagTexts = FlagTexts {
    button: "知らせる",
    title: "この付箋（ふせん）を知らせます",
    lead: "気になることを一つ選んでください。主催者（しゅさいしゃ）が読んで、決めます。だれが知らせたかは、だれにも分かりません。知らせた人の数だけで、付箋（ふせん）が見えなくなることはありません。",
    reason: "気になること",
    send: "知らせる",
    cancel: "やめる",
    sent: "知らせました。主催者（しゅさいしゃ）が読んで、決めます。結果（けっか）は「自分の付箋（ふせん）とシール」で見ることができます。",
    rules: "この板のきまり",
    mine: "知らせた付箋（ふせん）",
    hidden_text: "いまは見えない付箋（ふせん）",
    take_back: "取（と）り消（け）す",
    taken_back: "知らせたことを取（と）り消（け）しました。",
    because: |reason| format!("理由（りゆう）：{reason}"),
};

pub(super) const FLAG_OUTCOME: FlagOutcome = FlagOutcome {
    says: |outcome| match outcome {
        Outcome::Waiting => "まだ決まっていません",
        Outcome::Hidden => "見えなくしました",
        Outcome::Kept => "読んで、残しました",
    },
};

pub(super) const QUEUE: QueueTexts = QueueTexts {
    title: "読む付箋（ふせん）",
    lead: "知らせがあった付箋（ふせん）、理由（りゆう）を待っている付箋（ふせん）、まだ読んでいない付箋（ふせん）です。だれの付箋（ふせん）か、だれが知らせたかは、ここにも出ません。",
    empty_title: "読む付箋（ふせん）はありません",
    empty: "知らせや、まだ読んでいない付箋（ふせん）があると、ここに並びます。",
    list: "読む付箋（ふせん）の一覧（いちらん）",
    keep: "残す",
    show: "ボードに出す",
    check: "すぐ見えなくする",
    check_hint: "ボードには「確認中（かくにんちゅう）」と出ます。理由（りゆう）は、仕事の日で2日のあいだに選びます。",
    because: "理由（りゆう）を選んで見えなくする",
    memo: "控（ひか）え",
    memo_hint: "主催者（しゅさいしゃ）だけが読みます。400文字までです。空にすると消（き）えます。",
    memo_save: "控（ひか）えを保存（ほぞん）する",
    memo_of: "控（ひか）え：",
    open: "ボードで見る",
    undo: "元に戻（もど）す",
    kept: "残しました。同（おな）じ理由（りゆう）では、もうここに出ません。",
    shown: "ボードに出しました。",
    checking: "見えなくしました。ボードには「確認中（かくにんちゅう）」と出ています。",
    hidden: "見えなくしました。ボードには理由（りゆう）が出ています。",
    reopened: "元に戻（もど）しました。",
    noted: "控（ひか）えを保存（ほぞん）しました。",
    conflict: "ほかの人が先に決めたか、付箋（ふせん）の文が変わりました。いまの様子（ようす）を見て、もう一度（いちど）決めてください。",
    keys: "キーでも動かすことができます（付箋（ふせん）の上にいるとき）",
    key_move: "次へ・前へ",
    key_keep: "残す、出す",
    key_check: "すぐ見えなくする",
    key_because: "その番号の理由（りゆう）で見えなくする",
    key_memo: "控（ひか）えを書く",
    key_open: "ボードで見る",
    key_undo: "元に戻（もど）す",
    of_reply: "質問（しつもん）への返事（へんじ）",
    link: "読む付箋（ふせん）",
    late: "決める日を過（す）ぎています",
    sum: |flagged, checking, held| {
        let parts =
            [("知らせ", flagged), ("理由（りゆう）待ち", checking), ("まだ読んでいない", held)];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| format!("{name} {n}枚（まい）"))
            .collect();
        parts.join("・")
    },
    flags: |reason, n| format!("{reason} {n}人"),
    rest: |n| {
        if n == 0 {
            "これで全部（ぜんぶ）です。".into()
        } else {
            format!("あと{n}枚（まい）です。")
        }
    },
};

pub(super) const QUEUE_WORDS: QueueWords = QueueWords {
    mark: |mark| match mark {
        Mark::Flagged => "知らせがあります",
        Mark::Checking => "理由（りゆう）を待っています",
        Mark::Held => "まだ読んでいません",
    },
    due: |lang, day| format!("{}までに理由（りゆう）を選びます", say::day(lang, day)),
};

pub(super) const POLICY: PolicyTexts = PolicyTexts {
    title: "この板のきまり",
    lead: "何を書いてよいか、何を見えなくするか、だれが決めるかを書きました。書く人も読む人も、同じきまりを使います。",
    may: "書いてよいこと",
    may_says: "仕事のしかた、場所、物、決まりについて、困ること、案（あん）、よいところを書いてください。反対（はんたい）の意見（いけん）も、小さなことも書いてよいです。",
    hides: "見えなくすること",
    hides_says: "だれのことか分かる話と、人への攻撃（こうげき）は見えなくします。差別（さべつ）やいやがらせも見えなくします。個人（こじん）の情報（じょうほう）や、仕事の秘密（ひみつ）、テーマと違う話も見えなくします。文だけを読んで決めます。だれが書いたかは調べません。",
    who: "だれが決めるか",
    who_says: "主催者（しゅさいしゃ）が読んで決めます。知らせの数では決まりません。見えなくした付箋（ふせん）の場所には理由（りゆう）が残ります。公開（こうかい）の記録（きろく）にも残ります。",
    object: "見えなくなって、困るとき",
    object_says: "言い方を変えて、もう一度（いちど）書くことができます。主催者（しゅさいしゃ）に伝（つた）えると、もう一度（いちど）考（かんが）えます。だれの付箋（ふせん）かを言わなくてよいです。",
    elsewhere: "急ぐこと、法律（ほうりつ）に合わないこと",
    desk: "法律（ほうりつ）に合わないことは、ここではなく、{desk}に伝えてください。",
    elsewhere_says: "体が危ない（あぶない）ときや、ハラスメントは、ここに書かないでください。法律（ほうりつ）に合わないことも、ここに書かないでください。職場（しょくば）の相談窓口（そうだんまどぐち）か通報窓口（つうほうまどぐち）に伝えてください。",
    totals: "見直（みなお）しの数",
    totals_lead: "受付（うけつけ）が終わったテーマの合計（ごうけい）です。受付（うけつけ）をしているテーマの数は出しません。だれが知らせたかが分かるかもしれないからです。",
    none: "まだありません。",
    month: "月",
    reason: "理由（りゆう）",
    flags: "知らせ",
    hidden: "見えなくした",
    kept: "残した",
    unasked: "主催者（しゅさいしゃ）が自分で見えなくした",
    link: "この板のきまり",
};
