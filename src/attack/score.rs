//! Scoring, and the only place that knows who wrote what.
//!
//! Every method makes many guesses, and the best of many is better than chance by chance alone. So
//! notes are dealt into two halves by their ids: the guess that does best on one half is scored on
//! the other, and the other way round. That is what an attacker can do who knows the authors of
//! half of the notes, and of a clean database it gives chance, however many guesses were made. The
//! two results are not independent, though: if both halves choose the same guess, its luck counts
//! twice. A claim that something is above chance therefore has to hold for the second half alone,
//! too.

use std::collections::BTreeMap;

use super::{
    correlation::spearman,
    model::{Guess, Method, Order},
    report::ReportLine,
    statistics::{real, wilson},
    truth::{Case, Truth},
};

/// Who wrote what, by index.
pub struct Answers {
    authors: Vec<Option<usize>>,
    halves: Vec<usize>,
    chances: Vec<f64>,
}

impl Answers {
    /// The answers to a case.
    pub fn of(truth: &Truth, case: &Case) -> Self {
        let by_note: BTreeMap<_, _> =
            truth.pairs.iter().map(|pair| (pair.note, pair.person.as_str())).collect();
        let authors = case
            .notes
            .iter()
            .map(|(note, _)| by_note.get(note).and_then(|person| case.person(person)))
            .collect();
        let half = |bytes: &[u8; 16]| {
            usize::from(bytes.iter().fold(0, |sum, byte| sum ^ byte).count_ones() % 2 == 1)
        };
        let halves = case.notes.iter().map(|(note, _)| half(note.as_bytes())).collect();
        let chances = case
            .notes
            .iter()
            .map(|(_, theme)| 1.0 / real(case.themes[*theme].persons.len().max(1)))
            .collect();
        Self { authors, halves, chances }
    }

    /// The line of a method, and of all together for [`Method::Combined`].
    pub fn line(&self, case: &Case, method: Method, guesses: &[Guess]) -> ReportLine {
        let own: Vec<&Guess> = guesses
            .iter()
            .filter(|guess| method == Method::Combined || guess.method == method)
            .collect();
        let counted: Vec<usize> =
            (0..case.notes.len()).filter(|note| self.counts(case, *note, method, &own)).collect();
        let [first, second] = [0, 1].map(|half| {
            let (known, asked): (Vec<usize>, Vec<usize>) =
                counted.iter().partition(|note| self.halves[**note] != half);
            let linked = if method == Method::Combined {
                self.vote(&own, &known, &asked, case.persons.len())
            } else {
                best(&own, |guess| self.hits(guess, &known))
                    .map_or(0, |guess| self.hits(guess, &asked))
            };
            (linked, asked.len())
        });
        let (linked, total) = (first.0 + second.0, counted.len());
        let chance =
            counted.iter().map(|note| self.chances[*note]).sum::<f64>() / real(total.max(1));
        let luckiest =
            best(&own, |guess| self.hits(guess, &counted)).filter(|_| method != Method::Combined);
        ReportLine {
            method,
            linked,
            total,
            share: real(linked) / real(total.max(1)),
            chance,
            interval: wilson(linked, total),
            confirmed: second,
            tried: own.len(),
            best: luckiest.map(|guess| guess.label.clone()),
            order: if method == Method::Combined { None } else { self.order(case, &own, &counted) },
        }
    }

    /// Whether a note is asked for: tickets tell about their owners only.
    fn counts(&self, case: &Case, note: usize, method: Method, own: &[&Guess]) -> bool {
        let about = own
            .first()
            .filter(|_| method != Method::Combined)
            .and_then(|guess| guess.about.as_ref());
        self.authors[note].is_some_and(|author| {
            about.is_none_or(|about| about.contains(&(case.notes[note].1, author)))
        })
    }

    fn hits(&self, guess: &Guess, notes: &[usize]) -> usize {
        notes
            .iter()
            .filter(|note| {
                guess.answers[**note].is_some() && guess.answers[**note] == self.authors[**note]
            })
            .count()
    }

    /// The correlation left in the pair of orders that keeps most of it, and its deviations: chosen
    /// on one half, measured on the other. One way only: if both ways chose the same pair, its luck
    /// in each half would count for the other.
    fn order(&self, case: &Case, guesses: &[&Guess], counted: &[usize]) -> Option<(f64, f64)> {
        let (known, asked): (Vec<usize>, Vec<usize>) =
            counted.iter().partition(|note| self.halves[**note] == 0);
        let strength = |order: &Order| {
            let (correlation, weight) = spearman(case, order, &self.authors, &known);
            correlation * weight.sqrt()
        };
        let orders = guesses.iter().filter_map(|guess| guess.order.as_ref());
        let (order, sign) = orders
            .map(|order| (order, strength(order)))
            .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
        let (correlation, weight) = spearman(case, order, &self.authors, &asked);
        // Backwards is an order, too, if it is backwards in both halves.
        let correlation = correlation * sign.signum();
        (weight > 0.0).then(|| (correlation, correlation * weight.sqrt()))
    }

    /// Every guess votes with a weight that grows with what it got right among the known notes
    /// beyond twice its luck.
    fn vote(&self, guesses: &[&Guess], known: &[usize], asked: &[usize], persons: usize) -> usize {
        let luck: f64 = 2.0 * known.iter().map(|note| self.chances[*note]).sum::<f64>();
        let weights = guesses
            .iter()
            .map(|guess| (*guess, (real(self.hits(guess, known)) - luck).max(0.0).powi(2)));
        let heard: Vec<(&Guess, f64)> = weights.filter(|(_, weight)| *weight > 0.0).collect();
        let mut linked = 0;
        for note in asked {
            let mut votes = vec![0.0_f64; persons];
            for (guess, weight) in &heard {
                if let Some(person) = guess.answers[*note] {
                    votes[person] += weight;
                }
            }
            let winner = votes
                .iter()
                .enumerate()
                .max_by(|a, b| a.1.total_cmp(b.1))
                .filter(|(_, votes)| **votes > 0.0);
            linked += usize::from(
                winner
                    .map(|(person, _)| person)
                    .is_some_and(|person| self.authors[*note] == Some(person)),
            );
        }
        linked
    }
}

/// The first of the best.
fn best<'g>(guesses: &[&'g Guess], hits: impl Fn(&Guess) -> usize) -> Option<&'g Guess> {
    guesses.iter().rev().max_by_key(|guess| hits(guess)).copied()
}
