//! The rows of a year's plan as a table: how they are read, and what each becomes. All of them become
//! drafts; the bytes are read elsewhere.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::written::{read_day, read_month};
use crate::domain::{
    calendar::fiscal_year,
    exchange::first_of_month,
    office_calendar::OfficeCalendar,
    plan::Plan,
    preset::PresetSettings,
    problem::{Invalid, Problem},
    search,
    settings::Tier,
    table::{TableLine, TableProblem, column},
    text,
    theme::Theme,
    theme_form::{PromptForm, ThemeForm},
};

/// So many rows are taken: the months of eight years.
pub const ROWS_MAX: usize = 100;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearColumn {
    /// The month in which the theme begins; needed only where its first day is not there.
    Month,
    /// The title.
    Title,
    /// The preset that gives its rules, and its days where they are not there.
    Preset,
    /// The first day.
    Opens,
    /// The last day.
    Closes,
    /// The day of the answer.
    Answers,
}

/// What the columns may be called.
pub type YearNames<'a> = [(YearColumn, &'a str)];

/// The cells of a row, as they stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearRow {
    /// The month.
    pub month: String,
    /// The title.
    pub title: String,
    /// The preset.
    pub preset: String,
    /// The first day.
    pub opens: String,
    /// The last day.
    pub closes: String,
    /// The day of the answer.
    pub answers: String,
}

/// What is wrong with a cell, and in which column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// Neither a month nor a first day.
    NoMonth,
    /// No month.
    Month,
    /// No day, in this column.
    Day(YearColumn),
    /// No preset of this name.
    Preset,
    /// A preset of Sealed tickets, which this server cannot give out.
    NotOffered,
    /// The last day has passed.
    Past,
    /// What the form of a theme would say, in this column.
    Form(YearColumn, Problem),
}

/// Of what a row is the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// A theme of this title begins in this month: nothing is made of the row.
    Theme,
    /// Another row of the table says the same: nothing is made of this one.
    Row,
    /// Another theme begins in this month, or another row does; a draft is made all the same.
    Month,
}

/// A row, and what becomes of it.
#[derive(Clone, Debug)]
pub struct DryRow {
    /// Its number in the table, from 1.
    pub line: u64,
    /// Its cells.
    pub row: YearRow,
    /// The draft, or everything that is wrong.
    pub plan: Result<Plan, Vec<RowProblem>>,
    /// Whether it is the second of something.
    pub again: Option<Again>,
}

impl DryRow {
    /// The draft that is made of it, if one is.
    pub fn draft(&self) -> Option<&Plan> {
        let skipped = matches!(self.again, Some(Again::Theme | Again::Row));
        self.plan.as_ref().ok().filter(|_| !skipped)
    }
}

/// What rows become drafts with.
pub struct YearRules<'a> {
    /// The presets by their names.
    pub presets: &'a [(String, PresetSettings)],
    /// The one for a row that names none.
    pub usual: PresetSettings,
    /// The prompts of the drafts.
    pub prompts: Vec<PromptForm>,
    /// The office's calendar.
    pub calendar: &'a OfficeCalendar,
    /// Whether Sealed tickets can be given out.
    pub may_seal: bool,
    /// What is there.
    pub themes: &'a [Theme],
    /// Today.
    pub today: NaiveDate,
}

/// Reads the lines of a table, whose first one names the columns.
///
/// # Errors
/// [`TableProblem`] where no line can be read.
pub fn read_rows(
    lines: &[TableLine],
    names: &YearNames<'_>,
    rules: &YearRules<'_>,
) -> Result<Vec<DryRow>, TableProblem<YearColumn>> {
    let (first, lines) = lines.split_first().ok_or(TableProblem::Empty)?;
    if lines.is_empty() {
        return Err(TableProblem::Empty);
    }
    if lines.len() > ROWS_MAX {
        return Err(TableProblem::TooLarge);
    }
    let find = |wanted: YearColumn| {
        let mut called = names.iter().filter(|(of, _)| *of == wanted);
        called.find_map(|(_, name)| column(first, name))
    };
    let title = find(YearColumn::Title);
    let when = find(YearColumn::Month).or(find(YearColumn::Opens));
    let (Some(title), Some(_)) = (title, when) else {
        let missing = [(YearColumn::Month, when), (YearColumn::Title, title)];
        let missing = missing.into_iter().filter(|(_, at)| at.is_none()).map(|(column, _)| column);
        let found = first.cells.iter().filter(|cell| !cell.trim().is_empty());
        return Err(TableProblem::Columns {
            missing: missing.collect(),
            found: found.map(|cell| cell.chars().take(40).collect()).collect(),
        });
    };
    let cell = |line: &TableLine, at: Option<usize>| {
        let cell = at.and_then(|at| line.cells.get(at)).map(String::as_str).unwrap_or_default();
        unguarded(cell.trim()).to_owned()
    };
    let mut seen = Seen::default();
    let rows = lines.iter().map(|line| {
        let of = |column| cell(line, find(column));
        let row = YearRow {
            month: of(YearColumn::Month),
            title: cell(line, Some(title)),
            preset: of(YearColumn::Preset),
            opens: of(YearColumn::Opens),
            closes: of(YearColumn::Closes),
            answers: of(YearColumn::Answers),
        };
        let plan = row.plan(rules);
        let again = plan.as_ref().ok().and_then(|plan| seen.again(plan, rules.themes));
        DryRow { line: line.line, row, plan, again }
    });
    Ok(rows.collect())
}

