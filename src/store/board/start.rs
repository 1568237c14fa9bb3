//! What a start asks: whether the board is as it was left, and which keys are its own.

use super::Board;
use crate::domain::{hex::Hex, ids::ThemeId};
use crate::store::backend::{in_tx, on_db};
use crate::store::statements as sql;
use crate::store::{Result, lock};

impl Board {
    /// Whether there is any theme.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn has_themes(&self) -> Result<bool> {
        let n: i64 =
            on_db!(&self.db, pool => sqlx::query_scalar(sql::THEMES_COUNT).fetch_one(pool).await)?;
        Ok(n > 0)
    }

    /// Whether there is a theme that somebody with an account made: one that is no example.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn has_own_themes(&self) -> Result<bool> {
        let n: i64 =
            on_db!(&self.db, pool => sqlx::query_scalar(sql::OWN_THEMES).fetch_one(pool).await)?;
        Ok(n > 0)
    }

    /// Notes which key is a theme's own, if none is noted yet.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn set_key_check(&self, theme: ThemeId, check: &Hex<32>) -> Result<()> {
        let mut tx = self.db.begin_shared(lock::BOARD).await?;
        in_tx!(tx, conn => sqlx::query(sql::SET_KEY_CHECK).bind(theme.0).bind(&check.0[..]).execute(conn).await.map(drop))?;
        tx.commit().await
    }
}
