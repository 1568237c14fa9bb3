//! Orders, and their alignment by rank or by nearness. Nearly every leak is an order: people in
//! some order on one side, notes in some order on the other. A stream is one side, here gathered;
//! laying two beside each other gives a guess.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    correlation,
    model::{Guess, Method, Order, Sighting, Stream},
    truth::Case,
    who::{Mentions, Subject},
};

/// Streams being gathered, by label and side.
#[derive(Debug)]
pub struct Gather {
    method: Method,
    clock: String,
    streams: BTreeMap<(String, bool), Vec<Sighting>>,
}

impl Gather {
    /// Gathers for a method; all streams count by the same clock.
    pub fn new(method: Method, clock: impl Into<String>) -> Self {
        Self { method, clock: clock.into(), streams: BTreeMap::new() }
    }

    /// Adds all that a row or line mentions.
    pub fn see(&mut self, label: &str, at: i64, mentions: &Mentions) {
        let persons = mentions.persons.iter().map(|person| Subject::Person(*person));
        for subject in persons.chain(mentions.notes.iter().map(|note| Subject::Note(*note))) {
            self.see_one(label, Sighting { at, subject, theme: mentions.theme });
        }
    }

    /// Adds one sighting.
    pub fn see_one(&mut self, label: &str, sighting: Sighting) {
        let side = matches!(sighting.subject, Subject::Person(_));
        self.streams.entry((label.to_owned(), side)).or_default().push(sighting);
    }

    /// The streams. Those with fewer than two places in the order say nothing; of several that give
    /// the same order one is kept.
    pub fn finish(self) -> Vec<Stream> {
        let mut known = BTreeSet::new();
        let mut found = Vec::new();
        for ((label, _), mut sightings) in self.streams {
            sightings.sort_unstable();
            sightings.dedup();
            let varied = sightings.first().map(|one| one.at) != sightings.last().map(|one| one.at);
            if varied && known.insert(sightings.clone()) {
                found.push(Stream {
                    method: self.method,
                    label,
                    clock: self.clock.clone(),
                    sightings,
                });
            }
        }
        found
    }
}

/// How two streams are laid beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lay {
    /// By rank, the first by the first and the second by the second; each person where first seen.
    FirstSeen,
    /// By rank, each person where last seen.
    LastSeen,
    /// By nearness; the note comes after the person.
    Follows,
    /// By nearness; the note comes before the person.
    Precedes,
}

/// At most this many pairs of streams are tried.
const MOST: usize = 1500;
/// Alignments of more cells than this are done by rank instead of by nearness.
const LARGEST: usize = 4_000_000;

/// Lays every stream of people beside every stream of notes.
pub fn guesses(case: &Case, streams: &[Stream]) -> Vec<Guess> {
    let of_people = |stream: &&Stream| {
        stream.sightings.iter().any(|one| matches!(one.subject, Subject::Person(_)))
    };
    let (people, notes): (Vec<&Stream>, Vec<&Stream>) = streams.iter().partition(of_people);
    let mut pairs: Vec<(usize, usize)> =
        (0..people.len()).flat_map(|i| (0..notes.len()).map(move |j| (i, j))).collect();
    // Those of one method first, should there be too many.
    pairs.sort_by_key(|(i, j)| method_of(people[*i], notes[*j]) == Method::Mixed);
    pairs.truncate(MOST);
    let places_of_people: Vec<_> =
        people.iter().map(|stream| correlation::persons(stream)).collect();
    let places_of_notes: Vec<_> = notes.iter().map(|stream| correlation::notes(stream)).collect();
    let mut found = Vec::new();
    for (i, j) in pairs {
        let (p, n) = (people[i], notes[j]);
        let near = [Lay::Follows, Lay::Precedes]
            .into_iter()
            .filter(|_| !p.clock.is_empty() && p.clock == n.clock);
        let before = found.len();
        for lay in [Lay::FirstSeen, Lay::LastSeen].into_iter().chain(near) {
            let answers = lay_all(case, p, n, lay);
            // Where nobody was seen twice, some ways give the same.
            let same = found.iter().skip(before).any(|guess: &Guess| guess.answers == answers);
            if !same && answers.iter().any(Option::is_some) {
                let label = format!("{} / {} ({})", p.label, n.label, name(lay));
                let order = (lay == Lay::FirstSeen).then(|| Order {
                    persons: Arc::clone(&places_of_people[i]),
                    notes: Arc::clone(&places_of_notes[j]),
                });
                found.push(Guess { order, ..Guess::new(method_of(p, n), label, answers) });
            }
        }
    }
    found
}

fn method_of(people: &Stream, notes: &Stream) -> Method {
    if people.method == notes.method || people.method == Method::Outside {
        notes.method
    } else {
        Method::Mixed
    }
}

fn name(lay: Lay) -> &'static str {
    match lay {
        Lay::FirstSeen => "by rank, first seen",
        Lay::LastSeen => "by rank, last seen",
        Lay::Follows => "nearest before",
        Lay::Precedes => "nearest after",
    }
}

