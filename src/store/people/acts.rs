//! Acts: what people with accounts did, and when.

use uuid::Uuid;

use super::People;
use crate::domain::{
    act::{Act, Deed, Done, LONGEST, TOGETHER},
    ids::{AccountId, ThemeId},
};
use crate::store::{Result, lock};

statements! {
    // The same once more, if nothing else came between and it was not long ago.
    LAST_ACT = "SELECT id, account_id, what, theme_id, other_id, at, until_at, times FROM act
        WHERE until_at >= $1 AND at >= $2 ORDER BY until_at DESC, at DESC";
    REPEAT_ACT = "UPDATE act SET until_at = $2, times = times + 1 WHERE id = $1";
    INSERT_ACT = "INSERT INTO act (id, account_id, what, theme_id, other_id, at, until_at, times)
        VALUES ($1, $2, $3, $4, $5, $6, $6, 1)";
    ACTS = "SELECT id, account_id, what, theme_id, other_id, at, until_at, times FROM act
        WHERE at >= $1 AND at < $2 ORDER BY at DESC, id";
    FIRST_ACT = "SELECT MIN(at) FROM act";
    DELETE_ACTS = "DELETE FROM act WHERE until_at < $1";
}

row! {
    struct ActRow {
        id: Uuid,
        account_id: Option<AccountId>,
        what: String,
        theme_id: Option<ThemeId>,
        other_id: Option<AccountId>,
        at: i64,
        until_at: i64,
        times: i64,
    }
}

impl ActRow {
    fn done(self) -> Done {
        let what = self.what.parse().unwrap_or(Act::Other);
        Done {
            account: self.account_id,
            deed: Deed { what, theme: self.theme_id, other: self.other_id },
            at: self.at,
            until: self.until_at,
            times: u32::try_from(self.times).unwrap_or(u32::MAX),
        }
    }
}

impl People {
    /// Keeps what an account did at `now`, in Unix seconds; nobody's account, where somebody failed
    /// to sign in with an address that none has. Done again soon, it is the same act.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn keep_act(&self, account: Option<AccountId>, deed: Deed, now: i64) -> Result<()> {
        let Deed { what, theme, other } = deed;
        // Two windows of one browser are one after the other.
        let mut tx = self.db.begin_exclusive(lock::ACTS).await?;
        let rows: Vec<ActRow> = fetch_all!(tx, LAST_ACT, now - TOGETHER, now - LONGEST)?;
        let last = rows.into_iter().find(|row| row.account_id == account);
        match last {
            Some(row)
                if (row.what.as_str(), row.theme_id, row.other_id)
                    == (what.as_str(), theme, other) =>
            {
                execute!(tx, REPEAT_ACT, row.id, now)?
            }
            _ => execute!(tx, INSERT_ACT, Uuid::new_v4(), account, what, theme, other, now)?,
        };
        tx.commit().await
    }

    /// What was done from `since` until before `until`, in Unix seconds, the newest first.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn acts(&self, since: i64, until: i64) -> Result<Vec<Done>> {
        let rows: Vec<ActRow> = fetch_all!(self.db, ACTS, since, until)?;
        Ok(rows.into_iter().map(ActRow::done).collect())
    }

    /// When the oldest act that is kept was done, in Unix seconds.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn first_act(&self) -> Result<Option<i64>> {
        scalar_one!(self.db, FIRST_ACT)
    }

    /// Deletes what was done for the last time before `before`, in Unix seconds.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn delete_acts(&self, before: i64) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::ACTS).await?;
        execute!(tx, DELETE_ACTS, before)?;
        tx.commit().await
    }
}
