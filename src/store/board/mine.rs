//! One's own notes, stickers and flags: every row of the theme is compared with the ticket's tags, for
//! there is no column to look up.

use std::collections::{HashMap, HashSet};

use super::{Board, slots::Slots};
use crate::domain::{
    anon::{Mine, MyNote, MySticker, Whereabouts},
    ids::{NoteId, PromptId, QuestionId, ThemeId},
    note::HideReason,
};
use crate::store::Result;
use crate::ticket::TicketKey;

statements! {
    MY_BOXED = "SELECT id, prompt_id, body, author_tag, question_id FROM inbox
        WHERE theme_id = $1";
    MY_NOTES = "SELECT note.id, note.prompt_id, note.body, note.author_tag, note.hidden,
        note.question_id, pending.note_id AS pending_id, pending.body AS pending_body
        FROM note LEFT JOIN pending ON pending.note_id = note.id WHERE note.theme_id = $1";
    STICKERS = "SELECT sticker.note_id, sticker.tag FROM sticker
        JOIN note ON note.id = sticker.note_id WHERE note.theme_id = $1";
}

row! {
    struct BoxedRow {
        id: NoteId,
        prompt_id: PromptId,
        body: String,
        author_tag: Vec<u8>,
        question_id: Option<QuestionId>,
    }
}

row! {
    struct NoteRow {
        id: NoteId,
        prompt_id: PromptId,
        body: String,
        author_tag: Option<Vec<u8>>,
        hidden: Option<String>,
        question_id: Option<QuestionId>,
        pending_id: Option<NoteId>,
        pending_body: Option<String>,
    }
}

impl NoteRow {
    fn whereabouts(&self) -> Whereabouts {
        match (self.pending_id, &self.pending_body, &self.hidden) {
            (Some(_), None, _) => Whereabouts::Leaving,
            (_, _, Some(why)) if why == HideReason::Review.as_str() => Whereabouts::Held,
            (_, _, Some(_)) => Whereabouts::Hidden,
            (Some(_), Some(_), None) => Whereabouts::Changing,
            (None, _, None) => Whereabouts::Pinned,
        }
    }
}

impl Board {
    /// What this ticket has done in the theme. `slots` are all of the ticket's places for notes.
    ///
    /// # Errors
    /// [`crate::store::Error::Database`].
    pub async fn mine(&self, theme: ThemeId, key: &TicketKey, slots: &Slots) -> Result<Mine> {
        let boxed: Vec<BoxedRow> = fetch_all!(self.db, MY_BOXED, theme)?;
        let pinned: Vec<NoteRow> = fetch_all!(self.db, MY_NOTES, theme)?;
        let rows: Vec<(NoteId, Vec<u8>)> = fetch_all!(self.db, STICKERS, theme)?;
        let mut tags: HashMap<NoteId, HashSet<Vec<u8>>> = HashMap::new();
        for (note, tag) in rows {
            tags.entry(note).or_default().insert(tag);
        }
        let free = self.free_slots(theme, slots).await?;
        let flags = self.my_flags(theme, key).await?;
        let mut mine = Mine { left: free, flags, ..Mine::default() };
        // Read first, so that a tick between the two readings shows a note in both places and never
        // in none; it is pinned then.
        let hangs: HashSet<NoteId> = pinned.iter().map(|row| row.id).collect();
        for row in boxed.into_iter().filter(|row| !hangs.contains(&row.id)) {
            let id = row.id;
            if key.author(id).matches(&row.author_tag) {
                mine.notes.push(MyNote {
                    id,
                    prompt: row.prompt_id,
                    text: row.body,
                    whereabouts: Whereabouts::InBox,
                    question: row.question_id,
                });
            }
        }
        for row in pinned {
            let id = row.id;
            let prompt = row.prompt_id;
            if row.hidden.is_none()
                && tags.get(&row.id).is_some_and(|on| on.contains(&key.like(id).0[..]))
            {
                mine.stickers.push(MySticker { id, prompt, text: row.body.clone() });
            }
            if row.author_tag.as_ref().is_some_and(|tag| key.author(id).matches(tag)) {
                let whereabouts = row.whereabouts();
                mine.notes.push(MyNote {
                    id,
                    prompt,
                    text: row.pending_body.unwrap_or(row.body),
                    whereabouts,
                    question: row.question_id,
                });
            }
        }
        mine.notes.sort_by_key(|note| note.id);
        mine.stickers.sort_by_key(|sticker| sticker.id);
        Ok(mine)
    }
}
