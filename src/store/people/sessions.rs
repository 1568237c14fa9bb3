//! Sessions: 30 minutes idle, 12 hours in all (docs/anonymity.md section 10).

use uuid::Uuid;

use super::People;
use super::accounts::{Account, AccountRow};
use crate::domain::ids::AccountId;
use crate::store::Result;
use crate::store::backend::{in_tx, on_db};
use crate::store::row::row;
use crate::store::statements as sql;

/// Seconds without a request after which a session ends.
pub const SESSION_IDLE: i64 = 30 * 60;
/// Seconds after which a session ends in any case.
pub const ABSOLUTE: i64 = 12 * 60 * 60;
/// "Last seen" is written at most once in this many seconds, so that reading pages does not write.
const SEEN_STEP: i64 = 60;

row! {
    struct SessionRow {
        seen_at: i64,
        id: Uuid,
        email: String,
        password_hash: String,
        role: String,
    }
}

impl SessionRow {
    fn account(self) -> Result<Account> {
        AccountRow {
            id: self.id,
            email: self.email,
            password_hash: self.password_hash,
            role: self.role,
        }
        .into_account()
    }
}

impl People {
    /// Opens a session, and clears away ended ones.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn open_session(
        &self,
        token_hash: &[u8; 32],
        account: AccountId,
        now: i64,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        in_tx!(tx, conn => sqlx::query(sql::SWEEP_SESSIONS).bind(now - ABSOLUTE).bind(now - SESSION_IDLE).execute(conn).await.map(drop))?;
        in_tx!(tx, conn => sqlx::query(sql::INSERT_SESSION).bind(&token_hash[..]).bind(account.0).bind(now).execute(conn).await.map(drop))?;
        tx.commit().await
    }

    /// The account that is signed in with this token, if the session has not ended; keeps the
    /// session awake.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn session(&self, token_hash: &[u8; 32], now: i64) -> Result<Option<Account>> {
        let row: Option<SessionRow> = on_db!(&self.db, pool => sqlx::query_as(sql::SESSION)
            .bind(&token_hash[..]).bind(now - ABSOLUTE).bind(now - SESSION_IDLE).fetch_optional(pool).await)?;
        let Some(row) = row else { return Ok(None) };
        if row.seen_at < now - SEEN_STEP {
            let mut tx = self.db.begin().await?;
            in_tx!(tx, conn => sqlx::query(sql::SEE_SESSION).bind(&token_hash[..]).bind(now).execute(conn).await.map(drop))?;
            tx.commit().await?;
        }
        row.account().map(Some)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn close_session(&self, token_hash: &[u8; 32]) -> Result<()> {
        let mut tx = self.db.begin().await?;
        in_tx!(tx, conn => sqlx::query(sql::DELETE_SESSION).bind(&token_hash[..]).execute(conn).await.map(drop))?;
        tx.commit().await
    }
}
