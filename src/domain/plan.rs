//! The form with which an organizer plans a theme, and the plan that comes out of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::error::{Invalid, Problem};
use super::ids::PromptId;
use super::text_enum;
use super::theme::{Colour, Switch, Tally, Tier};
use super::{calendar, slug, text};

/// The longest title, in grapheme clusters.
pub const TITLE_MAX: usize = 60;
/// The longest description, in grapheme clusters.
pub const DESCRIPTION_MAX: usize = 400;
/// The longest name of a prompt, in grapheme clusters.
pub const PROMPT_MAX: usize = 30;
/// How many prompts a board can have.
pub const PROMPTS_MAX: usize = 6;
/// How many notes one ticket can be given.
pub const NOTES_PER_TICKET: std::ops::RangeInclusive<u32> = 1..=20;

text_enum!(
    /// A ticked box of an HTML form; an unticked one is absent.
    Ticked {
        /// The only value that is sent.
        On = "on",
    }
);

/// One row of prompts as typed. A row whose name is blank is no prompt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromptForm {
    /// The id of a prompt that exists already.
    #[serde(default)]
    pub id: String,
    /// The name on the tape.
    #[serde(default)]
    pub name: String,
    /// The paper, by its word.
    #[serde(default)]
    pub colour: String,
}

/// The form as typed: everything is text, absent means not filled in or not ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    /// The question.
    pub title: String,
    /// The short name in the address.
    pub slug: String,
    /// What the question is about.
    pub description: String,
    /// How tickets become valid.
    pub tier: String,
    /// First day.
    pub opens_on: String,
    /// Last day.
    pub closes_on: String,
    /// Posting on.
    pub posting: Option<Ticked>,
    /// Last day of posting, if earlier.
    pub posting_until: String,
    /// Stickers on.
    pub stickers: Option<Ticked>,
    /// Last day of stickers, if earlier.
    pub stickers_until: String,
    /// Notes per ticket.
    pub max_notes: String,
    /// Counts shown or hidden while open.
    pub tally: String,
    /// The rows of prompts.
    pub prompts: Vec<PromptForm>,
}

/// A prompt of a plan: an existing one to keep (and perhaps rename), or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPrompt {
    /// The id to keep; `None` for a new one.
    pub id: Option<PromptId>,
    /// The name on the tape.
    pub name: String,
    /// The paper.
    pub colour: Colour,
}

/// A plan that holds together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The question.
    pub title: String,
    /// The short name in the address.
    pub slug: String,
    /// What the question is about; may be empty.
    pub description: String,
    /// How tickets become valid.
    pub tier: Tier,
    /// First day.
    pub opens_on: NaiveDate,
    /// Last day, not before the first.
    pub closes_on: NaiveDate,
    /// Posting of notes.
    pub posting: Switch,
    /// Stickers.
    pub stickers: Switch,
    /// Notes per ticket.
    pub max_notes: u32,
    /// Counts shown or hidden while open.
    pub tally: Tally,
    /// The columns in order.
    pub prompts: Vec<PlannedPrompt>,
}

impl ThemeForm {
    /// Checks the whole form.
    ///
    /// # Errors
    /// Every problem at once, each under the name of its field.
    pub fn check(&self) -> Result<Plan, Invalid> {
        let mut bad = Invalid::default();
        let title = bad.take("title", text::parse_line(&self.title, TITLE_MAX));
        let slug = bad.take("slug", slug::parse(&self.slug));
        let description = bad.take("description", optional_text(&self.description));
        let tier = bad.take("tier", offered_tier(&self.tier));
        let tally = bad.take("tally", self.tally.parse::<Tally>().map_err(|_| Problem::NotOffered));
        let opens_on = bad.take("opens_on", day(&self.opens_on));
        let mut closes_on = bad.take("closes_on", day(&self.closes_on));
        if let (Some(first), Some(last)) = (opens_on, closes_on)
            && last < first
        {
            bad.add("closes_on", Problem::BeforeStart);
            closes_on = None;
        }
        let period = opens_on.zip(closes_on);
        let posting = bad.take("posting_until", switch(self.posting, &self.posting_until, period));
        let stickers = bad.take("stickers_until", switch(self.stickers, &self.stickers_until, period));
        let max_notes = bad.take("max_notes", notes_per_ticket(&self.max_notes));
        let prompts = self.check_prompts(&mut bad);
        let plan = (|| {
            Some(Plan {
                title: title?,
                slug: slug?,
                description: description?,
                tier: tier?,
                opens_on: opens_on?,
                closes_on: closes_on?,
                posting: posting?,
                stickers: stickers?,
                max_notes: max_notes?,
                tally: tally?,
                prompts,
            })
        })();
        bad.or(plan)
    }

