//! `kizuki export`: the bytes that the pages give, in a file or on standard output: the report of a
//! theme, its answers or its groups as they were published, or what was answered over all themes. And
//! the organizers' guide.

use std::path::PathBuf;

use clap::Args;

use super::{
    open::{Failure, close, open_for_reading},
    output::Output,
};
use crate::domain::{
    answers::Progress,
    calendar::fiscal_year,
    exchange::{THEMES_MAX, write_file},
    guide::Topic,
    text_enum,
    theme::Theme,
};
use crate::i18n::Lang;
use crate::report::{
    Annual, Format, Report, Summary, document::TableName, groups_csv, groups_json, guide_markdown,
    progress_csv, progress_json, year_calendar,
};
use crate::service::{Config, Service};
use crate::store;

text_enum!(
    /// What can be exported.
    What {
        /// The report of a theme.
        Report = "report",
        /// What was answered in a theme.
        Answers = "answers",
        /// The groups of a theme, as they were published.
        Groups = "groups",
        /// What was answered over all themes.
        Progress = "progress",
        /// What was answered in a theme, as it is handed to others.
        Council = "council",
        /// The report on a fiscal year.
        Year = "year",
        /// Themes for another office: one, those of a fiscal year, or all.
        Themes = "themes",
        /// The days of themes, for calendars.
        Calendar = "calendar",
        /// The organizers' guide.
        Guide = "guide",
    }
);

text_enum!(
    /// A format for programs.
    Table {
        /// For spreadsheets.
        Csv = "csv",
        /// As described in `docs/progress.md`.
        Json = "json",
    }
);

/// What, and where to.
#[derive(Args)]
pub struct Arguments {
    /// report, answers, groups, progress, council (a theme's answers as a document), year,
    /// themes (the questions and settings alone, for another office: docs/exchange.md), calendar
    /// (the days of themes as iCalendar: docs/year.md) or guide (the organizers' guide, of no board)
    #[arg(long, default_value = What::Report.as_str())]
    what: String,
    /// The theme's short name; for everything but progress and year, which are over all themes.
    /// Without it and --year, themes are all that there are
    #[arg(long)]
    theme: Option<String>,
    /// The fiscal year of --what year, themes or calendar, by its April
    #[arg(long)]
    year: Option<i32>,
    #[arg(long, help = formats_help())]
    format: Option<String>,
    #[arg(long, help = report_tables_help())]
    table: Option<String>,
    /// The file to write; an existing one is replaced whole or not at all. Without it, or with -,
    /// it goes to standard output
    #[arg(long)]
    out: Option<PathBuf>,
    #[arg(long, help = languages_help(), default_value = Lang::default().as_str())]
    lang: String,
}

/// The words of an enumeration, as a message offers them.
fn one_of(words: impl Iterator<Item = &'static str>) -> String {
    words.collect::<Vec<_>>().join(" or ")
}

fn report_formats() -> String {
    one_of(Format::ALL.iter().map(|format| format.as_str()))
}

fn report_tables() -> String {
    one_of(TableName::ALL.iter().map(|table| table.as_str()))
}

fn report_tables_help() -> String {
    let usual = TableName::Notes.as_str();
    format!("the table of a report as csv: {}; {usual} without it", report_tables())
}

fn tables() -> String {
    one_of(Table::ALL.iter().map(|table| table.as_str()))
}

fn formats_help() -> String {
    format!("{} for the report, {} for the rest; themes are json", report_formats(), tables())
}

/// The languages that there are documents in.
fn languages() -> String {
    one_of(Lang::ALL.iter().filter(|lang| lang.document() == **lang).map(|lang| lang.as_str()))
}

fn languages_help() -> String {
    let file = "a file is a document of the office";
    format!("{}; ja-simple writes Japanese, for {file}", languages())
}

