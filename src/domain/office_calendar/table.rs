//! The Cabinet Office's table of holidays (内閣府「国民の祝日・休日」, syukujitsu.csv), in the place of the
//! rules for the years that it covers. It is published each February for the year after; a law can move
//! holidays, which no rule knows before.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::text;

/// The first line of the file.
pub const HEADER: &str = "国民の祝日・休日月日,国民の祝日・休日名称";
/// From this year on the number of holidays is looked at, and they are kept: what lies before is
/// nobody's plan.
const FROM: i32 = 2016;
/// How many holidays a year has: 16 by the law, and as many more as fall on Sundays or lie apart by a day.
const A_YEAR: std::ops::RangeInclusive<usize> = 16..=22;
/// The longest name that is taken, in grapheme clusters.
const NAME_MAX: usize = 40;
/// More lines than the file will have in two hundred years.
const LINES_MAX: usize = 10_000;

/// Holidays by their days, of whole years.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HolidayTable(BTreeMap<NaiveDate, String>);

/// Why a file is not taken; nothing of it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadTable {
    /// Its first line is another one.
    Header {
        /// What stands there.
        found: String,
    },
    /// A line is no day and name.
    Line {
        /// Which, from 1.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// A day stands there twice.
    Twice {
        /// In which line the second time, from 1.
        line: usize,
        /// The day.
        day: NaiveDate,
    },
    /// A year has no holiday, and years before and after it have.
    Gap {
        /// The year.
        year: i32,
    },
    /// A year has fewer holidays or more than a year can have.
    Count {
        /// The year.
        year: i32,
        /// How many there are.
        found: usize,
        /// In which line its last one stands, from 1.
        line: usize,
    },
    /// No year from 2016 on.
    Empty,
}

impl HolidayTable {
    /// Reads the text of the file. Its lines may end in either way.
    ///
    /// # Errors
    /// [`BadTable`].
    pub fn read(text: &str) -> Result<Self, BadTable> {
        let mut lines = (1..).zip(text.lines()).take(LINES_MAX);
        let first = lines.next().map_or("", |(_, line)| line.trim_end_matches('\r'));
        if first != HEADER {
            return Err(BadTable::Header { found: told(first) });
        }
        let mut days: BTreeMap<NaiveDate, (usize, String)> = BTreeMap::new();
        for (line, says) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let says = says.trim_end_matches('\r');
            let (day, name) =
                row(says).ok_or_else(|| BadTable::Line { line, found: told(says) })?;
            if days.insert(day, (line, name)).is_some() {
                return Err(BadTable::Twice { line, day });
            }
        }
        check_years(&days)?;
        let kept = days.into_iter().filter(|(day, _)| day.year() >= FROM);
        let table = Self(kept.map(|(day, (_, name))| (day, name)).collect());
        if table.0.is_empty() { Err(BadTable::Empty) } else { Ok(table) }
    }

    /// The first year that it covers and the last one, if it covers any.
    pub fn years(&self) -> Option<(i32, i32)> {
        Some((self.0.keys().next()?.year(), self.0.keys().next_back()?.year()))
    }

    /// Whether it covers a year.
    pub fn covers(&self, year: i32) -> bool {
        self.years().is_some_and(|(first, last)| (first..=last).contains(&year))
    }

    /// What a day is called that is in it.
    pub fn name(&self, day: NaiveDate) -> Option<&str> {
        self.0.get(&day).map(String::as_str)
    }
}

/// A line as it is told.
fn told(line: &str) -> String {
    line.chars().take(NAME_MAX).collect()
}

