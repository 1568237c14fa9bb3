//! やさしい日本語: what is wrong, and the way out.
#![expect(
    clippy::too_many_lines,
    reason = "one sentence beside the other for each answer, as a translator reads them"
)]

use super::{
    asking::ASKING,
    provider::no_entry,
    readers::{GUARD, READING},
    team::dead_link,
    tickets::{OFFER, SEALED},
};
use crate::domain::{anon::Refusal, fault::Fault, issue, problem::Problem};
use crate::i18n::catalogue::{Explanation, told, way};

pub(super) fn problem(problem: &Problem) -> Explanation {
    match problem {
        Problem::Empty => told("何も書いてありません。", "ここに書いてください。"),
        Problem::TooLong { max, actual } => told(
            format!("{}文字多いです。", actual.saturating_sub(*max)),
            format!("{max}文字までにしてください。"),
        ),
        Problem::TooShort { min } => {
            told("短すぎます。", format!("{min}文字か、もっと長くしてください。"))
        }
        Problem::Malformed => told("書き方が違います。", "もう一度見てください。"),
        Problem::OutOfRange { min, max } => {
            way(format!("{min}から{max}までの数を入れてください。"))
        }
        Problem::TooMany { max } => {
            told(format!("選べるのは{max}個までです。"), "いくつかに分けてください。")
        }
        Problem::NotInNotes => told(
            "この言葉は、どの付箋（ふせん）にもありません。",
            "付箋（ふせん）にあるとおりに書いてください。",
        ),
        Problem::SameText => told(
            "同じ文の付箋（ふせん）がもうあります。",
            "もう1枚あるときは、もういちどボタンを押してください。",
        ),
        Problem::EndedAccount => {
            told("このアドレスのアカウントは終わりました。", "ほかのアドレスで入れてください。")
        }
        Problem::InvitedAlready => told(
            "この人のリンクは、もう作りました。",
            "なくしたときは、表（ひょう）から新しく作れます。",
        ),
        Problem::WrongPassword => told(
            "いまのパスワードと違います。",
            "もう一度入れてください。忘れたときは、サーバーを動かしている人に言ってください。",
        ),
        Problem::Taken => told("もう使っています。", "ほかのものにしてください。"),
        Problem::BeforeStart => {
            told("始まりの日より前です。", "始まりの日か、そのあとの日にしてください。")
        }
        Problem::BeforeEnd => {
            told("終わりの日より前です。", "終わりの日か、そのあとの日にしてください。")
        }
        Problem::AfterEnd => {
            told("終わりの日よりあとです。", "終わりの日か、その前の日にしてください。")
        }
        Problem::TooFar { days } => {
            told("長すぎます。", format!("最初（さいしょ）の日から{days}日までにしてください。"))
        }
        Problem::Past => told("もうすぎた日です。", "今日か、今日より後の日にしてください。"),
        Problem::NotChosen => told("えらんでいません。", "一つえらんでください。"),
        Problem::NotOffered => way("この中から選んでください。"),
        Problem::NotLive => told(
            "封かん券（ふうかんけん）のときは、「10秒ごと」を選べません。書いた時間から、だれが書いたか分かるからです。",
            "「1時間ごと」か「決まった時間」を選んでください。",
        ),
        Problem::Mismatch => told("二つのパスワードが違います。", "もう一度入れてください。"),
        Problem::WrongPassphrase => told(
            "合言葉（あいことば）が違います。",
            "文字が正しいか、見てください。新しい合言葉（あいことば）に変わったかもしれません。",
        ),
        Problem::UnknownPlaceholder => told(
            "使えるのは {年度}、{元号}、{西暦年度}、{番号} です。",
            "ほかの { } は消してください。",
        ),
        Problem::WhileOpen => told(
            "テーマが開（ひら）いているときは、変えられません。",
            "全部（ぜんぶ）閉じてから、変えてください。",
        ),
        Problem::NotKana => told(
            "かなではない字があります。または、短すぎます。",
            "ひらがなかカタカナで書いてください。",
        ),
        Problem::NoReason => told(
            "前に知らせた日を変えるには、理由（りゆう）がいります。",
            "みんなに分かる理由（りゆう）を書いてください。",
        ),
        Problem::SavedMeanwhile { value } => told(
            format!("ほかの人が先に、「{value}」と保存（ほぞん）しました。"),
            "このままでいいか、見てください。違うときは、なおしてください。",
        ),
        Problem::SetOutside => told(
            "サーバーの設定（せってい）で決まっています。",
            "変えたいときは、サーバーの担当（たんとう）の人に言ってください。",
        ),
        Problem::HostNotAllowed | Problem::NotAPlace | Problem::NotJson => {
            (super::channels::CHANNEL_WORDS.problem)(problem)
        }
        Problem::Frozen => {
            told("いまは変えられません。", "前のとおりにして、保存（ほぞん）してください。")
        }
    }
}

