//! やさしい日本語: the first day, and the board that is tried out on it.

use crate::domain::{first_day::Safety, office_settings::FirstStep};
use crate::i18n::catalogue::{FirstDayTexts, FirstDayWords, TrialTexts};

pub(super) const FIRST_DAY: FirstDayTexts = FirstDayTexts {
    title: "はじめの設定（せってい）",
    lead: "上から順番（じゅんばん）に進みます。あとですることもできます。",
    link: "はじめの設定（せってい）へ行きます",
    all_done: "全部（ぜんぶ）見ました。下で、安全（あんぜん）なことを確（たし）かめてください。",
    done: "できました",
    open: "これから",
    put_off: "あとで",
    later: "あとでします",
    take_up: "いまします",
    saved: "保存（ほぞん）しました。",
    closed: "合言葉（あいことば）を決めました。もう一度は見られません。書いておいてください。",
    opened: "合言葉（あいことば）をなくしました。だれでもボードを読めます。",
    thrown: "ためしの板（いた）を捨（す）てました。付箋（ふせん）も残っていません。",
    fixed: "サーバーの設定（せってい）で決まっています：",
    name: "職場（しょくば）の名前",
    name_hint: "ページの上に出ます。例（れい）：つばめ市",
    zone: "時間帯（じかんたい）",
    zone_hint: "1日の始まりと終わりが決まります。書かないと、日本（Asia/Tokyo）です。",
    years: "年の書き方",
    western: "西暦（せいれき）（2026年）",
    reiwa: "元号（げんごう）（令和8年）",
    hours: "1日に1回あける箱（はこ）の時間",
    hours_hint: "何時かを書きます。9、13、17のように書きます。書かないと、13時です。",
    desk: "通報（つうほう）の窓口（まどぐち）",
    desk_hint: "法律（ほうりつ）に合わないことを伝えるところです。係の名前か、https:// で始まるアドレスを書きます。100文字までです。",
    policy: "この板（いた）のきまりを、自分たちの言葉で書く",
    policy_lead: "書かないと、はじめからあるきまりが出ます。600文字までです。",
    save: "保存（ほぞん）します",
    phrase: "合言葉（あいことば）",
    phrase_hint: "8文字以上（いじょう）です。読む人が、1日に1回書きます。",
    phrase_set: "合言葉（あいことば）を決めます",
    phrase_again: "ほかの合言葉（あいことば）にします",
    phrase_none: "いまは、合言葉（あいことば）がありません。",
    phrase_drop: "合言葉（あいことば）をなくします",
    phrase_forget: "合言葉（あいことば）があります。ここには出せません。変えると、みんながもう一度書きます。",
    address_is: "いまのアドレス：",
    address_https: "HTTPSで守（まも）られています。ほかの人は、通信（つうしん）を読めません。",
    address_plain: "HTTPSではありません。ほかの人が、通信（つうしん）を読むことができます。",
    address_here: "このパソコンだけで開（ひら）けます。ためすだけなら、このまま使えます。",
    address_how: "アドレスは、サーバーの担当（たんとう）の人が変えます。KIZUKI_ORIGIN に https:// のアドレスを書きます。",
    team_go: "仲間（なかま）を招（まね）きます",
    team_alone: "リンクを作って、その人に渡（わた）します。メールは使いません。",
    letterhead_go: "様式（ようしき）を決めます",
    theme_go: "テーマの例（れい）から選びます",
    theme_scratch: "はじめから作ります",
    theme_there: "テーマがあります：",
    poster_none: "テーマを作ると、ポスターを印刷（いんさつ）できます。",
    poster_go: "A4のポスター",
    poster_large: "A3のポスター",
    poster_done: "はりました",
    trial_lead: "1時間だけの板（いた）です。テーマではありません。数にも記録（きろく）にも入りません。",
    trial_begin: "ためしの板（いた）を出します",
    trial_scan: "スマートフォンで、このコードを読んでください。",
    trial_here: "このアドレスは、このパソコンだけで開（ひら）けます。サーバーの担当（たんとう）の人に言ってください。",
    trial_open: "このパソコンで開（ひら）きます",
    trial_look: "届（とど）いたか見ます",
    trial_none: "まだ届（とど）いていません。",
    trial_end: "捨（す）てます",
    safe: "安全（あんぜん）なこと",
    not_yet: "まだのこと",
    to_trust: "守（まも）られることと、守（まも）られないこと",
    so_far: |done, all| format!("{all}のうち、{done}ができました"),
    theme_idea: |title| format!("最初（さいしょ）のおすすめ：{title}"),
    trial_until: |time| format!("{time}に、付箋（ふせん）も全部（ぜんぶ）消えます。"),
    trial_came: |n| format!("{n}枚届（とど）きました。"),
};

