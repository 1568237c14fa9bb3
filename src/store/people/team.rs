//! The team: who is in it, in which role; roles are changed and accounts end. Whoever changes it holds
//! one lock and is looked at once more within it: they may have ended meanwhile themselves.

use super::{People, passkeys};
use crate::domain::{
    account::{Right, Role},
    ids::AccountId,
    team::{AccountState, Member},
};
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, NotChanged, Result, lock};

statements! {
    MEMBERS = "SELECT account.id, account.name, account.email, account.role, account.state,
        account.ended_at, invitation.expires_at, identity.account_id AS identity
        FROM account LEFT JOIN invitation
        ON invitation.account_id = account.id AND invitation.state = 'open'
        LEFT JOIN identity ON identity.account_id = account.id
        ORDER BY account.email";
    MEMBER = "SELECT account.id, account.name, account.email, account.role, account.state,
        account.ended_at, invitation.expires_at, identity.account_id AS identity
        FROM account LEFT JOIN invitation
        ON invitation.account_id = account.id AND invitation.state = 'open'
        LEFT JOIN identity ON identity.account_id = account.id
        WHERE account.id = $1";
    STATE_OF_EMAIL = "SELECT state FROM account WHERE email = $1";
    ACTIVE_WITH_ROLE = "SELECT COUNT(*) FROM account WHERE role = $1 AND state = 'active'";
    SET_ROLE = "UPDATE account SET role = $2 WHERE id = $1 AND role = $3 AND state <> 'ended'";
    // Its password goes with it: nothing is left to be guessed at.
    END_ACCOUNT = "UPDATE account SET state = 'ended', ended_at = $2, password_hash = ''
        WHERE id = $1 AND state <> 'ended'";
    END_INVITATIONS = "UPDATE invitation SET state = 'ended'
        WHERE account_id = $1 AND state = 'open'";
    END_SESSIONS = "DELETE FROM session WHERE account_id = $1";
    END_FEED = "DELETE FROM feed WHERE account_id = $1";
}

row! {
    struct MemberRow {
        id: AccountId,
        name: String,
        email: String,
        role: String,
        state: String,
        ended_at: Option<i64>,
        expires_at: Option<i64>,
        identity: Option<AccountId>,
    }
}

impl MemberRow {
    fn member(self) -> Result<Member> {
        Ok(Member {
            id: self.id,
            name: self.name,
            email: self.email,
            role: self.role.parse().map_err(|_| Error::unreadable("role"))?,
            state: self.state.parse().map_err(|_| Error::unreadable("state"))?,
            ended_at: self.ended_at,
            invited_until: self.expires_at,
            is_of_provider: self.identity.is_some(),
        })
    }
}

impl People {
    /// All accounts, by their addresses; those that have ended too.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn team(&self) -> Result<Vec<Member>> {
        let rows: Vec<MemberRow> = fetch_all!(self.db, MEMBERS)?;
        rows.into_iter().map(MemberRow::member).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Database`].
    pub async fn member(&self, id: AccountId) -> Result<Member> {
        let row: MemberRow = fetch_one!(self.db, MEMBER, id)?;
        row.member()
    }

    /// What the account with this address is, if there is one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn state_of_email(&self, email: &str) -> Result<Option<AccountState>> {
        let state: Option<String> = scalar_optional!(self.db, STATE_OF_EMAIL, email)?;
        state.map(|state| state.parse().map_err(|_| Error::unreadable("state"))).transpose()
    }

    /// Gives an account another role, for somebody who saw it with the role `seen`.
    ///
    /// # Errors
    /// [`NotChanged::LastAdmin`], [`NotChanged::NotAllowed`]; [`Error::Conflict`] where it has ended
    /// or has a third role by now; [`Error::NotFound`], [`Error::Database`].
    pub async fn set_role(
        &self,
        by: AccountId,
        id: AccountId,
        seen: Role,
        role: Role,
    ) -> std::result::Result<(), NotChanged> {
        let mut tx = self.change_team(by).await?;
        let now = member(&mut tx, id).await?;
        if now.role == role && now.state != AccountState::Ended {
            // The second of two clicks finds what the first left.
            return Ok(());
        }
        ensure_changed(execute!(tx, SET_ROLE, id, role, seen)?, Error::Conflict)?;
        an_admin_stays(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    /// Ends an account for good: its password, its passkeys, its sessions, its invitation and its calendar
    /// feed go with it. One that has ended stays as it is.
    ///
    /// # Errors
    /// [`NotChanged::LastAdmin`], [`NotChanged::NotAllowed`]; [`Error::NotFound`],
    /// [`Error::Database`].
    pub async fn end_account(
        &self,
        by: AccountId,
        id: AccountId,
        now: i64,
    ) -> std::result::Result<(), NotChanged> {
        let mut tx = self.change_team(by).await?;
        member(&mut tx, id).await?;
        execute!(tx, END_ACCOUNT, id, now)?;
        execute!(tx, END_INVITATIONS, id)?;
        execute!(tx, END_SESSIONS, id)?;
        execute!(tx, END_FEED, id)?;
        passkeys::end(&mut tx, id).await?;
        an_admin_stays(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    /// Begins to change the team, for an account that may do so at this moment.
    pub(super) async fn change_team(&self, by: AccountId) -> std::result::Result<Tx, NotChanged> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        let actor = member(&mut tx, by).await?;
        if actor.is_active() && actor.role.may(Right::Team) {
            Ok(tx)
        } else {
            Err(NotChanged::NotAllowed)
        }
    }
}

/// An account as it is within a transaction.
pub(super) async fn member(tx: &mut Tx, id: AccountId) -> Result<Member> {
    let row: MemberRow = fetch_one!(tx, MEMBER, id)?;
    row.member()
}

/// Goes on only while somebody is left who can sign in and look after accounts.
async fn an_admin_stays(tx: &mut Tx) -> std::result::Result<(), NotChanged> {
    for role in Role::ALL.iter().copied().filter(|role| role.may(Right::Team)) {
        if count!(tx, ACTIVE_WITH_ROLE, role)? > 0 {
            return Ok(());
        }
    }
    Err(NotChanged::LastAdmin)
}
