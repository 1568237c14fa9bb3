//! The view model of a theme's page for organizers, and what of the notes they asked for.

use std::collections::HashSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::address::Address;
use crate::components::request;
use crate::domain::{
    account::{Right, Role},
    calendar::Dates,
    ids::{AccountId, NoteId, ThemeId},
    theme::Theme,
};
use crate::http::{echo::Echo, with_query};
use crate::i18n::Lang;
use crate::service::{Before, TicketCounts};
use crate::store::{Block, Totals};

/// What the page and its parts show.
pub(super) struct ShownTheme {
    pub(super) lang: Lang,
    pub(super) dates: Dates,
    pub(super) theme: Theme,
    pub(super) totals: Totals,
    pub(super) tickets: TicketCounts,
    pub(super) role: Role,
    pub(super) account: AccountId,
    pub(super) blocks: Vec<Block>,
    /// Which of the notes are replies to questions.
    pub(super) replies: HashSet<NoteId>,
    pub(super) posting: bool,
    pub(super) stickers: bool,
    pub(super) late: bool,
    pub(super) today: NaiveDate,
    /// Whether it is a draft of which no ticket is out.
    pub(super) can_be_deleted: bool,
    /// Whether drafts can be made of its notes, which are proposals.
    pub(super) can_choose: bool,
    pub(super) asked: NotesPart,
    pub(super) asked_before: Vec<Before>,
    /// The pattern of document numbers, where the office numbers its reports one by one, and the
    /// number of this one.
    pub(super) numbering: Option<(String, String)>,
    pub(super) echo: Option<Echo>,
}

impl ShownTheme {
    /// Whether whoever reads the page may do this; what they may not is not offered.
    pub(super) const fn may(&self, right: Right) -> bool {
        self.role.may(right)
    }

    /// The hidden fields of a form that changes this theme: which page it stands on, which theme,
    /// and how it was read.
    pub(super) fn guards(&self) -> impl IntoView + use<> {
        let theme = &self.theme;
        view! {
            <input type="hidden" name="page" value=Address::AdminTheme(theme.id)/>
            <input type="hidden" name="id" value=theme.id.to_string()/>
            <input type="hidden" name="version" value=theme.version/>
        }
    }
}

/// The part of the notes that an organizer asked for.
pub(super) struct NotesPart {
    pub(super) search: String,
    pub(super) page: Option<usize>,
}

impl NotesPart {
    /// The part of the notes that the page's address asks for.
    pub(super) fn here() -> Self {
        Self {
            search: request::query("q").chars().take(100).collect(),
            page: request::query("page").parse().ok(),
        }
    }

    /// The address of a page of this part.
    pub(super) fn address(&self, theme: ThemeId, page: Option<usize>) -> String {
        let mut query: Vec<(&str, String)> = Vec::new();
        query.extend((!self.search.trim().is_empty()).then(|| ("q", self.search.clone())));
        query.extend(page.filter(|page| *page > 1).map(|page| ("page", page.to_string())));
        with_query(Address::AdminTheme(theme), &query)
    }
}
