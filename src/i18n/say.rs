//! Sentences made from what the rules answer: days, states, problems, refusals, faults.

use chrono::{Datelike, NaiveDate};

use super::{Lang, say_easy};
use crate::domain::{
    anon::Refusal,
    calendar::{self, Dates},
    fault::Fault,
    guard::Kind,
    hex::Hex,
    issue,
    note::HideReason,
    opening::BoxRule,
    problem::Problem,
    settings::Tier,
    theme::{Colour, State, Theme},
};
use crate::log::{
    Event,
    words::{WordLang, six_words},
};

/// A day with its year: `2020年8月31日（月）` or, where the office dates by era,
/// `令和2年8月31日（月）`; `31 August 2020`.
///
/// やさしい日本語 names the western year in any case, as its guide asks; the era then stands beside
/// it, for whoever compares the page with a paper of the office:
/// `2020年（令和2年）8月31日（月曜日）`.
pub fn date(lang: Lang, dates: Dates, day: NaiveDate) -> String {
    match lang {
        Lang::Ja => format!("{}{}", calendar::year(dates, day), calendar::month_day(day)),
        Lang::Easy => format!("{}{}", easy_year(dates, day), easy_day(day)),
        Lang::En => day.format("%-d %B %Y").to_string(),
    }
}

/// A day without its year: `8月31日（月）`, `31 August`.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Ja => calendar::month_day(day),
        Lang::Easy => easy_day(day),
        Lang::En => day.format("%-d %B").to_string(),
    }
}

/// A month: `2020年8月` or `令和2年8月`, `August 2020`.
pub fn month(lang: Lang, dates: Dates, day: NaiveDate) -> String {
    match lang {
        Lang::Ja => format!("{}{}", calendar::year(dates, day), day.format("%-m月")),
        Lang::Easy => format!("{}{}", easy_year(dates, day), day.format("%-m月")),
        Lang::En => day.format("%B %Y").to_string(),
    }
}

fn easy_year(dates: Dates, day: NaiveDate) -> String {
    let western = calendar::year(Dates::Western, day);
    match calendar::year(dates, day) {
        year if year == western => western,
        era => format!("{western}（{era}）"),
    }
}

fn easy_day(day: NaiveDate) -> String {
    format!("{}月{}日（{}曜日）", day.month(), day.day(), calendar::weekday(day))
}

/// First and last day of a theme.
pub fn period(lang: Lang, dates: Dates, theme: &Theme) -> String {
    (lang.texts().common.period)(date(lang, dates, theme.opens_on), day(lang, theme.closes_on))
}

/// How many tickets are out and used; `of` is how many people can pick one up, where that is known.
pub fn handed_out(lang: Lang, out: u64, used: u64, of: Option<u64>) -> String {
    match of {
        Some(of) => (lang.texts().sealed.out)(out, used, of),
        None => (lang.texts().ticket.out)(out, used),
    }
}

/// How long a theme is still open.
pub fn time_left(lang: Lang, theme: &Theme, today: NaiveDate) -> String {
    let text = &lang.texts().home;
    let last = day(lang, theme.closes_on);
    match calendar::days_left(today, theme.closes_on) {
        left if left > 0 => (text.until)(last, left),
        _ => (text.last_day)(last),
    }
}

/// A state in one word.
pub const fn state(lang: Lang, state: State) -> &'static str {
    match (lang, state) {
        (Lang::Ja, State::Draft) => "下書き",
        (Lang::Ja, State::Announced) => "予告",
        (Lang::Ja, State::Open) => "受付中",
        (Lang::Ja, State::Review) => "検討中",
        (Lang::Ja, State::Answered) => "回答済み",
        (Lang::Ja, State::Archived) => "保管",
        (Lang::Easy, state) => say_easy::state(state),
        (Lang::En, State::Draft) => "Draft",
        (Lang::En, State::Announced) => "Announced",
        (Lang::En, State::Open) => "Open",
        (Lang::En, State::Review) => "Under review",
        (Lang::En, State::Answered) => "Answered",
        (Lang::En, State::Archived) => "Archived",
    }
}

/// A tier's name.
pub const fn tier(lang: Lang, tier: Tier) -> &'static str {
    let text = &lang.texts().tier;
    match tier {
        Tier::Open => text.open,
        Tier::Drawn => text.drawn,
        Tier::Sealed => text.sealed,
    }
}

