//! やさしい日本語: ready texts with which staff hear of a theme.

use super::super::ja;
use crate::domain::{
    announce::{Channel, Moment},
    settings::Tier,
};
use crate::i18n::catalogue::{AnnounceTexts, Announcements};

pub(super) const ANNOUNCE: AnnounceTexts = AnnounceTexts {
    title: "みんなに知らせる",
    link: "みんなに知らせる",
    lead: "そのまま使うことができる文です。だれが書くことができるか、いつまでか、回答はいつか、名前はどうなるか、書いてあります。",
    moments: "いつの文",
    languages: "文のことば",
    subject: "メールの題（だい）",
    text: "文",
    copy: "コピーする",
    copied: "コピーしました。",
    not_copied: "コピーできませんでした。文を選んで、コピーしてください。",
    fits: "いま",
    draft: "まだ下書き（したがき）です。始めるまで、リンクを開いても何も出ません。",
    over: "このテーマは終わりました。",
    posting_off: "いまは、付箋（ふせん）を書くことができない設定（せってい）です。",
    no_day: "回答する日が決まっていません。だから、文にありません。",
    set_day: "回答する日を決める",
    no_results: "回答がまだ出ていません。回答を出すと、ここに文が出ます。",
    to_answers: "回答のページ",
    address: "ボードのアドレス",
    qr: "ボードのQRコード",
};

pub(super) const ANNOUNCEMENTS: Announcements = Announcements {
    moment: |moment| match moment {
        Moment::Opening => "始まり",
        Moment::HalfTime => "真ん中（まんなか）",
        Moment::LastDays => "終わりの前",
        Moment::Results => "回答",
    },
    channel: |channel| match channel {
        Channel::Chat => "チャット",
        Channel::Mail => "メール",
        Channel::Intranet => "職場（しょくば）のお知らせ",
        Channel::Morning => "朝のあつまりで読む",
    },
    chat: [
        "気づきボードです。「{title}」を始めました。{says}\n{link}",
        "気づきボードです。「{title}」は、半分（はんぶん）過ぎました。読んで、いいねシールをはるだけでもいいです。{says}\n{link}",
        "気づきボードです。「{title}」は、もうすぐ終わります。短い文でもいいです。{says}\n{link}",
        "気づきボードです。「{title}」の回答が出ました。書いてくれた人、シールをはってくれた人のおかげです。{says}\n{link}",
    ],
    subject: [
        "気づきボード「{title}」を始めました（{day}まで）",
        "気づきボード「{title}」は、半分（はんぶん）過ぎました（{day}まで）",
        "気づきボード「{title}」は{day}23:59までです",
        "気づきボード「{title}」の回答が出ました",
    ],
    mail: [
        "みなさん\n\n気づきボードで「{title}」を始めました。仕事をして気づいたことを、付箋（ふせん）に書いてください。読んで、いいねシールをはるだけでもいいです。\n\n{facts}\n\n{link}",
        "みなさん\n\n気づきボードの「{title}」は、半分（はんぶん）過ぎました。付箋（ふせん）を読んでください。同じことを思ったら、いいねシールをはってください。\n\n{facts}\n\n{link}",
        "みなさん\n\n気づきボードの「{title}」は、もうすぐ終わります。まだ書いていないことがあれば、書いてください。短い文でもいいです。\n\n{facts}\n\n{link}",
        "みなさん\n\n気づきボードの「{title}」の回答が出ました。書いてくれた人、シールをはってくれた人のおかげです。できないことには、できない理由（りゆう）が書いてあります。\n\n{facts}\n\n{link}",
    ],
    intranet: [
        "気づきボード：{title}\n\n新しいテーマが始まりました。気づいたことを、付箋（ふせん）に書いてはるページです。読むだけでもいいです。\n\n{facts}\n\nボードはここです：{link}",
        "気づきボード：{title}\n\n半分（はんぶん）過ぎました。みんなの付箋（ふせん）を読むことができます。同じことを思ったら、いいねシールをはってください。\n\n{facts}\n\nボードはここです：{link}",
        "気づきボード：{title}\n\nもうすぐ終わります。短い文でもいいです。シールだけでもいいです。\n\n{facts}\n\nボードはここです：{link}",
        "気づきボード：{title}\n\nみんなの声への回答が出ました。できること、考えること、できないことがあります。みなさんのおかげです。\n\n{facts}\n\n回答はここです：{link}",
    ],
    morning: [
        "気づきボード「{title}」が始まりました。{says}",
        "気づきボード「{title}」は半分（はんぶん）過ぎました。{says}",
        "気づきボード「{title}」はもうすぐ終わります。{says}",
        "気づきボード「{title}」の回答が出ました。{says}",
    ],
    who: |tier| match tier {
        Tier::Open => "だれでも書くことができます。券（けん）もログインもいりません。",
        Tier::Drawn => {
            "くじ引き券（くじびきけん）がある人が書くことができます。読むだけなら、券はいりません。"
        }
        Tier::Sealed => {
            "名簿（めいぼ）にある人が書くことができます。券（けん）は、一人ずつのリンクで受け取ります。読むだけなら、券はいりません。"
        }
    },
    who_aloud: |tier| match tier {
        Tier::Open => "だれでも書けます。",
        Tier::Drawn => "くじ引き券（くじびきけん）で書けます。",
        Tier::Sealed => "封かん券（ふうかんけん）で書けます。",
    },
    until: |day| format!("付箋（ふせん）は、{day}23:59まで書くことができます。"),
    until_aloud: ja::announce::ANNOUNCEMENTS.until_aloud,
    closed: |day| format!("付箋（ふせん）は、{day}23:59に終わりました。"),
    answer: |day| format!("回答は{day}に出ます。"),
    answered: ja::announce::ANNOUNCEMENTS.answered,
    names: |tier| match tier {
        Tier::Open => "名前はいりません。サーバーは、だれが書いたか記録（きろく）しません。",
        Tier::Drawn => "名前はいりません。だれがどの券（けん）を引いたか、書いて残しません。",
        Tier::Sealed => {
            "名簿（めいぼ）は、券（けん）をわたすためだけに使います。サーバーを調べても、だれの券か分かりません。"
        }
    },
    names_aloud: |tier| match tier {
        Tier::Open | Tier::Drawn => "名前は残りません。",
        Tier::Sealed => "だれの券（けん）か分かりません。",
    },
    gap: "",
    bullet: "・",
    aloud_max: 100,
    this_theme: "いまのテーマ",
};
