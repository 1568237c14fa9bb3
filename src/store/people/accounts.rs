//! Accounts and the one-time links with which the first one is made.

use uuid::Uuid;

use super::People;
use crate::domain::{
    account::{Right, Role},
    fault::Fault,
    ids::AccountId,
};
use crate::store::backend::{in_tx, on_db};
use crate::store::row::row;
use crate::store::statements as sql;
use crate::store::{Error, Result};

/// An account as stored.
#[derive(Clone)]
pub struct Account {
    /// Random id.
    pub id: AccountId,
    /// The name to sign in with.
    pub email: String,
    /// Argon2id in PHC form.
    pub password_hash: String,
    /// What it may do.
    pub role: Role,
}

impl Account {
    /// Goes on only with this right.
    ///
    /// # Errors
    /// [`Fault::Forbidden`].
    pub fn must(&self, right: Right) -> std::result::Result<(), Fault> {
        if self.role.may(right) { Ok(()) } else { Err(Fault::Forbidden) }
    }
}

row! {
    pub(super) struct AccountRow {
        pub(super) id: Uuid,
        pub(super) email: String,
        pub(super) password_hash: String,
        pub(super) role: String,
    }
}

impl AccountRow {
    pub fn into_account(self) -> Result<Account> {
        let role = self.role.parse().map_err(|_| Error::unreadable("role"))?;
        Ok(Account {
            id: AccountId(self.id),
            email: self.email,
            password_hash: self.password_hash,
            role,
        })
    }
}

impl People {
    /// Whether there is any account yet.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn has_accounts(&self) -> Result<bool> {
        let n: i64 =
            on_db!(&self.db, pool => sqlx::query_scalar(sql::ACCOUNTS).fetch_one(pool).await)?;
        Ok(n > 0)
    }

    /// The account with this address.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn account_by_email(&self, email: &str) -> Result<Account> {
        let row: AccountRow = on_db!(&self.db, pool => sqlx::query_as(sql::ACCOUNT_BY_EMAIL).bind(email).fetch_one(pool).await)?;
        row.into_account()
    }

    /// Makes an account.
    ///
    /// # Errors
    /// [`Error::Taken`] when the address has one, [`Error::Database`].
    pub async fn create_account(
        &self,
        email: &str,
        password_hash: &str,
        role: Role,
    ) -> Result<AccountId> {
        let id = AccountId(Uuid::new_v4());
        let mut tx = self.db.begin().await?;
        in_tx!(tx, conn => sqlx::query(sql::INSERT_ACCOUNT).bind(id.0).bind(email).bind(password_hash).bind(role.as_str())
            .execute(conn).await.map(drop))?;
        tx.commit().await?;
        Ok(id)
    }

    /// Sets a password and signs the account out everywhere.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn set_password(&self, email: &str, password_hash: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let changed = in_tx!(tx, conn => sqlx::query(sql::SET_PASSWORD).bind(email).bind(password_hash)
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if changed == 0 {
            return Err(Error::NotFound);
        }
        in_tx!(tx, conn => sqlx::query(sql::DELETE_SESSIONS_OF).bind(email).execute(conn).await.map(drop))?;
        tx.commit().await
    }

    /// Makes `token_hash` the only set-up link, good until `expires_at`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn offer_setup(&self, token_hash: &[u8; 32], expires_at: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        in_tx!(tx, conn => sqlx::query(sql::DELETE_SETUP_LINKS).execute(conn).await.map(drop))?;
        in_tx!(tx, conn => sqlx::query(sql::INSERT_SETUP_LINK).bind(&token_hash[..]).bind(expires_at).execute(conn).await.map(drop))?;
        tx.commit().await
    }

    /// Whether a set-up link is still good at `now`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn setup_is_open(&self, token_hash: &[u8; 32], now: i64) -> Result<bool> {
        let n: i64 = on_db!(&self.db, pool => sqlx::query_scalar(sql::SETUP_LINK).bind(&token_hash[..]).bind(now).fetch_one(pool).await)?;
        Ok(n > 0)
    }

    /// Uses up a set-up link and makes the account, or does neither.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is not good (any more), [`Error::Taken`] when the address
    /// has an account, [`Error::Database`].
    pub async fn set_up(
        &self,
        token_hash: &[u8; 32],
        now: i64,
        email: &str,
        password_hash: &str,
    ) -> Result<AccountId> {
        let id = AccountId(Uuid::new_v4());
        let mut tx = self.db.begin().await?;
        let used = in_tx!(tx, conn => sqlx::query(sql::USE_SETUP_LINK).bind(&token_hash[..]).bind(now)
            .execute(conn).await.map(|done| done.rows_affected()))?;
        if used == 0 {
            return Err(Error::NotFound);
        }
        in_tx!(tx, conn => sqlx::query(sql::INSERT_ACCOUNT).bind(id.0).bind(email).bind(password_hash).bind(Role::Admin.as_str())
            .execute(conn).await.map(drop))?;
        tx.commit().await?;
        Ok(id)
    }
}
