//! One's own notes and stickers: every row of the theme is compared with the ticket's tags, for
//! there is no column to look up.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Board, slots::Slots};
use crate::domain::{
    anon::{Mine, MyNote, MySticker, Whereabouts},
    ids::{NoteId, PromptId, ThemeId},
    note::HideReason,
};
use crate::store::Result;
use crate::store::backend::on_db;
use crate::store::row::row;
use crate::store::statements as sql;
use crate::ticket::TicketKey;

row! {
    struct BoxedRow {
        id: Uuid,
        prompt_id: Uuid,
        body: String,
        author_tag: Vec<u8>,
    }
}

row! {
    struct NoteRow {
        id: Uuid,
        prompt_id: Uuid,
        body: String,
        author_tag: Option<Vec<u8>>,
        hidden: Option<String>,
        pending_id: Option<Uuid>,
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
        let boxed: Vec<BoxedRow> = on_db!(&self.db, pool => sqlx::query_as(sql::MY_BOXED).bind(theme.0).fetch_all(pool).await)?;
        let pinned: Vec<NoteRow> = on_db!(&self.db, pool => sqlx::query_as(sql::MY_NOTES).bind(theme.0).fetch_all(pool).await)?;
        let rows: Vec<(Uuid, Vec<u8>)> = on_db!(&self.db, pool => sqlx::query_as(sql::STICKERS).bind(theme.0).fetch_all(pool).await)?;
        let mut tags: HashMap<Uuid, HashSet<Vec<u8>>> = HashMap::new();
        for (note, tag) in rows {
            tags.entry(note).or_default().insert(tag);
        }
        let free = self.free_slots(theme, slots).await?;
        let mut mine = Mine { left: free, ..Mine::default() };
        // Read first, so that a tick between the two readings shows a note in both places and never
        // in none; it is pinned then.
        let hangs: HashSet<Uuid> = pinned.iter().map(|row| row.id).collect();
        for row in boxed.into_iter().filter(|row| !hangs.contains(&row.id)) {
            let id = NoteId(row.id);
            if key.author(id).matches(&row.author_tag) {
                mine.notes.push(MyNote {
                    id,
                    prompt: PromptId(row.prompt_id),
                    text: row.body,
                    whereabouts: Whereabouts::InBox,
                });
            }
        }
        for row in pinned {
            let id = NoteId(row.id);
            let prompt = PromptId(row.prompt_id);
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
                });
            }
        }
        mine.notes.sort_by_key(|note| note.id);
        mine.stickers.sort_by_key(|sticker| sticker.id);
        Ok(mine)
    }
}
