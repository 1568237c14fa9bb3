//! `/admin/themes/{id}/review/{item}` and `/admin/themes/{id}/answers`: where reviewers draft an
//! answer to one item, and where they publish several together. Everything is a plain form.

mod form;
mod item;
mod place;
mod publish;
mod recorded;
mod remarks;
mod shown;

pub use item::ItemPage;
pub use publish::AnswersPage;
