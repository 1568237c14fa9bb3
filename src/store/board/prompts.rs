//! Prompts: the columns of a board.

use std::collections::HashMap;

use uuid::Uuid;

use super::{Board, rows::PromptRow};
use crate::domain::{
    ids::ThemeId,
    plan::Plan,
    problem::{Invalid, Problem},
    theme::{Colour, Prompt},
};
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{ChangeError, Result};

statements! {
    PROMPTS = "SELECT id, theme_id, name, colour FROM prompt ORDER BY place";
    PROMPTS_OF = "SELECT id, theme_id, name, colour FROM prompt WHERE theme_id = $1 ORDER BY place";
    INSERT_PROMPT = "INSERT INTO prompt (id, theme_id, place, name, colour)
        VALUES ($1, $2, $3, $4, $5)";
    UPDATE_PROMPT = "UPDATE prompt SET place = $3, name = $4, colour = $5
        WHERE id = $1 AND theme_id = $2";
    DELETE_PROMPT = "DELETE FROM prompt WHERE id = $1 AND theme_id = $2
        AND NOT EXISTS (SELECT 1 FROM note WHERE prompt_id = $1)
        AND NOT EXISTS (SELECT 1 FROM inbox WHERE prompt_id = $1)";
}

impl Board {
    /// The prompts of every theme, each theme's in their order.
    pub(super) async fn prompts(&self) -> Result<HashMap<ThemeId, Vec<Prompt>>> {
        let rows: Vec<PromptRow> = fetch_all!(self.db, PROMPTS)?;
        let mut of: HashMap<ThemeId, Vec<Prompt>> = HashMap::new();
        for row in rows {
            of.entry(row.theme_id).or_default().push(row.into_prompt()?);
        }
        Ok(of)
    }

    /// The prompts of a theme, in their order.
    pub(super) async fn prompts_of(&self, theme: ThemeId) -> Result<Vec<Prompt>> {
        let rows: Vec<PromptRow> = fetch_all!(self.db, PROMPTS_OF, theme)?;
        rows.into_iter().map(PromptRow::into_prompt).collect()
    }
}

/// Adds the prompts of a new theme.
pub(super) async fn insert(tx: &mut Tx, theme: ThemeId, plan: &Plan) -> Result<()> {
    for (place, prompt) in (0i64..).zip(&plan.prompts) {
        insert_one(tx, theme, place, &prompt.name, prompt.colour).await?;
    }
    Ok(())
}

async fn insert_one(
    tx: &mut Tx,
    theme: ThemeId,
    place: i64,
    name: &str,
    colour: Colour,
) -> Result<()> {
    execute!(tx, INSERT_PROMPT, Uuid::new_v4(), theme, place, name, colour)?;
    Ok(())
}

/// Keeps, renames, adds and removes prompts as planned.
///
/// # Errors
/// [`ChangeError::Invalid`] where one that carries notes would go; [`ChangeError::Store`].
pub(super) async fn replace(
    tx: &mut Tx,
    theme: ThemeId,
    plan: &Plan,
) -> std::result::Result<(), ChangeError> {
    let old: Vec<PromptRow> = fetch_all!(tx, PROMPTS_OF, theme)?;
    for row in old {
        let prompt = row.into_prompt()?;
        if plan.prompts.iter().any(|planned| planned.id == Some(prompt.id)) {
            continue;
        }
        let gone = execute!(tx, DELETE_PROMPT, prompt.id, theme)?;
        ensure_changed(gone, Invalid::one("prompts", Problem::Frozen))?;
    }
    for (place, planned) in (0i64..).zip(&plan.prompts) {
        let (name, colour) = (&planned.name, planned.colour);
        let kept = match planned.id {
            Some(id) => execute!(tx, UPDATE_PROMPT, id, theme, place, name, colour)?,
            None => 0,
        };
        if kept == 0 {
            insert_one(tx, theme, place, name, colour).await?;
        }
    }
    Ok(())
}
