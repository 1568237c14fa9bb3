//! Answers: drafts, remarks, and what was published. What was published is only ever added to.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{
    Board,
    exclusive::{Changed, Exclusive},
    groups,
    item::{item_of, must_be},
    log,
    revision::touch,
    rows::word,
    shortlist,
};
use crate::domain::{
    answers::{Answer, Draft, Given, Item, Publication, Published, Remark},
    groups::{Bench, Reviewer},
    hex::Hex,
    ids::{AccountId, NoteId, ThemeId},
    shortlist::{Minutes, Shortlist},
};
use crate::log::{Event, event::Answered};
use crate::store::{Error, Result, backend::Tx, lock, reviewer, verbs::ensure_changed};

statements! {
    PUBLICATIONS = "SELECT number, published_on, step FROM publication
        WHERE theme_id = $1 ORDER BY number";
    LAST_PUBLICATIONS = "SELECT theme_id, MAX(number) FROM publication GROUP BY theme_id
        ORDER BY theme_id";
    ANSWERS = "SELECT answer.*, published_on FROM answer
        JOIN publication ON publication.theme_id = answer.theme_id
        AND publication.number = answer.number
        WHERE answer.theme_id = $1 ORDER BY answer.number, item";
    DRAFTS = "SELECT * FROM draft WHERE theme_id = $1 ORDER BY item";
    REMARKS = "SELECT item, note_id, reviewer, written_on, body FROM remark
        WHERE theme_id = $1 ORDER BY number";
    NEW_DRAFT = "INSERT INTO draft (theme_id, item, note_id, status, reason, body, department,
        due_on, check_on, evidence, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)
        ON CONFLICT DO NOTHING";
    CHANGE_DRAFT = "UPDATE draft SET status = $3, reason = $4, body = $5, department = $6,
        due_on = $7, check_on = $8, evidence = $9, version = version + 1
        WHERE theme_id = $1 AND item = $2 AND version = $10";
    DROP_DRAFT = "DELETE FROM draft WHERE theme_id = $1 AND item = $2 AND version = $3";
    NEW_REMARK = "INSERT INTO remark (theme_id, number, item, note_id, reviewer, written_on, body)
        SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6 FROM remark
        WHERE theme_id = $1";
    NEW_PUBLICATION = "INSERT INTO publication (theme_id, number, step, published_on)
        VALUES ($1, $2, $3, $4)";
    NEW_ANSWER = "INSERT INTO answer (theme_id, number, item, note_id, status, reason, body,
        department, due_on, check_on, evidence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

row! {
    struct AnswerRow {
        number: i64,
        item: uuid::Uuid,
        note_id: Option<NoteId>,
        status: String,
        reason: Option<String>,
        body: String,
        department: String,
        due_on: Option<NaiveDate>,
        check_on: Option<NaiveDate>,
        evidence: String,
        published_on: NaiveDate,
    }
}

row! {
    struct DraftRow {
        item: uuid::Uuid,
        note_id: Option<NoteId>,
        status: String,
        reason: Option<String>,
        body: String,
        department: String,
        due_on: Option<NaiveDate>,
        check_on: Option<NaiveDate>,
        evidence: String,
        version: i64,
    }
}

/// Makes an [`Answer`] of either row.
macro_rules! answer_of {
    ($row:expr) => {
        Answer {
            status: word("status", &$row.status)?,
            reason: $row.reason.as_deref().map(|reason| word("reason", reason)).transpose()?,
            text: $row.body,
            department: $row.department,
            due: $row.due_on,
            check: $row.check_on,
            evidence: $row.evidence,
        }
    };
}

/// All that reviewers work with at a theme's answers.
#[derive(Clone, Debug)]
pub struct Answering {
    /// The bench as it is now.
    pub bench: Bench,
    /// What everybody sees.
    pub published: Published,
    /// What waits.
    pub drafts: BTreeMap<Item, Draft>,
    /// What reviewers noted, the oldest first.
    pub remarks: BTreeMap<Item, Vec<Remark>>,
    /// What the working group will discuss.
    pub shortlist: Shortlist,
    /// What it wrote down at its meetings, the oldest first.
    pub minutes: BTreeMap<Item, Vec<Minutes>>,
}

impl Answering {
    /// Whether something is said of a note by itself, so that it is an item though it may lie in a
    /// group.
    pub fn has_own(&self, note: NoteId) -> bool {
        let item = Item::Note(note);
        self.drafts.contains_key(&item)
            || self.minutes.contains_key(&item)
            || self.shortlist.has(item)
            || self.published.answer(item).is_some()
    }
}

