//! Error messages: each names the way out, in every language.

use std::collections::BTreeSet;
use std::fmt::Debug;

use kizuki_board::domain::{
    anon::Refusal, fault::Fault, issue, problem::Invalid, problem::Problem, provider::NoEntry,
    team::DeadLink,
};
use kizuki_board::i18n::{Lang, catalogue::Explanation};

use crate::support::source::{code, program};

const PROBLEMS: &[Problem] = &[
    Problem::Empty,
    Problem::TooLong { max: 60, actual: 61 },
    Problem::TooShort { min: 15 },
    Problem::Malformed,
    Problem::OutOfRange { min: 1, max: 20 },
    Problem::TooMany { max: 50 },
    Problem::Taken,
    Problem::EndedAccount,
    Problem::InvitedAlready,
    Problem::WrongPassword,
    Problem::SameText,
    Problem::NotInNotes,
    Problem::BeforeStart,
    Problem::BeforeEnd,
    Problem::AfterEnd,
    Problem::TooFar { days: 366 },
    Problem::Past,
    Problem::NotChosen,
    Problem::NotOffered,
    Problem::NotLive,
    Problem::Mismatch,
    Problem::WrongPassphrase,
    Problem::UnknownPlaceholder,
    Problem::Frozen,
    Problem::WhileOpen,
    Problem::NotKana,
    Problem::NoReason,
    // An organizer's own words, without any of a language.
    Problem::SavedMeanwhile { value: String::new() },
    Problem::SetOutside,
    Problem::HostNotAllowed,
    Problem::NotAPlace,
    Problem::NotJson,
];

const REFUSALS: &[Refusal] = &[
    Refusal::Malformed,
    Refusal::TooLarge,
    Refusal::BadCharacter('!'),
    Refusal::BadLength(19),
    Refusal::NoTicket,
    Refusal::UnknownTicket,
    Refusal::OtherTicket,
    Refusal::BeforeQuorum { out: 3, quorum: 10 },
    Refusal::NoTheme,
    Refusal::PostingClosed,
    Refusal::StickersClosed,
    Refusal::FlagsClosed,
    Refusal::NoNote,
    Refusal::NotYours,
    Refusal::NoPrompt,
    Refusal::NoQuestion,
    Refusal::Replied,
    Refusal::NotTheAuthor,
    Refusal::NoReason,
    Refusal::LimitReached { max: 5 },
    Refusal::Text(Problem::Empty),
    Refusal::Hints(Vec::new()),
    Refusal::Archived,
    Refusal::SignedIn,
    Refusal::PickingUp,
    Refusal::TooManyTickets,
    Refusal::MoreWork { bits: 20 },
    Refusal::TooFast { seconds: 30 },
    Refusal::Unavailable,
];

const ISSUE_REFUSALS: &[issue::Refusal] = &[
    issue::Refusal::Malformed,
    issue::Refusal::TooLarge,
    issue::Refusal::NeedsHttps,
    issue::Refusal::NotStarted,
    issue::Refusal::NoTheme,
    issue::Refusal::NotSealed,
    issue::Refusal::Closed,
    issue::Refusal::NotElement,
    issue::Refusal::NotEligible,
    issue::Refusal::AlreadyIssued,
    issue::Refusal::Unavailable,
];

/// Every fault; what carries another error once, for that has its own list here.
fn faults() -> Vec<Fault> {
    let mut faults = vec![
        Fault::Invalid(Invalid::one("title", Problem::Empty)),
        Fault::Refused(Refusal::NoNote),
        Fault::SignInFailed,
        Fault::TooManyAttempts { seconds: 60 },
        Fault::Busy,
        Fault::NoPassphrase,
        Fault::TooManyGuesses,
        Fault::NotSignedIn,
        Fault::Forbidden,
        Fault::NotFound,
        Fault::Conflict,
        Fault::LinkUsed,
        Fault::NoPasskeys,
        Fault::PasskeyFailed,
        Fault::LastAdmin,
        Fault::NoPickUp,
        Fault::NoEnquiry,
        Fault::EnquiryOver,
        Fault::TooManyLinks,
        Fault::NotNow,
        Fault::SecondPerson,
        Fault::NeedsHttps,
        Fault::UnsafeSettings(vec!["log_statement".into()]),
        Fault::HandsClosed,
        Fault::TooManyHands,
        Fault::TooLarge,
        Fault::ForeignOrigin,
        Fault::WrongHost { ours: Some("https://board.example.jp".into()) },
        Fault::WrongHost { ours: None },
        Fault::Malformed,
        Fault::NoCookies,
        Fault::WrongMethod,
        Fault::NotSentYet,
        Fault::NoFonts,
        Fault::Internal,
    ];
    faults.extend(NoEntry::ALL.iter().map(|why| Fault::NoEntry(*why)));
    faults.extend(DeadLink::ALL.iter().map(|why| Fault::DeadInvitation(*why)));
    faults
}

