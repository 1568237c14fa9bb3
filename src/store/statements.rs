//! The list of all statements that both databases run. Each stands beside the functions that use
//! it, in its file's `statements! { … }`; a test prepares all of them on both databases (`$1`
//! placeholders, the common dialect), so one that only one of them understands cannot land.

use super::{backend, board, people, statement_list::Statements};

/// Which store a statement belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The board.
    Board,
    /// The people.
    People,
}

/// All statements of the program that both databases run: whose they are, their names, and
/// themselves.
pub fn all() -> impl Iterator<Item = (Of, &'static str, &'static str)> {
    let of = |of: Of, lists: &'static [Statements]| {
        lists.iter().copied().flatten().map(move |(name, sql)| (of, *name, *sql))
    };
    of(Of::Board, &[backend::STATEMENTS])
        .chain(of(Of::Board, board::statements::STATEMENTS))
        .chain(of(Of::People, people::statements::STATEMENTS))
}