/// For every note the person guessed.
fn lay_all(case: &Case, people: &Stream, notes: &Stream, lay: Lay) -> Vec<Option<usize>> {
    let mut answers = vec![None; case.notes.len()];
    for (theme, about) in case.themes.iter().enumerate() {
        let candidates: BTreeSet<usize> = about.persons.iter().copied().collect();
        let persons: Vec<(i64, usize)> = people
            .sightings
            .iter()
            .filter(|one| one.theme.is_none_or(|t| t == theme))
            .filter_map(|one| match one.subject {
                Subject::Person(person) if candidates.contains(&person) => Some((one.at, person)),
                _ => None,
            })
            .collect();
        let mut seen = BTreeSet::new();
        // A note is where it was first seen: later it is only touched by others.
        let notes: Vec<(i64, usize)> = notes
            .sightings
            .iter()
            .filter_map(|one| match one.subject {
                Subject::Note(note) if case.notes[note].1 == theme && seen.insert(note) => {
                    Some((one.at, note))
                }
                _ => None,
            })
            .collect();
        if persons.is_empty() || notes.is_empty() {
            continue;
        }
        let by_nearness = persons.len().saturating_mul(notes.len()) <= LARGEST;
        let links = match lay {
            Lay::Follows if by_nearness => nearest(&persons, &notes, true),
            Lay::Precedes if by_nearness => nearest(&persons, &notes, false),
            Lay::LastSeen | Lay::Precedes => {
                ranked(&once(persons.iter().rev()).into_iter().rev().collect::<Vec<_>>(), &notes)
            }
            Lay::FirstSeen | Lay::Follows => ranked(&once(persons.iter()), &notes),
        };
        for (note, person) in links {
            answers[note] = Some(person);
        }
    }
    answers
}

fn once<'a>(persons: impl Iterator<Item = &'a (i64, usize)>) -> Vec<(i64, usize)> {
    let mut seen = BTreeSet::new();
    persons.filter(|(_, person)| seen.insert(*person)).copied().collect()
}

/// The i-th of one by the i-th of the other; where one is longer, in proportion.
fn ranked(persons: &[(i64, usize)], notes: &[(i64, usize)]) -> Vec<(usize, usize)> {
    let (many, all) = (persons.len(), notes.len());
    notes
        .iter()
        .enumerate()
        .filter_map(|(i, (_, note))| {
            Some((
                *note,
                persons.get(if many == all { i } else { (2 * i + 1) * many / (2 * all) })?.1,
            ))
        })
        .collect()
}

/// The pairing that keeps both orders and has the least cost, by dynamic programming as for
/// aligning texts (Needleman and Wunsch 1970). All of the shorter side is paired; notes that are
/// left over get the nearest person.
fn nearest(persons: &[(i64, usize)], notes: &[(i64, usize)], follows: bool) -> Vec<(usize, usize)> {
    let cost = |person: &(i64, usize), note: &(i64, usize)| {
        let (early, late) = if follows { (person.0, note.0) } else { (note.0, person.0) };
        let distance = early.abs_diff(late);
        // A root: one that is far off must not spoil all that are near. The wrong way round is
        // possible, but unlikely.
        let root = distance.saturating_mul(64).isqrt();
        if late >= early { root } else { root.saturating_mul(4).saturating_add(8) }
    };
    let swapped = persons.len() < notes.len();
    let (short, long) = if swapped { (persons, notes) } else { (notes, persons) };
    let price = |i: usize, j: usize| {
        if swapped { cost(&short[i], &long[j]) } else { cost(&long[j], &short[i]) }
    };
    let width = long.len() + 1;
    let mut least = vec![0_u64; width];
    let mut taken = vec![false; short.len() * width];
    for i in 0..short.len() {
        let mut row = vec![u64::MAX; width];
        // The first i of the short side need at least i of the long side.
        for j in i + 1..width {
            let with = least[j - 1].saturating_add(price(i, j - 1));
            let take = with < row[j - 1];
            taken[i * width + j] = take;
            row[j] = if take { with } else { row[j - 1] };
        }
        least = row;
    }
    let mut links = Vec::with_capacity(notes.len());
    let (mut i, mut j) = (short.len(), long.len());
    let mut paired = BTreeSet::new();
    while i > 0 && j > 0 {
        if taken[(i - 1) * width + j] {
            let (person, note) =
                if swapped { (short[i - 1], long[j - 1]) } else { (long[j - 1], short[i - 1]) };
            paired.insert(note.1);
            links.push((note.1, person.1));
            i -= 1;
        }
        j -= 1;
    }
    for note in notes.iter().filter(|note| !paired.contains(&note.1)) {
        links.extend(
            persons.iter().min_by_key(|person| cost(person, note)).map(|person| (note.1, person.1)),
        );
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_paired_and_bystanders_left_out() {
        let persons = [(10, 1), (20, 2), (30, 3), (40, 4)];
        let mut links = nearest(&persons, &[(21, 0), (43, 1)], true);
        links.sort_unstable();
        assert_eq!(links, [(0, 2), (1, 4)]);
        let mut links = nearest(&persons[..1], &[(5, 0), (12, 1)], true);
        links.sort_unstable();
        assert_eq!(links, [(0, 1), (1, 1)]);
    }

    #[test]
    fn ranks_stretch() {
        assert_eq!(
            ranked(&[(0, 7), (1, 8)], &[(0, 0), (1, 1), (2, 2), (3, 3)]),
            [(0, 7), (1, 7), (2, 8), (3, 8)]
        );
    }
}
