//! Sending what is due, to each channel what waits for it, in order.

use futures_util::future::join_all;

use super::{Compose, waiting::Around};
use crate::domain::chat::{
    About, ChatChannel, FAILURES_MAX, Failure, Standing, Telling, wait_after,
};
use crate::service::{Error, Service, random};
use crate::store::ToldMark;

/// Behind so many entries that tell a channel nothing, its cursor is moved without a message: not at each
/// tick, for each move is a write.
const PASSED_MAX: i64 = 500;

/// What a round brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Messages that arrived.
    pub sent: usize,
    /// Channels that could not be told.
    pub failed: usize,
}

impl Service {
    /// Sends what is due. Nothing leaves where the environment names no host, and nothing is read for it.
    ///
    /// # Errors
    /// [`Error::Store`]; the next tick goes on where this one ended.
    pub async fn send_due(&self, compose: Compose) -> Result<Sent, Error> {
        if self.outbound.is_off() {
            return Ok(Sent::default());
        }
        // One round at a time, in this process and among all.
        let Ok(_here) = self.sending.try_lock() else { return Ok(Sent::default()) };
        let channels = self.board.channels().await?;
        let now = self.clock.now();
        let ready = |one: &ChatChannel| !one.standing.given_up && one.standing.retry_at <= now;
        let channels: Vec<ChatChannel> = channels.into_iter().filter(ready).collect();
        if channels.is_empty() {
            return Ok(Sent::default());
        }
        let Some(_turn) = self.board.sending_turn().await? else { return Ok(Sent::default()) };
        // Read again: another process may have had the turn a moment ago.
        let channels: Vec<ChatChannel> =
            self.board.channels().await?.into_iter().filter(ready).collect();
        let around = self.around(&channels).await?;
        // Beside one another: a channel that hangs holds no other up.
        let rounds = channels.iter().map(|channel| self.tell(channel, &around, compose));
        let mut all = Sent::default();
        for round in join_all(rounds).await {
            let Sent { sent, failed } = round?;
            all.sent += sent;
            all.failed += failed;
        }
        Ok(all)
    }

    /// Tells a channel what waits for it, up to the first that does not arrive.
    async fn tell(
        &self,
        channel: &ChatChannel,
        around: &Around,
        compose: Compose,
    ) -> Result<Sent, Error> {
        let mut round = Sent::default();
        let waiting = around.waiting(channel);
        let has_log = waiting.iter().any(|one| matches!(one.mark, ToldMark::Log(_)));
        for one in waiting {
            let Some(about) = one.about else {
                self.board.channel_told(channel.id, &one.mark, None).await?;
                continue;
            };
            let message = compose(&channel.settings.lang, &self.telling(about));
            if let Err(failure) = self.deliver(channel, &message).await {
                round.failed += 1;
                self.note_failure(channel, failure, round.sent > 0).await?;
                return Ok(round);
            }
            self.board.channel_told(channel.id, &one.mark, Some(self.today())).await?;
            round.sent += 1;
        }
        if !has_log && around.head - channel.sent_seq > PASSED_MAX && self.is_loud() {
            let mark = ToldMark::Log(around.head);
            self.board.channel_told(channel.id, &mark, None).await?;
        }
        Ok(round)
    }

    /// Whether nothing waits for the morning.
    fn is_loud(&self) -> bool {
        crate::domain::chat::is_time(self.clock.slot(self.tz()))
    }

    /// What is told, with what the office is called and how it reads.
    pub(super) fn telling(&self, about: About) -> Telling {
        let office = self.office();
        Telling {
            about,
            origin: self.config.public_origin(),
            office: office.name.clone(),
            desk: office.set.basics.desk.clone(),
            dates: office.dates,
            named: !self.is_closed(),
        }
    }

    /// Notes that a message did not arrive. `anew`: others arrived in this round, so it counts as the
    /// first failure.
    async fn note_failure(
        &self,
        channel: &ChatChannel,
        failure: Failure,
        anew: bool,
    ) -> Result<(), Error> {
        let before = if anew { 0 } else { channel.standing.failures };
        let failures = before.saturating_add(1);
        let given_up = failure.is_final() || failures >= FAILURES_MAX;
        let chance = random::bytes().map(u32::from_le_bytes).unwrap_or_default();
        let retry_at = self.clock.now() + wait_after(failures, chance);
        let standing =
            Standing { failures, retry_at, why: Some(failure), given_up, ..channel.standing };
        self.board.channel_failed(channel.id, &standing).await?;
        let (name, why) = (&channel.settings.name, failure.to_string());
        tracing::warn!(%name, %why, failures, given_up, "a message did not reach a chat channel");
        Ok(())
    }
}
