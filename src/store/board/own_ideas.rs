//! Ideas that the office added to the library.

use super::Board;
use crate::domain::{
    ids::OwnIdeaId,
    library::own::{OWN_IDEAS_MAX, OwnIdea, OwnWords},
    problem::{Invalid, Problem},
};
use crate::store::backend::Tx;
use crate::store::{ChangeError, Error, Result, lock, verbs::ensure_changed};

statements! {
    OWN_IDEAS = "SELECT id, words, version FROM own_idea ORDER BY id";
    NEW_OWN_IDEA = "INSERT INTO own_idea (id, words, version) VALUES ($1, $2, 1)
        ON CONFLICT DO NOTHING";
    SAVE_OWN_IDEA = "UPDATE own_idea SET words = $2, version = version + 1
        WHERE id = $1 AND version = $3";
    DROP_OWN_IDEA = "DELETE FROM own_idea WHERE id = $1";
}

impl Board {
    /// The office's own ideas, by title.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn own_ideas(&self) -> Result<Vec<OwnIdea>> {
        let rows: Vec<(OwnIdeaId, String, i64)> = fetch_all!(self.db, OWN_IDEAS)?;
        read(rows)
    }

    /// Keeps an idea: a new one (`seen` is 0), or in place of the version that was `seen`.
    ///
    /// # Errors
    /// [`Error::Conflict`] where a new one is there already, or somebody else changed it since;
    /// [`ChangeError::Invalid`] for a title that another one has, and for one more than there can be.
    pub async fn save_own_idea(
        &self,
        id: OwnIdeaId,
        seen: i64,
        words: &OwnWords,
    ) -> std::result::Result<(), ChangeError> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let there = all(&mut tx).await?;
        if there.iter().any(|one| one.id != id && one.words.is_like(words)) {
            return Err(Invalid::one("title", Problem::Taken).into());
        }
        if seen == 0 && there.len() >= OWN_IDEAS_MAX {
            return Err(Invalid::one("title", Problem::TooMany { max: OWN_IDEAS_MAX }).into());
        }
        let words = written(words)?;
        let rows = if seen == 0 {
            execute!(tx, NEW_OWN_IDEA, id, words)?
        } else {
            execute!(tx, SAVE_OWN_IDEA, id, words, seen)?
        };
        ensure_changed(rows, Error::Conflict)?;
        Ok(tx.commit().await?)
    }

    /// Adds ideas, all of them or none, but for those of which one of the same title is there; returns how
    /// many were added.
    ///
    /// # Errors
    /// [`ChangeError::Invalid`] for more than there can be; [`Error::Database`].
    pub async fn add_own_ideas(
        &self,
        ideas: &[(OwnIdeaId, OwnWords)],
    ) -> std::result::Result<usize, ChangeError> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let mut there: Vec<OwnWords> =
            all(&mut tx).await?.into_iter().map(|idea| idea.words).collect();
        let mut added = 0;
        for (id, words) in ideas {
            if there.iter().any(|one| one.is_like(words)) {
                continue;
            }
            execute!(tx, NEW_OWN_IDEA, *id, written(words)?)?;
            there.push(words.clone());
            added += 1;
        }
        if there.len() > OWN_IDEAS_MAX {
            return Err(Invalid::one("file", Problem::TooMany { max: OWN_IDEAS_MAX }).into());
        }
        tx.commit().await?;
        Ok(added)
    }

    /// Drops an idea; one that is gone is gone.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn drop_own_idea(&self, id: OwnIdeaId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        execute!(tx, DROP_OWN_IDEA, id)?;
        tx.commit().await
    }
}

async fn all(tx: &mut Tx) -> Result<Vec<OwnIdea>> {
    let rows: Vec<(OwnIdeaId, String, i64)> = fetch_all!(tx, OWN_IDEAS)?;
    read(rows)
}

fn read(rows: Vec<(OwnIdeaId, String, i64)>) -> Result<Vec<OwnIdea>> {
    let one = |(id, words, version): (OwnIdeaId, String, i64)| {
        let words = serde_json::from_str(&words).map_err(|_| Error::unreadable("words"))?;
        Ok(OwnIdea { id, words, version })
    };
    let mut ideas = rows.into_iter().map(one).collect::<Result<Vec<OwnIdea>>>()?;
    ideas.sort_by(|a, b| (a.words.purpose, &a.words.title).cmp(&(b.words.purpose, &b.words.title)));
    Ok(ideas)
}

fn written(words: &OwnWords) -> Result<String> {
    serde_json::to_string(words).map_err(|_| Error::unreadable("words"))
}
