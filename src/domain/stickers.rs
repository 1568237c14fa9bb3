//! How many stickers there are: those on paper, which somebody counted in the corridor, and those
//! on the screen, which tickets put on. They are kept apart and ranked by their sum.

use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// A count of stickers. Somebody may have put one on the paper and one on the screen, which nobody
/// can tell: whoever shows a sum of both says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StickerCount {
    /// On paper, as they were counted last.
    pub paper: u32,
    /// On the screen, as of the last tick.
    pub digital: u32,
}

impl StickerCount {
    /// Stickers on the screen alone.
    pub const fn digital(digital: u32) -> Self {
        Self { paper: 0, digital }
    }

    /// All of them.
    pub const fn total(self) -> u32 {
        self.paper.saturating_add(self.digital)
    }
}

impl Sum for StickerCount {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, one| Self {
            paper: sum.paper.saturating_add(one.paper),
            digital: sum.digital.saturating_add(one.digital),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_and_screen_are_added_up_apart() {
        let counts = [StickerCount { paper: 3, digital: 1 }, StickerCount::digital(4)];
        let sum: StickerCount = counts.into_iter().sum();
        assert_eq!((sum, sum.total()), (StickerCount { paper: 3, digital: 5 }, 8));
        let full = StickerCount { paper: u32::MAX, digital: 1 };
        assert_eq!([full, full].into_iter().sum::<StickerCount>().total(), u32::MAX);
    }
}
