//! What somebody with a ticket writes. Everything here is a tag, a random id or the text itself.

use super::{
    Board, blocks,
    boxed::{BoxedNote, Place},
    changes::{self, boxed_author, pinned_author},
    questions,
    slots::{self, Slots},
};

use crate::domain::{
    anon::Refusal,
    hex::Hex,
    ids::{NoteId, ThemeId},
};
use crate::store::backend::Tx;
use crate::store::group_commit::{Parts, Wrote};
use crate::store::{Error, Result};
use crate::ticket::{Credential, Salt, Tag, TicketKey};

statements! {
    CREDENTIAL_KNOWN = "SELECT COUNT(*) FROM credential WHERE theme_id = $1 AND c = $2";
    ADMIT = "INSERT INTO credential (theme_id, c) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    PUT_INTO_BOX = "INSERT INTO inbox (id, theme_id, prompt_id, body, author_tag, salt, author_key)
        SELECT $1, theme.id, prompt.id, $4, $5, $6, $7
        FROM theme JOIN prompt ON prompt.theme_id = theme.id
        WHERE theme.id = $2 AND prompt.id = $3 AND theme.state = 'open'";
    WAS_WITHDRAWN = "SELECT COUNT(*) FROM withdrawn WHERE theme_id = $1 AND note_id = $2";
    SAME_TEXT = "SELECT id, author_tag FROM inbox
        WHERE theme_id = $1 AND prompt_id = $2 AND body = $3 AND question_id IS NULL
        UNION ALL SELECT id, author_tag FROM note
        WHERE theme_id = $1 AND prompt_id = $2 AND body = $3 AND question_id IS NULL";
    SAME_REPLY = "SELECT id, author_tag FROM inbox
        WHERE theme_id = $1 AND question_id = $2 AND body = $3
        UNION ALL SELECT id, author_tag FROM note
        WHERE theme_id = $1 AND question_id = $2 AND body = $3";
    // The second case is never taken: PostgreSQL takes the type of all three from it.
    LIKE = "INSERT INTO sticker (note_id, tag)
        SELECT note.id, CASE WHEN note.author_tag = $5 THEN $6
        WHEN FALSE THEN note.author_tag ELSE $3 END
        FROM note JOIN theme ON theme.id = note.theme_id
        WHERE note.id = $1 AND note.theme_id = $2 AND note.hidden IS NULL AND theme.state = 'open'
        AND note.question_id IS NULL
        AND EXISTS (SELECT 1 FROM credential WHERE credential.theme_id = $2 AND credential.c = $4)
        ON CONFLICT DO NOTHING
        RETURNING (SELECT note.author_tag FROM note WHERE note.id = sticker.note_id)";
    WHY_NOT = "SELECT
        (SELECT COUNT(*) FROM credential WHERE credential.theme_id = $2 AND credential.c = $3),
        theme.state = 'open',
        note.id IS NOT NULL AND note.hidden IS NULL AND (note.question_id IS NULL OR $4)
        FROM theme LEFT JOIN note ON note.id = $1 AND note.theme_id = theme.id WHERE theme.id = $2";
    UNLIKE = "DELETE FROM sticker WHERE note_id = $1 AND tag = $2";
}

