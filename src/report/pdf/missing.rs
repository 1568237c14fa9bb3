//! Texts before they are set: what no font has is printed as 〓 with a number, and the number's note
//! names the code points.

use std::{collections::HashMap, fmt::Write as _, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

use super::{
    faces::{Faces, GETA, MAIN},
    ignorable::is_ignorable,
};
use crate::report::markup::printable;

/// Keeps a line from ending where it stands, and shows nothing (WORD JOINER).
const JOINER: char = '\u{2060}';

/// A text as it is printed.
#[derive(Default)]
pub(super) struct Printed {
    /// What is printed.
    pub(super) text: String,
    /// Where that is not what was written, in order.
    pub(super) swaps: Vec<Swap>,
    /// What is set in another family than the report's.
    pub(super) families: Vec<(Range<usize>, String)>,
}

/// A 〓 with its number.
pub(super) struct Swap {
    /// Where it stands in the printed text.
    pub(super) range: Range<usize>,
    /// Where its number begins.
    pub(super) number_at: usize,
    /// What was written, by its place in [`Missing`].
    pub(super) which: usize,
}

/// The characters that no font has, in the order in which they came.
#[derive(Default)]
pub(super) struct Missing {
    places: HashMap<String, usize>,
    /// What was written.
    pub(super) written: Vec<String>,
}

impl Printed {
    /// Puts a text at the end, and says where it stands.
    pub(super) fn push(
        &mut self,
        text: &str,
        faces: &Faces,
        missing: &mut Missing,
    ) -> Range<usize> {
        let start = self.text.len();
        let text = printable(text);
        if faces.has_all(&text) {
            self.text.push_str(&text);
            return start..self.text.len();
        }
        // What PDF/UA cannot say either, and shows nothing.
        for cluster in text.replace('\u{feff}', "").graphemes(true) {
            self.cluster(cluster, faces, missing);
        }
        start..self.text.len()
    }

    fn cluster(&mut self, cluster: &str, faces: &Faces, missing: &mut Missing) {
        let start = self.text.len();
        if cluster == "\n" || cluster.chars().all(is_ignorable) {
            return self.text.push_str(cluster);
        }
        if let Some(family) = faces.family_of(cluster) {
            self.text.push_str(cluster);
            if family != MAIN {
                self.families.push((start..self.text.len(), family.to_owned()));
            }
        } else {
            let which = missing.place_of(cluster);
            self.text.push(GETA);
            let number_at = self.text.len();
            // Joined, so that no line ends between them.
            let _ = write!(self.text, "{JOINER}※{JOINER}{}", which + 1);
            self.swaps.push(Swap { range: start..self.text.len(), number_at, which });
        }
    }

    /// The 〓 of which a place is part.
    pub(super) fn swap_at(&self, at: usize) -> Option<usize> {
        let next = self.swaps.partition_point(|swap| swap.range.end <= at);
        self.swaps.get(next).is_some_and(|swap| swap.range.contains(&at)).then_some(next)
    }
}

impl Missing {
    fn place_of(&mut self, written: &str) -> usize {
        if let Some(place) = self.places.get(written) {
            return *place;
        }
        let place = self.written.len();
        self.places.insert(written.to_owned(), place);
        self.written.push(written.to_owned());
        place
    }

    /// A note: the number, and which code points it stands for; equal ones that follow each other
    /// are counted.
    pub(super) fn note(&self, which: usize) -> String {
        let mut runs: Vec<(char, usize)> = Vec::new();
        for c in self.written[which].chars() {
            match runs.last_mut() {
                Some((last, times)) if *last == c => *times += 1,
                _ => runs.push((c, 1)),
            }
        }
        let named = runs.into_iter().map(|(c, times)| {
            let code = format!("U+{:04X}", u32::from(c));
            if times > 1 { format!("{code}×{times}") } else { code }
        });
        format!("※{} {}", which + 1, named.collect::<Vec<_>>().join(" "))
    }
}
