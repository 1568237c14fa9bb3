//! やさしい日本語: what is to be done today, and the figures of the themes that run.

use crate::domain::today::Duty;
use crate::i18n::catalogue::{Duties, TodayTexts};

pub(super) const TODAY: TodayTexts = TodayTexts {
    title: "今日すること",
    done: "今日することは、ありません。みんなの声は届いています。ゆっくり休んでください。",
    figures: "いま書けるテーマの数",
    lead: "みんなが見ることができる数だけです。1日ごとに数えます。シールをはった日は、どこにも残りません。だから、シールは全部の数だけです。",
    day: "日",
    notes: "付箋（ふせん）",
    stickers_later: "いいねの数は、受付（うけつけ）が終わってから出ます。",
    earlier: "前のテーマとくらべる",
    earlier_none: "くらべるテーマは、まだありません。",
    theme: "テーマ",
    by_then: "同じ日数のとき",
    total: "最後まで",
    unknown: "1日ごとの数はありません",
    more: |n| format!("あと{n}件"),
    of_theme: |title| format!("「{title}」の付箋（ふせん）、1日ごと"),
    desc: |days, most| format!("{days}日分の棒（ぼう）です。いちばん多い日は{most}枚です。"),
    until_now: |n| format!("付箋（ふせん）{n}枚"),
    stickers: |n| format!("いいね{n}枚"),
    most: |n| format!("多い日 {n}枚"),
};

pub(super) const DUTIES: Duties = Duties {
    what: |duty, n| match duty {
        Duty::Flagged => format!("知らせがあった付箋（ふせん）が{n}枚"),
        Duty::Explain => format!("理由（りゆう）を待っている付箋（ふせん）が{n}枚"),
        Duty::Read => format!("読んでいない付箋（ふせん）が{n}枚"),
        Duty::Answer => "回答する日が過ぎました".into(),
        Duty::Remind => format!("返事がない照会（しょうかい）が{n}件"),
        Duty::Open => "始めるテーマ".into(),
        Duty::Close => "もうすぐ終わるテーマ".into(),
        Duty::GoOn => "次が決まっていないテーマ".into(),
        Duty::Choose => "次（つぎ）のテーマをえらぶ".into(),
        Duty::Secure => format!("安全ではない設定（せってい）が{n}件"),
        Duty::BackupFailed => "バックアップに失敗（しっぱい）しました".into(),
        Duty::BackupOld => "古いバックアップ".into(),
        Duty::NoBackup => "バックアップがありません".into(),
        Duty::Unheard => {
            format!("とどかないチャットが{n}つ")
        }
        Duty::Roster => "古い名簿（めいぼ）".into(),
        Duty::Admins => "管理者（かんりしゃ）が一人だけ".into(),
        Duty::Holidays => "来年の祝日（しゅくじつ）".into(),
    },
    when: |duty, day| match duty {
        Duty::Answer => format!("{day}に答えるはずでした"),
        Duty::Remind => format!("{day}までの返事でした"),
        Duty::Open => format!("{day}から"),
        Duty::Close => format!("{day}23:59まで"),
        Duty::GoOn | Duty::Choose => format!("{day}に終わりました"),
        Duty::BackupFailed => format!("{day}から失敗（しっぱい）しています"),
        Duty::BackupOld => format!("最後は{day}です"),
        Duty::Roster => format!("{day}から変わっていません"),
        Duty::Explain => format!("{day}までに選びます"),
        Duty::Flagged
        | Duty::Read
        | Duty::Secure
        | Duty::NoBackup
        | Duty::Unheard
        | Duty::Admins
        | Duty::Holidays => day,
    },
    why: |duty| match duty {
        Duty::Flagged => "読んで、残すか、見えなくするかを決めてください。",
        Duty::Explain => "いまボードには「確認中（かくにんちゅう）」と出ています。",
        Duty::Read => "あなたが読むまで、ボードに出ません。",
        Duty::Answer => {
            "職員（しょくいん）は、この日を知っています。回答を出してください。または、日を変えてください。"
        }
        Duty::Remind => "課（か）に、もう一度聞いてください。",
        Duty::Open => "まだ下書き（したがき）です。始めるか、日を変えてください。",
        Duty::Close => "みんなに知らせる文があります。",
        Duty::GoOn => "回答する日か、会議か、照会（しょうかい）を決めてください。",
        Duty::Choose => "みんなの案（あん）から、まだ下書き（したがき）を作っていません。",
        Duty::Secure => "サーバーの担当（たんとう）の人に見せてください。",
        Duty::BackupFailed => "サーバーの担当（たんとう）の人に、調（しら）べてもらってください。",
        Duty::BackupOld => "サーバーの担当（たんとう）の人に、新しく取ってもらってください。",
        Duty::NoBackup => {
            "機械（きかい）がこわれると、何も戻（もど）りません。担当（たんとう）の人に頼（たの）んでください。"
        }
        Duty::Unheard => "みんなに知らせることができません。アドレスを見てください。",
        Duty::Roster => {
            "新しい人は、新しい名簿（めいぼ）を入れるまで、券（けん）を受け取ることができません。"
        }
        Duty::Admins => {
            "パスワードをなくすと、だれも入ることができません。もう一人に来てもらってください。"
        }
        Duty::Holidays => "計算した日です。内閣府（ないかくふ）の発表とくらべてください。",
    },
};
