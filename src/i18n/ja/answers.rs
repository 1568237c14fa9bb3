//! 日本語: what the rules answer.

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
    not_found_title: "このページは見つかりません",
    foreign_title: "ほかのサイトからの操作は受け付けません",
    large_title: "送られたものが大きすぎます",
    internal_title: "こちらの不具合です",
    failed_title: "できませんでした",
    forbidden_title: "この操作はできません",
    home: "今月のテーマへ",
    once_more: "もう一度サインインする",
    method_title: "このアドレスへは送れません",
    kept_title: "書いたものは残っています",
    written: "書いたものは、ここにあります。写して使えます。",
    carried: "書いたものは消えていません。このあと、書いていた画面に戻ります。",
};

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "下書き",
        State::Announced => "予告",
        State::Open => "受付中",
        State::Review => "検討中",
        State::Answered => "回答済み",
        State::Archived => "保管",
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
        Verb::Refuse => "候補を出さない",
    }
}

const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "個人が特定される",
        HideReason::Abuse => "誹謗中傷",
        HideReason::OffTopic => "テーマと無関係",
        HideReason::PersonalData => "個人情報・連絡先",
        HideReason::Review => MODERATION.held,
        HideReason::Hate => "差別・いやがらせ",
        HideReason::Secret => "仕事の秘密",
        HideReason::Checking => "確認中",
        HideReason::Other => "その他",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "受付",
        Status::Considering => "検討中",
        Status::WillDo => "実施する",
        Status::Done => "実施済み",
        Status::Declined => "見送り",
        Status::OutOfScope => "対象外",
    }
}

