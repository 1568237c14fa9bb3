//! The anonymous way through the house: a ticket, a domain rule, the board's store. Nothing here knows who is asking.

mod door;

pub use door::door;

use uuid::Uuid;

use super::AppState;
use crate::domain::{
    anon::{Action, Done, Mine, Receipt, Refusal},
    hex::Hex,
    ids::{NoteId, ThemeId},
    text,
    theme::{BoxRule, State, Theme, Tier},
    tick,
};
use crate::store::{self, BoxedNote};
use crate::ticket::{
    BadCode, Credential, Secret, SlipMark, Tag, TicketKey,
    blind::Stamp,
    commit::{self, Salt},
    work,
};

/// What vouches for a ticket that this server has not seen before.
#[derive(Default)]
pub struct Voucher {
    /// Open: the proof of work.
    pub work: Option<u64>,
    /// Sealed: the stamp.
    pub stamp: Option<Stamp>,
}

/// Does what somebody with a ticket asks for. Nothing is written when it refuses.
///
/// # Errors
/// A [`Refusal`].
pub async fn perform(state: &AppState, theme: ThemeId, secret: &Secret, proof: Option<u64>, action: Action) -> Result<Done, Refusal> {
    perform_with(state, theme, secret, &Voucher { work: proof, stamp: None }, action).await
}