impl Board {
    /// What was published of a theme's answers.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn published(&self, theme: ThemeId) -> Result<Published> {
        let mut tx = self.db.begin_reading().await?;
        let bench = groups::read(&mut tx, theme).await?;
        published(&mut tx, theme, &bench).await
    }

    /// The number of the last publication of every theme that has one.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn last_publications(&self) -> Result<HashMap<ThemeId, i64>> {
        let rows: Vec<(ThemeId, i64)> = fetch_all!(self.db, LAST_PUBLICATIONS)?;
        Ok(rows.into_iter().collect())
    }

    /// All that reviewers work with at a theme's answers.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn answering(&self, theme: ThemeId) -> Result<Answering> {
        let mut tx = self.db.begin_reading().await?;
        let bench = groups::read(&mut tx, theme).await?;
        let published = published(&mut tx, theme, &bench).await?;
        let drafts = drafts(&mut tx, theme).await?;
        let mut remarks: BTreeMap<Item, Vec<Remark>> = BTreeMap::new();
        for (id, note, by, on, text) in remark_rows(&mut tx, theme).await? {
            let by = by.try_into().map_err(|_| Error::unreadable("reviewer"))?;
            let remark = Remark { by: Reviewer(Hex(by)), on, text };
            remarks.entry(item_of(id, note)).or_default().push(remark);
        }
        let shortlist = shortlist::read(&mut tx, theme).await?;
        let minutes = shortlist::minutes(&mut tx, theme).await?;
        Ok(Answering { bench, published, drafts, remarks, shortlist, minutes })
    }

    /// Saves a draft of an answer. `seen` is the version that was read; 0 where there was none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an item that there is not; [`Error::Conflict`] when somebody else
    /// saved, published or dropped it since; [`Error::Database`].
    pub async fn save_draft(
        &self,
        theme: ThemeId,
        item: Item,
        seen: i64,
        answer: &Answer,
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        must_be(&mut tx, theme, item).await?;
        write_draft(&mut tx, theme, item, seen, answer).await?;
        tx.commit().await
    }

    /// Drafts the same answer to several items that have no draft: to all of them or to none.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an item that there is not; [`Error::Conflict`] when one of them has
    /// a draft by now; [`Error::Database`].
    pub async fn draft_many(&self, theme: ThemeId, items: &[Item], answer: &Answer) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        for item in items {
            must_be(&mut tx, theme, *item).await?;
            write_draft(&mut tx, theme, *item, 0, answer).await?;
        }
        tx.commit().await
    }

    /// Drops a draft; `seen` is the version that was read.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else saved, published or dropped it since;
    /// [`Error::Database`].
    pub async fn drop_draft(&self, theme: ThemeId, item: Item, seen: i64) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        ensure_changed(execute!(tx, DROP_DRAFT, theme, item.uuid(), seen)?, Error::Conflict)?;
        tx.commit().await
    }

    /// Adds a remark to an item.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an item that there is not; [`Error::Database`].
    pub async fn add_remark(
        &self,
        theme: ThemeId,
        item: Item,
        by: AccountId,
        today: NaiveDate,
        text: &str,
    ) -> Result<()> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        must_be(&mut tx, theme, item).await?;
        let by = reviewer(theme, by).0;
        execute!(tx, NEW_REMARK, theme, item.uuid(), item.note(), by, today, text)?;
        tx.commit().await
    }

    /// Publishes drafts, each of the version that was read, together with the groups as the bench
    /// was at `step`: all of it or, where one of them is another by now, nothing. The log tells.
    /// Returns how many answers came out.
    ///
    /// # Errors
    /// [`Error::Conflict`] when one of the drafts was changed, published or dropped since, its item
    /// is gone or hidden, or newer groups are public already; [`Error::Database`].
    pub async fn publish_answers(
        &self,
        theme: ThemeId,
        chosen: &[(Item, i64)],
        step: i64,
        today: NaiveDate,
    ) -> Result<Changed<usize>> {
        let mut tx = self.exclusive().await?;
        let bench = groups::read(&mut tx, theme).await?;
        let published = published(&mut tx, theme, &bench).await?;
        let (number, before) = published.last().map_or((1, 0), |last| (last.number + 1, last.step));
        if step < before || step > bench.head() {
            return Err(Error::Conflict);
        }
        let at_step =
            Published::of(vec![Publication { number, on: today, step }], &bench, Vec::new());
        let drafts = drafts(&mut tx, theme).await?;
        write_publication(&mut tx, theme, Publication { number, on: today, step }).await?;
        let shown = groups::shown(&mut tx, theme).await?;
        let mut answers = Vec::new();
        for (item, version) in chosen {
            let draft = drafts.get(item).filter(|draft| draft.version == *version);
            let draft = draft.filter(|_| at_step.shows(*item, &shown)).ok_or(Error::Conflict)?;
            answers.push(publish(&mut tx, theme, number, *item, draft).await?);
        }
        let count = answers.len();
        let event = Event::Answered { theme, publication: number, step, answers };
        log::append(&mut tx, today, &event).await?;
        touch(&mut tx, theme).await?;
        Ok(tx.commit().await?.map(|()| count))
    }
}

