//! The state of the bench: the fold over the trail.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::step::{Cause, Label, Reviewer, TrailStep, Verb};
use crate::domain::{
    ids::{GroupId, NoteId},
    note::Note,
    stickers::StickerCount,
};

/// Something of the bench, with the step that made it so.
#[derive(Clone, Debug)]
pub(super) struct Since<T> {
    pub(super) value: T,
    pub(super) step: i64,
    pub(super) by: Reviewer,
}

/// What somebody can undo and redo: numbers of steps, the last at the end.
#[derive(Clone, Debug, Default)]
struct Stacks {
    undo: Vec<i64>,
    redo: Vec<i64>,
}

/// The bench as a trail left it. It knows of notes that are hidden or gone too: who shows it or
/// acts on it says which notes there are ([`Bench::grouped`]), so a group repairs itself.
#[derive(Clone, Debug, Default)]
pub struct Bench {
    pub(super) places: BTreeMap<NoteId, Since<Option<GroupId>>>,
    pub(super) labels: BTreeMap<GroupId, Since<Label>>,
    /// Where the notes of a group went that was put into another one.
    pub(super) merged: BTreeMap<GroupId, GroupId>,
    pub(super) steps: Vec<TrailStep>,
    /// Suggested groups that were refused, by their notes: how often more than it was undone.
    refused: BTreeMap<BTreeSet<NoteId>, i64>,
    /// The number of each group, by which it is called where it has no name.
    numbers: BTreeMap<GroupId, usize>,
    /// How many steps made a group.
    made: usize,
    stacks: HashMap<Reviewer, Stacks>,
}

/// A group with its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its number, from 1: the first group that was made has 1, and none is given twice. Where
    /// nobody named a group, it is called by it.
    pub number: usize,
    /// What is said of it.
    pub label: Label,
    /// Its notes, most stickers first; at least one.
    pub notes: Vec<Note>,
    /// 延べ枚数: stickers on all its notes. Distinct people cannot be known, and that is the point.
    pub stickers: StickerCount,
}

impl Group {
    /// Its name; where nobody gave it one, the text of one of its notes: the same one however many
    /// stickers come, as long as that note is in it.
    pub fn name(&self) -> &str {
        if self.label.name.is_empty() {
            let note = self.notes.iter().min_by_key(|note| note.id);
            note.map_or("", |note| &note.text)
        } else {
            &self.label.name
        }
    }
}

/// All notes of a board, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// The groups, most stickers first.
    pub groups: Vec<Group>,
    /// Notes in no group, most stickers first.
    pub loose: Vec<Note>,
}

/// What changed on the bench since somebody looked at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BenchNews {
    /// Notes that came to another place, each once.
    pub notes: i64,
    /// Groups that were called otherwise, each once.
    pub groups: i64,
}

impl Bench {
    /// Folds a trail, whose steps come in the order of their numbers.
    pub fn of(steps: impl IntoIterator<Item = TrailStep>) -> Self {
        let mut bench = Self::default();
        for step in steps {
            bench.apply(step);
        }
        bench
    }

    /// The number of the last step; 0 before the first.
    pub fn head(&self) -> i64 {
        self.steps.last().map_or(0, |step| step.number)
    }

    /// The trail.
    pub fn steps(&self) -> &[TrailStep] {
        &self.steps
    }

    /// The step that somebody would undo next.
    pub fn undoable(&self, by: Reviewer) -> Option<&TrailStep> {
        self.step(*self.stacks.get(&by)?.undo.last()?)
    }

    /// The step that somebody would redo next: one that undid another.
    pub fn redoable(&self, by: Reviewer) -> Option<&TrailStep> {
        self.step(*self.stacks.get(&by)?.redo.last()?)
    }

    /// Whether a group was ever made; it may have no notes now.
    pub fn knows(&self, group: GroupId) -> bool {
        self.labels.contains_key(&group)
    }

