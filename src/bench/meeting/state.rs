//! What the program of the meeting knows of its page.

use std::{cell::Cell, rc::Rc};

use super::{clock::Clock, save::Saving};

/// The meeting.
#[derive(Default)]
pub struct Meeting {
    /// The minutes.
    pub saving: Rc<Saving>,
    /// The clock.
    pub clock: Rc<Clock>,
    /// Whether another item is on its way.
    pub going: Cell<bool>,
}
