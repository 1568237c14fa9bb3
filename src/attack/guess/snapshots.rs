//! Successive copies: what is in one and was not in the one before came between the two, on either
//! side.

use std::collections::BTreeSet;

use crate::attack::{
    evidence::Evidence,
    model::{Method, Stream},
    rows::Row,
    sqlite::wal::difference,
    streams::Gather,
};

/// People and notes by the copy that first shows a row, or first lacks it. The clock is the number
/// of the folder, so that databases that were copied together can be compared.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut gather = Gather::new(Method::Snapshots, "copies");
    for pair in evidence.tables.windows(2) {
        let [before, after] = pair else { continue };
        if before.name != after.name {
            continue;
        }
        let at = i64::try_from(after.folder).unwrap_or(i64::MAX);
        let (added, removed) = difference(&rows(&before.rows), &rows(&after.rows));
        for (what, rows) in [("new", added), ("gone", removed)] {
            for (row, mentions) in evidence.telling(&rows) {
                gather.see(&format!("{}:{} {what}", after.name, row.table), at, &mentions);
            }
        }
    }
    let mut known = BTreeSet::new();
    for line in &evidence.lines {
        if known.insert((&line.file, &line.text)) {
            gather.see(
                &format!("lines of {}", line.file),
                i64::try_from(line.folder).unwrap_or(i64::MAX),
                &line.mentions,
            );
        }
    }
    gather.finish()
}

fn rows(all: &[Row]) -> Vec<Row> {
    all.iter().filter(|row| !row.index).cloned().collect()
}
