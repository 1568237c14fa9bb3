//! Reports: who may read them.

use super::{Actor, Error, Service};
use crate::domain::{account::Right, ids::ThemeId};

impl Service {
    /// Lets everybody read the report of a theme that was read as `version`, or only accounts
    /// again.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when somebody else changed the theme first.
    pub async fn publish_report(
        &self,
        by: &Actor,
        id: ThemeId,
        version: i64,
        public: bool,
    ) -> Result<(), Error> {
        by.must(Right::Reports)?;
        let theme = self.board.theme(id).await?;
        // A second click finds what the first one did.
        if theme.version == version + 1 && theme.report_public == public {
            return Ok(());
        }
        let published = self.board.publish_report(id, version, public).await?;
        Ok(self.publish(published).await?)
    }
}
