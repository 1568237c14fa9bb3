//! The anonymous actions of a ticket, a function for each: limits first, then the store, which
//! decides and writes in one transaction. Each refuses with a [`Refusal`], and nothing is written
//! then.

use super::{
    admission,
    known::{known, quorum, random_hex, refusal, unavailable},
};
use crate::domain::{
    anon::{Done, Nonce, Receipt, Refusal},
    ids::{NoteId, PromptId, QuestionId},
    note::HideReason,
    opening::BoxRule,
    settings::Tier,
    text,
    theme::Theme,
    tick,
};
use crate::service::{
    Service,
    limits::{self, BucketKind},
};
use crate::store::{BoxedNote, Place, Slots};
use crate::ticket::{Credential, Ticket, TicketKey, commit};

/// Somebody with a ticket, in a theme that takes it.
pub struct TicketHolder<'a> {
    /// The program.
    pub state: &'a Service,
    /// The theme.
    pub theme: &'a Theme,
    /// The ticket.
    pub ticket: &'a Ticket,
    /// Its proof of work, if it brings one.
    pub proof: Option<u64>,
    /// What stands for the ticket in its theme.
    pub credential: Credential,
    /// What its tags follow from.
    pub key: TicketKey,
}

/// What a ticket puts on a note.
#[derive(Clone, Copy)]
enum Put {
    Sticker,
    Flag(HideReason),
}

