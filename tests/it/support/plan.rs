//! What tests plan and hold: themes, days, tickets, and ids that nothing has.

use chrono::NaiveDate;
use kizuki_board::domain::{
    ids::{NoteId, PromptId},
    opening::BoxRule,
    plan::{Plan, PlannedPrompt},
    theme::{Colour, Switch, Tally, Tier},
};
use kizuki_board::ticket::Secret;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn plan(slug: &str) -> Plan {
    let on = Switch { on: true, until: None };
    let prompt = |name: &str, colour| PlannedPrompt { id: None, name: name.into(), colour };
    Plan {
        title: "在宅勤務、やってみてどうでしたか".into(),
        slug: slug.into(),
        description: "良かったところ、改善すべきところ".into(),
        tier: Tier::Open,
        opens_on: day("2020-08-01"),
        closes_on: day("2020-08-31"),
        posting: on,
        stickers: on,
        max_notes: 5,
        tally: Tally::Visible,
        box_rule: BoxRule::Live,
        quorum: 0,
        archive_after: None,
        premoderated: false,
        emergency: false,
        prompts: vec![prompt("良かったところ", Colour::Lemon), prompt("改善すべきところ", Colour::Peach)],
    }
}

/// The n-th test ticket.
pub fn secret(n: u8) -> Secret {
    Secret::from_random(&std::array::from_fn(|i| [n, n >> 5].get(i).copied().unwrap_or(9)))
}

/// What a person with this ticket sends.
pub fn code(secret: &Secret) -> String {
    secret.reveal().to_string()
}

pub fn unknown<T: From<uuid::Uuid>>() -> T {
    uuid::Uuid::from_u128(0xdead).into()
}

pub fn unknown_prompt() -> PromptId {
    PromptId(unknown())
}

pub fn unknown_note() -> NoteId {
    NoteId(unknown())
}
