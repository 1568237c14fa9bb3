//! The choice of a guess: from how strongly notes and people belong together to a guess.

use std::collections::BTreeMap;

use crate::attack::evidence::Evidence;

/// How strongly a note and a person belong together.
pub(super) type Scores = BTreeMap<(usize, usize), u64>;

/// For every note the person with the highest score. With `once`, the best pairs first, and nobody
/// gets more than a fair share of notes.
pub(super) fn choose(evidence: &Evidence<'_>, scores: &Scores, once: bool) -> Vec<Option<usize>> {
    let case = evidence.case;
    let mut answers = vec![None; case.notes.len()];
    let mut ranked: Vec<(u64, usize, usize)> =
        scores.iter().map(|((note, person), score)| (*score, *note, *person)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut taken: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (_, note, person) in ranked {
        let theme = case.notes[note].1;
        let about = &case.themes[theme];
        let share = about.notes.len().div_ceil(about.persons.len().max(1));
        let used = taken.entry((theme, person)).or_default();
        if answers[note].is_none() && (!once || *used < share) {
            answers[note] = Some(person);
            *used += 1;
        }
    }
    answers
}
