//! 日本語: flags of staff, the queue, and the rules of the board.

use crate::domain::flag::{Mark, Outcome};
use crate::i18n::catalogue::{FlagOutcome, FlagTexts, PolicyTexts, QueueTexts, QueueWords};
use crate::i18n::say;

pub(super) const FLAG: FlagTexts = FlagTexts {
    button: "知らせる",
    title: "この付箋を知らせる",
    lead: "どこが気になるかを一つ選んでください。主催者が読んで、決めます。だれが知らせたかは、だれにも分かりません。知らせた人の数だけで隠れることはありません。",
    reason: "気になること",
    send: "知らせる",
    cancel: "やめる",
    sent: "知らせました。主催者が読んで、決めます。結果は「自分の付箋とシール」で見られます。",
    rules: "この板のきまり",
    mine: "知らせた付箋",
    hidden_text: "いまは隠れている付箋",
    take_back: "取り消す",
    taken_back: "知らせたことを取り消しました。",
    because: |reason| format!("理由：{reason}"),
};

pub(super) const FLAG_OUTCOME: FlagOutcome = FlagOutcome {
    says: |outcome| match outcome {
        Outcome::Waiting => "まだ決まっていません",
        Outcome::Hidden => "隠しました",
        Outcome::Kept => "読んで、残しました",
    },
};

pub(super) const QUEUE: QueueTexts = QueueTexts {
    title: "読む付箋",
    lead: "知らせのあった付箋、理由を待っている付箋、まだ読んでいない付箋です。だれの付箋か、だれが知らせたかは、ここにも出ません。",
    empty_title: "読む付箋はありません",
    empty: "知らせや、まだ読んでいない付箋があると、ここに並びます。",
    list: "読む付箋の一覧",
    keep: "残す",
    show: "ボードに出す",
    check: "すぐ隠す",
    check_hint: "ボードには「確認中」と出ます。理由は2営業日のうちに選びます。",
    because: "理由を選んで隠す",
    memo: "控え",
    memo_hint: "主催者だけが読みます。400文字まで。空にすると消えます。",
    memo_save: "控えを保存する",
    memo_of: "控え：",
    open: "ボードで見る",
    undo: "元に戻す",
    kept: "残しました。同じ理由では、もうここに出ません。",
    shown: "ボードに出しました。",
    checking: "隠しました。ボードには「確認中」と出ています。",
    hidden: "隠しました。ボードには理由が出ています。",
    reopened: "元に戻しました。",
    noted: "控えを保存しました。",
    conflict: "ほかの人が先に決めたか、付箋の文が変わりました。いまの様子を見て、もう一度決めてください。",
    keys: "キーでも動かせます（付箋の上にいるとき）",
    key_move: "次へ・前へ",
    key_keep: "残す、出す",
    key_check: "すぐ隠す",
    key_because: "その番号の理由で隠す",
    key_memo: "控えを書く",
    key_open: "ボードで見る",
    key_undo: "元に戻す",
    of_reply: "質問への返事",
    link: "読む付箋",
    late: "期限を過ぎています",
    sum: |flagged, checking, held| {
        let parts = [("知らせ", flagged), ("理由待ち", checking), ("未読", held)];
        let parts: Vec<String> =
            parts.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}枚")).collect();
        parts.join("・")
    },
    flags: |reason, n| format!("{reason} {n}人"),
    rest: |n| {
        if n == 0 { "これで全部です。".into() } else { format!("あと{n}枚です。") }
    },
};

pub(super) const QUEUE_WORDS: QueueWords = QueueWords {
    mark: |mark| match mark {
        Mark::Flagged => "知らせあり",
        Mark::Checking => "理由待ち",
        Mark::Held => "未読",
    },
    due: |lang, day| format!("{}までに理由を選びます", say::day(lang, day)),
};

pub(super) const POLICY: PolicyTexts = PolicyTexts {
    title: "この板のきまり",
    lead: "何を書いてよいか、何を隠すか、だれが決めるか。書く人も読む人も、同じきまりで使います。",
    may: "書いてよいこと",
    may_says: "仕事のしかた、場所、物、決まりについての困りごと、案、よいところ。反対の意見も、小さなことも。",
    hides: "隠すこと",
    hides_says: "だれのことか分かる話、人への攻撃、差別やいやがらせ、個人の情報、仕事の秘密、テーマとちがう話。本文だけで決め、だれが書いたかは調べません。",
    who: "だれが決めるか",
    who_says: "主催者が読んで決めます。知らせの数では決まりません。隠した付箋の場所には理由が残り、公開の記録にものります。",
    object: "隠されて納得できないとき",
    object_says: "言い方を変えて、もう一度書けます。主催者に伝えれば、見直します。だれの付箋かを言う必要はありません。",
    elsewhere: "急ぐこと、法令に反すること",
    desk: "法令違反などの通報は、この板ではなく、{desk}へ。",
    elsewhere_says: "身の危険、ハラスメント、法令違反は、この板でなく、職場の通報窓口か相談窓口へ。",
    totals: "見直しの数",
    totals_lead: "締め切ったテーマの合計です。受付中のテーマの数は、だれが知らせたかの手がかりになるので出しません。",
    none: "まだありません。",
    month: "月",
    reason: "理由",
    flags: "知らせ",
    hidden: "隠した",
    kept: "残した",
    unasked: "主催者が自分で隠した",
    link: "この板のきまり",
};
