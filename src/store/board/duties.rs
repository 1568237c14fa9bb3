//! What an organizer looks at over all themes at once: what waits, and what came out on which day.
//! However many themes there are, these are so many statements.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Deserialize;

use super::Board;
use crate::domain::ids::ThemeId;
use crate::store::{Error, Result};

statements! {
    HELD_NOTES = "SELECT theme_id, COUNT(*) FROM note WHERE hidden = 'review'
        GROUP BY theme_id ORDER BY theme_id";
    // As the sheet of an enquiry says it: late as long as something on it that shows has no reply.
    LATE_ENQUIRIES = "SELECT theme_id, due_on FROM enquiry
        WHERE state = 'sent' AND due_on < $1 AND EXISTS (
            SELECT 1 FROM enquiry_item AS asked
            WHERE asked.theme_id = enquiry.theme_id AND asked.number = enquiry.number
            AND (asked.note_id IS NULL OR EXISTS (
                SELECT 1 FROM note WHERE note.id = asked.note_id AND note.hidden IS NULL))
            AND NOT EXISTS (
                SELECT 1 FROM enquiry_reply AS reply
                WHERE reply.theme_id = asked.theme_id AND reply.number = asked.number
                AND reply.item = asked.item AND (reply.handling <> '' OR reply.plans <> '')
                AND reply.nth = (
                    SELECT MAX(said.nth) FROM enquiry_reply AS said
                    WHERE said.theme_id = asked.theme_id AND said.number = asked.number
                    AND said.item = asked.item)))
        ORDER BY theme_id, due_on";
    GOING_ON = "SELECT theme_id FROM enquiry WHERE state IN ('preparing', 'sent')
        UNION SELECT theme_id FROM shortlist WHERE meets_on >= $1
        UNION SELECT parent_id FROM origin ORDER BY theme_id";
    ROSTER_CHANGED = "SELECT day FROM log WHERE kind = 'roster-replaced'
        ORDER BY seq DESC LIMIT 1";
    OPENINGS = "SELECT theme_id, opening, COUNT(*) FROM note
        WHERE hidden IS NULL AND question_id IS NULL
        GROUP BY theme_id, opening ORDER BY theme_id, opening";
    // The head of an entry names theme and opening; behind it stand the notes, which may be many.
    OPENING_DAYS = "SELECT day, SUBSTR(payload, 1, 160) FROM log WHERE kind = 'box-opened'
        ORDER BY seq";
}

/// What waits in the themes, each by its theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    /// Notes that wait to be read.
    pub held: HashMap<ThemeId, u64>,
    /// The days of enquiries that have passed without all replies.
    pub late: HashMap<ThemeId, Vec<NaiveDate>>,
    /// Themes in which an enquiry is under way, a meeting is to come, or of which another one began.
    pub going_on: HashSet<ThemeId>,
    /// The day on which the roster last changed, as the public log has it.
    pub roster_changed: Option<NaiveDate>,
}

/// The notes that hang, by the day on which they came out, for each theme.
pub type NotesByDay = HashMap<ThemeId, HashMap<NaiveDate, u64>>;

/// The head of the log's entry about an opening.
#[derive(Deserialize)]
struct Opened {
    theme: ThemeId,
    opening: i64,
}

impl Opened {
    /// Reads it off the beginning of an entry's payload.
    fn read(head: &str) -> Result<Self> {
        let (head, _) = head.split_once(",\"pinned\"").unwrap_or((head, ""));
        serde_json::from_str(&format!("{head}}}")).map_err(|_| Error::unreadable("payload"))
    }
}

impl Board {
    /// What waits in the themes on `today`.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn undone(&self, today: NaiveDate) -> Result<Undone> {
        let held: Vec<(ThemeId, i64)> = fetch_all!(self.db, HELD_NOTES)?;
        let late: Vec<(ThemeId, NaiveDate)> = fetch_all!(self.db, LATE_ENQUIRIES, today)?;
        let going_on: Vec<ThemeId> = scalar_all!(self.db, GOING_ON, today)?;
        let mut undone = Undone {
            held: held.into_iter().map(|(id, n)| (id, u64::try_from(n).unwrap_or(0))).collect(),
            going_on: going_on.into_iter().collect(),
            roster_changed: scalar_optional!(self.db, ROSTER_CHANGED)?,
            ..Undone::default()
        };
        for (theme, due) in late {
            undone.late.entry(theme).or_default().push(due);
        }
        Ok(undone)
    }

    /// The notes that hang, by the day on which the public log says that they came out.
    ///
    /// # Errors
    /// [`Error::Database`]; [`Error::Unreadable`] for an entry of the log.
    pub async fn notes_by_day(&self) -> Result<NotesByDay> {
        let days: Vec<(NaiveDate, String)> = fetch_all!(self.db, OPENING_DAYS)?;
        let mut day_of: HashMap<(ThemeId, i64), NaiveDate> = HashMap::new();
        for (day, head) in days {
            let Opened { theme, opening } = Opened::read(&head)?;
            day_of.insert((theme, opening), day);
        }
        let openings: Vec<(ThemeId, i64, i64)> = fetch_all!(self.db, OPENINGS)?;
        let mut notes = NotesByDay::new();
        for (theme, opening, shown) in openings {
            if let Some(day) = day_of.get(&(theme, opening)) {
                let of_day = notes.entry(theme).or_default().entry(*day).or_default();
                *of_day += u64::try_from(shown).unwrap_or(0);
            }
        }
        Ok(notes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Event;

    #[test]
    fn the_head_of_an_opening_is_read_as_the_log_writes_it() {
        let theme = ThemeId(uuid::Uuid::from_u128(7));
        let event = Event::BoxOpened { theme, opening: i64::MAX, pinned: Vec::new() };
        let payload = serde_json::to_string(&event).expect("JSON");
        assert!(payload.find(",\"pinned\"").is_some_and(|at| at < 150), "{payload}");
        let read = Opened::read(&payload).expect("read");
        assert_eq!((read.theme, read.opening), (theme, i64::MAX));
        assert!(Opened::read("{\"kind\":\"box-opened\"").is_err());
    }
}
