//! What the page is made with.

use crate::domain::paging::Paging;
use crate::http::echo::Echo;
use crate::i18n::Lang;

/// The query's field for the page of the notes.
pub(super) const PAGE: &str = "page";

/// What is shown.
pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) echo: Option<Echo>,
    pub(super) paging: Paging,
    /// Whether formats that need fonts can be written.
    pub(super) fonts: bool,
}
