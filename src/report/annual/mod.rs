//! The annual report (年次報告): what the themes of a fiscal year brought, and what was answered in it.
//! Made of what everybody can see of each theme, so no figure is finer than on the boards.

mod document;
mod json;
mod tables;

use chrono::NaiveDate;

pub(super) use self::json::write as write_json;
use crate::domain::{
    answers::{Progress, Status, Told},
    calendar::fiscal_year,
    letterhead::Letterhead,
    material::{Closed, LogPlace, ThemeMaterial, YearMaterial},
    stickers::StickerCount,
    theme::State,
};

/// Everything that an annual report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annual {
    /// The fiscal year, by its April.
    pub year: i32,
    /// The day on which it was built.
    pub made_on: NaiveDate,
    /// Whether its themes are examples.
    pub example: bool,
    /// The themes whose last day lies in the year, the earliest first.
    pub themes: Vec<ThemeOfYear>,
    /// Items with an answer that came out in the year, of whichever theme; of each what was said up
    /// to the year's end. The newest answer first.
    pub answers: Vec<Told>,
    /// The year in figures.
    pub figures: YearFigures,
    /// The year before, if it had a theme.
    pub before: Option<YearFigures>,
    /// What the office's reports begin and end with.
    pub letterhead: Letterhead,
    /// The last entry of the public log.
    pub log: Option<LogPlace>,
}

/// A theme of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeOfYear {
    /// What it came to.
    pub closed: Closed,
    /// Its first day.
    pub opened_on: NaiveDate,
    /// Where it stands.
    pub state: State,
    /// Whether its stickers are counted; not where the board hides them.
    pub tally: bool,
    /// Items of it that have an answer by now.
    pub answered: usize,
}

/// A fiscal year in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// Themes that closed.
    pub themes: usize,
    /// Notes that show on their boards.
    pub notes: usize,
    /// Stickers on them, of themes whose stickers are counted.
    pub stickers: StickerCount,
    /// Notes of such themes, and those with a sticker.
    pub counted: usize,
    /// Of these, with at least one sticker.
    pub with_stickers: usize,
    /// Items with an answer that came out in the year.
    pub answered: usize,
    /// Of these, done at the year's end.
    pub done: usize,
    /// Of these, declined.
    pub declined: usize,
    /// Days from the last day of a theme to its first answer, summed over so many themes.
    pub days: (u64, usize),
}

impl Annual {
    /// Counts what a year is made of.
    pub fn of(material: YearMaterial) -> Self {
        let YearMaterial { year, today, themes, letterhead, log } = material;
        let example = themes.iter().all(|one| one.theme.example) && !themes.is_empty();
        let of_year = |year: i32| {
            let mut all: Vec<ThemeOfYear> = themes
                .iter()
                .filter(|one| fiscal_year(one.theme.closes_on) == year)
                .map(ThemeOfYear::of)
                .collect();
            all.sort_by_key(|one| (one.closed.closed_on, one.closed.slug.clone()));
            all
        };
        let (now, then) = (of_year(year), of_year(year - 1));
        let (answers, answers_then) = (answers(&themes, year), answers(&themes, year - 1));
        let before = (!then.is_empty()).then(|| YearFigures::of(&then, &answers_then));
        Self {
            year,
            made_on: today,
            example,
            figures: YearFigures::of(&now, &answers),
            themes: now,
            answers,
            before,
            letterhead,
            log,
        }
    }

    /// Whether the year is not over, so that its figures will change.
    pub fn is_interim(&self) -> bool {
        fiscal_year(self.made_on) <= self.year
    }

    /// Its answers with this status, as they stood at the year's end.
    pub fn with(&self, status: Status) -> impl Iterator<Item = &Told> {
        let is = move |told: &&Told| told.stands().is_some_and(|one| one.answer.status == status);
        self.answers.iter().filter(is)
    }
}

impl ThemeOfYear {
    fn of(one: &ThemeMaterial) -> Self {
        let ThemeMaterial { theme, notes, published } = one;
        let mut progress = Progress::default();
        progress.add(theme, published, notes.clone());
        let mut closed = Closed::of(theme, notes, published.first_answer());
        let tally = theme.shows_tally();
        if !tally {
            // Here and not in each writer: what is not there cannot get out.
            (closed.stickers, closed.with_stickers) = (StickerCount::default(), 0);
        }
        Self {
            closed,
            opened_on: theme.opens_on,
            state: theme.state,
            tally,
            answered: progress.told.len(),
        }
    }
}

/// What was answered in a year.
fn answers(themes: &[ThemeMaterial], year: i32) -> Vec<Told> {
    let mut progress = Progress::default();
    for ThemeMaterial { theme, notes, published } in themes {
        let mut notes = notes.clone();
        if !theme.shows_tally() {
            for note in &mut notes {
                note.stickers = StickerCount::default();
            }
        }
        progress.add(theme, published, notes);
    }
    for told in &mut progress.told {
        told.history.retain(|given| fiscal_year(given.on) <= year);
    }
    progress.told.retain(|told| told.stands().is_some_and(|one| fiscal_year(one.on) == year));
    progress.told.sort_by_cached_key(|told| {
        let on = told.stands().map(|given| given.on);
        (std::cmp::Reverse(on), std::cmp::Reverse(told.place.stickers.total()), told.place.item)
    });
    progress.told
}

impl YearFigures {
    fn of(themes: &[ThemeOfYear], answers: &[Told]) -> Self {
        let is = |status| {
            let stands = answers.iter().filter_map(Told::stands);
            stands.filter(|given| given.answer.status == status).count()
        };
        let counted = || themes.iter().filter(|one| one.tally).map(|one| &one.closed);
        let days = themes.iter().filter_map(|one| one.closed.days_to_answer);
        let days: Vec<u64> = days.filter_map(|days| u64::try_from(days).ok()).collect();
        Self {
            themes: themes.len(),
            notes: themes.iter().map(|one| one.closed.notes).sum(),
            stickers: counted().map(|one| one.stickers).sum(),
            counted: counted().map(|one| one.notes).sum(),
            with_stickers: counted().map(|one| one.with_stickers).sum(),
            answered: answers.len(),
            done: is(Status::Done),
            declined: is(Status::Declined),
            days: (days.iter().sum(), days.len()),
        }
    }
}