/// The same with a voucher of any kind.
///
/// # Errors
/// A [`Refusal`].
pub async fn perform_with(state: &AppState, theme: ThemeId, secret: &Secret, voucher: &Voucher, action: Action) -> Result<Done, Refusal> {
    let theme = public_theme(state, theme).await?;
    if theme.state == State::Archived {
        // Its key is destroyed: no ticket matches anything any more.
        return Err(match action {
            Action::Like { .. } | Action::Unlike { .. } => Refusal::StickersClosed,
            _ => Refusal::Archived,
        });
    }
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
        Action::Mine => {
            vouched(state, &theme, secret, voucher.stamp.as_ref()).await?;
            state.board.mine(theme.id, &key, &slots).await.map(Done::Mine).map_err(failed)
        }
        Action::Post { prompt, text } => {
            let text = text::parse(&text, text::NOTE_MAX).map_err(Refusal::Text)?;
            let prompt = theme.prompt(prompt).ok_or(Refusal::NoPrompt)?.id;
            quorum(state, &theme).await?;
            admit(state, &theme, secret, voucher).await?;
            let (id, salt) = (NoteId(Uuid::new_v4()), new_salt()?);
            let receipt = Receipt { hash: commit::text(id, &salt, &text), salt };
            let withdrawal = commit::withdrawal(&key.withdrawal(id));
            let note = BoxedNote { id, theme: theme.id, prompt, text, author: key.author(id), salt, withdrawal };
            let left = state.board.put_into_box(&note, &key, &slots).await.map_err(failed)??;
            let live = theme.box_rule == BoxRule::Live;
            let opens_in = live.then(|| u32::try_from(tick::seconds_to_next(state.clock.now())).unwrap_or(0));
            Ok(Done::Posted { note: id, opens_in, left, receipt })
        }
        Action::Edit { note, text } => {
            let text = text::parse(&text, text::NOTE_MAX).map_err(Refusal::Text)?;
            let salt = new_salt()?;
            state.board.revise(theme.id, note, &key, &slots, &text, &salt).await.map_err(failed)??;
            Ok(Done::Edited { receipt: Receipt { hash: commit::text(note, &salt, &text), salt } })
        }
        Action::Withdraw { note } => {
            state.board.withdraw(theme.id, note, &key.author(note), &key.withdrawal(note), &slots).await.map_err(failed)??;
            Ok(Done::Withdrawn)
        }
        Action::Like { note } => {
            admit(state, &theme, secret, voucher).await?;
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
    if theme.state == State::Archived {
        return Err(Refusal::Archived);
    }
    known(state, theme, secret).await?;
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

/// What is impossible about a ticket as typed.
pub const fn bad_code(why: BadCode) -> Refusal {
    match why {
        BadCode::Character(c) => Refusal::BadCharacter(c),
        BadCode::Length(n) => Refusal::BadLength(n),
    }
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
        Err(error) => Err(unreadable(&error)),
    }
}

fn unreadable(error: &std::io::Error) -> Refusal {
    tracing::error!(kind = %error.kind(), "a theme's key file cannot be read");
    Refusal::Unavailable
}

/// Lets a ticket in that was used before. A new one must have been handed out for the theme; in the Open tier, where nobody hands any out,
/// it needs its proof of work, or one of the hour's few places without.
async fn admit(state: &AppState, theme: &Theme, secret: &Secret, voucher: &Voucher) -> Result<(), Refusal> {
    let credential = Credential::of(theme.id, secret);
    if state.board.credential_known(theme.id, &credential).await.map_err(failed)? {
        return Ok(());
    }
    match theme.tier {
        Tier::Open => {
            let proved = voucher.work.is_some_and(|number| work::proves(&credential, number));
            if !proved && !state.open_tickets.take(state.clock.now()) {
                return Err(Refusal::TooManyTickets);
            }
        }
        Tier::Drawn | Tier::Sealed => vouched(state, theme, secret, voucher.stamp.as_ref()).await?,
    }
    state.board.admit(theme.id, &credential).await.map_err(failed)
}

/// Whether a ticket was handed out for this theme; in the Open tier every ticket is good. A ticket has 100 random bits, so the answer helps
/// nobody to guess one.
///
/// # Errors
/// [`Refusal::UnknownTicket`].
pub async fn known(state: &AppState, theme: &Theme, secret: &Secret) -> Result<(), Refusal> {
    vouched(state, theme, secret, None).await
}

async fn vouched(state: &AppState, theme: &Theme, secret: &Secret, stamp: Option<&Stamp>) -> Result<(), Refusal> {
    let good = match theme.tier {
        Tier::Open => true,
        Tier::Drawn => state.board.slip_known(theme.id, &SlipMark::of(theme.id, secret)).await.map_err(failed)?,
        Tier::Sealed => stamped(state, theme, secret, stamp).await?,
    };
    if good { Ok(()) } else { Err(Refusal::UnknownTicket) }
}

/// Whether a Sealed ticket was let in before, or bears the stamp of its theme. Whose it is cannot be told from either.
async fn stamped(state: &AppState, theme: &Theme, secret: &Secret, stamp: Option<&Stamp>) -> Result<bool, Refusal> {
    let credential = Credential::of(theme.id, secret);
    if state.board.credential_known(theme.id, &credential).await.map_err(failed)? {
        return Ok(true);
    }
    let Some(stamp) = stamp else { return Ok(false) };
    let key = state.keys.stamp_key(theme.id).map_err(|error| unreadable(&error))?;
    Ok(key.verifies(&credential, stamp))
}

/// Nobody posts before enough tickets are out: with one ticket out, one note would have one author.
async fn quorum(state: &AppState, theme: &Theme) -> Result<(), Refusal> {
    if theme.quorum == 0 {
        return Ok(());
    }
    let out = match theme.tier {
        Tier::Sealed => state.people.issued(theme.id).await.map_err(failed)?,
        Tier::Open | Tier::Drawn => state.board.slips(theme.id).await.map_err(failed)?.0,
    };
    if out < u64::from(theme.quorum) { Err(Refusal::BeforeQuorum { out, quorum: theme.quorum }) } else { Ok(()) }
}

fn new_salt() -> Result<Salt, Refusal> {
    super::random::bytes().map(Hex).map_err(|_| Refusal::Unavailable)
}

fn slots(key: &TicketKey, max_notes: u32) -> Vec<Tag> {
    (0..max_notes).map(|i| key.slot(i)).collect()
}

fn failed(error: store::Error) -> Refusal {
    tracing::error!(%error, "store");
    Refusal::Unavailable
}
