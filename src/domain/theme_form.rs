//! The form with which an organizer plans a theme: what was typed, checked, and what is set, as it
//! is typed.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::opening::BoxRule;
use super::plan::{Plan, PlannedPrompt};
use super::problem::{Invalid, Problem};
use super::settings::{NOTES_PER_TICKET, NOTES_USUAL, Settings, ThemeKind};
use super::settings::{Switch, Tally, Tier};
use super::text_enum;
use super::theme::{Prompt, Theme};
use super::{calendar, slug, text};

/// The longest title, in grapheme clusters.
pub const TITLE_MAX: usize = 60;
/// The longest description, in grapheme clusters.
pub const DESCRIPTION_MAX: usize = 400;
/// The longest name of a prompt, in grapheme clusters.
pub const PROMPT_MAX: usize = 30;
/// How many prompts a board can have.
pub const PROMPTS_MAX: usize = 6;

/// How many tickets must be out before anybody can post, where tickets are handed out: with fewer,
/// a note could be guessed by elimination (docs/anonymity.md, L8).
pub const QUORUM: RangeInclusive<u32> = 5..=1000;
/// What the form proposes.
pub const QUORUM_USUAL: u32 = 10;
/// After how many days an answered theme can be archived by itself.
pub const ARCHIVE_AFTER: RangeInclusive<u32> = 1..=3650;

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
    /// What its notes are; empty for the usual kind, as in forms from before there was another.
    pub kind: String,
    /// How tickets become valid.
    pub tier: String,
    /// First day.
    pub opens_on: String,
    /// Last day.
    pub closes_on: String,
    /// The day of the answer; empty where none is promised.
    pub answers_on: String,
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
    /// When the box is opened; empty for the tier's usual rule.
    pub box_rule: String,
    /// Tickets that must be out; empty for the usual number. Open has none.
    pub quorum: String,
    /// Days after which an answered theme is archived by itself; empty for never.
    pub archive_after: String,
    /// Notes are read by organizers before they are shown.
    pub premoderated: Option<Ticked>,
    /// The rows of prompts.
    pub prompts: Vec<PromptForm>,
    /// Why days are others than staff were told ([`super::day_change`]). Of the change, not of the theme.
    pub why: String,
}

impl ThemeForm {
    /// The form as it is proposed for a new theme.
    pub fn usual() -> Self {
        Self {
            kind: ThemeKind::Usual.as_str().into(),
            tier: Tier::Open.as_str().into(),
            box_rule: BoxRule::Live.as_str().into(),
            posting: Some(Ticked::On),
            stickers: Some(Ticked::On),
            max_notes: NOTES_USUAL.to_string(),
            tally: Tally::Visible.as_str().into(),
            ..Self::default()
        }
    }

    /// The form of a theme, filled in as it is stored.
    pub fn of(theme: &Theme) -> Self {
        let ticked = |on: bool| on.then_some(Ticked::On);
        let until = |switch: Switch| switch.until.map(|day| day.to_string()).unwrap_or_default();
        let prompt = |prompt: &Prompt| PromptForm {
            id: prompt.id.to_string(),
            name: prompt.name.clone(),
            colour: prompt.colour.as_str().into(),
        };
        let Settings {
            slug,
            title,
            description,
            kind,
            tier,
            box_rule,
            opens_on,
            closes_on,
            answers_on,
            posting,
            stickers,
            max_notes,
            tally,
            quorum,
            archive_after,
            premoderated,
        } = theme.settings.clone();
        Self {
            title,
            slug,
            description,
            kind: kind.as_str().into(),
            tier: tier.as_str().into(),
            opens_on: opens_on.to_string(),
            closes_on: closes_on.to_string(),
            answers_on: answers_on.map(|day| day.to_string()).unwrap_or_default(),
            posting: ticked(posting.on),
            posting_until: until(posting),
            stickers: ticked(stickers.on),
            stickers_until: until(stickers),
            max_notes: max_notes.to_string(),
            tally: tally.as_str().into(),
            box_rule: box_rule.as_str().into(),
            quorum: if quorum > 0 { quorum.to_string() } else { String::new() },
            archive_after: archive_after.map(|days| days.to_string()).unwrap_or_default(),
            premoderated: ticked(premoderated),
            prompts: theme.prompts.iter().map(prompt).collect(),
            why: String::new(),
        }
    }

    /// Checks the whole form.
    ///
    /// # Errors
    /// Every problem at once, each under the name of its field.
    pub fn check(&self) -> Result<Plan, Invalid> {
        let mut bad = Invalid::default();
        let title = bad.take("title", text::parse_line(&self.title, TITLE_MAX));
        let slug = bad.take("slug", slug::parse(&self.slug));
        let description = bad.take("description", optional_text(&self.description));
        let kind = bad.take("kind", kind(&self.kind));
        let tier = bad.take("tier", self.tier.parse().map_err(|_| Problem::NotOffered));
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
        let answers_on = bad.take("answers_on", answer_day(&self.answers_on, closes_on));
        let posting = bad.take("posting_until", switch(self.posting, &self.posting_until, period));
        let stickers =
            bad.take("stickers_until", switch(self.stickers, &self.stickers_until, period));
        let max_notes = bad.take("max_notes", number(&self.max_notes, &NOTES_PER_TICKET));
        let box_rule = bad.take("box_rule", box_rule(&self.box_rule, tier));
        let quorum = bad.take("quorum", quorum(&self.quorum, tier));
        let archive_after =
            bad.take("archive_after", optional_number(&self.archive_after, &ARCHIVE_AFTER));
        let prompts = self.check_prompts(&mut bad);
        let plan = (|| {
            let settings = Settings {
                slug: slug?,
                title: title?,
                description: description?,
                kind: kind?,
                tier: tier?,
                box_rule: box_rule?,
                opens_on: opens_on?,
                closes_on: closes_on?,
                answers_on: answers_on?,
                posting: posting?,
                stickers: stickers?,
                max_notes: max_notes?,
                tally: tally?,
                quorum: quorum?,
                archive_after: archive_after?,
                premoderated: self.premoderated.is_some(),
            };
            Some(Plan { settings, emergency: false, origin: None, prompts })
        })();
        bad.or(plan)
    }

