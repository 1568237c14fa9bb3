//! From one state to the next: by hand, by the calendar, and what goes with it.

use chrono::NaiveDate;

use super::exclusive::{Changed, Exclusive};
use super::{
    Board, day_changes, log,
    open_box::{Due, open_box},
    revision,
};
use crate::domain::{
    day_change::moved_days,
    hex::Hex,
    ids::ThemeId,
    settings::Settings,
    theme::{State, Theme},
};
use crate::log::Event;
use crate::store::backend::Tx;
use crate::store::verbs::ensure_changed;
use crate::store::{Error, Result};
use crate::ticket::blind::StampPublic;

statements! {
    MOVE_THEME = "UPDATE theme SET state = $3, version = version + 1, revision = revision + 1
        WHERE id = $1 AND version = $2";
    MOVE_THEME_DUE = "UPDATE theme SET state = $3, version = version + 1, revision = revision + 1
        WHERE id = $1 AND state = $2";
    KEEP_SLUG = "INSERT INTO used_slug (slug, theme_id) SELECT slug, id FROM theme WHERE id = $1
        ON CONFLICT DO NOTHING";
    SET_STAMP_KEY = "UPDATE theme SET stamp_key = $2 WHERE id = $1";
    TOTALS_OF = "SELECT COUNT(*) AS notes, CAST(COALESCE(SUM(stickers), 0) AS BIGINT) AS stickers
        FROM note WHERE theme_id = $1 AND hidden IS NULL AND question_id IS NULL";
}

impl Board {
    /// Moves a theme to another state by hand, as the log tells. When it closes, the box is opened
    /// a last time in the same transaction. Where that is before its last day is over, or it opens
    /// again, everybody is told, and `why`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody changed it since it was read, [`Error::Database`].
    pub async fn move_theme(
        &self,
        theme: &Theme,
        to: State,
        today: NaiveDate,
        why: &str,
    ) -> Result<Changed<()>> {
        let mut tx = self.exclusive().await?;
        set_state(&mut tx, theme.id, theme.version, to).await?;
        let days = moved_days(theme, to, today);
        day_changes::tell(&mut tx, theme.id, theme.version, today, (&days, why)).await?;
        moved(&mut tx, theme.id, theme.state, to, today).await?;
        tx.commit().await
    }

    /// Moves a Sealed theme out of draft: its stamp key is written into the log and beside the
    /// theme, in the same transaction.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody changed it since it was read, or it has published another
    /// key before; [`Error::Database`].
    pub async fn announce_sealed(
        &self,
        theme: &Theme,
        to: State,
        today: NaiveDate,
        key: &StampPublic,
    ) -> Result<Changed<()>> {
        let key = Hex(key.0);
        let mut tx = self.exclusive().await?;
        set_state(&mut tx, theme.id, theme.version, to).await?;
        match theme.stamp_key {
            None => {
                execute!(tx, SET_STAMP_KEY, theme.id, key)?;
                log::append(&mut tx, today, &Event::ThemeKey { theme: theme.id, key }).await?;
            }
            // Two keys for one theme would let a dishonest server tell people apart
            // (docs/anonymity.md, L17).
            Some(published) if key != published => return Err(Error::Conflict),
            Some(_) => {}
        }
        moved(&mut tx, theme.id, theme.state, to, today).await?;
        tx.commit().await
    }
}

/// Sets the state of a theme that nobody changed since `version` was read.
///
/// # Errors
/// [`Error::Conflict`] when somebody did, [`Error::Database`].
pub(super) async fn set_state(tx: &mut Tx, theme: ThemeId, version: i64, to: State) -> Result<()> {
    ensure_changed(execute!(tx, MOVE_THEME, theme, version, to)?, Error::Conflict)
}

/// Moves a theme on, unless it has left the state `from`; tells whether it did. When it closes, the
/// box is opened a last time.
pub(super) async fn move_on(
    tx: &mut Exclusive,
    theme: ThemeId,
    from: State,
    to: State,
    today: NaiveDate,
) -> Result<bool> {
    if execute!(tx, MOVE_THEME_DUE, theme, from, to)? == 0 {
        return Ok(false);
    }
    moved(tx, theme, from, to, today).await?;
    Ok(true)
}

/// What goes with a move: the last opening of the box, and the entry of the log.
async fn moved(
    tx: &mut Exclusive,
    id: ThemeId,
    from: State,
    to: State,
    today: NaiveDate,
) -> Result<()> {
    if from == State::Draft {
        execute!(tx, KEEP_SLUG, id)?;
    }
    if to == State::Open {
        let Settings { slug, tier, box_rule, quorum, max_notes, premoderated, .. } =
            revision::settings(tx, id).await?;
        return log::append(
            tx,
            today,
            &Event::Opened { theme: id, slug, tier, box_rule, quorum, max_notes, premoderated },
        )
        .await;
    }
    open_box(tx, id, today, Due::NOTES).await?;
    if from.has_board() {
        let (notes, stickers) = fetch_one!(tx, TOTALS_OF, id)?;
        log::append(tx, today, &Event::Moved { theme: id, to, notes, stickers }).await?;
    }
    Ok(())
}
