//! PostgreSQL, from texts that its operator can make: `pg_<table>.tsv`, a table with its `ctid` and
//! `xmin` columns (`COPY … TO` with a header), and `pg_waldump.txt`, the listing of the write-ahead
//! log.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    corpus::Corpus,
    forms::time,
    rows::{Row, Tables},
    sqlite::record::Value,
};

/// The name under which all tables of a cluster go: transaction numbers are counted across its
/// databases.
pub const NAME: &str = "postgres";

/// The tables of each folder that has any.
pub fn tables(corpus: &Corpus) -> Vec<Tables> {
    let mut copies: BTreeMap<usize, Tables> = BTreeMap::new();
    for file in &corpus.others {
        let Some(table) = file.name.strip_prefix("pg_").and_then(|name| name.strip_suffix(".tsv"))
        else {
            continue;
        };
        let Some(text) = file.text() else { continue };
        let copy = copies.entry(file.folder).or_insert_with(|| Tables {
            name: NAME.into(),
            folder: file.folder,
            ..Tables::default()
        });
        copy.rows.extend(parse(table, text));
    }
    copies.into_values().collect()
}

fn parse(table: &str, text: &str) -> Vec<Row> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let system = |name: &str| ["ctid", "xmin"].contains(&name);
    let columns: Arc<[String]> =
        header.iter().filter(|name| !system(name)).map(|name| (*name).to_owned()).collect();
    let table: Arc<str> = table.into();
    let row = |line: &str| {
        let (mut page, mut offset, mut xmin) = (0, 0, None);
        let mut values = Vec::new();
        for (name, cell) in header.iter().zip(line.split('\t')) {
            match *name {
                "ctid" => (page, offset) = ctid(cell).unwrap_or_default(),
                "xmin" => xmin = cell.parse().ok(),
                _ if cell == "\\N" => values.push(Value::Null),
                _ => values
                    .push(cell.parse().map_or_else(|_| Value::Text(cell.to_owned()), Value::Int)),
            }
        }
        let (table, columns) = (Arc::clone(&table), Arc::clone(&columns));
        Row {
            table,
            columns,
            values,
            rowid: None,
            xmin,
            page,
            offset,
            rank: offset,
            index: false,
            leaf: true,
        }
    };
    lines.filter(|line| !line.is_empty()).map(row).collect()
}

/// `(12,3)`: block and item.
fn ctid(text: &str) -> Option<(u32, u32)> {
    let (block, item) = text.trim_matches(['(', ')']).split_once(',')?;
    Some((block.parse().ok()?, item.parse().ok()?))
}

/// What the write-ahead log tells about a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its place in the order of commits.
    pub order: i64,
    /// When it was committed, in microseconds since 1970.
    pub at: Option<i64>,
}

/// A row that the write-ahead log names by its place: relation, block, item.
pub type TupleId = (String, u32, u32);

/// The listing of a write-ahead log.
#[derive(Clone, Debug, Default)]
pub struct WalDump {
    /// The commits, by transaction number.
    pub commits: BTreeMap<i64, Commit>,
    /// Which transactions wrote at which place.
    pub writes: BTreeMap<TupleId, Vec<i64>>,
}

/// Reads every `pg_waldump.txt`, and files of names such as `pg_waldump.2.txt`.
pub fn wal_dump(corpus: &Corpus) -> WalDump {
    let mut dump = WalDump::default();
    let is_dump =
        |name: &str| name.starts_with("pg_waldump") && name.to_ascii_lowercase().ends_with(".txt");
    for text in
        corpus.others.iter().filter(|file| is_dump(&file.name)).filter_map(|file| file.text())
    {
        text.lines().for_each(|line| dump.read(line));
    }
    dump
}

impl WalDump {
    fn read(&mut self, line: &str) {
        let Some(transaction) =
            after(line, "tx:").and_then(|word| word.parse::<i64>().ok()).filter(|tx| *tx > 0)
        else {
            return;
        };
        let Some((_, description)) = line.split_once("desc: ") else {
            return;
        };
        let what = description.split([' ', ':']).next().unwrap_or_default();
        if what == "COMMIT" {
            let order = i64::try_from(self.commits.len()).unwrap_or(i64::MAX);
            // pg_waldump writes the zone as a name; on most servers it is UTC, and a constant
            // difference does no harm.
            self.commits.entry(transaction).or_insert(Commit { order, at: time(description) });
        } else if [
            "INSERT",
            "INSERT+INIT",
            "UPDATE",
            "HOT_UPDATE",
            "UPDATE+INIT",
            "HOT_UPDATE+INIT",
        ]
        .contains(&what)
        {
            // The new row of an update has "new_off" (newer versions) or "new off"; an insert has
            // "off".
            let item = ["new_off:", "new off", "off:", "off"]
                .iter()
                .find_map(|name| after(description, name)?.parse().ok());
            let relation = after(description, "rel").map(str::to_owned);
            let block = after(description, "blk").and_then(|word| word.parse().ok());
            if let (Some(item), Some(relation), Some(block)) = (item, relation, block) {
                self.writes.entry((relation, block, item)).or_default().push(transaction);
            }
        }
    }

    /// The relation in the log whose places and transactions fit a table's rows best.
    pub fn relation(&self, rows: &[&Row]) -> Option<String> {
        let mut here: BTreeMap<(u32, u32), i64> = BTreeMap::new();
        here.extend(rows.iter().filter_map(|row| Some(((row.page, row.offset), row.xmin?))));
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for ((relation, block, item), transactions) in &self.writes {
            if here.get(&(*block, *item)).is_some_and(|xmin| transactions.contains(xmin)) {
                *votes.entry(relation).or_default() += 1;
            }
        }
        votes.into_iter().max_by_key(|(_, votes)| *votes).map(|(relation, _)| relation.to_owned())
    }
}

/// The word after a name.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("{name} "))?;
    rest.split_whitespace().next().map(|word| word.trim_matches([',', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_is_read() {
        let mut dump = WalDump::default();
        for line in [
            "rmgr: Heap        len (rec/tot):     54/   186, tx:        745, lsn: 0/0150E1F8, prev 0/0150E1C0, desc: INSERT off: 3, flags: 0x08, blkref #0: rel 1663/16384/16385 blk 7",
            "rmgr: Heap        len (rec/tot):     54/   186, tx:        746, lsn: 0/0150E1F8, prev 0/0150E1C0, desc: HOT_UPDATE old_xmax: 746, old_off: 1, old_infobits: [], flags: 0x10, new_xmax: 0, new_off: 5, blkref #0: rel 1663/16384/16390 blk 0",
            "rmgr: Transaction len (rec/tot):     34/    34, tx:        745, lsn: 0/0150E2B8, prev 0/0150E278, desc: COMMIT 2026-11-22 10:00:01.500000 UTC",
        ] {
            dump.read(line);
        }
        assert_eq!(dump.commits[&745], Commit { order: 0, at: Some(1_795_341_601_500_000) });
        assert_eq!(dump.writes[&("1663/16384/16385".to_owned(), 7, 3)], [745]);
        assert_eq!(dump.writes[&("1663/16384/16390".to_owned(), 0, 5)], [746]);
    }
}