pub(super) const TRIAL: TrialTexts = TrialTexts {
    title: "ためしの板（いた）",
    lead: "書いたものは、1時間で消えます。どこにも数えません。",
    label: "ためしに一言書いてください",
    pin: "はる",
    pinned: "はりました。設定（せってい）のパソコンでも見えます。",
    empty: "まだ何もはられていません。",
    notes: "はられた付箋（ふせん）",
};

pub(super) const FIRST_DAY_WORDS: FirstDayWords = FirstDayWords {
    step: |step| match step {
        FirstStep::Office => "職場（しょくば）の名前と時間",
        FirstStep::Passphrase => "読む人の合言葉（あいことば）",
        FirstStep::Address => "アドレス",
        FirstStep::Team => "もう一人の管理者（かんりしゃ）",
        FirstStep::Letterhead => "報告書（ほうこくしょ）の様式（ようしき）",
        FirstStep::Theme => "最初（さいしょ）のテーマ",
        FirstStep::Poster => "ポスター",
        FirstStep::Trial => "スマートフォンから1枚",
    },
    without: |step| match step {
        FirstStep::Office => "決めないと、名前は出ません。時間は日本の13時になります。",
        FirstStep::Passphrase => "決めないと、アドレスを知っている人は、だれでも読めます。",
        FirstStep::Address => {
            "変えないと、ほかの人が通信（つうしん）を読めるか、スマートフォンから開（ひら）けません。"
        }
        FirstStep::Team => "一人だけだと、パスワードをなくしたとき、だれも入れません。",
        FirstStep::Letterhead => {
            "決めないと、報告書（ほうこくしょ）に番号（ばんごう）や宛先（あてさき）が入りません。"
        }
        FirstStep::Theme => "テーマがないと、ほかの人には何も見えません。",
        FirstStep::Poster => "知らせないと、みんなはボードを知りません。",
        FirstStep::Trial => "ためさないと、使えないことがわかりません。",
    },
    safety: |what, safe| match (what, safe) {
        (Safety::Stored, true) => {
            "保存（ほぞん）したデータを見ても、だれが書いたかはわかりません。"
        }
        (Safety::Stored, false) => {
            "安全ではない設定（せってい）があります。サーバーの担当（たんとう）の人に見せてください。"
        }
        (Safety::Line, true) => "通信（つうしん）は、HTTPSで守（まも）られています。",
        (Safety::Line, false) => {
            "通信（つうしん）がHTTPSではありません。ほかの人が読むことがあります。"
        }
        (Safety::Readers, true) => "合言葉（あいことば）を知っている人だけが読めます。",
        (Safety::Readers, false) => "合言葉（あいことば）がありません。だれでも読めます。",
        (Safety::Admins, true) => "管理者（かんりしゃ）は二人以上（いじょう）います。",
        (Safety::Admins, false) => {
            "管理者（かんりしゃ）が一人だけです。もう一人招（まね）いてください。"
        }
        (Safety::Backup, true) => "新しいバックアップがあります。",
        (Safety::Backup, false) => {
            "新しいバックアップがありません。サーバーの担当（たんとう）の人に頼（たの）んでください。"
        }
    },
};