/// The variants of an enumeration, as its file declares them.
fn declared(file: &str, name: &str) -> BTreeSet<String> {
    let text = program().remove(file).expect(file);
    let text = code(&text).collect::<Vec<_>>().join("\n");
    let (_, body) = text.split_once(&format!("pub enum {name} {{\n")).expect(name);
    let (body, _) = body.split_once("\n}").expect("its end");
    let variants = body.lines().filter_map(|line| line.strip_prefix("    "));
    let variants = variants.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    variants.map(variant).collect()
}

fn variant(says: impl AsRef<str>) -> String {
    says.as_ref().chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn listed<T: Debug>(list: &[T]) -> BTreeSet<String> {
    list.iter().map(|one| variant(format!("{one:?}"))).collect()
}

#[test]
fn the_lists_have_every_error() {
    for (file, name, listed) in [
        ("domain/problem.rs", "Problem", listed(PROBLEMS)),
        ("domain/anon.rs", "Refusal", listed(REFUSALS)),
        ("domain/issue.rs", "Refusal", listed(ISSUE_REFUSALS)),
        ("domain/fault.rs", "Fault", listed(&faults())),
    ] {
        let declared = declared(file, name);
        assert!(declared.len() > 9, "{file}: {declared:?}");
        assert_eq!(listed, declared, "{file}");
    }
}

/// Every error as each language tells it.
fn told(lang: Lang) -> Vec<(String, Explanation)> {
    let text = &lang.texts().answers;
    let problems = PROBLEMS.iter().map(|one| (format!("{one:?}"), (text.problem)(one)));
    let refusals = REFUSALS.iter().map(|one| (format!("{one:?}"), (text.refusal)(one)));
    let issue = ISSUE_REFUSALS.iter().map(|one| (format!("{one:?}"), (text.issue_refusal)(one)));
    let faults = faults();
    let faults = faults.iter().map(|one| (format!("{one:?}"), (text.fault)(one)));
    problems.chain(refusals).chain(issue).chain(faults).collect()
}

/// Whether a sentence asks for something or says what still can be done, by the grammar of its
/// language: in Japanese by how its verb ends (a request, or the potential form), in English by a
/// word for either.
fn leads_on(sentence: &str) -> bool {
    let ends = ["できます", "れます", "えます", "せます", "けます", "めます"];
    let words =
        ["please", "can", "choose", "tell", "ask", "write", "press", "untick", "change", "says"];
    let lower = sentence.to_lowercase();
    sentence.contains("ください")
        || ends.iter().any(|end| sentence.ends_with(end))
        || lower.split(|c: char| !c.is_alphabetic()).any(|word| words.contains(&word))
}

#[test]
fn every_error_names_the_way_out() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for (error, Explanation { what, way_out }) in told(*lang) {
            let mut sentences = way_out.split(['。', '.', ';', '：', ':']).map(str::trim);
            if !sentences.any(leads_on) {
                wrong.push(format!("{lang:?} {error}: nothing to do in “{way_out}”"));
            }
            if !what.is_empty() && way_out.contains(what.as_ref()) {
                wrong.push(format!("{lang:?} {error}: says it twice: “{what}”"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Sentences that only say what is wrong, as there were many: the rule sees through them.
#[test]
fn what_is_wrong_is_no_way_out() {
    for says in [
        "付箋の受付は終わりました",
        "メールアドレスかパスワードが違います",
        "何も保存されていません",
        "いまは変えられません",
        "送ったものが大きすぎます",
        "This lies before the first day",
        "That step is not offered from where the theme stands",
    ] {
        assert!(!leads_on(says), "{says}");
    }
}