/// What a tier protects, and what it does not.
pub const fn tier_says(lang: Lang, tier: Tier) -> &'static str {
    let text = &lang.texts().tier;
    match tier {
        Tier::Open => text.open_says,
        Tier::Drawn => text.drawn_says,
        Tier::Sealed => text.sealed_says,
    }
}

/// What a text could give away.
pub const fn hint(lang: Lang, kind: Kind) -> &'static str {
    let text = &lang.texts().guard;
    match kind {
        Kind::Name => text.name,
        Kind::Phone => text.phone,
        Kind::Mail => text.mail,
        Kind::DateTime => text.date_time,
        Kind::Number => text.number,
        Kind::Alone => text.alone,
    }
}

/// When a theme's notes come out of the box, as a sentence.
pub fn next_opening(lang: Lang, theme: &Theme) -> String {
    let text = &lang.texts().ticket;
    let read_first = if theme.premoderated { lang.texts().moderation.goes_up_then } else { "" };
    match (theme.box_rule, theme.next_box) {
        (BoxRule::Live, _) if theme.premoderated => lang.texts().moderation.goes_up.into(),
        (BoxRule::Live, _) => lang.texts().board.in_ten_seconds.into(),
        (rule, None) => format!("{}: {}", lang.texts().edit.box_rule, box_rule(lang, rule)),
        (_, Some(slot)) => {
            (text.scheduled)((text.opens_at)(day(lang, slot.day), slot.hour)) + read_first
        }
    }
}

/// When a box is opened, in a few words.
pub const fn box_rule(lang: Lang, rule: BoxRule) -> &'static str {
    let text = &lang.texts().edit;
    match rule {
        BoxRule::Live => text.live,
        BoxRule::Hourly => text.hourly,
        BoxRule::Daily => text.daily,
    }
}

/// What an entry of the log tells.
pub fn event(lang: Lang, event: &Event) -> String {
    let text = &lang.texts().log;
    match event {
        Event::Opened { slug, tier: by, box_rule: rule, quorum, premoderated, .. } => {
            let opened = (text.opened)(tier(lang, *by), box_rule(lang, *rule), slug);
            let opened =
                if *quorum == 0 { opened } else { format!("{opened}{}", (text.quorum)(*quorum)) };
            if *premoderated { opened + lang.texts().moderation.log_premoderated } else { opened }
        }
        Event::LogVersion { version } => (text.log_version)(*version),
        Event::ThemeKey { .. } => (text.theme_key)(),
        Event::SlipsPrinted { printed, total, .. } => (text.slips)(*printed, *total),
        Event::LinksPrinted { links, everybody } => {
            (lang.texts().sealed.log_links)(*links, *everybody)
        }
        Event::RosterReplaced { added, removed } => {
            (lang.texts().sealed.log_roster)(*added, *removed)
        }
        Event::AskedAgain { times } => (lang.texts().sealed.log_again)(*times),
        Event::BoxOpened { opening, pinned, .. } => {
            match pinned.iter().filter(|note| note.held).count() {
                0 => (text.pinned)(*opening, pinned.len()),
                held => (lang.texts().moderation.log_held)(*opening, pinned.len(), held),
            }
        }
        Event::Revised { notes, .. } => match notes.iter().filter(|note| note.held).count() {
            0 => (text.revised)(notes.len()),
            held => (text.revised)(notes.len()) + &(lang.texts().moderation.log_again)(held),
        },
        Event::Withdrawn { notes, .. } => (text.withdrawn)(notes.len()),
        Event::Hidden { reason: why, .. } => (text.hidden)(reason(lang, *why)),
        Event::Restored { .. } => (text.restored)(),
        Event::AuthorBlocked { .. } => lang.texts().moderation.log_stopped.into(),
        Event::AuthorUnblocked { .. } => lang.texts().moderation.log_lifted.into(),
        Event::SettingsChanged { fields, .. } => (text.changed)(fields.len()),
        Event::Moved { to, notes, stickers, .. } => {
            (text.moved)(state(lang, *to), *notes, *stickers)
        }
        Event::Archived { destroyed, .. } => (text.archived)(destroyed.tickets),
    }
}

