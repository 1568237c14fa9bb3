//! やさしい日本語: what the rules answer. First what is wrong, then what to do.

use super::{
    readers::{GUARD, READING},
    staff::MODERATION,
    team::{self, dead_link},
    tickets::{OFFER, SEALED},
};
use crate::domain::{
    anon::Refusal,
    answers::{NoReason, Status},
    fault::Fault,
    groups::Verb,
    issue,
    note::HideReason,
    problem::Problem,
    shortlist::Decision,
    theme::State,
};
use crate::i18n::catalogue::{Answers, Faults};

pub(super) const ANSWERS: Answers = Answers {
    state,
    verb,
    reason,
    status,
    no_reason,
    decision,
    role: team::role,
    right: team::right,
    account_state: team::account_state,
    dead_link,
    problem,
    refusal,
    issue_refusal,
    fault,
};

pub(super) const FAULT: Faults = Faults {
    not_found_title: "このページはありません",
    foreign_title: "ほかのサイトからはできません",
    large_title: "送ったものが大きすぎます",
    internal_title: "こちらの問題（もんだい）です",
    failed_title: "できませんでした",
    forbidden_title: "あなたはこれができません",
    home: "今月のテーマへ",
    method_title: "ここには送ることができません",
    kept_title: "書いたものは、なくなっていません",
    written: "書いたものは、ここにあります。コピーして使うことができます。",
    carried: "書いたものは、なくなっていません。このあと、書いていたページにもどります。",
    once_more: "もう一度サインインする",
};

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "下書き（したがき）",
        State::Announced => "予告（よこく）",
        State::Open => "受付中（うけつけちゅう）",
        State::Review => "検討中（けんとうちゅう）",
        State::Answered => "回答済み（かいとうずみ）",
        State::Archived => "保管（ほかん）",
    }
}

const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Group => "まとめる",
        Verb::Move => "移す",
        Verb::TakeOut => "外す",
        Verb::Rename => "名前を変える",
        Verb::Merge => "合わせる",
        Verb::Dissolve => "ばらす",
        Verb::Refuse => "候補（こうほ）を出さない",
    }
}

const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "だれのことか分かる",
        HideReason::Abuse => "人を悪く言っている",
        HideReason::OffTopic => "テーマと違うことが書いてある",
        HideReason::PersonalData => "人の住所や電話番号などがある",
        HideReason::Review => MODERATION.held,
        HideReason::Hate => "差別（さべつ）・いやがらせ",
        HideReason::Secret => "仕事の秘密（ひみつ）",
        HideReason::Checking => "確認中（かくにんちゅう）",
        HideReason::Other => "ほかの理由（りゆう）",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "受付（うけつけ）",
        Status::Considering => "検討中（けんとうちゅう）",
        Status::WillDo => "する",
        Status::Done => "した",
        Status::Declined => "今はしない",
        Status::OutOfScope => "ここでは答えられない",
    }
}

