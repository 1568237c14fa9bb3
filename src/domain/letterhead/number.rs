//! Document numbers (文書番号), and the pattern that they are made of.

use chrono::NaiveDate;

use crate::domain::{
    calendar::{era_of_fiscal_year, fiscal_year},
    problem::Problem,
    text,
};

/// The longest number within a document number, in grapheme clusters.
pub const DOCUMENT_NUMBER_MAX: usize = 20;
/// Room for a number that somebody writes by hand.
const BLANK: &str = "\u{3000}\u{3000}\u{3000}\u{3000}";

/// What can stand in braces: the fiscal year by its era (8, 元), the era (令和), the western fiscal
/// year (2026), and the document's own number.
pub const PLACEHOLDERS: [&str; 4] = ["{年度}", "{元号}", "{西暦年度}", OWN];
/// A pattern as many offices have it.
pub const EXAMPLE: &str = "{年度}総人第{番号}号";
/// The document's own number.
pub(super) const OWN: &str = "{番号}";

/// A part of a pattern.
enum Part<'a> {
    Text(&'a str),
    /// With its braces.
    Placeholder(&'a str),
}

/// The parts of a pattern; `None` where a brace has no other one.
fn parts(pattern: &str) -> Option<Vec<Part<'_>>> {
    let (mut parts, mut rest) = (Vec::new(), pattern);
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        let end = from.find('}').filter(|_| from.starts_with('{'))? + 1;
        parts.push(Part::Text(before));
        parts.push(Part::Placeholder(&from[..end]));
        rest = &from[end..];
    }
    parts.push(Part::Text(rest));
    Some(parts)
}

/// Checks a pattern.
///
/// # Errors
/// [`Problem::UnknownPlaceholder`].
pub(super) fn check(pattern: &str) -> Result<(), Problem> {
    let known = |part: &Part<'_>| match part {
        Part::Text(_) => true,
        Part::Placeholder(name) => PLACEHOLDERS.contains(name),
    };
    let is_known = parts(pattern).is_some_and(|parts| parts.iter().all(known));
    if is_known { Ok(()) } else { Err(Problem::UnknownPlaceholder) }
}

/// The document number of a report of `day`; where it has no number yet, with room for one.
pub fn filled(pattern: &str, day: NaiveDate, number: Option<&str>) -> String {
    let year = fiscal_year(day);
    let (era, n) = era_of_fiscal_year(year);
    let says = |part: Part<'_>| match part {
        Part::Text(text) => text.to_owned(),
        Part::Placeholder("{年度}") => n.clone(),
        Part::Placeholder("{元号}") => era.to_owned(),
        Part::Placeholder("{西暦年度}") => year.to_string(),
        Part::Placeholder(_) => number.unwrap_or(BLANK).to_owned(),
    };
    parts(pattern).map_or_else(|| pattern.to_owned(), |parts| parts.into_iter().map(says).collect())
}

/// Reads the number of a document; nothing takes it away.
///
/// # Errors
/// [`Problem::TooLong`].
pub fn parse_document_number(raw: &str) -> Result<Option<String>, Problem> {
    let number = text::clean_line(raw);
    Ok(Some(text::within(number, DOCUMENT_NUMBER_MAX)?).filter(|number| !number.is_empty()))
}