impl TicketHolder<'_> {
    /// Puts a new note into the box.
    pub async fn post(
        self,
        prompt: PromptId,
        text: &str,
        nonce: Option<Nonce>,
    ) -> Result<Done, Refusal> {
        let prompt = self.theme.prompt(prompt).ok_or(Refusal::NoPrompt)?.id;
        let slots = self.slots();
        self.put_into_box(Place::Column(prompt), text, nonce, slots).await
    }

    /// Puts a reply to a question into the box. A ticket has one place for each question.
    pub async fn reply(
        self,
        question: QuestionId,
        text: &str,
        as_author: bool,
        nonce: Option<Nonce>,
    ) -> Result<Done, Refusal> {
        let slots = Slots::of_reply(&self.key, question);
        self.put_into_box(Place::Under { question, as_author }, text, nonce, slots).await
    }

    async fn put_into_box(
        self,
        place: Place,
        text: &str,
        nonce: Option<Nonce>,
        slots: Slots,
    ) -> Result<Done, Refusal> {
        let (state, theme) = (self.state, self.theme);
        let text = text::parse(text, text::NOTE_MAX).map_err(Refusal::Text)?;
        quorum(state, theme).await?;
        let new =
            if self.let_in(BucketKind::Notes).await? { None } else { self.may_come_in().await? };
        let once = nonce.is_none();
        let (id, salt) = self.key.new_note(&nonce.map_or_else(random_hex, Ok)?);
        let public = self.key.note_key(id);
        let receipt =
            Receipt { hash: commit::text(theme.id, id, Some(&public), &salt, &text), salt };
        let note = BoxedNote {
            id,
            theme: theme.id,
            place,
            text,
            author: self.key.author(id),
            salt,
            key: public,
            once,
        };
        let pause = self.pause();
        let left =
            state.board.put_into_box(note, self.key, slots, pause, new).await.map_err(refusal)?;
        let live = theme.box_rule == BoxRule::Live && matches!(place, Place::Column(_));
        let opens_in =
            live.then(|| u32::try_from(tick::seconds_to_next(state.clock.now())).unwrap_or(0));
        Ok(Done::Posted { note: id, opens_in, left, receipt })
    }

    /// Gives one's own note a new text.
    pub async fn edit(self, note: NoteId, text: &str) -> Result<Done, Refusal> {
        let text = text::parse(text, text::NOTE_MAX).map_err(Refusal::Text)?;
        let salt = random_hex()?;
        if !self.let_in(BucketKind::Notes).await? {
            return Err(Refusal::NotYours);
        }
        let pause = self.pause();
        let hash = self
            .state
            .board
            .revise(self.theme.id, note, self.key, pause, text, salt)
            .await
            .map_err(refusal)?;
        Ok(Done::Edited { receipt: Receipt { hash, salt } })
    }

    /// Takes back one's own note.
    pub async fn withdraw(self, note: NoteId) -> Result<Done, Refusal> {
        if !self.let_in(BucketKind::Notes).await? {
            return Err(Refusal::NotYours);
        }
        let slots = self.slots();
        self.state.board.withdraw(self.theme.id, note, self.key, slots).await.map_err(refusal)?;
        Ok(Done::Withdrawn)
    }

    /// Puts a sticker on.
    pub async fn like(self, note: NoteId) -> Result<Done, Refusal> {
        self.put_on(note, Put::Sticker).await?;
        Ok(Done::Liked)
    }

    /// Peels one's sticker off.
    pub async fn unlike(self, note: NoteId) -> Result<Done, Refusal> {
        // Of a ticket that was never let in there is no sticker to peel off, which is no fault.
        if self.let_in(BucketKind::Stickers).await? {
            self.state.board.unlike(note, self.key.like(note)).await.map_err(refusal)?;
        }
        Ok(Done::Unliked)
    }

    /// Flags a note for a reason that staff can choose.
    pub async fn flag(self, note: NoteId, reason: HideReason) -> Result<Done, Refusal> {
        if !HideReason::FLAGS.contains(&reason) {
            return Err(Refusal::NoReason);
        }
        self.put_on(note, Put::Flag(reason)).await?;
        Ok(Done::Flagged)
    }

    /// Takes one's flag back, as long as it is there.
    pub async fn unflag(self, note: NoteId) -> Result<Done, Refusal> {
        if self.let_in(BucketKind::Flags).await? {
            self.state.board.unflag(note, self.key.flag(note)).await.map_err(refusal)?;
        }
        Ok(Done::Unflagged)
    }

    /// Puts something on a note as a ticket that is known; else, or where it is not after all, as a
    /// new one that may come in.
    async fn put_on(&self, note: NoteId, what: Put) -> Result<(), Refusal> {
        let kind = match what {
            Put::Sticker => BucketKind::Stickers,
            Put::Flag(_) => BucketKind::Flags,
        };
        let known = self.let_in(kind).await?;
        match if known { self.put(note, what, false).await } else { Err(Refusal::UnknownTicket) } {
            Err(Refusal::UnknownTicket) => {
                let new = self.may_come_in().await?.is_some();
                self.put(note, what, new).await
            }
            put => put,
        }
    }

    async fn put(&self, note: NoteId, what: Put, new: bool) -> Result<(), Refusal> {
        let (board, theme, credential) = (&self.state.board, self.theme.id, self.credential);
        let put = match what {
            Put::Sticker => {
                let (like, author) = (self.key.like(note), self.key.author(note));
                board.like(theme, note, credential, new, like, author).await
            }
            Put::Flag(reason) => {
                board.flag(theme, note, credential, new, self.key.flag(note), reason).await
            }
        };
        put.map_err(refusal)
    }

    async fn let_in(&self, kind: BucketKind) -> Result<bool, Refusal> {
        admission::let_in(self.state, self.theme, &self.credential, kind).await
    }

    /// Whether a ticket may come in; none that was let in before, else what is written together
    /// with the first thing that it does. A new one must have been handed out for the theme; in the
    /// Open tier, where nobody hands any out, it needs its proof of work, or one of the hour's few
    /// places without.
    async fn may_come_in(&self) -> Result<Option<Credential>, Refusal> {
        if self
            .state
            .board
            .credential_known(self.theme.id, &self.credential)
            .await
            .map_err(unavailable)?
        {
            return Ok(None);
        }
        match self.theme.tier {
            Tier::Open => admission::place(self.state, &self.credential, self.proof)?,
            Tier::Drawn | Tier::Sealed => known(self.state, self.theme, self.ticket).await?,
        }
        Ok(Some(self.credential))
    }

    fn slots(&self) -> Slots {
        Slots::of(&self.key, self.theme.max_notes)
    }

    /// What the ticket is told to wait if somebody has stopped it.
    fn pause(&self) -> i64 {
        limits::pause(self.state.clock.now())
    }
}
