//! The locks under which processes on PostgreSQL write: their names. SQLite has one writer anyway.

/// Boxes are opened, the log is written and the board's rows are rewritten by one process at a
/// time, and while nobody else writes.
pub(super) const BOARD: i64 = 0x6b69_7a75_6b69;

/// Messages leave from one process at a time.
pub(super) const SENDING: i64 = 0x7365_6e64;

/// The roster and all pick-ups are written by one process at a time.
pub(super) const ROSTER: i64 = 0x726f_7374_6572;

/// Who is an administrator is changed by one process at a time: two who end each other at once would
/// leave none.
pub(super) const TEAM: i64 = 0x7465_616d;

/// What an account does twice is one act with a number: two at once would be two.
pub(super) const ACTS: i64 = 0x6163_7473;
