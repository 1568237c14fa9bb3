//! `/admin/themes/{id}/enquiries`: what departments are asked about the items of a theme, and what
//! they reply; and `/e/{token}`, what a department sees of it. Everything is a plain form.

mod department;
mod form;
mod import;
mod items;
mod link;
mod list;
mod receive;
mod send;
mod sheet;
mod shown;

pub use department::EnquiredPage;
pub use import::{REQUEST_MAX, import};
pub use link::link;
pub use list::EnquiriesPage;
pub use sheet::EnquiryPage;
