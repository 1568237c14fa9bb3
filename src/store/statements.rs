//! The list of all statements that both databases run. Each stands beside the functions that use
//! it, in its file's `statements! { … }`; a test prepares all of them on both databases (`$1`
//! placeholders, the common dialect), so one that only one of them understands cannot land.

use super::{backend, board, people};

/// Which store a statement belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The board.
    Board,
    /// The people.
    People,
}

/// The statements of a file, each with its name.
pub(super) type Statements = &'static [(&'static str, &'static str)];

/// Names the statements of a file, and lists them. A list that is not among those of its store
/// (`STATEMENTS` in `board/mod.rs`, `people/mod.rs`) is dead code, of which the compiler warns.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:literal;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+

        pub(in crate::store) const STATEMENTS: $crate::store::statements::Statements =
            &[$((stringify!($name), $sql)),+];
    };
}

/// All statements of the program that both databases run: whose they are, their names, and
/// themselves.
pub fn all() -> impl Iterator<Item = (Of, &'static str, &'static str)> {
    let of = |of: Of, lists: &'static [Statements]| {
        lists.iter().copied().flatten().map(move |(name, sql)| (of, *name, *sql))
    };
    of(Of::Board, &[backend::STATEMENTS])
        .chain(of(Of::Board, board::STATEMENTS))
        .chain(of(Of::People, people::STATEMENTS))
}
