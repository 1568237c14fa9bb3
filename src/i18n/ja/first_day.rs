//! 日本語: the first day, and the board that is tried out on it.

use crate::domain::{first_day::Safety, office_settings::FirstStep};
use crate::i18n::catalogue::{FirstDayTexts, FirstDayWords, TrialTexts};

pub(super) const FIRST_DAY: FirstDayTexts = FirstDayTexts {
    title: "はじめの設定",
    lead: "上から順に進みます。どれもあとにできて、いつでもここへ戻れます。",
    link: "はじめの設定へ",
    all_done: "ひととおり終わりました。下で、安全なことと、まだのことを確かめてください。",
    done: "済み",
    open: "これから",
    put_off: "あとで",
    later: "あとにする",
    take_up: "いまやる",
    saved: "保存しました。",
    closed: "合言葉を決めました。もう一度は表示できないので、控えてください。",
    opened: "合言葉をなくしました。ボードに届く人は、だれでも読めます。",
    thrown: "試しの板を捨てました。付箋も残っていません。",
    fixed: "サーバーの環境変数で決まっています：",
    name: "職場の名前",
    name_hint: "どのページの上にも出ます。例：つばめ市",
    zone: "時間帯",
    zone_hint: "一日の始まりと終わりが決まります。空欄なら日本（Asia/Tokyo）です。",
    years: "年の書き方",
    western: "西暦（2026年）",
    reiwa: "元号（令和8年）",
    hours: "一日に一度あける箱の時刻",
    hours_hint: "時だけを、点で区切って書きます。例：9、13、17。空欄なら13時です。",
    desk: "公益通報の窓口",
    desk_hint: "法令違反を知らせる先です。部署と内線か、https:// で始まるアドレス。書く欄の下、きまりのページ、職員に知らせる文に出ます。100文字まで。",
    policy: "板のきまりを、この役所の言葉で書く",
    policy_lead: "空の言語では、はじめから入っているきまりが出ます。それぞれ600文字まで。",
    save: "保存する",
    phrase: "合言葉",
    phrase_hint: "8文字以上。読む人が、端末ごとに一日一度入れます。全角と半角、前後の空白は区別しません。",
    phrase_set: "合言葉を決める",
    phrase_again: "別の合言葉にする",
    phrase_none: "いまは合言葉がありません。",
    phrase_drop: "合言葉をなくす",
    phrase_forget: "合言葉があります。保存しているのは照合用の値だけなので、ここには表示できません。変えると、みんながもう一度入れます。",
    address_is: "いまのアドレス：",
    address_https: "HTTPSで守られています。通信を途中で読まれません。",
    address_plain: "HTTPSではありません。庁内の回線を見られる人は、書いた付箋や合言葉を読めます。封かん券も使えません。",
    address_here: "このパソコンからしか開けません。試すだけなら、このままで使えます。",
    address_how: "変えるのは、サーバーの担当者です。環境変数 KIZUKI_ORIGIN に https:// で始まるアドレスを書き、前にHTTPSの中継を置きます（docs/running.md）。",
    team_go: "仲間を招く",
    team_alone: "招待のリンクを作り、相手に渡します。メールのサーバーはいりません。",
    letterhead_go: "様式を決める",
    theme_go: "テーマ集から選ぶ",
    theme_scratch: "はじめから作る",
    theme_there: "テーマがあります：",
    poster_none: "テーマを作ると、ポスターを印刷できます。",
    poster_go: "A4のポスター",
    poster_large: "A3のポスター",
    poster_done: "貼りました",
    trial_lead: "一時間だけの板です。テーマにも券にもつながらず、数にも記録にも入りません。",
    trial_begin: "試しの板を出す",
    trial_scan: "スマートフォンで、このコードを読み取ってください。",
    trial_here: "このアドレスは、このパソコンからしか開けません。スマートフォンから試すには、サーバーの担当者に頼んで KIZUKI_ADDR を 0.0.0.0:3000 にします。",
    trial_open: "この端末で開く",
    trial_look: "届いたか見る",
    trial_none: "まだ届いていません。",
    trial_end: "捨てる",
    safe: "安全なこと",
    not_yet: "まだのこと",
    to_trust: "何が守られて、何が守られないか",
    so_far: |done, all| format!("{all}のうち{done}が済みました"),
    theme_idea: |title| format!("最初のおすすめ：{title}"),
    trial_until: |time| format!("{time}に、付箋ごと消えます。"),
    trial_came: |n| format!("{n}枚届きました。"),
};

pub(super) const TRIAL: TrialTexts = TrialTexts {
    title: "試しの板",
    lead: "届くかどうかを試すための板です。書いたものは一時間のうちに消え、どこにも数えません。",
    label: "試しに一言",
    pin: "貼る",
    pinned: "貼りました。設定をしているパソコンでも見えます。",
    empty: "まだ何も貼られていません。",
    notes: "貼られた付箋",
};

pub(super) const FIRST_DAY_WORDS: FirstDayWords = FirstDayWords {
    step: |step| match step {
        FirstStep::Office => "職場の名前と時刻",
        FirstStep::Passphrase => "読む人の合言葉",
        FirstStep::Address => "アドレス",
        FirstStep::Team => "もう一人の管理者",
        FirstStep::Letterhead => "報告書の様式",
        FirstStep::Theme => "最初のテーマ",
        FirstStep::Poster => "貼り紙",
        FirstStep::Trial => "スマートフォンから一枚",
    },
    without: |step| match step {
        FirstStep::Office => "決めないと、名前は出ず、時刻は日本の13時、年は元号になります。",
        FirstStep::Passphrase => "決めないと、アドレスを知っている人はだれでも読めます。",
        FirstStep::Address => "変えないと、通信を途中で読まれるか、ほかの端末から開けません。",
        FirstStep::Team => "一人のままだと、パスワードをなくしたとき、だれも入れません。",
        FirstStep::Letterhead => {
            "決めないと、報告書は題から始まります。文書番号も宛先も入りません。"
        }
        FirstStep::Theme => "テーマがないと、職員には何も見えません。",
        FirstStep::Poster => "知らせないと、職員は板があることを知りません。",
        FirstStep::Trial => "試さないと、届かないことに当日まで気づきません。",
    },
    safety: |what, safe| match (what, safe) {
        (Safety::Stored, true) => {
            "保存データから、だれが書いたかはたどれません。データベースとフォルダーの設定も、そのとおりです。"
        }
        (Safety::Stored, false) => {
            "データベースかフォルダーに、安全でない設定があります。サーバーの担当者に見せてください。"
        }
        (Safety::Line, true) => "通信はHTTPSで守られています。",
        (Safety::Line, false) => {
            "通信がHTTPSではありません。書いた内容を、途中で読まれることがあります。"
        }
        (Safety::Readers, true) => "読めるのは、合言葉を知っている人だけです。",
        (Safety::Readers, false) => "合言葉がありません。アドレスに届く人は、だれでも読めます。",
        (Safety::Admins, true) => "管理者は二人以上います。",
        (Safety::Admins, false) => "管理者が一人だけです。もう一人招いてください。",
        (Safety::Backup, true) => "最近のバックアップがあります。",
        (Safety::Backup, false) => {
            "最近のバックアップがありません。サーバーの担当に頼んでください。"
        }
    },
};
