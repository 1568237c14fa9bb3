//! What the form of a new theme begins with: its days, its address, and what another theme has. Nothing
//! is stored.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};

use super::{Actor, Error, Service};
use crate::domain::{
    account::Right, copied::copied, exchange::first_of_month, ids::ThemeId, preset::PresetSettings,
    slug::names_like, theme::Theme, theme_form::ThemeForm,
};

/// The form of a new theme, filled in.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// The theme that it is like, if any.
    pub like: Option<Theme>,
    /// The month in which it begins, by its first day.
    pub month: NaiveDate,
    /// The form.
    pub form: ThemeForm,
}

impl Service {
    /// The form of a new theme by a preset, in the month of `month` or, without one, in the first month to
    /// come in which no theme begins.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`]; [`Error::Store`].
    pub async fn proposed_theme(
        &self,
        by: &Actor,
        preset: &PresetSettings,
        month: Option<NaiveDate>,
    ) -> Result<Proposed, Error> {
        by.must(Right::Themes)?;
        let themes = self.board.themes().await?;
        let today = self.today();
        let month = month.or_else(|| free_months(&themes, today).next());
        let month = month.unwrap_or(today);
        let calendar = self.board.calendar().await?;
        let form = preset.form(month, self.free_slug(month).await?, &calendar);
        Ok(Proposed { like: None, month, form })
    }

    /// The form of a new theme like this one, in the month of `month` or, without one, in the next month
    /// after both the theme's and this one.
    ///
    /// # Errors
    /// [`crate::domain::fault::Fault::Forbidden`], [`crate::domain::fault::Fault::NotFound`];
    /// [`Error::Store`].
    pub async fn copied_theme(
        &self,
        by: &Actor,
        id: ThemeId,
        month: Option<NaiveDate>,
    ) -> Result<Proposed, Error> {
        by.must(Right::Themes)?;
        let theme = self.board.theme(id).await?;
        let latest = theme.opens_on.max(self.today());
        let month = month.or_else(|| next_months(latest).next()).unwrap_or(latest);
        let slug = self.free_slug(month).await?;
        let form = copied(&theme, month, slug, &self.board.calendar().await?);
        Ok(Proposed { like: Some(theme), month, form })
    }

    /// The addresses that other themes have or had.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn slugs_but(&self, theme: Option<ThemeId>) -> Result<BTreeSet<String>, Error> {
        let mut used: BTreeSet<String> = self.board.used_slugs().await?.into_iter().collect();
        let themes = self.board.themes().await?.into_iter();
        let others = themes.filter(|other| Some(other.id) != theme);
        used.extend(others.map(|other| other.settings.slug));
        Ok(used)
    }

    /// The month as an address, or the next one like it that no theme has or had.
    async fn free_slug(&self, month: NaiveDate) -> Result<String, Error> {
        let used = self.slugs_but(None).await?;
        let wished = month.format("%Y-%m").to_string();
        Ok(names_like(&wished).find(|name| !used.contains(name)).unwrap_or(wished))
    }
}

/// The months to come in which none of these themes begins, by their first days.
pub(super) fn free_months(
    themes: &[Theme],
    today: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + use<> {
    let begun: BTreeSet<NaiveDate> = themes
        .iter()
        .filter(|theme| !theme.emergency)
        .map(|theme| first_of_month(theme.opens_on))
        .collect();
    next_months(today).filter(move |month| !begun.contains(month))
}

/// The months after that of a day, by their first days.
fn next_months(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = first_of_month(day);
    (1..).map_while(move |n| first.checked_add_months(Months::new(n)))
}
