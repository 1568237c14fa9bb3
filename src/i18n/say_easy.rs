//! What the rules answer, in やさしい日本語: one thing per sentence, first what is wrong, then what
//! to do.

use super::Lang;
use crate::domain::{anon::Refusal, issue, note::HideReason, problem::Problem, theme::State};

pub(super) const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "下書き（したがき）",
        State::Announced => "予告（よこく）",
        State::Open => "受付中（うけつけちゅう）",
        State::Review => "検討中（けんとうちゅう）",
        State::Answered => "回答済み（かいとうずみ）",
        State::Archived => "保管（ほかん）",
    }
}

pub(super) const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "だれのことか分かる",
        HideReason::Abuse => "人を悪く言っている",
        HideReason::OffTopic => "テーマと違うことが書いてある",
        HideReason::PersonalData => "人の住所や電話番号などがある",
        HideReason::Review => Lang::Easy.texts().moderation.held,
        HideReason::Other => "ほかの理由（りゆう）",
    }
}

pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "何も書いてありません。ここに書いてください。".into(),
        Problem::TooLong { max, actual } => format!("{}文字多いです。{max}文字までにしてください。", actual.saturating_sub(*max)),
        Problem::TooShort { min } => format!("短すぎます。{min}文字か、もっと長くしてください。"),
        Problem::Malformed => "書き方が違います。もう一度見てください。".into(),
        Problem::OutOfRange { min, max } => format!("{min}から{max}までの数を入れてください。"),
        Problem::Taken => "もう使っています。ほかのものにしてください。".into(),
        Problem::BeforeStart => "始まりの日より前です。始まりの日か、そのあとの日にしてください。".into(),
        Problem::AfterEnd => "終わりの日よりあとです。終わりの日か、その前の日にしてください。".into(),
        Problem::NotOffered => "この中から選んでください。".into(),
        Problem::NotLive => {
            "封かん券（ふうかんけん）のときは、「10秒ごと」を選べません。書いた時間から、だれが書いたか分かるからです。「1時間ごと」か「決まった時間」を選んでください。"
                .into()
        }
        Problem::Mismatch => "二つのパスワードが違います。もう一度入れてください。".into(),
        Problem::WrongPassphrase => Lang::Easy.texts().reading.wrong.into(),
        Problem::Frozen => "いまは変えられません。".into(),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Malformed | Refusal::Text(_) => "送ったものを読めませんでした。ボードを開き直してください。",
        Refusal::TooLarge => "送ったものが大きすぎます。",
        Refusal::BadCharacter(c) => return format!("「{c}」は、券（けん）に使わない文字です。使うのは、数字と英語の文字です。I・L・O・Uは使いません。"),
        Refusal::BadLength(n) => {
            return format!("券（けん）の番号は20文字です。封かん券（ふうかんけん）の番号は36文字です。いまは{n}文字です。");
        }
        Refusal::NoTicket => "このテーマでは、券（けん）が必要です。上の「券（けん）を使う」に、券の20文字を入れてください。",
        Refusal::UnknownTicket => {
            "このテーマの券（けん）ではありません。文字が正しいか、見てください。ほかのテーマの券かもしれません。"
        }
        Refusal::OtherTicket => Lang::Easy.texts().offer.other,
        Refusal::BeforeQuorum { out, quorum } => {
            return format!("まだ書けません。券（けん）が{quorum}枚出るまで待ちます。いまは{out}枚です。だれの付箋（ふせん）か、分からないようにするためです。");
        }
        Refusal::Hints(_) => Lang::Easy.texts().guard.lead,
        Refusal::Archived => "このテーマは保管（ほかん）しました。かぎを消しました。だれの付箋（ふせん）か、もうだれにも分かりません。",
        Refusal::NoTheme => "このテーマはありません。",
        Refusal::PostingClosed => "付箋（ふせん）の受付（うけつけ）は終わりました。",
        Refusal::StickersClosed => "シールの受付（うけつけ）は終わりました。",
        Refusal::NoNote => "この付箋（ふせん）は、もうボードにありません。",
        Refusal::NotYours => "この付箋（ふせん）は、この券（けん）で書いたものではありません。",
        Refusal::NoPrompt => "この切り口（きりくち）は、もうありません。ボードを開き直してください。",
        Refusal::LimitReached { max } => {
            return format!("1枚の券（けん）で書けるのは{max}枚までです。前の付箋（ふせん）を書き直すことができます。取り下げることもできます。");
        }
        Refusal::SignedIn => {
            "いま、主催者（しゅさいしゃ）としてサインインしています。このまま書くと、だれが書いたか分かるかもしれません。サインアウトしてください。または、ほかのブラウザー（ページを見るアプリ）で書いてください。"
        }
        Refusal::PickingUp => {
            "いま、封かん券（ふうかんけん）を受け取っています。このまま書くと、だれが書いたか分かるかもしれません。5分待ってください。または、ほかのブラウザー（ページを見るアプリ）で書いてください。"
        }
        Refusal::TooManyTickets => {
            "新しい券（けん）は、いまは出せません。1時間に出せる数が決まっています。少し待ってください。JavaScript（ページを動かすしくみ）が使えると、すぐに書けます。"
        }
        Refusal::MoreWork { .. } => "いま、新しい券（けん）を作る人が多いです。作るのに時間がかかります。もう一度してください。",
        Refusal::TooFast { seconds } => {
            return format!("短い時間に、たくさんのことをしました。{seconds}秒待って、もう一度してください。何も保存（ほぞん）していません。");
        }
        Refusal::Unavailable => "いまはできません。何も保存（ほぞん）していません。少し待って、もう一度してください。",
    }
    .into()
}

pub(super) const fn issue_refusal(refusal: &issue::Refusal) -> &'static str {
    match refusal {
        issue::Refusal::Malformed | issue::Refusal::NotElement | issue::Refusal::NeedsHttps => {
            "送った封筒（ふうとう）が正しくありません。券（けん）はまだ受け取っていません。ページを開き直して、もう一度してください。"
        }
        issue::Refusal::TooLarge => "送ったものが大きすぎます。",
        issue::Refusal::NotStarted => {
            "受け取る時間（5分）が過ぎました。あなたのリンクを、もう一度開いてください。"
        }
        issue::Refusal::NoTheme => "このテーマはありません。",
        issue::Refusal::NotSealed => {
            "このテーマの券（けん）は、封かん券（ふうかんけん）ではありません。"
        }
        issue::Refusal::Closed => "このテーマの券（けん）は、もう受け取れません。",
        issue::Refusal::NotEligible => {
            "あなたは、このテーマの名簿（めいぼ）にありません。分からないときは、主催者（しゅさいしゃ）に聞いてください。"
        }
        issue::Refusal::AlreadyIssued => {
            "このテーマの券（けん）は、もう受け取ってあります。受け取った機械か、紙に書いた番号を使ってください。あなたが受け取っていないときは、ほかの人がリンクを使いました。主催者（しゅさいしゃ）ではない人にも知らせてください。"
        }
        issue::Refusal::Unavailable => "いまはできません。少し待って、もう一度してください。",
    }
}
