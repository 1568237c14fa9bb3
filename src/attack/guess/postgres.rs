//! PostgreSQL (leaks L5 and L6): which transaction wrote a row, where the row lies, and when the
//! transaction was committed.

use std::collections::BTreeMap;

use super::order::placed;
use crate::attack::{
    evidence::Evidence,
    model::{Method, Stream},
    rows::Row,
    streams::Gather,
};

/// People and notes by transaction number, by place, and by commit.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let place = |row: &Row| (i64::from(row.page) << 16) + i64::from(row.offset);
    let postgres = |number: usize| !evidence.tables[number].sqlite;
    let mut found = placed(evidence, Method::Postgres, "transaction", |number, row| {
        row.xmin
            .filter(|_| postgres(number))
            .map(|xmin| ("xmin".to_owned(), xmin))
            .into_iter()
            .collect()
    });
    found.extend(placed(evidence, Method::Postgres, "", |number, row| {
        if postgres(number) { vec![("ctid".to_owned(), place(row))] } else { Vec::new() }
    }));
    found.extend(commits(evidence));
    found
}

/// By the commits in the write-ahead log: of the transaction that a row names, and of the first one
/// that wrote at its place, which a later rewrite in place does not hide.
fn commits(evidence: &Evidence<'_>) -> Vec<Stream> {
    let dump = &evidence.wal_dump;
    let mut orders = Gather::new(Method::Postgres, "commit");
    let mut times = Gather::new(Method::Postgres, "time");
    for (tables, seen) in
        evidence.tables.iter().zip(&evidence.seen).filter(|(tables, _)| !tables.sqlite)
    {
        let mut by_table: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in &tables.rows {
            by_table.entry(&row.table).or_default().push(row);
        }
        let relations: BTreeMap<&str, Option<String>> =
            by_table.iter().map(|(table, rows)| (*table, dump.relation(rows))).collect();
        for (row, mentions) in seen {
            let relation = relations.get(&*row.table).cloned().flatten();
            let first = relation.and_then(|relation| {
                dump.writes.get(&(relation, row.page, row.offset))?.first().copied()
            });
            for (what, transaction) in [("commit", row.xmin), ("first commit", first)] {
                let Some(commit) = transaction.and_then(|number| dump.commits.get(&number)) else {
                    continue;
                };
                let label = format!("{}.{what}", row.table);
                orders.see(&label, commit.order, mentions);
                if let Some(at) = commit.at {
                    times.see(&label, at, mentions);
                }
            }
        }
    }
    let mut found = orders.finish();
    found.extend(times.finish());
    found
}
