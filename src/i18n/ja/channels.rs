//! 日本語: chat channels, and what they are told.

use crate::domain::{
    chat::{BodyKind, ChatKind, Failure, NotSent, Occasion},
    problem::Problem,
};
use crate::i18n::catalogue::{
    ChannelTexts, ChannelWords, Explanation, MessageTexts, ThemesFeedTexts, told,
};

pub(super) const CHANNELS: ChannelTexts = ChannelTexts {
    title: "チャットに知らせる",
    lead: "テーマが始まったこと、もうすぐ終わること、回答が出たことを、庁内のチャットに自動で知らせます。付箋の文、人の名前、まだ見せていない数は送りません。",
    off: "このサーバーからは、何も外へ出ません。",
    off_how: "送れるようにするには、サーバーの担当者に、環境変数 KIZUKI_OUTBOUND_HOSTS に相手のホスト名を書いてもらいます（例：hooks.slack.com）。書いてあるホストのほかには、送りません。",
    by_hand: "文を写して知らせる",
    by_hand_lead: "自動で送らなくても、写して貼れる文があります。",
    none: "知らせ先は、まだありません。",
    add: "知らせ先を足す",
    change: "書き直す・見本を見る",
    drop: "消す",
    test: "試しに送る",
    retry: "もう一度送る",
    name: "名前",
    name_hint: "このページで見分けるためです。40文字まで。",
    kind: "相手",
    lang: "文の言語",
    address: "アドレス（URL）",
    address_hint: "相手の製品で作った受け取り用のURLです。知っている人はだれでも書き込めるので、保存したあとは、どこにも出しません。",
    address_new: "変えるときだけ書きます。空のままなら、いまのアドレスを使います。",
    occasions: "知らせること",
    occasions_hint: "一つ以上選びます。",
    template: "ほかの製品に送る形",
    template_lead: "「そのほか」のときだけ使います。製品の説明書にある形に合わせます。",
    method: "メソッド",
    content: "本文の形",
    header: "ヘッダーの名前",
    header_hint: "製品が求めるときだけ。例：X-ChatWorkToken",
    token: "ヘッダーの値",
    token_hint: "保存したあとは、どこにも出しません。",
    token_new: "変えるときだけ書きます。空のままなら、いまの値を使います。",
    body: "本文",
    body_hint: "{{title}} {{text}} {{url}} {{office}} {{occasion}} {{last_day}} が、そのときの言葉に変わります。",
    signing: "署名の秘密",
    signing_lead: "送るものには X-Kizuki-Signature という署名（本文のHMAC-SHA256）が付きます。受け取る側で確かめるときは、いま写してください。保存したあとは出ません。",
    signing_stays: "保存したあとは出しません。なくしたら、新しくできます。",
    save: "保存する",
    look: "保存せずに見本を見る",
    looked: "いま書いてある形で見本を出しています。まだ保存していません。",
    preview: "送るものの見本",
    preview_lead: "このままの形で送ります。",
    request: "送り方",
    hidden: "（出しません）",
    renew: "署名の秘密を新しくする",
    renew_lead: "新しい秘密を受け取る側に入れてから、押してください。いまの秘密は使えなくなります。",
    renew_button: "この秘密にする",
    saved: "知らせ先を保存しました。",
    renewed: "署名の秘密を新しくしました。",
    retried: "次の更新で、もう一度送ります。",
    dropped: "知らせ先を消しました。もう何も送りません。",
    conflict: "ほかの人が先に変えました。書いたものは下にあります。開き直してから、もう一度保存してください。",
    never: "まだ何も送っていません。",
    not_allowed: "このホストには送れません。KIZUKI_OUTBOUND_HOSTS に書いてあるかを、サーバーの担当者に確かめてください。",
    secrets_lost: "アドレスを開けません。鍵のファイル channels.key が替わったか、なくなっています。アドレスをもう一度入れて保存してください。",
    given_up: "何度送っても届かないので、送るのをやめています。",
    night: "夜8時から朝8時までは送らず、朝に送ります。緊急のテーマだけは、すぐ送ります。テーマが合言葉の中にあるときは、題を送りません。",
    feed: "購読（Atom）",
    feed_lead: "相手のほうから読みに来る製品には、このアドレスを渡せます。テーマの始まりと終わりと回答が並びます。",
    example: "在宅勤務で気づいたこと",
    of: |name| format!("：{name}"),
    sent_on: |day| format!("最後に送れたのは{day}です。"),
    failing: |n, why| format!("{n}回続けて届いていません。{why}あとでまた送ります。"),
    arrived: |status| format!("届きました（応答 {status}）。チャットを見てください。"),
    not_arrived: |why| format!("届きませんでした。{why}"),
};

