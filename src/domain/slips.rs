//! Printed slips of the Drawn tier.

use super::problem::Problem;
use super::text;

/// Slips on one A4 page: 4 across, 5 down.
pub const PER_PAGE: u32 = 20;

/// The most slips of one batch: 25 pages.
pub const BATCH_MAX: u32 = 500;

/// The most slips of one theme.
pub const SLIPS_MAX: u32 = 5_000;

/// How many slips to print, as typed.
///
/// # Errors
/// [`Problem::OutOfRange`].
pub fn batch(typed: &str) -> Result<u32, Problem> {
    let bad = Problem::OutOfRange { min: 1, max: i64::from(BATCH_MAX) };
    text::clean_line(typed).parse().ok().filter(|n| (1..=BATCH_MAX).contains(n)).ok_or(bad)
}
