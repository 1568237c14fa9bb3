//! Notes for tools outside (広聴AI and the like), which mostly send their texts to somebody else's
//! machine: which notes go, what in them could give somebody away, and ids that join nothing.

use super::{
    guard::{Hint, hints},
    note::Note,
    theme::{State, Theme},
};

/// Numbers of notes lie below this: programs read them as whole numbers of 32 bits.
pub const ID_END: u32 = 1 << 31;

/// A note as it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideNote {
    /// Random, and another one in each file: two files cannot be joined by it.
    pub id: u32,
    /// The name of its prompt.
    pub prompt: String,
    /// Its text.
    pub text: String,
    /// Its stickers, on screen and paper.
    pub stickers: u32,
}

/// A note in which the guard found something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Its text.
    pub text: String,
    /// What could give somebody away.
    pub hints: Vec<Hint>,
}

/// Whether notes of a theme in this state can leave: once nobody writes any more.
pub const fn can_leave(state: State) -> bool {
    state.is_over()
}

/// The notes that may leave: those that show.
pub fn shown(notes: Vec<Note>) -> Vec<Note> {
    notes.into_iter().filter(|note| note.hidden.is_none()).collect()
}

/// The notes in which the guard finds something, by their text: nothing tells which came first.
pub fn telling(notes: &[Note]) -> Vec<Telling> {
    let found =
        notes.iter().map(|note| Telling { text: note.text.clone(), hints: hints(&note.text) });
    let mut found: Vec<Telling> = found.filter(|one| !one.hints.is_empty()).collect();
    found.sort_by(|a, b| a.text.cmp(&b.text));
    found
}

/// The notes of a theme as they leave: those that show, and those in which the guard finds something
/// only if they are `all` wanted. `ids` are random, no two alike, and at least as many as notes; the
/// order of the file is theirs, so that it tells nothing either.
pub fn leaving(
    theme: &Theme,
    notes: Vec<Note>,
    all: bool,
    ids: impl IntoIterator<Item = u32>,
) -> Vec<OutsideNote> {
    let wanted = |note: &Note| all || hints(&note.text).is_empty();
    let notes = shown(notes).into_iter().filter(wanted);
    let mut leaving: Vec<OutsideNote> = notes
        .zip(ids)
        .map(|(note, id)| OutsideNote {
            id,
            prompt: theme.prompt(note.prompt).map_or_else(String::new, |one| one.name.clone()),
            text: note.text,
            stickers: note.stickers.total(),
        })
        .collect();
    leaving.sort_unstable_by_key(|note| note.id);
    leaving
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        ids::{NoteId, PromptId},
        note::HideReason,
        plan::Plan,
        stickers::StickerCount,
    };

    fn note(n: u128, text: &str, hidden: Option<HideReason>) -> Note {
        Note {
            id: NoteId(Uuid::from_u128(n)),
            prompt: PromptId(Uuid::nil()),
            text: text.into(),
            stickers: StickerCount { digital: 2, paper: 1 },
            paper: false,
            hidden,
            opening: 1,
        }
    }

    fn notes() -> Vec<Note> {
        vec![
            note(1, "決裁が紙", None),
            note(2, "田中さんの声が大きい", None),
            note(3, "隠された文", Some(HideReason::Abuse)),
            note(4, "読まれていない文", Some(HideReason::Review)),
        ]
    }

    #[test]
    fn what_is_hidden_stays_and_what_tells_is_told() {
        let day = NaiveDate::MIN;
        let theme = Plan::new("題", "ab", day, day, Vec::new()).draft();
        let all = leaving(&theme, notes(), true, [7, 3, 9, 1]);
        let said: Vec<(u32, &str, u32)> =
            all.iter().map(|one| (one.id, one.text.as_str(), one.stickers)).collect();
        assert_eq!(said, [(3, "田中さんの声が大きい", 3), (7, "決裁が紙", 3)]);
        let without = leaving(&theme, notes(), false, [7, 3, 9, 1]);
        assert_eq!((without.len(), without[0].text.as_str()), (1, "決裁が紙"));
        let told = telling(&shown(notes()));
        assert_eq!((told.len(), told[0].text.as_str()), (1, "田中さんの声が大きい"));
    }
}
