//! Days and months as offices write them in tables: by ISO 8601, with strokes, with characters, by the era.

use chrono::{Datelike, NaiveDate};

use crate::domain::text;

/// Reads a day: `2027-04-01`, `2027/4/1`, `2027年4月1日`, `令和9年4月1日`, `R9.4.1`, `令和元年5月1日`; in both
/// widths of letters.
pub fn read_day(raw: &str) -> Option<NaiveDate> {
    match parts(raw)?.as_slice() {
        [year, month, day] => made(*year, *month, *day, begins_era(raw)),
        _ => None,
    }
}

/// Reads a month, written likewise without its day, or as a day of it; gives its first day.
pub fn read_month(raw: &str) -> Option<NaiveDate> {
    match parts(raw)?.as_slice() {
        // The first month of an era is named by it, though it began before its first day.
        [year, month] => made(*year, *month, 1, false),
        [_, _, _] => read_day(raw)?.with_day(1),
        _ => None,
    }
}

/// The names of the one era that a plan can be of.
const REIWA: [&str; 2] = ["令和", "r"];
/// Year 1 of it less one.
const BEFORE_REIWA: i32 = 2018;
/// The day on which it began (平成31年政令第143号).
const FIRST_OF_REIWA: (i32, u32, u32) = (2019, 5, 1);

fn folded(raw: &str) -> String {
    text::fold_line(raw).to_lowercase().replace(' ', "")
}

fn begins_era(raw: &str) -> bool {
    let raw = folded(raw);
    REIWA.iter().any(|era| raw.starts_with(era))
}

/// Year, month and, where it stands there, day, as numbers.
fn parts(raw: &str) -> Option<Vec<u32>> {
    let raw = folded(raw);
    let rest = REIWA.iter().find_map(|era| raw.strip_prefix(era));
    let of_era = rest.is_some();
    let rest = rest.unwrap_or(&raw).replacen('元', "1", usize::from(of_era));
    // Whichever way it is written, there is one mark between each two numbers.
    let rest = rest.strip_suffix('日').or_else(|| rest.strip_suffix('月')).unwrap_or(&rest);
    let mut numbers = Vec::new();
    for part in rest.split(['-', '/', '.', '年', '月']) {
        let digits =
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        numbers.push(part.parse::<u32>().ok().filter(|_| digits)?);
    }
    let year = numbers.first_mut()?;
    if of_era {
        *year = u32::try_from(BEFORE_REIWA).ok()?.checked_add(*year).filter(|_| *year > 0)?;
    }
    Some(numbers)
}

fn made(year: u32, month: u32, day: u32, of_era: bool) -> Option<NaiveDate> {
    let made = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let of = (made.year(), made.month(), made.day());
    let is = (2000..=2999).contains(&made.year()) && (!of_era || of >= FIRST_OF_REIWA);
    is.then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_are_read_however_an_office_writes_them() {
        for written in [
            "2027-04-01",
            "2027/4/1",
            "2027/04/01",
            "２０２７／４／１",
            "2027年4月1日",
            "令和9年4月1日",
            "令和９年 ４月 １日",
            "R9.4.1",
            "r9/4/1",
            "Ｒ９．４．１",
            " 2027.4.1 ",
        ] {
            assert_eq!(read_day(written), Some(day("2027-04-01")), "{written}");
        }
        assert_eq!(read_day("令和元年5月1日"), Some(day("2019-05-01")));
        assert_eq!(read_day("2028-02-29"), Some(day("2028-02-29")), "a leap day");
        for bad in [
            "",
            "2027-02-29",
            "2027-13-01",
            "2027-4",
            "4/1",
            "令和0年4月1日",
            "令和元年4月30日",
            "平成31年4月1日",
            "元年5月1日",
            "2027--4-1",
            "27-4-1",
            "+2027-4-1",
            "2027-4-1-1",
            "46113",
            "あした",
            "2027-04-01T00:00",
        ] {
            assert_eq!(read_day(bad), None, "{bad}");
        }
    }

    #[test]
    fn months_are_read_likewise() {
        for written in
            ["2027-04", "2027/4", "2027年4月", "令和9年4月", "R9.4", "2027-04-15", "令和9年4月15日"]
        {
            assert_eq!(read_month(written), Some(day("2027-04-01")), "{written}");
        }
        assert_eq!(read_month("令和元年5月"), Some(day("2019-05-01")));
        for bad in ["", "2027", "4月", "2027-13", "2027-02-30"] {
            assert_eq!(read_month(bad), None, "{bad}");
        }
    }
}
