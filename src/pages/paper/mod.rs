//! `/admin/themes/{id}/paper`: the notes of the cardboard in the corridor. Each is typed in with a
//! form of one line, by keys alone and without a script: the column's number, the text, the
//! stickers, Enter; the next page is the empty form again.

mod fields;
mod import;
mod list;
mod note;
mod page;
mod photo;
mod table;

pub use import::{REQUEST_MAX, import};
pub use note::PaperNotePage;
pub use page::PaperPage;
pub use photo::{PHOTO_REQUEST_MAX, PhotoPaperPage, photo};
pub use table::{ImportPaperPage, why_no_table};
