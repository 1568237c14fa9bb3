//! Earlier items that say nearly what one says.

use std::cmp::Reverse;

use super::progress::Told;
use crate::domain::{similar, suggest::plain};

/// So many earlier items are named.
const NAMED: usize = 3;
/// So many texts of an item are compared: its name, and its notes with most stickers. More would
/// cost a second on a large board, and what a group is about stands in these.
const TEXTS: usize = 6;

/// Of `told` those that say nearly what `texts` say, the nearest first. How near two items are is
/// how near their nearest texts are ([`similar::near`]).
pub fn alike(texts: &[&str], told: Vec<Told>) -> Vec<Told> {
    let ours: Vec<String> = texts.iter().take(TEXTS).map(|text| plain(text)).collect();
    let nearness = |told: &Told| {
        let notes = told.notes.iter().map(|note| note.text.as_str());
        let theirs = std::iter::once(told.place.name.as_str()).chain(notes).take(TEXTS).map(plain);
        let nearest = theirs.map(|text| ours.iter().map(|our| similar::near(our, &text)).max());
        nearest.flatten().max().unwrap_or(0)
    };
    let mut found: Vec<(usize, Told)> = told
        .into_iter()
        .map(|told| (nearness(&told), told))
        .filter(|(near, _)| *near > 0)
        .collect();
    // Stable: what is as near stays in the order in which it came, the newest first.
    found.sort_by_key(|(near, _)| Reverse(*near));
    found.into_iter().take(NAMED).map(|(_, told)| told).collect()
}