    /// This form with what can no longer be changed as it is stored: once a theme has opened, what
    /// its notes are, what protects their authors, how much each can write and when counts are shown
    /// is fixed, for they were told so before they wrote; once slips are out (`tickets`), so is the tier.
    #[must_use]
    pub fn keeping(mut self, theme: &Theme, tickets: bool) -> Self {
        if theme.is_fixed() || tickets {
            self.tier = theme.tier.as_str().into();
        }
        if theme.is_fixed() {
            self.kind = theme.kind.as_str().into();
            self.box_rule = theme.box_rule.as_str().into();
            self.quorum = theme.quorum.to_string();
            self.premoderated = theme.premoderated.then_some(Ticked::On);
            self.max_notes = theme.max_notes.to_string();
            self.tally = theme.tally.as_str().into();
        }
        self
    }

    fn check_prompts(&self, bad: &mut Invalid) -> Vec<PlannedPrompt> {
        let mut prompts: Vec<PlannedPrompt> = Vec::new();
        for (row, form) in self.prompts.iter().take(PROMPTS_MAX).enumerate() {
            if text::clean_line(&form.name).is_empty() {
                continue;
            }
            let name =
                bad.take(format!("prompts.{row}.name"), text::parse_line(&form.name, PROMPT_MAX));
            let colour = bad.take(
                format!("prompts.{row}.colour"),
                form.colour.parse().map_err(|_| Problem::NotOffered),
            );
            let id = match form.id.as_str() {
                "" => None,
                id => bad.take(
                    format!("prompts.{row}.name"),
                    id.parse().map_err(|_| Problem::Malformed),
                ),
            };
            if let (Some(name), Some(colour)) = (name, colour) {
                if prompts
                    .iter()
                    .any(|other| text::fold_line(&other.name) == text::fold_line(&name))
                {
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

fn kind(raw: &str) -> Result<ThemeKind, Problem> {
    if raw.is_empty() { Ok(ThemeKind::Usual) } else { raw.parse().map_err(|_| Problem::NotOffered) }
}

/// Sealed tickets and a box of ten seconds do not go together: whoever logs in and posts at once
/// could be told by the time.
fn box_rule(raw: &str, tier: Option<Tier>) -> Result<BoxRule, Problem> {
    let sealed = tier == Some(Tier::Sealed);
    match raw {
        "" => Ok(if sealed { BoxRule::Daily } else { BoxRule::Live }),
        word => match word.parse() {
            Ok(BoxRule::Live) if sealed => Err(Problem::NotLive),
            other => other.map_err(|_| Problem::NotOffered),
        },
    }
}

fn quorum(raw: &str, tier: Option<Tier>) -> Result<u32, Problem> {
    match tier {
        None | Some(Tier::Open) => Ok(0),
        Some(_) => Ok(optional_number(raw, &QUORUM)?.unwrap_or(QUORUM_USUAL)),
    }
}

fn day(raw: &str) -> Result<NaiveDate, Problem> {
    if raw.trim().is_empty() {
        Err(Problem::Empty)
    } else {
        calendar::parse_day(raw).ok_or(Problem::Malformed)
    }
}

/// The day of the answer: none, or one that is not before the last day.
fn answer_day(raw: &str, last: Option<NaiveDate>) -> Result<Option<NaiveDate>, Problem> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    match day(raw)? {
        day if last.is_some_and(|last| day < last) => Err(Problem::BeforeEnd),
        day => Ok(Some(day)),
    }
}

fn switch(
    ticked: Option<Ticked>,
    until: &str,
    period: Option<(NaiveDate, NaiveDate)>,
) -> Result<Switch, Problem> {
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

fn optional_number(raw: &str, range: &RangeInclusive<u32>) -> Result<Option<u32>, Problem> {
    match text::fold_line(raw).as_str() {
        "" => Ok(None),
        number => number
            .parse()
            .ok()
            .filter(|number| range.contains(number))
            .map(Some)
            .ok_or_else(|| out_of(range)),
    }
}

fn number(raw: &str, range: &RangeInclusive<u32>) -> Result<u32, Problem> {
    optional_number(raw, range)?.ok_or_else(|| out_of(range))
}

fn out_of(range: &RangeInclusive<u32>) -> Problem {
    Problem::OutOfRange { min: i64::from(*range.start()), max: i64::from(*range.end()) }
}

#[cfg(test)]
#[path = "theme_form_tests.rs"]
mod tests;
