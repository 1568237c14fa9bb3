//! The workbook (ECMA-376): a sheet with the facts and the charts, and a sheet for each table, with
//! numbers and days that are such. Written for printing on A4 as much as for reading.

use chrono::Datelike;
use rust_xlsxwriter::{
    Chart as Drawn, ChartDataLabel, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    csv::{is_formula, printable},
    document::{Block, Cell, Chart, Column, Document, Kind, Table, TableName},
    error::WriteError,
};

/// The most that a cell holds, in UTF-16 code units (Excel specifications and limits).
const CELL_MAX: usize = 32_767;
/// A4, in the list of paper sizes of ECMA-376, 18.3.1.63.
const A4: u8 = 9;
/// Of the fonts of Windows, the one made to be read easily. Where it is missing, a program takes
/// its own.
const FONT: &str = "BIZ UDPGothic";
/// Rows that a chart covers, at the least.
const CHART_ROWS: u32 = 16;
/// The column in which charts stand, beside their tables.
const CHART_COLUMN: u16 = 3;
/// A sheet with more columns is printed across.
const UPRIGHT: usize = 5;

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    head: Format,
    text: Format,
    /// Text that a spreadsheet would take for a formula when somebody edits it.
    quoted: Format,
    number: Format,
    tenths: Format,
    day: Format,
}

/// The file.
pub(super) fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    let (mut book, looks) = (Workbook::new(), Looks::new());
    let made_on = date(document.title.made_on)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(cut(&document.title.title))
            .set_author(document.lang.texts().common.brand)
            // Not the time of writing: the same report is the same file.
            .set_creation_datetime(&made_on),
    );
    summary(book.add_worksheet(), document, &looks)?;
    for table in document.tables().filter(|table| has_sheet(table.name)) {
        sheet(book.add_worksheet(), table, &looks)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Charts have their tables beside them, and the sheet of notes says their places.
fn has_sheet(table: TableName) -> bool {
    !matches!(table, TableName::Top | TableName::Spread | TableName::Ranking)
}

impl Looks {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_align(FormatAlign::Top);
        let text = plain().set_text_wrap();
        Self {
            title: plain().set_bold().set_font_size(16),
            heading: plain().set_bold().set_font_size(12),
            head: text.clone().set_bold().set_border_bottom(FormatBorder::Thin),
            quoted: text.clone().set_quote_prefix(),
            text,
            number: plain().set_num_format("0"),
            tenths: plain().set_num_format("0.0"),
            day: plain().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
        }
    }
}

/// Facts, notices and charts, one below the other.
fn summary(sheet: &mut Worksheet, document: &Document, looks: &Looks) -> Result<(), XlsxError> {
    let name = sheet_name(document.lang.texts().report_parts.summary_sheet);
    sheet.set_name(&name)?;
    for (column, width) in [(0, 44.0), (1, 24.0), (2, 3.0)] {
        sheet.set_column_width(column, width)?;
    }
    set_up(sheet, false);
    let mut at = head(sheet, document, looks)?;
    for chapter in &document.chapters {
        let mut is_named = false;
        for block in &chapter.blocks {
            if !matches!(block, Block::Facts(_) | Block::Chart(_) | Block::Notice(_)) {
                continue;
            }
            // Notices about tables that stand on sheets of their own stay with what is here.
            if !is_named {
                at += 1;
                text(sheet, (at, 0), chapter.heading, &looks.heading)?;
                (at, is_named) = (at + 1, true);
            }
            at = match block {
                Block::Facts(facts) => {
                    for fact in facts {
                        text(sheet, (at, 0), fact.label, &looks.text)?;
                        value(sheet, (at, 1), &fact.value, looks)?;
                        at += 1;
                    }
                    at
                }
                Block::Chart(chart) => draw(sheet, &name, at, chart, looks)?,
                Block::Notice(says) => {
                    text(sheet, (at, 0), says, &looks.text)?;
                    at + 1
                }
                _ => at,
            };
        }
    }
    Ok(())
}

/// What stands above all; returns the next free row.
fn head(sheet: &mut Worksheet, document: &Document, looks: &Looks) -> Result<u32, XlsxError> {
    let title = &document.title;
    text(sheet, (0, 0), &title.title, &looks.title)?;
    let urgent = title.urgent.iter().copied();
    let says = urgent.chain([title.subtitle, &title.made]).chain(title.notices.iter().copied());
    let mut at = 1;
    for says in says.chain([title.description.as_str()]).filter(|says| !says.is_empty()) {
        text(sheet, (at, 0), says, &looks.text)?;
        at += 1;
    }
    Ok(at)
}

