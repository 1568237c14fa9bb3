//! Publishing a change: telling everybody who looks at the board what is new.

use super::Service;
use crate::store::{self, Changed, Look};

impl Service {
    /// Ends what changed the board: reads what readers see now and tells everybody who shows it,
    /// here and in other processes. Nothing else takes a change out of its [`Changed`].
    ///
    /// # Errors
    /// [`store::Error`]; the change itself is done then.
    pub(super) async fn publish<T>(&self, changed: Changed<T>) -> Result<T, store::Error> {
        let look = self.board.look().await?;
        let office = self.take_office(&look);
        if self.news.take(&look) || office {
            self.board.tell_peers().await?;
        }
        Ok(changed.seen(&look))
    }

    /// Reads what another process did, and tells those who look at the board here.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn read_news(&self) -> Result<(), store::Error> {
        let look = self.board.look().await?;
        self.take_office(&look);
        self.news.take(&look);
        Ok(())
    }

    /// Takes what the office has set, before anybody is told that something is new: what is made
    /// from then on has it. Returns whether it is other than before.
    fn take_office(&self, look: &Look) -> bool {
        let is_new = self.office.take(&self.config, look.office());
        if is_new {
            self.news.raise();
        }
        is_new
    }
}
