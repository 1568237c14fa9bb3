//! Identities: people of the office's own provider, and the accounts that they have here.

use uuid::Uuid;

use super::{People, passkeys, team};
use crate::domain::{
    account::Role,
    ids::AccountId,
    team::{AccountState, Member},
};
use crate::store::backend::Tx;
use crate::store::{Result, lock};

statements! {
    IDENTITY = "SELECT account_id FROM identity WHERE issuer = $1 AND subject = $2";
    IDENTITIES_OF = "SELECT COUNT(*) FROM identity WHERE account_id = $1";
    INSERT_IDENTITY = "INSERT INTO identity (issuer, subject, account_id) VALUES ($1, $2, $3)";
    ID_OF_EMAIL = "SELECT id FROM account WHERE email = $1";
    INSERT_OF_PROVIDER = "INSERT INTO account (id, name, email, password_hash, role)
        VALUES ($1, $2, $3, '', $4)";
    FOLLOW_CLAIMS = "UPDATE account SET role = $2, name = $3 WHERE id = $1 AND state = 'active'";
    // From now on the provider says who it is: a password would outlive what it says.
    JOIN_PERSON = "UPDATE account SET state = 'active', password_hash = ''
        WHERE id = $1 AND state <> 'ended'";
    USE_INVITATIONS = "UPDATE invitation SET state = 'used'
        WHERE account_id = $1 AND state = 'open'";
    CLOSE_SESSIONS = "DELETE FROM session WHERE account_id = $1";
    CLOSE_FEED = "DELETE FROM feed WHERE account_id = $1";
    TAKE_PASSWORD = "UPDATE account SET password_hash = '' WHERE id = $1";
}

/// Somebody who comes from the provider, as it says who they are.
#[derive(Clone)]
pub struct Newcomer {
    /// The provider, as it names itself.
    pub issuer: String,
    /// The person, as it names them; to it alone does that mean something.
    pub subject: String,
    /// What they are called; empty where it does not say.
    pub name: String,
    /// Their address, as it is written here.
    pub email: Option<String>,
    /// Whether the provider says that the address is theirs.
    pub is_verified: bool,
    /// What their account is called where it cannot have their address.
    pub stand_in: String,
    /// What they may do here, if anything.
    pub role: Option<Role>,
}

/// What becomes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admitted {
    /// They may come in, with this account.
    In(AccountId),
    /// They have no role; what sessions they had are over.
    NoRole,
    /// Their account has ended.
    Ended,
}

impl People {
    /// Finds the account of somebody whom the provider names, or makes it; name and role follow what
    /// it says of them now. Whoever has no role any more loses what lets them in otherwise: sessions,
    /// calendar feed, password.
    ///
    /// An account with their address becomes theirs where the provider has verified the address,
    /// and nobody of the provider has it yet; its password goes. One that has ended never does, nor
    /// is another made beside it.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn admit(&self, who: &Newcomer) -> Result<Admitted> {
        // The lock of the team: an account that ends at this moment is not entered.
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        let known: Option<AccountId> = scalar_optional!(tx, IDENTITY, &who.issuer, &who.subject)?;
        let admitted = match (known, who.role) {
            (Some(id), role) => known_person(&mut tx, id, who, role).await?,
            (None, None) => Admitted::NoRole,
            (None, Some(role)) => new_person(&mut tx, who, role).await?,
        };
        tx.commit().await?;
        Ok(admitted)
    }

    /// Whether an account is that of somebody at the provider.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn is_of_provider(&self, account: AccountId) -> Result<bool> {
        Ok(count!(self.db, IDENTITIES_OF, account)? > 0)
    }
}

async fn known_person(
    tx: &mut Tx,
    id: AccountId,
    who: &Newcomer,
    role: Option<Role>,
) -> Result<Admitted> {
    let member = team::member(tx, id).await?;
    if member.state == AccountState::Ended {
        return Ok(Admitted::Ended);
    }
    let Some(role) = role else {
        execute!(tx, CLOSE_SESSIONS, id)?;
        execute!(tx, CLOSE_FEED, id)?;
        execute!(tx, TAKE_PASSWORD, id)?;
        passkeys::end(tx, id).await?;
        return Ok(Admitted::NoRole);
    };
    follow(tx, &member, who, role).await
}

async fn new_person(tx: &mut Tx, who: &Newcomer, role: Role) -> Result<Admitted> {
    let (email, there) = match &who.email {
        Some(email) => (email.as_str(), with_address(tx, email).await?),
        None => (who.stand_in.as_str(), None),
    };
    let id = match there {
        None => insert(tx, email, who, role).await?,
        Some(member) if member.state == AccountState::Ended => return Ok(Admitted::Ended),
        Some(member) if who.is_verified && count!(tx, IDENTITIES_OF, member.id)? == 0 => {
            execute!(tx, JOIN_PERSON, member.id)?;
            execute!(tx, USE_INVITATIONS, member.id)?;
            execute!(tx, CLOSE_SESSIONS, member.id)?;
            passkeys::end(tx, member.id).await?;
            follow(tx, &member, who, role).await?;
            member.id
        }
        Some(_) => insert(tx, &who.stand_in, who, role).await?,
    };
    execute!(tx, INSERT_IDENTITY, &who.issuer, &who.subject, id)?;
    Ok(Admitted::In(id))
}

async fn with_address(tx: &mut Tx, email: &str) -> Result<Option<Member>> {
    let id: Option<AccountId> = scalar_optional!(tx, ID_OF_EMAIL, email)?;
    match id {
        Some(id) => team::member(tx, id).await.map(Some),
        None => Ok(None),
    }
}

async fn follow(tx: &mut Tx, member: &Member, who: &Newcomer, role: Role) -> Result<Admitted> {
    let name = if who.name.is_empty() { &member.name } else { &who.name };
    execute!(tx, FOLLOW_CLAIMS, member.id, role, name)?;
    Ok(Admitted::In(member.id))
}

async fn insert(tx: &mut Tx, email: &str, who: &Newcomer, role: Role) -> Result<AccountId> {
    let id = AccountId(Uuid::new_v4());
    execute!(tx, INSERT_OF_PROVIDER, id, &who.name, email, role)?;
    Ok(id)
}
