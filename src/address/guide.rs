//! Context-sensitive help: which part of the organizers' guide is about which page.

use super::table::Route;
use crate::domain::guide::Topic;

impl Route {
    /// The page that a part of the guide is about.
    pub const fn of_topic(topic: Topic) -> Self {
        match topic {
            Topic::FirstDay => Self::FirstDay,
            Topic::OwnAccount => Self::OwnAccount,
            Topic::Team => Self::Team,
            Topic::Member => Self::Member,
            Topic::Acts => Self::Acts,
            Topic::Letterhead => Self::Letterhead,
            Topic::Channels => Self::Channels,
            Topic::OfficeCalendar => Self::OfficeCalendar,
            Topic::Year => Self::Year,
            Topic::Library => Self::Library,
            Topic::Presets => Self::Presets,
            Topic::NewTheme => Self::NewTheme,
            Topic::EditTheme => Self::EditTheme,
            Topic::Exchange => Self::ThemeExchange,
            Topic::Trash => Self::Trash,
            Topic::Today => Self::Admin,
            Topic::Roster => Self::Roster,
            Topic::Theme => Self::AdminTheme,
            Topic::Announce => Self::Announce,
            Topic::Queue => Self::Queue,
            Topic::Paper => Self::Paper,
            Topic::PhotoPaper => Self::PhotoPaper,
            Topic::Emergency => Self::Emergency,
            Topic::Choosing => Self::Choosing,
            Topic::Bench => Self::Bench,
            Topic::PolicyFields => Self::PolicyFields,
            Topic::Outside => Self::Outside,
            Topic::Brought => Self::BringGroups,
            Topic::Item => Self::Item,
            Topic::Shortlist => Self::Shortlist,
            Topic::Meeting => Self::Meeting,
            Topic::Enquiries => Self::Enquiries,
            Topic::Enquiry => Self::Enquiry,
            Topic::Templates => Self::Templates,
            Topic::Answers => Self::Answers,
            Topic::Schemes => Self::Schemes,
            Topic::Proposal => Self::Proposal,
            Topic::Disclosure => Self::Disclosure,
            Topic::Certificate => Self::Certificate,
        }
    }

    /// The part of the guide that is about this page, or about the page of which it is a step.
    pub fn topic(self) -> Option<Topic> {
        let page = self.step_of().unwrap_or(self);
        Topic::ALL.iter().copied().find(|topic| Self::of_topic(*topic) == page)
    }

    /// The page of which this is a step: a table before it is taken, a sheet that is shown once.
    const fn step_of(self) -> Option<Self> {
        match self {
            Self::ImportYear | Self::MakeFeed => Some(Self::Year),
            Self::ImportHolidays => Some(Self::OfficeCalendar),
            Self::ImportLetterhead => Some(Self::Letterhead),
            Self::ImportIdeas => Some(Self::Library),
            Self::Invite => Some(Self::Team),
            Self::InviteAgain => Some(Self::Member),
            Self::ImportRoster | Self::PrintLinks => Some(Self::Roster),
            Self::PrintSlips => Some(Self::AdminTheme),
            Self::ImportPaper | Self::PaperNote => Some(Self::Paper),
            Self::Agenda => Some(Self::Shortlist),
            Self::LinkEnquiry | Self::ImportReplies => Some(Self::Enquiry),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Readers;

    /// The guide itself is the one page that has no part in it.
    #[test]
    fn every_page_behind_the_sign_in_has_its_part() {
        for route in Route::ALL {
            let behind = matches!(route.readers(), Readers::Account(_));
            let has = route.topic().is_some();
            if route.is_page() {
                assert_eq!(has, behind && *route != Route::Guide, "{}", route.pattern());
            } else {
                assert!(!has || behind, "{}", route.pattern());
            }
        }
    }

    #[test]
    fn every_part_is_about_a_page() {
        for topic in Topic::ALL {
            let route = Route::of_topic(*topic);
            assert!(route.is_page() && route.topic() == Some(*topic), "{topic:?}");
        }
    }
}
