//! 日本語: what is to be done today, and the figures of the themes that run.

use crate::domain::today::Duty;
use crate::i18n::catalogue::{Duties, TodayTexts};

pub(super) const TODAY: TodayTexts = TodayTexts {
    title: "きょうすること",
    done: "きょうすることは、ありません。声は届いています。ゆっくりお茶をどうぞ。",
    figures: "受付中のテーマの数",
    lead: "ボードと公開の記録でだれでも見られる数だけを、日ごとに数えています。シールをいつ貼ったかは、どこにも残らないので、合計だけです。",
    day: "日",
    notes: "付箋",
    stickers_later: "いいねの数は、受付が終わってから出ます。",
    earlier: "これまでのテーマとくらべる",
    earlier_none: "くらべられるテーマは、まだありません。",
    theme: "テーマ",
    by_then: "同じ日数のころ",
    total: "最後まで",
    unknown: "日ごとの記録なし",
    more: |n| format!("ほか{n}件"),
    of_theme: |title| format!("「{title}」の付箋、日ごと"),
    desc: |days, most| format!("{days}日分の棒。いちばん多い日は{most}枚です。"),
    until_now: |n| format!("付箋{n}枚"),
    stickers: |n| format!("いいね{n}枚"),
    most: |n| format!("多い日 {n}枚"),
};

pub(super) const DUTIES: Duties = Duties {
    what: |duty, n| match duty {
        Duty::Flagged => format!("知らせのあった付箋が{n}枚"),
        Duty::Explain => format!("理由を待っている付箋が{n}枚"),
        Duty::Read => format!("読まれるのを待つ付箋が{n}枚"),
        Duty::Answer => "回答する日が過ぎました".into(),
        Duty::Remind => format!("返事のない照会が{n}件"),
        Duty::Open => "始めるテーマ".into(),
        Duty::Close => "もうすぐ終わるテーマ".into(),
        Duty::GoOn => "次が決まっていないテーマ".into(),
        Duty::Choose => "次のテーマを選ぶ".into(),
        Duty::Secure => format!("安全でない設定が{n}件"),
        Duty::BackupFailed => "バックアップに失敗しました".into(),
        Duty::BackupOld => "古くなったバックアップ".into(),
        Duty::NoBackup => "バックアップがありません".into(),
        Duty::Unheard => {
            format!("届かないチャットが{n}件")
        }
        Duty::Roster => "古くなった名簿".into(),
        Duty::Admins => "管理者が一人だけ".into(),
        Duty::Holidays => "来年の祝日".into(),
    },
    when: |duty, day| match duty {
        Duty::Answer => format!("{day}の約束でした"),
        Duty::Remind => format!("期限は{day}でした"),
        Duty::Open => format!("{day}から"),
        Duty::Close => format!("{day}23:59まで"),
        Duty::GoOn | Duty::Choose => format!("{day}に終わりました"),
        Duty::BackupFailed => format!("{day}から失敗しています"),
        Duty::BackupOld => format!("最後は{day}です"),
        Duty::Roster => format!("{day}から変わっていません"),
        Duty::Explain => format!("{day}までに選ぶ約束です"),
        Duty::Flagged
        | Duty::Read
        | Duty::Secure
        | Duty::NoBackup
        | Duty::Unheard
        | Duty::Admins
        | Duty::Holidays => day,
    },
    why: |duty| match duty {
        Duty::Flagged => "読んで、残すか隠すかを決めてください。",
        Duty::Explain => "いまボードには「確認中」と出ています。",
        Duty::Read => "読むまで、ボードに出ません。",
        Duty::Answer => "職員は、この日を知っています。回答を出すか、日を直してください。",
        Duty::Remind => "課に、もう一度たずねてください。",
        Duty::Open => "まだ下書きです。予告するか、受付を始めてください。",
        Duty::Close => "最後の知らせの文があります。",
        Duty::GoOn => "回答する日、会議、照会のどれかを決めてください。",
        Duty::Choose => "職員が出した案から、まだ下書きを作っていません。",
        Duty::Secure => "サーバーの担当に見せてください。",
        Duty::BackupFailed => "サーバーの担当に、記録を見てもらってください。",
        Duty::BackupOld => "サーバーの担当に、新しく取ってもらってください。",
        Duty::NoBackup => {
            "機械がこわれると、付箋も回答も戻せません。サーバーの担当に頼んでください。"
        }
        Duty::Unheard => "職員は、始まりも回答も、そこでは知らせてもらえません。",
        Duty::Roster => "異動した人は、新しい名簿を入れるまで券を受け取れません。",
        Duty::Admins => "パスワードをなくすと、だれも入れません。もう一人招いてください。",
        Duty::Holidays => "まだ計算した日です。内閣府の発表とくらべてください。",
    },
};
