//! The sheet as a workbook: what is asked stands above, and below it a table with room for the two
//! answers. It is read back by the names of its columns, wherever the table begins.

use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::paper::{EnquiryPaper, column, noted};
use crate::domain::{
    calendar::Dates,
    enquiry::{Column, SheetItem},
};
use crate::i18n::{Lang, say};
use crate::report::{
    csv::is_formula,
    error::WriteError,
    xlsx::{A4, FONT, LINE, ROW_MAX, cut, lines, sheet_name},
};

/// How wide the columns are, in characters: number, name, notes, stickers, the answers, the key.
const WIDTHS: [f64; 7] = [5.0, 22.0, 40.0, 8.0, 34.0, 34.0, 12.0];
/// Columns of texts that lines are counted of.
const NAME: usize = 1;
const NOTES: usize = 2;
/// Room for somebody who writes by hand, in lines.
const WRITING: f64 = 5.0;
/// The papers of the heads and of what is not to be changed.
const HEAD: u32 = 0xEE_EA_E2;
const KEY: u32 = 0x82_78_6A;

struct Looks {
    title: Format,
    plain: Format,
    strong: Format,
    head: Format,
    text: Format,
    /// Text that a spreadsheet would take for a formula when somebody edits it.
    quoted: Format,
    number: Format,
    key: Format,
}

impl Looks {
    fn new() -> Self {
        let base = || Format::new().set_font_name(FONT).set_align(FormatAlign::Top);
        let plain = base().set_text_wrap();
        let text = plain.clone().set_border(FormatBorder::Thin);
        Self {
            title: base().set_bold().set_font_size(16).set_align(FormatAlign::Center),
            strong: plain.clone().set_bold(),
            head: text
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(HEAD))
                .set_align(FormatAlign::Center),
            quoted: text.clone().set_quote_prefix(),
            number: base().set_num_format("0").set_border(FormatBorder::Thin),
            key: text.clone().set_font_size(7).set_font_color(Color::RGB(KEY)),
            text,
            plain,
        }
    }
}

/// The file.
pub(super) fn write(
    paper: &EnquiryPaper<'_>,
    lang: Lang,
    dates: Dates,
) -> Result<Vec<u8>, WriteError> {
    let (mut book, looks, text) = (Workbook::new(), Looks::new(), &lang.texts().enquiry);
    book.set_properties(
        &DocProperties::new()
            .set_title(cut(&(text.to)(&paper.enquiry.department)))
            .set_author(lang.texts().common.brand)
            // Not the time of writing: the same sheet is the same file.
            .set_creation_datetime(&crate::report::xlsx::date(paper.day())?),
    );
    let sheet = book.add_worksheet().set_name(sheet_name(text.paper_title))?;
    for (at, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    let at = above(sheet, paper, (lang, dates), &looks)?;
    heads(sheet, at, lang, &looks)?;
    sheet.set_repeat_rows(at, at)?.set_freeze_panes(at + 1, 0)?;
    for (number, one) in (1..).zip(&paper.sheet.items) {
        item(sheet, at + number, one, number, &looks)?;
    }
    Ok(book.save_to_buffer()?)
}

/// What stands above the table; returns the row of its heads.
fn above(
    sheet: &mut Worksheet,
    paper: &EnquiryPaper<'_>,
    (lang, dates): (Lang, Dates),
    looks: &Looks,
) -> Result<u32, XlsxError> {
    let (text, enquiry) = (&lang.texts().enquiry, paper.enquiry);
    let says = [
        (text.paper_title.to_owned(), &looks.title),
        ((text.page_greeting)(&enquiry.department), &looks.strong),
        (enquiry.covering.clone(), &looks.plain),
        ((text.page_asks)(&paper.theme.title), &looks.plain),
        ((text.due_on)(say::date(lang, dates, enquiry.due)), &looks.strong),
        (text.paper_hint.to_owned(), &looks.plain),
        (text.record.to_owned(), &looks.plain),
    ];
    let last = u16::try_from(WIDTHS.len()).unwrap_or(u16::MAX) - 1;
    let (mut at, width) = (0, WIDTHS.iter().sum());
    for (says, look) in says.iter().filter(|(says, _)| !says.is_empty()) {
        sheet.merge_range(at, 0, at, last, &cut(says), look)?;
        let height = if at == 0 { 2.0 } else { lines(says, width) };
        sheet.set_row_height(at, (height * LINE).min(ROW_MAX))?;
        at += 1;
    }
    Ok(at + 1)
}

fn heads(sheet: &mut Worksheet, at: u32, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    let (text, common) = (&lang.texts().enquiry, &lang.texts().common);
    let heads = [
        text.number,
        text.column_name,
        common.notes,
        lang.texts().report.stickers_on_note,
        column(lang, Column::Handling),
        column(lang, Column::Plans),
        column(lang, Column::Item),
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string_with_format(at, column, head, &looks.head)?;
    }
    Ok(())
}

fn item(
    sheet: &mut Worksheet,
    at: u32,
    one: &SheetItem,
    number: u32,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let notes: Vec<String> = one.notes.iter().map(|note| noted(&note.text)).collect();
    let notes = notes.join("\n");
    let name = if is_formula(&one.name) { &looks.quoted } else { &looks.text };
    sheet.write_number_with_format(at, 0, number, &looks.number)?;
    sheet.write_string_with_format(at, 1, cut(&one.name), name)?;
    sheet.write_string_with_format(at, 2, cut(&notes), &looks.text)?;
    sheet.write_number_with_format(at, 3, one.stickers.total(), &looks.number)?;
    sheet.write_blank(at, 4, &looks.text)?.write_blank(at, 5, &looks.text)?;
    sheet.write_string_with_format(at, 6, one.item.to_string(), &looks.key)?;
    let needs = lines(&one.name, WIDTHS[NAME]).max(lines(&notes, WIDTHS[NOTES])).max(WRITING);
    sheet.set_row_height(at, (needs * LINE).min(ROW_MAX)).map(drop)
}