    /// The group of a note.
    pub fn group_of(&self, note: NoteId) -> Option<GroupId> {
        self.places.get(&note).and_then(|place| place.value)
    }

    /// The suggested groups that were refused: no two notes of one are suggested together again.
    pub fn refused(&self) -> impl Iterator<Item = &BTreeSet<NoteId>> {
        self.refused.iter().filter(|(_, times)| **times > 0).map(|(notes, _)| notes)
    }

    /// The groups that these notes make, most stickers first; notes that are hidden belong to none,
    /// and come back to theirs when they are shown again.
    pub fn grouped(&self, notes: Vec<Note>) -> Grouped {
        let mut notes: Vec<Note> = notes.into_iter().filter(|note| note.hidden.is_none()).collect();
        notes.sort_by_key(|note| (std::cmp::Reverse(note.stickers.total()), note.id));
        let mut of: BTreeMap<GroupId, Vec<Note>> = BTreeMap::new();
        let mut loose = Vec::new();
        for note in notes {
            match self.group_of(note.id) {
                Some(group) => of.entry(group).or_default().push(note),
                None => loose.push(note),
            }
        }
        let mut groups: Vec<Group> = of
            .into_iter()
            .map(|(id, notes)| Group {
                id,
                number: self.numbers.get(&id).copied().unwrap_or_default(),
                label: self.label(id),
                stickers: notes.iter().map(|note| note.stickers).sum(),
                notes,
            })
            .collect();
        groups.sort_by_key(|group| {
            (
                std::cmp::Reverse(group.stickers.total()),
                std::cmp::Reverse(group.notes.len()),
                group.id,
            )
        });
        Grouped { groups, loose }
    }

    /// What is said of a group; nothing of one that was never made.
    pub fn label(&self, group: GroupId) -> Label {
        self.labels.get(&group).map(|label| label.value.clone()).unwrap_or_default()
    }

    pub(super) fn step(&self, number: i64) -> Option<&TrailStep> {
        let at = self.steps.binary_search_by_key(&number, |step| step.number).ok()?;
        self.steps.get(at)
    }

    /// Goes one step on.
    pub fn apply(&mut self, step: TrailStep) {
        let since = (step.number, step.by);
        // Counted by the step and not by its notes: those that are taken back leave the trail, and
        // no group may be called otherwise because of that.
        self.made += usize::from(step.verb == Verb::Group && step.cause == Cause::Did);
        for placement in &step.placements {
            let (step, by) = since;
            self.places.insert(placement.note, Since { value: placement.to, step, by });
            if let Some(group) = placement.to {
                self.merged.remove(&group);
                self.labels.entry(group).or_insert(Since { value: Label::default(), step, by });
                self.numbers.entry(group).or_insert(self.made);
            }
        }
        for relabelling in &step.relabellings {
            let (step, by) = since;
            self.labels
                .insert(relabelling.group, Since { value: relabelling.to.clone(), step, by });
        }
        if step.verb == Verb::Merge
            && step.cause == Cause::Did
            && let Some((from, to)) =
                step.placements.first().and_then(|placement| placement.from.zip(placement.to))
        {
            self.merged.insert(from, to);
        }
        if !step.refused.is_empty() {
            let times = self.refused.entry(step.refused.iter().copied().collect()).or_default();
            *times += if matches!(step.cause, Cause::Undid(_)) { -1 } else { 1 };
        }
        let stacks = self.stacks.entry(step.by).or_default();
        match step.cause {
            Cause::Did => {
                stacks.undo.push(step.number);
                stacks.redo.clear();
            }
            Cause::Undid(undone) => {
                stacks.undo.retain(|number| *number != undone);
                stacks.redo.push(step.number);
            }
            Cause::Redid(redone) => {
                stacks.redo.retain(|number| *number != redone);
                stacks.undo.push(step.number);
            }
        }
        self.steps.push(step);
    }
}
