//! The summary: what a report says about a theme.

use chrono::NaiveDate;

use crate::domain::{
    answers::{Answer, Progress, Published, Told},
    hex::Hex,
    ids::{NoteId, PromptId},
    note::{BoardView, Note, Sort},
    theme::{Colour, Theme},
};

/// Everything that a report says about a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The theme.
    pub theme: Theme,
    /// The day on which it was built.
    pub made_on: NaiveDate,
    /// Sums per prompt, in the order of the board.
    pub prompts: Vec<PromptSum>,
    /// Every note that is not hidden, most stickers first.
    pub notes: Vec<Ranked>,
    /// How many notes wait for an organizer to read them; their text is not in a report either.
    pub held: usize,
    /// How many notes organizers have hidden; their text is not in a report.
    pub hidden: usize,
    /// What was answered, most stickers first.
    pub answers: Vec<Told>,
    /// The last entry of the public log when the report was built; its six words close the report.
    pub log: Option<Hex<32>>,
}

/// What hangs in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptSum {
    /// The prompt.
    pub id: PromptId,
    /// Its name.
    pub name: String,
    /// Its paper.
    pub colour: Colour,
    /// Notes.
    pub notes: usize,
    /// Notes that wait to be read.
    pub held: usize,
    /// Stickers.
    pub stickers: u32,
}

/// A note with its place. Equal counts share a place, and the next one is left out: 1, 2, 2, 4
/// (standard competition ranking).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The note.
    pub id: NoteId,
    /// Its place, from 1.
    pub rank: usize,
    /// Whether others share the place.
    pub tied: bool,
    /// Which of [`Summary::prompts`] it belongs to.
    pub prompt: usize,
    /// Its text.
    pub text: String,
    /// Its stickers.
    pub stickers: u32,
    /// The name of the group in which it was published; empty for none.
    pub group: String,
    /// What it was answered, by itself or with its group.
    pub answer: Option<Answer>,
}

/// Upper ends of the groups of the distribution; the last group is open.
const SPREAD: [(u32, u32); 5] = [(0, 0), (1, 2), (3, 5), (6, 10), (11, u32::MAX)];

impl Summary {
    /// Counts and ranks the notes of a theme.
    pub fn build(theme: Theme, mut notes: Vec<Note>, made_on: NaiveDate) -> Self {
        let all = notes.len();
        let waiting: Vec<PromptId> =
            notes.iter().filter(|note| note.is_held()).map(|note| note.prompt).collect();
        notes.retain(|note| note.hidden.is_none());
        let hidden = all - notes.len() - waiting.len();
        BoardView { sort: Some(Sort::Stickers), ..BoardView::default() }.apply(&mut notes, true);
        let prompts = theme.prompts.iter().map(|prompt| {
            let of: Vec<&Note> = notes.iter().filter(|note| note.prompt == prompt.id).collect();
            PromptSum {
                id: prompt.id,
                name: prompt.name.clone(),
                colour: prompt.colour,
                notes: of.len(),
                held: waiting.iter().filter(|of| **of == prompt.id).count(),
                stickers: of.iter().map(|note| note.stickers).sum(),
            }
        });
        let prompts: Vec<PromptSum> = prompts.collect();
        let notes = rank(&notes, &prompts);
        Self {
            theme,
            made_on,
            prompts,
            notes,
            held: waiting.len(),
            hidden,
            answers: Vec::new(),
            log: None,
        }
    }

    /// This report, closed with the six words of the log's last entry.
    #[must_use]
    pub fn with_log(self, log: Hex<32>) -> Self {
        Self { log: Some(log), ..self }
    }

    /// This report with what everybody sees of the answers; `notes` are all notes of the board.
    #[must_use]
    pub fn with_answers(mut self, published: &Published, notes: Vec<Note>) -> Self {
        let mut by_note = published.by_note(&notes);
        let grouped = published.grouped(notes.clone());
        for note in &mut self.notes {
            note.answer = by_note.remove(&note.id).map(|(_, answer)| answer);
            let group =
                grouped.groups.iter().find(|group| group.notes.iter().any(|one| one.id == note.id));
            note.group = group.map_or_else(String::new, |group| group.name().to_owned());
        }
        let mut progress = Progress::default();
        progress.add(&self.theme, published, notes);
        Self { answers: progress.told, ..self }
    }

    /// All stickers.
    pub fn stickers(&self) -> u32 {
        self.notes.iter().map(|note| note.stickers).sum()
    }

