//! Shortlist (検討リスト): the items that the working group will discuss, in the order of the
//! meeting, each with its time box. From it come the agenda (次第) and the meeting, in which a
//! decision and minutes are written beside each item.

mod agenda;
mod list;
mod minutes;
mod plan;
#[cfg(test)]
mod tests;
mod time;

pub use agenda::{Agenda, AgendaLine};
pub use list::{Listed, NotListed, Shortlist};
pub use minutes::{Decision, Minutes, MinutesForm, TEXT_MAX, can_be_written_on, joined};
pub use plan::{Clash, Edit, Plan, PlanForm, TIME_BOX_MAX, TOP_MAX, read_place, read_top};
pub use time::TimeOfDay;
