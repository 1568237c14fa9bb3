//! Reading the file, strictly: what it must not say, what it lacks and what nobody knows is told,
//! each with its place, and nothing of it is taken then. What a theme says is held to the rules of
//! the form.

use chrono::NaiveDate;
use serde_json::Value;
use thiserror::Error;

use super::{
    BYTES_MAX, KIND, MONTHS_MAX, THEMES_MAX, VERSION,
    fields::{At, FileFault, Reader, Why},
    when::LAST,
    when::When,
};
use crate::domain::{
    office_file::{NotOurs, opened},
    plan::Plan,
    problem::{Invalid, Problem},
    theme_form::{PROMPTS_MAX, PromptForm, ThemeForm},
};

/// So many faults of a file are told.
const LISTED_MAX: usize = 20;
/// A file is held to the rules of the form in this month; which one makes no difference.
const ANY_MONTH: Option<NaiveDate> = NaiveDate::from_ymd_opt(2001, 1, 1);

const FILE: [&str; 4] = ["kind", "version", "first_month", "themes"];
const THEME: [&str; 18] = [
    "title",
    "description",
    "kind",
    "opens",
    "closes",
    "answers",
    "posting",
    "posting_until",
    "stickers",
    "stickers_until",
    "tier",
    "box_rule",
    "quorum",
    "premoderated",
    "max_notes",
    "tally",
    "archive_after",
    "prompts",
];
const PROMPT: [&str; 2] = ["name", "colour"];
const WHEN: [&str; 2] = ["month", "day"];

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotThemes {
    /// It is something else.
    #[error("no themes")]
    Other,
    /// It was written by a later version of the program.
    #[error("themes of version {0}")]
    Version(u32),
    /// It has more bytes than [`BYTES_MAX`].
    #[error("a file that is too large")]
    TooLarge,
    /// It is wrong: the first faults, and how many more there are.
    #[error("a file with faults")]
    Faults(Vec<FileFault>, usize),
}

impl From<NotOurs> for NotThemes {
    fn from(not: NotOurs) -> Self {
        match not {
            NotOurs::Other => Self::Other,
            NotOurs::Version(version) => Self::Version(version),
        }
    }
}

/// A theme of a file, whose days wait for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTheme {
    form: ThemeForm,
    opens: When,
    closes: When,
    answers: Option<When>,
    posting_until: Option<When>,
    stickers_until: Option<When>,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemesRead {
    /// The month of the year in which its first theme began, 1 to 12.
    pub first_month: u32,
    /// The themes, the earliest first.
    pub themes: Vec<FileTheme>,
}

impl FileTheme {
    /// When it begins.
    pub const fn opens(&self) -> When {
        self.opens
    }

    /// Its plan, where the first theme of the file begins in the month of `first`, under an address.
    ///
    /// # Errors
    /// [`Invalid`] where its days lie beyond what a theme can have.
    pub fn plan(&self, first: NaiveDate, slug: &str) -> Result<Plan, Invalid> {
        let day = |when: When| when.day_from(first).map(|day| day.to_string()).unwrap_or_default();
        let until = |when: Option<When>| when.map(day).unwrap_or_default();
        let form = ThemeForm {
            slug: slug.to_owned(),
            opens_on: day(self.opens),
            closes_on: day(self.closes),
            answers_on: until(self.answers),
            posting_until: until(self.posting_until),
            stickers_until: until(self.stickers_until),
            ..self.form.clone()
        };
        form.check()
    }
}

/// Reads a file.
///
/// # Errors
/// [`NotThemes`]; of faults all at once, as far as they can be seen.
pub fn read_file(bytes: &[u8]) -> Result<ThemesRead, NotThemes> {
    if bytes.len() > BYTES_MAX {
        return Err(NotThemes::TooLarge);
    }
    let bytes = opened(bytes, KIND, VERSION)?;
    let value: Value = serde_json::from_slice(bytes).map_err(|_| NotThemes::Other)?;
    let mut reader = Reader::default();
    let read = reader.file(&value);
    let Reader { mut faults } = reader;
    match read {
        Some(read) if faults.is_empty() => Ok(read),
        _ => {
            let more = faults.len().saturating_sub(LISTED_MAX);
            faults.truncate(LISTED_MAX);
            Err(NotThemes::Faults(faults, more))
        }
    }
}

impl Reader {
    fn file(&mut self, value: &Value) -> Option<ThemesRead> {
        let file = self.object(value, String::new(), &FILE)?;
        let first_month = self.number(&file, "first_month", 1, 12).unwrap_or(1);
        let listed = self.list(&file, "themes")?;
        if listed.is_empty() {
            self.fault(file.of("themes"), Why::Problem(Problem::Empty));
        }
        if listed.len() > THEMES_MAX {
            self.fault(file.of("themes"), Why::Problem(Problem::TooMany { max: THEMES_MAX }));
            return None;
        }
        let themes = listed.iter().enumerate();
        let mut themes: Vec<FileTheme> = themes
            .filter_map(|(n, theme)| self.theme(theme, format!("{}/{n}", file.of("themes"))))
            .collect();
        themes.sort_by_key(FileTheme::opens);
        Some(ThemesRead { first_month, themes })
    }

