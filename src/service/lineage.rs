//! Lineage: where a deep-dive began, and which ones began with a theme.

use super::{Error, Service};
use crate::domain::{
    answers::Item,
    fault::Fault,
    groups::Grouped,
    ids::ThemeId,
    lineage::{Line, Origin, lines},
    note::Note,
    theme::Theme,
};
use crate::store;

/// Where a deep-dive began, as everybody sees it.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The theme that it goes on from.
    pub parent: Theme,
    /// The group or note there; none of a theme that was split off.
    pub item: Option<Item>,
    /// What it is called: nothing where everybody sees no such group, or no such note any more.
    pub name: Option<String>,
    /// Its notes.
    pub notes: Vec<Note>,
}

/// What a theme's board says of its lineage.
#[derive(Clone, Debug, Default)]
pub struct Lineage {
    /// Where it began.
    pub beginning: Option<Beginning>,
    /// The themes that began with it, the earliest first.
    pub deep_dives: Vec<Theme>,
}

impl Service {
    /// The lineage of a theme, of themes that everybody may see.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn lineage(&self, theme: ThemeId) -> Result<Lineage, Error> {
        let mut lineage = Lineage::default();
        for (child, origin) in self.board.origins().await? {
            if child == theme {
                lineage.beginning = self.beginning(&origin).await?;
            } else if origin.parent == theme {
                let child = self.board.theme(child).await?;
                if child.state.is_public() {
                    lineage.deep_dives.push(child);
                }
            }
        }
        lineage.deep_dives.sort_by(|a, b| (a.opens_on, &a.slug).cmp(&(b.opens_on, &b.slug)));
        Ok(lineage)
    }

    /// Where a deep-dive begins, as everybody sees it; nothing where its theme cannot be seen.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn beginning(&self, origin: &Origin) -> Result<Option<Beginning>, Error> {
        let parent = match self.board.theme(origin.parent).await {
            Ok(parent) if parent.state.has_board() => parent,
            Ok(_) | Err(store::Error::NotFound) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut notes = self.board.notes(parent.id).await?;
        notes.retain(|note| note.hidden.is_none());
        let seen = self.published(&parent).await?.grouped(notes);
        let (name, notes) = origin.item.map(|item| quoted(item, seen)).unwrap_or_default();
        Ok(Some(Beginning { parent, item: origin.item, name, notes }))
    }

    /// The lines of all themes that everybody may see.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn lines(&self) -> Result<Vec<Line>, Error> {
        let origins = self.board.origins().await?;
        if origins.is_empty() {
            return Ok(Vec::new());
        }
        let mut themes = self.board.themes().await?;
        themes.retain(|theme| theme.state.is_public());
        Ok(lines(themes, &origins))
    }

    /// Whether a new theme may begin so: with an item of a theme that has a board, or split off from any
    /// one, and never with itself.
    pub(super) async fn may_begin_with(&self, id: ThemeId, origin: &Origin) -> Result<(), Error> {
        if origin.parent == id {
            return Err(Fault::Malformed.into());
        }
        match self.board.theme(origin.parent).await {
            Ok(parent) if parent.state.has_board() || origin.item.is_none() => Ok(()),
            Ok(_) | Err(store::Error::NotFound) => Err(Fault::Malformed.into()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Name and notes of an item as they stand.
fn quoted(item: Item, seen: Grouped) -> (Option<String>, Vec<Note>) {
    match item {
        Item::Group(id) => {
            let group = seen.groups.into_iter().find(|group| group.id == id);
            group.map_or((None, Vec::new()), |group| (Some(group.name().to_owned()), group.notes))
        }
        Item::Note(id) => {
            let in_groups = seen.groups.into_iter().flat_map(|group| group.notes);
            let note = in_groups.chain(seen.loose).find(|note| note.id == id);
            (note.as_ref().map(|note| note.text.clone()), note.into_iter().collect())
        }
    }
}