/// The six words of an entry of the log, from the list of the reader's language. Both kinds of
/// Japanese have one list, so that readers can compare their words aloud.
pub fn words(lang: Lang, hash: &Hex<32>) -> String {
    let list = match lang {
        Lang::Ja | Lang::Easy => WordLang::Ja,
        Lang::En => WordLang::En,
    };
    six_words(&hash.0, list)
}

/// A paper's name.
pub const fn colour(lang: Lang, colour: Colour) -> &'static str {
    let text = &lang.texts().edit;
    match colour {
        Colour::Lemon => text.lemon,
        Colour::Peach => text.peach,
        Colour::Mint => text.mint,
        Colour::Sky => text.sky,
        Colour::Lilac => text.lilac,
    }
}

/// Why a note was hidden, as a choice and on the tombstone.
pub const fn reason(lang: Lang, reason: HideReason) -> &'static str {
    match (lang, reason) {
        (Lang::Ja, HideReason::Person) => "個人が特定される",
        (Lang::Ja, HideReason::Abuse) => "誹謗中傷",
        (Lang::Ja, HideReason::OffTopic) => "テーマと無関係",
        (Lang::Ja, HideReason::PersonalData) => "個人情報・連絡先",
        (Lang::Ja, HideReason::Other) => "その他",
        (Lang::Easy, reason) => say_easy::reason(reason),
        (_, HideReason::Review) => lang.texts().moderation.held,
        (Lang::En, HideReason::Person) => "it identifies a person",
        (Lang::En, HideReason::Abuse) => "it insults",
        (Lang::En, HideReason::OffTopic) => "it is not about the theme",
        (Lang::En, HideReason::PersonalData) => "it contains personal or contact data",
        (Lang::En, HideReason::Other) => "another reason",
    }
}

/// What is wrong with a field, as a sentence beside it.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    match lang {
        Lang::Ja => problem_ja(problem),
        Lang::Easy => say_easy::problem(problem),
        Lang::En => problem_en(problem),
    }
}

fn problem_ja(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "何も書かれていません。ここに書いてください。".into(),
        Problem::TooLong { max, actual } => format!("{}文字多すぎます。{max}文字までにしてください。", actual.saturating_sub(*max)),
        Problem::TooShort { min } => format!("短すぎます。{min}文字以上にしてください。"),
        Problem::Malformed => "この形では受け取れません。書き方を確かめてください。".into(),
        Problem::OutOfRange { min, max } => format!("{min}から{max}までの数を入れてください。"),
        Problem::Taken => "すでに使われています。べつのものにしてください。".into(),
        Problem::BeforeStart => "始まりの日より前です。始まりの日か、その後にしてください。".into(),
        Problem::AfterEnd => "終わりの日より後です。終わりの日か、その前にしてください。".into(),
        Problem::NotOffered => "選べるものの中から選んでください。".into(),
        Problem::NotLive => {
            "封かん券では10秒ごとを選べません。受け取ってすぐ書いた人が、時刻から分かってしまうためです。1時間ごとか、決まった時刻を選んでください。".into()
        }
        Problem::Mismatch => "二つのパスワードが違います。もう一度入れてください。".into(),
        Problem::WrongPassphrase => Lang::Ja.texts().reading.wrong.into(),
        Problem::Frozen => "いまは変えられません。".into(),
    }
}

fn problem_en(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "Nothing is written here. Please fill it in.".into(),
        Problem::TooLong { max, actual } => format!(
            "{} characters too many. At most {max}, \
            please.",
            actual.saturating_sub(*max)
        ),
        Problem::TooShort { min } => format!("Too short. At least {min} characters, please."),
        Problem::Malformed => "This cannot be read. Please check how it is written.".into(),
        Problem::OutOfRange { min, max } => format!("Please enter a number from {min} to {max}."),
        Problem::Taken => "Already in use. Please choose another.".into(),
        Problem::BeforeStart => "This lies before the first day.".into(),
        Problem::AfterEnd => "This lies after the last day.".into(),
        Problem::NotOffered => "Please choose one of those offered.".into(),
        Problem::NotLive => {
            "Sealed tickets cannot go with every ten seconds: whoever picks up and writes at once \
                could be told by the time. Please choose hourly or set hours."
                .into()
        }
        Problem::Mismatch => "The two passwords differ. Please enter them again.".into(),
        Problem::WrongPassphrase => Lang::En.texts().reading.wrong.into(),
        Problem::Frozen => "This cannot be changed now.".into(),
    }
}