    fn theme(&mut self, value: &Value, place: String) -> Option<FileTheme> {
        let before = self.faults.len();
        let at = self.object(value, place, &THEME)?;
        // A file from before there were kinds has none.
        let has_kind = at.fields.contains_key("kind");
        let kind = if has_kind { self.text(&at, "kind") } else { String::new() };
        let form = ThemeForm {
            title: self.text(&at, "title"),
            description: self.text(&at, "description"),
            kind,
            tier: self.text(&at, "tier"),
            posting: self.ticked(&at, "posting"),
            stickers: self.ticked(&at, "stickers"),
            max_notes: self.digits(&at, "max_notes").unwrap_or_default(),
            tally: self.text(&at, "tally"),
            box_rule: self.text(&at, "box_rule"),
            quorum: self.digits(&at, "quorum").unwrap_or_default(),
            archive_after: self.optional(&at, "archive_after", Self::digits).unwrap_or_default(),
            premoderated: self.ticked(&at, "premoderated"),
            prompts: self.prompts(&at),
            ..ThemeForm::default()
        };
        let (opens, closes) = (self.when(&at, "opens"), self.when(&at, "closes"));
        // A file from before there was such a day has none.
        let answers = at.fields.contains_key("answers");
        let answers = answers.then(|| self.optional(&at, "answers", Self::when)).flatten();
        let posting_until = self.optional(&at, "posting_until", Self::when);
        let stickers_until = self.optional(&at, "stickers_until", Self::when);
        let theme = FileTheme {
            form,
            opens: opens?,
            closes: closes?,
            answers,
            posting_until,
            stickers_until,
        };
        if self.faults.len() == before {
            self.by_the_form(&at, &theme);
        }
        Some(theme)
    }

    /// Holds a theme that can be read to the rules of the form. Days are compared as they stand: in
    /// a short month two may fall together, and none comes before another.
    fn by_the_form(&mut self, at: &At<'_>, theme: &FileTheme) {
        let FileTheme { opens, closes, answers, posting_until, stickers_until, .. } = *theme;
        if closes < opens {
            return self.fault(at.of("closes"), Why::Problem(Problem::BeforeStart));
        }
        if answers.is_some_and(|answers| answers < closes) {
            self.fault(at.of("answers"), Why::Problem(Problem::BeforeEnd));
        }
        for (name, until) in [("posting_until", posting_until), ("stickers_until", stickers_until)]
        {
            match until {
                Some(until) if until < opens => {
                    self.fault(at.of(name), Why::Problem(Problem::BeforeStart));
                }
                Some(until) if until > closes => {
                    self.fault(at.of(name), Why::Problem(Problem::AfterEnd));
                }
                _ => {}
            }
        }
        let first = ANY_MONTH.unwrap_or_default();
        let Err(wrong) = theme.plan(first, "any") else { return };
        for one in wrong.0 {
            // Told above, under its name in the file.
            let of_days =
                ["opens_on", "closes_on", "answers_on", "posting_until", "stickers_until"];
            if !of_days.contains(&one.field.as_str()) {
                self.fault(at.of(&one.field.replace('.', "/")), Why::Problem(one.problem));
            }
        }
    }

    fn prompts(&mut self, at: &At<'_>) -> Vec<PromptForm> {
        let Some(listed) = self.list(at, "prompts") else { return Vec::new() };
        if listed.len() > PROMPTS_MAX {
            self.fault(at.of("prompts"), Why::Problem(Problem::TooMany { max: PROMPTS_MAX }));
        }
        let mut prompts = Vec::new();
        for (n, value) in listed.iter().take(PROMPTS_MAX).enumerate() {
            let Some(one) = self.object(value, format!("{}/{n}", at.of("prompts")), &PROMPT) else {
                continue;
            };
            let (name, colour) = (self.text(&one, "name"), self.text(&one, "colour"));
            // The form passes over rows that are not filled in; here a name is missing.
            if name.trim().is_empty() && one.fields.get("name").is_some_and(Value::is_string) {
                self.fault(one.of("name"), Why::Problem(Problem::Empty));
            }
            prompts.push(PromptForm { id: String::new(), name, colour });
        }
        prompts
    }

    fn when(&mut self, at: &At<'_>, name: &str) -> Option<When> {
        let value = self.field(at, name)?;
        let when = self.object(value, at.of(name), &WHEN)?;
        let (month, day) =
            (self.number(&when, "month", 0, MONTHS_MAX), self.number(&when, "day", 1, LAST));
        Some(When { month: month?, day: day? })
    }
}
