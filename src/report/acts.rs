//! What people with accounts did, as a table to file.

use chrono::NaiveDateTime;

use super::csv::CsvTable;
use crate::domain::act::ShownAct;
use crate::i18n::{Lang, say};

/// The table: a line for each act, the newest first; times as ISO 8601 where the board is.
pub fn acts_csv(acts: &[ShownAct], lang: Lang) -> Vec<u8> {
    let text = &lang.texts().acts;
    let mut table =
        CsvTable::new([text.when, text.until, text.number, text.who, text.what, text.to]);
    let time = |at: NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
    for act in acts {
        table.line([
            &time(act.at),
            &time(act.until),
            &act.times.to_string(),
            act.who.as_deref().unwrap_or(text.nobody),
            say::act(lang, act.what),
            &act.to,
        ]);
    }
    table.bytes()
}
