//! The tables of an annual report.

use super::{Annual, ThemeOfYear, YearFigures};
use crate::domain::{
    answers::{Status, Told},
    calendar::Dates,
};
use crate::i18n::{Lang, say};
use crate::report::document::{Cell, Kind, Table, TableName, day, each, table};

/// A line per theme, and the sums of the year.
pub(super) fn themes(annual: &Annual, lang: Lang, dates: Dates) -> Table {
    let (common, text, parts) =
        (&lang.texts().common, &lang.texts().annual, &lang.texts().report_parts);
    let columns = [
        (parts.theme, Kind::Text),
        (text.opened_on, Kind::Day),
        (parts.closed_on, Kind::Day),
        (common.notes, Kind::Number),
        (common.likes, Kind::Number),
        (parts.share, Kind::Number),
        (text.answered_items, Kind::Number),
        (text.days_short, Kind::Number),
    ];
    let row = |one: &ThemeOfYear| {
        let closed = &one.closed;
        let counted = |cell: Cell| if one.tally { cell } else { Cell::Empty };
        let days = closed.days_to_answer.and_then(|days| u64::try_from(days).ok());
        vec![
            closed.title.as_str().into(),
            day(lang, dates, Some(one.opened_on)),
            day(lang, dates, Some(closed.closed_on)),
            Cell::count(closed.notes),
            counted(Cell::stickers(lang, closed.stickers)),
            counted(each(closed.with_stickers as u64 * 100, closed.notes)),
            Cell::count(one.answered),
            days.map_or(Cell::None, Cell::Number),
        ]
    };
    let rows: Vec<Vec<Cell>> = annual.themes.iter().map(row).collect();
    let figures = &annual.figures;
    let total = vec![
        lang.texts().report.total.into(),
        Cell::Empty,
        Cell::Empty,
        Cell::count(figures.notes),
        Cell::stickers(lang, figures.stickers),
        each(figures.with_stickers as u64 * 100, figures.counted),
        Cell::count(annual.themes.iter().map(|one| one.answered).sum()),
        Cell::Empty,
    ];
    let title = text.themes;
    Table { total: Some(total), ..table(TableName::YearThemes, title, columns, rows) }
}

/// How many items have which answer.
pub(super) fn statuses(annual: &Annual, lang: Lang) -> Table {
    let (text, answering) = (&lang.texts().annual, &lang.texts().answering);
    let rows = Status::ALL.iter().map(|status| {
        vec![say::status(lang, *status).into(), Cell::count(annual.with(*status).count())]
    });
    let columns = [(answering.status, Kind::Word), (text.items, Kind::Number)];
    table(TableName::Statuses, text.statuses, columns, rows.collect())
}

/// What changed: a line per item that is done.
pub(super) fn done(annual: &Annual, lang: Lang, dates: Dates) -> Table {
    let (text, parts, answering) =
        (&lang.texts().annual, &lang.texts().report_parts, &lang.texts().answering);
    let row = |told: &Told| {
        let given = told.stands()?;
        Some(vec![
            told.place.name.as_str().into(),
            told.title.as_str().into(),
            day(lang, dates, Some(given.on)),
            given.answer.text.as_str().into(),
            given.answer.department.as_str().into(),
        ])
    };
    let columns = [
        (lang.texts().enquiry.column_item, Kind::Text),
        (parts.theme, Kind::Word),
        (parts.answered_on, Kind::Day),
        (text.what_changed, Kind::Text),
        (answering.in_charge, Kind::Word),
    ];
    let rows = annual.with(Status::Done).filter_map(row).collect();
    table(TableName::Done, text.done_title, columns, rows)
}

/// What was declined, and why.
pub(super) fn declined(annual: &Annual, lang: Lang, dates: Dates) -> Table {
    let (text, parts, answering) =
        (&lang.texts().annual, &lang.texts().report_parts, &lang.texts().answering);
    let row = |told: &Told| {
        let given = told.stands()?;
        let reason = given.answer.reason.map(lang.texts().answers.no_reason);
        Some(vec![
            told.place.name.as_str().into(),
            told.title.as_str().into(),
            day(lang, dates, Some(given.on)),
            reason.map_or(Cell::Empty, Cell::from),
            given.answer.text.as_str().into(),
            day(lang, dates, given.answer.check),
        ])
    };
    let columns = [
        (lang.texts().enquiry.column_item, Kind::Text),
        (parts.theme, Kind::Word),
        (parts.answered_on, Kind::Day),
        (answering.reason, Kind::Word),
        (answering.text, Kind::Text),
        (answering.check, Kind::Day),
    ];
    let rows = annual.with(Status::Declined).filter_map(row).collect();
    table(TableName::Declined, text.declined_title, columns, rows)
}

/// This year and the one before.
pub(super) fn years(annual: &Annual, before: &YearFigures, lang: Lang, dates: Dates) -> Table {
    let (common, text, parts) =
        (&lang.texts().common, &lang.texts().annual, &lang.texts().report_parts);
    let columns = [
        (text.year, Kind::Word),
        (text.themes_closed, Kind::Number),
        (common.notes, Kind::Number),
        (common.likes, Kind::Number),
        (parts.share, Kind::Number),
        (text.answered, Kind::Number),
        (text.done, Kind::Number),
        (text.days, Kind::Number),
    ];
    let row = |year: i32, of: &YearFigures| {
        vec![
            say::fiscal_year(lang, dates, year).as_str().into(),
            Cell::count(of.themes),
            Cell::count(of.notes),
            Cell::stickers(lang, of.stickers),
            each(of.with_stickers as u64 * 100, of.counted),
            Cell::count(of.answered),
            Cell::count(of.done),
            each(of.days.0, of.days.1),
        ]
    };
    let rows = vec![row(annual.year - 1, before), row(annual.year, &annual.figures)];
    table(TableName::Years, text.compared, columns, rows)
}
