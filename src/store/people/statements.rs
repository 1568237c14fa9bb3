//! The statements of the people's store, file by file.

use super::{accounts, hands, issue, roster, sessions};
use crate::store::statement_list::Statements;

/// The lists of all files.
pub(in crate::store) const STATEMENTS: &[Statements] = &[
    accounts::STATEMENTS,
    hands::STATEMENTS,
    issue::STATEMENTS,
    roster::STATEMENTS,
    sessions::STATEMENTS,
];
