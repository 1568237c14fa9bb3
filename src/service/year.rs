//! The verbs of the organizer's year: the plan of a fiscal year, last year's plan once more, a plan out of a
//! table, and the calendar feed.

use chrono::NaiveDate;

use super::{
    Actor, ChosenPreset, Error, Service,
    new_theme::{made_id, read_form_key},
    table_file::{self, Limits},
    token,
};
use crate::domain::{
    account::Right,
    calendar::fiscal_year,
    copied::copied,
    fault::Fault,
    ids::ThemeId,
    office_calendar::OfficeCalendar,
    plan::Plan,
    preset::{Brought, PresetSettings},
    problem::{Invalid, Problem},
    table::TableProblem,
    theme::{State, Theme},
    theme_form::PromptForm,
    year::{DryRow, ROWS_MAX, YearColumn, YearRules, copyable, first_year, read_rows, to_copy},
};

/// The largest table of a plan, in bytes.
pub const BYTES_MAX: usize = 1024 * 1024;
const LIMITS: Limits = Limits { bytes: BYTES_MAX, rows: ROWS_MAX };
/// The fiscal years that can be looked at.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2990;

/// The plan of a fiscal year as organizers look at it.
#[derive(Clone, Debug)]
pub struct YearAt {
    /// The year.
    pub from: i32,
    /// Today.
    pub today: NaiveDate,
    /// All themes that there are.
    pub themes: Vec<Theme>,
    /// The office's calendar.
    pub calendar: OfficeCalendar,
    /// Whether whoever looks has a calendar feed.
    pub has_feed: bool,
}

/// What came of a plan that was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCopied {
    /// How many drafts were made.
    pub made: usize,
    /// How many chosen themes were passed over, for their months have a theme already.
    pub passed: usize,
}

/// What the office calls its presets, and what a draft of a table begins with, in the reader's language.
#[derive(Clone, Debug)]
pub struct YearWords {
    /// What the columns may be called.
    pub columns: Vec<(YearColumn, &'static str)>,
    /// What the presets are called that the program brings.
    pub brought: Vec<(String, Brought)>,
    /// The prompts of a draft.
    pub prompts: Vec<PromptForm>,
}

/// Why a table of a plan is not taken.
#[derive(Debug)]
pub enum NotPlanned {
    /// It cannot be read.
    Table(TableProblem<YearColumn>),
    /// Lines of it are wrong.
    Lines,
    /// Anything else.
    Other(Error),
}

impl<E: Into<Error>> From<E> for NotPlanned {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// A file as a table of text; see [`table_file::text_of`].
///
/// # Errors
/// [`TableProblem`].
pub fn text_of(bytes: &[u8]) -> Result<String, TableProblem<YearColumn>> {
    table_file::text_of(bytes, LIMITS)
}

impl Service {
    /// The fiscal year that is meant by what stands in an address: this one, where nothing does.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for what is no year.
    pub fn year_asked(&self, typed: &str) -> Result<i32, Fault> {
        match typed {
            "" => Ok(fiscal_year(self.today())),
            typed => typed.parse().ok().filter(|year| YEARS.contains(year)).ok_or(Fault::NotFound),
        }
    }

    /// The plan of a fiscal year.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn year(&self, by: &Actor, from: i32) -> Result<YearAt, Error> {
        by.must(Right::Themes)?;
        Ok(YearAt {
            from,
            today: self.today(),
            themes: self.board.themes().await?,
            calendar: self.board.calendar().await?,
            has_feed: self.people.has_feed(by.account).await?,
        })
    }

    /// Makes drafts of the chosen themes of the year before `from`, each in its month with its days moved by
    /// their places among the working days; all or none. Themes whose months have one already are passed
    /// over. `key` was made with the form.
    ///
    /// # Errors
    /// [`Fault::Invalid`] (`themes`) where nothing is chosen; [`Fault::Malformed`]; [`Error::Store`].
    pub async fn copy_year(
        &self,
        by: &Actor,
        key: &str,
        from: i32,
        chosen: &[ThemeId],
    ) -> Result<YearCopied, Error> {
        by.must(Right::Themes)?;
        let key = read_form_key(key)?;
        if chosen.is_empty() {
            return Err(Invalid::one("themes", Problem::NotChosen).into());
        }
        let (themes, calendar) = (self.board.themes().await?, self.board.calendar().await?);
        let all = copyable(from, &themes);
        let known = all.iter().filter(|one| chosen.contains(&one.theme.id)).count();
        let mut drafts = Vec::new();
        for one in to_copy(&all, chosen) {
            let slug = one.month.format("%Y-%m").to_string();
            let plan = copied(one.theme, one.month, slug, &calendar).check()?;
            let id = made_id(&[b"kz/year/v1", key.as_bytes(), one.theme.id.as_bytes()]);
            drafts.push((ThemeId(id), plan));
        }
        self.create_drafts(&drafts, true).await?;
        // Those that are there: also where a first press made them, and none that somebody else was first
        // with.
        let mut made = 0;
        for (id, _) in &drafts {
            made += usize::from(self.has_theme(*id).await?);
        }
        Ok(YearCopied { made, passed: known - made })
    }

