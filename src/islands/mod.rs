//! The only code that runs in the browser. A page is whole without it: every form posts by itself.
//! The islands make those forms better by listening on the window, so a wall of a thousand notes
//! wakes as fast as an empty one.

mod complain;
mod context;
mod count;
mod cover;
mod door;
mod drafts;
mod enter;
mod flag;
mod live;
mod marks;
mod offer;
mod outbox;
mod own_notes;
mod queue;
mod reach;
mod refresh;
mod retry;
mod screen;
mod similar;
mod slips;
mod texts;
mod waiting;
mod wall;
mod wall_forms;

pub use own_notes::OwnNotes;
pub use screen::Screen;
pub use texts::{Text, Texts};
pub use wall::Wall;