pub(super) fn refusal(refusal: &Refusal) -> Explanation {
    match refusal {
        Refusal::Text(why) => problem(why),
        Refusal::Malformed => {
            told("送ったものを読めませんでした。", "ボードを開き直してください。")
        }
        Refusal::TooLarge => {
            told("送ったものが大きすぎます。", "短くして、もう一度送ってください。")
        }
        Refusal::BadCharacter(c) => told(
            format!(
                "「{c}」は、券（けん）に使わない文字です。使うのは、数字と英語の文字です。I・L・O・Uは使いません。"
            ),
            "券（けん）を見て、もう一度入れてください。",
        ),
        Refusal::BadLength(n) => told(
            format!(
                "券（けん）の番号は20文字です。封かん券（ふうかんけん）の番号は36文字です。いまは{n}文字です。"
            ),
            "券（けん）を見て、もう一度入れてください。",
        ),
        Refusal::NoTicket => told(
            "このテーマでは、券（けん）が必要です。",
            "上の「券（けん）を使う」に、券の20文字を入れてください。",
        ),
        Refusal::UnknownTicket => told(
            "このテーマの券（けん）ではありません。",
            "文字が正しいか、見てください。ほかのテーマの券（けん）かもしれません。",
        ),
        Refusal::OtherTicket => {
            told(OFFER.other, "前の券（けん）を使うか、変えるか、選んでください。")
        }
        Refusal::BeforeQuorum { out, quorum } => told(
            format!(
                "まだ書けません。券（けん）が{quorum}枚出るまで待ちます。いまは{out}枚です。だれの付箋（ふせん）か、分からないようにするためです。"
            ),
            "あとで、このボードをもう一度開いてください。",
        ),
        Refusal::Hints(_) => told(GUARD.lead, "直すか、もう一度ボタンを押してください。"),
        Refusal::Archived => told(
            "このテーマは保管（ほかん）しました。かぎを消しました。だれの付箋（ふせん）か、もうだれにも分かりません。",
            "付箋（ふせん）と答えは、いまも読めます。",
        ),
        Refusal::NoTheme => told("このテーマはありません。", "はじめのページから選んでください。"),
        Refusal::PostingClosed => told(
            "付箋（ふせん）の受付（うけつけ）は終わりました。",
            "ボードは、いまも読めます。次のテーマで書いてください。",
        ),
        Refusal::StickersClosed => {
            told("シールの受付（うけつけ）は終わりました。", "ボードは、いまも読めます。")
        }
        Refusal::NoReason => way("理由（りゆう）を一つ選んでください。"),
        Refusal::FlagsClosed => told(
            "この板では、もう知らせを受け付けていません。",
            "気になる付箋（ふせん）は、主催者（しゅさいしゃ）に伝えてください。",
        ),
        Refusal::NoNote => {
            told("この付箋（ふせん）は、もうボードにありません。", "ボードを開き直してください。")
        }
        Refusal::NotYours => told(
            "この付箋（ふせん）は、この券（けん）で書いたものではありません。",
            "書いたときの機械か、書いたときの券（けん）を使ってください。",
        ),
        Refusal::NoQuestion => way(ASKING.no_question),
        Refusal::Replied => way(ASKING.replied),
        Refusal::NotTheAuthor => way(ASKING.not_the_author),
        Refusal::NoPrompt => {
            told("この切り口（きりくち）は、もうありません。", "ボードを開き直してください。")
        }
        Refusal::LimitReached { max } => told(
            format!("1枚の券（けん）で書けるのは{max}枚までです。"),
            "前の付箋（ふせん）を書き直すことができます。取り下げることもできます。",
        ),
        Refusal::SignedIn => told(
            "いま、主催者（しゅさいしゃ）としてサインインしています。このまま書くと、だれが書いたか分かるかもしれません。",
            "サインアウトしてください。または、ほかのブラウザー（ページを見るアプリ）で書いてください。",
        ),
        Refusal::PickingUp => told(
            "いま、封かん券（ふうかんけん）を受け取っています。このまま書くと、だれが書いたか分かるかもしれません。",
            "5分待ってください。または、ほかのブラウザー（ページを見るアプリ）で書いてください。",
        ),
        Refusal::TooManyTickets => told(
            "新しい券（けん）は、いまは出せません。1時間に出せる数が決まっています。",
            "少し待ってください。JavaScript（ページを動かすしくみ）が使えると、すぐに書けます。",
        ),
        Refusal::MoreWork { .. } => told(
            "いま、新しい券（けん）を作る人が多いです。作るのに時間がかかります。",
            "もう一度してください。",
        ),
        Refusal::TooFast { seconds } => told(
            "短い時間に、たくさんのことをしました。",
            format!("{seconds}秒待って、もう一度してください。何も保存（ほぞん）していません。"),
        ),
        Refusal::Unavailable => told(
            "いまはできません。何も保存（ほぞん）していません。",
            "少し待って、もう一度してください。",
        ),
    }
}

