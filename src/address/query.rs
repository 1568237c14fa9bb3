//! Query parameters: what an address says besides its path, of what was just done.

use super::office_words::{
    CalendarFlash, ChannelsFlash, ChoosingFlash, DoorFlash, ExchangeFlash, FieldsFlash,
    FirstDayFlash, LetterheadFlash, LibraryFlash, OwnAccountFlash, PresetsFlash, QueueFlash,
    TeamFlash, TrashFlash, YearFlash,
};
use super::table::Address;
use super::words::{
    AnswersFlash, BenchFlash, BoardFlash, DisclosureFlash, EnquiryFlash, HandFlash, MeetingFlash,
    OwnFlash, PaperFlash, ProposalFlash, TemplatesFlash, ThemeFlash,
};

/// A flash message: what was just done, said once by the page that comes next, which finds it in
/// its address.
pub trait Flash: Copy {
    /// The word for it.
    fn word(self) -> &'static str;
}

macro_rules! flash {
    ($($name:ident),+) => {
        $(impl Flash for $name {
            fn word(self) -> &'static str {
                self.as_str()
            }
        })+
    };
}
flash!(
    AnswersFlash,
    BenchFlash,
    BoardFlash,
    CalendarFlash,
    ChannelsFlash,
    ChoosingFlash,
    DisclosureFlash,
    DoorFlash,
    EnquiryFlash,
    ExchangeFlash,
    FieldsFlash,
    FirstDayFlash,
    HandFlash,
    LetterheadFlash,
    LibraryFlash,
    MeetingFlash,
    OwnAccountFlash,
    OwnFlash,
    PaperFlash,
    PresetsFlash,
    ProposalFlash,
    QueueFlash,
    TeamFlash,
    TemplatesFlash,
    ThemeFlash,
    TrashFlash,
    YearFlash
);

/// The field of a page's query that holds its flash message.
pub const DONE: &str = "done";

/// The field of the bench's query that names the group whose form to merge it is shown.
pub const MERGE: &str = "merge";

/// The field of the query that says in which month a new theme begins, and of which month the list
/// of acts is.
pub const MONTH: &str = "month";

/// The field of the list of acts that names an account.
pub const WHO: &str = "who";

/// The field of the query of a new theme that names the theme that it is like.
pub const LIKE: &str = "like";

/// The field of the query of a new theme that is split off from the one that it is like.
pub const SPLIT: &str = "split";

/// The field of the query of such a theme that names a prompt which goes along.
pub const PROMPT: &str = "prompt";

/// The field of the query of a new theme that names the idea of which it is made.
pub const IDEA: &str = "idea";

impl Address<'_> {
    /// This page, saying what was just done.
    pub fn after(&self, flash: impl Flash) -> String {
        format!("{self}?{DONE}={}", flash.word())
    }
}
