//! What a file of an enquiry is made of, and what all of them say alike.

use chrono::NaiveDate;

use crate::domain::{
    enquiry::{Column, Enquiry, Sheet},
    letterhead::Letterhead,
    theme::Theme,
};
use crate::i18n::Lang;

/// What a file of an enquiry is made of.
#[derive(Clone, Copy)]
pub struct EnquiryPaper<'a> {
    /// The theme that it is about.
    pub theme: &'a Theme,
    /// The enquiry.
    pub enquiry: &'a Enquiry,
    /// What is asked.
    pub sheet: &'a Sheet,
    /// What the office's letters begin and end with.
    pub letterhead: &'a Letterhead,
    /// The day on which it is written.
    pub today: NaiveDate,
}

impl EnquiryPaper<'_> {
    /// The day that the paper bears: that on which it was sent, if it was.
    pub(super) fn day(&self) -> NaiveDate {
        self.enquiry.sent.map_or(self.today, |sent| sent.on)
    }
}

/// What a column that is read back is called.
pub const fn column(lang: Lang, column: Column) -> &'static str {
    let text = &lang.texts().enquiry;
    match column {
        Column::Item => text.column_item,
        Column::Handling => text.handling,
        Column::Plans => text.plans,
    }
}

/// A note in a cell of several lines: the sign before it also keeps it from being a formula.
pub(super) fn noted(text: &str) -> String {
    format!("・{}", text.replace('\n', " "))
}
