//! The workbook (ECMA-376): a sheet with the facts and the charts, and a sheet for each table, with
//! numbers and days that are such. Written for printing on A4 as much as for reading.

use chrono::Datelike;
use rust_xlsxwriter::{
    Chart as Drawn, ChartDataLabel, ChartFormat, ChartSolidFill, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    csv::is_formula,
    document::{Block, Cell, Chart, Column, Document, Fact, Kind, Letter, Table, TableName},
    error::WriteError,
    markup::printable,
};

/// The most that a cell holds, in UTF-16 code units (Excel specifications and limits).
const CELL_MAX: usize = 32_767;
/// A4, in the list of paper sizes of ECMA-376, 18.3.1.63.
pub(super) const A4: u8 = 9;
/// Of the fonts of Windows, the one made to be read easily. Where it is missing, a program takes
/// its own.
pub(super) const FONT: &str = "BIZ UDPGothic";
/// Rows that a chart covers, at the least.
const CHART_ROWS: u32 = 16;
/// How wide the columns of the first sheet are, in characters, and a chart below both, in pixels.
const SUMMARY: [f64; 2] = [46.0, 36.0];
const CHART_WIDTH: u32 = 580;
/// How high a line of text is, in points, and the highest row (Excel specifications and limits).
pub(super) const LINE: f64 = 15.0;
pub(super) const ROW_MAX: f64 = 409.0;
/// The colour of a sticker.
const BAR: &str = "#C52D27";
/// A sheet with more columns is printed across.
const UPRIGHT: usize = 5;

/// How cells look.
struct Looks {
    title: Format,
    right: Format,
    centre: Format,
    heading: Format,
    head: Format,
    /// The head of a column of numbers.
    number_head: Format,
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
    !matches!(table, TableName::Top | TableName::Spread | TableName::Ranking | TableName::Statuses)
}

impl Looks {
    fn new() -> Self {
        let plain = || Format::new().set_font_name(FONT).set_align(FormatAlign::Top);
        let text = plain().set_text_wrap();
        let head = text.clone().set_bold().set_border_bottom(FormatBorder::Thin);
        Self {
            title: plain().set_bold().set_font_size(16),
            right: text.clone().set_align(FormatAlign::Right),
            centre: text.clone().set_align(FormatAlign::Center),
            heading: plain().set_bold().set_font_size(12),
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
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
    for (column, width) in (0..).zip(SUMMARY) {
        sheet.set_column_width(column, width)?;
    }
    set_up(sheet, false);
    let mut at = head(sheet, document, looks)?;
    // Tables stand on sheets of their own, with what there is to say of them.
    let is_here = |block: &Block| matches!(block, Block::Facts(_) | Block::Chart(_));
    for chapter in document.chapters.iter().filter(|one| one.blocks.iter().any(is_here)) {
        text(sheet, (at + 1, 0), chapter.heading, &looks.heading)?;
        at += 2;
        for block in &chapter.blocks {
            at = match block {
                Block::Facts(facts) => self::facts(sheet, at, facts, looks)?,
                Block::Chart(chart) => draw(sheet, &name, at, chart, looks)?,
                Block::Notice(says) => wide(sheet, at, says, &looks.text)?,
                _ => at,
            };
        }
    }
    let closing = document.title.letter.iter().map(|letter| letter.closing.as_str());
    for closing in closing.filter(|closing| !closing.is_empty()) {
        at = wide(sheet, at + 1, closing, &looks.right)?;
    }
    Ok(())
}

/// Labels with their values; returns the next free row.
fn facts(
    sheet: &mut Worksheet,
    from: u32,
    facts: &[Fact],
    looks: &Looks,
) -> Result<u32, XlsxError> {
    let mut at = from;
    for Fact { label, value: says, .. } in facts {
        text(sheet, (at, 0), label, &looks.text)?;
        value(sheet, (at, 1), says, looks)?;
        fit(sheet, at, [(*label, SUMMARY[0]), (&says.text(), SUMMARY[1])])?;
        at += 1;
    }
    Ok(at)
}

/// A text over both columns; returns the next free row.
fn wide(sheet: &mut Worksheet, at: u32, says: &str, look: &Format) -> Result<u32, XlsxError> {
    sheet.merge_range(at, 0, at, 1, &cut(says), look)?;
    fit(sheet, at, [(says, SUMMARY.iter().sum())])?;
    Ok(at + 1)
}

/// What stands above all; returns the next free row.
fn head(sheet: &mut Worksheet, document: &Document, looks: &Looks) -> Result<u32, XlsxError> {
    let title = &document.title;
    let below = |sheet: &mut Worksheet, from: u32, says: &[(&str, &Format)]| {
        let mut says = says.iter().filter(|(says, _)| !says.is_empty());
        says.try_fold(from, |at, (says, look)| wide(sheet, at, says, look))
    };
    let mut at = 0;
    if let Some(Letter { number, day, addressee, sender, .. }) = &title.letter {
        let (addressee, sender) = (addressee.join("\n"), sender.join("\n"));
        let right = &looks.right;
        let head =
            [(number.as_str(), right), (day, right), (&addressee, &looks.text), (&sender, right)];
        at = below(sheet, at, &head)?;
    }
    text(sheet, (at, 0), &title.title, &looks.title)?;
    let made = if title.letter.is_some() { "" } else { &title.made };
    let urgent = title.urgent.iter().copied();
    let says = urgent.chain([title.subtitle, made]).chain(title.notices.iter().copied());
    let says = says.chain([title.description.as_str()]).map(|says| (says, &looks.text));
    at = below(sheet, at + 1, &says.collect::<Vec<_>>())?;
    match &title.letter {
        Some(Letter { opening, details: Some(details), .. }) => {
            below(sheet, at, &[(opening, &looks.text), (details, &looks.centre)])
        }
        _ => Ok(at),
    }
}

/// A table with its chart below; returns the next free row.
fn draw(
    sheet: &mut Worksheet,
    name: &str,
    from: u32,
    chart: &Chart,
    looks: &Looks,
) -> Result<u32, XlsxError> {
    let rows = write_table(sheet, from, &chart.table, &SUMMARY, looks)?;
    let (first, last) = (from + 1, from + rows - 1);
    let mut drawn = Drawn::new_bar();
    drawn
        .add_series()
        .set_categories((name, first, 0, last, 0))
        .set_values((name, first, 1, last, 1))
        .set_gap(60)
        .set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(BAR)))
        .set_data_label(ChartDataLabel::new().show_value());
    drawn.title().set_name(chart.title);
    drawn.legend().set_hidden();
    // The first on top, as in the table, and each with its name.
    drawn.y_axis().set_reverse().set_label_interval(1);
    drawn.set_alt_text(format!("{}。{}", chart.title, chart.alt)).set_width(CHART_WIDTH);
    sheet.insert_chart(from + rows, 0, &drawn)?;
    Ok(from + rows + CHART_ROWS)
}