impl Board {
    /// Whether this ticket has been used in this theme before.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn credential_known(&self, theme: ThemeId, credential: &Credential) -> Result<bool> {
        Ok(count!(self.db, CREDENTIAL_KNOWN, theme, credential)? > 0)
    }

    /// Puts a note into the box if one of the slots of the ticket with this `key` is free, and
    /// nobody has stopped its posting: then it is told to wait for `pause` seconds, as one that
    /// does too much. Returns how many are left after it. `new` is a ticket that is let in with it,
    /// or not at all where the note is refused.
    ///
    /// # Errors
    /// [`Error::Database`] as [`crate::store::NotWritten::Failed`]. Refusals: [`Refusal::LimitReached`], [`Refusal::TooFast`],
    /// [`Refusal::PostingClosed`]; of a reply [`Refusal::Replied`], [`Refusal::NoQuestion`],
    /// [`Refusal::NotTheAuthor`].
    pub async fn put_into_box(
        &self,
        note: BoxedNote,
        key: TicketKey,
        slots: Slots,
        pause: i64,
        new: Option<Credential>,
    ) -> Wrote<u32> {
        self.write(Parts::Several, move |tx| {
            Box::pin(async move {
                let_in(tx, note.theme, new.as_ref()).await?;
                put_into_box(tx, &note, &key, &slots, pause).await
            })
        })
        .await
    }

    /// Gives one's own note a new text: at once while it is in the box, else at the next tick.
    /// Returns the hash of it that the log will hold.
    ///
    /// # Errors
    /// [`Error::Database`] as [`crate::store::NotWritten::Failed`]. Refusals: [`Refusal::NoNote`], [`Refusal::NotYours`];
    /// [`Refusal::TooFast`], with `pause`, for a ticket whose posting was stopped.
    pub async fn revise(
        &self,
        theme: ThemeId,
        note: NoteId,
        key: TicketKey,
        pause: i64,
        text: String,
        salt: Salt,
    ) -> Wrote<Hex<32>> {
        self.write(Parts::Several, move |tx| {
            Box::pin(
                async move { changes::revise(tx, theme, note, &key, pause, &text, &salt).await },
            )
        })
        .await
    }

    /// Takes back one's own note, and gives its place back to the ticket: at once while it is in
    /// the box, else at the next tick, when the log publishes that the ticket with this `key`
    /// signed it.
    ///
    /// # Errors
    /// [`Error::Database`] as [`crate::store::NotWritten::Failed`]. Refusals: [`Refusal::NoNote`], [`Refusal::NotYours`].
    pub async fn withdraw(
        &self,
        theme: ThemeId,
        note: NoteId,
        key: TicketKey,
        slots: Slots,
    ) -> Wrote<()> {
        self.write(Parts::Several, move |tx| {
            Box::pin(async move { changes::withdraw(tx, theme, note, &key, &slots).await })
        })
        .await
    }

    /// Puts a sticker on. A second one of the same ticket changes nothing. On one's own note it is
    /// accepted and not kept, so that nobody who watches the screen learns whose note it is. A
    /// `new` ticket is let in with it, or not at all where the sticker is refused.
    ///
    /// # Errors
    /// [`Error::Database`] as [`crate::store::NotWritten::Failed`]. Refusals: [`Refusal::UnknownTicket`] for a ticket that has not been let
    /// in yet, [`Refusal::StickersClosed`], [`Refusal::NoNote`].
    pub async fn like(
        &self,
        theme: ThemeId,
        note: NoteId,
        credential: Credential,
        new: bool,
        like: Tag,
        author: Tag,
    ) -> Wrote<()> {
        let mut decoy = Tag([0; 32]);
        getrandom::fill(&mut decoy.0).map_err(|_| Error::NoRandom)?;
        let parts = if new { Parts::Several } else { Parts::One };
        self.write(parts, move |tx| {
            Box::pin(async move {
                let_in(tx, theme, new.then_some(&credential)).await?;
                // One statement looks at everything and writes, for each is a way to the database's
                // own thread and back.
                let put: Option<Option<Vec<u8>>> =
                    scalar_optional!(tx, LIKE, note, theme, like, credential, author, decoy)?;
                match put {
                    None => {
                        let asked = Asked { closed: Refusal::StickersClosed, replies: false };
                        return why_not(tx, theme, note, &credential, asked).await;
                    }
                    // Written and taken away in one transaction: it takes as long as any other
                    // sticker, so the time tells nothing either. What was written is a random tag,
                    // for on PostgreSQL the dead row stays until the rows are written anew.
                    Some(Some(tag)) if author.matches(&tag) => peel_off(tx, note, &decoy).await?,
                    Some(_) => {}
                }
                Ok(())
            })
        })
        .await
    }

    /// Peels a sticker off. Without one, nothing happens.
    ///
    /// # Errors
    /// [`crate::store::NotWritten::Failed`].
    pub async fn unlike(&self, note: NoteId, like: Tag) -> Wrote<()> {
        self.write(Parts::One, move |tx| {
            Box::pin(async move { Ok(peel_off(tx, note, &like).await?) })
        })
        .await
    }
}

/// Lets a new ticket in; what is refused after it takes that back.
pub(super) async fn let_in(tx: &mut Tx, theme: ThemeId, new: Option<&Credential>) -> Result<()> {
    if let Some(credential) = new {
        execute!(tx, ADMIT, theme, credential)?;
    }
    Ok(())
}

