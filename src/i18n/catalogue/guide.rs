//! The texts of the organizers' guide: what each page is for, what people get wrong there, and a
//! short course before it all.

use crate::domain::guide::{Chapter, Topic};

/// A part of the guide.
pub struct Help {
    /// What the page is called.
    pub page: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// What goes wrong there, each with what to do instead.
    pub traps: [(&'static str, &'static str); 3],
}

/// Makes a chapter's struct, with a part in it for each of its pages.
macro_rules! chapters {
    ($($(#[$meta:meta])* $name:ident { $($part:ident),+ })+) => {
        $($(#[$meta])* pub struct $name { $(pub $part: Help),+ })+
    };
}

chapters! {
    FirstDaysHelp { first_day, own_account, team, member, acts, letterhead, channels, office_calendar }
    PlanningHelp { year, library, presets, new_theme, edit_theme, exchange, trash }
    RunningHelp { today, roster, theme, announce, queue, paper, photo_paper, emergency }
    ReviewingHelp { choosing, bench, policy_fields, outside, brought, item, shortlist, meeting, enquiries, enquiry }
    AnsweringHelp { templates, answers, schemes, proposal }
    ClosingHelp { disclosure, certificate }
}

/// The parts of the guide, by chapter.
pub struct Helps {
    pub first_days: FirstDaysHelp,
    pub planning: PlanningHelp,
    pub running: RunningHelp,
    pub reviewing: ReviewingHelp,
    pub answering: AnsweringHelp,
    pub closing: ClosingHelp,
}

impl Helps {
    /// A part.
    pub const fn of(&self, topic: Topic) -> &Help {
        match topic {
            Topic::FirstDay => &self.first_days.first_day,
            Topic::OwnAccount => &self.first_days.own_account,
            Topic::Team => &self.first_days.team,
            Topic::Member => &self.first_days.member,
            Topic::Acts => &self.first_days.acts,
            Topic::Letterhead => &self.first_days.letterhead,
            Topic::Channels => &self.first_days.channels,
            Topic::OfficeCalendar => &self.first_days.office_calendar,
            Topic::Year => &self.planning.year,
            Topic::Library => &self.planning.library,
            Topic::Presets => &self.planning.presets,
            Topic::NewTheme => &self.planning.new_theme,
            Topic::EditTheme => &self.planning.edit_theme,
            Topic::Exchange => &self.planning.exchange,
            Topic::Trash => &self.planning.trash,
            Topic::Today => &self.running.today,
            Topic::Roster => &self.running.roster,
            Topic::Theme => &self.running.theme,
            Topic::Announce => &self.running.announce,
            Topic::Queue => &self.running.queue,
            Topic::Paper => &self.running.paper,
            Topic::PhotoPaper => &self.running.photo_paper,
            Topic::Emergency => &self.running.emergency,
            Topic::Choosing => &self.reviewing.choosing,
            Topic::Bench => &self.reviewing.bench,
            Topic::PolicyFields => &self.reviewing.policy_fields,
            Topic::Outside => &self.reviewing.outside,
            Topic::Brought => &self.reviewing.brought,
            Topic::Item => &self.reviewing.item,
            Topic::Shortlist => &self.reviewing.shortlist,
            Topic::Meeting => &self.reviewing.meeting,
            Topic::Enquiries => &self.reviewing.enquiries,
            Topic::Enquiry => &self.reviewing.enquiry,
            Topic::Templates => &self.answering.templates,
            Topic::Answers => &self.answering.answers,
            Topic::Schemes => &self.answering.schemes,
            Topic::Proposal => &self.answering.proposal,
            Topic::Disclosure => &self.closing.disclosure,
            Topic::Certificate => &self.closing.certificate,
        }
    }
}

/// A lesson of the course. How many points it has is the same in every language.
pub struct Lesson<const N: usize> {
    pub title: &'static str,
    pub points: [&'static str; N],
}

/// What an organizer reads before the first theme.
pub struct Course {
    pub first_day: Lesson<6>,
    pub month: Lesson<5>,
    pub after: Lesson<5>,
    pub never: Lesson<5>,
    pub ask: Lesson<6>,
}

impl Course {
    /// The lessons in their order: anchor, title, points.
    pub const fn lessons(&self) -> [(&'static str, &'static str, &[&'static str]); 5] {
        [
            ("first-day", self.first_day.title, &self.first_day.points),
            ("month", self.month.title, &self.month.points),
            ("after", self.after.title, &self.after.points),
            ("never", self.never.title, &self.never.points),
            ("ask", self.ask.title, &self.ask.points),
        ]
    }
}

/// The guide.
pub struct GuideTexts {
    pub title: &'static str,
    pub lead: &'static str,
    /// The button on each page.
    pub here: &'static str,
    pub wrong: &'static str,
    pub whole: &'static str,
    pub contents: &'static str,
    pub to_page: &'static str,
    pub to_page_of: fn(&str) -> String,
    /// How the file came to be.
    pub written: fn(&str) -> String,
    pub course: Course,
    pub chapter: fn(Chapter) -> &'static str,
    pub helps: Helps,
}