const fn no_reason(reason: NoReason) -> &'static str {
    match reason {
        NoReason::Budget => "予算がない",
        NoReason::Staff => "人手が足りない",
        NoReason::Rules => "法令や規則に合わない",
        NoReason::Exists => "すでに行っている",
        NoReason::Effect => "効果が見こめない",
        NoReason::TooEarly => "まだ早い",
        NoReason::Elsewhere => "ほかの機関が決めること",
        NoReason::Other => "そのほか",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "実施の方向",
        Decision::Consider => "引き続き検討",
        Decision::Decline => "見送りの方向",
        Decision::NextTime => "次回へ",
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "何も書かれていません。ここに書いてください。".into(),
        Problem::TooLong { max, actual } => format!("{}文字多すぎます。{max}文字までにしてください。", actual.saturating_sub(*max)),
        Problem::TooShort { min } => format!("短すぎます。{min}文字以上にしてください。"),
        Problem::Malformed => "この形では受け取れません。書き方を確かめてください。".into(),
        Problem::OutOfRange { min, max } => format!("{min}から{max}までの数を入れてください。"),
        Problem::TooMany { max } => format!("選べるのは{max}件までです。いくつかに分けてください。"),
        Problem::NotInNotes => "この言葉は、どの付箋にもありません。付箋にあるとおりに書いてください。".into(),
        Problem::SameText => "同じ文の付箋がもうあります。もう1枚あるときは、このまま「箱に入れる」を押してください。".into(),
        Problem::EndedAccount => "このアドレスのアカウントは終わっていて、元に戻せません。べつのアドレスで招いてください。".into(),
        Problem::InvitedAlready => "このアドレスの人は、もう招かれています。リンクは、一覧から開いて作り直せます。".into(),
        Problem::WrongPassword => "いまのパスワードと違います。".into(),
        Problem::Taken => "すでに使われています。べつのものにしてください。".into(),
        Problem::BeforeStart => "始まりの日より前です。始まりの日か、その後にしてください。".into(),
        Problem::BeforeEnd => "終わりの日より前です。終わりの日か、その後にしてください。".into(),
        Problem::AfterEnd => "終わりの日より後です。終わりの日か、その前にしてください。".into(),
        Problem::TooFar { days } => format!("長すぎます。最初の日から{days}日までにしてください。"),
        Problem::Past => "過ぎた日です。今日か、その後の日にしてください。".into(),
        Problem::NotChosen => "選ばれていません。一つ選んでください。".into(),
        Problem::NotOffered => "選べるものの中から選んでください。".into(),
        Problem::NotLive => {
            "封かん券では10秒ごとを選べません。受け取ってすぐ書いた人が、時刻から分かってしまうためです。1時間ごとか、決まった時刻を選んでください。".into()
        }
        Problem::Mismatch => "二つのパスワードが違います。もう一度入れてください。".into(),
        Problem::WrongPassphrase => "合言葉が違います。打ち間違いがないか、最近変わっていないかを確かめてください。".into(),
        Problem::UnknownPlaceholder => {
            "使えるのは {年度}、{元号}、{西暦年度}、{番号} です。ほかの文字を { } で囲まないでください。".into()
        }
        Problem::Frozen => "いまは変えられません。".into(),
        Problem::WhileOpen => "テーマが開いているあいだは変えられません。すべて閉じてから変えてください。".into(),
        Problem::SetOutside => "サーバーの環境変数で決まっています。変えるときは、サーバーの担当者に頼んでください。".into(),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Text(why) => return problem(why),
        Refusal::Malformed => "送られたものを読みとれませんでした。ボードを開き直してください。",
        Refusal::TooLarge => "送られたものが大きすぎます。",
        Refusal::BadCharacter(c) => return format!("「{c}」は券に使われない文字です。券の文字は数字と、I・L・O・Uのほかの英字です。"),
        Refusal::BadLength(n) => return format!("券の番号は20文字、封かん券では36文字です。いま{n}文字あります。"),
        Refusal::NoTicket => "このテーマで書いたりシールを貼ったりするには、券がいります。上の「券を使う」に、券の20文字を入れてください。",
        Refusal::UnknownTicket => "このテーマの券ではありません。文字を打ち違えていないか、べつのテーマの券ではないかを確かめてください。",
        Refusal::OtherTicket => OFFER.other,
        Refusal::BeforeQuorum { out, quorum } => {
            return format!("まだ書けません。券が{quorum}枚出るまで待つ決まりです（いま{out}枚）。だれの付箋か、当てられないようにするためです。");
        }
        Refusal::Hints(_) => GUARD.lead,
        Refusal::Archived => "このテーマは保管されました。かぎを消したので、だれの付箋かはもうだれにも分かりません。",
        Refusal::NoTheme => "このテーマは見つかりません。",
        Refusal::PostingClosed => "付箋の受付は終わりました。",
        Refusal::StickersClosed => "シールの受付は終わりました。",
        Refusal::NoReason => "理由を一つ選んでください。",
        Refusal::FlagsClosed => "この板では、もう知らせを受け付けていません。気になる付箋は、主催者に伝えてください。",
        Refusal::NoNote => "この付箋は、もうボードにありません。",
        Refusal::NotYours => "この付箋は、この券で書いたものではありません。",
        Refusal::NoQuestion => super::asking::ASKING.no_question,
        Refusal::Replied => super::asking::ASKING.replied,
        Refusal::NotTheAuthor => super::asking::ASKING.not_the_author,
        Refusal::NoPrompt => "この切り口は、もうありません。ボードを開き直してください。",
        Refusal::LimitReached { max } => {
            return format!("このテーマで書けるのは1枚の券で{max}枚までです。書き直すか、取り下げることはできます。");
        }
        Refusal::SignedIn => "主催者としてサインインしたままでは、だれの操作か分かってしまうおそれがあります。サインアウトするか、べつのブラウザーを使ってください。",
        Refusal::PickingUp => "封かん券を受け取っているあいだは、だれの操作か分かってしまうおそれがあります。5分ほど待つか、べつのブラウザーを使ってください。",
        Refusal::TooManyTickets => "新しい券がこの1時間の上限まで出ました。しばらく待つか、JavaScriptを使えるようにしてからおためしください。",
        Refusal::MoreWork { .. } => "いま新しい券がたくさん作られているため、作るのに時間がかかります。もう一度おためしください。",
        Refusal::TooFast { seconds } => {
            return format!("この券での操作が短い時間に続きすぎました。{seconds}秒待ってから、もう一度おためしください。何も保存されていません。");
        }
        Refusal::Unavailable => "いまは受け付けられません。何も保存されていません。少し待ってからもう一度おためしください。",
    }
    .into()
}

