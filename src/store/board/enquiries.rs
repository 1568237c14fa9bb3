//! Enquiries: what departments were asked, and what they replied. Replies are only ever added to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Board, groups, rows::word};
use crate::domain::{
    answers::Item,
    enquiry::{Enquiry, EnquiryState, NewEnquiry, Reply, Sent, Way, Words},
    groups::Bench,
    ids::{GroupId, NoteId, ThemeId},
};
use crate::store::{Error, Result, backend::Tx, lock, verbs::ensure_changed};

statements! {
    ENQUIRIES = "SELECT number, department, covering, due_on, state, sent_on, step, asked,
        expires_on, saves, version FROM enquiry
        WHERE theme_id = $1 AND state <> 'dropped' ORDER BY number";
    ENQUIRY_ITEMS = "SELECT number, item, note_id FROM enquiry_item
        WHERE theme_id = $1 ORDER BY number, item";
    ENQUIRY_REPLIES = "SELECT number, item, note_id, way, replied_on, handling, plans
        FROM enquiry_reply WHERE theme_id = $1 ORDER BY number, item, nth";
    ENQUIRY_OF_LINK = "SELECT theme_id, number FROM enquiry
        WHERE token_hash = $1 AND state <> 'dropped'";
    ENQUIRY_OF_FORM = "SELECT number FROM enquiry WHERE theme_id = $1 AND form_key = $2";
    ASKED_DEPARTMENTS = "SELECT department FROM enquiry
        UNION SELECT department FROM answer WHERE department <> '' ORDER BY department";
    NEXT_ENQUIRY = "SELECT COALESCE(MAX(number), 0) + 1 FROM enquiry WHERE theme_id = $1";
    NEW_ENQUIRY = "INSERT INTO enquiry (theme_id, number, form_key, department, covering, due_on,
        state, asked, saves, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1)";
    NEW_ENQUIRY_ITEM = "INSERT INTO enquiry_item (theme_id, number, item, note_id)
        VALUES ($1, $2, $3, $4)";
    SEND_ENQUIRY = "UPDATE enquiry SET state = 'sent', sent_on = $4, step = $5,
        version = version + 1
        WHERE theme_id = $1 AND number = $2 AND version = $3 AND state = 'preparing'";
    LINK_ENQUIRY = "UPDATE enquiry SET state = 'sent', sent_on = COALESCE(sent_on, $4),
        step = COALESCE(step, $5), token_hash = $6, expires_on = $7, version = version + 1
        WHERE theme_id = $1 AND number = $2 AND version = $3 AND state IN ('preparing', 'sent')";
    TURN_ENQUIRY = "UPDATE enquiry SET state = $5, version = version + 1
        WHERE theme_id = $1 AND number = $2 AND version = $3 AND state = $4";
    DROP_ENQUIRY = "UPDATE enquiry SET state = 'dropped', covering = '', version = version + 1
        WHERE theme_id = $1 AND number = $2 AND version = $3 AND state = 'preparing'";
    DROP_ENQUIRY_ITEMS = "DELETE FROM enquiry_item WHERE theme_id = $1 AND number = $2";
    SAVE_REPLIES = "UPDATE enquiry SET saves = saves + 1
        WHERE theme_id = $1 AND number = $2 AND saves = $3 AND state = 'sent'";
    NEW_REPLY = "INSERT INTO enquiry_reply (theme_id, number, item, nth, note_id, way, replied_on,
        handling, plans) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
}

row! {
    struct EnquiryRow {
        number: i64,
        department: String,
        covering: String,
        due_on: NaiveDate,
        state: String,
        sent_on: Option<NaiveDate>,
        step: Option<i64>,
        asked: i64,
        expires_on: Option<NaiveDate>,
        saves: i64,
        version: i64,
    }
}

row! {
    struct ReplyRow {
        number: i64,
        item: Uuid,
        note_id: Option<NoteId>,
        way: String,
        replied_on: NaiveDate,
        handling: String,
        plans: String,
    }
}

