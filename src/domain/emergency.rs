//! 緊急テーマ: what an organizer can open in two clicks when there is no time to plan.

use chrono::{Datelike, Days, NaiveDate};

use super::plan::{Plan, PlannedPrompt};
use super::text_enum;
use super::theme::Colour;

text_enum!(
    /// What has happened; each has a question and prompts of its own.
    Template {
        /// 避難所: a shelter has been opened.
        Shelter = "shelter",
        /// 感染症: an infection spreads.
        Infection = "infection",
        /// システム障害: computers or lines are down.
        Outage = "outage",
    }
);

/// After so many days an emergency theme closes by itself, if nobody closes or prolongs it before.
pub const OPEN_DAYS: u64 = 14;
/// In an emergency one person sees many things.
const NOTES_PER_TICKET: u32 = 10;
/// The papers of the prompts, in their order.
const COLOURS: [Colour; 4] = [Colour::Peach, Colour::Lemon, Colour::Mint, Colour::Sky];

/// What stands on the board.
#[derive(Clone, Copy)]
pub struct Words {
    /// The question.
    pub title: &'static str,
    /// What it is about, and where to turn with what cannot wait for a board.
    pub description: &'static str,
    /// The names of the prompts.
    pub prompts: [&'static str; 4],
}

/// A board that everybody can use at once: Open tier, live box, visible counts, from `today` on.
/// The short name is the first to try.
pub fn plan(words: &Words, today: NaiveDate) -> Plan {
    let slug = format!("kinkyu-{:04}{:02}{:02}", today.year(), today.month(), today.day());
    let last = today.checked_add_days(Days::new(OPEN_DAYS)).unwrap_or(today);
    let prompts = words
        .prompts
        .into_iter()
        .zip(COLOURS)
        .map(|(name, colour)| PlannedPrompt::new(name, colour));
    let mut plan = Plan::new(words.title, slug, today, last, prompts.collect());
    plan.description = words.description.into();
    plan.max_notes = NOTES_PER_TICKET;
    plan.emergency = true;
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::opening::BoxRule;
    use crate::domain::settings::{Tally, Tier};
    use crate::domain::slug;

    #[test]
    fn it_is_open_to_everybody_from_today_for_two_weeks() {
        let today = NaiveDate::from_ymd_opt(2026, 12, 25).expect("a day");
        let plan =
            plan(&Words { title: "t", description: "d", prompts: ["a", "b", "c", "d"] }, today);
        assert_eq!((plan.opens_on, plan.closes_on.to_string().as_str()), (today, "2027-01-08"));
        assert_eq!(
            (plan.tier, plan.box_rule, plan.tally, plan.premoderated),
            (Tier::Open, BoxRule::Live, Tally::Visible, false)
        );
        assert!(plan.emergency && plan.posting.on && plan.stickers.on);
        assert_eq!(slug::parse(&plan.slug).as_deref(), Ok("kinkyu-20261225"));
        assert_eq!(plan.prompts.len(), 4, "none lost for want of a paper");
    }
}
