//! `/admin/themes/{id}/review/{item}` and `/admin/themes/{id}/answers`: where reviewers draft an
//! answer to one item, and where they publish several together. Everything is a plain form.

mod earlier;
mod form;
mod item;
mod place;
mod publish;
mod remarks;
mod replies;
mod shown;
mod templates;
mod unanswered;

pub(super) use form::{reasons, statuses};
pub use item::ItemPage;
pub use publish::AnswersPage;
