//! The verbs of the roster, of who can pick up a sealed ticket: the roster itself, and the personal
//! links of those on it.

use super::{
    Actor, Error, Service, anon::new_secret, issue::link_hash, roster_file::Roster, to_the_end,
};
use crate::domain::{
    account::Right,
    fault::Fault,
    ids::ThemeId,
    problem::{Invalid, Problem},
    settings::Tier,
    theme::State,
};
use crate::log::Event;
use crate::store::{self, Person, RosterChange, Uncommitted};
use crate::ticket::Secret;

impl Service {
    /// Puts a roster in the old one's place. Who is new can pick up tickets of the themes that run
    /// already.
    ///
    /// # Errors
    /// [`Fault::Internal`]; the roster is as it was then.
    pub async fn import_roster(&self, by: &Actor, roster: &Roster) -> Result<RosterChange, Error> {
        by.must(Right::Tickets)?;
        let runs = |state| matches!(state, State::Announced | State::Open);
        let themes = self.board.themes().await?;
        let running: Vec<ThemeId> = themes
            .iter()
            .filter(|theme| theme.tier == Tier::Sealed && runs(theme.state))
            .map(|theme| theme.id)
            .collect();
        let (service, references) = (self.clone(), roster.refs.clone());
        Ok(to_the_end(async move { service.replace_roster(&references, &running).await }).await?)
    }

    /// Makes personal links, for everybody on the roster or for those who have never been given
    /// one. Only hashes of them are kept.
    ///
    /// # Errors
    /// [`Fault::NeedsHttps`]; [`Fault::Invalid`] when there is nobody to make one for.
    pub async fn print_links(
        &self,
        by: &Actor,
        everybody: bool,
    ) -> Result<Vec<(Person, Secret)>, Error> {
        by.must(Right::Tickets)?;
        if !self.config.may_seal() {
            return Err(Fault::NeedsHttps.into());
        }
        let service = self.clone();
        let made = to_the_end(async move {
            let mut links = Vec::new();
            let people = service.make_links(everybody, |_| {
                let link = new_secret()?;
                let hash = link_hash(&link);
                links.push(link);
                Ok(hash)
            });
            let people = people.await?;
            Ok::<_, Error>(people.into_iter().zip(links).collect::<Vec<_>>())
        });
        let made = made.await?;
        if made.is_empty() { Err(Invalid::one("who", Problem::Empty).into()) } else { Ok(made) }
    }

    /// Replaces the roster, and says in the log how many came and went.
    ///
    /// # Errors
    /// [`store::Error`]; the roster is as it was then.
    pub async fn replace_roster(
        &self,
        references: &[String],
        running: &[ThemeId],
    ) -> Result<RosterChange, store::Error> {
        let change =
            self.people.replace_roster(references, running, || self.desk.waiting()).await?;
        let RosterChange { added, removed } = change.made;
        let event = Event::RosterReplaced { added: added as u64, removed: removed as u64 };
        self.after_telling(change, (added + removed > 0).then_some(&event)).await
    }

    /// Makes personal links, and says in the log how many. `hash` as of
    /// [`store::People::make_links`].
    ///
    /// # Errors
    /// [`Error::Store`] and what `hash` fails with; the links are as they were then.
    pub async fn make_links(
        &self,
        everybody: bool,
        hash: impl FnMut(&Person) -> Result<[u8; 32], Error> + Send,
    ) -> Result<Vec<Person>, Error> {
        let links = self.people.make_links(everybody, hash, || self.desk.waiting()).await?;
        if links.made.is_empty() {
            return Ok(Vec::new());
        }
        let event = Event::LinksPrinted { links: links.made.len() as u64, everybody };
        Ok(self.after_telling(links, Some(&event)).await?)
    }

    /// The log first, then the deed, in two databases: what a crash leaves between them is an entry
    /// too many, and never a deed without one.
    async fn after_telling<T>(
        &self,
        change: Uncommitted<T>,
        event: Option<&Event>,
    ) -> Result<T, store::Error> {
        if let Some(event) = event {
            let told = self.board.tell(self.today(), event).await?;
            self.publish(told).await?;
        }
        let (made, settled) = change.commit().await?;
        self.desk.forget(&settled);
        Ok(made)
    }
}
