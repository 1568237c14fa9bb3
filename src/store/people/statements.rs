//! The statements of the people's store, file by file.

use super::{
    accounts, acts, feeds, hands, identities, invitations, issue, passkeys, roster, sessions, team,
};
use crate::store::statement_list::Statements;

/// The lists of all files.
pub(in crate::store) const STATEMENTS: &[Statements] = &[
    accounts::STATEMENTS,
    acts::STATEMENTS,
    feeds::STATEMENTS,
    hands::STATEMENTS,
    identities::STATEMENTS,
    invitations::STATEMENTS,
    issue::STATEMENTS,
    passkeys::STATEMENTS,
    roster::STATEMENTS,
    sessions::STATEMENTS,
    team::STATEMENTS,
];
