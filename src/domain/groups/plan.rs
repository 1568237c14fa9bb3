//! What a reviewer wants, and the step that comes of it beside what others did meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    bench::Bench,
    step::{Cause, Label, Placement, Relabelling, Reviewer, TrailStep, Verb},
};
use crate::domain::ids::{GroupId, NoteId};

/// What somebody wants to do on the bench. Two verbs put notes together, and neither is ever
/// guessed from where something lies: [`Command::Group`] makes a group, [`Command::Move`] takes one
/// that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Makes a group of notes, wherever they are now. The id is the form's, so that a second click
    /// makes no second group.
    Group {
        /// The new group.
        group: GroupId,
        /// The notes.
        notes: Vec<NoteId>,
        /// What is said of it.
        label: Label,
    },
    /// Makes a group of notes that were suggested together.
    Accept {
        /// The new group.
        group: GroupId,
        /// The notes.
        notes: Vec<NoteId>,
        /// What is said of it.
        label: Label,
        /// How the suggestion was made.
        basis: String,
    },
    /// Refuses a suggested group for good: no two of its notes are suggested together again.
    Refuse {
        /// The notes.
        notes: Vec<NoteId>,
        /// How the suggestion was made.
        basis: String,
    },
    /// Moves notes to a group.
    Move {
        /// The notes.
        notes: Vec<NoteId>,
        /// The group.
        to: GroupId,
    },
    /// Takes notes out of their groups.
    TakeOut {
        /// The notes.
        notes: Vec<NoteId>,
    },
    /// Names a group, and says why it is one.
    Rename {
        /// The group.
        group: GroupId,
        /// What is said of it from now on.
        label: Label,
    },
    /// Puts a group's notes into another one.
    Merge {
        /// The group that goes.
        group: GroupId,
        /// The group that stays.
        into: GroupId,
    },
    /// Takes all notes out of a group.
    Dissolve {
        /// The group.
        group: GroupId,
    },
}

/// What somebody takes back of what they did on the bench. The step is named, so that a second
/// click takes no second one back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeBack {
    /// One's own last step.
    Undo {
        /// The step.
        step: i64,
    },
    /// One's own last undoing.
    Redo {
        /// The step that undid.
        step: i64,
    },
}

/// What was left out of a step, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The note, or the group that was to be named.
    pub what: Result<NoteId, GroupId>,
    /// Why.
    pub why: Why,
}

/// Why something was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The note was taken back or hidden meanwhile.
    Gone,
    /// Somebody else put the note elsewhere meanwhile; without a group, took it out.
    Moved(Option<GroupId>),
    /// Somebody else named the group meanwhile.
    Named(Label),
}

/// What comes of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// The step; none where nothing is left to do, as after a second click.
    pub step: Option<TrailStep>,
    /// What of the command is left out.
    pub skipped: Vec<Skipped>,
}

/// No group of that id was ever made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchGroup;

impl Bench {
    /// Makes the step of a command, given by somebody who looked at the bench as the step `seen`
    /// had left it. `notes` are those on the board, with whether they show: one that is hidden goes
    /// along with its group and can be put nowhere else. What somebody else changed since is left
    /// as it is, and all the rest of the command is done.
    ///
    /// # Errors
    /// [`NoSuchGroup`].
    pub fn plan(
        &self,
        by: Reviewer,
        seen: i64,
        notes: &BTreeMap<NoteId, bool>,
        command: &Command,
    ) -> Result<Planned, NoSuchGroup> {
        let mut plan = Plan { bench: self, by, seen, notes, skipped: Vec::new() };
        let mut step = plan.step(command.verb(), Cause::Did);
        step.placements = plan.placed(command)?;
        step.relabellings = plan.labelled(command, !step.placements.is_empty())?;
        step.refused = plan.refused(command);
        step.basis = command.basis().map(ToOwned::to_owned);
        let did = !step.placements.is_empty()
            || !step.relabellings.is_empty()
            || !step.refused.is_empty();
        Ok(Planned { step: did.then_some(step), skipped: plan.skipped })
    }

