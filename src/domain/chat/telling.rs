//! What is told: the facts of an occasion, and the words that are made of them.

use chrono::NaiveDate;

use super::Occasion;
use crate::domain::{announce::Moment, calendar::Dates, theme::Theme};

/// What a channel is told of, before it is put in words.
#[derive(Clone, Debug)]
pub struct Telling {
    /// What happened.
    pub about: About,
    /// Where browsers reach the board.
    pub origin: String,
    /// What the office is called; may be empty.
    pub office: String,
    /// Where breaches of the law are reported; may be empty.
    pub desk: String,
    /// How Japanese texts write years.
    pub dates: Dates,
    /// Whether themes are named. Where readers need a passphrase, they are not: what is told leaves the
    /// circle of those who know it.
    pub named: bool,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum About {
    /// Something of a theme.
    Theme(Moment, Box<Theme>),
    /// A month is over.
    Month(Digest),
    /// Nothing: somebody tries whether a channel works.
    Test,
}

impl About {
    /// The occasion on which it is told.
    pub const fn occasion(&self) -> Option<Occasion> {
        match self {
            Self::Theme(Moment::Opening, _) => Some(Occasion::Opened),
            Self::Theme(Moment::HalfTime | Moment::LastDays, _) => Some(Occasion::LastDay),
            Self::Theme(Moment::Results, _) => Some(Occasion::Answered),
            Self::Month(_) => Some(Occasion::Digest),
            Self::Test => None,
        }
    }
}

/// What a month brought, of the public log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The first day of the month.
    pub month: NaiveDate,
    /// The titles of themes that opened in it.
    pub opened: Vec<String>,
    /// Themes that closed in it.
    pub closed: Vec<Closed>,
    /// The titles of themes to which something was answered in it, with how many answers.
    pub answered: Vec<(String, usize)>,
    /// The titles of themes that are open now, with their last day.
    pub running: Vec<(String, NaiveDate)>,
}

/// A theme that closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Its title.
    pub title: String,
    /// The notes and the stickers on them, as the public log has them of the moment at which it closed;
    /// none where the board hides counts.
    pub counts: Option<(i64, i64)>,
}

impl Digest {
    /// Whether there is nothing to tell.
    pub const fn is_empty(&self) -> bool {
        self.opened.is_empty()
            && self.closed.is_empty()
            && self.answered.is_empty()
            && self.running.is_empty()
    }
}

/// A message in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// A line above it.
    pub title: String,
    /// What it says, without the address.
    pub text: String,
    /// Where it leads.
    pub url: String,
    /// What the office is called; may be empty.
    pub office: String,
    /// What the occasion is called.
    pub occasion: String,
    /// The last day of the theme; may be empty.
    pub last_day: String,
    /// What the link says, where a product shows a button.
    pub button: String,
}
