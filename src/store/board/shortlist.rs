//! The shortlist, and the minutes of its meetings.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Board,
    item::{item_of, must_be},
    rows::word,
};
use crate::domain::{
    answers::Item,
    ids::{NoteId, ThemeId},
    shortlist::{Decision, Listed, Minutes, Shortlist, TimeOfDay},
};
use crate::store::{Error, Result, backend::Tx, lock, verbs::ensure_changed};

statements! {
    SHORTLIST = "SELECT version, meets_on, starts_at FROM shortlist WHERE theme_id = $1";
    SHORTLISTED = "SELECT item, note_id, minutes_planned FROM shortlisted
        WHERE theme_id = $1 ORDER BY place, item";
    SAVE_SHORTLIST = "INSERT INTO shortlist (theme_id, version, meets_on, starts_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (theme_id) DO UPDATE
        SET version = excluded.version, meets_on = excluded.meets_on,
        starts_at = excluded.starts_at";
    CLEAR_SHORTLISTED = "DELETE FROM shortlisted WHERE theme_id = $1";
    NEW_SHORTLISTED = "INSERT INTO shortlisted (theme_id, item, note_id, place, minutes_planned)
        VALUES ($1, $2, $3, $4, $5)";
    MINUTES = "SELECT item, note_id, held_on, decision, body, version FROM minutes
        WHERE theme_id = $1 ORDER BY held_on, item";
    NEW_MINUTES = "INSERT INTO minutes
        (theme_id, item, note_id, held_on, decision, body, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1)";
    CHANGE_MINUTES = "UPDATE minutes SET decision = $4, body = $5, version = version + 1
        WHERE theme_id = $1 AND item = $2 AND held_on = $3 AND version = $6";
}

impl Board {
    /// Changes the shortlist of a theme as it is now. `change` gives the next version of it, or
    /// nothing where all is as wished. Returns the version that was there before, if it changed.
    ///
    /// # Errors
    /// Those of `change`; [`Error::Database`].
    pub async fn change_shortlist(
        &self,
        theme: ThemeId,
        change: impl FnOnce(&Shortlist) -> Result<Option<Shortlist>>,
    ) -> Result<Option<i64>> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        let before = read(&mut tx, theme).await?;
        let Some(next) = change(&before)? else {
            return Ok(None);
        };
        write(&mut tx, theme, &next).await?;
        tx.commit().await?;
        Ok(Some(before.version))
    }

    /// Writes the minutes of an item on a day; `seen` is the version that was read, 0 where there
    /// were none. Returns the version that holds now: another one only where something changed.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an item that there is not; [`Error::Conflict`] when somebody else
    /// wrote something else since; [`Error::Database`].
    pub async fn save_minutes(
        &self,
        theme: ThemeId,
        item: Item,
        on: NaiveDate,
        seen: i64,
        decision: Option<Decision>,
        text: &str,
    ) -> Result<i64> {
        let mut tx = self.db.begin_exclusive(lock::BOARD).await?;
        must_be(&mut tx, theme, item).await?;
        let all = minutes(&mut tx, theme).await?;
        let of_day = |minutes: &&Minutes| minutes.on == on;
        let version = match all.get(&item).and_then(|all| all.iter().find(of_day)) {
            Some(now) if now.decision == decision && now.text == text => return Ok(now.version),
            Some(_) => {
                let (id, change) = (item.uuid(), CHANGE_MINUTES);
                let rows = execute!(tx, change, theme, id, on, decision, text, seen)?;
                ensure_changed(rows, Error::Conflict)?;
                seen + 1
            }
            None if decision.is_none() && text.is_empty() => return Ok(0),
            None => {
                let (id, note) = (item.uuid(), item.note());
                execute!(tx, NEW_MINUTES, theme, id, note, on, decision, text)?;
                1
            }
        };
        tx.commit().await?;
        Ok(version)
    }
}

type ListRow = (i64, Option<NaiveDate>, Option<i64>);
type ListedRow = (uuid::Uuid, Option<NoteId>, Option<i64>);
type MinutesRow = (uuid::Uuid, Option<NoteId>, NaiveDate, Option<String>, String, i64);

/// Reads the shortlist of a theme.
pub(super) async fn read(tx: &mut Tx, theme: ThemeId) -> Result<Shortlist> {
    let row: Option<ListRow> = fetch_optional!(tx, SHORTLIST, theme)?;
    let (version, meets_on, starts_at) = row.unwrap_or_default();
    let rows: Vec<ListedRow> = fetch_all!(tx, SHORTLISTED, theme)?;
    let count = |minutes: i64| u32::try_from(minutes).ok();
    let listed = rows.into_iter().map(|(id, note, minutes)| Listed {
        item: item_of(id, note),
        minutes: minutes.and_then(count),
    });
    Ok(Shortlist {
        version,
        meets_on,
        starts_at: starts_at.and_then(count).map(TimeOfDay::after_midnight),
        listed: listed.collect(),
    })
}

async fn write(tx: &mut Tx, theme: ThemeId, list: &Shortlist) -> Result<()> {
    let at = list.starts_at.map(|at| i64::from(at.minutes()));
    execute!(tx, SAVE_SHORTLIST, theme, list.version, list.meets_on, at)?;
    execute!(tx, CLEAR_SHORTLISTED, theme)?;
    for (place, listed) in (1_i64..).zip(&list.listed) {
        let (id, note) = (listed.item.uuid(), listed.item.note());
        let minutes = listed.minutes.map(i64::from);
        execute!(tx, NEW_SHORTLISTED, theme, id, note, place, minutes)?;
    }
    Ok(())
}

/// Reads all minutes of a theme, the oldest first.
pub(super) async fn minutes(tx: &mut Tx, theme: ThemeId) -> Result<BTreeMap<Item, Vec<Minutes>>> {
    let rows: Vec<MinutesRow> = fetch_all!(tx, MINUTES, theme)?;
    let mut all: BTreeMap<Item, Vec<Minutes>> = BTreeMap::new();
    for (id, note, on, decision, text, version) in rows {
        let decision = decision.as_deref().map(|word| self::word("decision", word)).transpose()?;
        all.entry(item_of(id, note)).or_default().push(Minutes { on, decision, text, version });
    }
    Ok(all)
}