/// A cell without the mark that keeps spreadsheets from computing it, which this program and others put
/// before it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']))
        .unwrap_or(cell)
}

/// What the rows before said.
#[derive(Default)]
struct Seen {
    titles: BTreeSet<(NaiveDate, String)>,
    months: BTreeSet<NaiveDate>,
}

impl Seen {
    fn again(&mut self, plan: &Plan, themes: &[Theme]) -> Option<Again> {
        let month = first_of_month(plan.opens_on);
        let title = |title: &str| search::fold(&text::fold_line(title));
        let there = || {
            let planned = themes.iter().filter(|theme| !theme.emergency);
            planned.filter(|theme| first_of_month(theme.opens_on) == month)
        };
        let new_title = self.titles.insert((month, title(&plan.title)));
        let new_month = self.months.insert(month);
        if there().any(|theme| title(&theme.title) == title(&plan.title)) {
            Some(Again::Theme)
        } else if !new_title {
            Some(Again::Row)
        } else {
            (!new_month || there().next().is_some()).then_some(Again::Month)
        }
    }
}

impl YearRow {
    /// The draft that the row asks for.
    fn plan(&self, rules: &YearRules<'_>) -> Result<Plan, Vec<RowProblem>> {
        let mut bad = Vec::new();
        let preset = self.preset_of(rules).unwrap_or_else(|problem| {
            bad.push(problem);
            rules.usual
        });
        let mut day = |raw: &str, column| match raw {
            "" => None,
            raw => {
                let day = read_day(raw);
                if day.is_none() {
                    bad.push(RowProblem::Day(column));
                }
                day
            }
        };
        let opens = day(&self.opens, YearColumn::Opens);
        let closes = day(&self.closes, YearColumn::Closes);
        let answers = day(&self.answers, YearColumn::Answers);
        let month = match (self.month.as_str(), opens) {
            ("", Some(opens)) => Some(opens),
            ("", None) => {
                if self.opens.is_empty() {
                    bad.push(RowProblem::NoMonth);
                }
                None
            }
            (month, _) => {
                let month = read_month(month);
                if month.is_none() {
                    bad.push(RowProblem::Month);
                }
                month
            }
        };
        let Some(month) = month.filter(|_| bad.is_empty()) else { return Err(bad) };
        let begins = opens.unwrap_or(month);
        let mut form = preset.form(
            begins,
            format!("{:04}-{:02}", begins.year(), begins.month()),
            rules.calendar,
        );
        form.title.clone_from(&self.title);
        form.prompts.clone_from(&rules.prompts);
        Self::set_days(&mut form, &preset, (opens, closes, answers), rules.calendar);
        checked(&form, rules.today)
    }

    /// Puts the days that are given in the place of the preset's. Where some are, a cell without one
    /// means that there is none; but for the last day, which is so long after the first one as the preset
    /// says.
    fn set_days(
        form: &mut ThemeForm,
        preset: &PresetSettings,
        (opens, closes, answers): (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>),
        calendar: &OfficeCalendar,
    ) {
        let lasts = |from: NaiveDate| {
            let days = preset.durations.open_for?;
            calendar.working_days_after(from, usize::try_from(days).ok()?.saturating_sub(1))
        };
        if opens.is_some() || closes.is_some() {
            (form.posting_until, form.stickers_until) = (String::new(), String::new());
            form.answers_on = String::new();
        }
        let given = [
            (opens, &mut form.opens_on),
            (closes.or_else(|| lasts(opens?)), &mut form.closes_on),
            (answers, &mut form.answers_on),
        ];
        for (given, field) in given {
            if let Some(given) = given {
                *field = given.to_string();
            }
        }
    }

    fn preset_of(&self, rules: &YearRules<'_>) -> Result<PresetSettings, RowProblem> {
        if self.preset.is_empty() {
            return Ok(rules.usual);
        }
        let plain = |name: &str| search::fold(&text::fold_line(name));
        let is = |(name, _): &&(String, PresetSettings)| plain(name) == plain(&self.preset);
        match rules.presets.iter().find(is).map(|(_, preset)| *preset) {
            None => Err(RowProblem::Preset),
            Some(preset) if preset.tier == Tier::Sealed && !rules.may_seal => {
                Err(RowProblem::NotOffered)
            }
            Some(preset) => Ok(preset),
        }
    }
}

fn checked(form: &ThemeForm, today: NaiveDate) -> Result<Plan, Vec<RowProblem>> {
    let plan = form.check().map_err(|Invalid(problems)| {
        let of = |field: &str| match field {
            "opens_on" => YearColumn::Opens,
            "closes_on" => YearColumn::Closes,
            "answers_on" => YearColumn::Answers,
            "title" => YearColumn::Title,
            _ => YearColumn::Preset,
        };
        let problems = problems.into_iter();
        problems.map(|one| RowProblem::Form(of(&one.field), one.problem)).collect::<Vec<_>>()
    })?;
    if plan.closes_on < today { Err(vec![RowProblem::Past]) } else { Ok(plan) }
}

/// The fiscal year of the first draft, to be shown next.
pub fn first_year(rows: &[DryRow]) -> Option<i32> {
    rows.iter().filter_map(|row| Some(fiscal_year(row.plan.as_ref().ok()?.opens_on))).min()
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
