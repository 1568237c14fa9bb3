//! What tests plan and hold: themes, days, tickets, and ids that nothing has.

use chrono::NaiveDate;
use kizuki_board::domain::{
    ids::{NoteId, PromptId},
    plan::{Plan, PlannedPrompt},
    theme::Colour,
};
use kizuki_board::ticket::Secret;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn plan(slug: &str) -> Plan {
    let prompts = vec![
        PlannedPrompt::new("良かったところ", Colour::Lemon),
        PlannedPrompt::new("改善すべきところ", Colour::Peach),
    ];
    let mut plan = Plan::new(
        "在宅勤務、やってみてどうでしたか",
        slug,
        day("2020-08-01"),
        day("2020-08-31"),
        prompts,
    );
    plan.description = "良かったところ、改善すべきところ".into();
    plan
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
