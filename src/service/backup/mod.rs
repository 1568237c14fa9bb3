//! Backups of a board on SQLite: one file with both databases, never with keys; made beside a
//! running server or by it, checked before it counts, and put back into an empty folder.
//!
//! Whoever makes one asks for a copy of the files by a folder beside them ([`workplace`]), which the
//! server fills at the end of its next tick ([`turn`]); packs and checks that copy ([`make`],
//! [`check`]), and writes it as one file ([`archive`]).

mod archive;
mod check;
mod error;
mod make;
mod restore;
mod running;
mod target;
mod turn;
mod workplace;

pub use error::BackupError;
pub use make::{Made, from_files, from_server};
pub use restore::{Restored, restore};
pub use running::Running;
pub use target::Target;