/// The enquiries of a theme, and the bench that their groups are of.
#[derive(Clone, Debug)]
pub struct Enquiring {
    /// The bench as it is now.
    pub bench: Bench,
    /// The enquiries, by their numbers.
    pub enquiries: Vec<Enquiry>,
}

impl Enquiring {
    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn one(&self, number: i64) -> Result<&Enquiry> {
        self.enquiries.iter().find(|one| one.number == number).ok_or(Error::NotFound)
    }
}

/// Replies that are to be saved.
#[derive(Clone, Copy, Debug)]
pub struct Saving<'a> {
    /// How often replies had been saved when they were read; nothing for who read none.
    pub seen: Option<i64>,
    /// How they came.
    pub way: Way,
    /// The day.
    pub on: NaiveDate,
    /// The answers.
    pub replies: &'a BTreeMap<Item, Words>,
}

/// The item of a row.
fn item(id: Uuid, note: Option<NoteId>) -> Item {
    note.map_or(Item::Group(GroupId(id)), Item::Note)
}

impl Board {
    /// The enquiries of a theme, but for those that were dropped.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn enquiring(&self, theme: ThemeId) -> Result<Enquiring> {
        let mut tx = self.db.begin_reading().await?;
        let bench = groups::read(&mut tx, theme).await?;
        Ok(Enquiring { bench, enquiries: enquiries(&mut tx, theme).await? })
    }

    /// The theme and number of the enquiry whose link has this hash, if there is one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn enquiry_of_link(&self, hash: &[u8; 32]) -> Result<Option<(ThemeId, i64)>> {
        fetch_optional!(self.db, ENQUIRY_OF_LINK, &hash[..])
    }

    /// Departments that were asked or that are in charge of an answer, over all themes.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn known_departments(&self) -> Result<Vec<String>> {
        scalar_all!(self.db, ASKED_DEPARTMENTS)
    }

    /// Makes an enquiry, and returns its number. `key` is its form's: the second time it is the one
    /// of the first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn make_enquiry(
        &self,
        theme: ThemeId,
        key: Uuid,
        enquiry: &NewEnquiry,
    ) -> Result<i64> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        if let Some(made) = scalar_optional!(tx, ENQUIRY_OF_FORM, theme, key)? {
            return Ok(made);
        }
        let number: i64 = scalar_one!(tx, NEXT_ENQUIRY, theme)?;
        let NewEnquiry { department, covering, due, items } = enquiry;
        let asked = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let state = EnquiryState::Preparing;
        execute!(tx, NEW_ENQUIRY, theme, number, key, department, covering, *due, state, asked)?;
        for item in items {
            execute!(tx, NEW_ENQUIRY_ITEM, theme, number, item.uuid(), item.note())?;
        }
        tx.commit().await?;
        Ok(number)
    }

    /// Notes that an enquiry was sent, of the version `seen`, with the groups as they are now.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is another by now, or was sent already; [`Error::Database`].
    pub async fn send_enquiry(
        &self,
        theme: ThemeId,
        number: i64,
        seen: i64,
        today: NaiveDate,
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let step = groups::read(&mut tx, theme).await?.head();
        let rows = execute!(tx, SEND_ENQUIRY, theme, number, seen, today, step)?;
        ensure_changed(rows, Error::Conflict)?;
        tx.commit().await
    }

    /// Gives an enquiry of the version `seen` a link, good until `last`; one that it had is good no
    /// more. It counts as sent from then on.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is another by now, or is closed; [`Error::Database`].
    pub async fn link_enquiry(
        &self,
        theme: ThemeId,
        number: i64,
        seen: i64,
        today: NaiveDate,
        link: (&[u8; 32], NaiveDate),
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let step = groups::read(&mut tx, theme).await?.head();
        let (hash, last) = link;
        let rows = execute!(tx, LINK_ENQUIRY, theme, number, seen, today, step, &hash[..], last)?;
        ensure_changed(rows, Error::Conflict)?;
        tx.commit().await
    }

    /// Closes an enquiry of the version `seen`, or opens it again.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is another by now, or in no such state; [`Error::Database`].
    pub async fn turn_enquiry(
        &self,
        theme: ThemeId,
        number: i64,
        seen: i64,
        [from, to]: [EnquiryState; 2],
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let rows = execute!(tx, TURN_ENQUIRY, theme, number, seen, from, to)?;
        ensure_changed(rows, Error::Conflict)?;
        tx.commit().await
    }

    /// Drops an enquiry of the version `seen` that was never sent. Its number stays its own.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is another by now, or was sent; [`Error::Database`].
    pub async fn drop_enquiry(&self, theme: ThemeId, number: i64, seen: i64) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        ensure_changed(execute!(tx, DROP_ENQUIRY, theme, number, seen)?, Error::Conflict)?;
        execute!(tx, DROP_ENQUIRY_ITEMS, theme, number)?;
        tx.commit().await
    }

    /// Saves those replies that are others than what stands. Returns how many these are; where it
    /// is none, nothing was written.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an item that the enquiry is not about; [`Error::Conflict`] when
    /// somebody else saved replies since they were read, or none are taken now;
    /// [`Error::Database`].
    pub async fn save_replies(
        &self,
        theme: ThemeId,
        number: i64,
        saving: Saving<'_>,
    ) -> Result<usize> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let all = enquiries(&mut tx, theme).await?;
        let enquiry = all.iter().find(|one| one.number == number).ok_or(Error::NotFound)?;
        if !saving.replies.keys().all(|item| enquiry.items.contains(item)) {
            return Err(Error::NotFound);
        }
        let none = Words::default();
        let stands = |item: Item| enquiry.reply(item).map_or(&none, |reply| &reply.words);
        let new: Vec<(&Item, &Words)> =
            saving.replies.iter().filter(|(item, words)| stands(**item) != *words).collect();
        if new.is_empty() {
            return Ok(0);
        }
        let seen = saving.seen.unwrap_or(enquiry.saves);
        ensure_changed(execute!(tx, SAVE_REPLIES, theme, number, seen)?, Error::Conflict)?;
        for (item, Words { handling, plans }) in &new {
            let (id, note) = (item.uuid(), item.note());
            execute!(
                tx,
                NEW_REPLY,
                theme,
                number,
                id,
                seen + 1,
                note,
                saving.way,
                saving.on,
                handling,
                plans
            )?;
        }
        tx.commit().await?;
        Ok(new.len())
    }
}

