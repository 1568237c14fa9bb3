//! Inspection of the databases: what the running program stores and how, for `/trust` and `kizuki
//! doctor`.

use std::sync::{Arc, PoisonError};

use super::{Service, folder};
use crate::domain::inspection::{Inspection, Setting};
use crate::store;

impl Service {
    /// Reads off both databases and the settings what is stored and how.
    ///
    /// # Errors
    /// [`store::Error`].
    pub async fn inspect(&self) -> Result<Inspection, store::Error> {
        let https = if self.config.is_https() { "https" } else { "http" };
        let passphrase = if self.is_closed() { "on" } else { "off" };
        let mut program = vec![
            Setting::new("origin", https, &["https"]),
            Setting::new("passphrase", passphrase, &["on", "off"]),
        ];
        program.extend(folder::inspect(&self.config.data));
        Ok(Inspection {
            databases: vec![self.board.inspect().await?, self.people.inspect().await?],
            program,
        })
    }

    /// What [`Self::inspect`] found at the start or this morning; nothing until then.
    pub fn inspection(&self) -> Arc<Inspection> {
        self.inspection.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