/// Runs the command.
pub async fn run(config: Config, arguments: Arguments) -> Result<(), Failure> {
    let what = What::ALL.iter().map(|what| what.as_str());
    let what: What = arguments.what.parse().map_err(|_| format!("--what: {}", one_of(what)))?;
    let lang: Lang = arguments.lang.parse().map_err(|_| format!("--lang: {}", languages()))?;
    match what {
        What::Calendar => return calendar(config, arguments, lang).await,
        What::Guide => return guide(arguments, lang),
        _ => {}
    }
    let format = match (what, arguments.format.as_deref()) {
        (_, Some(format)) => format,
        // There is no other.
        (What::Themes, None) => Table::Json.as_str(),
        (_, None) => return Err(format!("--format is needed: {}", formats_help()).into()),
    };
    let format = Asked::of(what, format, arguments.table.as_deref())?;
    match (what, &arguments.theme) {
        (What::Progress | What::Year, Some(_)) => {
            let what = what.as_str();
            return Err(format!("--what {what} is over all themes: leave --theme out").into());
        }
        (What::Report | What::Answers | What::Groups | What::Council, None) => {
            return Err(format!("--what {} needs --theme", what.as_str()).into());
        }
        _ => {}
    }
    match (what, arguments.year) {
        (What::Year, None) => return Err("--what year needs --year".into()),
        (What::Themes, Some(_)) if arguments.theme.is_some() => {
            return Err("--what themes takes --theme or --year, not both".into());
        }
        (What::Year | What::Themes, _) | (_, None) => {}
        (_, Some(_)) => return Err("--year is for --what year and --what themes".into()),
    }
    let state = open_for_reading(config).await?;
    let written = match (what, arguments.year) {
        (What::Themes, year) => themes(&state, arguments.theme.as_deref(), year).await,
        (_, Some(year)) => annual(&state, year, format, lang).await,
        _ => write(&state, what, arguments.theme.as_deref(), format, lang).await,
    };
    close(&state).await;
    let (bytes, done) = written?;
    Output::of(arguments.out).write(&bytes, &done)
}

/// Runs the command for calendars, which have one format and are of all themes.
async fn calendar(config: Config, arguments: Arguments, lang: Lang) -> Result<(), Failure> {
    let Arguments { theme, year, format, table, out, .. } = arguments;
    if theme.is_some() || table.is_some() || format.is_some_and(|format| format != "ics") {
        return Err("--what calendar takes --year alone; it is ics".into());
    }
    let state = open_for_reading(config).await?;
    let read = async {
        let mut themes = state.told_themes().await?;
        let mut off = state.themes_off().await?;
        for themes in [&mut themes, &mut off] {
            themes.retain(|theme| year.is_none_or(|year| fiscal_year(theme.opens_on) == year));
        }
        Ok::<_, Failure>((themes, off, state.board.office().await?))
    };
    let read = read.await;
    close(&state).await;
    let (themes, off, office) = read?;
    let [told, off] = [&themes, &off].map(|themes| themes.iter().collect::<Vec<_>>());
    let text = year_calendar(&told, &off, office, lang.document());
    Output::of(out).write(text.as_bytes(), &format!("{} themes", themes.len()))
}

/// Runs the command for the guide, which is of no board and has one format.
fn guide(arguments: Arguments, lang: Lang) -> Result<(), Failure> {
    let Arguments { theme, year, format, table, out, .. } = arguments;
    let other = theme.is_some() || year.is_some() || table.is_some();
    if other || format.is_some_and(|format| format != Format::Markdown.as_str()) {
        return Err("--what guide takes --lang alone; it is md".into());
    }
    let done = format!("{} pages", Topic::ALL.len());
    Output::of(out).write(guide_markdown(lang).as_bytes(), &done)
}

/// In which format.
#[derive(Clone, Copy)]
enum Asked {
    /// A report, or one table of it.
    Report(Format, Option<TableName>),
    /// Anything else.
    Table(Table),
}

impl Asked {
    fn of(what: What, word: &str, table: Option<&str>) -> Result<Self, String> {
        let format: Option<Format> = word.parse().ok();
        match (what, table) {
            (What::Report | What::Year, Some(table)) if format == Some(Format::Csv) => {
                let table = table.parse().map_err(|_| format!("--table: {}", report_tables()))?;
                Ok(Self::Report(Format::Csv, Some(table)))
            }
            (_, Some(_)) => Err("--table is for a report as csv".into()),
            (What::Themes, None) if word != Table::Json.as_str() => {
                Err(format!("--format: {}", Table::Json.as_str()))
            }
            (What::Report | What::Council | What::Year, None) => {
                let format = format.ok_or_else(|| format!("--format: {}", report_formats()))?;
                Ok(Self::Report(format, None))
            }
            (_, None) => {
                let table = word.parse().map_err(|_| format!("--format: {}", tables()))?;
                Ok(Self::Table(table))
            }
        }
    }
}

