//! Shared values: whatever stands in a row or line about a person and in one about a note links the
//! two, the more the rarer it is.

use std::collections::{BTreeMap, BTreeSet};

use super::choose::{Scores, choose};
use crate::attack::{
    evidence::Evidence,
    forms::{bytes_of, key, words},
    model::{Guess, Method},
    who::Mentions,
};

/// The shortest value that counts, in bytes.
const SHORTEST: usize = 4;
/// A value shared by more (person, note) pairs than this tells too little to be worth the time.
const WIDEST: usize = 20_000;

/// Who and what a value stands beside.
type Holders = BTreeMap<Vec<u8>, (BTreeSet<usize>, BTreeSet<usize>)>;

/// Guesses by all values and by long ones alone, each once with and once without the rule that
/// everybody wrote as much.
pub fn guesses(evidence: &Evidence<'_>) -> Vec<Guess> {
    let holders = gather(evidence);
    let mut found = Vec::new();
    for (what, least) in [("all values", SHORTEST), ("long values", 16)] {
        let scores = scores(evidence, &holders, least);
        if scores.is_empty() {
            continue;
        }
        for (how, once) in [("", false), (", one each", true)] {
            found.push(Guess::new(
                Method::Joins,
                format!("{what}{how}"),
                choose(evidence, &scores, once),
            ));
        }
    }
    found
}

fn gather(evidence: &Evidence<'_>) -> Holders {
    let mut holders = Holders::new();
    let mut add = |value: Vec<u8>, mentions: &Mentions| {
        if value.len() >= SHORTEST && !evidence.who.is_theme(&value) {
            let entry = holders.entry(value).or_default();
            entry.0.extend(&mentions.persons);
            entry.1.extend(&mentions.notes);
        }
    };
    let changed: Vec<_> = evidence
        .changes
        .values()
        .flatten()
        .flat_map(|change| [&change.added, &change.doubtful, &change.removed])
        .flat_map(|rows| evidence.telling(rows))
        .collect();
    let carved: Vec<_> =
        evidence.tables.iter().flat_map(|tables| evidence.telling(&tables.carved)).collect();
    for (row, mentions) in evidence.seen.iter().flatten().chain(&changed).chain(&carved) {
        row.values.iter().filter_map(key).for_each(|value| add(value, mentions));
    }
    for line in &evidence.lines {
        for word in words(&line.text) {
            add(bytes_of(word), &line.mentions);
        }
    }
    holders
}

/// A value that p of P people and n of N notes of a theme share weighs P·N / (p·n).
fn scores(evidence: &Evidence<'_>, holders: &Holders, least: usize) -> Scores {
    let mut scores = Scores::new();
    for (_, (persons, notes)) in holders.iter().filter(|(value, _)| value.len() >= least) {
        if persons.is_empty()
            || notes.is_empty()
            || persons.len().saturating_mul(notes.len()) > WIDEST
        {
            continue;
        }
        for theme in &evidence.case.themes {
            let here: Vec<usize> = notes
                .iter()
                .copied()
                .filter(|note| theme.notes.binary_search(note).is_ok())
                .collect();
            let able: Vec<usize> = persons
                .iter()
                .copied()
                .filter(|person| theme.persons.binary_search(person).is_ok())
                .collect();
            // What everybody shares tells nothing.
            if here.is_empty()
                || able.is_empty()
                || able.len() == theme.persons.len() && here.len() == theme.notes.len()
            {
                continue;
            }
            let all = u64::try_from(theme.persons.len().saturating_mul(theme.notes.len()))
                .unwrap_or(u64::MAX);
            let few = u64::try_from(able.len() * here.len()).unwrap_or(u64::MAX);
            for note in &here {
                for person in &able {
                    let score = scores.entry((*note, *person)).or_default();
                    *score = score.saturating_add(all.saturating_mul(16) / few.max(1));
                }
            }
        }
    }
    scores
}
