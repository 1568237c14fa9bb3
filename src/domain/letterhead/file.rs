//! The letterhead in one file, which another server takes: JSON, with its kind and version.

use serde::{Deserialize, Serialize};

use super::{Letterhead, LetterheadForm};
use crate::domain::{
    office_file::{NotOurs, opened},
    problem::Invalid,
};

/// What the file says it is.
const KIND: &str = "kizuki-letterhead";
/// Rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    kind: &'a str,
    version: u32,
    letterhead: &'a Letterhead,
}

#[derive(Deserialize)]
struct Whole {
    letterhead: Letterhead,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotLetterhead {
    /// It is something else.
    #[error("no letterhead")]
    Other,
    /// It was written by a later version of the program.
    #[error("a letterhead of version {0}")]
    Version(u32),
    /// It is a letterhead with a field that is missing, unknown or of another kind, on this line.
    #[error("a field is wrong on line {0}")]
    Field(usize),
    /// A field says what it must not.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

impl From<NotOurs> for NotLetterhead {
    fn from(not: NotOurs) -> Self {
        match not {
            NotOurs::Other => Self::Other,
            NotOurs::Version(version) => Self::Version(version),
        }
    }
}

/// The file.
pub fn write_file(letterhead: &Letterhead) -> String {
    let file = Written { kind: KIND, version: VERSION, letterhead };
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// Reads a file, and holds it to all that a form is held to.
///
/// # Errors
/// [`NotLetterhead`].
pub fn read_file(bytes: &[u8]) -> Result<Letterhead, NotLetterhead> {
    let bytes = opened(bytes, KIND, VERSION)?;
    let file: Whole =
        serde_json::from_slice(bytes).map_err(|error| NotLetterhead::Field(error.line()))?;
    Ok(LetterheadForm::from(&file.letterhead).parse()?)
}
