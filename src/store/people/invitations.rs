//! Invitations: accounts that somebody is to have, and the links with which they set a password.

use uuid::Uuid;

use super::{People, team};
use crate::domain::{
    ids::AccountId,
    team::{AccountState, InvitationState, Member, NewMember},
};
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, NotChanged, Result, lock};

statements! {
    INSERT_INVITED = "INSERT INTO account (id, name, email, password_hash, role, state)
        VALUES ($1, $2, $3, '', $4, 'invited')";
    INSERT_INVITATION = "INSERT INTO invitation (token_hash, account_id, state, expires_at)
        VALUES ($1, $2, 'open', $3)";
    INVITATION = "SELECT account_id, state, expires_at FROM invitation WHERE token_hash = $1";
    REPLACE_INVITATIONS = "UPDATE invitation SET state = 'replaced'
        WHERE account_id = $1 AND state = 'open'";
    USE_INVITATION = "UPDATE invitation SET state = 'used'
        WHERE token_hash = $1 AND state = 'open' AND expires_at > $2";
    ACTIVATE = "UPDATE account SET password_hash = $2, state = 'active'
        WHERE id = $1 AND state = 'invited'";
}

row! {
    struct InvitationRow {
        account_id: AccountId,
        state: String,
        expires_at: i64,
    }
}

/// The link of an invitation, and the account that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// What became of the link.
    pub state: InvitationState,
    /// Until when it is good, as Unix seconds.
    pub expires_at: i64,
    /// The account as it is now.
    pub member: Member,
}

impl People {
    /// Makes an account that waits for its password, with a link that is good until `until`. The
    /// same link for the same address once more is the same invitation.
    ///
    /// # Errors
    /// [`Error::Taken`] when the address has an account; [`Error::Conflict`] when the link is
    /// another's or not good any more; [`NotChanged::NotAllowed`]; [`Error::Database`].
    pub async fn invite(
        &self,
        by: AccountId,
        token_hash: &[u8; 32],
        new: &NewMember,
        until: i64,
    ) -> std::result::Result<AccountId, NotChanged> {
        let mut tx = self.change_team(by).await?;
        if let Some(there) = invitation(&mut tx, token_hash).await? {
            let same = there.state == InvitationState::Open && there.member.email == new.email;
            return if same { Ok(there.member.id) } else { Err(Error::Conflict.into()) };
        }
        let id = AccountId(Uuid::new_v4());
        execute!(tx, INSERT_INVITED, id, &new.name, &new.email, new.role)?;
        execute!(tx, INSERT_INVITATION, &token_hash[..], id, until)?;
        tx.commit().await?;
        Ok(id)
    }

    /// Puts a new link in the place of the one that an invited account has; the earlier one is good
    /// no more. The same link once more changes nothing.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the account waits for no password (any more), or the link is not
    /// good any more; [`Error::NotFound`]; [`NotChanged::NotAllowed`]; [`Error::Database`].
    pub async fn invite_again(
        &self,
        by: AccountId,
        id: AccountId,
        token_hash: &[u8; 32],
        until: i64,
    ) -> std::result::Result<(), NotChanged> {
        let mut tx = self.change_team(by).await?;
        if team::member(&mut tx, id).await?.state != AccountState::Invited {
            return Err(Error::Conflict.into());
        }
        if let Some(there) = invitation(&mut tx, token_hash).await? {
            let same = there.state == InvitationState::Open && there.member.id == id;
            return if same { Ok(()) } else { Err(Error::Conflict.into()) };
        }
        execute!(tx, REPLACE_INVITATIONS, id)?;
        execute!(tx, INSERT_INVITATION, &token_hash[..], id, until)?;
        Ok(tx.commit().await?)
    }

    /// The invitation with this link, whatever became of it.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn invitation(&self, token_hash: &[u8; 32]) -> Result<Option<Invitation>> {
        invitation(&mut self.db.begin_reading().await?, token_hash).await
    }

    /// Uses up a link and sets the first password of its account, or does neither.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the link is not good (any more); [`Error::Database`].
    pub async fn accept_invitation(
        &self,
        token_hash: &[u8; 32],
        now: i64,
        password_hash: &str,
    ) -> Result<AccountId> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        let used = execute!(tx, USE_INVITATION, &token_hash[..], now)?;
        ensure_changed(used, Error::Conflict)?;
        let row: InvitationRow = fetch_one!(tx, INVITATION, &token_hash[..])?;
        ensure_changed(execute!(tx, ACTIVATE, row.account_id, password_hash)?, Error::Conflict)?;
        tx.commit().await?;
        Ok(row.account_id)
    }
}

async fn invitation(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<Option<Invitation>> {
    let row: Option<InvitationRow> = fetch_optional!(tx, INVITATION, &token_hash[..])?;
    let Some(InvitationRow { account_id, state, expires_at }) = row else { return Ok(None) };
    let state = state.parse().map_err(|_| Error::unreadable("state"))?;
    let member = team::member(tx, account_id).await?;
    Ok(Some(Invitation { state, expires_at, member }))
}
