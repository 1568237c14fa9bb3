//! 日本語: what is wrong, and the way out.
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
        Problem::Empty => told("何も書かれていません。", "ここに書いてください。"),
        Problem::TooLong { max, actual } => told(
            format!("{}文字多すぎます。", actual.saturating_sub(*max)),
            format!("{max}文字までにしてください。"),
        ),
        Problem::TooShort { min } => told("短すぎます。", format!("{min}文字以上にしてください。")),
        Problem::Malformed => told("この形では受け取れません。", "書き方を確かめてください。"),
        Problem::OutOfRange { min, max } => {
            way(format!("{min}から{max}までの数を入れてください。"))
        }
        Problem::TooMany { max } => {
            told(format!("選べるのは{max}件までです。"), "いくつかに分けてください。")
        }
        Problem::NotInNotes => {
            told("この言葉は、どの付箋にもありません。", "付箋にあるとおりに書いてください。")
        }
        Problem::SameText => told(
            "同じ文の付箋がもうあります。",
            "もう1枚あるときは、このまま「箱に入れる」を押してください。",
        ),
        Problem::EndedAccount => told(
            "このアドレスのアカウントは終わっていて、元に戻せません。",
            "べつのアドレスで招いてください。",
        ),
        Problem::InvitedAlready => told(
            "このアドレスの人は、もう招かれています。",
            "リンクは、一覧から開いて作り直せます。",
        ),
        Problem::WrongPassword => told(
            "いまのパスワードと違います。",
            "もう一度入れてください。忘れたときは、サーバーを動かしている人に頼んでください。",
        ),
        Problem::Taken => told("すでに使われています。", "べつのものにしてください。"),
        Problem::BeforeStart => {
            told("始まりの日より前です。", "始まりの日か、その後にしてください。")
        }
        Problem::BeforeEnd => {
            told("終わりの日より前です。", "終わりの日か、その後にしてください。")
        }
        Problem::AfterEnd => told("終わりの日より後です。", "終わりの日か、その前にしてください。"),
        Problem::TooFar { days } => {
            told("長すぎます。", format!("最初の日から{days}日までにしてください。"))
        }
        Problem::Past => told("過ぎた日です。", "今日か、その後の日にしてください。"),
        Problem::NotChosen => told("選ばれていません。", "一つ選んでください。"),
        Problem::NotOffered => way("選べるものの中から選んでください。"),
        Problem::NotLive => told(
            "封かん券では10秒ごとを選べません。受け取ってすぐ書いた人が、時刻から分かってしまうためです。",
            "1時間ごとか、決まった時刻を選んでください。",
        ),
        Problem::Mismatch => told("二つのパスワードが違います。", "もう一度入れてください。"),
        Problem::WrongPassphrase => told(
            "合言葉が違います。",
            "打ち間違いがないか、最近変わっていないかを確かめてください。",
        ),
        Problem::UnknownPlaceholder => told(
            "使えるのは {年度}、{元号}、{西暦年度}、{番号} です。",
            "ほかの文字を { } で囲まないでください。",
        ),
        Problem::WhileOpen => {
            told("テーマが開いているあいだは変えられません。", "すべて閉じてから変えてください。")
        }
        Problem::NotKana => told(
            "かなでないところがあるか、短すぎます。",
            "読みを、ひらがなかカタカナで入れてください。",
        ),
        Problem::NoReason => told(
            "知らせた日を取りやめるには、理由がいります。",
            "職員が読んで分かる理由を書いてください。",
        ),
        Problem::SavedMeanwhile { value } => told(
            format!("ほかの人が先に、「{value}」と保存しました。"),
            "このままで上書きするか、直してください。",
        ),
        Problem::SetOutside => told(
            "サーバーの環境変数で決まっています。",
            "変えるときは、サーバーの担当者に頼んでください。",
        ),
        Problem::HostNotAllowed | Problem::NotAPlace | Problem::NotJson => {
            (super::channels::CHANNEL_WORDS.problem)(problem)
        }
        Problem::Frozen => told("いまは変えられません。", "元のとおりにして、保存してください。"),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> Explanation {
    match refusal {
        Refusal::Text(why) => problem(why),
        Refusal::Malformed => {
            told("送られたものを読みとれませんでした。", "ボードを開き直してください。")
        }
        Refusal::TooLarge => {
            told("送られたものが大きすぎます。", "短くして、もう一度送ってください。")
        }
        Refusal::BadCharacter(c) => told(
            format!(
                "「{c}」は券に使われない文字です。券の文字は数字と、I・L・O・Uのほかの英字です。"
            ),
            "券を見て、入れ直してください。",
        ),
        Refusal::BadLength(n) => told(
            format!("券の番号は20文字、封かん券では36文字です。いま{n}文字あります。"),
            "券を見て、入れ直してください。",
        ),
        Refusal::NoTicket => told(
            "このテーマで書いたりシールを貼ったりするには、券がいります。",
            "上の「券を使う」に、券の20文字を入れてください。",
        ),
        Refusal::UnknownTicket => told(
            "このテーマの券ではありません。",
            "文字を打ち違えていないか、べつのテーマの券ではないかを確かめてください。",
        ),
        Refusal::OtherTicket => {
            told(OFFER.other, "いままでの券を使うか、入れ替えるかを選んでください。")
        }
        Refusal::BeforeQuorum { out, quorum } => told(
            format!(
                "まだ書けません。券が{quorum}枚出るまで待つ決まりです（いま{out}枚）。だれの付箋か、当てられないようにするためです。"
            ),
            "あとでもう一度、このボードを開いてください。",
        ),
        Refusal::Hints(_) => told(GUARD.lead, "直すか、そのままもう一度押してください。"),
        Refusal::Archived => told(
            "このテーマは保管されました。かぎを消したので、だれの付箋かはもうだれにも分かりません。",
            "付箋と回答は、このまま読めます。",
        ),
        Refusal::NoTheme => {
            told("このテーマは見つかりません。", "ボードの入口から選び直してください。")
        }
        Refusal::PostingClosed => told(
            "付箋の受付は終わりました。",
            "ボードは、このまま読めます。次のテーマで書いてください。",
        ),
        Refusal::StickersClosed => {
            told("シールの受付は終わりました。", "ボードは、このまま読めます。")
        }
        Refusal::NoReason => way("理由を一つ選んでください。"),
        Refusal::FlagsClosed => told(
            "この板では、もう知らせを受け付けていません。",
            "気になる付箋は、主催者に伝えてください。",
        ),
        Refusal::NoNote => {
            told("この付箋は、もうボードにありません。", "ボードを開き直してください。")
        }
        Refusal::NotYours => told(
            "この付箋は、この券で書いたものではありません。",
            "書いたときの端末で開くか、書いたときの券を使ってください。",
        ),
        Refusal::NoQuestion => way(ASKING.no_question),
        Refusal::Replied => way(ASKING.replied),
        Refusal::NotTheAuthor => way(ASKING.not_the_author),
        Refusal::NoPrompt => told("この切り口は、もうありません。", "ボードを開き直してください。"),
        Refusal::LimitReached { max } => told(
            format!("このテーマで書けるのは1枚の券で{max}枚までです。"),
            "書き直すか、取り下げることはできます。",
        ),
        Refusal::SignedIn => told(
            "主催者としてサインインしたままでは、だれの操作か分かってしまうおそれがあります。",
            "サインアウトするか、べつのブラウザーを使ってください。",
        ),
        Refusal::PickingUp => told(
            "封かん券を受け取っているあいだは、だれの操作か分かってしまうおそれがあります。",
            "5分ほど待つか、べつのブラウザーを使ってください。",
        ),
        Refusal::TooManyTickets => told(
            "新しい券がこの1時間の上限まで出ました。",
            "しばらく待つか、JavaScriptを使えるようにしてからおためしください。",
        ),
        Refusal::MoreWork { .. } => told(
            "いま新しい券がたくさん作られているため、作るのに時間がかかります。",
            "もう一度おためしください。",
        ),
        Refusal::TooFast { seconds } => told(
            "この券での操作が短い時間に続きすぎました。",
            format!("{seconds}秒待ってから、もう一度おためしください。何も保存されていません。"),
        ),
        Refusal::Unavailable => told(
            "いまは受け付けられません。何も保存されていません。",
            "少し待ってからもう一度おためしください。",
        ),
    }
}

