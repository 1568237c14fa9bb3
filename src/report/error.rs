//! Why a report was not written.

use krilla::error::KrillaError;

use super::document::TableName;

/// Why a report was not written. Its text names nothing that anybody wrote.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// This report has no such table.
    #[error("this report has no table {}", .0.as_str())]
    NoTable(TableName),
    /// This report does not leave in this format.
    #[error("this report does not leave in this format")]
    NotOffered,
    /// The workbook was not written, such as for more notes than a sheet has rows.
    #[error("the workbook was not written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The parts of a document were not put together.
    #[error("the document was not put together: {0}")]
    Packed(#[from] zip::result::ZipError),
    /// A PDF is set in fonts, and there are none.
    #[error(
        "a PDF needs fonts, and there are none: run scripts/build.sh, or set KIZUKI_FONTS to two \
        files"
    )]
    NoFonts,
    /// A file that is no font, or lacks the characters of every report.
    #[error("a file that was to be a font is none that a report can be set in")]
    Font,
    /// The standards that a PDF keeps to exclude each other.
    #[error("the standards of a PDF exclude each other")]
    Standards,
    /// The PDF would not be what its standards ask for. What is wrong has texts of people in it.
    #[error("the PDF would not keep to its standards")]
    NotKept,
    /// The JSON was not written.
    #[error("the JSON was not written: {0}")]
    Json(#[from] serde_json::Error),
}

impl From<KrillaError> for WriteError {
    fn from(error: KrillaError) -> Self {
        match error {
            KrillaError::Font(..) => Self::Font,
            _ => Self::NotKept,
        }
    }
}
