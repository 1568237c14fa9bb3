//! Lineage: which theme began with what was said in another one (深掘り).

use std::collections::{HashMap, HashSet};

use super::{answers::Item, ids::ThemeId, theme::Theme};

/// Where a deep-dive began, or of which theme one was split off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The theme that it goes on from.
    pub parent: ThemeId,
    /// The group or note there; none for a theme that was split off, which goes on from some of its
    /// prompts.
    pub item: Option<Item>,
}

/// A theme with the deep-dives that began with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The theme.
    pub theme: Theme,
    /// Its deep-dives, the earliest first.
    pub children: Vec<Line>,
}

/// The lines of all themes that have deep-dives or are some, the earliest first. Of `themes` those
/// that the reader may know of: a theme whose parent is not among them begins a line.
pub fn lines(themes: Vec<Theme>, origins: &[(ThemeId, Origin)]) -> Vec<Line> {
    let known: HashSet<ThemeId> = themes.iter().map(|theme| theme.id).collect();
    let parents: HashMap<ThemeId, ThemeId> = origins
        .iter()
        .filter(|(theme, origin)| known.contains(theme) && known.contains(&origin.parent))
        .map(|(theme, origin)| (*theme, origin.parent))
        .collect();
    let mut below: HashMap<Option<ThemeId>, Vec<Theme>> = HashMap::new();
    for theme in themes {
        below.entry(parents.get(&theme.id).copied()).or_default().push(theme);
    }
    let mut lines = grow(None, &mut below);
    lines.retain(|line| !line.children.is_empty());
    lines
}

/// Takes the themes below one out of the map, each with those below it. What would go around in a
/// circle is never reached, for it hangs on no beginning.
fn grow(above: Option<ThemeId>, below: &mut HashMap<Option<ThemeId>, Vec<Theme>>) -> Vec<Line> {
    let mut themes = below.remove(&above).unwrap_or_default();
    themes.sort_by(|a, b| (a.opens_on, &a.slug).cmp(&(b.opens_on, &b.slug)));
    let line = |theme: Theme| Line { children: grow(Some(theme.id), below), theme };
    themes.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{ids::NoteId, plan::Plan};

    fn theme(n: u128, month: u32) -> Theme {
        let day = NaiveDate::from_ymd_opt(2020, month, 1).expect("a day");
        let plan = Plan::new("題", format!("t-{n}"), day, day, Vec::new());
        Theme { id: ThemeId(Uuid::from_u128(n)), ..plan.draft() }
    }

    fn of(theme: u128, parent: u128) -> (ThemeId, Origin) {
        let item = Some(Item::Note(NoteId(Uuid::nil())));
        (ThemeId(Uuid::from_u128(theme)), Origin { parent: ThemeId(Uuid::from_u128(parent)), item })
    }

    fn drawn(lines: &[Line]) -> String {
        let one = |line: &Line| format!("{}({})", line.theme.slug, drawn(&line.children));
        lines.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_are_as_deep_as_they_are_and_in_order_of_time() {
        let themes = vec![theme(1, 1), theme(2, 6), theme(3, 3), theme(4, 9), theme(5, 2)];
        let origins = [of(2, 1), of(3, 1), of(4, 3)];
        assert_eq!(drawn(&lines(themes, &origins)), "t-1(t-3(t-4()) t-2())");
    }

    #[test]
    fn a_theme_that_nobody_may_know_of_cuts_the_line() {
        let origins = [of(2, 1), of(3, 2)];
        assert_eq!(drawn(&lines(vec![theme(2, 6), theme(3, 7)], &origins)), "t-2(t-3())");
        assert_eq!(drawn(&lines(vec![theme(1, 1), theme(3, 7)], &origins)), "");
    }

    #[test]
    fn a_circle_ends() {
        assert_eq!(drawn(&lines(vec![theme(1, 1), theme(2, 2)], &[of(1, 2), of(2, 1)])), "");
        assert_eq!(drawn(&lines(vec![theme(1, 1)], &[of(1, 1)])), "");
    }
}
