//! `/admin/themes/{id}/review/{item}` and `/admin/themes/{id}/answers`: where reviewers draft an
//! answer to one item, and where they publish several together. Everything is a plain form.

mod asking;
mod earlier;
mod form;
mod hands;
mod item;
mod place;
mod proposal;
mod publish;
mod recorded;
mod remarks;
mod replies;
mod schemes;
mod shown;
mod templates;
mod unanswered;

pub(super) use form::{reasons, statuses};
pub use item::ItemPage;
pub use proposal::ProposalPage;
pub use publish::AnswersPage;
