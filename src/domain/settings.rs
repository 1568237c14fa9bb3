//! The settings of a theme, which an organizer sets. One list: whoever stores it, fills in its form
//! or compares two takes it apart by name, so that a new setting is a compile error until it is
//! decided there.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::opening::BoxRule;
use super::text_enum;

text_enum!(
    /// How a ticket becomes valid (docs/anonymity.md section 2).
    Tier {
        /// オープン: the browser makes it.
        Open = "open",
        /// くじ引き券: a printed slip drawn from a bowl.
        Drawn = "drawn",
        /// 封かん券: stamped blind after a log-in.
        Sealed = "sealed",
    }
);

text_enum!(
    /// Whether the board shows counts of stickers while it is open.
    Tally {
        /// From the first tick on.
        Visible = "visible",
        /// Only after stickers have closed.
        Hidden = "hidden",
    }
);

text_enum!(
    /// What the notes of a theme are. Words without one are from before there were two.
    #[derive(Default)]
    ThemeKind {
        /// いつものテーマ: what staff noticed.
        #[default]
        Usual = "usual",
        /// 次のテーマを集める: proposals of themes, of which organizers make drafts at its end.
        Choosing = "choosing",
    }
);

/// A switch with an optional last day of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Off by hand when false.
    pub on: bool,
    /// The last day; without one the theme's own last day counts.
    pub until: Option<NaiveDate>,
}

/// How many notes one ticket can be given.
pub const NOTES_PER_TICKET: RangeInclusive<u32> = 1..=20;
/// How many notes one ticket has, if nobody says otherwise.
pub const NOTES_USUAL: u32 = 5;

/// The settings of a theme, but for its prompts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The short name in the address.
    pub slug: String,
    /// The question, one line.
    pub title: String,
    /// What the question is about; may be empty.
    pub description: String,
    /// What its notes are. Fixed once the theme opens.
    pub kind: ThemeKind,
    /// How tickets become valid. Fixed once the theme opens.
    pub tier: Tier,
    /// When the box is opened. Fixed once the theme opens.
    pub box_rule: BoxRule,
    /// First day on which it is open.
    pub opens_on: NaiveDate,
    /// Last day on which it is open, not before the first.
    pub closes_on: NaiveDate,
    /// The day on which the office answers, not before the last one; people hear of it before they write.
    pub answers_on: Option<NaiveDate>,
    /// Posting of notes.
    pub posting: Switch,
    /// Putting on and peeling off of stickers.
    pub stickers: Switch,
    /// How many notes one ticket may have, 1 to 20.
    pub max_notes: u32,
    /// Counts shown or hidden while open.
    pub tally: Tally,
    /// Tickets that must be out before anybody can post; 0 in the Open tier. Fixed once the theme
    /// opens.
    pub quorum: u32,
    /// Days after the last day on which an answered theme is archived by itself.
    pub archive_after: Option<u32>,
    /// Whether organizers read each note before it is shown. Fixed once the theme opens.
    pub premoderated: bool,
}

impl Settings {
    /// The usual ones for a question over a period: Open tickets, a live box, everything shown.
    pub fn usual(
        title: impl Into<String>,
        slug: impl Into<String>,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Self {
        let on = Switch { on: true, until: None };
        Self {
            slug: slug.into(),
            title: title.into(),
            description: String::new(),
            kind: ThemeKind::Usual,
            tier: Tier::Open,
            box_rule: BoxRule::Live,
            opens_on: first,
            closes_on: last,
            answers_on: None,
            posting: on,
            stickers: on,
            max_notes: NOTES_USUAL,
            tally: Tally::Visible,
            quorum: 0,
            archive_after: None,
            premoderated: false,
        }
    }

    /// Which of them differ, by the names that the public log knows. What protects the authors is
    /// not among them: it is fixed before the log tells of a theme. Nor is the kind, which is fixed
    /// then too: it changes nothing about tickets, notes and the box, and the board says it to
    /// everybody, so the log has no need to.
    pub fn changes(&self, before: &Self) -> Vec<&'static str> {
        let Self {
            slug,
            title,
            description,
            kind: _,
            tier: _,
            box_rule: _,
            opens_on,
            closes_on,
            answers_on,
            posting,
            stickers,
            max_notes,
            tally,
            quorum: _,
            archive_after,
            premoderated: _,
        } = self;
        let fields = [
            ("title", *title != before.title),
            ("slug", *slug != before.slug),
            ("description", *description != before.description),
            ("opens_on", *opens_on != before.opens_on),
            ("closes_on", *closes_on != before.closes_on),
            ("answers_on", *answers_on != before.answers_on),
            ("posting", *posting != before.posting),
            ("stickers", *stickers != before.stickers),
            ("max_notes", *max_notes != before.max_notes),
            ("tally", *tally != before.tally),
            ("archive_after", *archive_after != before.archive_after),
        ];
        fields.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect()
    }
}
