//! The anonymous way through the house: a ticket, a domain rule, the board's store. Nothing here
//! knows who is asking.

mod act;
mod admission;
mod known;

use std::sync::Arc;

use act::TicketHolder;
use known::{key_of, unavailable};
pub use known::{known, new_secret};

use super::{Service, limits::BucketKind};
use crate::domain::{
    anon::{Action, Done, Mine, Refusal},
    ids::ThemeId,
    question,
    theme::{State, Theme},
};
use crate::store::{self, Slots};
use crate::ticket::{BadCode, Credential, Ticket};

/// Does what somebody with a ticket asks for; `proof` is the proof of work of an Open ticket that
/// this server has not seen before. Nothing is written when it refuses.
///
/// # Errors
/// A [`Refusal`].
pub async fn perform(
    state: &Service,
    theme: ThemeId,
    ticket: &Ticket,
    proof: Option<u64>,
    action: Action,
) -> Result<Done, Refusal> {
    let theme = public_theme(state, theme).await?;
    if theme.state == State::Archived {
        // Its key is destroyed: no ticket matches anything any more.
        return Err(match action {
            Action::Like { .. } | Action::Unlike { .. } => Refusal::StickersClosed,
            Action::Flag { .. } => Refusal::FlagsClosed,
            _ => Refusal::Archived,
        });
    }
    let key = key_of(state, &theme, &ticket.secret)?;
    in_time(state, &theme, &action).await?;
    let holder = TicketHolder {
        state,
        theme: &theme,
        ticket,
        proof,
        credential: Credential::of(theme.id, &ticket.secret),
        key,
    };
    match action {
        Action::Cover => Ok(Done::Covered),
        Action::Mine => mine(state, &theme, ticket).await.map(Done::Mine),
        Action::Post { prompt, text, nonce } => holder.post(prompt, &text, nonce).await,
        Action::Reply { question, text, as_author, nonce } => {
            holder.reply(question, &text, as_author, nonce).await
        }
        Action::Edit { note, text } => holder.edit(note, &text).await,
        Action::Withdraw { note } => holder.withdraw(note).await,
        Action::Like { note } => holder.like(note).await,
        Action::Unlike { note } => holder.unlike(note).await,
        Action::Flag { note, reason } => holder.flag(note, reason).await,
        Action::Unflag { note } => holder.unflag(note).await,
    }
}

/// Refuses what the theme does not take today.
async fn in_time(state: &Service, theme: &Theme, action: &Action) -> Result<(), Refusal> {
    let today = state.today();
    match action {
        Action::Post { .. } | Action::Edit { .. } if !theme.accepts_notes(today) => {
            Err(Refusal::PostingClosed)
        }
        // A reply can be taken back as long as there are replies.
        Action::Withdraw { note } if !theme.lets_withdraw(today) => {
            let reply = state.board.is_reply(theme.id, *note).await.map_err(unavailable)?;
            if reply { Ok(()) } else { Err(Refusal::PostingClosed) }
        }
        Action::Reply { .. } if !question::takes_replies(theme.state) => Err(Refusal::NoQuestion),
        Action::Like { .. } | Action::Unlike { .. } if !theme.accepts_stickers(today) => {
            Err(Refusal::StickersClosed)
        }
        // What is hidden after that is hidden by who reads it all.
        Action::Flag { .. } if !theme.takes_flags() => Err(Refusal::FlagsClosed),
        _ => Ok(()),
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
    if !admission::let_in(state, theme, &Credential::of(theme.id, &ticket.secret), BucketKind::Mine)
        .await?
    {
        return Ok(Mine { left: theme.max_notes, ..Mine::default() });
    }
    let key = key_of(state, theme, &ticket.secret)?;
    state.board.mine(theme.id, &key, &Slots::of(&key, theme.max_notes)).await.map_err(unavailable)
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
        Err(error) => Err(unavailable(error)),
    }
}
