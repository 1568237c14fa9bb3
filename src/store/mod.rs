//! All SQL. Two stores that share no key but the theme's id: [`Board`] holds content and never
//! names, [`People`] holds names and never content. Each runs on SQLite (a file) or PostgreSQL (a
//! database of its own); one statement text serves both.

// What a file of the store is written in: its rows, its statements, and how it runs them.
#[macro_use]
mod row;
#[macro_use]
mod statement_list;
#[macro_use]
mod verbs;

pub mod anonymous;
mod backend;
mod board;
pub mod copies;
mod error;
mod group_commit;
mod inspect;
mod lock;
pub mod migrations;
mod people;
mod postgres;
mod sqlite;
pub mod statements;
mod types;

pub use backend::{Db, Turn};
pub use board::{
    Answering, Block, Board, BoxedNote, Changed, Confirmed, Correction, Enquiring, Look, NewRuling,
    NotesByDay, Numbers, Place, Proposed, Queued, SavedChannel, Saving, SlipOf, Slots, Ticked,
    ToldMark, Totals, Undone, VerdictTotal, reviewer, seen_paper,
};
pub use error::{ChangeError, Error, NotChanged, NotWritten};
pub use people::{
    Account, Admitted, Ceremony, Invitation, Issued, KeptPasskey, Newcomer, OpenSession, People,
    Person, PickUp, RosterChange, SESSION_IDLE, Uncommitted, Waiting,
};

/// What every function of the store returns.
pub type Result<T> = std::result::Result<T, Error>;
