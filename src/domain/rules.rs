//! The rules of a theme as people are told of them, before they write and where they are set.

use super::{
    opening::BoxRule,
    preset::PresetSettings,
    settings::{NOTES_USUAL, Settings, Switch, Tally, ThemeKind, Tier},
    theme_form::{QUORUM_USUAL, ThemeForm},
};
use crate::domain::{calendar::parse_day, text::fold_line};

/// The rules of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What the notes are.
    pub kind: ThemeKind,
    /// How tickets become valid.
    pub tier: Tier,
    /// How many notes one ticket has.
    pub max_notes: u32,
    /// How many tickets must be out; 0 where it makes no difference.
    pub quorum: u32,
    /// When the box is opened.
    pub box_rule: BoxRule,
    /// Whether organizers read each note first.
    pub premoderated: bool,
    /// When counts are shown.
    pub tally: Tally,
    /// Until when notes are taken.
    pub posting: Switch,
    /// Until when stickers are.
    pub stickers: Switch,
    /// After how many days it is archived by itself.
    pub archive_after: Option<u32>,
}

impl From<&Settings> for Rules {
    fn from(settings: &Settings) -> Self {
        Self {
            kind: settings.kind,
            tier: settings.tier,
            max_notes: settings.max_notes,
            quorum: settings.quorum,
            box_rule: settings.box_rule,
            premoderated: settings.premoderated,
            tally: settings.tally,
            posting: settings.posting,
            stickers: settings.stickers,
            archive_after: settings.archive_after,
        }
    }
}

impl From<&PresetSettings> for Rules {
    fn from(settings: &PresetSettings) -> Self {
        let switch = |on| Switch { on, until: None };
        Self {
            kind: settings.kind,
            tier: settings.tier,
            max_notes: settings.max_notes,
            quorum: settings.quorum,
            box_rule: settings.box_rule,
            premoderated: settings.premoderated,
            tally: settings.tally,
            posting: switch(settings.posting),
            stickers: switch(settings.stickers),
            archive_after: settings.archive_after,
        }
    }
}

impl From<&ThemeForm> for Rules {
    /// What a form says that may not be filled in well: what cannot be read counts as the usual.
    fn from(form: &ThemeForm) -> Self {
        let number = |raw: &str| fold_line(raw).parse().ok();
        let tier = form.tier.parse().unwrap_or(Tier::Open);
        let usual = if tier == Tier::Sealed { BoxRule::Daily } else { BoxRule::Live };
        let quorum = if tier == Tier::Open { 0 } else { QUORUM_USUAL };
        let switch = |on: bool, until: &str| Switch { on, until: parse_day(until).filter(|_| on) };
        Self {
            kind: form.kind.parse().unwrap_or_default(),
            tier,
            max_notes: number(&form.max_notes).unwrap_or(NOTES_USUAL),
            quorum: number(&form.quorum).filter(|_| tier != Tier::Open).unwrap_or(quorum),
            box_rule: form.box_rule.parse().unwrap_or(usual),
            premoderated: form.premoderated.is_some(),
            tally: form.tally.parse().unwrap_or(Tally::Visible),
            posting: switch(form.posting.is_some(), &form.posting_until),
            stickers: switch(form.stickers.is_some(), &form.stickers_until),
            archive_after: number(&form.archive_after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        plan::{Plan, PlannedPrompt},
        theme::Colour,
    };

    #[test]
    fn a_form_has_the_rules_that_its_plan_will_have() {
        let first = "2027-04-01".parse().expect("a day");
        let prompts = vec![PlannedPrompt::new("困った", Colour::Lemon)];
        for tier in Tier::ALL {
            let mut plan = Plan::new("題", "dai", first, first, prompts.clone());
            plan.kind = ThemeKind::Choosing;
            plan.tier = *tier;
            plan.box_rule = BoxRule::Daily;
            plan.quorum = if *tier == Tier::Open { 0 } else { 12 };
            plan.tally = Tally::Hidden;
            plan.posting = Switch { on: false, until: None };
            plan.archive_after = Some(90);
            let form = ThemeForm::of(&plan.draft());
            let settings = form.check().expect("a plan").settings;
            assert_eq!(Rules::from(&form), Rules::from(&settings));
        }
    }

    #[test]
    fn what_cannot_be_read_counts_as_the_usual() {
        let form = ThemeForm { max_notes: "many".into(), tier: "?".into(), ..ThemeForm::usual() };
        assert_eq!(Rules::from(&form), Rules::from(&ThemeForm::usual()));
    }
}
