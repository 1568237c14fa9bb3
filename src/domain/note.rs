//! A note on the board, and how a board is asked to show its notes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ids::{NoteId, PromptId};
use super::search::{Found, Query};
use super::stickers::StickerCount;
use super::text_enum;

text_enum!(
    /// Why a note is hidden; shown on the tombstone.
    HideReason {
        /// The note names a person or lets one be guessed.
        Person = "person",
        /// The note insults somebody.
        Abuse = "abuse",
        /// The note is not about the theme.
        OffTopic = "off-topic",
        /// The note holds contact data or other personal data.
        PersonalData = "personal-data",
        /// The note is hostile to people of one kind: discrimination or harassment.
        Hate = "hate",
        /// The note holds what the office keeps secret.
        Secret = "secret",
        /// Anything else.
        Other = "other",
        /// It is hidden at once, and why is decided in calm: within [`super::flag::DAYS_TO_DECIDE`]
        /// working days.
        Checking = "checking",
        /// Nobody has read it yet, in a theme whose notes are read before they are shown. Never
        /// chosen by hand.
        Review = "review",
    }
);

impl HideReason {
    /// What an organizer can choose as the reason that stays.
    pub const CHOICES: &'static [Self] = &[
        Self::Person,
        Self::Abuse,
        Self::Hate,
        Self::PersonalData,
        Self::Secret,
        Self::OffTopic,
        Self::Other,
    ];

    /// What staff can choose who flag a note: each says something about its text. There is no
    /// "other", for it would ask for words, and words give their writer away.
    pub const FLAGS: &'static [Self] =
        &[Self::Person, Self::Abuse, Self::Hate, Self::PersonalData, Self::Secret, Self::OffTopic];

    /// For which somebody hid a note by hand, the one that is still looked for too.
    pub const BY_HAND: &'static [Self] = &[
        Self::Person,
        Self::Abuse,
        Self::Hate,
        Self::PersonalData,
        Self::Secret,
        Self::OffTopic,
        Self::Other,
        Self::Checking,
    ];
}

text_enum!(
    /// The order of the notes within a column.
    Sort {
        /// The newest opening of the box first.
        Newest = "new",
        /// Most stickers first.
        Stickers = "stickers",
    }
);

/// A note that has come out of the box. It carries nothing of its author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Random id.
    pub id: NoteId,
    /// Its column.
    pub prompt: PromptId,
    /// Up to 200 grapheme clusters.
    pub text: String,
    /// Stickers as of the last tick, with those on paper.
    pub stickers: StickerCount,
    /// Whether it was written on paper and typed in, so that it has no ticket.
    pub paper: bool,
    /// Set when an organizer hid it, or has not read it yet; the text is then shown to organizers
    /// only.
    pub hidden: Option<HideReason>,
    /// Which opening of this theme's box it came out of, counted from 1.
    pub opening: i64,
}

impl Note {
    /// Whether it waits for an organizer to read it.
    pub fn is_held(&self) -> bool {
        self.hidden == Some(HideReason::Review)
    }
}

/// How a reader wants to see the board; comes from the address, so it can be sent on and needs no
/// JavaScript.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardView {
    /// The order within a column.
    pub sort: Option<Sort>,
    /// One column only.
    pub prompt: Option<PromptId>,
    /// What was typed into the search box.
    pub search: String,
    /// The page of a board with many notes, from 1.
    pub page: Option<usize>,
}

impl BoardView {
    /// Filters and sorts notes in place. Hidden notes are never found by a search, for their text
    /// is not public, and stand last when sorted by stickers. Ties are broken by id, which is
    /// random and the same for every reader. Returns how many a search found.
    pub fn apply(&self, notes: &mut Vec<Note>, tally: bool) -> Option<Found> {
        if let Some(prompt) = self.prompt {
            notes.retain(|note| note.prompt == prompt);
        }
        match self.sort {
            Some(Sort::Stickers) if tally => {
                notes.sort_by_key(|note| {
                    (
                        note.hidden.is_some(),
                        std::cmp::Reverse(note.stickers.total()),
                        std::cmp::Reverse(note.opening),
                        note.id,
                    )
                });
            }
            _ => notes.sort_by_key(|note| (std::cmp::Reverse(note.opening), note.id)),
        }
        let query = Query::parse(&self.search)?;
        notes.retain(|note| note.hidden.is_none());
        Some(query.find(notes, |note| &note.text))
    }

    /// The column that an address asks for; one that names none is none of the theme's columns.
    pub fn only(raw: &str) -> Option<PromptId> {
        if raw.is_empty() { None } else { Some(raw.parse().unwrap_or(PromptId(Uuid::nil()))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(n: u128, prompt: u128, text: &str, stickers: u32, opening: i64) -> Note {
        Note {
            id: NoteId(Uuid::from_u128(n)),
            prompt: PromptId(Uuid::from_u128(prompt)),
            text: text.into(),
            stickers: StickerCount::digital(stickers),
            paper: false,
            hidden: None,
            opening,
        }
    }

    fn ids(view: &BoardView, mut notes: Vec<Note>, tally: bool) -> Vec<u128> {
        view.apply(&mut notes, tally);
        notes.iter().map(|n| n.id.0.as_u128()).collect()
    }

    fn board() -> Vec<Note> {
        let mut hidden = note(4, 2, "決裁者の名前", 9, 2);
        hidden.hidden = Some(HideReason::Person);
        vec![
            note(1, 1, "決裁が紙", 3, 1),
            note(2, 1, "電話", 5, 2),
            note(3, 2, "端末", 3, 1),
            hidden,
        ]
    }

    #[test]
    fn newest_opening_first_by_default() {
        assert_eq!(ids(&BoardView::default(), board(), true), [2, 4, 1, 3]);
    }

    #[test]
    fn most_stickers_first_unless_counts_are_hidden() {
        let view = BoardView { sort: Some(Sort::Stickers), ..Default::default() };
        assert_eq!(ids(&view, board(), true), [2, 1, 3, 4]);
        assert_eq!(ids(&view, board(), false), [2, 4, 1, 3], "the order would tell the counts");
    }

    #[test]
    fn a_search_never_finds_what_was_hidden() {
        let view = BoardView { search: "決裁".into(), ..Default::default() };
        assert_eq!(ids(&view, board(), true), [1]);
        let mut notes = board();
        assert_eq!(view.apply(&mut notes, true), Some(Found { contain: 1, near: 0 }));
    }

    #[test]
    fn one_column() {
        let view = BoardView { prompt: Some(PromptId(Uuid::from_u128(2))), ..Default::default() };
        assert_eq!(ids(&view, board(), true), [4, 3]);
    }
}
