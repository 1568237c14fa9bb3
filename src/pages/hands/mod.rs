//! Hands (手挙げ): where staff offer help with what will be done, by name or department. The only
//! pages on which staff write who they are: they load no island, and know no ticket.

mod form;
mod offer;
mod own;

pub use form::HandsPage;
pub use offer::offer;
pub use own::OwnHandPage;
