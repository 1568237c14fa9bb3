//! Presets: the rules of a theme and how long it lasts, under a name, from which themes begin. They hold
//! durations and never dates, and nothing of a question. Those that the program brings are followed by
//! the office's own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    durations::Durations,
    ids::PresetId,
    office_calendar::OfficeCalendar,
    opening::BoxRule,
    problem::Problem,
    settings::{NOTES_USUAL, Settings, Tally, ThemeKind, Tier},
    text, text_enum,
    theme_form::{QUORUM_USUAL, ThemeForm, Ticked},
};

/// The longest name, in grapheme clusters.
pub const PRESET_NAME_MAX: usize = 30;
/// So many presets an office can have: more would be a row in which nobody finds anything.
pub const PRESETS_MAX: usize = 12;

text_enum!(
    /// What the program brings.
    Brought {
        /// Open tickets, everything at once and in the open, for a month.
        Usual = "usual",
        /// Sealed tickets and a box of set hours.
        Sealed = "sealed",
        /// A week, and an answer three days later.
        Short = "short",
    }
);

/// What a preset sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresetSettings {
    /// What the notes are. A preset from before there were kinds has none.
    #[serde(default)]
    pub kind: ThemeKind,
    /// How tickets become valid.
    pub tier: Tier,
    /// When the box is opened.
    pub box_rule: BoxRule,
    /// Tickets that must be out; 0 in the Open tier.
    pub quorum: u32,
    /// Whether organizers read each note first.
    pub premoderated: bool,
    /// How many notes one ticket has.
    pub max_notes: u32,
    /// When counts are shown.
    pub tally: Tally,
    /// Whether notes are taken.
    pub posting: bool,
    /// Whether stickers are taken.
    pub stickers: bool,
    /// Days after which it is archived by itself.
    pub archive_after: Option<u32>,
    /// How long it lasts.
    pub durations: Durations,
}

/// A preset of the office's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its id.
    pub id: PresetId,
    /// What it is called.
    pub name: String,
    /// What it sets.
    pub settings: PresetSettings,
    /// Whether new themes begin with it.
    pub usual: bool,
    /// Rises with each change; guards against overwriting. From 1.
    pub version: i64,
}

impl Brought {
    /// What it sets.
    pub const fn settings(self) -> PresetSettings {
        let usual = PresetSettings {
            kind: ThemeKind::Usual,
            tier: Tier::Open,
            box_rule: BoxRule::Live,
            quorum: 0,
            premoderated: false,
            max_notes: NOTES_USUAL,
            tally: Tally::Visible,
            posting: true,
            stickers: true,
            archive_after: None,
            durations: Durations::USUAL,
        };
        match self {
            Self::Usual => usual,
            Self::Sealed => PresetSettings {
                tier: Tier::Sealed,
                box_rule: BoxRule::Daily,
                quorum: QUORUM_USUAL,
                ..usual
            },
            Self::Short => PresetSettings {
                durations: Durations {
                    open_for: Some(5),
                    answers_after: Some(3),
                    ..Durations::USUAL
                },
                ..usual
            },
        }
    }
}

impl PresetSettings {
    /// What a theme with these settings would leave as a preset.
    pub fn of(settings: &Settings, calendar: &OfficeCalendar) -> Self {
        // By name, so that a new setting is decided here too.
        let Settings {
            slug: _,
            title: _,
            description: _,
            kind,
            tier,
            box_rule,
            opens_on: _,
            closes_on: _,
            answers_on: _,
            posting,
            stickers,
            max_notes,
            tally,
            quorum,
            archive_after,
            premoderated,
        } = settings;
        Self {
            kind: *kind,
            tier: *tier,
            box_rule: *box_rule,
            quorum: *quorum,
            premoderated: *premoderated,
            max_notes: *max_notes,
            tally: *tally,
            posting: posting.on,
            stickers: stickers.on,
            archive_after: *archive_after,
            durations: Durations::of(settings, calendar),
        }
    }

