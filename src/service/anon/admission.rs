//! Admission control: what one ticket does in a while, and how many new tickets there are in an
//! hour.

use super::known::unavailable;
use crate::domain::{anon::Refusal, theme::Theme};
use crate::service::Service;
use crate::service::limits::{BucketKind, NotProved, Took};
use crate::ticket::{Credential, work};

/// Whether a ticket was let in before; if so, this counts as one thing more that it does. Whoever
/// was not has no notes, no stickers and no place spent, so nothing needs to be looked up or
/// written for them.
///
/// # Errors
/// [`Refusal::TooFast`], for a ticket that was let in only: it tells its holder nothing new.
pub async fn let_in(
    state: &Service,
    theme: &Theme,
    credential: &Credential,
    kind: BucketKind,
) -> Result<bool, Refusal> {
    let now = state.clock.now();
    let took = match state.buckets.take(credential, kind, now) {
        Took::Unknown
            if state.board.credential_known(theme.id, credential).await.map_err(unavailable)? =>
        {
            state.buckets.take_known(credential, kind, now)
        }
        took => took,
    };
    match took {
        Took::One => Ok(true),
        Took::Wait(seconds) => Err(Refusal::TooFast { seconds }),
        Took::Unknown => Ok(false),
    }
}

/// Takes one of the hour's places for a new Open ticket: one of those for whoever did the work, or
/// one of the few for browsers that cannot.
///
/// # Errors
/// [`Refusal::MoreWork`], [`Refusal::TooManyTickets`].
pub fn place(state: &Service, credential: &Credential, proof: Option<u64>) -> Result<(), Refusal> {
    let now = state.clock.now();
    match proof.map(|number| state.proved_tickets.take(work::bits(credential, number), now)) {
        Some(Ok(())) => Ok(()),
        Some(Err(NotProved::Bits(bits))) => Err(Refusal::MoreWork { bits }),
        None if state.open_tickets.take(now) => Ok(()),
        Some(Err(NotProved::Full)) | None => Err(Refusal::TooManyTickets),
    }
}
