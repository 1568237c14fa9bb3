//! A cell: a value, and how it is said to people.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::{stickers::StickerCount, theme::Colour};
use crate::i18n::{Lang, say};

/// A value in a table or beside a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Nothing where a number could be: there is none to compute.
    None,
    /// Words.
    Text(String),
    /// A number.
    Number(u64),
    /// A number, said with its unit or in a sentence.
    Said(u64, String),
    /// A number of tenths: 36 is 3.6.
    Tenths(u64),
    /// A place, with a remark where others share it.
    Rank(usize, Option<&'static str>),
    /// A day, and how it is said.
    Day(NaiveDate, String),
    /// A prompt, with its paper.
    Prompt(String, Colour),
    /// Notes of the report's annex, by their numbers.
    Notes(Vec<String>),
}

impl Cell {
    /// A count.
    pub fn count(n: usize) -> Self {
        Self::Number(n as u64)
    }

    /// A count of stickers: the sum, and what of it is on paper.
    pub fn stickers(lang: Lang, count: StickerCount) -> Self {
        match count.paper {
            0 => count.total().into(),
            _ => Self::Said(count.total().into(), say::counted(lang, count)),
        }
    }

    /// As people read it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::None => "—".into(),
            Self::Text(says) | Self::Said(_, says) | Self::Day(_, says) | Self::Prompt(says, _) => {
                says.into()
            }
            Self::Number(n) => n.to_string().into(),
            Self::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10).into(),
            Self::Rank(rank, tie) => format!("{rank}{}", tie.unwrap_or_default()).into(),
            Self::Notes(numbers) => numbers.join(", ").into(),
        }
    }

    /// As programs read it: numbers without units, days as of ISO 8601, nothing for what is not
    /// there.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::None => "".into(),
            Self::Said(n, _) => n.to_string().into(),
            Self::Rank(rank, _) => rank.to_string().into(),
            Self::Day(day, _) => day.to_string().into(),
            Self::Empty
            | Self::Text(_)
            | Self::Number(_)
            | Self::Tenths(_)
            | Self::Prompt(..)
            | Self::Notes(_) => self.text(),
        }
    }

    /// The whole number that it is.
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::Number(n) | Self::Said(n, _) => Some(*n),
            Self::Rank(rank, _) => Some(*rank as u64),
            _ => None,
        }
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Self {
        Self::Number(n.into())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// Tenths of `some` per `all`, halves rounded up as offices and spreadsheets do; nothing for none.
pub(in crate::report) fn each(some: u64, all: usize) -> Cell {
    let all = all as u64;
    if all == 0 { Cell::None } else { Cell::Tenths((some * 20 + all) / (all * 2)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_up() {
        assert_eq!(
            [each(5, 4), each(57, 16), each(28, 6), each(0, 3), each(0, 0)]
                .map(|cell| cell.text().into_owned()),
            ["1.3", "3.6", "4.7", "0.0", "—"]
        );
    }
}
