//! Enquiries (照会): two questions to a department about groups and notes: how it handles the matter
//! now, and what it plans. One [`Enquiry`] is one [`Sheet`] for one department, with a day by which
//! it is due. A [`Reply`] comes by a link, in a file or pasted; a newer one stands before the older
//! ones, which stay. All of it is for reviewers and that department, and never public.

mod file;
mod form;
mod reply;
mod sheet;
#[cfg(test)]
mod tests;

pub use file::{
    BadCell, Column, ColumnNames, FileProblem, FileRow, LISTED_MAX, ReplyFile, begins, read_rows,
};
pub use form::{COVERING_MAX, EnquiryForm, ITEMS_MAX, KEPT_DAYS, NewEnquiry, parse_kept_days};
pub use reply::{REPLY_MAX, Reply, ReplyForm, Way, Words, parse_replies};
pub use sheet::{Enquiry, EnquiryState, Sent, Sheet, SheetItem, Standing, Tally};
