//! The report (まとめ): the [`Summary`] is built once, a [`Document`](document::Document) says it in
//! blocks, and each [`Format`] writes these. A writer adds no facts of its own. Beside it what was
//! answered and the groups, for programs.

mod acts;
mod agenda;
mod annual;
pub mod chart;
mod council;
mod csv;
mod disclosure;
pub mod document;
mod docx;
mod enquiry;
mod error;
mod example;
mod format;
mod groups;
mod guide;
mod html;
mod json;
mod markdown;
mod markup;
mod outside;
mod pdf;
mod poster;
mod progress;
mod proposal;
mod read;
mod summary;
mod xlsx;
mod year;

pub use self::acts::acts_csv;
pub use self::agenda::write_agenda;
pub use self::annual::{Annual, ThemeOfYear, YearFigures};
pub use self::disclosure::ruling_said;
pub use self::enquiry::{EnquiryPaper, column};
pub use self::error::WriteError;
pub use self::format::{Format, Report};
pub use self::groups::{groups_csv, groups_json};
pub use self::guide::guide_markdown;
pub use self::outside::{Outside, Tool};
pub use self::progress::{AnswersFile, progress_csv, progress_json};
pub use self::proposal::{ProposalFormat, ProposalSheet};
pub use self::read::{ReadError, read_report};
pub use self::summary::{GroupSum, KeywordSum, PromptSum, Ranked, Summary};
pub use self::year::{ICALENDAR, year_calendar, year_csv};
