//! What can be answered: a group, or a note that lies by itself.

use std::{cmp::Reverse, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use uuid::Uuid;

use crate::domain::{
    groups::Grouped,
    ids::{GroupId, NoteId},
    note::Note,
    problem::UnknownWord,
    stickers::StickerCount,
};

/// What can be answered. As text: `g-` or `n-` and the id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A group.
    Group(GroupId),
    /// A note.
    Note(NoteId),
}

impl Item {
    /// Its id, whatever it is of.
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Group(GroupId(id)) | Self::Note(NoteId(id)) => id,
        }
    }

    /// The note, if it is one.
    pub const fn note(self) -> Option<NoteId> {
        match self {
            Self::Note(note) => Some(note),
            Self::Group(_) => None,
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(id) => write!(f, "g-{id}"),
            Self::Note(id) => write!(f, "n-{id}"),
        }
    }
}

impl FromStr for Item {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let (kind, id) = text.split_at_checked(2).ok_or(UnknownWord)?;
        let id = Uuid::try_parse(id).map_err(|_| UnknownWord)?;
        match kind {
            "g-" => Ok(Self::Group(GroupId(id))),
            "n-" => Ok(Self::Note(NoteId(id))),
            _ => Err(UnknownWord),
        }
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|UnknownWord| D::Error::custom("not an item"))
    }
}

/// An item among all those of its theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The item.
    pub item: Item,
    /// What it is called: the group's name, or the note's text.
    pub name: String,
    /// Stickers on all its notes.
    pub stickers: StickerCount,
    /// How many notes it has.
    pub notes: usize,
    /// Its rank by stickers, from 1; items with as many share one.
    pub rank: usize,
}

/// All items of a theme, most stickers first; groups before notes that have as many. A note in a
/// group is one only where it has an answer, or a draft of one, of its own.
pub fn items(grouped: &Grouped, has_own: impl Fn(NoteId) -> bool) -> Vec<Place> {
    let groups = grouped.groups.iter().map(|group| Place {
        item: Item::Group(group.id),
        name: group.name().to_owned(),
        stickers: group.stickers,
        notes: group.notes.len(),
        rank: 0,
    });
    let within = grouped.groups.iter().flat_map(|group| &group.notes);
    let own = within.filter(|note| has_own(note.id));
    let notes = grouped.loose.iter().chain(own).map(|note: &Note| Place {
        item: Item::Note(note.id),
        name: note.text.clone(),
        stickers: note.stickers,
        notes: 1,
        rank: 0,
    });
    let mut places: Vec<Place> = groups.chain(notes).collect();
    // Stable: what has as many stays in the bench's order.
    places.sort_by_key(|place| Reverse(place.stickers.total()));
    let mut before: Option<(u32, usize)> = None;
    for (at, place) in places.iter_mut().enumerate() {
        place.rank = match before {
            Some((stickers, rank)) if stickers == place.stickers.total() => rank,
            _ => at + 1,
        };
        before = Some((place.stickers.total(), place.rank));
    }
    places
}
