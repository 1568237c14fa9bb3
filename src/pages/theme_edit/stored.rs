//! The view model of a theme's form: what is stored of a theme, or proposed for a new one, as its
//! form shows it.

use crate::domain::{
    theme::{Colour, Theme},
    theme_form::ThemeForm,
};

/// What stands in the form before anybody types.
pub(super) struct Stored {
    /// The theme, unless it is a new one.
    pub(super) theme: Option<Theme>,
    /// Its form, filled in.
    pub(super) form: ThemeForm,
}

impl Stored {
    pub(super) fn of(theme: Option<Theme>) -> Self {
        let form = theme.as_ref().map_or_else(ThemeForm::usual, ThemeForm::of);
        Self { theme, form }
    }

    /// Id, name and paper of a row of prompts.
    pub(super) fn prompt(&self, row: usize) -> (String, String, Colour) {
        let next = Colour::ALL[row % Colour::ALL.len()];
        let prompt = self.form.prompts.get(row);
        prompt.map_or((String::new(), String::new(), next), |prompt| {
            (prompt.id.clone(), prompt.name.clone(), prompt.colour.parse().unwrap_or(next))
        })
    }
}