pub(super) fn issue_refusal(refusal: &issue::Refusal) -> Explanation {
    match refusal {
        issue::Refusal::NeedsHttps => way(SEALED.needs_https),
        issue::Refusal::Malformed | issue::Refusal::NotElement => told(
            "送られた封筒が正しくありません。券はまだ受け取っていません。",
            "ページを開き直して、もう一度おためしください。",
        ),
        issue::Refusal::TooLarge => {
            told("送られたものが大きすぎます。", "ページを開き直して、もう一度おためしください。")
        }
        issue::Refusal::NotStarted => {
            told("受け取りの時間（5分）が過ぎました。", "自分のリンクをもう一度開いてください。")
        }
        issue::Refusal::NoTheme => {
            told("このテーマは見つかりません。", "自分のリンクをもう一度開いてください。")
        }
        issue::Refusal::NotSealed => {
            told("このテーマの券は、封かん券ではありません。", "書き方は、ボードで見てください。")
        }
        issue::Refusal::Closed => {
            told("このテーマの券の受け取りは終わりました。", "ボードは、券がなくても読めます。")
        }
        issue::Refusal::NotEligible => told(
            "このテーマの対象者名簿にありません。",
            "心当たりがなければ、主催者にたずねてください。",
        ),
        issue::Refusal::AlreadyIssued => told(
            "このテーマの券は、もう受け取られています。",
            "受け取った端末にあるか、控えた番号で使えます。受け取った覚えがなければ、ほかの人がこのリンクを使っています。主催者でない人にも知らせてください。",
        ),
        issue::Refusal::Unavailable => {
            told("いまは受け付けられません。", "少し待ってからもう一度おためしください。")
        }
    }
}

