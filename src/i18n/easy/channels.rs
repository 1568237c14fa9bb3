//! やさしい日本語: chat channels, and what they are told.

use crate::domain::{
    chat::{BodyKind, ChatKind, Failure, NotSent, Occasion},
    problem::Problem,
};
use crate::i18n::catalogue::{
    ChannelTexts, ChannelWords, Explanation, MessageTexts, ThemesFeedTexts, told,
};

pub(super) const CHANNELS: ChannelTexts = ChannelTexts {
    title: "チャットで知らせる",
    lead: "テーマの始まり、終わりの前、回答を、チャットに送ります。付箋（ふせん）の文、人の名前、まだ見せていない数は送りません。",
    off: "このサーバーは、外に何も送りません。",
    off_how: "送りたいときは、サーバーの係の人に頼みます。KIZUKI_OUTBOUND_HOSTS に、相手の名前を書いてもらいます。書いてあるところだけに送ります。",
    by_hand: "文をコピーして知らせる",
    by_hand_lead: "コピーして使うことができる文もあります。",
    none: "知らせるところは、まだありません。",
    add: "知らせるところを入れる",
    change: "書き直す・例を見る",
    drop: "消す",
    test: "ためしに送る",
    retry: "もう一度送る",
    name: "名前",
    name_hint: "このページで使う名前です。40文字までです。",
    kind: "相手",
    lang: "文のことば",
    address: "アドレス（URL）",
    address_hint: "相手のチャットで作ったURLです。ほかの人に見せないでください。保存（ほぞん）したあとは、ここにも出ません。",
    address_new: "変えるときだけ書きます。書かないときは、前のままです。",
    occasions: "知らせること",
    occasions_hint: "1つより多く選びます。",
    template: "ほかのチャットに送る形",
    template_lead: "「ほか」を選んだときだけ使います。チャットの説明（せつめい）の形にします。",
    method: "メソッド",
    content: "中身の形",
    header: "ヘッダーの名前",
    header_hint: "必要（ひつよう）なときだけ書きます。たとえば X-ChatWorkToken です。",
    token: "ヘッダーの中身",
    token_hint: "保存（ほぞん）したあとは、出ません。",
    token_new: "変えるときだけ書きます。書かないときは、前のままです。",
    body: "送る中身",
    body_hint: "{{title}} {{text}} {{url}} {{office}} {{occasion}} {{last_day}} は、言葉にかわります。",
    signing: "署名（しょめい）の秘密（ひみつ）",
    signing_lead: "送るものに X-Kizuki-Signature がつきます。使うときは、いまコピーしてください。保存（ほぞん）したあとは、出ません。",
    signing_stays: "保存（ほぞん）したあとは、出ません。新しくすることができます。",
    save: "保存（ほぞん）する",
    look: "保存（ほぞん）しないで例を見る",
    looked: "いま書いてある形の例です。まだ保存（ほぞん）していません。",
    preview: "送るものの例",
    preview_lead: "この形で送ります。",
    request: "送り方",
    hidden: "（見せません）",
    renew: "署名（しょめい）の秘密（ひみつ）を新しくする",
    renew_lead: "新しい秘密（ひみつ）を、相手に入れてから押してください。前の秘密は、使えなくなります。",
    renew_button: "この秘密（ひみつ）にする",
    saved: "知らせるところを保存（ほぞん）しました。",
    renewed: "署名（しょめい）の秘密（ひみつ）を新しくしました。",
    retried: "次の更新（こうしん）で、もう一度送ります。",
    dropped: "知らせるところを消しました。もう送りません。",
    conflict: "ほかの人が先に変えました。書いたものは、ここにあります。ページを開き直して、もう一度保存（ほぞん）してください。",
    never: "まだ送っていません。",
    not_allowed: "ここには送れません。KIZUKI_OUTBOUND_HOSTS に書いてあるか、サーバーの係の人に聞いてください。",
    secrets_lost: "アドレスがわかりません。channels.key のファイルが変わりました。アドレスをもう一度書いて、保存（ほぞん）してください。",
    given_up: "何回送っても、とどきません。送るのをやめています。",
    night: "夜8時から朝8時までは送りません。朝に送ります。急ぎのテーマは、すぐ送ります。合言葉（あいことば）があるときは、テーマの名前を送りません。",
    feed: "Atom（アトム）",
    feed_lead: "相手が読みに来るときは、このアドレスを使います。テーマの始まりと終わりと回答があります。",
    example: "家で仕事をして気づいたこと",
    of: |name| format!("：{name}"),
    sent_on: |day| format!("最後に送ったのは{day}です。"),
    failing: |n, why| format!("{n}回、とどいていません。{why}あとでまた送ります。"),
    arrived: |status| format!("とどきました。番号は{status}です。チャットを見てください。"),
    not_arrived: |why| format!("とどきませんでした。{why}"),
};

