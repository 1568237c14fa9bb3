//! The library: forty ideas for themes, by number and purpose, and an order for a first year. Their
//! words are in the catalogue (`i18n`).

pub mod own;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    exchange::first_of_month, ids::OwnIdeaId, problem::Problem, settings::ThemeKind, text_enum,
    theme::Colour, theme_form::PromptForm,
};

text_enum!(
    /// What a theme is for.
    Purpose {
        /// What can be mended at once.
        Quick = "quick",
        /// The work of every day.
        Work = "work",
        /// The counter and the public.
        Counter = "counter",
        /// Ways of working and of resting.
        Ways = "ways",
        /// The place, and being ready.
        Place = "place",
        /// Growing, and what is to come.
        Growth = "growth",
        /// Voice and trust.
        Trust = "trust",
    }
);

impl Purpose {
    /// The numbers of its ideas, the first and the last.
    const fn numbers(self) -> (u8, u8) {
        match self {
            Self::Quick => (1, 6),
            Self::Work => (7, 14),
            Self::Counter => (15, 19),
            Self::Ways => (20, 27),
            Self::Place => (28, 32),
            Self::Growth => (33, 37),
            Self::Trust => (38, 40),
        }
    }

    /// Its ideas, in their order.
    pub fn ideas(self) -> impl Iterator<Item = IdeaId> {
        let (first, last) = self.numbers();
        (first..=last).map(IdeaId)
    }
}

/// The number of an idea: 1 to 40. It never changes, for offices keep which ones they have used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IdeaId(u8);

/// The idea with which staff choose what comes next.
const CHOOSING: u8 = 40;

impl IdeaId {
    /// How many there are.
    pub const COUNT: u8 = 40;

    /// The idea of this number, if there is one.
    pub fn new(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|number| (1..=Self::COUNT).contains(number)).map(Self)
    }

    /// All of them, in their order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::COUNT).map(Self)
    }

    /// What the notes of its theme are: one idea gathers themes to come.
    pub const fn kind(self) -> ThemeKind {
        if self.0 == CHOOSING { ThemeKind::Choosing } else { ThemeKind::Usual }
    }

    /// The number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// What it is for, and its place among the ideas for that, from 0.
    pub fn place(self) -> (Purpose, usize) {
        let within = |purpose: &&Purpose| self.0 <= purpose.numbers().1;
        let purpose = Purpose::ALL.iter().find(within).copied().unwrap_or(Purpose::Trust);
        (purpose, usize::from(self.0 - purpose.numbers().0))
    }
}

impl std::fmt::Display for IdeaId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for IdeaId {
    type Err = Problem;

    fn from_str(raw: &str) -> Result<Self, Problem> {
        raw.parse().ok().and_then(Self::new).ok_or(Problem::NotOffered)
    }
}

/// An idea of the library: one that the program brings, or one of the office's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdeaRef {
    /// By its number.
    Brought(IdeaId),
    /// By its id.
    Own(OwnIdeaId),
}

impl std::fmt::Display for IdeaRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Brought(idea) => idea.fmt(f),
            Self::Own(idea) => idea.fmt(f),
        }
    }
}

impl std::str::FromStr for IdeaRef {
    type Err = Problem;

    fn from_str(raw: &str) -> Result<Self, Problem> {
        match raw.parse() {
            Ok(idea) => Ok(Self::Brought(idea)),
            Err(_) => raw.parse().map(Self::Own).map_err(|_| Problem::NotOffered),
        }
    }
}

/// The paper of what is good as it is, the same in every idea, so that it is found at a glance.
pub const KEEP: Colour = Colour::Mint;
/// The papers of the other prompts, in their order.
pub const PAPERS: [Colour; 4] = [Colour::Peach, Colour::Lemon, Colour::Sky, Colour::Lilac];

/// The rows of prompts in the form of a theme: these on their papers, and the one for what is good as
/// it is. The form has room for more than any idea has.
pub fn prompt_rows(prompts: &[&str], keep: &str) -> Vec<PromptForm> {
    let row = |(name, colour): (&str, Colour)| PromptForm {
        id: String::new(),
        name: name.to_owned(),
        colour: colour.as_str().into(),
    };
    prompts.iter().copied().zip(PAPERS).chain([(keep, KEEP)]).map(row).collect()
}

