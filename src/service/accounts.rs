//! Accounts: signing in, and the first administrator.

use super::{
    Error, Service,
    password::{self, NoHash, Queue},
    token,
};
use crate::domain::{
    account,
    act::{Act, Deed},
    fault::Fault,
    ids::AccountId,
    problem::{Invalid, Problem},
};
use crate::store::{self, Account};

impl Service {
    /// The account, if the password is its own. `known` says whether this account has signed in
    /// before in the browser that asks, by the key under which its tries are counted apart. A try
    /// is counted first and given back after, so that those sent at once are counted too.
    ///
    /// # Errors
    /// [`Fault::SignInFailed`], which does not say what was wrong; [`Fault::TooManyAttempts`] after
    /// ten failures; [`Fault::Busy`].
    pub async fn sign_in(
        &self,
        email: &str,
        password: String,
        known: impl FnOnce(&Account) -> Option<[u8; 32]> + Send,
    ) -> Result<Account, Error> {
        let email = account::parse_email(email).map_err(|_| Fault::SignInFailed)?;
        let found = match self.people.account_by_email(&email).await {
            Ok(account) => Some(account),
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let known = found.as_ref().and_then(known);
        let taken = self
            .sign_in_gate
            .take(&email, known, self.clock.now())
            .map_err(|seconds| Fault::TooManyAttempts { seconds })?;
        let queue = if known.is_some() { Queue::Known } else { Queue::Strangers };
        let fits = password::verify(
            queue,
            password,
            // Who signs in at the provider has none: as if there were no such account.
            found.as_ref().map(|one| one.password_hash.clone()).filter(|hash| !hash.is_empty()),
        )
        .await;
        if !matches!(fits, Ok(false)) {
            self.sign_in_gate.give_back(&taken);
        }
        if matches!(fits, Ok(false)) {
            // What was typed is not kept: a password, perhaps.
            self.did(found.as_ref().map(|account| account.id), Deed::alone(Act::SignInFailed))
                .await;
        }
        found.filter(|_| fits.is_ok_and(|fits| fits)).ok_or(match fits {
            Err(error) => no_hash(error),
            Ok(_) => Fault::SignInFailed.into(),
        })
    }

    /// Makes the first administrator with a one-time link; returns the account's id and the hash of
    /// its password.
    ///
    /// # Errors
    /// [`Fault::LinkUsed`]; [`Fault::Invalid`] field by field; [`Fault::Busy`].
    pub async fn set_up(
        &self,
        link: &str,
        email: &str,
        password: String,
        again: &str,
    ) -> Result<(AccountId, String), Error> {
        let link = token::hash(link);
        let now = self.clock.now();
        if !self.people.setup_is_open(&link, now).await? {
            return Err(Fault::LinkUsed.into());
        }
        let email = check(email, &password, again)?;
        let hash = password::hash(password).await.map_err(no_hash)?;
        match self.people.set_up(&link, now, &email, &hash).await {
            Ok(id) => Ok((id, hash)),
            Err(store::Error::NotFound) => Err(Fault::LinkUsed.into()),
            Err(store::Error::Taken) => Err(Invalid::one("email", Problem::Taken).into()),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens a session for an account, and returns the token that stands for it.
    ///
    /// # Errors
    /// [`Error::Store`], [`Error::NoRandom`].
    pub async fn open_session(&self, account: AccountId) -> Result<String, Error> {
        let token = token::new()?;
        self.people.open_session(&token::hash(&token), account, self.clock.now()).await?;
        self.did(Some(account), Deed::alone(Act::SignedIn)).await;
        Ok(token)
    }

    /// The account whose session this token stands for, if it is still good.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn session(&self, token: &str) -> Result<Option<Account>, store::Error> {
        self.people.session(&token::hash(token), self.clock.now()).await
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn close_session(&self, token: &str) -> Result<(), store::Error> {
        let who = self.session(token).await?;
        self.people.close_session(&token::hash(token)).await?;
        if let Some(account) = who {
            self.did(Some(account.id), Deed::alone(Act::SignedOut)).await;
        }
        Ok(())
    }

    /// Whether there is no account though somebody had one: who else made the board's themes?
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn accounts_are_gone(&self) -> Result<bool, store::Error> {
        Ok(!self.people.has_accounts().await? && self.board.has_own_themes().await?)
    }
}

fn check(email: &str, password: &str, again: &str) -> Result<String, Invalid> {
    let mut bad = Invalid::default();
    let email = bad.take("email", account::parse_email(email));
    if let Err(passwords) = check_passwords(password, again) {
        bad.0.extend(passwords.0);
    }
    bad.or(email)
}

/// Checks a new password that was typed twice: `password`, `again`.
pub(super) fn check_passwords(password: &str, again: &str) -> Result<(), Invalid> {
    let mut bad = Invalid::default();
    let fits = bad.take("password", account::check_password(password));
    if fits.is_some() && password != again {
        bad.add("again", Problem::Mismatch);
    }
    bad.or(fits)
}

pub(super) const fn no_hash(error: NoHash) -> Error {
    match error {
        NoHash::Busy => Error::Fault(Fault::Busy),
        NoHash::Failed => Error::GivenUp("hashing a password"),
    }
}