    /// What each line of a table would become.
    ///
    /// # Errors
    /// [`NotPlanned::Table`]; [`NotPlanned::Other`].
    pub async fn dry_year(
        &self,
        by: &Actor,
        text: &str,
        words: &YearWords,
    ) -> Result<Vec<DryRow>, NotPlanned> {
        by.must(Right::Themes)?;
        let own = self.board.presets().await?;
        let may_seal = self.config.may_seal();
        let usual = ChosenPreset::among(&own, "", may_seal).settings();
        let brought = words.brought.iter().map(|(name, one)| (name.clone(), one.settings()));
        let own = own.into_iter().map(|preset| (preset.name, preset.settings));
        let presets: Vec<(String, PresetSettings)> = own.chain(brought).collect();
        let (themes, calendar) = (self.board.themes().await?, self.board.calendar().await?);
        let rules = YearRules {
            presets: &presets,
            usual,
            may_seal,
            prompts: words.prompts.clone(),
            calendar: &calendar,
            themes: &themes,
            today: self.today(),
        };
        let lines = table_file::filled_lines(text, LIMITS);
        read_rows(&lines, &words.columns, &rules).map_err(NotPlanned::Table)
    }

    /// Makes the drafts of a table: of all its lines, or of none. `key` was made with the form that
    /// confirms them. Returns how many there are, and the first fiscal year of the table.
    ///
    /// # Errors
    /// [`NotPlanned`].
    pub async fn take_year(
        &self,
        by: &Actor,
        key: &str,
        text: &str,
        words: &YearWords,
    ) -> Result<(usize, Option<i32>), NotPlanned> {
        let key = read_form_key(key)?;
        let id = |line: u64| {
            ThemeId(made_id(&[b"kz/year-table/v1", key.as_bytes(), &line.to_be_bytes()]))
        };
        let dry = self.dry_year(by, text, words).await?;
        if dry.iter().any(|row| row.plan.is_err()) {
            return Err(NotPlanned::Lines);
        }
        let drafts: Vec<(ThemeId, Plan)> =
            dry.iter().filter_map(|row| Some((id(row.line), row.draft()?.clone()))).collect();
        self.create_drafts(&drafts, false).await?;
        Ok((drafts.len(), first_year(&dry)))
    }

    /// The themes whose days a calendar is told: those that staff see, and no draft.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn told_themes(&self) -> Result<Vec<Theme>, Error> {
        let mut themes = self.board.themes().await?;
        themes.retain(|theme| theme.state != State::Draft);
        themes.sort_by_key(|theme| (theme.opens_on, theme.id));
        Ok(themes)
    }

    /// The themes that staff were told of once and that are drafts again, or deleted ones.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn themes_off(&self) -> Result<Vec<Theme>, Error> {
        let seen = self.board.themes_seen().await?;
        let mut themes = self.board.themes().await?;
        themes.retain(|theme| theme.state == State::Draft && seen.contains(&theme.id));
        let deleted = self.board.trash().await?.into_iter().filter(|one| seen.contains(&one.id));
        themes.extend(deleted.filter_map(|one| {
            let version = one.last_version();
            Some(Theme { id: one.id, version, ..one.form.check().ok()?.draft() })
        }));
        themes.sort_by_key(|theme| (theme.opens_on, theme.id));
        Ok(themes)
    }

    /// Gives an account's calendar feed the address with the secret `link`, made with the form; the one
    /// that it had is good no more.
    ///
    /// # Errors
    /// [`Fault::Malformed`], [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn set_feed(&self, by: &Actor, link: &str) -> Result<(), Error> {
        by.must(Right::Themes)?;
        if !token::is_one(link) {
            return Err(Fault::Malformed.into());
        }
        Ok(self.people.set_feed(by.account, &token::hash(link)).await?)
    }

    /// Ends an account's calendar feed.
    ///
    /// # Errors
    /// [`Fault::Forbidden`]; [`Error::Store`].
    pub async fn end_feed(&self, by: &Actor) -> Result<(), Error> {
        by.must(Right::Themes)?;
        Ok(self.people.end_feed(by.account).await?)
    }

    /// Whether a feed has this address.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn is_feed(&self, link: &str) -> Result<bool, Error> {
        Ok(token::is_one(link) && self.people.is_feed(&token::hash(link)).await?)
    }
}
