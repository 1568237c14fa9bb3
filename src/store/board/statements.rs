//! The statements of the board's store, file by file.

use super::{
    anon, answers, archive, blocks, brought, changes, duties, enquiries, groups, help, ideas,
    import, letterhead, log, mine, moves, notes, office_words, open_box, origins, paper,
    policy_fields, presets, prompts, proposals, questions, redactions, revision, shortlist, slips,
    slots, start, templates, themes, tick, trash,
};
use crate::store::statement_list::Statements;

/// The lists of all files.
pub(in crate::store) const STATEMENTS: &[Statements] = &[
    anon::STATEMENTS,
    answers::STATEMENTS,
    archive::STATEMENTS,
    blocks::STATEMENTS,
    brought::STATEMENTS,
    changes::STATEMENTS,
    duties::STATEMENTS,
    enquiries::STATEMENTS,
    groups::STATEMENTS,
    help::STATEMENTS,
    ideas::STATEMENTS,
    import::STATEMENTS,
    letterhead::STATEMENTS,
    log::STATEMENTS,
    mine::STATEMENTS,
    moves::STATEMENTS,
    notes::STATEMENTS,
    office_words::STATEMENTS,
    open_box::STATEMENTS,
    origins::STATEMENTS,
    paper::STATEMENTS,
    policy_fields::STATEMENTS,
    presets::STATEMENTS,
    prompts::STATEMENTS,
    proposals::STATEMENTS,
    questions::STATEMENTS,
    redactions::STATEMENTS,
    revision::STATEMENTS,
    shortlist::STATEMENTS,
    slips::STATEMENTS,
    slots::STATEMENTS,
    start::STATEMENTS,
    templates::STATEMENTS,
    themes::STATEMENTS,
    tick::STATEMENTS,
    trash::STATEMENTS,
];
