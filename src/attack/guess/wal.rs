//! SQLite's logs (leak L3): the transaction in which a person's row changed, and the one in which a
//! note came.

use crate::attack::{
    evidence::Evidence,
    model::{Method, Stream},
    streams::Gather,
};

/// People and notes by transaction, for each table, apart for rows that came and rows that went.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut found = Vec::new();
    for (log, changes) in &evidence.changes {
        let mut gather = Gather::new(Method::Wal, format!("transactions of {log}"));
        for (at, change) in (0_i64..).zip(changes) {
            for (what, rows) in [("", &change.added), (" gone", &change.removed)] {
                for (row, mentions) in evidence.telling(rows) {
                    gather.see(&format!("{log}:{}{what}", row.table), at, &mentions);
                }
            }
            // With the doubtful ones, should nothing better be known.
            for (row, mentions) in
                evidence.telling(&change.added).iter().chain(&evidence.telling(&change.doubtful))
            {
                gather.see(&format!("{log}:{} at all", row.table), at, mentions);
            }
        }
        found.extend(gather.finish());
    }
    found
}
