//! What the page of the shortlist shows.

use crate::address::MeetingFlash;
use crate::components::{fields::FormState, parts::Known};
use crate::domain::{
    answers::Item,
    calendar::Dates,
    shortlist::{AgendaLine, Listed},
};
use crate::http::echo::Echo;
use crate::i18n::{Lang, catalogue};
use crate::service::Meeting;

/// The shortlist with all that stands on it, and the attempt that failed.
pub(super) struct ShownList {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    pub(super) meeting: Meeting,
    /// Whether it can be changed.
    pub(super) open: bool,
    pub(super) echo: Option<Echo>,
    /// The parts that the browser has.
    pub(super) known: Known,
}

impl ShownList {
    pub(super) fn text(&self) -> &'static catalogue::ShortlistTexts {
        &self.lang.texts().shortlist
    }

    /// What is on the list.
    pub(super) fn listed(&self) -> &[Listed] {
        &self.meeting.answering.shortlist.listed
    }

    /// An item as the agenda has it; nothing for one that cannot be seen any more.
    pub(super) fn line(&self, item: Item) -> Option<&AgendaLine> {
        self.meeting.agenda.lines.iter().find(|line| line.place.item == item)
    }

    /// What an item is called; of one that cannot be seen any more nothing of a note is told.
    pub(super) fn name(&self, item: Item) -> String {
        if let Some(line) = self.line(item) {
            return line.place.name.clone();
        }
        let label = match item {
            Item::Group(id) => self.meeting.answering.bench.label(id).name,
            Item::Note(_) => return self.text().gone_note.to_owned(),
        };
        if label.is_empty() { self.text().gone_group.to_owned() } else { label }
    }

    /// What was just done.
    pub(super) fn flash(&self, done: &str) -> Option<&'static str> {
        let text = self.text();
        done.parse().ok().map(|done| match done {
            MeetingFlash::Listed => text.listed,
            MeetingFlash::Unlisted => text.dropped,
            MeetingFlash::Moved => text.moved,
            MeetingFlash::MovedLate => text.moved_late,
            MeetingFlash::Planned => text.planned,
            MeetingFlash::Saved => self.lang.texts().meeting.saved,
        })
    }

    /// The attempt, if it was at the form that has a field of this name.
    pub(super) fn tried(&self, field: &str) -> Option<&Echo> {
        self.echo.as_ref().filter(|echo| echo.value(field).is_some())
    }

    /// A form of this page with the fields that are its own: `of` is one of them.
    pub(super) fn form(&self, of: &str) -> FormState {
        FormState { lang: self.lang, echo: self.tried(of).cloned(), prefix: "" }
    }

    /// The time box of an item as it was typed, where the attempt was at them.
    pub(super) fn typed(&self, item: Item) -> Option<&str> {
        let echo = self.tried("was_on")?;
        let item = item.to_string();
        let at = echo.all("items[]").position(|one| one == item)?;
        echo.all("minutes[]").nth(at)
    }

    /// The element with the field of which something is wrong.
    pub(super) fn field_id(&self, field: &str) -> Option<String> {
        match field.split_once('.') {
            Some(("minutes", item)) => Some(format!("minutes-{item}")),
            None if field == "place" => {
                self.echo.as_ref()?.value("item").map(|item| format!("place-{item}"))
            }
            None if field == "items" => Some("add".to_owned()),
            _ => Some(FormState::id(field)),
        }
    }
}
