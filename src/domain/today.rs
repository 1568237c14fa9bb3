//! Today: what whoever runs the board must do, in the order of the harm that waiting does.

use std::cmp::Reverse;

use chrono::{Datelike, Months, NaiveDate};

use super::{
    account::{Right, Role},
    backup::Standing,
    ids::ThemeId,
    settings::Tier,
    theme::{State, Theme},
};

/// So many lines are shown; those behind them are folded away.
pub const SHOWN: usize = 7;
/// After so many months without a change a roster is looked at again.
const ROSTER_MONTHS: Months = Months::new(1);

/// What must be done, the most harmful to leave first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Staff flagged notes that show.
    Flagged,
    /// Notes were hidden at once, and the reason that stays is still to be given.
    Explain,
    /// Notes wait to be read before they show.
    Read,
    /// The day of the answer has passed, and nothing was answered.
    Answer,
    /// Departments have not replied, and their day has passed.
    Remind,
    /// A draft whose first day has come.
    Open,
    /// A theme whose last day has come: staff hear of it once more.
    Close,
    /// A theme has closed, and nothing says how it goes on.
    GoOn,
    /// A theme whose notes are proposals has closed, and no draft was made of any.
    Choose,
    /// A setting is not as it must be.
    Secure,
    /// The backup of the schedule failed.
    BackupFailed,
    /// The last backup is an old one.
    BackupOld,
    /// There is no backup, and staff have written.
    NoBackup,
    /// A chat channel is given up: staff do not hear there what happens.
    Unheard,
    /// Nobody came or went on the roster for long, and a theme that asks it runs.
    Roster,
    /// One administrator alone.
    Admins,
    /// Next year's holidays are counted, not published.
    Holidays,
}

/// A line: what must be done, where, how much of it, and the day that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub duty: Duty,
    /// The theme that it is about, and its title; none for what concerns the whole board.
    pub theme: Option<(ThemeId, String)>,
    /// How many notes, enquiries or settings; 1 where there is but one thing to do.
    pub count: u64,
    /// When it was or is due, or since when it waits, where there is such a day.
    pub day: Option<NaiveDate>,
}

/// A theme as far as its duties go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenTheme {
    /// Its id.
    pub id: ThemeId,
    /// Its question.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Whether its notes are proposals of themes.
    pub choosing: bool,
    /// How its tickets become valid.
    pub tier: Tier,
    /// Its first day.
    pub opens_on: NaiveDate,
    /// Its last day.
    pub closes_on: NaiveDate,
    /// The day on which the office answers.
    pub answers_on: Option<NaiveDate>,
    /// Notes that wait to be read.
    pub held: u64,
    /// The days of enquiries that passed without all replies.
    pub late: Vec<NaiveDate>,
    /// Whether something was answered in public.
    pub published: bool,
    /// Whether an enquiry is under way, a meeting is to come, or another theme began with it.
    pub goes_on: bool,
}

/// What the lines are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The day.
    pub today: NaiveDate,
    /// All themes.
    pub themes: Vec<SeenTheme>,
    /// Settings that are not as they must be.
    pub unsafe_settings: usize,
    /// The day on which somebody last came onto the roster or left it.
    pub roster_changed: Option<NaiveDate>,
    /// Notes that staff flagged and nobody has decided about.
    pub flagged: usize,
    /// The days by which notes that were hidden at once get their reason.
    pub to_explain: Vec<NaiveDate>,
    /// The last year whose holidays are published, by the office's calendar.
    pub official_to: i32,
    /// Administrators who can sign in.
    pub admins: usize,
    /// How the board stands for backups.
    pub backups: Standing,
    /// Chat channels that are given up.
    pub unheard: u64,
}

impl Duty {
    /// The right without which it is not shown: whoever may not do it needs not hear of it here.
    pub const fn right(self) -> Right {
        match self {
            Self::Flagged | Self::Explain | Self::Read => Right::Moderation,
            Self::Answer | Self::Remind | Self::GoOn => Right::Review,
            Self::Open | Self::Close | Self::Choose | Self::Holidays => Right::Themes,
            Self::Secure
            | Self::BackupFailed
            | Self::BackupOld
            | Self::NoBackup
            | Self::Unheard => Right::Office,
            Self::Roster => Right::Tickets,
            Self::Admins => Right::Team,
        }
    }
}

impl SeenTheme {
    /// A theme in which nothing waits.
    pub fn of(theme: &Theme) -> Self {
        Self {
            id: theme.id,
            title: theme.title.clone(),
            state: theme.state,
            choosing: theme.is_choosing(),
            tier: theme.tier,
            opens_on: theme.opens_on,
            closes_on: theme.closes_on,
            answers_on: theme.answers_on,
            held: 0,
            late: Vec::new(),
            published: false,
            goes_on: false,
        }
    }