pub(super) fn fault(fault: &Fault) -> Explanation {
    match fault {
        Fault::Refused(why) => refusal(why),
        Fault::Invalid(invalid) => way(format!("{}か所を直してください", invalid.0.len())),
        Fault::NotFound => told(
            "アドレスが途中で切れているか、テーマがまだ公開されていないのかもしれません。",
            "紙の案内から来たときは、アドレスの終わりまで入っているか見てください。",
        ),
        Fault::ForeignOrigin => told(
            "べつのサイトから送られた操作だったので、何もしませんでした。",
            "お心あたりがなければ、そのままで大丈夫です。ご自分の操作なら、ボードを開き直してからもう一度おためしください。",
        ),
        Fault::TooLarge => told(
            "付箋に書けるのは200文字までです。",
            "戻って、短くしてからもう一度送ってください。",
        ),
        Fault::Internal => {
            told("いまの操作は保存されていません。", "少し待ってから、もう一度おためしください。")
        }
        Fault::SignInFailed => {
            told("メールアドレスかパスワードが違います。", "確かめて、もう一度入れてください。")
        }
        Fault::TooManyAttempts { seconds } => told(
            "このアドレスには、間違ったパスワードが続けて送られました。",
            format!(
                "{seconds}秒たってから、もう一度おためしください。前にサインインしたことのあるブラウザーでは、ほかの人の間違いで待つことはありません。"
            ),
        ),
        Fault::NoFonts => told(
            "PDFを作るためのフォントが、このサーバーにありません。",
            "ほかの形式でもらってください。管理者の方へ：フォントの入れ方は docs/running.md にあります。",
        ),
        Fault::Busy => told(
            "いま混み合っています。何も行われていません。",
            "少し待って、もう一度おためしください。",
        ),
        Fault::NoPassphrase => told(
            READING.lead,
            "合言葉を入れてください。分からないときは、職場の人に聞いてください。",
        ),
        Fault::TooManyGuesses => told(
            "間違った合言葉が続いたため、いまはだれも新しく入れません。",
            "10分ほどたってから、もう一度おためしください。すでに読めている人は、そのまま読めます。",
        ),
        Fault::NotSignedIn => told(
            "サインインの時間が切れました。まだ何も保存されていません。",
            "もう一度サインインしてください。",
        ),
        Fault::Forbidden => {
            told("この操作は主催者だけができます。", "主催者か管理者に頼んでください。")
        }
        Fault::Conflict => {
            told("ほかの人が先に変えました。", "いまの様子を見てから、もう一度選んでください。")
        }
        Fault::LinkUsed => told(
            "最初の管理者を決めるリンクは一度だけ、1時間以内に使えます。",
            "もう決めたのならサインインしてください。まだなら、サーバーを起動し直すと新しいリンクが出ます。",
        ),
        Fault::NotNow => told(
            "いまの状態からは、そこへ進めません。",
            "ページを開き直して、いま選べるものから選んでください。",
        ),
        Fault::HandsClosed => told(
            "いまは、手挙げを受け付けていません。何も保存していません。",
            "手伝えるときは、回答にある担当の部署に、じかに知らせてください。",
        ),
        Fault::TooManyHands => told(
            "手挙げが続けて届いているため、いまは受け付けられません。何も保存していません。",
            "10分ほどたってから、もう一度送ってください。",
        ),
        Fault::SecondPerson => told(
            "止めるには、もう一人の主催者の確認が要ります。同じアカウントで提案と確認の両方をすることはできません。",
            "ほかの主催者に、確認してもらってください。",
        ),
        Fault::DeadInvitation(why) => way(dead_link(*why)[1]),
        Fault::NoPasskeys => told(
            "このサーバーでは、パスキーを使えません。名前のあるアドレスで、HTTPSでつながっていないからです。",
            "パスワードでサインインしてください。",
        ),
        Fault::PasskeyFailed => told(
            "そのパスキーでは、サインインや登録ができませんでした。時間がかかりすぎたか、この掲示板のものではありません。",
            "もう一度おためしください。できないときは、パスワードでサインインしてください。",
        ),
        Fault::NoEntry(why) => {
            let [what, way_out] = no_entry(*why);
            told(what, way_out)
        }
        Fault::LastAdmin => told(
            "アカウントを見る管理者がだれもいなくなるので、できません。",
            "先に、ほかの人を管理者にしてください。招待中の人は数えません。",
        ),
        Fault::NoPickUp => told(
            "このリンクは新しいものに替わったか、打ち違えています。",
            "新しいリンクを受け取っていなければ、主催者に頼んでください。",
        ),
        Fault::NoEnquiry => told(
            "この照会のリンクは新しいものに替わったか、アドレスが途中で切れています。",
            "アドレスの終わりまで入っているか見て、それでも開けなければ、リンクを送った担当者にたずねてください。",
        ),
        Fault::EnquiryOver => told(
            "この照会は、回答を締め切ったか、リンクの期限が過ぎています。",
            "まだ回答が要るときは、リンクを送った担当者に頼んでください。",
        ),
        Fault::TooManyLinks => told(
            "間違ったリンクが続けて開かれたため、いまは確かめられません。",
            "10分ほどたってから、もう一度おためしください。正しいリンクは、いまも開けます。",
        ),
        Fault::UnsafeSettings(names) => told(
            "データベースの設定のために、だれが受け取ったかが外に残るおそれがあります。",
            format!(
                "管理者に、次の設定を直してもらってください（「守れること・守れないこと」のページに、いまの値があります）：{}",
                names.join("、")
            ),
        ),
        Fault::NeedsHttps => way(SEALED.needs_https),
        Fault::WrongHost { ours: Some(ours) } => {
            told("このアドレスでは開けません。", format!("{ours} を開いてください。"))
        }
        Fault::WrongHost { ours: None } => told(
            "このアドレスでは開けません。",
            "管理者の方へ：この名前で開けるようにするには、KIZUKI_ORIGIN に設定してください。",
        ),
        Fault::NoCookies => told(
            "このブラウザーは、Cookieを受け取らない設定です。このままでは、あとから書き直すことも取り下げることもできないので、まだ何も送っていません。",
            "このサイトのCookieを許すか、JavaScriptを使えるようにしてから、もう一度おためしください。",
        ),
        Fault::WrongMethod => {
            told("何も行われていません。", "ボードの画面から、もう一度おためしください。")
        }
        Fault::NotSentYet => told(
            "書いたものは、そのまま残っています。まだ送られていません。",
            "たしかめて、もう一度押してください。",
        ),
        Fault::Malformed => told(
            "送られたものを読みとれませんでした。",
            "前の画面を開き直して、もう一度おためしください。",
        ),
    }
}