    /// The form of a new theme in the month of `month`, without a question.
    pub fn form(&self, month: NaiveDate, slug: String, calendar: &OfficeCalendar) -> ThemeForm {
        let ticked = |on: bool| on.then_some(Ticked::On);
        let written = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let days = self.durations.days(month, calendar);
        ThemeForm {
            slug,
            kind: self.kind.as_str().into(),
            tier: self.tier.as_str().into(),
            box_rule: self.box_rule.as_str().into(),
            quorum: if self.quorum > 0 { self.quorum.to_string() } else { String::new() },
            premoderated: ticked(self.premoderated),
            max_notes: self.max_notes.to_string(),
            tally: self.tally.as_str().into(),
            posting: ticked(self.posting),
            stickers: ticked(self.stickers),
            archive_after: self.archive_after.map(|days| days.to_string()).unwrap_or_default(),
            opens_on: written(days.map(|days| days.opens_on)),
            closes_on: written(days.map(|days| days.closes_on)),
            answers_on: written(days.and_then(|days| days.answers_on)),
            posting_until: written(days.and_then(|days| days.posting_until)),
            stickers_until: written(days.and_then(|days| days.stickers_until)),
            ..ThemeForm::default()
        }
    }
}

/// Reads a name.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooLong`] beyond [`PRESET_NAME_MAX`].
pub fn parse_name(raw: &str) -> Result<String, Problem> {
    text::parse_line(raw, PRESET_NAME_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::{Plan, PlannedPrompt},
        settings::Switch,
        theme::Colour,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn usual() -> OfficeCalendar {
        OfficeCalendar::default()
    }

    fn plan_of(form: ThemeForm) -> Plan {
        let prompts = vec![PlannedPrompt::new("困った", Colour::Lemon)];
        let asked = Plan::new("題", "dai", day("2027-04-01"), day("2027-04-01"), prompts).draft();
        let asked = ThemeForm::of(&asked);
        ThemeForm { title: asked.title, prompts: asked.prompts, ..form }.check().expect("a plan")
    }

    #[test]
    fn a_theme_of_a_preset_leaves_that_preset() {
        for brought in Brought::ALL {
            let settings = brought.settings();
            let plan = plan_of(settings.form(day("2027-04-01"), "2027-04".into(), &usual()));
            assert_eq!(PresetSettings::of(&plan.settings, &usual()), settings, "{brought:?}");
        }
    }

    #[test]
    fn every_rule_comes_along_and_no_date() {
        let mut theme =
            plan_of(Brought::Usual.settings().form(day("2026-11-01"), "ab".into(), &usual()));
        let of = &mut theme.settings;
        of.kind = ThemeKind::Choosing;
        (of.tier, of.box_rule, of.quorum) = (Tier::Drawn, BoxRule::Hourly, 12);
        (of.premoderated, of.max_notes, of.tally) = (true, 3, Tally::Hidden);
        of.posting = Switch { on: true, until: Some(day("2026-11-26")) };
        of.stickers = Switch { on: false, until: None };
        of.archive_after = Some(90);
        let preset = PresetSettings::of(of, &usual());
        let stored = serde_json::to_string(&preset).expect("written");
        assert!(!stored.contains("2026") && !stored.contains('題'), "{stored}");
        assert_eq!(serde_json::from_str::<PresetSettings>(&stored).expect("read"), preset);
        let again = plan_of(preset.form(day("2027-02-01"), "cd".into(), &usual()));
        assert_eq!(PresetSettings::of(&again.settings, &usual()), preset);
        assert_eq!(again.kind, ThemeKind::Choosing);
        assert_eq!(
            again.posting.until,
            Some(day("2027-02-24")),
            "two working days before the last"
        );
    }

    #[test]
    fn a_preset_from_before_there_were_kinds_is_of_the_usual_one() {
        let mut stored = serde_json::to_value(Brought::Short.settings()).expect("written");
        assert!(stored.as_object_mut().expect("an object").remove("kind").is_some());
        let read: PresetSettings = serde_json::from_value(stored).expect("read");
        assert_eq!(read, Brought::Short.settings());
    }
}