/// Why the anonymous door refused.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    if let Refusal::Text(why) = refusal {
        return problem(lang, why);
    }
    match lang {
        Lang::Ja => refusal_ja(refusal),
        Lang::Easy => say_easy::refusal(refusal),
        Lang::En => refusal_en(refusal),
    }
}

fn refusal_ja(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Malformed | Refusal::Text(_) => "送られたものを読みとれませんでした。ボードを開き直してください。",
        Refusal::TooLarge => "送られたものが大きすぎます。",
        Refusal::BadCharacter(c) => return format!("「{c}」は券に使われない文字です。券の文字は数字と、I・L・O・Uのほかの英字です。"),
        Refusal::BadLength(n) => return format!("券の番号は20文字、封かん券では36文字です。いま{n}文字あります。"),
        Refusal::NoTicket => "このテーマで書いたりシールを貼ったりするには、券がいります。上の「券を使う」に、券の20文字を入れてください。",
        Refusal::UnknownTicket => "このテーマの券ではありません。文字を打ち違えていないか、べつのテーマの券ではないかを確かめてください。",
        Refusal::OtherTicket => Lang::Ja.texts().offer.other,
        Refusal::BeforeQuorum { out, quorum } => {
            return format!("まだ書けません。券が{quorum}枚出るまで待つ決まりです（いま{out}枚）。だれの付箋か、当てられないようにするためです。");
        }
        Refusal::Hints(_) => Lang::Ja.texts().guard.lead,
        Refusal::Archived => "このテーマは保管されました。かぎを消したので、だれの付箋かはもうだれにも分かりません。",
        Refusal::NoTheme => "このテーマは見つかりません。",
        Refusal::PostingClosed => "付箋の受付は終わりました。",
        Refusal::StickersClosed => "シールの受付は終わりました。",
        Refusal::NoNote => "この付箋は、もうボードにありません。",
        Refusal::NotYours => "この付箋は、この券で書いたものではありません。",
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

fn refusal_en(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Malformed | Refusal::Text(_) => {
            "What was sent could not be read. Please open the \
            board again."
        }
        Refusal::TooLarge => "What was sent is too large.",
        Refusal::BadCharacter(c) => {
            return format!(
                "No ticket contains “{c}”: tickets use digits and the letters other \
                than I, L, O and U."
            );
        }
        Refusal::BadLength(n) => {
            return format!(
                "A ticket's number has 20 characters, a sealed \
            one's 36; there are {n} here."
            );
        }
        Refusal::NoTicket => {
            "This theme needs a ticket. Please enter the 20 characters of your \
            slip under “Use a ticket” above."
        }
        Refusal::UnknownTicket => {
            "This is not a ticket of this theme. Is a character mistyped, or \
            does the slip belong to another theme?"
        }
        Refusal::OtherTicket => Lang::En.texts().offer.other,
        Refusal::BeforeQuorum { out, quorum } => {
            return format!(
                "Nobody can write yet: {quorum} tickets must be out first ({out} are), so that no \
                    note can be guessed by elimination."
            );
        }
        Refusal::Hints(_) => Lang::En.texts().guard.lead,
        Refusal::Archived => {
            "This theme is archived. Its key is destroyed: nobody can tell any \
            more who wrote what."
        }
        Refusal::NoTheme => "There is no such theme.",
        Refusal::PostingClosed => "Notes are no longer taken.",
        Refusal::StickersClosed => "Stickers are no longer taken.",
        Refusal::NoNote => "This note is no longer on the board.",
        Refusal::NotYours => "This note was not written with this ticket.",
        Refusal::NoPrompt => "This prompt is no longer there. Please open the board again.",
        Refusal::LimitReached { max } => {
            return format!(
                "One ticket can have {max} notes in this theme. You can rewrite or \
                withdraw one."
            );
        }
        Refusal::SignedIn => {
            "While you are signed in as an organizer, what you do could be told apart. Please sign \
                out or use another browser."
        }
        Refusal::PickingUp => {
            "While you are picking up a Sealed ticket, what you do could be told apart. Please \
                wait five minutes or use another browser."
        }
        Refusal::TooManyTickets => {
            "This hour's new tickets are used up. Please wait, or allow \
            JavaScript and try again."
        }
        Refusal::MoreWork { .. } => {
            "So many new tickets are being made right now that making one \
            takes longer. Please try again."
        }
        Refusal::TooFast { seconds } => {
            return format!(
                "This ticket did too much in a short while. Nothing was stored; please \
                try again in {seconds} s."
            );
        }
        Refusal::Unavailable => {
            "This cannot be done right now, and nothing was stored. Please try \
            again in a moment."
        }
    }
    .into()
}

