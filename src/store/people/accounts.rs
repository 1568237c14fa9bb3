//! Accounts and the one-time links with which the first one is made.

use uuid::Uuid;

use super::People;
use crate::domain::{
    account::{Right, Role},
    fault::Fault,
    ids::AccountId,
};
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result};

statements! {
    ACCOUNTS = "SELECT COUNT(*) FROM account";
    // Of those who can sign in: who is invited has no password yet, who has ended has none any more.
    ACCOUNT_BY_EMAIL = "SELECT id, email, password_hash, role FROM account
        WHERE email = $1 AND state = 'active'";
    INSERT_ACCOUNT = "INSERT INTO account (id, email, password_hash, role) VALUES ($1, $2, $3, $4)";
    SET_PASSWORD = "UPDATE account SET password_hash = $2 WHERE email = $1 AND state = 'active'";
    CHANGE_PASSWORD = "UPDATE account SET password_hash = $2
        WHERE id = $1 AND password_hash = $3 AND state = 'active'";
    DELETE_SESSIONS_OF = "DELETE FROM session
        WHERE account_id IN (SELECT id FROM account WHERE email = $1)";
    DELETE_PASSKEYS_OF = "DELETE FROM passkey
        WHERE account_id IN (SELECT id FROM account WHERE email = $1)";
    DELETE_OTHER_SESSIONS = "DELETE FROM session WHERE account_id = $1 AND token_hash <> $2";
    DELETE_SETUP_LINKS = "DELETE FROM setup_link";
    INSERT_SETUP_LINK = "INSERT INTO setup_link (token_hash, expires_at) VALUES ($1, $2)";
    SETUP_LINK = "SELECT COUNT(*) FROM setup_link WHERE token_hash = $1 AND expires_at > $2";
    USE_SETUP_LINK = "DELETE FROM setup_link WHERE token_hash = $1 AND expires_at > $2";
}

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
        pub(super) id: AccountId,
        pub(super) email: String,
        pub(super) password_hash: String,
        pub(super) role: String,
    }
}

impl AccountRow {
    pub fn into_account(self) -> Result<Account> {
        let role = self.role.parse().map_err(|_| Error::unreadable("role"))?;
        Ok(Account { id: self.id, email: self.email, password_hash: self.password_hash, role })
    }
}

impl People {
    /// Whether there is any account yet.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn has_accounts(&self) -> Result<bool> {
        Ok(count!(self.db, ACCOUNTS)? > 0)
    }

    /// The account with this address, if somebody can sign in with it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn account_by_email(&self, email: &str) -> Result<Account> {
        let row: AccountRow = fetch_one!(self.db, ACCOUNT_BY_EMAIL, email)?;
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
        let mut tx = self.db.begin().await?;
        let id = insert(&mut tx, email, password_hash, role).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Sets a password, takes its passkeys away and signs the account out everywhere: nobody but whoever is
    /// given the new one gets in.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn set_password(&self, email: &str, password_hash: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        ensure_changed(execute!(tx, SET_PASSWORD, email, password_hash)?, Error::NotFound)?;
        execute!(tx, DELETE_SESSIONS_OF, email)?;
        execute!(tx, DELETE_PASSKEYS_OF, email)?;
        tx.commit().await
    }

    /// Puts a password in the place of the one that was looked at, and ends every session of the
    /// account but the one with `token_hash`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the account has another password by now, or has ended;
    /// [`Error::Database`].
    pub async fn change_password(
        &self,
        id: AccountId,
        seen_hash: &str,
        password_hash: &str,
        token_hash: &[u8; 32],
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let changed = execute!(tx, CHANGE_PASSWORD, id, password_hash, seen_hash)?;
        ensure_changed(changed, Error::Conflict)?;
        execute!(tx, DELETE_OTHER_SESSIONS, id, &token_hash[..])?;
        tx.commit().await
    }

    /// Makes `token_hash` the only set-up link, good until `expires_at`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn offer_setup(&self, token_hash: &[u8; 32], expires_at: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        execute!(tx, DELETE_SETUP_LINKS)?;
        execute!(tx, INSERT_SETUP_LINK, &token_hash[..], expires_at)?;
        tx.commit().await
    }

    /// Whether a set-up link is still good at `now`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn setup_is_open(&self, token_hash: &[u8; 32], now: i64) -> Result<bool> {
        Ok(count!(self.db, SETUP_LINK, &token_hash[..], now)? > 0)
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
        let mut tx = self.db.begin().await?;
        ensure_changed(execute!(tx, USE_SETUP_LINK, &token_hash[..], now)?, Error::NotFound)?;
        let id = insert(&mut tx, email, password_hash, Role::Admin).await?;
        tx.commit().await?;
        Ok(id)
    }
}

async fn insert(tx: &mut Tx, email: &str, password_hash: &str, role: Role) -> Result<AccountId> {
    let id = AccountId(Uuid::new_v4());
    execute!(tx, INSERT_ACCOUNT, id, email, password_hash, role)?;
    Ok(id)
}