pub(super) const CHANNEL_WORDS: ChannelWords = ChannelWords {
    kind: |kind| match kind {
        ChatKind::Slack => "Slack",
        ChatKind::Mattermost => "Mattermost",
        ChatKind::Teams => "Microsoft Teams",
        ChatKind::LineWorks => "LINE WORKS",
        ChatKind::Generic => "そのほか（形を自分で決める）",
    },
    kind_hint: |kind| match kind {
        ChatKind::Slack => "「Incoming Webhook」で作ったURLです。",
        ChatKind::Mattermost => "「内向きのウェブフック」で作ったURLです。Rocket.Chatもこれです。",
        ChatKind::Teams => {
            "ワークフローの「Teams の Webhook 要求を受信したとき」で作ったURLです。作った人が異動すると止まります。"
        }
        ChatKind::LineWorks => "アプリ「Incoming Webhook」で作ったURLです。",
        ChatKind::Generic => "受け取り方が公開されていない製品は、メーカーに確かめてください。",
    },
    occasion: |occasion| match occasion {
        Occasion::Opened => "始まり",
        Occasion::LastDay => "もうすぐ終わり",
        Occasion::Answered => "回答",
        Occasion::Digest => "先月のまとめ",
    },
    when: |occasion| match occasion {
        Occasion::Opened => "テーマが始まったとき",
        Occasion::LastDay => "終わりの日が近いとき（開庁日に）",
        Occasion::Answered => "回答を公開したとき",
        Occasion::Digest => "月のはじめの開庁日に、先月のまとめ",
    },
    body: |kind| match kind {
        BodyKind::Json => "JSON",
        BodyKind::Form => "フォーム（a=b&c=d）",
        BodyKind::Plain => "文字だけ",
    },
    failure,
    problem,
};

fn failure(failure: Failure) -> String {
    match failure {
        Failure::Status(status) => match status {
            300..=399 => format!(
                "相手がほかのアドレスへ回そうとしました（応答 {status}）。回った先のアドレスを入れてください。"
            ),
            401 | 403 => {
                format!("相手が断りました（応答 {status}）。アドレスか鍵を確かめてください。")
            }
            404 | 410 => {
                format!("そのアドレスは、もうありません（応答 {status}）。新しく作ってください。")
            }
            429 => format!("送りすぎだと言われました（応答 {status}）。"),
            500..=599 => format!("相手のサーバーが調子をくずしています（応答 {status}）。"),
            _ => {
                format!("相手が受け取りませんでした（応答 {status}）。本文の形を確かめてください。")
            }
        },
        Failure::NotSent(why) => match why {
            NotSent::HostNotAllowed => "そのホストが KIZUKI_OUTBOUND_HOSTS にありません。",
            NotSent::NoAddress => "ホスト名が見つかりません。",
            NotSent::NoConnection => {
                "つながりません。相手が動いているか、間のファイアウォールを確かめてください。"
            }
            NotSent::Tls => {
                "相手の証明書を信用できません。庁内の認証局なら、KIZUKI_OUTBOUND_CA に入れます。"
            }
            NotSent::TimedOut => "10秒待っても返事がありません。",
            NotSent::TooLarge => {
                "返事が大きすぎるので、途中で切りました。アドレスを確かめてください。"
            }
            NotSent::NotHttp => "返ってきたものがHTTPではありません。",
            NotSent::SecretsLost => "アドレスを開けません。もう一度入れてください。",
        }
        .to_owned(),
    }
}

fn problem(problem: &Problem) -> Explanation {
    match problem {
        Problem::NotAPlace => told(
            "使えるのは {{title}} {{text}} {{url}} {{office}} {{occasion}} {{last_day}} です。",
            "ほかの言葉を二重の波かっこで囲まないでください。",
        ),
        Problem::NotJson => {
            told("言葉を入れると、JSONになりません。", "引用符とかっこを確かめてください。")
        }
        _ => told(
            "このホストには送れません。",
            "サーバーの担当者に、KIZUKI_OUTBOUND_HOSTS にこのホストを足してもらってください。",
        ),
    }
}

pub(super) const MESSAGES: MessageTexts = MessageTexts {
    test_title: "気づきボード：試し",
    test: "【試し】これは、気づきボードから試しに送ったものです。読めたら、設定はできています。",
    button: "気づきボードを開く",
    unnamed: "合言葉で読むテーマ",
    joint: "、",
    title: |occasion, title| format!("気づきボード「{title}」：{occasion}"),
    digest_title: |month| format!("気づきボード：{month}のまとめ"),
    digest: |month| format!("【気づきボード】{month}のまとめ"),
    opened: |list| format!("・始まったテーマ：{list}"),
    closed: |list| format!("・終わったテーマ：{list}"),
    answered: |list| format!("・回答：{list}"),
    running: |list| format!("・いま受付中：{list}"),
    many: |n| format!("{n}件"),
    one: |title| format!("「{title}」"),
    one_closed: |title, notes, stickers| {
        format!("「{title}」（付箋{notes}枚、いいね{stickers}枚）")
    },
    one_answered: |title, n| format!("「{title}」に{n}件"),
    one_running: |title, day| format!("「{title}」（{day}まで）"),
};

pub(super) const THEMES_FEED: ThemesFeedTexts = ThemesFeedTexts {
    title: "気づきボード：テーマ",
    opened: |title| format!("「{title}」の受付が始まりました"),
    closed: |title| format!("「{title}」の受付が終わりました"),
    answered: |title| format!("「{title}」への回答が出ました"),
};
