//! The view model of one's own page.

use crate::address::{Address, OwnForm};
use crate::domain::{answers::Published, ids::PromptId, question::Thread, theme::Theme};
use crate::http::{echo::Echo, ticket_cookie::CookieTicket};
use crate::i18n::Lang;

/// All that the page shows.
pub(super) struct ShownOwnPage {
    pub(super) lang: Lang,
    pub(super) theme: Theme,
    pub(super) notes: bool,
    /// Whether notes can be taken back.
    pub(super) leaving: bool,
    pub(super) stickers: bool,
    /// What everybody sees of the answers.
    pub(super) published: Published,
    /// The questions under notes, with their replies.
    pub(super) threads: Vec<Thread>,
    pub(super) echo: Option<Echo>,
    /// For the second program; see [`crate::http::AppState::log_pass`].
    pub(super) pass: Option<String>,
    pub(super) carried: Option<CookieTicket>,
}

impl ShownOwnPage {
    pub(super) fn action(&self, what: OwnForm) -> String {
        Address::Act(&self.theme.slug, what).to_string()
    }

    pub(super) fn prompt(&self, id: PromptId) -> (&'static str, String) {
        self.theme
            .prompt(id)
            .map_or(("", String::new()), |prompt| (prompt.colour.as_str(), prompt.name.clone()))
    }
}
