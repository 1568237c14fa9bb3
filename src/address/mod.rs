//! Every address of the program, in one table: its path, what answers there, who may read it.
//!
//! An [`Address`] is one with its parts filled in, for links, forms and redirects; a [`Route`] is a
//! row of the table, for the router and for whoever wants to know what a path is. Compiled for the
//! server and for both programs in the browser. The table is in `table/`.

mod access;
mod guide;
mod office_words;
mod query;
mod rows;
mod table;
mod words;

pub use access::{Readers, Serves};
pub use office_words::{
    CalendarFlash, ChannelsFlash, ChoosingFlash, DoorFlash, ExchangeFlash, FieldsFlash,
    FirstDayFlash, LetterheadFlash, LibraryFlash, OwnAccountFlash, PresetsFlash, QueueFlash,
    TeamFlash, TrashFlash, YearFlash,
};
pub use query::{DONE, Flash, IDEA, LIKE, MERGE, MONTH, PROMPT, SPLIT, WHO};
pub use table::{Address, Route};
pub use words::{
    AnswersFlash, BenchFlash, BoardFlash, DisclosureFlash, EnquiryFlash, HandFlash, MeetingFlash,
    OwnFlash, OwnForm, PaperFlash, PrintedSheet, ProposalFlash, TemplatesFlash, ThemeFlash,
};

/// An address that a request names, with its parts as they stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundRoute<'a> {
    /// The row of the table.
    pub route: Route,
    /// What stands in the place of the pattern's parts, in their order; empty where it has fewer.
    pub parts: [&'a str; 3],
}

impl Route {
    /// The row that a path belongs to: the first whose pattern it fits.
    pub fn find(path: &str) -> Option<FoundRoute<'_>> {
        Self::ALL
            .iter()
            .find_map(|route| route.parts(path).map(|parts| FoundRoute { route: *route, parts }))
    }

    /// What stands in the place of the pattern's parts, if a path fits this row.
    pub fn parts(self, path: &str) -> Option<[&str; 3]> {
        fit(self.pattern(), path)
    }

    /// The names of the pattern's parts.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.pattern().split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }

    /// Whether a path is of this row.
    pub fn is_of(self, path: &str) -> bool {
        Self::find(path).is_some_and(|found| found.route == self)
    }

    /// Whether a browser can show what is here.
    pub const fn is_page(self) -> bool {
        matches!(self.serves(), Serves::Page | Serves::PageAndPost)
    }

    /// Whether this page is the same for everybody, so that it is rendered once and kept in memory.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Home | Self::Board | Self::Report | Self::Trust | Self::Log)
    }

    /// Whether the service worker keeps this page in the browser for times without a network
    /// (`public/sw.js` has the patterns of these).
    pub const fn is_kept_offline(self) -> bool {
        matches!(self, Self::Home | Self::Board)
    }

    /// Whether other sites may show this page in a frame: it has no form and nothing that is set for
    /// whoever reads it.
    pub const fn may_be_framed(self) -> bool {
        matches!(self, Self::ProgressEmbed)
    }

    /// Whether this page carries its style within it: it is what people open first, on a phone, and
    /// a file of its own would be one more round trip before anything is drawn. All other pages
    /// share one file.
    pub const fn carries_style(self) -> bool {
        matches!(self, Self::Board)
    }
}

impl From<Address<'_>> for String {
    fn from(address: Address<'_>) -> Self {
        address.to_string()
    }
}

/// The parts of a path, if it fits a pattern. A part is not empty and holds no `/`.
fn fit<'a>(pattern: &str, path: &'a str) -> Option<[&'a str; 3]> {
    let mut parts = [""; 3];
    let (mut pattern, mut path) = (pattern, path);
    for part in &mut parts {
        let Some((before, after)) = pattern.split_once('{') else {
            break;
        };
        path = path.strip_prefix(before)?;
        let end = path.find('/').unwrap_or(path.len());
        (*part, path) = path.split_at(end);
        pattern = after.split_once('}').map_or("", |(_, after)| after);
        if part.is_empty() {
            return None;
        }
    }
    (pattern == path).then_some(parts)
}

#[cfg(test)]
mod tests;
