//! The anonymous way through the house: a ticket, a domain rule, the board's store. Nothing here knows who is asking.

mod act;
mod admission;

use std::sync::Arc;

use act::Act;

use super::{Service, limits::Kind, random};
use crate::domain::{
    anon::{Action, Done, Mine, Nonce, Refusal},
    hex::Hex,
    ids::ThemeId,
    theme::{State, Theme, Tier},
};
use crate::store::{self, Slots};
use crate::ticket::{BadCode, Credential, Salt, Secret, SlipMark, Ticket, TicketKey};

/// Does what somebody with a ticket asks for; `proof` is the proof of work of an Open ticket that this server has not seen before. Nothing is
/// written when it refuses.
///
/// # Errors
/// A [`Refusal`].
pub async fn perform(state: &Service, theme: ThemeId, ticket: &Ticket, proof: Option<u64>, action: Action) -> Result<Done, Refusal> {
    let theme = public_theme(state, theme).await?;
    if theme.state == State::Archived {
        // Its key is destroyed: no ticket matches anything any more.
        return Err(match action {
            Action::Like { .. } | Action::Unlike { .. } => Refusal::StickersClosed,
            _ => Refusal::Archived,
        });
    }
    let key = key_of(state, &theme, &ticket.secret)?;
    let today = state.today();
    match &action {
        Action::Post { .. } | Action::Edit { .. } if !theme.accepts_notes(today) => return Err(Refusal::PostingClosed),
        Action::Withdraw { .. } if !theme.lets_withdraw(today) => return Err(Refusal::PostingClosed),
        Action::Like { .. } | Action::Unlike { .. } if !theme.accepts_stickers(today) => return Err(Refusal::StickersClosed),
        _ => {}
    }
    let act = Act { state, theme: &theme, ticket, proof, credential: Credential::of(theme.id, &ticket.secret), key };
    match action {
        Action::Cover => Ok(Done::Covered),
        Action::Mine => mine(state, &theme, ticket).await.map(Done::Mine),
        Action::Post { prompt, text, nonce } => act.post(prompt, &text, nonce).await,
        Action::Edit { note, text } => act.edit(note, &text).await,
        Action::Withdraw { note } => act.withdraw(note).await,
        Action::Like { note } => act.like(note).await,
        Action::Unlike { note } => act.unlike(note).await,
    }
}

/// One's own notes and stickers, for the page that works without JavaScript.
///
/// # Errors
/// A [`Refusal`].
pub async fn mine(state: &Service, theme: &Theme, ticket: &Ticket) -> Result<Mine, Refusal> {
    if theme.state == State::Archived {
        return Err(Refusal::Archived);
    }
    known(state, theme, ticket).await?;
    if !admission::let_in(state, theme, &Credential::of(theme.id, &ticket.secret), Kind::Mine).await? {
        return Ok(Mine { left: theme.max_notes, ..Mine::default() });
    }
    let key = key_of(state, theme, &ticket.secret)?;
    state.board.mine(theme.id, &key, &Slots::of(&key, theme.max_notes)).await.map_err(failed)
}

/// A new secret: of a ticket for somebody whose browser makes none (no JavaScript), of a slip, of a personal link.
///
/// # Errors
/// [`Refusal::Unavailable`] when the system gives no random bytes.
pub fn new_secret() -> Result<Secret, Refusal> {
    random::bytes().map(|bytes| Secret::from_random(&bytes)).map_err(|_| Refusal::Unavailable)
}

/// What is impossible about a ticket as typed.
pub const fn bad_code(why: BadCode) -> Refusal {
    match why {
        BadCode::Character(c) => Refusal::BadCharacter(c),
        BadCode::Length(n) => Refusal::BadLength(n),
    }
}

async fn public_theme(state: &Service, id: ThemeId) -> Result<Arc<Theme>, Refusal> {
    match state.theme(id).await {
        Ok(theme) if theme.state.is_public() => Ok(theme),
        Ok(_) | Err(store::Error::NotFound) => Err(Refusal::NoTheme),
        Err(error) => Err(failed(error)),
    }
}

fn key_of(state: &Service, theme: &Theme, secret: &Secret) -> Result<TicketKey, Refusal> {
    match state.keys.own_pepper(theme) {
        Ok(pepper) => Ok(TicketKey::derive(&pepper, theme.id, secret)),
        Err(error) => Err(unreadable(&error)),
    }
}

fn unreadable(error: &std::io::Error) -> Refusal {
    tracing::error!(kind = %error.kind(), "a theme's key file cannot be read");
    Refusal::Unavailable
}

/// Whether a ticket was handed out for this theme; in the Open tier every ticket is good. A ticket has 100 random bits, so the answer helps
/// nobody to guess one.
///
/// # Errors
/// [`Refusal::UnknownTicket`].
pub async fn known(state: &Service, theme: &Theme, ticket: &Ticket) -> Result<(), Refusal> {
    let good = match theme.tier {
        Tier::Open => true,
        Tier::Drawn => state.board.slip_known(theme.id, &SlipMark::of(theme.id, &ticket.secret)).await.map_err(failed)?,
        Tier::Sealed => sealed(state, theme, ticket).await?,
    };
    if good { Ok(()) } else { Err(Refusal::UnknownTicket) }
}

/// Whether a Sealed ticket was let in before, or bears its theme's seal. Whose it is cannot be told from either.
async fn sealed(state: &Service, theme: &Theme, ticket: &Ticket) -> Result<bool, Refusal> {
    let credential = Credential::of(theme.id, &ticket.secret);
    if state.board.credential_known(theme.id, &credential).await.map_err(failed)? {
        return Ok(true);
    }
    let Some(seal) = &ticket.seal else { return Ok(false) };
    let key = state.keys.stamp_key(theme.id).map_err(|error| unreadable(&error))?;
    if theme.stamp_key != Some(Hex(key.public().0)) {
        tracing::error!("a theme's key file does not hold the key that the theme has published");
        return Err(Refusal::Unavailable);
    }
    Ok(key.verifies(&credential, seal))
}

/// Nobody posts before enough tickets are out: with one ticket out, one note would have one author.
async fn quorum(state: &Service, theme: &Theme) -> Result<(), Refusal> {
    if theme.quorum == 0 {
        return Ok(());
    }
    let out = match theme.tier {
        Tier::Sealed => state.people.issued(theme.id).await.map_err(failed)?,
        Tier::Open | Tier::Drawn => state.board.slips(theme.id).await.map_err(failed)?.0,
    };
    if out >= u64::from(theme.quorum) {
        return Ok(());
    }
    // Told as everybody sees it: asked again and again, the exact number would tell when somebody picked up (L13).
    let out = state.tickets_shown(theme).await.map_err(failed)?.out;
    Err(Refusal::BeforeQuorum { out, quorum: theme.quorum })
}

fn new_nonce() -> Result<Nonce, Refusal> {
    random::bytes().map(Hex).map_err(|_| Refusal::Unavailable)
}

fn new_salt() -> Result<Salt, Refusal> {
    random::bytes().map(Hex).map_err(|_| Refusal::Unavailable)
}

fn failed(error: store::Error) -> Refusal {
    tracing::error!(%error, "store");
    Refusal::Unavailable
}
