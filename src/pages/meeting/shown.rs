//! What the page of the meeting shows.

use crate::address::Address;
use crate::domain::{calendar::Dates, shortlist::AgendaLine};
use crate::http::{echo::Echo, with_query};
use crate::i18n::Lang;
use crate::service::Meeting;

/// The field of the address that says which item is shown, counted from 1.
pub(super) const AT: &str = "at";

/// All that the page shows.
pub(super) struct ShownMeeting {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    pub(super) today: chrono::NaiveDate,
    pub(super) meeting: Meeting,
    /// The item that is shown, among the lines of the agenda.
    pub(super) at: usize,
    pub(super) open: bool,
    pub(super) echo: Option<Echo>,
    pub(super) saved: bool,
}

impl ShownMeeting {
    /// The item that is shown, with all that stands on it.
    pub(super) fn line(&self) -> Option<&AgendaLine> {
        self.meeting.agenda.lines.get(self.at)
    }

    /// The page of an item, by its place among the lines of the agenda.
    pub(super) fn page(&self, at: usize) -> String {
        with_query(Address::Meeting(self.meeting.theme.id), &[(AT, at + 1)])
    }
}
