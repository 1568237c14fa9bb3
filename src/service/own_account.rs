//! The verbs of one's own account: another password, and the browsers in which one is signed in.

use super::{
    Error, Service,
    accounts::{check_passwords, no_hash},
    limits::Try,
    password::{self, Queue},
    token,
};
use crate::domain::{
    fault::Fault,
    hex::Hex,
    problem::{Invalid, Problem},
};
use crate::store::{self, Account, OpenSession};

/// A session of one's own, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// What names it in a form: a hash of what is stored, so that no page holds that.
    pub mark: String,
    /// When it began, as Unix seconds.
    pub created_at: i64,
    /// When something was last asked for in it, as Unix seconds.
    pub seen_at: i64,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// The form of another password, as typed.
#[derive(Default)]
pub struct PasswordForm {
    /// The one that the account has.
    pub old: String,
    /// The one that it is to have.
    pub new: String,
    /// That once more.
    pub again: String,
}

/// What became of a password that somebody typed.
pub(super) struct Typed {
    /// Whether it is theirs.
    pub fits: bool,
    /// The try that was counted.
    pub taken: Try,
}

impl Service {
    /// The sessions of an account, that of `token` among them, the newest first.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn own_sessions(
        &self,
        account: &Account,
        token: &str,
    ) -> Result<Vec<OwnSession>, Error> {
        let here = token::hash(token);
        let sessions = self.people.sessions_of(account.id, self.clock.now()).await?;
        let shown = |one: OpenSession| OwnSession {
            mark: mark(&one),
            created_at: one.created_at,
            seen_at: one.seen_at,
            here: one.token_hash == here,
        };
        Ok(sessions.into_iter().map(shown).collect())
    }

    /// Ends a session of an account, by its mark; one that is not there (any more) has ended, as
    /// wished.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn end_session(&self, account: &Account, named: &str) -> Result<(), Error> {
        let sessions = self.people.sessions_of(account.id, self.clock.now()).await?;
        if let Some(one) = sessions.iter().find(|one| mark(one) == named) {
            self.people.close_own_session(account.id, &one.token_hash).await?;
        }
        Ok(())
    }

    /// Changes the password of an account, for whoever knows the one that it has, and ends all its
    /// sessions but that of `token`; returns the new password's hash. Tries are counted as at the
    /// sign-in, apart from those there.
    ///
    /// # Errors
    /// [`Fault::Invalid`] field by field; [`Fault::TooManyAttempts`], [`Fault::Busy`];
    /// [`Fault::Conflict`] where the password was changed meanwhile.
    pub async fn change_password(
        &self,
        account: &Account,
        token: &str,
        form: PasswordForm,
    ) -> Result<String, Error> {
        let PasswordForm { old, new, again } = form;
        check_passwords(&new, &again)?;
        let Typed { fits, taken } = self.try_own_password(account, old).await?;
        if !fits {
            // The second of two presses finds what the first left.
            let stored = Some(account.password_hash.clone());
            if password::verify(Queue::Known, new, stored).await.map_err(no_hash)? {
                self.sign_in_gate.give_back(&taken);
                return Ok(account.password_hash.clone());
            }
            return Err(Invalid::one("old_password", Problem::WrongPassword).into());
        }
        let hash = password::hash(new.clone()).await.map_err(no_hash)?;
        let seen = &account.password_hash;
        match self.people.change_password(account.id, seen, &hash, &token::hash(token)).await {
            Ok(()) => Ok(hash),
            // The first of two presses came between.
            Err(store::Error::Conflict) => {
                let now = self.people.account_by_email(&account.email).await?.password_hash;
                let fits = password::verify(Queue::Known, new, Some(now.clone())).await;
                let done = fits.map_err(no_hash)?;
                if done { Ok(now) } else { Err(Fault::Conflict.into()) }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether this is the password of an account that is signed in. Tries are counted as at the
    /// sign-in, apart from those there.
    ///
    /// # Errors
    /// [`Fault::TooManyAttempts`], [`Fault::Busy`].
    pub(super) async fn try_own_password(
        &self,
        account: &Account,
        typed: String,
    ) -> Result<Typed, Error> {
        let counted = token::hash(&format!("kz/own-password/v1 {}", account.id));
        let taken = self
            .sign_in_gate
            .take(&account.email, Some(counted), self.clock.now())
            .map_err(|seconds| Fault::TooManyAttempts { seconds })?;
        let stored = Some(account.password_hash.clone());
        let fits = password::verify(Queue::Known, typed, stored).await;
        if !matches!(fits, Ok(false)) {
            self.sign_in_gate.give_back(&taken);
        }
        Ok(Typed { fits: fits.map_err(no_hash)?, taken })
    }
}

fn mark(session: &OpenSession) -> String {
    Hex(token::hash(&Hex(session.token_hash).to_string())).to_string()
}