pub(super) const CHANNEL_WORDS: ChannelWords = ChannelWords {
    kind: |kind| match kind {
        ChatKind::Slack => "Slack",
        ChatKind::Mattermost => "Mattermost",
        ChatKind::Teams => "Microsoft Teams",
        ChatKind::LineWorks => "LINE WORKS",
        ChatKind::Generic => "ほか（形を自分で決める）",
    },
    kind_hint: |kind| match kind {
        ChatKind::Slack => "「Incoming Webhook」のURLです。",
        ChatKind::Mattermost => "「内向きのウェブフック」のURLです。Rocket.Chatも同じです。",
        ChatKind::Teams => {
            "ワークフローのURLです。「Teams の Webhook 要求を受信したとき」で作ります。"
        }
        ChatKind::LineWorks => "アプリ「Incoming Webhook」のURLです。",
        ChatKind::Generic => "送り方がわからないときは、作った会社に聞いてください。",
    },
    occasion: |occasion| match occasion {
        Occasion::Opened => "始まり",
        Occasion::LastDay => "もうすぐ終わり",
        Occasion::Answered => "回答",
        Occasion::Digest => "先月のこと",
    },
    when: |occasion| match occasion {
        Occasion::Opened => "テーマが始まったとき",
        Occasion::LastDay => "終わりの日が近いとき",
        Occasion::Answered => "回答が出たとき",
        Occasion::Digest => "月のはじめに、先月のこと",
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
                "（{status}）相手のアドレスが変わりました。新しいアドレスを書いてください。"
            ),
            401 | 403 => format!("（{status}）相手がことわりました。アドレスを見てください。"),
            404 | 410 => {
                format!("（{status}）そのアドレスは、もうありません。新しく作ってください。")
            }
            429 => format!("（{status}）送りすぎです。"),
            500..=599 => format!("（{status}）相手のサーバーが動いていません。"),
            _ => format!("（{status}）相手が受け取りませんでした。中身の形を見てください。"),
        },
        Failure::NotSent(why) => match why {
            NotSent::HostNotAllowed => "KIZUKI_OUTBOUND_HOSTS に、相手の名前がありません。",
            NotSent::NoAddress => "相手の名前が見つかりません。",
            NotSent::NoConnection => "相手につながりません。",
            NotSent::Tls => "相手の証明書（しょうめいしょ）が正しいか、わかりません。",
            NotSent::TimedOut => "10秒待ちましたが、返事がありません。",
            NotSent::TooLarge => "返事が大きすぎます。アドレスを見てください。",
            NotSent::NotHttp => "返事がHTTPではありません。",
            NotSent::SecretsLost => "アドレスがわかりません。もう一度書いてください。",
        }
        .to_owned(),
    }
}

fn problem(problem: &Problem) -> Explanation {
    match problem {
        Problem::NotAPlace => told(
            "使えるのは {{title}} {{text}} {{url}} {{office}} {{occasion}} {{last_day}} です。",
            "ほかの言葉を {{ }} の中に書かないでください。",
        ),
        Problem::NotJson => told("JSONの形ではありません。", "かっこなどを見てください。"),
        _ => told(
            "ここには送れません。",
            "サーバーの係の人に頼んでください。KIZUKI_OUTBOUND_HOSTS に書いてもらいます。",
        ),
    }
}

pub(super) const MESSAGES: MessageTexts = MessageTexts {
    test_title: "気づきボード：ためし",
    test: "ためしです。気づきボードから送りました。読むことができたら、だいじょうぶです。",
    button: "気づきボードを開く",
    unnamed: "合言葉（あいことば）で読むテーマ",
    joint: "、",
    title: |occasion, title| format!("気づきボード「{title}」：{occasion}"),
    digest_title: |month| format!("気づきボード：{month}のこと"),
    digest: |month| format!("気づきボードです。{month}のことです。"),
    opened: |list| format!("・始まったテーマ：{list}"),
    closed: |list| format!("・終わったテーマ：{list}"),
    answered: |list| format!("・回答：{list}"),
    running: |list| format!("・いまのテーマ：{list}"),
    many: |n| format!("{n}つ"),
    one: |title| format!("「{title}」"),
    one_closed: |title, notes, stickers| {
        format!("「{title}」（付箋（ふせん）{notes}枚、いいね{stickers}枚）")
    },
    one_answered: |title, n| format!("「{title}」に{n}つ"),
    one_running: |title, day| format!("「{title}」（{day}まで）"),
};

pub(super) const THEMES_FEED: ThemesFeedTexts = ThemesFeedTexts {
    title: "気づきボード：テーマ",
    opened: |title| format!("「{title}」が始まりました"),
    closed: |title| format!("「{title}」が終わりました"),
    answered: |title| format!("「{title}」の回答が出ました"),
};
