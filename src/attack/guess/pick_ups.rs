//! Who writes right after picking up: for each note the person whose row changed last before the
//! note was first seen, in a box or on the board. Takes copies of both databases, made again and
//! again; with few of them in the time between picking up and writing, or none in which a row of a
//! person changes, there is nothing to find.

use std::collections::BTreeMap;

use crate::attack::{
    evidence::Evidence,
    model::{Guess, Method},
    rows::Row,
    sqlite::wal::difference,
};

/// How the moment of a person is laid beside that of a note. Both are numbers of copies.
#[derive(Clone, Copy)]
enum Lay {
    /// The last person up to the copy in which the note is first seen.
    Until,
    /// The last person before the copy in which the note is first seen.
    Before,
    /// The first person from the copy on in which the note is first seen: rows of people may be
    /// written with a delay.
    From,
}

/// People's moments, the note's moments, and the three ways.
pub fn guesses(evidence: &Evidence<'_>) -> Vec<Guess> {
    let changed = changed(evidence);
    if changed.iter().all(|(_, persons)| persons.is_empty()) {
        return Vec::new();
    }
    let notes = first_seen(evidence);
    let ways = [
        (Lay::Until, "the last until the note"),
        (Lay::Before, "the last before the note"),
        (Lay::From, "the first from the note on"),
    ];
    ways.into_iter()
        .map(|(lay, label)| {
            Guess::new(Method::PickUps, label, answers(evidence, &changed, &notes, lay))
        })
        .filter(|guess| guess.answers.iter().any(Option::is_some))
        .collect()
}

/// By copy: the people a row of whom was not in the copy before. The first copy tells nothing.
fn changed(evidence: &Evidence<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for pair in evidence.tables.windows(2) {
        let [before, after] = pair else { continue };
        if before.name != after.name {
            continue;
        }
        let (added, _) = difference(&rows(&before.rows), &rows(&after.rows));
        for (_, mentions) in evidence.telling(&added) {
            if let ([person], []) = (mentions.persons.as_slice(), mentions.notes.as_slice()) {
                found.entry(after.folder).or_default().push(*person);
            }
        }
    }
    for persons in found.values_mut() {
        persons.sort_unstable();
        persons.dedup();
    }
    found
}

fn rows(all: &[Row]) -> Vec<Row> {
    all.iter().filter(|row| !row.index).cloned().collect()
}

/// The copy in which each note is first seen, in whatever table.
fn first_seen(evidence: &Evidence<'_>) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for (tables, seen) in evidence.tables.iter().zip(&evidence.seen) {
        for note in seen.iter().flat_map(|(_, mentions)| &mentions.notes) {
            let first = found.entry(*note).or_insert(tables.folder);
            *first = tables.folder.min(*first);
        }
    }
    found
}

fn answers(
    evidence: &Evidence<'_>,
    changed: &BTreeMap<usize, Vec<usize>>,
    notes: &BTreeMap<usize, usize>,
    lay: Lay,
) -> Vec<Option<usize>> {
    let case = evidence.case;
    let mut answers = vec![None; case.notes.len()];
    // Of several people in one copy, each gets a turn.
    let mut turns: BTreeMap<usize, usize> = BTreeMap::new();
    for (note, seen) in notes {
        let theme = &case.themes[case.notes[*note].1];
        let able = |(copy, persons): (&usize, &Vec<usize>)| {
            let able: Vec<usize> = persons
                .iter()
                .copied()
                .filter(|person| theme.persons.binary_search(person).is_ok())
                .collect();
            (!able.is_empty()).then_some((*copy, able))
        };
        let found = match lay {
            Lay::Until => changed.range(..=seen).rev().find_map(able),
            Lay::Before => changed.range(..seen).rev().find_map(able),
            Lay::From => changed.range(seen..).find_map(able),
        };
        if let Some((copy, able)) = found {
            let turn = turns.entry(copy).or_default();
            answers[*note] = able.get(*turn % able.len()).copied();
            *turn += 1;
        }
    }
    answers
}
