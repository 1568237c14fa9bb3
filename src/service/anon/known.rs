//! Authentication of a ticket: what is known of it; and what it needs from the program, its key,
//! random numbers and tickets enough before anybody posts.

use crate::domain::{anon::Refusal, hex::Hex, settings::Tier, theme::Theme};
use crate::service::{Error, Service, random};
use crate::store::NotWritten;
use crate::ticket::{Credential, Secret, SlipMark, Ticket, TicketKey};

/// A new secret: of a ticket for somebody whose browser makes none (no JavaScript), of a slip, of a
/// personal link.
///
/// # Errors
/// [`Error::NoRandom`].
pub fn new_secret() -> Result<Secret, Error> {
    random::bytes().map(|bytes| Secret::from_random(&bytes)).map_err(|_| Error::NoRandom)
}

pub(super) fn key_of(
    state: &Service,
    theme: &Theme,
    secret: &Secret,
) -> Result<TicketKey, Refusal> {
    match state.keys.own_pepper(theme) {
        Ok(pepper) => Ok(TicketKey::derive(&pepper, theme.id, secret)),
        Err(error) => Err(unavailable(Error::key_file(&error))),
    }
}

/// Whether a ticket was handed out for this theme; in the Open tier every ticket is good. A ticket
/// has 100 random bits, so the answer helps nobody to guess one.
///
/// # Errors
/// [`Refusal::UnknownTicket`].
pub async fn known(state: &Service, theme: &Theme, ticket: &Ticket) -> Result<(), Refusal> {
    let good = match theme.tier {
        Tier::Open => true,
        Tier::Drawn => state
            .board
            .slip_known(theme.id, &SlipMark::of(theme.id, &ticket.secret))
            .await
            .map_err(unavailable)?,
        Tier::Sealed => sealed(state, theme, ticket).await?,
    };
    if good { Ok(()) } else { Err(Refusal::UnknownTicket) }
}

/// Whether a Sealed ticket was let in before, or bears its theme's seal. Whose it is cannot be told
/// from either.
async fn sealed(state: &Service, theme: &Theme, ticket: &Ticket) -> Result<bool, Refusal> {
    let credential = Credential::of(theme.id, &ticket.secret);
    if state.board.credential_known(theme.id, &credential).await.map_err(unavailable)? {
        return Ok(true);
    }
    let Some(seal) = &ticket.seal else {
        return Ok(false);
    };
    let key = state.stamp_key(theme).map_err(unavailable)?;
    Ok(key.verifies(&credential, seal))
}

/// Nobody posts before enough tickets are out: with one ticket out, one note would have one author.
pub(super) async fn quorum(state: &Service, theme: &Theme) -> Result<(), Refusal> {
    if theme.quorum == 0 {
        return Ok(());
    }
    let out = match theme.tier {
        Tier::Sealed => state.people.issued(theme.id).await.map_err(unavailable)?,
        Tier::Open | Tier::Drawn => state.board.slips(theme.id).await.map_err(unavailable)?.0,
    };
    if out >= u64::from(theme.quorum) {
        return Ok(());
    }
    // Told as everybody sees it: asked again and again, the exact number would tell when somebody
    // picked up (L13).
    let out = state.tickets_shown(theme).await.map_err(unavailable)?.out;
    Err(Refusal::BeforeQuorum { out, quorum: theme.quorum })
}

/// A nonce, or the salt of a text.
pub(super) fn random_hex<const N: usize>() -> Result<Hex<N>, Refusal> {
    random::bytes().map(Hex).map_err(|_| unavailable(Error::NoRandom))
}

/// What somebody with a ticket is told of an error, whose cause gets its line in the log.
pub(super) fn unavailable(error: impl Into<Error>) -> Refusal {
    error.into().log();
    Refusal::Unavailable
}

/// What somebody with a ticket is told when what they did was not written.
pub(super) fn refusal(why: NotWritten) -> Refusal {
    match why {
        NotWritten::Refused(refusal) => refusal,
        NotWritten::Failed(error) => unavailable(error),
    }
}
