//! Passkeys, and what browsers were asked a moment ago.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    People,
    accounts::{Account, AccountRow},
};
use crate::domain::{
    ids::AccountId,
    passkey::{CEREMONIES_MAX, OwnPasskey, PASSKEYS_MAX},
};
use crate::store::{Error, Result, backend::Tx, lock, verbs::ensure_changed};

statements! {
    SWEEP_CEREMONIES = "DELETE FROM ceremony WHERE expires_at <= $1";
    COUNT_CEREMONIES = "SELECT COUNT(*) FROM ceremony";
    INSERT_CEREMONY = "INSERT INTO ceremony (token_hash, account_id, name, state, expires_at)
        VALUES ($1, $2, $3, $4, $5)";
    TAKE_CEREMONY = "DELETE FROM ceremony WHERE token_hash = $1 AND expires_at > $2
        RETURNING account_id, name, state";
    PASSKEYS_OF = "SELECT id, name, credential, added_on, used_on FROM passkey
        WHERE account_id = $1 ORDER BY added_on, name, id";
    COUNT_PASSKEYS = "SELECT COUNT(*) FROM passkey WHERE account_id = $1";
    // Nothing where the account has ended meanwhile.
    INSERT_PASSKEY = "INSERT INTO passkey
        (id, account_id, name, credential_id, credential, added_on)
        SELECT $1, account.id, $3, $4, $5, $6 FROM account
        WHERE account.id = $2 AND account.state = 'active'";
    PASSKEY_OWNER = "SELECT account.id, account.email, account.password_hash, account.role
        FROM passkey JOIN account ON account.id = passkey.account_id
        WHERE passkey.credential_id = $1 AND account.state = 'active'";
    PASSKEY = "SELECT id, name, credential, added_on, used_on FROM passkey
        WHERE credential_id = $1";
    USE_PASSKEY = "UPDATE passkey SET credential = $2, used_on = $3 WHERE id = $1";
    DELETE_PASSKEY = "DELETE FROM passkey WHERE account_id = $1 AND id = $2";
    END_PASSKEYS = "DELETE FROM passkey WHERE account_id = $1";
}

/// What a browser was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceremony {
    /// Whose passkey is added; nobody's where somebody signs in.
    pub account: Option<AccountId>,
    /// What it is to be called.
    pub name: String,
    /// What the library wants to see again.
    pub state: String,
}

row! {
    struct CeremonyRow {
        account_id: Option<AccountId>,
        name: String,
        state: String,
    }
}

row! {
    struct PasskeyRow {
        id: Uuid,
        name: String,
        credential: String,
        added_on: NaiveDate,
        used_on: Option<NaiveDate>,
    }
}

/// A passkey as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPasskey {
    /// What its owner sees.
    pub own: OwnPasskey,
    /// The public half, as the library writes it.
    pub credential: String,
}

impl PasskeyRow {
    fn kept(self) -> KeptPasskey {
        let Self { id, name, credential, added_on, used_on } = self;
        KeptPasskey { own: OwnPasskey { id, name, added_on, used_on }, credential }
    }
}

impl People {
    /// Remembers what a browser is asked, until `expires_at`, in Unix seconds.
    ///
    /// # Errors
    /// [`Error::Conflict`] where too many are waited for; [`Error::Database`].
    pub async fn begin_ceremony(
        &self,
        token_hash: &[u8; 32],
        asked: &Ceremony,
        (now, expires_at): (i64, i64),
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        execute!(tx, SWEEP_CEREMONIES, now)?;
        if count!(tx, COUNT_CEREMONIES)? >= CEREMONIES_MAX {
            return Err(Error::Conflict);
        }
        let Ceremony { account, name, state } = asked;
        execute!(tx, INSERT_CEREMONY, &token_hash[..], *account, name, state, expires_at)?;
        tx.commit().await
    }

    /// Takes out what a browser was asked: it is answered once.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn take_ceremony(&self, token_hash: &[u8; 32], now: i64) -> Result<Option<Ceremony>> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        let row: Option<CeremonyRow> = fetch_optional!(tx, TAKE_CEREMONY, &token_hash[..], now)?;
        tx.commit().await?;
        Ok(row.map(|row| Ceremony { account: row.account_id, name: row.name, state: row.state }))
    }

    /// The passkeys of an account.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn passkeys_of(&self, account: AccountId) -> Result<Vec<KeptPasskey>> {
        let rows: Vec<PasskeyRow> = fetch_all!(self.db, PASSKEYS_OF, account)?;
        Ok(rows.into_iter().map(PasskeyRow::kept).collect())
    }

    /// Adds a passkey to an account.
    ///
    /// # Errors
    /// [`Error::Conflict`] where it has as many as it may; [`Error::Taken`] where an account has
    /// this one; [`Error::NotFound`] where the account has ended; [`Error::Database`].
    pub async fn add_passkey(
        &self,
        account: AccountId,
        credential_id: &[u8],
        passkey: &KeptPasskey,
    ) -> Result<()> {
        let KeptPasskey { own, credential } = passkey;
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        if count!(tx, COUNT_PASSKEYS, account)? >= PASSKEYS_MAX as u64 {
            return Err(Error::Conflict);
        }
        let added = execute!(
            tx,
            INSERT_PASSKEY,
            own.id,
            account,
            &own.name,
            credential_id,
            credential,
            own.added_on
        )?;
        ensure_changed(added, Error::NotFound)?;
        tx.commit().await
    }

    /// The passkey with this id of `WebAuthn`'s, and whose it is, if they can sign in.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn passkey(&self, credential_id: &[u8]) -> Result<Option<(Account, KeptPasskey)>> {
        let mut tx = self.db.begin_reading().await?;
        let owner: Option<AccountRow> = fetch_optional!(tx, PASSKEY_OWNER, credential_id)?;
        let Some(owner) = owner else { return Ok(None) };
        let row: PasskeyRow = fetch_one!(tx, PASSKEY, credential_id)?;
        Ok(Some((owner.into_account()?, row.kept())))
    }

    /// Keeps what the library learned of a passkey with which somebody signed in, and the day.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is gone; [`Error::Database`].
    pub async fn use_passkey(&self, id: Uuid, credential: &str, on: NaiveDate) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        ensure_changed(execute!(tx, USE_PASSKEY, id, credential, on)?, Error::NotFound)?;
        tx.commit().await
    }

    /// Takes a passkey from an account; does nothing where it has no such one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn drop_passkey(&self, account: AccountId, id: Uuid) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::TEAM).await?;
        execute!(tx, DELETE_PASSKEY, account, id)?;
        tx.commit().await
    }
}

/// Takes all passkeys from an account.
pub(super) async fn end(tx: &mut Tx, account: AccountId) -> Result<()> {
    execute!(tx, END_PASSKEYS, account)?;
    Ok(())
}
