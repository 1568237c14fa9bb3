//! Printing tickets: drawn ones, on slips.

use super::{Actor, Error, Service, anon::new_secret, to_the_end};
use crate::domain::{account::Right, ids::ThemeId, problem::Invalid, slips, theme::Theme};
use crate::ticket::{Secret, SlipMark};

impl Service {
    /// Makes a batch of tickets to print; only marks of them are kept. `count` as typed, `printed`
    /// how many slips there were when the form was shown, so that a second click prints nothing.
    ///
    /// # Errors
    /// [`Fault::Invalid`] for a number that is none or too large, [`Fault::Conflict`] when slips
    /// were printed meanwhile or the theme takes none (any more).
    pub async fn print_slips(
        &self,
        by: &Actor,
        id: ThemeId,
        count: &str,
        printed: u64,
    ) -> Result<(Theme, Vec<Secret>), Error> {
        by.must(Right::Tickets)?;
        let theme = self.board.theme(id).await?;
        let count = slips::batch(count).map_err(|problem| Invalid::one("count", problem))?;
        let secrets = (0..count).map(|_| new_secret()).collect::<Result<Vec<_>, _>>()?;
        let marks = secrets.iter().map(|secret| SlipMark::of(id, secret)).collect();
        let service = self.clone();
        to_the_end(async move {
            let kept = service.board.keep_slips(id, service.today(), printed, marks).await?;
            service.publish(kept).await
        })
        .await?;
        Ok((theme, secrets))
    }
}
