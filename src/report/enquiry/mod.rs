//! The sheet of an enquiry (照会票) as a file: a table to be filled in, and a document.

mod document;
mod paper;
mod xlsx;

use self::paper::noted;
pub use self::paper::{EnquiryPaper, column};
use super::{
    Format,
    csv::CsvTable,
    docx,
    error::WriteError,
    markdown::{Markdown, escape},
};
use crate::domain::{
    calendar::Dates,
    enquiry::{Column, Enquiry, SheetItem},
};
use crate::i18n::{Lang, say};

impl EnquiryPaper<'_> {
    /// The formats of a sheet.
    pub const FORMATS: [Format; 4] = [Format::Xlsx, Format::Docx, Format::Csv, Format::Markdown];

    /// Writes the sheet in one of its [formats](Self::FORMATS) and a language
    /// ([`Lang::document`]), with years as the office writes them; nothing in another format.
    ///
    /// # Errors
    /// [`WriteError::Workbook`], [`WriteError::Packed`].
    pub fn write(
        &self,
        format: Format,
        lang: Lang,
        dates: Dates,
    ) -> Option<Result<Vec<u8>, WriteError>> {
        let lang = lang.document();
        match format {
            Format::Xlsx => Some(xlsx::write(self, lang, dates)),
            Format::Docx => Some(docx::write(&document::of(self, lang, dates))),
            Format::Csv => Some(Ok(self.csv(lang))),
            Format::Markdown => Some(Ok(self.markdown(lang, dates).into_bytes())),
            _ => None,
        }
    }

    /// One line per item: key, name, notes, stickers, and two empty cells for the answers.
    fn csv(&self, lang: Lang) -> Vec<u8> {
        let (text, report) = (&lang.texts().enquiry, &lang.texts().report);
        let mut table = CsvTable::new([
            column(lang, Column::Item),
            text.column_name,
            lang.texts().common.notes,
            report.stickers_on_note,
            column(lang, Column::Handling),
            column(lang, Column::Plans),
        ]);
        for one in &self.sheet.items {
            let notes: Vec<String> = one.notes.iter().map(|note| noted(&note.text)).collect();
            table.line([
                &one.item.to_string(),
                &one.name,
                &notes.join("\n"),
                &one.stickers.total().to_string(),
                "",
                "",
            ]);
        }
        table.bytes()
    }

    fn markdown(&self, lang: Lang, dates: Dates) -> String {
        let (text, Enquiry { department, covering, due, .. }) =
            (&lang.texts().enquiry, self.enquiry);
        let mut out = Markdown::default();
        out.heading(1, &(text.to)(department));
        out.block(&escape(&self.theme.title));
        out.list([escape(&(text.due_on)(say::date(lang, dates, *due)))]);
        if !covering.is_empty() {
            out.block(&escape(covering));
        }
        out.block(text.sheet_lead);
        out.block(text.record);
        self.sheet.items.iter().for_each(|one| item(&mut out, one, lang, dates));
        out.text()
    }
}

fn item(out: &mut Markdown, one: &SheetItem, lang: Lang, dates: Dates) {
    let (text, common) = (&lang.texts().enquiry, &lang.texts().common);
    let likes = common.likes;
    let notes = one.notes.iter();
    let notes = notes.map(|note| {
        format!("{} ({likes} {})", escape(&note.text), say::stickers(lang, note.stickers))
    });
    out.heading(2, &one.name);
    out.list(
        std::iter::once(format!("{likes}: {}", say::stickers(lang, one.stickers))).chain(notes),
    );
    let words = one.reply.as_ref().map(|reply| &reply.words);
    let handling = words.map_or("", |words| &words.handling);
    let plans = words.map_or("", |words| &words.plans);
    for (heading, says) in [(text.handling, handling), (text.plans, plans)] {
        out.heading(3, heading);
        out.block(&escape(says));
    }
    if let Some(reply) = &one.reply {
        out.block(&escape(&say::came(lang, dates, reply)));
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        answers::Item,
        enquiry::{EnquiryState, Reply, Sheet, Way, Words},
        ids::{NoteId, PromptId},
        letterhead::Letterhead,
        note::Note,
        stickers::StickerCount,
    };
    use crate::report::summary::tests::summary;

    fn paper(write: impl Fn(EnquiryPaper<'_>) -> Option<Result<Vec<u8>, WriteError>>) -> String {
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day");
        let note = Note {
            id: NoteId(Uuid::from_u128(7)),
            prompt: PromptId(Uuid::nil()),
            text: "=1+1\n電話".into(),
            stickers: StickerCount::digital(3),
            paper: false,
            hidden: None,
            opening: 1,
        };
        let words = Words { handling: "*済み*".into(), plans: String::new() };
        let one = SheetItem {
            item: Item::Note(note.id),
            name: note.text.clone(),
            notes: vec![note],
            stickers: StickerCount::digital(3),
            reply: Some(Reply { words, way: Way::Link, on: day }),
            before: Vec::new(),
        };
        let enquiry = Enquiry {
            number: 1,
            department: "総務課".into(),
            covering: "よろしく".into(),
            due: day,
            state: EnquiryState::Sent,
            sent: None,
            link: None,
            asked: 1,
            items: vec![one.item],
            replies: std::collections::BTreeMap::new(),
            saves: 0,
            version: 1,
        };
        let sheet = Sheet { items: vec![one], ..Sheet::default() };
        let theme = summary(&[]).theme;
        let letterhead = Letterhead::default();
        let bytes = write(EnquiryPaper {
            theme: &theme,
            enquiry: &enquiry,
            sheet: &sheet,
            letterhead: &letterhead,
            today: day,
        });
        let bytes = bytes.expect("a format of sheets").expect("written");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn the_table_is_for_excel_and_leaves_the_answers_empty() {
        let text = paper(|paper| paper.write(Format::Csv, Lang::Easy, Dates::Western));
        assert_eq!(
            text,
            "\u{feff}項目,名前,付箋,いいね,現在の対応,今後の予定\r\nn-00000000-0000-0000-0000-000000000007,\"'=1+1\n電話\",・=1+1 電話,3,,\r\n"
        );
    }

    #[test]
    fn the_document_says_what_was_replied_and_no_mark_means_anything() {
        let text = paper(|paper| paper.write(Format::Markdown, Lang::Ja, Dates::Reiwa));
        for says in ["# 総務課への照会", "令和8年12月1日", "よろしく", "\\*済み\\*", "リンクから"]
        {
            assert!(text.contains(says), "{says}: {text}");
        }
    }
}