const fn no_reason(reason: NoReason) -> &'static str {
    match reason {
        NoReason::Budget => "お金がない",
        NoReason::Staff => "人がたりない",
        NoReason::Rules => "きまりに合わない",
        NoReason::Exists => "もうしている",
        NoReason::Effect => "役（やく）に立たない",
        NoReason::TooEarly => "まだ早い",
        NoReason::Elsewhere => "ほかのところがきめる",
        NoReason::Other => "そのほか",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "する方向（ほうこう）",
        Decision::Consider => "もっと考える",
        Decision::Decline => "今はしない方向（ほうこう）",
        Decision::NextTime => "次の会議（かいぎ）で",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "何も書いてありません。ここに書いてください。".into(),
        Problem::TooLong { max, actual } => format!("{}文字多いです。{max}文字までにしてください。", actual.saturating_sub(*max)),
        Problem::TooShort { min } => format!("短すぎます。{min}文字か、もっと長くしてください。"),
        Problem::Malformed => "書き方が違います。もう一度見てください。".into(),
        Problem::OutOfRange { min, max } => format!("{min}から{max}までの数を入れてください。"),
        Problem::TooMany { max } => format!("選べるのは{max}個までです。いくつかに分けてください。"),
        Problem::NotInNotes => "この言葉は、どの付箋（ふせん）にもありません。付箋（ふせん）にあるとおりに書いてください。".into(),
        Problem::SameText => "同じ文の付箋（ふせん）がもうあります。もう1枚あるときは、もういちどボタンを押してください。".into(),
        Problem::EndedAccount => "このアドレスのアカウントは終わりました。ほかのアドレスで入れてください。".into(),
        Problem::InvitedAlready => "この人のリンクは、もう作りました。なくしたときは、表（ひょう）から新しく作れます。".into(),
        Problem::WrongPassword => "いまのパスワードと違います。".into(),
        Problem::Taken => "もう使っています。ほかのものにしてください。".into(),
        Problem::BeforeStart => "始まりの日より前です。始まりの日か、そのあとの日にしてください。".into(),
        Problem::BeforeEnd => "終わりの日より前です。終わりの日か、そのあとの日にしてください。".into(),
        Problem::AfterEnd => "終わりの日よりあとです。終わりの日か、その前の日にしてください。".into(),
        Problem::TooFar { days } => format!("長すぎます。最初（さいしょ）の日から{days}日までにしてください。"),
        Problem::Past => "もうすぎた日です。今日か、今日より後の日にしてください。".into(),
        Problem::NotChosen => "えらんでいません。一つえらんでください。".into(),
        Problem::NotOffered => "この中から選んでください。".into(),
        Problem::NotLive => {
            "封かん券（ふうかんけん）のときは、「10秒ごと」を選べません。書いた時間から、だれが書いたか分かるからです。「1時間ごと」か「決まった時間」を選んでください。"
                .into()
        }
        Problem::Mismatch => "二つのパスワードが違います。もう一度入れてください。".into(),
        Problem::WrongPassphrase => "合言葉（あいことば）が違います。文字が正しいか、見てください。新しい合言葉に変わったかもしれません。".into(),
        Problem::UnknownPlaceholder => {
            "使えるのは {年度}、{元号}、{西暦年度}、{番号} です。ほかの { } は使えません。".into()
        }
        Problem::Frozen => "いまは変えられません。".into(),
        Problem::WhileOpen => "テーマが開（ひら）いているときは、変えられません。全部（ぜんぶ）閉じてから、変えてください。".into(),
        Problem::SetOutside => "サーバーの設定（せってい）で決まっています。変えたいときは、サーバーの担当（たんとう）の人に言ってください。".into(),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Text(why) => return problem(why),
        Refusal::Malformed => "送ったものを読めませんでした。ボードを開き直してください。",
        Refusal::TooLarge => "送ったものが大きすぎます。",
        Refusal::BadCharacter(c) => return format!("「{c}」は、券（けん）に使わない文字です。使うのは、数字と英語の文字です。I・L・O・Uは使いません。"),
        Refusal::BadLength(n) => {
            return format!("券（けん）の番号は20文字です。封かん券（ふうかんけん）の番号は36文字です。いまは{n}文字です。");
        }
        Refusal::NoTicket => "このテーマでは、券（けん）が必要です。上の「券（けん）を使う」に、券の20文字を入れてください。",
        Refusal::UnknownTicket => {
            "このテーマの券（けん）ではありません。文字が正しいか、見てください。ほかのテーマの券かもしれません。"
        }
        Refusal::OtherTicket => OFFER.other,
        Refusal::BeforeQuorum { out, quorum } => {
            return format!("まだ書けません。券（けん）が{quorum}枚出るまで待ちます。いまは{out}枚です。だれの付箋（ふせん）か、分からないようにするためです。");
        }
        Refusal::Hints(_) => GUARD.lead,
        Refusal::Archived => "このテーマは保管（ほかん）しました。かぎを消しました。だれの付箋（ふせん）か、もうだれにも分かりません。",
        Refusal::NoTheme => "このテーマはありません。",
        Refusal::PostingClosed => "付箋（ふせん）の受付（うけつけ）は終わりました。",
        Refusal::StickersClosed => "シールの受付（うけつけ）は終わりました。",
        Refusal::NoReason => "理由（りゆう）を一つ選んでください。",
        Refusal::FlagsClosed => "この板では、もう知らせを受け付けていません。気になる付箋（ふせん）は、主催者（しゅさいしゃ）に伝えてください。",
        Refusal::NoNote => "この付箋（ふせん）は、もうボードにありません。",
        Refusal::NotYours => "この付箋（ふせん）は、この券（けん）で書いたものではありません。",
        Refusal::NoQuestion => super::asking::ASKING.no_question,
        Refusal::Replied => super::asking::ASKING.replied,
        Refusal::NotTheAuthor => super::asking::ASKING.not_the_author,
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

const fn issue_refusal(refusal: &issue::Refusal) -> &'static str {
    match refusal {
        issue::Refusal::NeedsHttps => SEALED.needs_https,
        issue::Refusal::Malformed | issue::Refusal::NotElement => {
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

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Refused(why) => return refusal(why),
        Fault::Invalid(invalid) => return format!("直すところが{}つあります", invalid.0.len()),
        Fault::NotFound => "ページの住所（URL）が違うようです。テーマがまだ公開（こうかい）になっていないときも、見えません。紙を見て来たときは、住所を最後まで入れたか、見てください。",
        Fault::ForeignOrigin => "ほかのサイトから送られました。だから、何もしませんでした。あなたがしたことではないときは、心配（しんぱい）いりません。あなたがしたときは、ボードを開き直して、もう一度してください。",
        Fault::TooLarge => "付箋（ふせん）に書けるのは200文字までです。前のページに戻（もど）って、短くしてください。",
        Fault::Internal => "いましたことは、保存（ほぞん）していません。少し待って、もう一度してください。",
        Fault::SignInFailed => "メールアドレスかパスワードが違います。もう一度入れてください。",
        Fault::TooManyAttempts { seconds } => {
            return format!("違うパスワードが何回も来ました。{seconds}秒待って、もう一度サインインしてください。前にサインインしたブラウザー（ページを見るアプリ）なら、ほかの人が間違えても待ちません。");
        }
        Fault::NoFonts => "PDFは、ここでは作れません。字の形のデータ（フォント）がないからです。ほかの形（かたち）でもらってください。",
        Fault::Busy => "いま、使う人が多いです。まだ何もしていません。少し待って、もう一度してください。",
        Fault::NoPassphrase => READING.lead,
        Fault::TooManyGuesses => "違う合言葉（あいことば）が何回も入りました。いまは、新しい人は読めません。10分待って、もう一度入れてください。いま読んでいる人は、そのまま読めます。",
        Fault::NotSignedIn => "サインインの時間が終わりました。まだ何も保存（ほぞん）していません。",
        Fault::Forbidden => "これは、主催者（しゅさいしゃ）だけができます。",
        Fault::Conflict => "ほかの人が先に変えました。いまの様子（ようす）を見てください。そのあと、もう一度選んでください。",
        Fault::LinkUsed => "このリンクは、1時間のあいだに1回だけ使えます。管理者（かんりしゃ）をもう決めたときは、サインインしてください。まだのときは、サーバーをもう一度動かしてください。新しいリンクが出ます。",
        Fault::NotNow => "いまは、それができません。",
        Fault::HandsClosed => "いまは、手をあげることができません。何も保存（ほぞん）していません。",
        Fault::TooManyHands => "いま、たくさんの人が手をあげています。まだ何も保存（ほぞん）していません。10分待って、もう一度送ってください。",
        Fault::SecondPerson => "もう一人の主催者（しゅさいしゃ）の「はい」が必要です。同じ人が、提案（ていあん）と「はい」の両方（りょうほう）をすることはできません。",
        Fault::DeadInvitation(why) => dead_link(*why)[1],
        Fault::LastAdmin => "管理者（かんりしゃ）がだれもいなくなります。先に、ほかの人を管理者にしてください。まだ入っていない人は数えません。",
        Fault::NoPickUp => "このリンクは使えません。新しいリンクに変わったか、文字が違います。新しいリンクがないときは、主催者（しゅさいしゃ）にたのんでください。",
        Fault::NoEnquiry => "このリンクは使えません。新しいリンクに変わったか、文字が足りません。リンクを送った人に聞いてください。",
        Fault::EnquiryOver => "この質問（しつもん）への答えは、もう受け取りません。答えたいときは、リンクを送った人に言ってください。",
        Fault::TooManyLinks => "違うリンクが何回も来ました。10分待って、もう一度開いてください。正しいリンクは、いまも開きます。",
        Fault::UnsafeSettings(names) => {
            return format!("データベースの設定（せってい）が安全（あんぜん）ではありません。だれが券（けん）を受け取ったか、外に残るかもしれません。管理者（かんりしゃ）に、設定を直すように言ってください。「守れること・守れないこと」のページに、いまの設定があります。直す設定：{}", names.join("、"));
        }
        Fault::NeedsHttps => SEALED.needs_https,
        Fault::WrongHost { ours: Some(ours) } => {
            return format!("このアドレスでは見ることができません。{ours} を開いてください。");
        }
        Fault::WrongHost { ours: None } => "このアドレスでは見ることができません。管理者（かんりしゃ）に言ってください。KIZUKI_ORIGINという設定（せってい）が必要です。",
        Fault::NoCookies => "このブラウザー（ページを見るアプリ）は、Cookieを使わない設定（せってい）です。このままでは、あとで直すことができません。だから、まだ送っていません。Cookieを使う設定にして、もう一度してください。",
        Fault::WrongMethod => "何もしていません。ボードのページから、もう一度してください。",
        Fault::NotSentYet => "書いたものは、ここにあります。まだ送っていません。見てから、もう一度ボタンを押してください。",
        Fault::Malformed => "送ったものを読めませんでした。",
    }
    .into()
}
