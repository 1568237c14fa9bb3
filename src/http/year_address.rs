//! The addresses of the organizer's year: of which year, and what its plan has just become.

use super::with_query;
use crate::address::{Address, DONE, YearFlash};

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