/// A sheet of one table: its heads stay in sight, on paper too, and its lines can be filtered.
fn sheet(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(table.title))?;
    let widths: Vec<f64> = table.columns.iter().map(|column| width(*column)).collect();
    for (at, width) in (0..).zip(&widths) {
        sheet.set_column_width(at, *width)?;
    }
    let rows = write_table(sheet, 0, table, &widths, looks)?;
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
    widths: &[f64],
    looks: &Looks,
) -> Result<u32, XlsxError> {
    for (at, column) in (0..).zip(&table.columns) {
        let look = if column.kind == Kind::Number { &looks.number_head } else { &looks.head };
        text(sheet, (from, at), column.head, look)?;
    }
    let mut at = from + 1;
    for row in &table.rows {
        line(sheet, at, row, looks)?;
        let texts: Vec<_> = row.iter().map(Cell::text).collect();
        fit(sheet, at, texts.iter().map(AsRef::as_ref).zip(widths.iter().copied()))?;
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
        Cell::Notes(_) => text(sheet, (row, column), &cell.text(), &looks.text)?,
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

/// Makes a row as high as its longest text needs in columns so wide. Excel would do so by itself,
/// others do not.
fn fit<'t>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl IntoIterator<Item = (&'t str, f64)>,
) -> Result<(), XlsxError> {
    let lines = texts.into_iter().map(|(says, width)| lines(says, width)).fold(1.0, f64::max);
    if lines > 1.0 {
        sheet.set_row_height(row, (lines * LINE).min(ROW_MAX))?;
    }
    Ok(())
}

/// How many lines a text needs in a column so wide.
pub(super) fn lines(says: &str, width: f64) -> f64 {
    says.split('\n').map(|line| (length(line) / width).ceil().max(1.0)).sum()
}

/// How long a line is, in characters of half a width.
fn length(line: &str) -> f64 {
    line.chars().map(|c| if c < '\u{1100}' { 1.0 } else { 2.0 }).sum()
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
pub(super) fn cut(says: &str) -> String {
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

/// A day as a cell holds it.
pub(super) fn date(day: chrono::NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: u32| u8::try_from(n).unwrap_or(u8::MAX);
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(u16::MAX),
        part(day.month()),
        part(day.day()),
    )
}

/// A name that a sheet can have: up to 31 characters, none of those that mean something.
pub(super) fn sheet_name(title: &str) -> String {
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
        Kind::Text => 42.0,
        Kind::Word => 18.0,
        Kind::Number => 10.0,
        Kind::Day => 12.0,
    }
}