    fn check_prompts(&self, bad: &mut Invalid) -> Vec<PlannedPrompt> {
        let mut prompts: Vec<PlannedPrompt> = Vec::new();
        for (row, form) in self.prompts.iter().take(PROMPTS_MAX).enumerate() {
            if text::clean_line(&form.name).is_empty() {
                continue;
            }
            let name = bad.take(format!("prompts.{row}.name"), text::parse_line(&form.name, PROMPT_MAX));
            let colour = bad.take(format!("prompts.{row}.colour"), form.colour.parse().map_err(|_| Problem::NotOffered));
            let id = match form.id.as_str() {
                "" => None,
                id => bad.take(format!("prompts.{row}.name"), id.parse().map_err(|_| Problem::Malformed)),
            };
            if let (Some(name), Some(colour)) = (name, colour) {
                if prompts.iter().any(|other| other.name == name) {
                    bad.add(format!("prompts.{row}.name"), Problem::Taken);
                }
                prompts.push(PlannedPrompt { id, name, colour });
            }
        }
        if prompts.is_empty() && !bad.0.iter().any(|p| p.field.starts_with("prompts")) {
            bad.add("prompts.0.name", Problem::Empty);
        }
        prompts
    }
}

fn optional_text(raw: &str) -> Result<String, Problem> {
    match text::parse(raw, DESCRIPTION_MAX) {
        Err(Problem::Empty) => Ok(String::new()),
        other => other,
    }
}

/// Drawn and Sealed need slips and a roster, which this version does not have yet: only Open is offered.
fn offered_tier(raw: &str) -> Result<Tier, Problem> {
    raw.parse().ok().filter(|tier| *tier == Tier::Open).ok_or(Problem::NotOffered)
}

fn day(raw: &str) -> Result<NaiveDate, Problem> {
    if raw.trim().is_empty() { Err(Problem::Empty) } else { calendar::parse_day(raw).ok_or(Problem::Malformed) }
}

fn switch(ticked: Option<Ticked>, until: &str, period: Option<(NaiveDate, NaiveDate)>) -> Result<Switch, Problem> {
    let until = match until.trim() {
        "" => None,
        raw => Some(calendar::parse_day(raw).ok_or(Problem::Malformed)?),
    };
    match (until, period) {
        (Some(until), Some((first, _))) if until < first => Err(Problem::BeforeStart),
        (Some(until), Some((_, last))) if until > last => Err(Problem::AfterEnd),
        _ => Ok(Switch { on: ticked.is_some(), until }),
    }
}

fn notes_per_ticket(raw: &str) -> Result<u32, Problem> {
    let (min, max) = (i64::from(*NOTES_PER_TICKET.start()), i64::from(*NOTES_PER_TICKET.end()));
    let number: u32 = text::clean_line(raw).parse().map_err(|_| Problem::OutOfRange { min, max })?;
    if NOTES_PER_TICKET.contains(&number) { Ok(number) } else { Err(Problem::OutOfRange { min, max }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ThemeForm {
        ThemeForm {
            title: "在宅勤務".into(),
            slug: "zaitaku".into(),
            tier: "open".into(),
            tally: "visible".into(),
            opens_on: "2020-08-01".into(),
            closes_on: "2020-08-31".into(),
            posting: Some(Ticked::On),
            stickers: Some(Ticked::On),
            max_notes: "５".into(),
            prompts: vec![
                PromptForm { name: "良かったところ".into(), colour: "lemon".into(), ..Default::default() },
                PromptForm::default(),
            ],
            ..Default::default()
        }
    }

    fn fields(form: &ThemeForm) -> Vec<String> {
        form.check().expect_err("has problems").0.into_iter().map(|p| p.field).collect()
    }

    #[test]
    fn a_whole_form_becomes_a_plan() {
        let plan = form().check().expect("a plan");
        assert_eq!((plan.max_notes, plan.prompts.len(), plan.description.as_str()), (5, 1, ""));
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let empty = ThemeForm { max_notes: "0".into(), ..ThemeForm::default() };
        assert_eq!(fields(&empty), ["title", "slug", "tier", "tally", "opens_on", "closes_on", "max_notes", "prompts.0.name"]);
    }

    #[test]
    fn days_must_be_in_order() {
        let mut form = form();
        form.closes_on = "2020-07-31".into();
        assert_eq!(fields(&form), ["closes_on"]);
        form.closes_on = "2020-08-31".into();
        form.posting_until = "2020-09-01".into();
        form.stickers_until = "2020-07-31".into();
        assert_eq!(fields(&form), ["posting_until", "stickers_until"]);
    }

    #[test]
    fn prompts_must_differ() {
        let mut form = form();
        form.prompts[1] = PromptForm { name: "良かったところ ".into(), colour: "mint".into(), ..Default::default() };
        assert_eq!(fields(&form), ["prompts.1.name"]);
        form.prompts[1] = PromptForm { name: "別".into(), colour: "black".into(), ..Default::default() };
        assert_eq!(fields(&form), ["prompts.1.colour"]);
    }

    #[test]
    fn tiers_that_cannot_work_yet_are_not_offered() {
        let mut form = form();
        form.tier = "sealed".into();
        assert_eq!(fields(&form), ["tier"]);
    }
}
