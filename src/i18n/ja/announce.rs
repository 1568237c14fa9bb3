//! 日本語: ready texts with which staff hear of a theme.

use crate::domain::{
    announce::{Channel, Moment},
    settings::Tier,
};
use crate::i18n::catalogue::{AnnounceTexts, Announcements};

pub(super) const ANNOUNCE: AnnounceTexts = AnnounceTexts {
    title: "職員に知らせる",
    link: "職員に知らせる",
    lead: "写して、そのまま使える文です。だれが書けるか、いつまでか、回答はいつか、名前はどうなるかが入っています。",
    moments: "いつの文",
    languages: "文の言語",
    subject: "件名",
    text: "文",
    copy: "写す",
    copied: "写しました。",
    not_copied: "写せませんでした。文を選んで写してください。",
    fits: "いま",
    draft: "まだ下書きです。予告するか受付を始めるまで、リンクを開いても何も出ません。",
    over: "このテーマの受付は終わっています。",
    posting_off: "いまは、付箋を書けない設定です。文には「書けます」とあります。",
    no_day: "回答する日が決まっていないので、文に入っていません。",
    set_day: "回答する日を決める",
    no_results: "回答がまだ公開されていません。公開すると、ここに結果を知らせる文が出ます。",
    to_answers: "回答へ",
    address: "ボードのアドレス",
    qr: "ボードのQRコード",
};

pub(in crate::i18n) const ANNOUNCEMENTS: Announcements = Announcements {
    moment: |moment| match moment {
        Moment::Opening => "始まり",
        Moment::HalfTime => "半ば",
        Moment::LastDays => "終わりの前",
        Moment::Results => "結果",
    },
    channel: |channel| match channel {
        Channel::Chat => "チャット",
        Channel::Mail => "メール",
        Channel::Intranet => "庁内の掲示板",
        Channel::Morning => "朝礼で読む",
    },
    chat: [
        "【気づきボード】「{title}」を始めました。{says}\n{link}",
        "【気づきボード】「{title}」は、半分を過ぎました。読んで、いいねシールを貼るだけでもかまいません。{says}\n{link}",
        "【気づきボード】「{title}」は、もうすぐ終わります。一言でもかまいません。{says}\n{link}",
        "【気づきボード】「{title}」への回答を出しました。書いてくださったかた、シールを貼ってくださったかた、ありがとうございました。{says}\n{link}",
    ],
    subject: [
        "気づきボード「{title}」を始めました（{day}まで）",
        "気づきボード「{title}」は半分を過ぎました（{day}まで）",
        "気づきボード「{title}」は{day}23:59までです",
        "気づきボード「{title}」への回答を出しました",
    ],
    mail: [
        "職員のみなさん\n\n気づきボードで「{title}」を始めました。仕事のなかで気づいたことを、200文字までの付箋で貼ってください。書かずに、読んでいいねシールを貼るだけでもかまいません。\n\n{facts}\n\n{link}",
        "職員のみなさん\n\n気づきボードの「{title}」は、半分を過ぎました。貼られた付箋を読んで、同じ思いのものに、いいねシールを貼ってください。いまからでも書けます。\n\n{facts}\n\n{link}",
        "職員のみなさん\n\n気づきボードの「{title}」は、もうすぐ受付が終わります。書き残したことがあれば、一言でも貼ってください。\n\n{facts}\n\n{link}",
        "職員のみなさん\n\n気づきボードの「{title}」に寄せられた声への回答を出しました。書いてくださったかた、シールを貼ってくださったかた、ありがとうございました。できないことには、理由を添えています。\n\n{facts}\n\n{link}",
    ],
    intranet: [
        "気づきボード：{title}\n\n新しいテーマが始まりました。仕事のなかで気づいたことを、付箋に書いて貼る板です。読むだけ、いいねシールを貼るだけでもかまいません。\n\n{facts}\n\nボードはこちら：{link}",
        "気づきボード：{title}\n\n半分を過ぎました。いま貼られている付箋は、下のリンクから読めます。同じ思いのものに、いいねシールを貼ってください。\n\n{facts}\n\nボードはこちら：{link}",
        "気づきボード：{title}\n\nもうすぐ受付が終わります。一言でも、シールだけでもかまいません。\n\n{facts}\n\nボードはこちら：{link}",
        "気づきボード：{title}\n\n寄せられた声への回答を出しました。できること、これから考えること、できないこととその理由を載せています。ありがとうございました。\n\n{facts}\n\n回答はこちら：{link}",
    ],
    morning: [
        "気づきボード「{title}」が始まりました。{says}",
        "気づきボード「{title}」は半分を過ぎました。{says}",
        "気づきボード「{title}」はもうすぐ終わりです。{says}",
        "気づきボード「{title}」の回答が出ました。{says}",
    ],
    who: |tier| match tier {
        Tier::Open => "だれでも書けます。券もログインもいりません。",
        Tier::Drawn => "くじ引き券を引いた人が書けます。読むだけなら、券はいりません。",
        Tier::Sealed => {
            "名簿にある職員が、一人ずつのリンクで券を受け取って書けます。読むだけなら、券はいりません。"
        }
    },
    who_aloud: |tier| match tier {
        Tier::Open => "だれでも書けます。",
        Tier::Drawn => "くじ引き券で書けます。",
        Tier::Sealed => "封かん券で書けます。",
    },
    until: |day| format!("付箋は、{day}23:59まで書けます。"),
    until_aloud: |day| format!("{day}23:59までです。"),
    closed: |day| format!("付箋の受付は、{day}23:59に終わりました。"),
    answer: |day| format!("回答は{day}に出します。"),
    answered: |day| format!("回答する日は{day}です。"),
    names: |tier| match tier {
        Tier::Open => "名前は集めません。サーバーは、だれが書いたかを記録しません。",
        Tier::Drawn => "名前は集めません。だれがどの券を引いたかは、控えません。",
        Tier::Sealed => {
            "名簿は券を渡すためだけに使います。サーバーの保存データを調べても、券と人は結びつきません。"
        }
    },
    names_aloud: |tier| match tier {
        Tier::Open | Tier::Drawn => "名前は残りません。",
        Tier::Sealed => "券と人は結びつきません。",
    },
    gap: "",
    bullet: "・",
    aloud_max: 100,
    this_theme: "いまのテーマ",
};
