//! A theme: one question with a period, its prompts, its states, and what is open when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{PromptId, ThemeId};
use super::text_enum;

text_enum!(
    /// Where a theme stands. It only ever moves forward, except that a theme under review can be opened again.
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
    /// When the box is opened.
    BoxRule {
        /// Each tick of ten seconds; Open and Drawn only.
        Live = "live",
        /// On the hour.
        Hourly = "hourly",
        /// At set hours of the day.
        Daily = "daily",
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

/// A switch with an optional last day of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Off by hand when false.
    pub on: bool,
    /// The last day; without one the theme's own last day counts.
    pub until: Option<NaiveDate>,
}

/// A theme as stored, with its prompts in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Random id.
    pub id: ThemeId,
    /// The short name in the address.
    pub slug: String,
    /// The question, one line.
    pub title: String,
    /// What the question is about; may be empty.
    pub description: String,
    /// How tickets become valid.
    pub tier: Tier,
    /// When the box is opened.
    pub box_rule: BoxRule,
    /// Where it stands.
    pub state: State,
    /// First day on which it is open.
    pub opens_on: NaiveDate,
    /// Last day on which it is open.
    pub closes_on: NaiveDate,
    /// Posting of notes.
    pub posting: Switch,
    /// Putting on and peeling off of stickers.
    pub stickers: Switch,
    /// How many notes one ticket may have, 1 to 20.
    pub max_notes: u32,
    /// Counts shown or hidden while open.
    pub tally: Tally,
    /// Whether everybody may read the report.
    pub report_public: bool,
    /// An example made by `kizuki demo`; marked so wherever it is shown.
    pub example: bool,
    /// Rises with each change by an organizer; guards against overwriting.
    pub version: i64,
    /// Rises with each visible change; what is cached and pushed is named by it.
    pub revision: i64,
    /// The columns, in order; 1 to 6.
    pub prompts: Vec<Prompt>,
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
];

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
}

impl Switch {
    fn open(self, theme: &Theme, today: NaiveDate) -> bool {
        theme.state == State::Open && self.on && today <= self.until.unwrap_or(theme.closes_on).min(theme.closes_on)
    }
}

impl Theme {
    /// Whether notes can be posted, edited and withdrawn on `today`.
    pub fn accepts_notes(&self, today: NaiveDate) -> bool {
        self.posting.open(self, today)
    }

    /// Whether stickers can be put on and peeled off on `today`.
    pub fn accepts_stickers(&self, today: NaiveDate) -> bool {
        self.stickers.open(self, today)
    }

    /// Whether counts of stickers are shown: always once the theme has closed.
    pub fn shows_tally(&self) -> bool {
        self.tally == Tally::Visible || !matches!(self.state, State::Draft | State::Announced | State::Open)
    }

    /// The state that the calendar asks for on `today`, if it is not the present one. A draft stays a draft, and what was decided
    /// by hand after the opening is not undone: only the last day closes.
    pub fn due(&self, today: NaiveDate) -> Option<State> {
        match self.state {
            State::Announced | State::Open if today > self.closes_on => Some(State::Review),
            State::Announced if today >= self.opens_on => Some(State::Open),
            _ => None,
        }
    }

    /// Whether `to` would be undone at once by the calendar: opening before the first or after the last day.
    pub fn clashes_with_calendar(&self, to: State, today: NaiveDate) -> bool {
        to == State::Open && today > self.closes_on
    }

    /// The prompt with this id.
    pub fn prompt(&self, id: PromptId) -> Option<&Prompt> {
        self.prompts.iter().find(|prompt| prompt.id == id)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 8, d).expect("a day")
    }

    fn theme(state: State) -> Theme {
        let on = Switch { on: true, until: None };
        Theme {
            id: ThemeId(Uuid::nil()),
            slug: "x".into(),
            title: "x".into(),
            description: String::new(),
            tier: Tier::Open,
            box_rule: BoxRule::Live,
            state,
            opens_on: day(3),
            closes_on: day(20),
            posting: on,
            stickers: on,
            max_notes: 5,
            tally: Tally::Visible,
            report_public: false,
            example: false,
            version: 1,
            revision: 1,
            prompts: Vec::new(),
        }
    }

    #[test]
    fn the_calendar_opens_and_closes() {
        assert_eq!(theme(State::Announced).due(day(2)), None);
        assert_eq!(theme(State::Announced).due(day(3)), Some(State::Open));
        assert_eq!(theme(State::Announced).due(day(21)), Some(State::Review));
        assert_eq!(theme(State::Open).due(day(20)), None);
        assert_eq!(theme(State::Open).due(day(21)), Some(State::Review));
        assert_eq!(theme(State::Draft).due(day(10)), None);
        assert_eq!(theme(State::Review).due(day(10)), None);
    }

    #[test]
    fn switches_have_their_own_last_day() {
        let mut theme = theme(State::Open);
        theme.posting.until = Some(day(10));
        assert!(theme.accepts_notes(day(10)));
        assert!(!theme.accepts_notes(day(11)));
        assert!(theme.accepts_stickers(day(11)));
        theme.stickers.on = false;
        assert!(!theme.accepts_stickers(day(11)));
        theme.posting.until = Some(day(30));
        assert!(!theme.accepts_notes(day(21)), "never beyond the theme's own last day");
    }

    #[test]
    fn nothing_is_accepted_unless_open() {
        for state in State::ALL {
            assert_eq!(theme(*state).accepts_notes(day(10)), *state == State::Open, "{state:?}");
        }
    }

    #[test]
    fn hidden_counts_come_out_when_it_closes() {
        let mut theme = theme(State::Open);
        theme.tally = Tally::Hidden;
        assert!(!theme.shows_tally());
        theme.state = State::Review;
        assert!(theme.shows_tally());
    }

    #[test]
    fn archived_is_the_end() {
        assert_eq!(State::Archived.next_by_hand().count(), 0);
        assert!(!State::Open.may_move_to(State::Draft));
    }
}
