//! An item as rows name it: by an id, and as a note where it is one.

use super::groups;
use crate::domain::{
    answers::Item,
    ids::{GroupId, NoteId, ThemeId},
};
use crate::store::{Error, Result, backend::Tx};

/// The item of a row.
pub(super) fn item_of(id: uuid::Uuid, note: Option<NoteId>) -> Item {
    note.map_or(Item::Group(GroupId(id)), Item::Note)
}

/// Whether there is such an item: a note on the board, or a group that was ever made.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Database`].
pub(super) async fn must_be(tx: &mut Tx, theme: ThemeId, item: Item) -> Result<()> {
    let is = match item {
        Item::Note(note) => groups::shown(tx, theme).await?.contains_key(&note),
        Item::Group(group) => groups::read(tx, theme).await?.knows(group),
    };
    if is { Ok(()) } else { Err(Error::NotFound) }
}