const fn issue_refusal(refusal: &issue::Refusal) -> &'static str {
    match refusal {
        issue::Refusal::NeedsHttps => SEALED.needs_https,
        issue::Refusal::Malformed | issue::Refusal::NotElement => {
            "送られた封筒が正しくありません。券はまだ受け取っていません。ページを開き直して、もう一度おためしください。"
        }
        issue::Refusal::TooLarge => "送られたものが大きすぎます。",
        issue::Refusal::NotStarted => {
            "受け取りの時間（5分）が過ぎました。自分のリンクをもう一度開いてください。"
        }
        issue::Refusal::NoTheme => "このテーマは見つかりません。",
        issue::Refusal::NotSealed => "このテーマの券は、封かん券ではありません。",
        issue::Refusal::Closed => "このテーマの券の受け取りは終わりました。",
        issue::Refusal::NotEligible => {
            "このテーマの対象者名簿にありません。心当たりがなければ、主催者にたずねてください。"
        }
        issue::Refusal::AlreadyIssued => {
            "このテーマの券は、もう受け取られています。受け取った端末にあるか、控えた番号で使えます。受け取った覚えがなければ、ほかの人がこのリンクを使っています。主催者でない人にも知らせてください。"
        }
        issue::Refusal::Unavailable => {
            "いまは受け付けられません。少し待ってからもう一度おためしください。"
        }
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Refused(why) => return refusal(why),
        Fault::Invalid(invalid) => return format!("{}か所を直してください", invalid.0.len()),
        Fault::NotFound => "アドレスが途中で切れているか、テーマがまだ公開されていないのかもしれません。紙の案内から来たときは、アドレスの終わりまで入っているか見てください。",
        Fault::ForeignOrigin => "べつのサイトから送られた操作だったので、何もしませんでした。お心あたりがなければ、そのままで大丈夫です。ご自分の操作なら、ボードを開き直してからもう一度おためしください。",
        Fault::TooLarge => "付箋に書けるのは200文字までです。戻って、短くしてからもう一度送ってください。",
        Fault::Internal => "いまの操作は保存されていません。少し待ってから、もう一度おためしください。",
        Fault::SignInFailed => "メールアドレスかパスワードが違います。",
        Fault::TooManyAttempts { seconds } => {
            return format!("このアドレスには、間違ったパスワードが続けて送られました。{seconds}秒たってから、もう一度おためしください。前にサインインしたことのあるブラウザーでは、ほかの人の間違いで待つことはありません。");
        }
        Fault::NoFonts => "PDFを作るためのフォントが、このサーバーにありません。ほかの形式でもらってください。管理者の方へ：フォントの入れ方は docs/running.md にあります。",
        Fault::Busy => "いま混み合っています。何も行われていません。少し待って、もう一度おためしください。",
        Fault::NoPassphrase => READING.lead,
        Fault::TooManyGuesses => "間違った合言葉が続いたため、いまはだれも新しく入れません。10分ほどたってから、もう一度おためしください。すでに読めている人は、そのまま読めます。",
        Fault::NotSignedIn => "サインインの時間が切れました。まだ何も保存されていません。",
        Fault::Forbidden => "この操作は主催者だけができます。",
        Fault::Conflict => "ほかの人が先に変えました。いまの様子を見てから、もう一度選んでください。",
        Fault::LinkUsed => "最初の管理者を決めるリンクは一度だけ、1時間以内に使えます。もう決めたのならサインインしてください。まだなら、サーバーを起動し直すと新しいリンクが出ます。",
        Fault::NotNow => "いまの状態からは、そこへ進めません。",
        Fault::HandsClosed => "いまは、手挙げを受け付けていません。何も保存していません。",
        Fault::TooManyHands => "手挙げが続けて届いているため、いまは受け付けられません。何も保存していません。10分ほどたってから、もう一度送ってください。",
        Fault::SecondPerson => "止めるには、もう一人の主催者の確認が要ります。同じアカウントで提案と確認の両方をすることはできません。",
        Fault::DeadInvitation(why) => dead_link(*why)[1],
        Fault::LastAdmin => "アカウントを見る管理者がだれもいなくなるので、できません。先に、ほかの人を管理者にしてください。招待中の人は数えません。",
        Fault::NoPickUp => "このリンクは新しいものに替わったか、打ち違えています。新しいリンクを受け取っていなければ、主催者に頼んでください。",
        Fault::NoEnquiry => "この照会のリンクは新しいものに替わったか、アドレスが途中で切れています。アドレスの終わりまで入っているか見て、それでも開けなければ、リンクを送った担当者にたずねてください。",
        Fault::EnquiryOver => "この照会は、回答を締め切ったか、リンクの期限が過ぎています。まだ回答が要るときは、リンクを送った担当者に頼んでください。",
        Fault::TooManyLinks => "間違ったリンクが続けて開かれたため、いまは確かめられません。10分ほどたってから、もう一度おためしください。正しいリンクは、いまも開けます。",
        Fault::UnsafeSettings(names) => {
            return format!("データベースの設定のために、だれが受け取ったかが外に残るおそれがあります。管理者に、次の設定を直してもらってください（「守られること」のページに、いまの値があります）：{}", names.join("、"));
        }
        Fault::NeedsHttps => SEALED.needs_https,
        Fault::WrongHost { ours: Some(ours) } => {
            return format!("このアドレスでは開けません。{ours} を開いてください。");
        }
        Fault::WrongHost { ours: None } => "このアドレスでは開けません。管理者の方へ：この名前で開けるようにするには、KIZUKI_ORIGIN に設定してください。",
        Fault::NoCookies => "このブラウザーは、Cookieを受け取らない設定です。このままでは、あとから書き直すことも取り下げることもできないので、まだ何も送っていません。このサイトのCookieを許すか、JavaScriptを使えるようにしてから、もう一度おためしください。",
        Fault::WrongMethod => "何も行われていません。ボードの画面から、もう一度おためしください。",
        Fault::NotSentYet => "書いたものは、そのまま残っています。まだ送られていません。たしかめて、もう一度押してください。",
        Fault::Malformed => "送られたものを読みとれませんでした。",
    }
    .into()
}
