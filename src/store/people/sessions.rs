//! Sessions: 30 minutes idle, 12 hours in all (docs/anonymity.md section 10).

use super::People;
use super::accounts::{Account, AccountRow};
use crate::domain::ids::AccountId;
use crate::store::{Error, Result};

statements! {
    SWEEP_SESSIONS = "DELETE FROM session WHERE created_at <= $1 OR seen_at <= $2";
    INSERT_SESSION = "INSERT INTO session (token_hash, account_id, created_at, seen_at)
        VALUES ($1, $2, $3, $3)";
    SESSION = "SELECT session.seen_at,
        account.id, account.email, account.password_hash, account.role
        FROM session JOIN account ON account.id = session.account_id
        WHERE session.token_hash = $1 AND session.created_at > $2 AND session.seen_at > $3
        AND account.state = 'active'";
    SEE_SESSION = "UPDATE session SET seen_at = $2 WHERE token_hash = $1";
    DELETE_SESSION = "DELETE FROM session WHERE token_hash = $1";
    SESSIONS_OF = "SELECT token_hash, created_at, seen_at FROM session WHERE account_id = $1
        AND created_at > $2 AND seen_at > $3 ORDER BY created_at DESC, token_hash";
    DELETE_OWN_SESSION = "DELETE FROM session WHERE account_id = $1 AND token_hash = $2";
}

/// Seconds without a request after which a session ends.
pub const SESSION_IDLE: i64 = 30 * 60;
/// Seconds after which a session ends in any case.
pub const ABSOLUTE: i64 = 12 * 60 * 60;
/// "Last seen" is written at most once in this many seconds, so that reading pages does not write.
const SEEN_STEP: i64 = 60;

/// A session of an account, as its owner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// The hash of its token.
    pub token_hash: [u8; 32],
    /// When it began, as Unix seconds.
    pub created_at: i64,
    /// When something was last asked for in it, to the minute, as Unix seconds.
    pub seen_at: i64,
}

row! {
    struct SessionRow {
        seen_at: i64,
        id: AccountId,
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
    /// [`Error::Database`].
    pub async fn open_session(
        &self,
        token_hash: &[u8; 32],
        account: AccountId,
        now: i64,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        execute!(tx, SWEEP_SESSIONS, now - ABSOLUTE, now - SESSION_IDLE)?;
        execute!(tx, INSERT_SESSION, &token_hash[..], account, now)?;
        tx.commit().await
    }

    /// The account that is signed in with this token, if the session has not ended; keeps the
    /// session awake.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn session(&self, token_hash: &[u8; 32], now: i64) -> Result<Option<Account>> {
        let row: Option<SessionRow> =
            fetch_optional!(self.db, SESSION, &token_hash[..], now - ABSOLUTE, now - SESSION_IDLE)?;
        let Some(row) = row else { return Ok(None) };
        if row.seen_at < now - SEEN_STEP {
            let mut tx = self.db.begin().await?;
            execute!(tx, SEE_SESSION, &token_hash[..], now)?;
            tx.commit().await?;
        }
        row.account().map(Some)
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn close_session(&self, token_hash: &[u8; 32]) -> Result<()> {
        let mut tx = self.db.begin().await?;
        execute!(tx, DELETE_SESSION, &token_hash[..])?;
        tx.commit().await
    }

    /// The sessions of an account that have not ended, the newest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn sessions_of(&self, account: AccountId, now: i64) -> Result<Vec<OpenSession>> {
        let (since, seen_since) = (now - ABSOLUTE, now - SESSION_IDLE);
        let rows: Vec<(Vec<u8>, i64, i64)> =
            fetch_all!(self.db, SESSIONS_OF, account, since, seen_since)?;
        let session = |(hash, created_at, seen_at): (Vec<u8>, i64, i64)| {
            let token_hash = hash.try_into().map_err(|_| Error::unreadable("token_hash"))?;
            Ok(OpenSession { token_hash, created_at, seen_at })
        };
        rows.into_iter().map(session).collect()
    }

    /// Ends a session of this account; does nothing where it has no such session.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn close_own_session(&self, account: AccountId, token_hash: &[u8; 32]) -> Result<()> {
        let mut tx = self.db.begin().await?;
        execute!(tx, DELETE_OWN_SESSION, account, &token_hash[..])?;
        tx.commit().await
    }
}
