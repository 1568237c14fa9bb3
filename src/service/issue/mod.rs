//! Picking up a Sealed ticket, the one way that knows a person's name and touches a theme: a
//! personal link, a session of five minutes that is kept in memory alone, and an envelope that is
//! stamped unopened. No line of the log tells of any of it.

mod desk;
mod settle;
mod stamp;

pub use desk::{Desk, MINUTES, Visitor};

use super::{Error, Service, token};
use crate::domain::{
    fault::Fault,
    ids::PersonId,
    settings::Tier,
    theme::{State, Theme},
};
use crate::ticket::Secret;

/// What is stored of a personal link.
pub fn link_hash(link: &Secret) -> [u8; 32] {
    token::hash(&link.reveal())
}

impl Service {
    /// Whose link this is. Whether anything was picked up with it makes no difference.
    ///
    /// # Errors
    /// [`Fault::NeedsHttps`]; [`Fault::NoPickUp`] for a link that was replaced or mistyped: which
    /// of these is not told.
    pub async fn linked(&self, typed: &str) -> Result<(PersonId, Secret), Error> {
        if !self.config.may_seal() {
            return Err(Fault::NeedsHttps.into());
        }
        let link = Secret::parse(typed).map_err(|_| Fault::NoPickUp)?;
        let person = self.people.linked_person(&link_hash(&link)).await?.ok_or(Fault::NoPickUp)?;
        Ok((person, link))
    }

    /// The themes whose ticket somebody can pick up, or has picked up, the one that opens first at
    /// the top.
    ///
    /// # Errors
    /// [`Fault::Internal`].
    pub async fn offers(&self, person: PersonId) -> Result<Vec<Theme>, Error> {
        let mut offers = Vec::new();
        for id in self.people.themes_of(person).await? {
            let theme = self.board.theme(id).await?;
            if theme.tier == Tier::Sealed && matches!(theme.state, State::Announced | State::Open) {
                offers.push(theme);
            }
        }
        offers.sort_by(|a, b| (a.opens_on, &a.slug).cmp(&(b.opens_on, &b.slug)));
        Ok(offers)
    }
}
