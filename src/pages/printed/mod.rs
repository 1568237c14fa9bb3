//! `GET /admin/themes/{id}/print/{what}`: paper for the corridor: empty slips, the invitation, and the
//! wall as it hangs, one slip per note. Sheets of their own, without a script. They say what
//! everybody may see of the board, and no more.

mod blank;
mod poster;
mod print;
mod sheet;
mod slip;
mod strip;
mod wall;

pub use print::print;
pub use slip::slip;
