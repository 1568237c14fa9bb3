//! Calendar feeds: the secret addresses at which calendars of people with accounts fetch the year.

use super::People;
use crate::domain::{
    account::{Right, Role},
    ids::AccountId,
};
use crate::store::{Error, NotChanged, Result, lock};

statements! {
    FEED_ROLE = "SELECT account.role FROM feed JOIN account ON account.id = feed.account_id
        WHERE feed.token_hash = $1 AND account.state = 'active'";
    HAS_FEED = "SELECT COUNT(*) FROM feed WHERE account_id = $1";
    DELETE_FEED = "DELETE FROM feed WHERE account_id = $1";
    // Nothing where the account has ended meanwhile: no feed comes after the end.
    INSERT_FEED = "INSERT INTO feed (account_id, token_hash)
        SELECT account.id, $2 FROM account WHERE account.id = $1 AND account.state = 'active'";
}

impl People {
    /// Whether a calendar may fetch the year at the address with this hash: its account is there, and may
    /// still plan themes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn is_feed(&self, token_hash: &[u8; 32]) -> Result<bool> {
        let role: Option<String> = scalar_optional!(self.db, FEED_ROLE, &token_hash[..])?;
        let role: Option<Role> =
            role.map(|role| role.parse().map_err(|_| Error::unreadable("role"))).transpose()?;
        Ok(role.is_some_and(|role| role.may(Right::Themes)))
    }

    /// Whether an account has a feed.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn has_feed(&self, account: AccountId) -> Result<bool> {
        let mut tx = self.db.begin_reading().await?;
        Ok(count!(tx, HAS_FEED, account)? > 0)
    }

    /// Gives an account's feed this address; the one that it had is good no more.
    ///
    /// # Errors
    /// [`NotChanged::NotAllowed`] for an account that has ended; [`Error::Database`].
    pub async fn set_feed(
        &self,
        account: AccountId,
        token_hash: &[u8; 32],
    ) -> std::result::Result<(), NotChanged> {
        // The lock of the team: an account that ends at this moment takes its feed along.
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        execute!(tx, DELETE_FEED, account)?;
        if execute!(tx, INSERT_FEED, account, &token_hash[..])? == 0 {
            return Err(NotChanged::NotAllowed);
        }
        Ok(tx.commit().await?)
    }

    /// Ends an account's feed.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn end_feed(&self, account: AccountId) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        execute!(tx, DELETE_FEED, account)?;
        tx.commit().await
    }
}
