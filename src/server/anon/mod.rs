//! The anonymous way through the house: a ticket, a domain rule, the board's store. Nothing here knows who is asking.

mod door;

pub use door::door;

use uuid::Uuid;

use super::AppState;
use crate::domain::{
    anon::{Action, Done, Mine, Refusal},
    ids::{NoteId, ThemeId},
    text,
    theme::Theme,
    tick,
};
use crate::store::{self, BoxedNote};
use crate::ticket::{Credential, Secret, Tag, TicketKey, work};

/// Does what somebody with a ticket asks for. Nothing is written when it refuses.
///
/// # Errors
/// A [`Refusal`].
pub async fn perform(state: &AppState, theme: ThemeId, secret: &Secret, proof: Option<u64>, action: Action) -> Result<Done, Refusal> {
    let theme = public_theme(state, theme).await?;
    let key = key_of(state, theme.id, secret)?;
    let today = state.today();
    match &action {
        Action::Post { .. } | Action::Edit { .. } | Action::Withdraw { .. } if !theme.accepts_notes(today) => {
            return Err(Refusal::PostingClosed);
        }
        Action::Like { .. } | Action::Unlike { .. } if !theme.accepts_stickers(today) => return Err(Refusal::StickersClosed),
        _ => {}
    }
    let slots = slots(&key, theme.max_notes);
    match action {
        Action::Mine => state.board.mine(theme.id, &key, &slots).await.map(Done::Mine).map_err(failed),
        Action::Post { prompt, text } => {
            let text = text::parse(&text, text::NOTE_MAX).map_err(Refusal::Text)?;
            let prompt = theme.prompt(prompt).ok_or(Refusal::NoPrompt)?.id;
            admit(state, theme.id, secret, proof).await?;
            let id = NoteId(Uuid::new_v4());
            let note = BoxedNote { id, theme: theme.id, prompt, text, author: key.author(id) };
            let left = state.board.put_into_box(&note, &slots).await.map_err(failed)??;
            let opens_in = u32::try_from(tick::seconds_to_next(state.clock.now())).unwrap_or(0);
            Ok(Done::Posted { note: id, opens_in, left })
        }
        Action::Edit { note, text } => {
            let text = text::parse(&text, text::NOTE_MAX).map_err(Refusal::Text)?;
            state.board.revise(theme.id, note, &key.author(note), &text).await.map_err(failed)??;
            Ok(Done::Edited)
        }
        Action::Withdraw { note } => {
            state.board.withdraw(theme.id, note, &key.author(note), &slots).await.map_err(failed)??;
            Ok(Done::Withdrawn)
        }
        Action::Like { note } => {
            admit(state, theme.id, secret, proof).await?;
            state.board.like(theme.id, note, &key.like(note), &key.author(note)).await.map_err(failed)??;
            Ok(Done::Liked)
        }
        Action::Unlike { note } => {
            state.board.unlike(note, &key.like(note)).await.map_err(failed)?;
            Ok(Done::Unliked)
        }
    }
}

/// One's own notes and stickers, for the page that works without JavaScript.
///
/// # Errors
/// A [`Refusal`].
pub async fn mine(state: &AppState, theme: &Theme, secret: &Secret) -> Result<Mine, Refusal> {
    let key = key_of(state, theme.id, secret)?;
    state.board.mine(theme.id, &key, &slots(&key, theme.max_notes)).await.map_err(failed)
}

/// A new ticket for somebody whose browser makes none (no JavaScript).
///
/// # Errors
/// [`Refusal::Unavailable`] when the system gives no random bytes.
pub fn new_ticket() -> Result<Secret, Refusal> {
    super::random::bytes().map(|bytes| Secret::from_random(&bytes)).map_err(|_| Refusal::Unavailable)
}

async fn public_theme(state: &AppState, id: ThemeId) -> Result<Theme, Refusal> {
    match state.board.theme(id).await {
        Ok(theme) if theme.state.is_public() => Ok(theme),
        Ok(_) | Err(store::Error::NotFound) => Err(Refusal::NoTheme),
        Err(error) => Err(failed(error)),
    }
}

fn key_of(state: &AppState, theme: ThemeId, secret: &Secret) -> Result<TicketKey, Refusal> {
    match state.keys.pepper(theme) {
        Ok(pepper) => Ok(TicketKey::derive(&pepper, theme, secret)),
        Err(error) => {
            tracing::error!(kind = %error.kind(), "a theme's key file cannot be read");
            Err(Refusal::Unavailable)
        }
    }
}

/// Lets a ticket in that was used before; a new one needs its proof of work, or one of the hour's few places without.
async fn admit(state: &AppState, theme: ThemeId, secret: &Secret, proof: Option<u64>) -> Result<(), Refusal> {
    let credential = Credential::of(theme, secret);
    if state.board.credential_known(theme, &credential).await.map_err(failed)? {
        return Ok(());
    }
    let proved = proof.is_some_and(|number| work::proves(&credential, number));
    if !proved && !state.open_tickets.take(state.clock.now()) {
        return Err(Refusal::TooManyTickets);
    }
    state.board.admit(theme, &credential).await.map_err(failed)
}

fn slots(key: &TicketKey, max_notes: u32) -> Vec<Tag> {
    (0..max_notes).map(|i| key.slot(i)).collect()
}

fn failed(error: store::Error) -> Refusal {
    tracing::error!(%error, "store");
    Refusal::Unavailable
}
