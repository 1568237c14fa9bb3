//! English: what the rules answer.

use super::{
    errors,
    staff::MODERATION,
    team::{self, dead_link},
};
use crate::domain::{
    answers::{NoReason, Status},
    groups::Verb,
    note::HideReason,
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
    problem: errors::problem,
    refusal: errors::refusal,
    issue_refusal: errors::issue_refusal,
    fault: errors::fault,
    gap: " ",
};

pub(super) const FAULT: Faults = Faults {
    not_found_title: "This page cannot be found",
    foreign_title: "Requests from other sites are not accepted",
    large_title: "Too much was sent",
    internal_title: "Something went wrong on our side",
    failed_title: "That did not work",
    forbidden_title: "You cannot do this",
    home: "To this month’s theme",
    method_title: "Nothing can be sent to this address",
    kept_title: "What you wrote is still here",
    written: "What you wrote is here, for you to copy.",
    carried: "What you wrote is not lost. After this you come back to it.",
    once_more: "Sign in again",
};

const fn state(state: State) -> &'static str {
    match state {
        State::Draft => "Draft",
        State::Announced => "Announced",
        State::Open => "Open",
        State::Review => "Under review",
        State::Answered => "Answered",
        State::Archived => "Archived",
    }
}

const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Group => "group",
        Verb::Move => "move",
        Verb::TakeOut => "take out",
        Verb::Rename => "rename",
        Verb::Merge => "merge",
        Verb::Dissolve => "dissolve",
        Verb::Refuse => "refuse a suggestion",
    }
}

const fn reason(reason: HideReason) -> &'static str {
    match reason {
        HideReason::Person => "it identifies a person",
        HideReason::Abuse => "it insults",
        HideReason::OffTopic => "it is not about the theme",
        HideReason::PersonalData => "it contains personal or contact data",
        HideReason::Review => MODERATION.held,
        HideReason::Hate => "it discriminates or harasses",
        HideReason::Secret => "it tells what the office keeps secret",
        HideReason::Checking => "it is being looked at",
        HideReason::Other => "another reason",
    }
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "Received",
        Status::Considering => "Under consideration",
        Status::WillDo => "Will be done",
        Status::Done => "Done",
        Status::Declined => "Not for now",
        Status::OutOfScope => "Out of scope",
    }
}

const fn no_reason(reason: NoReason) -> &'static str {
    match reason {
        NoReason::Budget => "no budget",
        NoReason::Staff => "not enough people",
        NoReason::Rules => "against a law or rule",
        NoReason::Exists => "exists already",
        NoReason::Effect => "too little effect",
        NoReason::TooEarly => "too early",
        NoReason::Elsewhere => "decided elsewhere",
        NoReason::Other => "another reason",
    }
}

const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::GoAhead => "Towards doing it",
        Decision::Consider => "Looked into further",
        Decision::Decline => "Towards not doing it",
        Decision::NextTime => "Next meeting",
    }
}
