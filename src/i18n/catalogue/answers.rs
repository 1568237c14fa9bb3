//! What the rules answer, and how an error is told: what is wrong, and the way out.

use std::borrow::Cow;

use crate::domain::{
    account::{Right, Role},
    anon::Refusal,
    answers::{NoReason, Status},
    fault::Fault,
    groups::Verb,
    issue,
    note::HideReason,
    problem::Problem,
    shortlist::Decision,
    team::{AccountState, DeadLink},
    theme::State,
};

/// What the rules answer. Every language matches on all that can be answered, so that a new answer
/// is a compile error until each has its words.
pub struct Answers {
    pub state: fn(State) -> &'static str,
    pub verb: fn(Verb) -> &'static str,
    pub reason: fn(HideReason) -> &'static str,
    pub status: fn(Status) -> &'static str,
    pub no_reason: fn(NoReason) -> &'static str,
    pub decision: fn(Decision) -> &'static str,
    pub role: fn(Role) -> &'static str,
    pub right: fn(Right) -> &'static str,
    pub account_state: fn(AccountState) -> &'static str,
    /// What the page says that the link of an invitation leads to: its heading, and what to do.
    pub dead_link: fn(DeadLink) -> [&'static str; 2],
    pub problem: fn(&Problem) -> Explanation,
    pub refusal: fn(&Refusal) -> Explanation,
    pub issue_refusal: fn(&issue::Refusal) -> Explanation,
    pub fault: fn(&Fault) -> Explanation,
    /// What stands between two sentences.
    pub gap: &'static str,
}

/// What a person is told of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong; empty where the way out says it all ("Please enter a number from 1 to 5.").
    pub what: Cow<'static, str>,
    /// What to do next; never empty. Where nothing can be done any more, what still can be.
    pub way_out: Cow<'static, str>,
}

/// What is wrong, and the way out.
pub fn told(
    what: impl Into<Cow<'static, str>>,
    way_out: impl Into<Cow<'static, str>>,
) -> Explanation {
    Explanation { what: what.into(), way_out: way_out.into() }
}

/// The way out, where it says what is wrong as well.
pub fn way(way_out: impl Into<Cow<'static, str>>) -> Explanation {
    told("", way_out)
}

impl Explanation {
    /// Both, with what the language puts between two sentences.
    pub fn joined(&self, gap: &str) -> String {
        match (self.what.as_ref(), self.way_out.as_ref()) {
            ("", way_out) => way_out.to_owned(),
            (what, way_out) => format!("{what}{gap}{way_out}"),
        }
    }
}
