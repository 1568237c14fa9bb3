//! What of the bench somebody asked for, as the page's address says.

use std::collections::HashSet;

use crate::address::{Address, MERGE};
use crate::components::request;
use crate::domain::{
    ids::{GroupId, NoteId, PromptId, ThemeId},
    note::{BoardView, Note},
    search::{Found, Query},
};
use crate::http::{LEFT, echo::Echo, with_query};

/// The part of the notes that is looked at, and what a form before this page left out.
pub(super) struct BenchPart {
    pub(super) search: String,
    pub(super) prompt: Option<PromptId>,
    pub(super) page: Option<usize>,
    /// The group that somebody is about to merge into another one.
    pub(super) merge: Option<GroupId>,
    /// Ids of notes and groups that were left as somebody else had put them.
    pub(super) left: Vec<String>,
}

impl BenchPart {
    /// As this page's address says.
    pub(super) fn here() -> Self {
        Self {
            search: request::query("q").chars().take(100).collect(),
            prompt: BoardView::only(&request::query("prompt")),
            page: request::query("page").parse().ok(),
            merge: request::query(MERGE).parse().ok().map(GroupId),
            left: request::queries(LEFT),
        }
    }

    /// Whether less than everything is asked for.
    pub(super) fn is_any(&self) -> bool {
        self.prompt.is_some() || !self.search.trim().is_empty()
    }

    /// Leaves the notes that are looked for, what contains the words first; says how many there are
    /// where words were searched for.
    pub(super) fn find(&self, notes: &mut Vec<Note>) -> Option<Found> {
        notes.retain(|note| self.prompt.is_none_or(|prompt| note.prompt == prompt));
        Query::parse(&self.search).map(|query| query.find(notes, |note| &note.text))
    }

    /// The address of a page of this part.
    pub(super) fn address(&self, theme: ThemeId, page: Option<usize>) -> String {
        with_query(Address::Bench(theme), &self.query(page))
    }

    /// The address of this page with the form that merges a group.
    pub(super) fn merging(&self, theme: ThemeId, group: GroupId) -> String {
        let mut query = self.query(self.page);
        query.push((MERGE, group.to_string()));
        with_query(Address::Bench(theme), &query)
    }

    fn query(&self, page: Option<usize>) -> Vec<(&'static str, String)> {
        let mut query: Vec<(&str, String)> = Vec::new();
        query.extend((!self.search.trim().is_empty()).then(|| ("q", self.search.clone())));
        query.extend(self.prompt.map(|prompt| ("prompt", prompt.to_string())));
        query.extend(page.filter(|page| *page > 1).map(|page| ("page", page.to_string())));
        query
    }

    /// The notes whose boxes are ticked: what a failed form had chosen, and what was left out, so
    /// that it can be moved knowingly.
    pub(super) fn ticked(&self, echo: Option<&Echo>, notes: &[Note]) -> HashSet<NoteId> {
        let typed = echo.into_iter().flat_map(|echo| echo.all("notes[]"));
        let named: HashSet<&str> = typed.chain(self.left.iter().map(String::as_str)).collect();
        let of_board = notes.iter().map(|note| note.id);
        of_board.filter(|id| named.contains(id.to_string().as_str())).collect()
    }
}