/// Why no Sealed ticket was stamped.
pub fn issue_refusal(lang: Lang, refusal: &issue::Refusal) -> String {
    if *refusal == issue::Refusal::NeedsHttps {
        return lang.texts().sealed.needs_https.into();
    }
    match lang {
        Lang::Ja => issue_refusal_ja(refusal),
        Lang::Easy => say_easy::issue_refusal(refusal),
        Lang::En => issue_refusal_en(refusal),
    }
    .into()
}

const fn issue_refusal_ja(refusal: &issue::Refusal) -> &'static str {
    match refusal {
        issue::Refusal::Malformed | issue::Refusal::NotElement | issue::Refusal::NeedsHttps => {
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

const fn issue_refusal_en(refusal: &issue::Refusal) -> &'static str {
    match refusal {
        issue::Refusal::Malformed | issue::Refusal::NotElement | issue::Refusal::NeedsHttps => {
            "The envelope that was sent is not a proper one. No ticket was picked up. Please open \
                the page again and try once more."
        }
        issue::Refusal::TooLarge => "What was sent is too large.",
        issue::Refusal::NotStarted => {
            "The five minutes for picking up are over. Please open your personal link again."
        }
        issue::Refusal::NoTheme => "There is no such theme.",
        issue::Refusal::NotSealed => "This theme does not use Sealed tickets.",
        issue::Refusal::Closed => "Tickets of this theme can no longer be picked up.",
        issue::Refusal::NotEligible => {
            "You are not on this theme's roster. If that seems wrong, please ask the organizers."
        }
        issue::Refusal::AlreadyIssued => {
            "This theme's ticket was picked up before. It is on the device that you used, or use \
                the number that you noted. If it was not you, somebody else has used this link: \
                please tell somebody who is not an organizer, too."
        }
        issue::Refusal::Unavailable => {
            "This cannot be done right now. Please try again in a moment."
        }
    }
}

/// Why a whole request failed, for the banner above a form or the page that shows a fault.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let text = &lang.texts().fault;
    match (fault, lang) {
        (Fault::Refused(why), _) => refusal(lang, why),
        (Fault::NotFound, _) => text.not_found.into(),
        (Fault::ForeignOrigin, _) => text.foreign.into(),
        (Fault::TooLarge, _) => text.large.into(),
        (Fault::Internal, _) => text.internal.into(),
        (Fault::Invalid(invalid), _) => (lang.texts().edit.problems)(invalid.0.len()),
        (Fault::SignInFailed, Lang::Ja) => "メールアドレスかパスワードが違います。".into(),
        (Fault::SignInFailed, Lang::Easy) => "メールアドレスかパスワードが違います。もう一度入れてください。".into(),
        (Fault::SignInFailed, Lang::En) => "The e-mail address or the password is wrong.".into(),
        (Fault::TooManyAttempts { seconds }, Lang::Ja) => format!(
            "このアドレスには、間違ったパスワードが続けて送られました。{seconds}秒たってから、もう一度おためしください。前にサインインしたことのあるブラウザーでは、ほかの人の間違いで待つことはありません。"
        ),
        (Fault::TooManyAttempts { seconds }, Lang::Easy) => format!(
            "違うパスワードが何回も来ました。{seconds}秒待って、もう一度サインインしてください。前にサインインしたブラウザー（ページを見るアプリ）なら、ほかの人が間違えても待ちません。"
        ),
        (Fault::TooManyAttempts { seconds }, Lang::En) => format!(
            "Too many wrong passwords were sent for this address. Please try again in {seconds} s. \
                In a browser in which you signed in before, you do not have to wait for other \
                people's mistakes."
        ),
        (Fault::Busy, Lang::Ja) => "いま混み合っています。何も行われていません。少し待って、もう一度おためしください。".into(),
        (Fault::Busy, Lang::Easy) => "いま、使う人が多いです。まだ何もしていません。少し待って、もう一度してください。".into(),
        (Fault::Busy, Lang::En) => "Too much is going on right now. Nothing was done; please try \
            again in a moment.".into(),
        (Fault::NoPassphrase, _) => lang.texts().reading.lead.into(),
        (Fault::TooManyGuesses, _) => lang.texts().reading.too_many.into(),
        (Fault::NotSignedIn, Lang::Ja) => "サインインの時間が切れました。まだ何も保存されていません。".into(),
        (Fault::NotSignedIn, Lang::Easy) => "サインインの時間が終わりました。まだ何も保存（ほぞん）していません。".into(),
        (Fault::NotSignedIn, Lang::En) => "You are no longer signed in. Nothing has been stored \
            yet.".into(),
        (Fault::Forbidden, Lang::Ja) => "この操作は主催者だけができます。".into(),
        (Fault::Forbidden, Lang::Easy) => "これは、主催者（しゅさいしゃ）だけができます。".into(),
        (Fault::Forbidden, Lang::En) => "Only organizers can do this.".into(),
        (Fault::Conflict, Lang::Ja) => "ほかの人が先に変えました。いまの様子を見てから、もう一度選んでください。".into(),
        (Fault::Conflict, Lang::Easy) => {
            "ほかの人が先に変えました。いまの様子（ようす）を見てください。そのあと、もう一度選んでください。".into()
        }
        (Fault::Conflict, Lang::En) => "Somebody else changed it first. Please look at it as it is \
            now and choose again.".into(),
        (Fault::LinkUsed, _) => lang.texts().door.link_used_lead.into(),
        (Fault::NotNow, Lang::Ja) => "いまの状態からは、そこへ進めません。".into(),
        (Fault::NotNow, Lang::Easy) => "いまは、それができません。".into(),
        (Fault::NotNow, Lang::En) => "That step cannot be taken from where the theme \
            stands.".into(),
        (Fault::SecondPerson, _) => lang.texts().moderation.second_person.into(),
        (Fault::NoPickUp, _) => lang.texts().sealed.pick_used.into(),
        (Fault::UnsafeSettings(names), Lang::Ja) => format!(
            "データベースの設定のために、だれが受け取ったかが外に残るおそれがあります。管理者に、次の設定を直してもらってください（「守られること」のページに、いまの値があります）：{}",
            names.join("、")
        ),
        (Fault::UnsafeSettings(names), Lang::Easy) => format!(
            "データベースの設定（せってい）が安全（あんぜん）ではありません。だれが券（けん）を受け取ったか、外に残るかもしれません。管理者（かんりしゃ）に、設定を直すように言ってください。「守れること・守れないこと」のページに、いまの設定があります。直す設定：{}",
            names.join("、")
        ),
        (Fault::UnsafeSettings(names), Lang::En) => format!(
            "With these settings of the database, who picked up a ticket could be kept elsewhere. \
                Please have them corrected; the page on what is protected shows their values: {}",
            names.join(", ")
        ),
        (Fault::NeedsHttps, _) => lang.texts().sealed.needs_https.into(),
        (Fault::WrongHost { ours: Some(ours) }, Lang::Ja) => format!("このアドレスでは開けません。{ours} \
            を開いてください。"),
        (Fault::WrongHost { ours: Some(ours) }, Lang::Easy) => format!("このアドレスでは見ることができません。{ours} \
            を開いてください。"),
        (Fault::WrongHost { ours: Some(ours) }, Lang::En) => format!("The board does not answer \
            under this address. Please open {ours}."),
        (Fault::WrongHost { ours: None }, Lang::Ja) => {
            "このアドレスでは開けません。管理者の方へ：この名前で開けるようにするには、KIZUKI_ORIGIN に設定してください。".into()
        }
        (Fault::WrongHost { ours: None }, Lang::Easy) => {
            "このアドレスでは見ることができません。管理者（かんりしゃ）に言ってください。KIZUKI_ORIGINという設定（せってい）が必要です。"
                .into()
        }
        (Fault::WrongHost { ours: None }, Lang::En) => {
            "The board does not answer under this address. Whoever runs it: set KIZUKI_ORIGIN to \
                have it do so.".into()
        }
        (Fault::NoCookies, Lang::Ja) => "このブラウザーは、Cookieを受け取らない設定です。このままでは、あとから書き直すことも取り下げることもできないので、まだ何も送っていません。このサイトのCookieを許すか、JavaScriptを使えるようにしてから、もう一度おためしください。".into(),
        (Fault::NoCookies, Lang::Easy) => "このブラウザー（ページを見るアプリ）は、Cookieを使わない設定（せってい）です。このままでは、あとで直すことができません。だから、まだ送っていません。Cookieを使う設定にして、もう一度してください。".into(),
        (Fault::NoCookies, Lang::En) => "This browser takes no cookies. You could not change or \
            take back later what you do now, so nothing has been sent yet. Please allow cookies \
            for this site, or switch JavaScript on, and try again.".into(),
        (Fault::WrongMethod, Lang::Ja) => "何も行われていません。ボードの画面から、もう一度おためしください。".into(),
        (Fault::WrongMethod, Lang::Easy) => "何もしていません。ボードのページから、もう一度してください。".into(),
        (Fault::WrongMethod, Lang::En) => "Nothing was done. Please try again from the \
            board.".into(),
        (Fault::NotSentYet, Lang::Ja) => "書いたものは、そのまま残っています。まだ送られていません。たしかめて、もう一度押してください。".into(),
        (Fault::NotSentYet, Lang::Easy) => "書いたものは、ここにあります。まだ送っていません。見てから、もう一度ボタンを押してください。".into(),
        (Fault::NotSentYet, Lang::En) => "What you wrote is still here. It has not been sent yet. \
            Please look at it and press the button once more.".into(),
        (Fault::Malformed, Lang::Ja) => "送られたものを読みとれませんでした。".into(),
        (Fault::Malformed, Lang::Easy) => "送ったものを読めませんでした。".into(),
        (Fault::Malformed, Lang::En) => "What was sent could not be read.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_each_language_and_by_era() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let dates = |lang, dates| (date(lang, dates, on), day(lang, on), month(lang, dates, on));
        let is = |date: &str, day: &str, month: &str| {
            (date.to_owned(), day.to_owned(), month.to_owned())
        };
        assert_eq!(
            dates(Lang::Ja, Dates::Western),
            is("2026年11月22日（日）", "11月22日（日）", "2026年11月")
        );
        assert_eq!(
            dates(Lang::Ja, Dates::Reiwa),
            is("令和8年11月22日（日）", "11月22日（日）", "令和8年11月")
        );
        assert_eq!(
            dates(Lang::Easy, Dates::Western),
            is("2026年11月22日（日曜日）", "11月22日（日曜日）", "2026年11月")
        );
        let both = is(
            "2026年（令和8年）11月22日（日曜日）",
            "11月22日（日曜日）",
            "2026年（令和8年）11月",
        );
        assert_eq!(dates(Lang::Easy, Dates::Reiwa), both);
        let english = is("22 November 2026", "22 November", "November 2026");
        assert_eq!(
            (dates(Lang::En, Dates::Western), dates(Lang::En, Dates::Reiwa)),
            (english.clone(), english)
        );
    }

    #[test]
    fn hours_in_easy_japanese_are_of_twelve() {
        let at = |hour| (Lang::Easy.texts().ticket.opens_at)("8月31日".into(), hour);
        assert_eq!(
            [at(0), at(9), at(12), at(13), at(23)].map(|at| at.replace("8月31日の", "")),
            ["午前0時", "午前9時", "昼の12時", "午後1時", "午後11時"]
        );
    }

    #[test]
    fn both_kinds_of_japanese_have_the_same_six_words() {
        let hash = Hex([7; 32]);
        assert_eq!(words(Lang::Easy, &hash), words(Lang::Ja, &hash));
        assert_ne!(words(Lang::En, &hash), words(Lang::Ja, &hash));
    }
}
