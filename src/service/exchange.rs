//! Themes in one file: given to another office, and taken from one as drafts, all of them or none.

use std::collections::BTreeSet;

use chrono::{Datelike, Months, NaiveDate};

use super::{
    Actor, Error, Service,
    new_theme::{made_id, read_form_key},
};
use crate::domain::{
    account::Right,
    exchange::{NotThemes, THEMES_MAX, ThemesRead, first_of_month, read_file, write_file},
    fault::Fault,
    ids::ThemeId,
    plan::Plan,
    problem::{Invalid, Problem},
    slug::names_like,
    theme::Theme,
};

/// Why a file is not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// It cannot be read, or says what it must not.
    File(NotThemes),
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotTaken {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// A draft that would be made.
#[derive(Clone, Debug)]
pub struct DryTheme {
    /// What is planned, under the address that it gets.
    pub plan: Plan,
    /// The address that it does not get, for another theme has it.
    pub taken: Option<String>,
}

impl Service {
    /// The themes that can be given, the latest first. One that was opened in an emergency was planned
    /// by nobody: every server has its template.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn givable_themes(&self, by: &Actor) -> Result<Vec<Theme>, Error> {
        by.must(Right::Themes)?;
        self.givable().await
    }

    /// The same for whoever has the data folder.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn givable(&self) -> Result<Vec<Theme>, Error> {
        let mut themes = self.board.themes().await?;
        themes.retain(|theme| !theme.emergency);
        Ok(themes)
    }

    /// The file of these themes.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for none, and for too many; [`Fault::NotFound`] for one that cannot be given.
    pub async fn give_themes(
        &self,
        by: &Actor,
        wanted: &BTreeSet<ThemeId>,
    ) -> Result<String, Error> {
        let mut themes = self.givable_themes(by).await?;
        themes.retain(|theme| wanted.contains(&theme.id));
        if wanted.is_empty() {
            return Err(Invalid::one("themes", Problem::NotChosen).into());
        }
        if themes.len() < wanted.len() {
            return Err(Fault::NotFound.into());
        }
        if themes.len() > THEMES_MAX {
            return Err(Invalid::one("themes", Problem::TooMany { max: THEMES_MAX }).into());
        }
        Ok(write_file(&themes))
    }

    /// The month that is proposed for the first theme of a file: the next one that is called alike.
    pub fn next_month_like(&self, file: &ThemesRead) -> NaiveDate {
        let this = first_of_month(self.today());
        let next = (1..=12).filter_map(|n| this.checked_add_months(Months::new(n)));
        next.into_iter().find(|month| month.month() == file.first_month).unwrap_or(this)
    }

    /// The drafts that would be made of a file, where its first theme begins in the month of `first`
    /// or, without one, in the next that is called alike; and in which month that is.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn dry_themes(
        &self,
        by: &Actor,
        text: &str,
        first: Option<NaiveDate>,
    ) -> Result<(NaiveDate, Vec<DryTheme>), NotTaken> {
        by.must(Right::Themes)?;
        let file = read_file(text.as_bytes()).map_err(NotTaken::File)?;
        let first = first.unwrap_or_else(|| self.next_month_like(&file));
        let themes = self.board.themes().await?;
        let mut used: BTreeSet<String> =
            themes.into_iter().map(|theme| theme.settings.slug).collect();
        let mut drafts = Vec::new();
        for theme in &file.themes {
            let begins = theme.opens().day_from(first).unwrap_or(first);
            let wished = format!("{:04}-{:02}", begins.year(), begins.month());
            let mut names = names_like(&wished);
            let slug = names.find(|name| !used.contains(name)).unwrap_or_else(|| wished.clone());
            // Its other days were looked at when it was read.
            let plan = theme.plan(first, &slug);
            let plan = plan.map_err(|_| Invalid::one("month", Problem::Malformed))?;
            used.insert(slug.clone());
            drafts.push(DryTheme { plan, taken: (slug != wished).then_some(wished) });
        }
        Ok((first, drafts))
    }

    /// Makes the drafts of a file. `key` was made with the form: sent twice, they are made once.
    /// Returns how many there are.
    ///
    /// # Errors
    /// [`NotTaken`]; none is made then.
    pub async fn take_themes(
        &self,
        by: &Actor,
        key: &str,
        text: &str,
        first: NaiveDate,
    ) -> Result<usize, NotTaken> {
        let key = read_form_key(key)?;
        let (_, dry) = self.dry_themes(by, text, Some(first)).await?;
        let id = |n: u64| ThemeId(made_id(&[b"kz/exchanged/v1", key.as_bytes(), &n.to_be_bytes()]));
        let drafts: Vec<(ThemeId, Plan)> =
            (0..).zip(dry).map(|(n, one)| (id(n), one.plan)).collect();
        self.create_drafts(&drafts, false).await?;
        Ok(drafts.len())
    }
}