/// The idea for the very first theme: small things that can be mended at once, so that the board
/// keeps its word before anybody doubts it.
pub const FIRST_IDEA: IdeaId = IdeaId(1);

/// A month of the first year and its idea; in the month without one, staff have chosen.
pub type YearRow = (u32, Option<IdeaId>);

/// An order for a first year, from April: what is mended fast and what takes long take turns, and each
/// stands where its time of the year is.
pub const FIRST_YEAR: [YearRow; 12] = [
    (4, Some(IdeaId(24))),
    (5, Some(IdeaId(1))),
    (6, Some(IdeaId(7))),
    (7, Some(IdeaId(27))),
    (8, Some(IdeaId(29))),
    (9, Some(IdeaId(CHOOSING))),
    (10, None),
    (11, Some(IdeaId(15))),
    (12, Some(IdeaId(38))),
    (1, Some(IdeaId(25))),
    (2, Some(IdeaId(33))),
    (3, Some(IdeaId(39))),
];

/// The first day of the next such month of the year (1 to 12) that has not begun yet.
pub fn next_month(month: u32, today: NaiveDate) -> NaiveDate {
    let here = first_of_month(today);
    let ahead = (month + 12 - here.month()) % 12;
    let first = here.checked_add_months(Months::new(ahead)).unwrap_or(here);
    if first < today { first.checked_add_months(Months::new(12)).unwrap_or(first) } else { first }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::theme_form::PROMPTS_MAX;

    #[test]
    fn every_idea_is_for_one_purpose() {
        let of: Vec<IdeaId> = Purpose::ALL.iter().flat_map(|purpose| purpose.ideas()).collect();
        assert_eq!(of, IdeaId::all().collect::<Vec<_>>());
        for purpose in Purpose::ALL {
            for (at, idea) in purpose.ideas().enumerate() {
                assert_eq!(idea.place(), (*purpose, at), "{idea}");
            }
        }
    }

    #[test]
    fn only_a_number_that_is_there_is_read() {
        assert_eq!("24".parse::<IdeaId>(), Ok(IdeaId(24)));
        for bad in ["", "0", "41", "-1", "x", "300", "1.5"] {
            assert_eq!(bad.parse::<IdeaId>(), Err(Problem::NotOffered), "{bad}");
        }
    }

    #[test]
    fn a_first_year_has_every_month_and_no_idea_twice() {
        let months: Vec<u32> = FIRST_YEAR.iter().map(|(month, _)| *month).collect();
        assert_eq!(months, [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]);
        let ideas: Vec<IdeaId> = FIRST_YEAR.iter().filter_map(|(_, idea)| *idea).collect();
        assert_eq!(ideas.len(), 11);
        assert_eq!(ideas.iter().collect::<BTreeSet<_>>().len(), 11);
    }

    #[test]
    fn staff_choose_in_the_month_before_the_one_that_is_left_free() {
        let choosing: Vec<IdeaId> =
            IdeaId::all().filter(|idea| idea.kind() == ThemeKind::Choosing).collect();
        assert_eq!(choosing, [IdeaId(40)]);
        let free = FIRST_YEAR.iter().position(|(_, idea)| idea.is_none()).expect("a free month");
        assert_eq!(FIRST_YEAR[free - 1].1, Some(choosing[0]));
    }

    #[test]
    fn a_month_that_has_begun_is_next_years() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (month, today, first) in [
            (4, "2026-11-30", "2027-04-01"),
            (12, "2026-11-30", "2026-12-01"),
            (11, "2026-11-30", "2027-11-01"),
            (11, "2026-11-01", "2026-11-01"),
            (1, "2026-12-31", "2027-01-01"),
        ] {
            assert_eq!(next_month(month, day(today)), day(first), "{month} after {today}");
        }
    }

    #[test]
    fn each_prompt_has_a_paper_of_its_own() {
        let rows = prompt_rows(&["a", "b", "c", "d"], "keep");
        assert!(rows.len() <= PROMPTS_MAX);
        let papers: BTreeSet<&str> = rows.iter().map(|row| row.colour.as_str()).collect();
        assert_eq!(papers.len(), rows.len());
        assert_eq!(rows.last().map(|row| row.colour.as_str()), Some("mint"));
    }
}