async fn put_into_box(
    tx: &mut Tx,
    note: &BoxedNote,
    key: &TicketKey,
    slots: &Slots,
    pause: i64,
) -> Wrote<u32> {
    let again = is_there(tx, note).await? || (note.once && has_text(tx, note, key).await?);
    let proof = match note.place {
        Place::Under { question, as_author } => {
            questions::proof(tx, note, question, as_author, key).await?
        }
        Place::Column(_) => None,
    };
    let left = if again {
        Some(slots::left(tx, note.theme, slots).await?)
    } else {
        slots::spend(tx, note.theme, slots).await?
    };
    // Looked up whether or not there is a place: who is stopped is not told by the time it takes.
    let blocked = blocks::is_blocked(tx, note.theme, key).await?;
    let Some(left) = left else {
        return Err(match note.place {
            Place::Column(_) => Refusal::LimitReached { max: slots.given() },
            Place::Under { .. } => Refusal::Replied,
        }
        .into());
    };
    if again {
        return Ok(left);
    }
    if blocked {
        return Err(Refusal::TooFast { seconds: pause }.into());
    }
    let BoxedNote { id, theme, text, author, salt, key, .. } = note;
    // Nothing put: the theme closed, or the prompt went, since it was read. The slot is not spent,
    // for what is refused is rolled back.
    let (put, why) = match note.place {
        Place::Column(prompt) => (
            execute!(tx, PUT_INTO_BOX, id, theme, prompt, text, author, salt, key)?,
            Refusal::PostingClosed,
        ),
        Place::Under { question, .. } => {
            (questions::put(tx, note, question, proof.as_ref()).await?, Refusal::NoQuestion)
        }
    };
    if put == 0 { Err(why.into()) } else { Ok(left) }
}

/// What a ticket wanted to put on a note.
pub(super) struct Asked {
    /// What it is told where the theme takes none any more.
    pub(super) closed: Refusal,
    /// Whether a reply takes it too.
    pub(super) replies: bool,
}

/// Nothing was put on a note: a ticket that is not known, nothing that takes it, or it was there
/// before.
pub(super) async fn why_not(
    tx: &mut Tx,
    theme: ThemeId,
    note: NoteId,
    credential: &Credential,
    asked: Asked,
) -> Wrote<()> {
    let why: Option<(i64, bool, bool)> =
        fetch_optional!(tx, WHY_NOT, note, theme, credential, asked.replies)?;
    match why {
        Some((0, _, _)) => Err(Refusal::UnknownTicket.into()),
        Some((_, false, _)) => Err(asked.closed.into()),
        None | Some((_, _, false)) => Err(Refusal::NoNote.into()),
        Some(_) => Ok(()),
    }
}

async fn peel_off(tx: &mut Tx, note: NoteId, like: &Tag) -> Result<()> {
    execute!(tx, UNLIKE, note, like).map(drop)
}

/// Whether this very note is in the box or on the board already, or was and is taken back: it was
/// sent again because its answer was lost. Only its own ticket can give a note's id.
async fn is_there(tx: &mut Tx, note: &BoxedNote) -> Result<bool> {
    if count!(tx, WAS_WITHDRAWN, note.theme, note.id)? > 0 {
        return Ok(true);
    }
    let tag = match boxed_author(tx, note.theme, note.id).await? {
        None => pinned_author(tx, note.theme, note.id).await?.and_then(|(tag, _, _)| tag),
        boxed => boxed,
    };
    Ok(tag.is_some_and(|tag| note.author.matches(&tag)))
}

/// Whether a note of this ticket says the same at the same place, in the box or on the board: a
/// button was pressed twice. A page that everybody shares can carry no key by which to tell; who
/// the author is, is known here for the time of this request anyway.
async fn has_text(tx: &mut Tx, note: &BoxedNote, key: &TicketKey) -> Result<bool> {
    let same: Vec<(NoteId, Option<Vec<u8>>)> = match note.place {
        Place::Column(prompt) => fetch_all!(tx, SAME_TEXT, note.theme, prompt, &note.text)?,
        Place::Under { question, .. } => {
            fetch_all!(tx, SAME_REPLY, note.theme, question, &note.text)?
        }
    };
    Ok(same.into_iter().any(|(id, tag)| tag.is_some_and(|tag| key.author(id).matches(&tag))))
}
