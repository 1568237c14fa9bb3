//! Pagination of a long list: each page has an address of its own, so it needs no script, can be
//! sent on, and is where the back button expects it.

/// Notes on one page of a board. An old phone wakes so many in a moment (docs/performance.md), and
/// few themes have more.
pub const NOTES: usize = 250;
/// Notes on one page where an organizer goes through them: each has its own forms.
pub const MODERATED: usize = 100;
/// Pages around the present one that are named.
const AROUND: usize = 2;

/// Which part of a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The page, from 1.
    pub at: usize,
    /// How many pages there are; 1 for an empty list.
    pub of: usize,
    /// Things in the whole list.
    pub items: usize,
    size: usize,
}

impl Paging {
    /// The page `asked` (from 1) of a list of `items`, `size` to a page. A page that there is not
    /// is the nearest one: the list may have become shorter since somebody noted the address.
    pub fn new(asked: Option<usize>, items: usize, size: usize) -> Self {
        let of = items.div_ceil(size).max(1);
        Self { at: asked.unwrap_or(1).clamp(1, of), of, items, size }
    }

    /// Whether there is more than one page.
    pub fn is_needed(&self) -> bool {
        self.of > 1
    }

    /// The first and the last thing on this page, from 1.
    pub fn range(&self) -> (usize, usize) {
        ((self.at - 1) * self.size + 1, (self.at * self.size).min(self.items))
    }

    /// Leaves the things of this page in `list` and returns the others, in their order.
    pub fn cut<T>(&self, list: &mut Vec<T>) -> Vec<T> {
        let mut after = list.split_off((self.at * self.size).min(list.len()));
        let this = list.split_off(((self.at - 1) * self.size).min(list.len()));
        let mut others = std::mem::replace(list, this);
        others.append(&mut after);
        others
    }

    /// The pages to name: the first, the last, those around this one, and `None` for each gap.
    pub fn named(&self) -> Vec<Option<usize>> {
        let shown =
            |page: &usize| *page == 1 || *page == self.of || page.abs_diff(self.at) <= AROUND;
        let mut named = Vec::new();
        for page in 1..=self.of {
            if shown(&page) {
                named.push(Some(page));
            } else if named.last() != Some(&None) {
                named.push(None);
            }
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_is_on_one_page() {
        for items in [0, 1, 499, 500, 501, 1000, 5000] {
            let all: Vec<usize> = (0..items).collect();
            let of = Paging::new(None, items, 500).of;
            let mut seen = Vec::new();
            for at in 1..=of {
                let paging = Paging::new(Some(at), items, 500);
                let mut page = all.clone();
                let others = paging.cut(&mut page);
                assert!(
                    page.len() <= 500 && page.len() + others.len() == items && others.is_sorted(),
                    "{items} at {at}"
                );
                if items > 0 {
                    assert_eq!(
                        (page[0] + 1, page[page.len() - 1] + 1),
                        paging.range(),
                        "{items} at {at}"
                    );
                }
                seen.append(&mut page);
            }
            assert_eq!(seen, all, "{items}");
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest() {
        assert_eq!(Paging::new(Some(0), 5000, 500).at, 1);
        assert_eq!(Paging::new(Some(usize::MAX), 5000, 500).at, 10);
        assert_eq!(Paging::new(Some(2), 0, 500), Paging { at: 1, of: 1, items: 0, size: 500 });
        assert!(
            !Paging::new(None, 500, 500).is_needed() && Paging::new(None, 501, 500).is_needed()
        );
    }

    #[test]
    fn gaps_are_named_once() {
        let named = |at, items| Paging::new(Some(at), items, 1).named();
        assert_eq!(named(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(named(1, 10), [Some(1), Some(2), Some(3), None, Some(10)]);
        assert_eq!(
            named(5, 10),
            [Some(1), None, Some(3), Some(4), Some(5), Some(6), Some(7), None, Some(10)]
        );
        assert_eq!(named(10, 10), [Some(1), None, Some(8), Some(9), Some(10)]);
    }
}