    /// Notes with at least one sticker.
    pub fn with_stickers(&self) -> usize {
        self.notes.iter().filter(|note| note.stickers > 0).count()
    }

    /// How many notes have 0, 1–2, 3–5, 6–10 and 11 or more stickers: first, last (`u32::MAX` =
    /// open) and number of notes.
    pub fn spread(&self) -> Vec<(u32, u32, usize)> {
        let count = |from, to| {
            self.notes.iter().filter(|note| (from..=to).contains(&note.stickers)).count()
        };
        SPREAD.into_iter().map(|(from, to)| (from, to, count(from, to))).collect()
    }

    /// The prompt of a note.
    pub fn prompt(&self, note: &Ranked) -> &PromptSum {
        &self.prompts[note.prompt]
    }
}

/// Gives sorted notes their places.
fn rank(notes: &[Note], prompts: &[PromptSum]) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = Vec::with_capacity(notes.len());
    for group in notes.chunk_by(|a, b| a.stickers == b.stickers) {
        let rank = ranked.len() + 1;
        ranked.extend(group.iter().map(|note| Ranked {
            id: note.id,
            rank,
            tied: group.len() > 1,
            prompt: prompts.iter().position(|prompt| prompt.id == note.prompt).unwrap_or(0),
            text: note.text.clone(),
            stickers: note.stickers,
            group: String::new(),
            answer: None,
        }));
    }
    ranked
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::note::HideReason;
    use crate::domain::{
        plan::{Plan, PlannedPrompt},
        theme::State,
    };

    pub(crate) fn summary(notes: &[(&str, u32)]) -> Summary {
        let prompts = [("良かったところ", Colour::Lemon), ("改善すべきところ", Colour::Peach)];
        let planned = (1..).zip(prompts).map(|(n, (name, colour))| PlannedPrompt {
            id: Some(PromptId(Uuid::from_u128(n))),
            ..PlannedPrompt::new(name, colour)
        });
        let day = |d| NaiveDate::from_ymd_opt(2020, 8, d).expect("a day");
        let mut plan = Plan::new("在宅勤務", "zaitaku-kinmu", day(1), day(31), planned.collect());
        plan.description = "どうでしたか".into();
        let theme =
            Theme { state: State::Review, report_public: true, example: true, ..plan.draft() };
        let note = |(i, (text, stickers)): (usize, &(&str, u32))| Note {
            id: NoteId(Uuid::from_u128(i as u128)),
            prompt: theme.prompts[i % 2].id,
            text: (*text).into(),
            stickers: *stickers,
            hidden: None,
            opening: 1,
        };
        let notes = notes.iter().enumerate().map(note).collect();
        Summary::build(theme, notes, day(31))
    }

    #[test]
    fn ties_share_a_place_and_the_next_is_left_out() {
        let summary = summary(&[("a", 3), ("b", 5), ("c", 3), ("d", 0)]);
        let places: Vec<(usize, bool, &str)> =
            summary.notes.iter().map(|n| (n.rank, n.tied, n.text.as_str())).collect();
        assert_eq!(places, [(1, false, "b"), (2, true, "a"), (2, true, "c"), (4, false, "d")]);
        assert_eq!((summary.stickers(), summary.with_stickers()), (11, 3));
        assert_eq!(
            summary.prompts.iter().map(|p| (p.notes, p.stickers)).collect::<Vec<_>>(),
            [(2, 6), (2, 5)]
        );
    }

    #[test]
    fn the_spread_counts_every_note_once() {
        let summary =
            summary(&[("a", 0), ("b", 1), ("c", 2), ("d", 3), ("e", 10), ("f", 11), ("g", 500)]);
        assert_eq!(summary.spread().iter().map(|s| s.2).collect::<Vec<_>>(), [1, 2, 1, 1, 2]);
    }

    #[test]
    fn hidden_notes_are_counted_and_left_out() {
        let whole = summary(&[("a", 1), ("b", 2)]);
        let note = |n: u128, hidden| Note {
            id: NoteId(Uuid::from_u128(n)),
            prompt: whole.prompts[0].id,
            text: n.to_string(),
            stickers: 1,
            hidden,
            opening: 1,
        };
        let summary = Summary::build(
            whole.theme,
            vec![note(7, None), note(8, Some(HideReason::Abuse))],
            whole.made_on,
        );
        assert_eq!((summary.notes.len(), summary.hidden), (1, 1));
    }
}
