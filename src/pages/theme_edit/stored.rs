//! What is stored of a theme, or proposed for a new one, field by field of the form.

use crate::domain::{
    opening::BoxRule,
    theme::{Colour, Tally, Theme, Tier},
};

/// What is stored of a theme, as the form shows it.
pub(super) struct Stored {
    pub(super) theme: Option<Theme>,
}

impl Stored {
    pub(super) fn of(&self, field: &str) -> String {
        let day = |day: chrono::NaiveDate| day.to_string();
        let until = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let Some(theme) = &self.theme else {
            return match field {
                "max_notes" => "5".into(),
                "tally" => Tally::Visible.as_str().into(),
                "tier" => Tier::Open.as_str().into(),
                "box_rule" => BoxRule::Live.as_str().into(),
                _ => String::new(),
            };
        };
        match field {
            "title" => theme.title.clone(),
            "slug" => theme.slug.clone(),
            "description" => theme.description.clone(),
            "opens_on" => day(theme.opens_on),
            "closes_on" => day(theme.closes_on),
            "posting_until" => until(theme.posting.until),
            "stickers_until" => until(theme.stickers.until),
            "max_notes" => theme.max_notes.to_string(),
            "tally" => theme.tally.as_str().into(),
            "tier" => theme.tier.as_str().into(),
            "box_rule" => theme.box_rule.as_str().into(),
            "quorum" if theme.quorum > 0 => theme.quorum.to_string(),
            "premoderated" if theme.premoderated => "on".into(),
            "archive_after" => theme.archive_after.map(|days| days.to_string()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Id, name and paper of a row of prompts.
    pub(super) fn prompt(&self, row: usize) -> (String, String, Colour) {
        let next = Colour::ALL[row % Colour::ALL.len()];
        let prompt = self.theme.as_ref().and_then(|theme| theme.prompts.get(row));
        prompt.map_or((String::new(), String::new(), next), |prompt| (prompt.id.to_string(), prompt.name.clone(), prompt.colour))
    }
}