/// A day as the file writes it, `2026/1/1`, and its name.
fn row(line: &str) -> Option<(NaiveDate, String)> {
    let (day, name) = line.split_once(',')?;
    let parts: Vec<&str> = day.split('/').collect();
    let [year, month, of_month] = parts.try_into().ok()?;
    let number = |part: &str, most: usize| {
        let digits = !part.is_empty() && part.len() <= most;
        (digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let year: u32 = number(year, 4).filter(|year| (1948..=2999).contains(year))?;
    let (month, of_month) = (number(month, 2)?, number(of_month, 2)?);
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, of_month)?;
    let name = text::parse_line(name, NAME_MAX).ok().filter(|name| !name.contains(','))?;
    Some((day, name))
}

/// Years follow one another, and each has as many holidays as a year can have.
fn check_years(days: &BTreeMap<NaiveDate, (usize, String)>) -> Result<(), BadTable> {
    let mut years: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    for (day, (line, _)) in days {
        let (count, last) = years.entry(day.year()).or_default();
        (*count, *last) = (*count + 1, *line);
    }
    let mut before = None;
    for (year, (found, line)) in years {
        if let Some(before) = before
            && before + 1 != year
        {
            return Err(BadTable::Gap { year: before + 1 });
        }
        if year >= FROM && !A_YEAR.contains(&found) {
            return Err(BadTable::Count { year, found, line });
        }
        before = Some(year);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAYS: &str = include_str!("official.csv");

    fn file(rows: &str) -> String {
        format!("{HEADER}\r\n{}", rows.replace('\n', "\r\n"))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_file_is_taken_as_it_is_published() {
        let table = HolidayTable::read(&file(DAYS)).expect("a table");
        assert_eq!(table.years(), Some((2025, 2027)));
        assert_eq!(table.name(day("2026-09-22")), Some("休日"));
        assert_eq!(table.name(day("2026-09-24")), None);
        assert!(table.covers(2025) && table.covers(2027) && !table.covers(2028));
        let stored = serde_json::to_string(&table).expect("written");
        assert_eq!(serde_json::from_str::<HolidayTable>(&stored).expect("read"), table);
        assert!(!HolidayTable::default().covers(2026), "none covers nothing");
        // Years before 2016 had fewer holidays; they are looked at and not kept.
        let old: String = (2010..2025)
            .map(|year| match year {
                ..2016 => format!("{year}/1/1,元日\n"),
                _ => DAYS.lines().take(19).fold(String::new(), |all, line| {
                    all + &line.replacen("2025", &year.to_string(), 1) + "\n"
                }),
            })
            .collect();
        let table = HolidayTable::read(&file(&(old + DAYS))).expect("a table");
        assert_eq!(table.years(), Some((2016, 2027)));
    }

    #[test]
    fn a_file_that_is_another_or_damaged_is_refused_with_the_line() {
        let refused = |text: &str| HolidayTable::read(text).expect_err("refused");
        let header = |found: &str| BadTable::Header { found: found.into() };
        assert_eq!(refused(""), header(""));
        assert_eq!(refused("日付,名称\r\n2026/1/1,元日"), header("日付,名称"));
        assert_eq!(refused(&format!("\u{feff}{HEADER}")), header(&format!("\u{feff}{HEADER}")));
        assert_eq!(refused(HEADER), BadTable::Empty);
        for (line, bad) in [
            (3, "2025/13/1,何か"),
            (3, "2025/2/29,うるう日"),
            (3, "2025-01-13,成人の日"),
            (3, "令和7年1月13日,成人の日"),
            (3, "2025/1/13"),
            (3, "2025/1/13,"),
            (3, "2025/1/13,成人の日,2026/1/12,成人の日"),
            (3, "+2025/1/13,成人の日"),
        ] {
            let text = file(&DAYS.replacen("2025/1/13,成人の日", bad, 1));
            assert_eq!(refused(&text), BadTable::Line { line, found: bad.into() }, "{bad}");
        }
        let twice = file(&DAYS.replacen("2025/2/11", "2025/1/1", 1));
        assert_eq!(refused(&twice), BadTable::Twice { line: 4, day: day("2025-01-01") });
        let without: Vec<&str> = DAYS.lines().filter(|line| !line.starts_with("2026")).collect();
        let without = without.join("\n");
        assert_eq!(refused(&file(&without)), BadTable::Gap { year: 2026 });
        let cut = file(&DAYS.lines().take(45).collect::<Vec<_>>().join("\n"));
        assert_eq!(refused(&cut), BadTable::Count { year: 2027, found: 8, line: 46 });
    }
}
