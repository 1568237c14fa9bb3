//! Minutes (会議の記録): what a meeting decided about an item, and what was said.

use chrono::{Days, NaiveDate};

use crate::domain::{
    answers::Status,
    problem::{Invalid, Problem},
    text, text_enum,
};

/// The longest minutes of one item on one day, in grapheme clusters.
pub const TEXT_MAX: usize = 5000;
/// So many days after a meeting its minutes can still be sent: what was typed while the network was
/// gone comes when it is back.
const LATE_DAYS: u64 = 31;

text_enum!(
    /// Which way a meeting went. It decides nothing by itself: the answer does.
    Decision {
        /// 実施の方向: it should be done.
        GoAhead = "go-ahead",
        /// 引き続き検討: it is looked into further.
        Consider = "consider",
        /// 見送りの方向: it should not be done now.
        Decline = "decline",
        /// 次回へ: there was no time for it.
        NextTime = "next-time",
    }
);

impl Decision {
    /// The status of an answer that goes with it, if one does.
    pub const fn suggests(self) -> Option<Status> {
        match self {
            Self::GoAhead => Some(Status::WillDo),
            Self::Consider => Some(Status::Considering),
            Self::Decline => Some(Status::Declined),
            Self::NextTime => None,
        }
    }
}

/// The minutes of an item on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// The day of the meeting.
    pub on: NaiveDate,
    /// Which way it went.
    pub decision: Option<Decision>,
    /// What was said, up to [`TEXT_MAX`]; may be empty.
    pub text: String,
    /// Rises with each save; guards against overwriting. From 1.
    pub version: i64,
}

impl Minutes {
    /// Whether nothing stands in them: somebody wrote something and took it out again.
    pub fn is_empty(&self) -> bool {
        self.decision.is_none() && self.text.is_empty()
    }
}

/// Minutes as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesForm {
    /// A word of [`Decision`], or nothing.
    pub decision: String,
    /// What was said.
    pub text: String,
    /// Whether that is to come after what is stored.
    pub joins: bool,
}

impl MinutesForm {
    /// Reads what was typed.
    ///
    /// # Errors
    /// What is wrong, field by field: `decision`, `text`.
    pub fn parse(&self) -> Result<(Option<Decision>, String), Invalid> {
        let mut wrong = Invalid::default();
        let decision = wrong.take("decision", chosen(&self.decision));
        let text = wrong.take("text", read(&self.text));
        wrong.or(decision.zip(text))
    }
}

fn chosen(word: &str) -> Result<Option<Decision>, Problem> {
    if word.is_empty() {
        return Ok(None);
    }
    word.parse().map(Some).map_err(|_| Problem::NotOffered)
}

fn read(raw: &str) -> Result<String, Problem> {
    let text = text::clean(raw);
    let actual = text::graphemes(&text);
    if actual > TEXT_MAX { Err(Problem::TooLong { max: TEXT_MAX, actual }) } else { Ok(text) }
}

/// What is stored and what somebody else typed, one after the other.
pub fn joined(stored: &str, typed: &str) -> String {
    if stored.is_empty() { typed.to_owned() } else { format!("{stored}\n{typed}") }
}

/// Whether minutes of a meeting on this day can be written today.
pub fn can_be_written_on(today: NaiveDate, day: NaiveDate) -> bool {
    let first = today.checked_sub_days(Days::new(LATE_DAYS)).unwrap_or(today);
    (first..=today).contains(&day)
}
