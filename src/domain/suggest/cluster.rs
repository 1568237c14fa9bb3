//! Agglomerative clustering with average linkage (Sokal & Michener, University of Kansas Science
//! Bulletin 38, 1958) over the words that notes share. In whole numbers, and where two pairs are
//! equally near the earlier one goes first: the result depends on nothing but the notes.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
};

use super::Settings;

/// A note or a cluster, by its number: notes come first, then clusters as they are made.
type Node = usize;

/// Notes as lists of words.
pub(super) struct Sample {
    /// The words of each note, each by its number.
    pub(super) words: Vec<Vec<usize>>,
    /// The notes with which each note is never put together.
    pub(super) apart: Vec<BTreeSet<Node>>,
}

/// Two nodes that come together.
struct Merge {
    near: u64,
    pair: (Node, Node),
    /// How many clusters of two notes and more there are after it.
    groups: usize,
}

/// The clusters of two notes and more; each with its notes in their order, the one with the first
/// note first.
pub(super) fn clusters(sample: &Sample, settings: &Settings) -> Vec<Vec<Node>> {
    let notes = sample.words.len();
    let merges = merges(sample, settings.least);
    let kept = cut(&merges, notes, settings);
    let mut members: BTreeMap<Node, Vec<Node>> =
        (0..notes).map(|note| (note, vec![note])).collect();
    for (made, merge) in (notes..).zip(&merges[..kept]) {
        let (a, b) = merge.pair;
        let mut of: Vec<Node> = [a, b].iter().filter_map(|x| members.remove(x)).flatten().collect();
        of.sort_unstable();
        members.insert(made, of);
    }
    let mut clusters: Vec<Vec<Node>> = members.into_values().filter(|of| of.len() > 1).collect();
    clusters.sort_unstable();
    clusters
}

/// How many merges are kept: those that are near enough; fewer where that leaves too few groups,
/// more where it leaves too many.
fn cut(merges: &[Merge], notes: usize, settings: &Settings) -> usize {
    let groups = |kept: usize| kept.checked_sub(1).map_or(0, |last| merges[last].groups);
    let usual = merges.iter().take_while(|merge| merge.near >= settings.usual).count();
    let (fewest, most) = (notes / settings.fewest, notes / settings.most);
    if groups(usual) > most {
        return (usual..=merges.len()).find(|kept| groups(*kept) <= most).unwrap_or(merges.len());
    }
    if groups(usual) >= fewest {
        return usual;
    }
    // Where the wish cannot be met: as many groups as there are at any time.
    let wish = fewest.min((0..=usual).map(groups).max().unwrap_or(0));
    (0..=usual).rev().find(|kept| groups(*kept) >= wish).unwrap_or(usual)
}

/// How near two nodes are, which they are, and their places.
type Pair = (u64, Reverse<(Node, Node)>, [usize; 2]);

/// The nodes that are there, each in a place of its own: a note in its own, a cluster in that of one
/// of its notes.
struct Nodes {
    /// Which node is in a place.
    node: Vec<Node>,
    /// How many notes it has; 0 in a place that is given up.
    size: Vec<u64>,
    /// How near the nodes of two places are: the sum over all pairs of their notes, in thousandths.
    /// Row by row.
    sums: Vec<u32>,
    /// The places whose nodes each is never put together with.
    apart: Vec<BTreeSet<usize>>,
    /// Pairs, the nearest first, the earlier first, with their places; some with nodes that are
    /// gone.
    queue: BinaryHeap<Pair>,
    least: u64,
}

/// All merges down to `least`, in their order.
fn merges(sample: &Sample, least: u64) -> Vec<Merge> {
    let notes = sample.words.len();
    let mut nodes = Nodes {
        node: (0..notes).collect(),
        size: vec![1; notes],
        sums: nearness(&sample.words),
        apart: sample.apart.clone(),
        queue: BinaryHeap::new(),
        least,
    };
    for a in 0..notes {
        (a + 1..notes).for_each(|b| nodes.wish(a, b));
    }
    let (mut merges, mut groups) = (Vec::new(), 0);
    while let Some((near, Reverse(pair), [a, b])) = nodes.queue.pop() {
        if nodes.node[a] != pair.0 || nodes.node[b] != pair.1 {
            continue;
        }
        groups = match (nodes.size[a], nodes.size[b]) {
            (1, 1) => groups + 1,
            (1, _) | (_, 1) => groups,
            _ => groups - 1,
        };
        nodes.merge(a, b, notes + merges.len());
        merges.push(Merge { near, pair, groups });
    }
    merges
}

