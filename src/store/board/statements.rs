//! The statements of the board's store, file by file.

use super::{
    anon, answers, archive, blocks, changes, groups, log, mine, moves, notes, open_box,
    policy_fields, prompts, revision, shortlist, slips, slots, start, themes, tick,
};
use crate::store::statement_list::Statements;

/// The lists of all files.
pub(in crate::store) const STATEMENTS: &[Statements] = &[
    anon::STATEMENTS,
    answers::STATEMENTS,
    archive::STATEMENTS,
    blocks::STATEMENTS,
    changes::STATEMENTS,
    groups::STATEMENTS,
    log::STATEMENTS,
    mine::STATEMENTS,
    moves::STATEMENTS,
    notes::STATEMENTS,
    open_box::STATEMENTS,
    policy_fields::STATEMENTS,
    prompts::STATEMENTS,
    revision::STATEMENTS,
    shortlist::STATEMENTS,
    slips::STATEMENTS,
    slots::STATEMENTS,
    start::STATEMENTS,
    themes::STATEMENTS,
    tick::STATEMENTS,
];