pub(super) fn issue_refusal(refusal: &issue::Refusal) -> Explanation {
    match refusal {
        issue::Refusal::NeedsHttps => way(SEALED.needs_https),
        issue::Refusal::Malformed | issue::Refusal::NotElement => told(
            "送った封筒（ふうとう）が正しくありません。券（けん）はまだ受け取っていません。",
            "ページを開き直して、もう一度してください。",
        ),
        issue::Refusal::TooLarge => {
            told("送ったものが大きすぎます。", "ページを開き直して、もう一度してください。")
        }
        issue::Refusal::NotStarted => {
            told("受け取る時間（5分）が過ぎました。", "あなたのリンクを、もう一度開いてください。")
        }
        issue::Refusal::NoTheme => {
            told("このテーマはありません。", "あなたのリンクを、もう一度開いてください。")
        }
        issue::Refusal::NotSealed => told(
            "このテーマの券（けん）は、封かん券（ふうかんけん）ではありません。",
            "ボードで、書き方を見てください。",
        ),
        issue::Refusal::Closed => told(
            "このテーマの券（けん）は、もう受け取れません。",
            "ボードは、券（けん）がなくても読めます。",
        ),
        issue::Refusal::NotEligible => told(
            "あなたは、このテーマの名簿（めいぼ）にありません。",
            "分からないときは、主催者（しゅさいしゃ）に聞いてください。",
        ),
        issue::Refusal::AlreadyIssued => told(
            "このテーマの券（けん）は、もう受け取ってあります。",
            "受け取った機械か、紙に書いた番号を使ってください。あなたが受け取っていないときは、ほかの人がリンクを使いました。主催者（しゅさいしゃ）ではない人にも知らせてください。",
        ),
        issue::Refusal::Unavailable => {
            told("いまはできません。", "少し待って、もう一度してください。")
        }
    }
}

