//! The formats in which a report leaves. One row each: the word that names it, its media type, and
//! how it is written.

use super::{
    annual::{self, Annual},
    csv,
    document::{Document, TableName},
    docx,
    error::WriteError,
    html, json, markdown, pdf, poster,
    summary::Summary,
    xlsx,
};
use crate::domain::{
    calendar::Dates,
    disclosure::{Copy, Passage},
    fonts::Fonts,
    text_enum,
};
use crate::i18n::{Lang, Messages};

text_enum!(
    /// A format in which a report leaves. The word is the last part of its
    /// address and what `kizuki export --format` takes.
    Format {
        /// Pages as they are printed (ISO 32000-1), tagged and with its fonts, to be kept.
        Pdf = "pdf",
        /// A workbook (ECMA-376): tables with numbers that are numbers, charts, print set-up.
        Xlsx = "xlsx",
        /// A document for Word (ECMA-376): headings, tables and charts that can be edited.
        Docx = "docx",
        /// One table for spreadsheets: UTF-8 with a byte order mark, CRLF, formulas made harmless.
        Csv = "csv",
        /// For text: headings, lists and tables (GitHub Flavored Markdown).
        Markdown = "md",
        /// One file that needs nothing else, laid out for A4.
        Html = "html",
        /// One sheet for the corridor (HTML).
        Poster = "poster",
        /// For programs, as described in `docs/report.md`.
        Json = "json",
    }
);

/// What is to be known of a format.
pub struct FormatRow {
    /// The media type (IANA; RFC 4180, RFC 7763, RFC 8259).
    pub media_type: &'static str,
    /// What a page calls a download of it.
    pub offer: fn(&'static Messages) -> &'static str,
    /// Writes a report; of a format of one table, its notes.
    write: fn(&Report<'_>) -> Result<Vec<u8>, WriteError>,
}

/// What a report is made of.
enum Facts<'a> {
    /// A theme.
    Theme(&'a Summary),
    /// A part or a copy of a theme's report, for people alone.
    ForPeople,
    /// A fiscal year.
    Year(&'a Annual),
}

/// A report that is about to be written: its facts, and the document made of them.
pub struct Report<'a> {
    facts: Facts<'a>,
    /// What it says.
    pub document: Document,
    /// The table that stands for the whole where a format has but one.
    main: TableName,
    /// What formats are set in that have fonts in them.
    fonts: Option<Fonts>,
}

impl Format {
    /// Its row.
    pub const fn row(self) -> FormatRow {
        match self {
            Self::Pdf => FormatRow {
                media_type: "application/pdf",
                offer: |texts| texts.report_parts.pdf,
                write: |report| {
                    let fonts = report.fonts.as_ref().ok_or(WriteError::NoFonts)?;
                    pdf::write(&report.document, fonts)
                },
            },
            Self::Xlsx => FormatRow {
                media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                offer: |texts| texts.report_parts.xlsx,
                write: |report| xlsx::write(&report.document),
            },
            Self::Docx => FormatRow {
                media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                offer: |texts| texts.report_parts.docx,
                write: |report| docx::write(&report.document),
            },
            Self::Csv => FormatRow {
                media_type: "text/csv; charset=utf-8",
                offer: |texts| texts.report.csv,
                write: |report| report.table(report.main),
            },
            Self::Markdown => FormatRow {
                media_type: "text/markdown; charset=utf-8",
                offer: |texts| texts.report.markdown,
                write: |report| Ok(markdown::write(&report.document)),
            },
            Self::Html => FormatRow {
                media_type: "text/html; charset=utf-8",
                offer: |texts| texts.report_parts.html,
                write: |report| Ok(html::write(&report.document)),
            },
            Self::Poster => FormatRow {
                media_type: "text/html; charset=utf-8",
                offer: |texts| texts.result_poster.file,
                write: |report| report.poster(),
            },
            Self::Json => FormatRow {
                media_type: "application/json",
                offer: |texts| texts.report_parts.json,
                write: |report| report.json(),
            },
        }
    }

    /// Whether it is set in fonts, which a server may lack.
    pub const fn needs_fonts(self) -> bool {
        matches!(self, Self::Pdf)
    }

    /// Whether every report leaves in it, and not only that on a theme or a year.
    pub const fn is_for_documents(self) -> bool {
        !matches!(self, Self::Json | Self::Poster)
    }

    /// Whether the report on a fiscal year leaves in it.
    pub const fn is_for_years(self) -> bool {
        !matches!(self, Self::Poster)
    }

    /// What the name of a file of this format ends with.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Poster => "html",
            other => other.as_str(),
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        self.row().media_type
    }
}

impl<'a> Report<'a> {
    /// A report in the language of the office's documents ([`Lang::document`]), with years as the
    /// office writes them.
    pub fn of(summary: &'a Summary, lang: Lang, dates: Dates) -> Self {
        let document = Document::of(summary, lang.document(), dates);
        Self { facts: Facts::Theme(summary), document, main: TableName::Notes, fonts: None }
    }

    /// The council set of a theme, likewise. It leaves in every format that people read.
    pub fn council(summary: &Summary, lang: Lang, dates: Dates) -> Self {
        let document = Document::council(summary, lang.document(), dates);
        Self { facts: Facts::ForPeople, document, main: TableName::Answers, fonts: None }
    }

    /// A copy of a theme's report that is disclosed, or marked for it, likewise.
    pub fn copy(
        summary: &Summary,
        passages: &[Passage],
        copy: Copy,
        lang: Lang,
        dates: Dates,
    ) -> Self {
        let document = Document::copy(summary, passages, copy, lang.document(), dates);
        Self { facts: Facts::ForPeople, document, main: TableName::Notes, fonts: None }
    }

    /// The report on a fiscal year, likewise.
    pub fn of_year(annual: &'a Annual, lang: Lang, dates: Dates) -> Self {
        let document = Document::of_year(annual, lang.document(), dates);
        Self { facts: Facts::Year(annual), document, main: TableName::YearThemes, fonts: None }
    }

    /// For programs, who have what is made for people elsewhere.
    fn json(&self) -> Result<Vec<u8>, WriteError> {
        match self.facts {
            Facts::Theme(summary) => json::write(summary),
            Facts::ForPeople => Err(WriteError::NotOffered),
            Facts::Year(annual) => annual::write_json(annual),
        }
    }

    /// For the corridor: of a theme alone.
    fn poster(&self) -> Result<Vec<u8>, WriteError> {
        match self.facts {
            Facts::Theme(summary) => {
                Ok(poster::write(summary, self.document.lang, self.document.dates))
            }
            Facts::ForPeople | Facts::Year(_) => Err(WriteError::NotOffered),
        }
    }

    /// The same with fonts, where there are any.
    #[must_use]
    pub fn set_in(self, fonts: Option<Fonts>) -> Self {
        Self { fonts, ..self }
    }

    /// The report in a format. Takes seconds for many notes: not for a thread that others wait for.
    ///
    /// # Errors
    /// What is wrong with the file; [`WriteError::NoFonts`] for a format that needs some.
    pub fn write(&self, format: Format) -> Result<Vec<u8>, WriteError> {
        (format.row().write)(self)
    }

    /// One table, as CSV.
    ///
    /// # Errors
    /// [`WriteError::NoTable`].
    pub fn table(&self, name: TableName) -> Result<Vec<u8>, WriteError> {
        self.document.table(name).map(csv::write).ok_or(WriteError::NoTable(name))
    }
}
