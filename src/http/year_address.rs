//! The addresses that say how many drafts were made: of the organizer's year, which names the year, and
//! of the proposals of a theme.

use super::with_query;
use crate::address::{Address, ChoosingFlash, DONE, YearFlash};
use crate::domain::ids::ThemeId;

/// The field of the query that says which fiscal year.
pub const FROM: &str = "from";
/// The field of the query that says how many drafts were made.
pub const MADE: &str = "made";
/// The field of the query that says how many themes were passed over.
pub const PASSED: &str = "passed";

/// The year's own address.
pub fn year_address(from: i32) -> String {
    with_query(Address::Year, &[(FROM, from)])
}

/// The year, saying how many drafts were made of its plan, and how many themes were passed over.
pub fn after_planning(from: i32, done: YearFlash, made: usize, passed: usize) -> String {
    let fields = [
        (FROM, from.to_string()),
        (DONE, done.as_str().to_owned()),
        (MADE, made.to_string()),
        (PASSED, passed.to_string()),
    ];
    with_query(Address::Year, &fields)
}

/// The proposals of a theme, saying how many drafts were made of them, and how many had become themes.
pub fn after_choosing(theme: ThemeId, made: usize, passed: usize) -> String {
    let fields = [
        (DONE, ChoosingFlash::Made.as_str().to_owned()),
        (MADE, made.to_string()),
        (PASSED, passed.to_string()),
    ];
    with_query(Address::Choosing(theme), &fields)
}
