//! The organizers' guide: its parts, one for each page behind the sign-in, in the order in which an
//! organizer meets these pages.

use super::text_enum;

text_enum!(
    /// A chapter of the guide: a stretch of the way from the first day to the archive.
    Chapter {
        /// What is set up once.
        FirstDays = "first-days",
        /// Planning themes.
        Planning = "planning",
        /// While a theme runs.
        Running = "running",
        /// After its last day.
        Reviewing = "reviewing",
        /// Answering.
        Answering = "answering",
        /// What is handed out and what is destroyed in the end.
        Closing = "closing",
    }
);

text_enum!(
    /// A part of the guide: what one page is for, and what people get wrong there. The word is its
    /// anchor.
    Topic {
        /// The first day.
        FirstDay = "first-settings",
        /// One's own account.
        OwnAccount = "account",
        /// The people with accounts.
        Team = "team",
        /// One of them.
        Member = "member",
        /// What people with accounts did.
        Acts = "acts",
        /// 様式.
        Letterhead = "letterhead",
        /// Chat channels.
        Channels = "channels",
        /// The office's calendar.
        OfficeCalendar = "calendar",
        /// The organizer's year.
        Year = "year",
        /// The library of themes.
        Library = "library",
        /// Presets of themes.
        Presets = "presets",
        /// The form of a new theme.
        NewTheme = "new-theme",
        /// The form of a theme that is there.
        EditTheme = "edit-theme",
        /// Themes in a file.
        Exchange = "exchange",
        /// The trash.
        Trash = "trash",
        /// What must be done today, and the list of themes.
        Today = "today",
        /// Who may pick up a Sealed ticket.
        Roster = "roster",
        /// A theme, as its organizers see it.
        Theme = "theme",
        /// Ready texts for staff.
        Announce = "announce",
        /// The notes that must be looked at.
        Queue = "queue",
        /// Notes on paper.
        Paper = "paper",
        /// A photo of them.
        PhotoPaper = "photo",
        /// Emergency themes.
        Emergency = "emergency",
        /// Proposals of themes, and the drafts that they become.
        Choosing = "choosing",
        /// The bench.
        Bench = "bench",
        /// Policy fields and the office's own words.
        PolicyFields = "policy-fields",
        /// Notes for tools outside.
        Outside = "outside",
        /// Groups that such a tool made.
        Brought = "brought",
        /// An item: its answer, questions, remarks.
        Item = "item",
        /// The shortlist and the agenda.
        Shortlist = "shortlist",
        /// The meeting.
        Meeting = "meeting",
        /// A theme's enquiries.
        Enquiries = "enquiries",
        /// One of them.
        Enquiry = "enquiry",
        /// Templates of answers.
        Templates = "templates",
        /// Publishing answers.
        Answers = "answers",
        /// The office's own schemes.
        Schemes = "schemes",
        /// An item as the draft for a scheme.
        Proposal = "proposal",
        /// A copy for disclosure.
        Disclosure = "disclosure",
        /// What was destroyed.
        Certificate = "certificate",
    }
);

impl Chapter {
    /// Its parts, in their order.
    pub fn topics(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.iter().copied().filter(move |topic| topic.chapter() == self)
    }
}

impl Topic {
    /// The chapter that it stands in.
    pub const fn chapter(self) -> Chapter {
        match self {
            Self::FirstDay
            | Self::OwnAccount
            | Self::Team
            | Self::Member
            | Self::Acts
            | Self::Letterhead
            | Self::Channels
            | Self::OfficeCalendar => Chapter::FirstDays,
            Self::Year
            | Self::Library
            | Self::Presets
            | Self::NewTheme
            | Self::EditTheme
            | Self::Exchange
            | Self::Trash => Chapter::Planning,
            Self::Today
            | Self::Roster
            | Self::Theme
            | Self::Announce
            | Self::Queue
            | Self::Paper
            | Self::PhotoPaper
            | Self::Emergency => Chapter::Running,
            Self::Choosing
            | Self::Bench
            | Self::PolicyFields
            | Self::Outside
            | Self::Brought
            | Self::Item
            | Self::Shortlist
            | Self::Meeting
            | Self::Enquiries
            | Self::Enquiry => Chapter::Reviewing,
            Self::Templates | Self::Answers | Self::Schemes | Self::Proposal => Chapter::Answering,
            Self::Disclosure | Self::Certificate => Chapter::Closing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chapters_have_every_part_once_and_in_order() {
        let told: Vec<Topic> = Chapter::ALL.iter().flat_map(|chapter| chapter.topics()).collect();
        assert_eq!(told, Topic::ALL);
    }

    #[test]
    fn no_anchor_is_there_twice() {
        let words = Topic::ALL.iter().map(|topic| topic.as_str());
        let mut words: Vec<&str> =
            words.chain(Chapter::ALL.iter().map(|chapter| chapter.as_str())).collect();
        words.sort_unstable();
        let all = words.len();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