async fn enquiries(tx: &mut Tx, theme: ThemeId) -> Result<Vec<Enquiry>> {
    let rows: Vec<EnquiryRow> = fetch_all!(tx, ENQUIRIES, theme)?;
    let items: Vec<(i64, Uuid, Option<NoteId>)> = fetch_all!(tx, ENQUIRY_ITEMS, theme)?;
    let replies: Vec<ReplyRow> = fetch_all!(tx, ENQUIRY_REPLIES, theme)?;
    let mut all = rows.into_iter().map(enquiry).collect::<Result<BTreeMap<i64, Enquiry>>>()?;
    for (number, id, note) in items {
        if let Some(enquiry) = all.get_mut(&number) {
            enquiry.items.push(item(id, note));
        }
    }
    for row in replies {
        let words = Words { handling: row.handling, plans: row.plans };
        let reply = Reply { words, way: word("way", &row.way)?, on: row.replied_on };
        if let Some(enquiry) = all.get_mut(&row.number) {
            enquiry.replies.entry(item(row.item, row.note_id)).or_default().push(reply);
        }
    }
    Ok(all.into_values().collect())
}

fn enquiry(row: EnquiryRow) -> Result<(i64, Enquiry)> {
    let sent = row.sent_on.zip(row.step).map(|(on, step)| Sent { on, step });
    let enquiry = Enquiry {
        number: row.number,
        department: row.department,
        covering: row.covering,
        due: row.due_on,
        state: word("state", &row.state)?,
        sent,
        link: row.expires_on,
        asked: usize::try_from(row.asked).unwrap_or_default(),
        items: Vec::new(),
        replies: BTreeMap::new(),
        saves: row.saves,
        version: row.version,
    };
    Ok((row.number, enquiry))
}
