//! Why a report was not written.

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
    /// The JSON was not written.
    #[error("the JSON was not written: {0}")]
    Json(#[from] serde_json::Error),
}
