//! 提案制度 and 提案書: the office's schemes, and drafts for their forms.

use super::{Board, item};
use crate::domain::{
    answers::Item,
    ids::ThemeId,
    proposal::{ProposalDraft, WrittenField},
};
use crate::store::{Error, Result, lock, verbs::ensure_changed};

statements! {
    SCHEMES = "SELECT word, name, fields FROM scheme ORDER BY place";
    DELETE_SCHEMES = "DELETE FROM scheme";
    INSERT_SCHEME = "INSERT INTO scheme (place, word, name, fields) VALUES ($1, $2, $3, $4)";
    PROPOSALS = "SELECT scheme, scheme_name, texts, version FROM proposal
        WHERE theme_id = $1 AND item = $2 ORDER BY scheme";
    NEW_PROPOSAL = "INSERT INTO proposal (theme_id, item, scheme, note_id, scheme_name, texts,
        version) VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING";
    CHANGE_PROPOSAL = "UPDATE proposal SET scheme_name = $4, texts = $5, version = version + 1
        WHERE theme_id = $1 AND item = $2 AND scheme = $3 AND version = $6";
}

/// A scheme as it is stored: key, name, fields.
pub type SchemeRow = (String, String, String);

impl Board {
    /// The schemes, in their order; none where nobody edited them.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn schemes(&self) -> Result<Vec<SchemeRow>> {
        fetch_all!(self.db, SCHEMES)
    }

    /// Puts schemes in the place of those that there are, if these still are what somebody saw:
    /// `may` is asked about them. Returns whether they were. Drafts stay as they are.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn set_schemes(
        &self,
        schemes: impl Iterator<Item = (&str, &str, String)>,
        may: impl FnOnce(Vec<SchemeRow>) -> bool,
    ) -> Result<bool> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        if !may(fetch_all!(tx, SCHEMES)?) {
            return Ok(false);
        }
        execute!(tx, DELETE_SCHEMES)?;
        for (place, (key, name, fields)) in (1_i64..).zip(schemes) {
            execute!(tx, INSERT_SCHEME, place, key, name, fields)?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// The drafts that were made of an item.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn proposals(&self, theme: ThemeId, item: Item) -> Result<Vec<ProposalDraft>> {
        let rows: Vec<(String, String, String, i64)> =
            fetch_all!(self.db, PROPOSALS, theme, item.uuid())?;
        let draft = |(scheme, scheme_name, texts, version): (String, String, String, i64)| {
            let texts: Vec<WrittenField> =
                serde_json::from_str(&texts).map_err(|_| Error::unreadable("texts"))?;
            Ok(ProposalDraft { scheme, scheme_name, texts, version })
        };
        rows.into_iter().map(draft).collect()
    }

    /// Saves a draft; its `version` is the one that was read, 0 where there was none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an item that there is not; [`Error::Conflict`] when somebody else
    /// saved it since; [`Error::Database`].
    pub async fn save_proposal(
        &self,
        theme: ThemeId,
        item: Item,
        draft: &ProposalDraft,
    ) -> Result<()> {
        let ProposalDraft { scheme, scheme_name, texts, version } = draft;
        let texts = serde_json::to_string(texts).map_err(|_| Error::unreadable("texts"))?;
        let (id, seen) = (item.uuid(), *version);
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        item::must_be(&mut tx, theme, item).await?;
        let rows = if seen == 0 {
            execute!(tx, NEW_PROPOSAL, theme, id, scheme, item.note(), scheme_name, texts)?
        } else {
            execute!(tx, CHANGE_PROPOSAL, theme, id, scheme, scheme_name, texts, seen)?
        };
        ensure_changed(rows, Error::Conflict)?;
        tx.commit().await
    }
}
