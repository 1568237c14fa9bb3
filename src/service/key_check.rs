//! The check of the keys: whether each theme has its key, and its own. A key that was lost is never
//! made anew: with another one every old ticket could post and like once more, and nobody could
//! rewrite or withdraw what they wrote.

use std::io;

use super::Service;
use crate::domain::theme::{State, Theme};
use crate::store;

/// A theme whose key cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadThemeKey {
    /// The theme's short name.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What is wrong.
    pub why: String,
}

impl Service {
    /// The themes whose key file is missing, unreadable or another's; those that are archived have
    /// none.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn bad_keys(&self) -> Result<Vec<BadThemeKey>, store::Error> {
        let themes = self.board.readable_themes().await?;
        let bad = |theme: Theme| {
            let why = self.wrong_with(&theme)?;
            Some(BadThemeKey { slug: theme.settings.slug, title: theme.settings.title, why })
        };
        Ok(themes
            .into_iter()
            .filter(|theme| theme.state != State::Archived)
            .filter_map(bad)
            .collect())
    }

    fn wrong_with(&self, theme: &Theme) -> Option<String> {
        let (check, stamp) = match self.keys.look(theme.id) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Some("missing".into()),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Some("not a key file".into());
            }
            Err(error) => return Some(format!("unreadable: {}", error.kind())),
        };
        if theme.key_check.is_some_and(|own| own != check) {
            return Some("of another theme or another board".into());
        }
        let published = theme.stamp_key.is_some_and(|published| stamp != Some(published));
        published.then(|| "does not stamp with the key that the theme has published".into())
    }

    /// At a start: notes the check value of themes from before there was one, and says which keys
    /// are not as they must be.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn settle_keys(&self) -> Result<(), store::Error> {
        for theme in self.board.readable_themes().await? {
            if theme.state == State::Archived
                || theme.key_check.is_some()
                || self.wrong_with(&theme).is_some()
            {
                continue;
            }
            if let Ok((check, _)) = self.keys.look(theme.id) {
                self.board.set_key_check(theme.id, &check).await?;
            }
        }
        for BadThemeKey { slug, why, .. } in self.bad_keys().await? {
            tracing::error!(
                theme = %slug,
                "its key file is {why}: nobody can write, like, rewrite or withdraw in it. Put the file back from where you keep keys; \
                 it is never made anew"
            );
        }
        Ok(())
    }
}
