//! Themes in one file, for another office to plan a year with: what was asked, under which prompts,
//! with which settings, and when in the year. No note, no ticket, no key, no person, and not the
//! address: nothing of what came of them.

mod fields;
mod file;
mod read;
#[cfg(test)]
mod tests;
mod when;

pub use fields::{FileFault, Why};
pub use file::write_file;
pub use read::{FileTheme, NotThemes, ThemesRead, read_file};
pub use when::{When, first_of_month, read_month};

/// What the file says it is.
const KIND: &str = "kizuki-themes";
/// Rises when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// The most themes of a file: five years of one a month.
pub const THEMES_MAX: usize = 60;
/// The largest file, in bytes.
pub const BYTES_MAX: usize = 512 * 1024;
/// A theme begins at most so many months after the first one of its file.
pub const MONTHS_MAX: u32 = 120;

/// The columns of a theme and its prompts that leave in the file. With [`STAYS`] these are all that
/// there are (`tests/it/http/exchange.rs`): a new one breaks a test until it is decided here.
pub const LEAVES: &[&str] = &[
    "theme.title",
    "theme.description",
    "theme.kind",
    "theme.tier",
    "theme.box_rule",
    "theme.opens_on",
    "theme.closes_on",
    "theme.answers_on",
    "theme.posting",
    "theme.posting_until",
    "theme.stickers",
    "theme.stickers_until",
    "theme.max_notes",
    "theme.tally",
    "theme.quorum",
    "theme.archive_after",
    "theme.premoderated",
    "prompt.place",
    "prompt.name",
    "prompt.colour",
];

/// The columns that never leave: what tells one board from another, where it stands, its keys.
pub const STAYS: &[&str] = &[
    "theme.id",
    "theme.slug",
    "theme.state",
    "theme.report_public",
    "theme.example",
    "theme.emergency",
    "theme.openings",
    "theme.replies_on",
    "theme.box_day",
    "theme.box_hour",
    "theme.version",
    "theme.revision",
    "theme.stamp_key",
    "theme.key_check",
    "prompt.id",
    "prompt.theme_id",
];