impl Nodes {
    /// Puts the nodes of two places into the queue, unless they are to stay apart or are too far
    /// from each other to come together ever.
    fn wish(&mut self, a: usize, b: usize) {
        let sum = u64::from(self.sums[a * self.node.len() + b]);
        let near = sum / (self.size[a] * self.size[b]);
        if near >= self.least && !self.apart[a].contains(&b) {
            let (a, b) = if self.node[a] < self.node[b] { (a, b) } else { (b, a) };
            self.queue.push((near, Reverse((self.node[a], self.node[b])), [a, b]));
        }
    }

    /// Makes one node of those in two places.
    fn merge(&mut self, a: usize, b: usize, made: Node) {
        let all = self.node.len();
        self.size[a] += self.size[b];
        self.size[b] = 0;
        // No node has this number.
        (self.node[a], self.node[b]) = (made, Node::MAX);
        for other in std::mem::take(&mut self.apart[b]) {
            self.apart[a].insert(other);
            self.apart[other].insert(a);
        }
        for other in (0..all).filter(|other| *other != a) {
            if self.size[other] > 0 {
                let sum = self.sums[a * all + other] + self.sums[b * all + other];
                (self.sums[a * all + other], self.sums[other * all + a]) = (sum, sum);
                self.wish(a, other);
            }
        }
    }
}

/// How near notes are to each other, in thousandths, row by row: twice what their shared words weigh
/// over what all their words weigh (Dice, Ecology 26, 1945, with weights). A word that no other note
/// has weighs half in it: it tells that a note is about something else, and everybody has such
/// words.
fn nearness(notes: &[Vec<usize>]) -> Vec<u32> {
    let mut with: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
    for (note, words) in notes.iter().enumerate() {
        for word in words {
            with.entry(*word).or_default().push(note);
        }
    }
    let all = notes.len();
    let mut weights = vec![0; all];
    let mut near = vec![0_u32; all * all];
    for having in with.values() {
        let weight = rarity(all, having.len());
        for (at, a) in having.iter().enumerate() {
            weights[*a] += if having.len() == 1 { weight / 2 } else { weight };
            for b in &having[at + 1..] {
                near[a * all + b] += weight;
            }
        }
    }
    for (a, of_a) in weights.iter().enumerate() {
        for (b, of_b) in weights.iter().enumerate().skip(a + 1) {
            let shared = 2000 * u64::from(near[a * all + b]);
            let sum = shared / u64::from(of_a + of_b).max(1);
            let sum = u32::try_from(sum).unwrap_or(u32::MAX);
            (near[a * all + b], near[b * all + a]) = (sum, sum);
        }
    }
    near
}

/// What a word weighs that `having` of `all` notes have: the binary logarithm of all over having, in
/// 256ths (inverse document frequency; Spärck Jones, Journal of Documentation 28, 1972). Digit by
/// digit in whole numbers, for logarithms of a machine's own may differ in their last place.
fn rarity(all: usize, having: usize) -> u32 {
    // The ratio with 32 binary places, squared for each digit of its logarithm.
    let mut ratio = ((all as u128) << 32) / (having as u128).max(1);
    let mut log: u32 = 0;
    while ratio >= 2 << 32 {
        ratio >>= 1;
        log += 1;
    }
    for _ in 0..8 {
        ratio = (ratio * ratio) >> 32;
        log <<= 1;
        if ratio >= 2 << 32 {
            ratio >>= 1;
            log += 1;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_weigh_more() {
        assert_eq!(rarity(64, 1), 6 * 256);
        assert_eq!(rarity(64, 64), 0);
        assert_eq!(rarity(3, 1), 405, "1.585 × 256, rounded down");
        assert_eq!(rarity(1000, 999), 0);
    }

    /// The wish for n/6 to n/3 groups moves the cut, and never below what is least.
    #[test]
    fn the_cut_follows_the_number_of_groups() {
        let merge = |near, groups| Merge { near, pair: (0, 1), groups };
        let settings = Settings { usual: 200, least: 120, fewest: 6, most: 3 };
        let usual = [merge(500, 1), merge(300, 2), merge(250, 3), merge(199, 4)];
        assert_eq!(cut(&usual, 12, &settings), 3);
        let too_many = [merge(500, 1), merge(300, 2), merge(199, 2), merge(150, 1), merge(130, 1)];
        assert_eq!(cut(&too_many, 3, &settings), 4);
        let too_few = [merge(500, 1), merge(400, 2), merge(300, 2), merge(250, 1)];
        assert_eq!(cut(&too_few, 12, &settings), 3, "two groups, and all that belongs to them");
        assert_eq!(cut(&too_few, 60, &settings), 3, "ten cannot be had");
        assert_eq!(cut(&[], 60, &settings), 0);
    }
}