/// The bytes, and what is said of them.
async fn write(
    state: &Service,
    what: What,
    theme: Option<&str>,
    format: Asked,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failure> {
    let Some(slug) = theme else {
        return Ok(answers(state, &state.progress().await?, format, lang));
    };
    let theme = match state.board.theme_by_slug(slug).await {
        Err(store::Error::NotFound) => return Err(format!("there is no theme {slug}").into()),
        other => other?,
    };
    match (what, format) {
        (What::Council, Asked::Report(format, _)) => council(state, theme, format, lang).await,
        (_, Asked::Report(format, table)) => report(state, theme, (format, table), lang).await,
        (What::Groups, Asked::Table(table)) => groups(state, &theme, table, lang).await,
        _ => {
            let mut progress = Progress::default();
            let published = state.published(&theme).await?;
            progress.add(&theme, &published, state.board.notes(theme.id).await?);
            Ok(answers(state, &progress, format, lang))
        }
    }
}

/// The report as everybody may read it: what departments were asked is for those who are signed in.
async fn report(
    state: &Service,
    theme: Theme,
    (format, table): (Format, Option<TableName>),
    lang: Lang,
) -> Result<(Vec<u8>, String), Failure> {
    let summary = Summary::of(state.material(theme).await?);
    let done = format!("{} notes, {} stickers", summary.notes.len(), summary.stickers().total());
    let report = Report::of(&summary, lang, state.dates());
    let bytes = match table {
        Some(table) => report.table(table)?,
        None => report.set_in(state.fonts.read_if(format.needs_fonts())).write(format)?,
    };
    Ok((bytes, done))
}

/// What was answered in a theme, as it is handed to others.
async fn council(
    state: &Service,
    theme: Theme,
    format: Format,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failure> {
    let summary = Summary::of(state.material(theme).await?);
    let done = format!("{} answers", summary.answers.len());
    let report = Report::council(&summary, lang, state.dates());
    Ok((report.set_in(state.fonts.read_if(format.needs_fonts())).write(format)?, done))
}

/// The report on a fiscal year.
async fn annual(
    state: &Service,
    year: i32,
    format: Asked,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failure> {
    let annual = Annual::of(state.year_material(year).await?);
    let done = format!("{} themes, {} answers", annual.themes.len(), annual.answers.len());
    let report = Report::of_year(&annual, lang, state.dates());
    let bytes = match format {
        Asked::Report(_, Some(table)) => report.table(table)?,
        Asked::Report(format, None) => {
            report.set_in(state.fonts.read_if(format.needs_fonts())).write(format)?
        }
        Asked::Table(_) => return Err(format!("--format: {}", report_formats()).into()),
    };
    Ok((bytes, done))
}

/// Themes for another office: the one, those of a fiscal year, or all.
async fn themes(
    state: &Service,
    slug: Option<&str>,
    year: Option<i32>,
) -> Result<(Vec<u8>, String), Failure> {
    let mut themes = state.givable().await?;
    themes.retain(|theme| {
        slug.is_none_or(|slug| theme.slug == slug)
            && year.is_none_or(|year| fiscal_year(theme.opens_on) == year)
    });
    match themes.len() {
        0 => return Err("there is no such theme".into()),
        many if many > THEMES_MAX => {
            return Err(format!("{many} themes are more than a file has ({THEMES_MAX})").into());
        }
        _ => {}
    }
    let done = format!("{} themes, without notes", themes.len());
    Ok((write_file(&themes).into_bytes(), done))
}

async fn groups(
    state: &Service,
    theme: &Theme,
    table: Table,
    lang: Lang,
) -> Result<(Vec<u8>, String), Failure> {
    let published = state.published(theme).await?;
    let grouped = published.grouped(state.board.notes(theme.id).await?);
    let done = format!("{} groups, {} notes in none", grouped.groups.len(), grouped.loose.len());
    let bytes = match table {
        Table::Csv => groups_csv(theme, &grouped, lang.document()),
        Table::Json => groups_json(theme, &grouped).into_bytes(),
    };
    Ok((bytes, done))
}

fn answers(state: &Service, progress: &Progress, format: Asked, lang: Lang) -> (Vec<u8>, String) {
    let done = format!("{} answers", progress.told.len());
    let bytes = match format {
        Asked::Table(Table::Json) => progress_json(progress, state.today()).into_bytes(),
        _ => progress_csv(progress, state.today(), lang.document()),
    };
    (bytes, done)
}
