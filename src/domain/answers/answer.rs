//! One answer, and how it is read from a form.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    calendar::parse_day,
    problem::{Invalid, Problem},
    text, text_enum,
};

/// The longest text of an answer, in grapheme clusters.
pub const TEXT_MAX: usize = 2000;
/// The longest name of a department, in grapheme clusters.
pub const DEPARTMENT_MAX: usize = 60;
/// The longest address of what proves an answer, in characters.
pub const EVIDENCE_MAX: usize = 500;

text_enum!(
    /// How far an answer is. In the order in which things usually go.
    Status {
        /// 受付: it was read.
        Received = "received",
        /// 検討中: it is being looked into.
        Considering = "considering",
        /// 実施する: it will be done.
        WillDo = "will-do",
        /// 実施済み: it is done.
        Done = "done",
        /// 見送り: it will not be done now, and the answer says why.
        Declined = "declined",
        /// 対象外: it is not for this board, and the answer says why.
        OutOfScope = "out-of-scope",
    }
);

impl Status {
    /// Whether it asks for a reason and a text.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Declined | Self::OutOfScope)
    }

    /// Whether it will be done, or is.
    pub const fn is_adopted(self) -> bool {
        matches!(self, Self::WillDo | Self::Done)
    }

    /// Whether somebody still has to do something.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Considering | Self::WillDo)
    }
}

text_enum!(
    /// Why something is not done.
    NoReason {
        /// The money is not there.
        Budget = "budget",
        /// The people are not there.
        Staff = "staff",
        /// A law or a rule is against it.
        Rules = "rules",
        /// Something else does it already.
        Exists = "exists",
        /// It would not help enough.
        Effect = "effect",
        /// Not yet; later perhaps.
        TooEarly = "too-early",
        /// Somebody else decides it.
        Elsewhere = "elsewhere",
        /// Anything else; the text says it.
        Other = "other",
    }
);

/// What the office says to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How far it is.
    pub status: Status,
    /// Why it is not done; there exactly if [`Status::needs_reason`].
    pub reason: Option<NoReason>,
    /// The answer in words, up to [`TEXT_MAX`]; may be empty unless there is a reason.
    pub text: String,
    /// The department in charge, up to [`DEPARTMENT_MAX`]; may be empty.
    pub department: String,
    /// By when it is to be done.
    pub due: Option<NaiveDate>,
    /// When somebody looks after it next.
    pub check: Option<NaiveDate>,
    /// An address (HTTP or HTTPS) that proves it, up to [`EVIDENCE_MAX`]; may be empty.
    pub evidence: String,
}

impl Answer {
    /// Whether its day has passed and it is not done.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.status.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// An answer as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// A word of [`Status`].
    pub status: String,
    /// A word of [`NoReason`], or nothing.
    pub reason: String,
    /// The text.
    pub text: String,
    /// The department.
    pub department: String,
    /// A day, or nothing.
    pub due: String,
    /// A day, or nothing.
    pub check: String,
    /// An address, or nothing.
    pub evidence: String,
}

impl AnswerForm {
    /// Reads what was typed on `today`. `before` is the answer that stands there now: a day of its
    /// own may have passed by now and be kept.
    ///
    /// # Errors
    /// All that is wrong, field by field.
    pub fn parse(&self, today: NaiveDate, before: Option<&Answer>) -> Result<Answer, Invalid> {
        let mut wrong = Invalid::default();
        let status = wrong.take("status", chosen::<Status>(&self.status));
        let needs = status.is_some_and(Status::needs_reason);
        // A reason that was chosen for another status is not one any more.
        let reason = if needs {
            wrong.take("reason", chosen::<NoReason>(&self.reason)).map(Some)
        } else {
            Some(None)
        };
        let text = wrong.take("text", read(&self.text, TEXT_MAX, needs));
        let department = text::clean_line(&self.department);
        let department = wrong.take("department", text::within(department, DEPARTMENT_MAX));
        let ahead = status.is_none_or(Status::is_open);
        let kept = |day: fn(&Answer) -> Option<NaiveDate>| before.and_then(day);
        let due = wrong.take("due", day(&self.due, today, ahead, kept(|answer| answer.due)));
        let check =
            wrong.take("check", day(&self.check, today, ahead, kept(|answer| answer.check)));
        let evidence = wrong.take("evidence", address(&self.evidence));
        let answer = (|| {
            Some(Answer {
                status: status?,
                reason: reason?,
                text: text?,
                department: department?,
                due: due?,
                check: check?,
                evidence: evidence?,
            })
        })();
        wrong.or(answer)
    }
}

/// A choice that must be made.
fn chosen<T: std::str::FromStr>(word: &str) -> Result<T, Problem> {
    if word.is_empty() {
        return Err(Problem::NotChosen);
    }
    word.parse().map_err(|_| Problem::NotOffered)
}

fn read(raw: &str, max: usize, needed: bool) -> Result<String, Problem> {
    let cleaned = text::within(text::clean(raw), max)?;
    if needed && cleaned.is_empty() { Err(Problem::Empty) } else { Ok(cleaned) }
}

/// A day, or none. One that lies ahead must lie ahead, unless it stood there before.
fn day(
    raw: &str,
    today: NaiveDate,
    ahead: bool,
    before: Option<NaiveDate>,
) -> Result<Option<NaiveDate>, Problem> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    let day = parse_day(raw).ok_or(Problem::Malformed)?;
    if ahead && day < today && Some(day) != before { Err(Problem::Past) } else { Ok(Some(day)) }
}

/// An address that a browser can follow, and that is no script.
fn address(raw: &str) -> Result<String, Problem> {
    let cleaned = text::within(text::clean_line(raw), EVIDENCE_MAX)?;
    let lower = cleaned.to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    match rest {
        _ if cleaned.is_empty() => Ok(cleaned),
        Some(rest)
            if !rest.starts_with('/')
                && !rest.is_empty()
                && !cleaned.contains(char::is_whitespace) =>
        {
            Ok(cleaned)
        }
        _ => Err(Problem::Malformed),
    }
}
