//! How much of an order is left, where it is too blurred to link anybody: the rank correlation
//! between the order of people and that of their notes, 1 for the same order, 0 for none. A weak
//! order links nobody alone, but narrows the choice for whoever knows more.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    model::{Order, Sighting, Stream},
    statistics::real,
    truth::Case,
    who::Subject,
};

/// The places of the people in a stream.
pub fn persons(stream: &Stream) -> Arc<BTreeMap<(Option<usize>, usize), i64>> {
    let mut found = BTreeMap::new();
    for Sighting { at, subject, theme } in &stream.sightings {
        if let Subject::Person(person) = subject {
            found.entry((*theme, *person)).or_insert(*at);
        }
    }
    Arc::new(found)
}

/// The places of the notes in a stream.
pub fn notes(stream: &Stream) -> Arc<BTreeMap<usize, i64>> {
    let mut found = BTreeMap::new();
    for Sighting { at, subject, .. } in &stream.sightings {
        if let Subject::Note(note) = subject {
            found.entry(*note).or_insert(*at);
        }
    }
    Arc::new(found)
}

/// Spearman's rank correlation over the themes, each weighted by its number of pairs less one, and
/// the sum of these weights: without any relation, the correlation times the root of that sum is
/// about normal (Kendall and Stuart, "The Advanced Theory of Statistics", 31.19).
pub fn spearman(
    case: &Case,
    order: &Order,
    authors: &[Option<usize>],
    asked: &[usize],
) -> (f64, f64) {
    let mut themes: BTreeMap<usize, (Vec<i64>, Vec<i64>)> = BTreeMap::new();
    for note in asked {
        let (theme, Some(author)) = (case.notes[*note].1, authors[*note]) else {
            continue;
        };
        let person = order
            .persons
            .get(&(Some(theme), author))
            .or_else(|| order.persons.get(&(None, author)));
        if let (Some(person), Some(at)) = (person, order.notes.get(note)) {
            let pairs = themes.entry(theme).or_default();
            pairs.0.push(*person);
            pairs.1.push(*at);
        }
    }
    let (mut sum, mut weight) = (0.0, 0.0);
    for (persons, notes) in themes.values() {
        if let Some(correlation) = pearson(&ranks(persons), &ranks(notes)) {
            let n = real(persons.len() - 1);
            sum += n * correlation;
            weight += n;
        }
    }
    (if weight > 0.0 { sum / weight } else { 0.0 }, weight)
}

/// Ranks; equal values share the mean of theirs.
fn ranks(values: &[i64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let rank = |value: &i64| {
        let (from, to) = (
            sorted.partition_point(|other| other < value),
            sorted.partition_point(|other| other <= value),
        );
        real(from + to) / 2.0
    };
    values.iter().map(rank).collect()
}

fn pearson(a: &[f64], b: &[f64]) -> Option<f64> {
    let n = real(a.len());
    let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut both, mut left, mut right) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        both += (x - mean_a) * (y - mean_b);
        left += (x - mean_a).powi(2);
        right += (y - mean_b).powi(2);
    }
    (left > 0.0 && right > 0.0).then(|| both / (left * right).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_and_correlation() {
        assert_eq!(ranks(&[10, 30, 20, 20]), [0.5, 3.5, 2.0, 2.0]);
        let of = |a: &[i64], b: &[i64]| pearson(&ranks(a), &ranks(b)).unwrap_or(9.0);
        assert!((of(&[1, 2, 3], &[10, 20, 90]) - 1.0).abs() < 1e-12);
        assert!((of(&[1, 2, 3], &[3, 2, 1]) + 1.0).abs() < 1e-12);
        // 1 - 6 Σd² / (n (n² - 1)), d = 1, 1, 1, 1.
        assert!((of(&[1, 2, 3, 4], &[2, 1, 4, 3]) - 0.6).abs() < 1e-12);
        assert!(pearson(&ranks(&[1, 1]), &ranks(&[1, 2])).is_none());
    }
}
