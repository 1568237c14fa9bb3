//! Passkeys of people with accounts: how one is called, and how many there may be.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{problem::Problem, text};

/// The longest name, in characters.
pub const NAME_MAX: usize = 40;
/// Passkeys of one account, at most: a few devices, and some for a drawer.
pub const PASSKEYS_MAX: usize = 10;
/// For so many seconds a browser may take to answer.
pub const CEREMONY_SECONDS: i64 = 5 * 60;
/// So many answers are waited for at once, by everybody together; more are not asked for.
pub const CEREMONIES_MAX: u64 = 1000;

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPasskey {
    /// Random.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub added_on: NaiveDate,
    /// When somebody last signed in with it.
    pub used_on: Option<NaiveDate>,
}

/// Reads a name.
///
/// # Errors
/// [`Problem::Empty`], [`Problem::TooLong`] and what else makes no line of text.
pub fn parse_name(raw: &str) -> Result<String, Problem> {
    text::parse_line(raw, NAME_MAX)
}
