//! The statements of the people's store, file by file.

use super::{accounts, feeds, hands, identities, invitations, issue, roster, sessions, team};
use crate::store::statement_list::Statements;

/// The lists of all files.
pub(in crate::store) const STATEMENTS: &[Statements] = &[
    accounts::STATEMENTS,
    feeds::STATEMENTS,
    hands::STATEMENTS,
    identities::STATEMENTS,
    invitations::STATEMENTS,
    issue::STATEMENTS,
    roster::STATEMENTS,
    sessions::STATEMENTS,
    team::STATEMENTS,
];
