//! The report (まとめ): the [`Summary`] is built once, then written as a page, as CSV or as
//! Markdown. A writer adds no facts of its own. Beside it what was answered and the groups, for
//! programs.

mod agenda;
pub mod chart;
mod csv;
mod enquiry;
mod groups;
mod markdown;
mod progress;
mod proposal;
mod summary;
mod table;

pub use self::agenda::write_agenda;
pub use self::csv::write_csv;
pub use self::enquiry::{EnquiryPaper, column};
pub use self::groups::{groups_csv, groups_json};
pub use self::markdown::write_markdown;
pub use self::progress::{progress_csv, progress_json};
pub use self::proposal::{ProposalFormat, ProposalSheet};
pub use self::summary::{PromptSum, Ranked, Summary};

use crate::domain::{calendar::Dates, text_enum};
use crate::i18n::Lang;

text_enum!(
    /// A format in which a report leaves. The word is the file's extension, the last part of its
    /// address and what `kizuki export --format` takes.
    Format {
        /// For spreadsheets: UTF-8 with a byte order mark, CRLF, formulas made harmless.
        Csv = "csv",
        /// For text: headings, lists and tables (GitHub Flavored Markdown).
        Markdown = "md",
    }
);

impl Format {
    /// The media type (RFC 4180, RFC 7763).
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }

    /// What the page calls a download of it.
    pub const fn offer(self, lang: Lang) -> &'static str {
        let text = &lang.texts().report;
        match self {
            Self::Csv => text.csv,
            Self::Markdown => text.markdown,
        }
    }
}

impl Summary {
    /// Writes the report in a format and a language ([`Lang::document`]), with years as the office
    /// writes them.
    pub fn write(&self, format: Format, lang: Lang, dates: Dates) -> Vec<u8> {
        let lang = lang.document();
        match format {
            Format::Csv => write_csv(self, lang),
            Format::Markdown => write_markdown(self, lang, dates).into_bytes(),
        }
    }
}
