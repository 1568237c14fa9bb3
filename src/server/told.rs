//! Telling what is new: the head of the log at the foot of every page, the boards that are open, the other processes.

use std::sync::PoisonError;

use super::AppState;
use crate::store;

/// Proof that whoever looks was told what an organizer changed, or that nothing changed that anybody can see. A form can be answered with
/// nothing less, so none forgets to tell.
#[must_use]
#[derive(Debug)]
pub struct Told(());

impl Told {
    /// Nothing changed that stands on a public page, in the log or in another process's memory.
    pub const fn nothing_public() -> Self {
        Self(())
    }
}

impl AppState {
    /// Reads the head of the log anew, and tells open boards and other processes what is new: after a tick, and after an organizer did
    /// something.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn log_grew(&self) -> Result<Told, store::Error> {
        if self.read_news().await? {
            self.board.tell_peers().await?;
        }
        Ok(Told(()))
    }

    /// Reads the head of the log anew, and tells open boards, of what another process did; returns whether anything is new here.
    ///
    /// # Errors
    /// [`store::Error`].
    pub(super) async fn read_news(&self) -> Result<bool, store::Error> {
        *self.head.write().unwrap_or_else(PoisonError::into_inner) = self.board.log_head().await?;
        self.tell_viewers().await
    }
}
