//! Row order (leak L1): rowids, counters and numbered keys of rows, and the order of lines in text
//! files.

use std::collections::{BTreeMap, BTreeSet};

use crate::attack::{
    evidence::Evidence,
    model::{Method, Sighting, Stream},
    rows::Row,
    sqlite::record::Value,
    streams::Gather,
    who::{Mentions, Subject},
};

/// The orders of rows by rowid and by every column that counts, and of lines.
pub fn streams(evidence: &Evidence<'_>) -> Vec<Stream> {
    let mut found = placed(evidence, Method::RowOrder, "", |_, row| {
        let rowid = row.rowid.map(|id| ("rowid".to_owned(), id));
        let counters =
            row.fields().filter_map(|(column, value)| Some((column.to_owned(), counter(value)?)));
        rowid.into_iter().chain(counters).collect()
    });
    let mut by_file: BTreeMap<(&str, usize), Gather> = BTreeMap::new();
    for line in &evidence.lines {
        let clock = format!("lines of {} in folder {}", line.file, line.folder);
        let gather = by_file
            .entry((&line.file, line.folder))
            .or_insert_with(|| Gather::new(Method::RowOrder, clock));
        gather.see(&format!("lines of {}", line.file), line.number, &line.mentions);
    }
    found.extend(by_file.into_values().flat_map(Gather::finish));
    found
}

/// A number, or the number at the end of a short text, such as a receipt's.
fn counter(value: &Value) -> Option<i64> {
    match value {
        Value::Int(n) => Some(*n),
        Value::Text(text) if text.len() <= 20 => {
            let start = text.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
            text.get(start..)?.parse().ok()
        }
        _ => None,
    }
}

/// Orders by keys of rows, for each key in each table. With several copies, an order is read twice:
/// from the last copy alone, and by the copy in which a row is first seen, rows of one copy by the
/// key. `keys` gets the number of the copy and the row.
pub fn placed(
    evidence: &Evidence<'_>,
    method: Method,
    clock: &str,
    keys: impl Fn(usize, &Row) -> Vec<(String, i64)>,
) -> Vec<Stream> {
    let mut last_copy = Gather::new(method, clock);
    let mut first_sight = FirstSight::new(method);
    for (number, (tables, seen)) in evidence.tables.iter().zip(&evidence.seen).enumerate() {
        let last = evidence.tables.get(number + 1).is_none_or(|next| next.name != tables.name);
        let mut orders: BTreeMap<String, KeyedRows<'_>> = BTreeMap::new();
        for (row, mentions) in seen {
            for (key, at) in keys(number, row) {
                orders
                    .entry(format!("{}:{}.{key}", tables.name, row.table))
                    .or_default()
                    .push((at, mentions));
            }
        }
        for (label, mut order) in orders {
            order.sort_by_key(|(at, _)| *at);
            if last {
                for (at, mentions) in &order {
                    last_copy.see(&label, *at, mentions);
                }
            }
            first_sight.see(&label, number, &order);
        }
    }
    let mut found = last_copy.finish();
    // With one copy, first sight is the same order again.
    if evidence.tables.windows(2).any(|pair| pair[0].name == pair[1].name) {
        found.extend(first_sight.gather.finish());
    }
    found
}

/// Rows by a key, each with what it mentions.
type KeyedRows<'a> = Vec<(i64, &'a Mentions)>;

/// The order in which people and notes appear over successive copies.
struct FirstSight {
    gather: Gather,
    known: BTreeSet<(String, Subject)>,
}

impl FirstSight {
    fn new(method: Method) -> Self {
        Self { gather: Gather::new(method, ""), known: BTreeSet::new() }
    }

    /// Takes from an order of copy `number` whoever was in none before. They come behind all of
    /// earlier copies; rows with one key have one rank.
    fn see(&mut self, label: &str, number: usize, order: &KeyedRows<'_>) {
        let sight = format!("{label} at first sight");
        let mut new = BTreeSet::new();
        let mut rank = i64::try_from(number).unwrap_or(0) << 32;
        let mut before = None;
        for (at, mentions) in order {
            rank += i64::from(before != Some(at));
            before = Some(at);
            let persons = mentions.persons.iter().map(|person| Subject::Person(*person));
            for subject in persons.chain(mentions.notes.iter().map(|note| Subject::Note(*note))) {
                let name = (label.to_owned(), subject);
                if !self.known.contains(&name) {
                    let sighting = Sighting { at: rank, subject, theme: mentions.theme };
                    self.gather.see_one(&sight, sighting);
                    new.insert(name);
                }
            }
        }
        self.known.extend(new);
    }
}
