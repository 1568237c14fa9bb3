//! Archiving a theme: what could link a note or a sticker to a ticket is destroyed, here and in the
//! key folder.

use super::{Error, Service, Step, to_the_end};
use crate::domain::ids::ThemeId;
use crate::log::event::Destroyed;
use crate::store;

impl Service {
    /// Archives an answered theme: tags and tickets first, then the key file, then who could pick
    /// up a ticket and who did, then every trace in free pages. Once begun it goes to its end,
    /// whoever waits for it; what a crash cuts short the next tick finishes.
    ///
    /// # Errors
    /// [`store::Error::Conflict`] as of [`store::Board::archive`]; [`Error::KeyFile`] for a key
    /// that cannot be removed, and the next tick tries again.
    pub async fn archive(&self, theme: ThemeId, version: i64) -> Result<Destroyed, Error> {
        let service = self.clone();
        to_the_end(async move {
            let eligible = service.people.eligible(theme).await?;
            let archived = service.board.archive(theme, service.today(), version, eligible).await?;
            service.steps.at(Step::Archived);
            let finished = service.finish(theme).await;
            let destroyed = service.publish(archived).await?;
            service.rewrite().await?;
            finished.map(|()| destroyed)
        })
        .await
    }

    /// Archives a theme whose day has come, unless another process was faster.
    pub(super) async fn archive_due(&self, theme: ThemeId) -> Result<(), Error> {
        let version = self.board.theme(theme).await?.version;
        match self.archive(theme, version).await {
            // Another process was faster.
            Ok(_) | Err(Error::Store(store::Error::Conflict)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
