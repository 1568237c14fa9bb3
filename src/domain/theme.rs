//! A theme: one question with a period, its prompts, its states, and what is open when.

use std::ops::Deref;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::hex::Hex;
use super::ids::{PromptId, ThemeId};
use super::opening::Slot;
use super::settings::{Settings, Switch, Tally, Tier};
use super::text_enum;

text_enum!(
    /// Where a theme stands. It only ever moves forward, except that a theme under review can be
    /// opened again.
    State {
        /// 下書き: seen by organizers only.
        Draft = "draft",
        /// 予告: everybody sees it coming.
        Announced = "announced",
        /// 受付中: notes and stickers, each with its own switch.
        Open = "open",
        /// 検討中: closed for staff, read by the working group.
        Review = "review",
        /// 回答済み: the answer is out.
        Answered = "answered",
        /// 保管: keys destroyed; text and counts stay.
        Archived = "archived",
    }
);

text_enum!(
    /// The paper of a prompt's notes.
    Colour {
        /// Yellow.
        Lemon = "lemon",
        /// Orange.
        Peach = "peach",
        /// Green.
        Mint = "mint",
        /// Blue.
        Sky = "sky",
        /// Purple.
        Lilac = "lilac",
    }
);

/// One column of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// Random id.
    pub id: PromptId,
    /// The name on the tape, up to 30 characters.
    pub name: String,
    /// The paper.
    pub colour: Colour,
}

/// A theme as stored, with its prompts in order. It can be read like its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Random id.
    pub id: ThemeId,
    /// What its organizers set.
    pub settings: Settings,
    /// Where it stands.
    pub state: State,
    /// Whether everybody may read the report.
    pub report_public: bool,
    /// An example made by `kizuki demo`; marked so wherever it is shown.
    pub example: bool,
    /// The next opening of a box that is not live; planned by the tick.
    pub next_box: Option<Slot>,
    /// Opened in an emergency, from a template; marked so wherever it is shown. Never changes.
    pub emergency: bool,
    /// Rises with each change by an organizer; guards against overwriting.
    pub version: i64,
    /// Rises with each visible change; what is cached and pushed is named by it.
    pub revision: i64,
    /// The public key with which tickets of the Sealed tier are stamped; there once such a theme
    /// has left draft.
    pub stamp_key: Option<Hex<32>>,
    /// What tells the theme's own key file from any other; without one, a theme from before there
    /// was such a thing, or an archived one.
    pub key_check: Option<Hex<32>>,
    /// The columns, in order; 1 to 6.
    pub prompts: Vec<Prompt>,
}

impl Deref for Theme {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.settings
    }
}

/// What moves a theme by hand: the target, from where it is allowed.
const STEPS: &[(State, State)] = &[
    (State::Draft, State::Announced),
    (State::Draft, State::Open),
    (State::Announced, State::Open),
    (State::Announced, State::Draft),
    (State::Open, State::Review),
    (State::Review, State::Open),
    (State::Review, State::Answered),
    (State::Answered, State::Archived),
];

/// Whether counts of stickers are shown: always once the theme has closed.
pub fn shows_tally(tally: Tally, state: State) -> bool {
    tally == Tally::Visible || state.is_over()
}

impl State {
    /// The states that an organizer can choose next, the usual one first.
    pub fn next_by_hand(self) -> impl Iterator<Item = Self> {
        STEPS.iter().filter(move |(from, _)| *from == self).map(|(_, to)| *to)
    }

    /// Whether an organizer may move a theme from here to `to`.
    pub fn may_move_to(self, to: Self) -> bool {
        self.next_by_hand().any(|next| next == to)
    }

    /// Whether staff see the theme at all.
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Draft)
    }

    /// Whether notes can stand on the board: from the opening on.
    pub const fn has_board(self) -> bool {
        !matches!(self, Self::Draft | Self::Announced)
    }

    /// Whether the theme has closed; it may be opened again.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Review | Self::Answered | Self::Archived)
    }
}

impl Theme {
    /// The last day on which notes can be posted, where that is switched on.
    pub fn posts_until(&self) -> NaiveDate {
        self.posting.until.unwrap_or(self.closes_on).min(self.closes_on)
    }

    /// Whether a switch is on today, while the theme is open.
    fn is_on(&self, switch: Switch, today: NaiveDate) -> bool {
        self.state == State::Open
            && switch.on
            && today <= switch.until.unwrap_or(self.closes_on).min(self.closes_on)
    }

    /// Whether notes can be posted and edited on `today`.
    pub fn accepts_notes(&self, today: NaiveDate) -> bool {
        self.is_on(self.posting, today)
    }

    /// Whether notes can be taken back on `today`: as long as the theme is open, also where nobody
    /// can post any more.
    pub fn lets_withdraw(&self, today: NaiveDate) -> bool {
        self.is_on(Switch { on: true, until: None }, today)
    }

    /// Whether stickers can be put on and peeled off on `today`.
    pub fn accepts_stickers(&self, today: NaiveDate) -> bool {
        self.is_on(self.stickers, today)
    }

    /// Whether notes can be flagged: as long as staff write here. After that, those read every note
    /// who decide about them.
    pub fn takes_flags(&self) -> bool {
        self.state == State::Open
    }

    /// Whether counts of stickers are shown: always once the theme has closed.
    pub fn shows_tally(&self) -> bool {
        shows_tally(self.tally, self.state)
    }

    /// Whether the board shows how many tickets are out and used: where they can be used.
    pub fn shows_tickets(&self, today: NaiveDate) -> bool {
        self.tier != Tier::Open && (self.accepts_notes(today) || self.accepts_stickers(today))
    }

    /// The state that the calendar asks for on `today`, if it is not the present one. A draft stays
    /// a draft, and what was decided by hand after the opening is not undone: only the last day
    /// closes.
    pub fn due(&self, today: NaiveDate) -> Option<State> {
        match self.state {
            State::Announced | State::Open if today > self.closes_on => Some(State::Review),
            State::Announced if today >= self.opens_on => Some(State::Open),
            State::Answered if self.archives_on().is_some_and(|day| today >= day) => {
                Some(State::Archived)
            }
            _ => None,
        }
    }

    /// The day on which the theme is archived by itself, if that was planned.
    pub fn archives_on(&self) -> Option<NaiveDate> {
        self.closes_on.checked_add_days(Days::new(u64::from(self.archive_after?)))
    }

    /// Whether what protects the authors is fixed: from the opening on.
    pub const fn is_fixed(&self) -> bool {
        self.state.has_board()
    }

    /// Whether `to` would be undone at once by the calendar: opening before the first or after the
    /// last day.
    pub fn clashes_with_calendar(&self, to: State, today: NaiveDate) -> bool {
        to == State::Open && today > self.closes_on
    }

    /// The prompt with this id.
    pub fn prompt(&self, id: PromptId) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == id)
    }
}

#[cfg(test)]
#[path = "theme_tests.rs"]
mod tests;
