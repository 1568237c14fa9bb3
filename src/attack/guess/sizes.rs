//! Sizes (leak L10): a number beside a person that is the length of a note, give or take what is
//! sent around it.

use std::collections::BTreeMap;

use super::choose::{Scores, choose};
use crate::attack::{
    evidence::Evidence,
    model::{Guess, Method},
    sqlite::record::Value,
    who::Mentions,
};

/// How many of the likeliest constant differences are tried for each kind of number.
const OFFSETS: usize = 3;

/// Numbers beside people, by where they stand: person and number.
type Numbers = BTreeMap<String, Vec<(usize, i64)>>;

/// Guesses by the length of the longest text of a note's row in bytes, and in characters.
pub fn guesses(evidence: &Evidence<'_>) -> Vec<Guess> {
    let numbers = numbers(evidence);
    let mut found = Vec::new();
    for (unit, lengths) in lengths(evidence) {
        for (label, numbers) in &numbers {
            // The difference between what was sent and the note itself is mostly the same: the
            // commonest differences show it.
            let mut differences: BTreeMap<i64, usize> = BTreeMap::new();
            for (_, number) in numbers {
                for length in lengths.values() {
                    *differences.entry(number.saturating_sub(*length)).or_default() += 1;
                }
            }
            let mut likely: Vec<(usize, i64)> =
                differences.into_iter().map(|(by, count)| (count, by)).collect();
            likely.sort_by_key(|(count, by)| (std::cmp::Reverse(*count), by.unsigned_abs()));
            for (_, by) in likely.into_iter().take(OFFSETS) {
                let scores = scores(evidence, numbers, &lengths, by);
                found.push(Guess::new(
                    Method::Sizes,
                    format!("{label} is {unit} + {by}"),
                    choose(evidence, &scores, true),
                ));
            }
        }
    }
    found
}

/// The length of every note: of the longest text in any row about it and about no other.
fn lengths(evidence: &Evidence<'_>) -> [(&'static str, BTreeMap<usize, i64>); 2] {
    let mut longest: BTreeMap<usize, &str> = BTreeMap::new();
    for (row, mentions) in evidence.seen.iter().flatten() {
        let [note] = mentions.notes.as_slice() else {
            continue;
        };
        for value in &row.values {
            if let Value::Text(text) = value {
                let known = longest.entry(*note).or_default();
                if text.len() > known.len() {
                    *known = text;
                }
            }
        }
    }
    let measure = |of: fn(&str) -> usize| {
        longest
            .iter()
            .filter_map(|(note, text)| Some((*note, i64::try_from(of(text)).ok()?)))
            .collect()
    };
    [("bytes", measure(str::len)), ("characters", measure(|text| text.chars().count()))]
}

fn numbers(evidence: &Evidence<'_>) -> Numbers {
    let mut found = Numbers::new();
    let mut add = |label: String, mentions: &Mentions, number: i64| {
        if let ([person], 0..1_000_000) = (mentions.persons.as_slice(), number) {
            found.entry(label).or_default().push((*person, number));
        }
    };
    for (tables, seen) in evidence.tables.iter().zip(&evidence.seen) {
        for (row, mentions) in seen {
            for (column, value) in row.fields() {
                if let Value::Int(number) = value {
                    add(format!("{}:{}.{column}", tables.name, row.table), mentions, *number);
                }
            }
        }
    }
    for line in &evidence.lines {
        for (place, word) in
            line.text.split(|c: char| c.is_whitespace() || ",;\"{}".contains(c)).enumerate()
        {
            let (name, value) = word
                .split_once(['=', ':'])
                .map_or((None, word), |(name, value)| (Some(name), value));
            if let Ok(number) = value.parse() {
                let name = name.map_or_else(|| format!("word {place}"), str::to_owned);
                add(format!("{} of {}", name, line.file), &line.mentions, number);
            }
        }
    }
    for file in &evidence.corpus.others {
        let about = evidence.who.of_line(file.name.split('.').next().unwrap_or_default());
        add("size of a file".into(), &about, i64::try_from(file.bytes.len()).unwrap_or(i64::MAX));
    }
    found.retain(|_, numbers| numbers.iter().any(|(_, number)| *number != numbers[0].1));
    found
}

/// A length that few notes have says more than a common one.
fn scores(
    evidence: &Evidence<'_>,
    numbers: &[(usize, i64)],
    lengths: &BTreeMap<usize, i64>,
    by: i64,
) -> Scores {
    let mut scores = Scores::new();
    for theme in &evidence.case.themes {
        let mut notes: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for note in &theme.notes {
            if let Some(length) = lengths.get(note) {
                notes.entry(length.saturating_add(by)).or_default().push(*note);
            }
        }
        for (person, number) in
            numbers.iter().filter(|(person, _)| theme.persons.binary_search(person).is_ok())
        {
            for note in notes.get(number).into_iter().flatten() {
                let rarity =
                    1_000_000 / u64::try_from(notes[number].len()).unwrap_or(u64::MAX).max(1);
                let score = scores.entry((*note, *person)).or_default();
                *score = rarity.max(*score);
            }
        }
    }
    scores
}
