//! The actor, for authorization: who does something that not everybody may.

use crate::domain::{
    account::{Right, Role},
    fault::Fault,
    ids::AccountId,
};
use crate::store::Account;

/// Somebody with an account, as far as rules ask: which one, and in which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
}

impl Actor {
    /// Whoever is signed in with this account.
    pub const fn of(account: &Account) -> Self {
        Self { account: account.id, role: account.role }
    }

    /// Lets those with a right pass; see [`Role::may`].
    ///
    /// # Errors
    /// [`Fault::Forbidden`].
    pub fn must(&self, right: Right) -> Result<(), Fault> {
        if self.role.may(right) { Ok(()) } else { Err(Fault::Forbidden) }
    }
}