pub(super) fn fault(fault: &Fault) -> Explanation {
    match fault {
        Fault::Refused(why) => refusal(why),
        Fault::Invalid(invalid) => told(
            format!("直すところが{}つあります。", invalid.0.len()),
            "直して、もう一度送ってください。",
        ),
        Fault::NotFound => told(
            "ページの住所（URL）が違うようです。テーマがまだ公開（こうかい）になっていないときも、見えません。",
            "紙を見て来たときは、住所を最後まで入れたか、見てください。",
        ),
        Fault::ForeignOrigin => told(
            "ほかのサイトから送られました。だから、何もしませんでした。",
            "あなたがしたことではないときは、心配（しんぱい）いりません。あなたがしたときは、ボードを開き直して、もう一度してください。",
        ),
        Fault::TooLarge => told(
            "付箋（ふせん）に書けるのは200文字までです。",
            "前のページに戻（もど）って、短くしてください。",
        ),
        Fault::Internal => told(
            "いましたことは、保存（ほぞん）していません。",
            "少し待って、もう一度してください。",
        ),
        Fault::SignInFailed => {
            told("メールアドレスかパスワードが違います。", "もう一度入れてください。")
        }
        Fault::TooManyAttempts { seconds } => told(
            "違うパスワードが何回も来ました。",
            format!(
                "{seconds}秒待って、もう一度サインインしてください。前にサインインしたブラウザー（ページを見るアプリ）なら、ほかの人が間違えても待ちません。"
            ),
        ),
        Fault::NoFonts => told(
            "PDFは、ここでは作れません。字の形のデータ（フォント）がないからです。",
            "ほかの形（かたち）でもらってください。",
        ),
        Fault::Busy => told(
            "いま、使う人が多いです。まだ何もしていません。",
            "少し待って、もう一度してください。",
        ),
        Fault::NoPassphrase => told(
            READING.lead,
            "合言葉（あいことば）を入れてください。分からないときは、いっしょに働く人に聞いてください。",
        ),
        Fault::TooManyGuesses => told(
            "違う合言葉（あいことば）が何回も入りました。いまは、新しい人は読めません。",
            "10分待って、もう一度入れてください。いま読んでいる人は、そのまま読めます。",
        ),
        Fault::NotSignedIn => told(
            "サインインの時間が終わりました。まだ何も保存（ほぞん）していません。",
            "もう一度サインインしてください。",
        ),
        Fault::Forbidden => told(
            "これは、主催者（しゅさいしゃ）だけができます。",
            "主催者（しゅさいしゃ）に言ってください。",
        ),
        Fault::Conflict => told(
            "ほかの人が先に変えました。",
            "いまの様子（ようす）を見てください。そのあと、もう一度選んでください。",
        ),
        Fault::LinkUsed => told(
            "このリンクは、1時間のあいだに1回だけ使えます。",
            "管理者（かんりしゃ）をもう決めたときは、サインインしてください。まだのときは、サーバーをもう一度動かしてください。新しいリンクが出ます。",
        ),
        Fault::NotNow => told(
            "いまは、それができません。",
            "ページを開き直して、いまあるボタンから選んでください。",
        ),
        Fault::HandsClosed => told(
            "いまは、手をあげることができません。何も保存（ほぞん）していません。",
            "手伝えるときは、答えに書いてある課（か）に言ってください。",
        ),
        Fault::TooManyHands => told(
            "いま、たくさんの人が手をあげています。まだ何も保存（ほぞん）していません。",
            "10分待って、もう一度送ってください。",
        ),
        Fault::SecondPerson => told(
            "もう一人の主催者（しゅさいしゃ）の「はい」が必要です。同じ人が、提案（ていあん）と「はい」の両方（りょうほう）をすることはできません。",
            "ほかの主催者（しゅさいしゃ）に、見てもらってください。",
        ),
        Fault::DeadInvitation(why) => way(dead_link(*why)[1]),
        Fault::NoPasskeys => {
            told("このサーバーでは、パスキーを使えません。", "パスワードでサインインしてください。")
        }
        Fault::PasskeyFailed => told(
            "そのパスキーは、使えませんでした。",
            "もう一度してください。できないときは、パスワードでサインインしてください。",
        ),
        Fault::NoEntry(why) => {
            let [what, way_out] = no_entry(*why);
            told(what, way_out)
        }
        Fault::LastAdmin => told(
            "管理者（かんりしゃ）がだれもいなくなります。",
            "先に、ほかの人を管理者（かんりしゃ）にしてください。まだ入っていない人は数えません。",
        ),
        Fault::NoPickUp => told(
            "このリンクは使えません。新しいリンクに変わったか、文字が違います。",
            "新しいリンクがないときは、主催者（しゅさいしゃ）にたのんでください。",
        ),
        Fault::NoEnquiry => told(
            "このリンクは使えません。新しいリンクに変わったか、文字が足りません。",
            "リンクを送った人に聞いてください。",
        ),
        Fault::EnquiryOver => told(
            "この質問（しつもん）への答えは、もう受け取りません。",
            "答えたいときは、リンクを送った人に言ってください。",
        ),
        Fault::TooManyLinks => told(
            "違うリンクが何回も来ました。",
            "10分待って、もう一度開いてください。正しいリンクは、いまも開きます。",
        ),
        Fault::UnsafeSettings(names) => told(
            "データベースの設定（せってい）が安全（あんぜん）ではありません。だれが券（けん）を受け取ったか、外に残るかもしれません。",
            format!(
                "管理者（かんりしゃ）に、設定（せってい）を直すように言ってください。「守れること・守れないこと」のページに、いまの設定があります。直す設定：{}",
                names.join("、")
            ),
        ),
        Fault::NeedsHttps => way(SEALED.needs_https),
        Fault::WrongHost { ours: Some(ours) } => {
            told("このアドレスでは見ることができません。", format!("{ours} を開いてください。"))
        }
        Fault::WrongHost { ours: None } => told(
            "このアドレスでは見ることができません。",
            "管理者（かんりしゃ）に言ってください。KIZUKI_ORIGINという設定（せってい）が必要です。",
        ),
        Fault::NoCookies => told(
            "このブラウザー（ページを見るアプリ）は、Cookieを使わない設定（せってい）です。このままでは、あとで直すことができません。だから、まだ送っていません。",
            "Cookieを使う設定（せってい）にして、もう一度してください。",
        ),
        Fault::WrongMethod => {
            told("何もしていません。", "ボードのページから、もう一度してください。")
        }
        Fault::NotSentYet => told(
            "書いたものは、ここにあります。まだ送っていません。",
            "見てから、もう一度ボタンを押してください。",
        ),
        Fault::Malformed => {
            told("送ったものを読めませんでした。", "前のページを開き直して、もう一度してください。")
        }
    }
}
