//! Publishing a change: telling everybody who looks at the board what is new.

use super::Service;
use crate::store::{self, Changed};

impl Service {
    /// Ends what changed the board: reads what readers see now and tells everybody who shows it,
    /// here and in other processes. Nothing else takes a change out of its [`Changed`].
    ///
    /// # Errors
    /// [`store::Error`]; the change itself is done then.
    pub(super) async fn publish<T>(&self, changed: Changed<T>) -> Result<T, store::Error> {
        let look = self.board.look().await?;
        if self.news.take(&look) {
            self.board.tell_peers().await?;
        }
        Ok(changed.seen(&look))
    }

    /// Reads what another process did, and tells those who look at the board here.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn read_news(&self) -> Result<(), store::Error> {
        self.news.take(&self.board.look().await?);
        Ok(())
    }
}
