//! The migrations of a store, compiled in: the same steps for both databases, each in its own SQL.
//!
//! `sqlx::migrate!` would list them by itself, but the macros of sqlx bring both drivers a second
//! time, compiled for the compiler: two minutes of every first build. A test compares this list
//! with the folders.

use sqlx::{
    SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// One step: its number, its file's name without number and ending, and its SQL for SQLite and for
/// PostgreSQL.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Counted from 1; never changed once it has landed.
    pub version: i64,
    /// The file's name, blanks for underscores.
    pub name: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// `steps!("board": 1 "0001" "board", …)`: reads `0001_board.sql` in `migrations/sqlite/board` and
/// `migrations/postgres/board`.
macro_rules! steps {
    ($folder:literal: $($version:literal $number:literal $name:literal),+ $(,)?) => {
        &[$($crate::store::migrations::Step {
            version: $version,
            name: $name,
            sqlite: steps!("sqlite", $folder, $number, $name),
            postgres: steps!("postgres", $folder, $number, $name),
        }),+]
    };
    ($database:literal, $folder:literal, $number:literal, $name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/migrations/", $database, "/", $folder, "/", $number, "_", $name, ".sql"
        ))
    };
}

/// The board's steps.
pub const BOARD: &[Step] = steps!(
    "board":
    1 "0001" "board",
    2 "0002" "log_and_box",
    3 "0003" "stamp_key",
    4 "0004" "block",
    5 "0005" "premoderation",
    6 "0006" "emergency",
    7 "0007" "note_key",
    8 "0008" "key_check",
    9 "0009" "groups",
    10 "0010" "answers",
    11 "0011" "suggested",
    12 "0012" "enquiries",
    13 "0013" "shortlist",
    14 "0014" "proposals",
    15 "0015" "templates",
    16 "0016" "questions",
    17 "0017" "paper",
    18 "0018" "letterhead",
    19 "0019" "office_words",
    20 "0020" "redactions",
    21 "0021" "brought",
    22 "0022" "answer_day",
    23 "0023" "presets",
    24 "0024" "trash",
    25 "0025" "library",
    26 "0026" "flags",
    27 "0027" "calendar",
    28 "0028" "office_settings",
    29 "0029" "kind",
    30 "0030" "day_change",
    31 "0031" "own_idea",
    32 "0032" "channel",
);

/// The people's steps.
pub const PEOPLE: &[Step] = steps!(
    "people":
    1 "0001" "people",
    2 "0002" "roster",
    3 "0003" "pick_up",
    4 "0004" "hands",
    5 "0005" "team",
    6 "0006" "feed",
    7 "0007" "acts",
    8 "0008" "passkeys",
    9 "0009" "identity",
);

/// The steps as sqlx runs them, with the SQL that `of` picks.
pub(super) fn migrator(steps: &[Step], of: fn(&Step) -> &'static str) -> Migrator {
    let one = |step: &Step| {
        let name = step.name.replace('_', " ");
        Migration::new(
            step.version,
            name.into(),
            MigrationType::Simple,
            of(step).into_sql_str(),
            false,
        )
    };
    Migrator::with_migrations(steps.iter().map(one).collect())
}