/// A chart with its table; returns the next free row.
fn draw(
    sheet: &mut Worksheet,
    name: &str,
    from: u32,
    chart: &Chart,
    looks: &Looks,
) -> Result<u32, XlsxError> {
    let rows = write_table(sheet, from, &chart.table, looks)?;
    let (first, last) = (from + 1, from + rows - 1);
    let mut drawn = Drawn::new_bar();
    drawn
        .add_series()
        .set_categories((name, first, 0, last, 0))
        .set_values((name, first, 1, last, 1))
        .set_gap(60)
        .set_data_label(ChartDataLabel::new().show_value());
    drawn.title().set_name(chart.title);
    drawn.legend().set_hidden();
    // The first on top, as in the table.
    drawn.x_axis().set_reverse();
    drawn.set_alt_text(format!("{}。{}", chart.title, chart.alt)).set_width(640);
    sheet.insert_chart(from, CHART_COLUMN, &drawn)?;
    Ok(from + rows.max(CHART_ROWS) + 1)
}

/// A sheet of one table: its heads stay in sight, on paper too, and its lines can be filtered.
fn sheet(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(table.title))?;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, width(*column))?;
    }
    let rows = write_table(sheet, 0, table, looks)?;
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.set_freeze_panes(1, 0)?.autofilter(0, 0, rows - 1, last)?.set_repeat_rows(0, 0)?;
    if let Some(total) = &table.total {
        line(sheet, rows, total, looks)?;
    }
    set_up(sheet, table.columns.len() > UPRIGHT);
    Ok(())
}

/// Heads and lines of a table; returns how many rows they are.
fn write_table(
    sheet: &mut Worksheet,
    from: u32,
    table: &Table,
    looks: &Looks,
) -> Result<u32, XlsxError> {
    for (at, column) in (0..).zip(&table.columns) {
        text(sheet, (from, at), column.head, &looks.head)?;
    }
    let mut at = from + 1;
    for row in &table.rows {
        line(sheet, at, row, looks)?;
        at += 1;
    }
    Ok(at - from)
}

fn line(sheet: &mut Worksheet, at: u32, row: &[Cell], looks: &Looks) -> Result<(), XlsxError> {
    (0..).zip(row).try_for_each(|(column, cell)| value(sheet, (at, column), cell, looks))
}

fn value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty | Cell::None => {}
        Cell::Text(says) | Cell::Prompt(says, _) => {
            let look = if is_formula(says) { &looks.quoted } else { &looks.text };
            text(sheet, (row, column), says, look)?;
        }
        Cell::Number(_) | Cell::Said(..) | Cell::Rank(..) => {
            let n = cell.number().unwrap_or_default();
            sheet.write_number_with_format(row, column, number(n), &looks.number)?;
        }
        Cell::Tenths(tenths) => {
            let look = &looks.tenths;
            sheet.write_number_with_format(row, column, number(*tenths) / 10.0, look)?;
        }
        Cell::Day(day, _) => {
            sheet.write_datetime_with_format(row, column, &date(*day)?, &looks.day)?;
        }
    }
    Ok(())
}

/// A number as a cell holds it.
fn number(n: u64) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    says: &str,
    look: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, cut(says), look).map(drop)
}

/// A text as a cell can hold it: without what XML cannot say, and not longer than a cell.
fn cut(says: &str) -> String {
    let says = printable(says);
    let mut length = 0;
    let fits = says.graphemes(true).take_while(|one| {
        length += one.encode_utf16().count();
        length < CELL_MAX
    });
    let mut short: String = fits.collect();
    if short.len() < says.len() {
        short.push('…');
    }
    short
}

fn date(day: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(u16::MAX),
        part(day.month()),
        part(day.day()),
    )
}

/// A name that a sheet can have: up to 31 characters, none of those that mean something.
fn sheet_name(title: &str) -> String {
    title.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect()
}

/// A4, as wide as the page, with the sheet's name and numbers of pages below.
fn set_up(sheet: &mut Worksheet, across: bool) {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&L&A&R&P / &N");
    if across {
        sheet.set_landscape();
    }
}

/// How wide a column is, in characters.
fn width(column: Column) -> f64 {
    match column.kind {
        Kind::Text => 50.0,
        Kind::Word => 20.0,
        Kind::Number => 12.0,
        Kind::Day => 14.0,
    }
}