/// Writes a draft in place of the version that was `seen`, 0 for none.
async fn write_draft(
    tx: &mut Tx,
    theme: ThemeId,
    item: Item,
    seen: i64,
    answer: &Answer,
) -> Result<()> {
    let Answer { status, reason, text, department, due, check, evidence } = answer;
    let rows = if seen == 0 {
        execute!(
            tx,
            NEW_DRAFT,
            theme,
            item.uuid(),
            item.note(),
            *status,
            *reason,
            text,
            department,
            *due,
            *check,
            evidence
        )?
    } else {
        execute!(
            tx,
            CHANGE_DRAFT,
            theme,
            item.uuid(),
            *status,
            *reason,
            text,
            department,
            *due,
            *check,
            evidence,
            seen
        )?
    };
    ensure_changed(rows, Error::Conflict)
}

/// Moves one draft among what is published, and says what the log says of it.
async fn publish(
    tx: &mut Exclusive,
    theme: ThemeId,
    number: i64,
    item: Item,
    draft: &Draft,
) -> Result<Answered> {
    ensure_changed(execute!(tx, DROP_DRAFT, theme, item.uuid(), draft.version)?, Error::Conflict)?;
    write_answer(tx, theme, number, item, &draft.answer).await
}

/// Writes that answers come out together.
pub(super) async fn write_publication(
    tx: &mut Exclusive,
    theme: ThemeId,
    one: Publication,
) -> Result<()> {
    execute!(tx, NEW_PUBLICATION, theme, one.number, one.step, one.on).map(drop)
}

/// Writes an answer of a publication, and says what the log says of it.
pub(super) async fn write_answer(
    tx: &mut Exclusive,
    theme: ThemeId,
    number: i64,
    item: Item,
    answer: &Answer,
) -> Result<Answered> {
    let Answer { status, reason, text, department, due, check, evidence } = answer;
    execute!(
        tx,
        NEW_ANSWER,
        theme,
        number,
        item.uuid(),
        item.note(),
        *status,
        *reason,
        text,
        department,
        *due,
        *check,
        evidence
    )?;
    Ok(Answered::of(theme, item, answer))
}

async fn published(tx: &mut Tx, theme: ThemeId, bench: &Bench) -> Result<Published> {
    let rows: Vec<(i64, NaiveDate, i64)> = fetch_all!(tx, PUBLICATIONS, theme)?;
    let publications = rows.into_iter().map(|(number, on, step)| Publication { number, on, step });
    let publications = publications.collect();
    let rows: Vec<AnswerRow> = fetch_all!(tx, ANSWERS, theme)?;
    let given = rows.into_iter().map(|row| {
        let (number, on, item) = (row.number, row.published_on, item_of(row.item, row.note_id));
        Ok((item, Given { number, on, answer: answer_of!(row) }))
    });
    Ok(Published::of(publications, bench, given.collect::<Result<_>>()?))
}

async fn drafts(tx: &mut Tx, theme: ThemeId) -> Result<BTreeMap<Item, Draft>> {
    let rows: Vec<DraftRow> = fetch_all!(tx, DRAFTS, theme)?;
    let draft = |row: DraftRow| {
        let (item, version) = (item_of(row.item, row.note_id), row.version);
        Ok((item, Draft { answer: answer_of!(row), version }))
    };
    rows.into_iter().map(draft).collect()
}

type RemarkRow = (uuid::Uuid, Option<NoteId>, Vec<u8>, NaiveDate, String);

async fn remark_rows(tx: &mut Tx, theme: ThemeId) -> Result<Vec<RemarkRow>> {
    fetch_all!(tx, REMARKS, theme)
}
