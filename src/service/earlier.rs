//! What was there before: earlier items like one, with what came of them, and earlier themes like
//! one.

use std::collections::BTreeMap;

use super::{Error, Service};
use crate::domain::{
    answers::{Status, Told, alike},
    ids::ThemeId,
    similar,
    suggest::plain,
    theme::Theme,
};

/// So many earlier themes are named.
const THEMES: usize = 3;

/// An earlier theme that asked nearly the same, and what came of it.
#[derive(Clone, Debug)]
pub struct Before {
    /// The theme.
    pub theme: Theme,
    /// How many items were answered how.
    pub answers: BTreeMap<Status, usize>,
}

impl Service {
    /// Items of other themes that say nearly what `texts` say, the nearest first, with what was
    /// answered to them.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn earlier_items(&self, theme: ThemeId, texts: &[&str]) -> Result<Vec<Told>, Error> {
        let mut told = self.progress().await?.told;
        told.retain(|told| told.theme != theme);
        Ok(alike(texts, told))
    }

    /// Themes that opened before and asked nearly what `theme` asks, the nearest first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn asked_before(&self, theme: &Theme) -> Result<Vec<Before>, Error> {
        let asks = |theme: &Theme| [plain(&theme.title), plain(&theme.description)];
        let ours = asks(theme);
        let near = |other: &Theme| {
            let pairs = asks(other).into_iter().zip(&ours);
            pairs.map(|(theirs, ours)| similar::near(&theirs, ours)).max().unwrap_or(0)
        };
        let others = self.board.themes().await?.into_iter();
        let others = others.filter(|other| other.id != theme.id && other.state.has_board());
        let mut found: Vec<(usize, Theme)> =
            others.map(|other| (near(&other), other)).filter(|(near, _)| *near > 0).collect();
        found.sort_by_key(|(near, other)| (std::cmp::Reverse(*near), other.id));
        found.truncate(THEMES);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let told = self.progress().await?.told;
        let before = found.into_iter().map(|(_, theme)| {
            let mut answers = BTreeMap::new();
            for told in told.iter().filter(|told| told.theme == theme.id) {
                if let Some(given) = told.stands() {
                    *answers.entry(given.answer.status).or_default() += 1;
                }
            }
            Before { theme, answers }
        });
        Ok(before.collect())
    }
}