    /// Makes the step that takes somebody's own last one back, as far as what that changed is still
    /// as it left it; none where another step is the last one. `notes` are those on the board.
    pub fn take_back(
        &self,
        by: Reviewer,
        notes: &BTreeMap<NoteId, bool>,
        what: TakeBack,
    ) -> Planned {
        let (last, number, cause) = match what {
            TakeBack::Undo { step } => (self.undoable(by), step, Cause::Undid(step)),
            TakeBack::Redo { step } => (self.redoable(by), step, Cause::Redid(step)),
        };
        let plan = Plan { bench: self, by, seen: self.head(), notes, skipped: Vec::new() };
        let last = last.filter(|step| step.number == number);
        last.map(|last| plan.inverse(last, cause)).unwrap_or_default()
    }

    fn known(&self, group: GroupId) -> Result<GroupId, NoSuchGroup> {
        if self.knows(group) { Ok(group) } else { Err(NoSuchGroup) }
    }

    /// The group that stands for this one now: itself, or the one into which it was put.
    fn now(&self, group: GroupId) -> Result<GroupId, NoSuchGroup> {
        let mut now = self.known(group)?;
        while let Some(into) = self.merged.get(&now) {
            now = *into;
        }
        Ok(now)
    }

    /// The notes of a group, those too that are hidden.
    fn members(&self, group: GroupId) -> Vec<NoteId> {
        let of = self.places.iter().filter(|(_, place)| place.value == Some(group));
        of.map(|(note, _)| *note).collect()
    }
}

impl Command {
    /// What it is called.
    const fn verb(&self) -> Verb {
        match self {
            Self::Group { .. } | Self::Accept { .. } => Verb::Group,
            Self::Refuse { .. } => Verb::Refuse,
            Self::Move { .. } => Verb::Move,
            Self::TakeOut { .. } => Verb::TakeOut,
            Self::Rename { .. } => Verb::Rename,
            Self::Merge { .. } => Verb::Merge,
            Self::Dissolve { .. } => Verb::Dissolve,
        }
    }

    fn basis(&self) -> Option<&str> {
        match self {
            Self::Accept { basis, .. } | Self::Refuse { basis, .. } => Some(basis),
            _ => None,
        }
    }
}

/// A step in the making.
struct Plan<'a> {
    bench: &'a Bench,
    by: Reviewer,
    seen: i64,
    notes: &'a BTreeMap<NoteId, bool>,
    skipped: Vec<Skipped>,
}

/// What becomes of notes that are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hidden {
    /// They cannot be put anywhere.
    Stay,
    /// They go with their group; notes that were taken back are forgotten.
    GoAlong,
}