    fn line(&self, duty: Duty, count: u64, day: Option<NaiveDate>) -> Line {
        Line { duty, theme: Some((self.id, self.title.clone())), count, day }
    }

    /// What is to be done about it.
    fn lines(&self, today: NaiveDate) -> impl Iterator<Item = Line> + use<> {
        let tomorrow = today.succ_opt().unwrap_or(today);
        let reads = self.held > 0 && self.state != State::Archived;
        let read = reads.then(|| self.line(Duty::Read, self.held, None));
        let waits = matches!(self.state, State::Open | State::Review) && !self.published;
        let promised = self.answers_on.filter(|on| waits && *on < today);
        let answer = promised.map(|on| self.line(Duty::Answer, 1, Some(on)));
        let oldest = self.late.iter().min().copied();
        let remind = oldest.map(|on| self.line(Duty::Remind, self.late.len() as u64, Some(on)));
        let opens = self.state == State::Draft && self.opens_on <= tomorrow;
        let open = opens.then(|| self.line(Duty::Open, 1, Some(self.opens_on)));
        let closes = self.state == State::Open && [today, tomorrow].contains(&self.closes_on);
        let close = closes.then(|| self.line(Duty::Close, 1, Some(self.closes_on)));
        let stands = self.state == State::Review && !self.published && !self.goes_on;
        // Whatever day of an answer is told: nothing is answered before something is chosen.
        let duty = if self.choosing { Duty::Choose } else { Duty::GoOn };
        let go_on = (stands && (self.choosing || self.answers_on.is_none()))
            .then(|| self.line(duty, 1, Some(self.closes_on)));
        [read, answer, remind, open, close, go_on].into_iter().flatten()
    }

    /// Whether people on the roster can pick up its tickets now.
    fn asks_roster(&self) -> bool {
        self.tier == Tier::Sealed && matches!(self.state, State::Announced | State::Open)
    }
}

/// What somebody with this role must do, the most harmful to leave first; of one kind the oldest.
pub fn lines(seen: &Seen, role: Role) -> Vec<Line> {
    let board = |duty, count, day| Line { duty, theme: None, count, day };
    let settings = seen.unsafe_settings as u64;
    let secure = (settings > 0).then(|| board(Duty::Secure, settings, None));
    let old = seen
        .roster_changed
        .filter(|on| on.checked_add_months(ROSTER_MONTHS).is_some_and(|day| day < seen.today))
        .filter(|_| seen.themes.iter().any(SeenTheme::asks_roster));
    let roster = old.map(|on| board(Duty::Roster, 1, Some(on)));
    let backup = backup(seen).map(|(duty, day)| board(duty, 1, day));
    let unheard = (seen.unheard > 0).then(|| board(Duty::Unheard, seen.unheard, None));
    let admins = (seen.admins == 1).then(|| board(Duty::Admins, 1, None));
    let flagged = seen.flagged as u64;
    let flagged = (flagged > 0).then(|| board(Duty::Flagged, flagged, None));
    let first = seen.to_explain.iter().min().copied();
    let explain = first.map(|due| board(Duty::Explain, seen.to_explain.len() as u64, Some(due)));
    let run_out = holidays_run_out(seen.today, seen.official_to);
    let holidays = run_out.then(|| board(Duty::Holidays, 1, None));
    let of_themes = seen.themes.iter().flat_map(|theme| theme.lines(seen.today));
    let of_board =
        [flagged, explain, secure, backup, unheard, roster, admins, holidays].into_iter().flatten();
    let mut lines: Vec<Line> =
        of_themes.chain(of_board).filter(|line| role.may(line.duty.right())).collect();
    // Without a day it waits for nothing: most of it first, then by its name, so that two looks at
    // the page are alike.
    lines.sort_by_cached_key(|line| {
        let theme = line.theme.clone().map(|(id, title)| (title, id));
        (line.duty, line.day, Reverse(line.count), theme)
    });
    lines
}

/// What is to be done about backups. Before the first theme opened there is nothing that could not
/// be made anew.
fn backup(seen: &Seen) -> Option<(Duty, Option<NaiveDate>)> {
    let opened =
        seen.themes.iter().any(|theme| !matches!(theme.state, State::Draft | State::Announced));
    match seen.backups {
        Standing::Failed(on) => Some((Duty::BackupFailed, Some(on))),
        Standing::Old(on) => Some((Duty::BackupOld, Some(on))),
        Standing::Never if opened => Some((Duty::NoBackup, None)),
        Standing::Never | Standing::Good(_) => None,
    }
}

/// Whether next year's holidays are still a calculation when they should be known: each February
/// they are published in the official gazette for the year after.
fn holidays_run_out(today: NaiveDate, official_to: i32) -> bool {
    today.month() >= 2 && official_to <= today.year()
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;