impl Plan<'_> {
    fn step(&self, verb: Verb, cause: Cause) -> TrailStep {
        let (placements, relabellings) = (Vec::new(), Vec::new());
        TrailStep {
            number: self.bench.head() + 1,
            by: self.by,
            verb,
            cause,
            placements,
            relabellings,
            refused: Vec::new(),
            basis: None,
        }
    }

    /// The notes that a command puts somewhere.
    fn placed(&mut self, command: &Command) -> Result<Vec<Placement>, NoSuchGroup> {
        let bench = self.bench;
        Ok(match command {
            Command::Group { group, .. } | Command::Accept { group, .. } if bench.knows(*group) => {
                Vec::new()
            }
            Command::Group { group, notes, .. } | Command::Accept { group, notes, .. } => {
                self.place(notes, Some(*group), Hidden::Stay)
            }
            Command::Move { notes, to } => self.place(notes, Some(bench.now(*to)?), Hidden::Stay),
            Command::TakeOut { notes } => self.place(notes, None, Hidden::Stay),
            Command::Merge { group, into } => {
                let (group, into) = (bench.known(*group)?, bench.now(*into)?);
                let members = if group == into { Vec::new() } else { bench.members(group) };
                self.place(&members, Some(into), Hidden::GoAlong)
            }
            Command::Dissolve { group } => {
                let members = bench.members(bench.known(*group)?);
                self.place(&members, None, Hidden::GoAlong)
            }
            Command::Rename { .. } | Command::Refuse { .. } => Vec::new(),
        })
    }

    /// The groups that a command names; a new one only if it has notes (`placed`).
    fn labelled(
        &mut self,
        command: &Command,
        placed: bool,
    ) -> Result<Vec<Relabelling>, NoSuchGroup> {
        Ok(match command {
            Command::Group { group, label, .. } | Command::Accept { group, label, .. }
                if placed && *label != Label::default() =>
            {
                let (from, to) = (Label::default(), label.clone());
                vec![Relabelling { group: *group, from, to }]
            }
            Command::Rename { group, label } => {
                let group = self.bench.now(*group)?;
                self.relabel(group, label).into_iter().collect()
            }
            _ => Vec::new(),
        })
    }

    /// The notes that are not to be suggested together again; none where they are refused already,
    /// as after a second click, or where fewer than two are left.
    fn refused(&self, command: &Command) -> Vec<NoteId> {
        let Command::Refuse { notes, .. } = command else { return Vec::new() };
        let there = |note: &NoteId| self.notes.contains_key(note);
        let notes: BTreeSet<NoteId> = notes.iter().copied().filter(there).collect();
        let again = self.bench.refused().any(|refused| notes.is_subset(refused));
        if notes.len() < 2 || again { Vec::new() } else { notes.into_iter().collect() }
    }

    fn skip(&mut self, what: Result<NoteId, GroupId>, why: Why) {
        self.skipped.push(Skipped { what, why });
    }

    /// Notes that come to a place, without those that are there already. One that somebody else
    /// placed since it was seen stays where they put it.
    fn place(&mut self, notes: &[NoteId], to: Option<GroupId>, hidden: Hidden) -> Vec<Placement> {
        let mut placements = Vec::new();
        for note in notes.iter().collect::<BTreeSet<_>>() {
            let can = match (self.notes.get(note), hidden) {
                (Some(shows), Hidden::Stay) => *shows,
                (Some(_), Hidden::GoAlong) => true,
                (None, Hidden::Stay) => false,
                (None, Hidden::GoAlong) => continue,
            };
            let place = self.bench.places.get(note);
            let from = place.and_then(|place| place.value);
            let moved = place.is_some_and(|place| place.step > self.seen && place.by != self.by);
            if !can {
                self.skip(Ok(*note), Why::Gone);
            } else if moved && from != to {
                self.skip(Ok(*note), Why::Moved(from));
            } else if from != to {
                placements.push(Placement { note: *note, from, to });
            }
        }
        placements
    }

    fn relabel(&mut self, group: GroupId, to: &Label) -> Option<Relabelling> {
        let label = self.bench.labels.get(&group)?;
        if label.value == *to {
            return None;
        }
        if label.step > self.seen && label.by != self.by && label.value != Label::default() {
            self.skip(Err(group), Why::Named(label.value.clone()));
            return None;
        }
        Some(Relabelling { group, from: label.value.clone(), to: to.clone() })
    }

    /// Takes a step back, as far as what it changed is still as it left it. The step is there even
    /// if nothing is: what is undone is undone, and the one before it comes next.
    fn inverse(mut self, step: &TrailStep, cause: Cause) -> Planned {
        let mut inverse = self.step(step.verb, cause);
        // Of notes that were taken back since, the step has forgotten too.
        inverse.refused.clone_from(&step.refused);
        inverse.basis.clone_from(&step.basis);
        for Placement { note, from, to } in &step.placements {
            let now = self.bench.group_of(*note);
            if !self.notes.contains_key(note) {
                self.skip(Ok(*note), Why::Gone);
            } else if now == *to {
                inverse.placements.push(Placement { note: *note, from: *to, to: *from });
            } else {
                self.skip(Ok(*note), Why::Moved(now));
            }
        }
        for Relabelling { group, from, to } in &step.relabellings {
            let now = self.bench.label(*group);
            if now == *to {
                let (from, to) = (to.clone(), from.clone());
                inverse.relabellings.push(Relabelling { group: *group, from, to });
            } else {
                self.skip(Err(*group), Why::Named(now));
            }
        }
        Planned { step: Some(inverse), skipped: self.skipped }
    }
}
