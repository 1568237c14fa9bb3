//! What reviewers do, alone and beside each other.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    hex::Hex,
    ids::{GroupId, NoteId, PromptId},
    note::{HideReason, Note},
    stickers::StickerCount,
};

const A: Reviewer = Reviewer(Hex([1; 32]));
const B: Reviewer = Reviewer(Hex([2; 32]));

fn note(n: u8) -> NoteId {
    NoteId(Uuid::from_u128(u128::from(n)))
}

fn group(n: u8) -> GroupId {
    GroupId(Uuid::from_u128(1000 + u128::from(n)))
}

fn label(name: &str) -> Label {
    Label { name: name.into(), reason: String::new() }
}

/// Ten notes on a board; those whose number is in `hidden` do not show.
fn board(hidden: &[u8]) -> Vec<Note> {
    let one = |n: u8| Note {
        id: note(n),
        prompt: PromptId(Uuid::nil()),
        text: format!("付箋{n}"),
        stickers: StickerCount::digital(u32::from(n)),
        paper: false,
        hidden: hidden.contains(&n).then_some(HideReason::Other),
        opening: 1,
    };
    (0..10).map(one).collect()
}

fn shows(hidden: &[u8]) -> BTreeMap<NoteId, bool> {
    board(hidden).iter().map(|note| (note.id, note.hidden.is_none())).collect()
}

/// Does a command as somebody who has seen everything, and says what was left out.
fn act(bench: &mut Bench, by: Reviewer, command: &Command) -> Vec<Skipped> {
    let seen = bench.head();
    act_late(bench, by, seen, command)
}

/// Does a command as somebody who looked when `seen` was the last step.
fn act_late(bench: &mut Bench, by: Reviewer, seen: i64, command: &Command) -> Vec<Skipped> {
    let planned = bench.plan(by, seen, &shows(&[]), command).expect("a group that is there");
    if let Some(step) = planned.step {
        bench.apply(step);
    }
    planned.skipped
}

fn make(n: u8, notes: &[u8]) -> Command {
    let notes = notes.iter().copied().map(note).collect();
    Command::Group { group: group(n), notes, label: label(&format!("まとまり{n}")) }
}

fn take_back(bench: &mut Bench, by: Reviewer, what: TakeBack) -> Vec<Skipped> {
    let planned = bench.take_back(by, &shows(&[]), what);
    if let Some(step) = planned.step {
        bench.apply(step);
    }
    planned.skipped
}

fn undo(bench: &mut Bench, by: Reviewer) -> Vec<Skipped> {
    let step = bench.undoable(by).map_or(0, |step| step.number);
    take_back(bench, by, TakeBack::Undo { step })
}

fn redo(bench: &mut Bench, by: Reviewer) -> Vec<Skipped> {
    let step = bench.redoable(by).map_or(0, |step| step.number);
    take_back(bench, by, TakeBack::Redo { step })
}

/// Which notes are in which group, by number.
fn members(bench: &Bench, n: u8) -> Vec<u8> {
    let grouped = bench.grouped(board(&[]));
    let found = grouped.groups.into_iter().find(|found| found.id == group(n));
    let mut notes: Vec<u8> = found
        .into_iter()
        .flat_map(|found| found.notes)
        .filter_map(|note| u8::try_from(note.stickers.total()).ok())
        .collect();
    notes.sort_unstable();
    notes
}

#[test]
fn a_group_shows_its_notes_and_the_sum_of_their_stickers() {
    let mut bench = Bench::default();
    act(&mut bench, A, &make(1, &[2, 7]));
    let grouped = bench.grouped(board(&[]));
    let [one] = &grouped.groups[..] else { panic!("{grouped:?}") };
    assert_eq!((one.name(), one.stickers.total(), one.notes.len()), ("まとまり1", 9, 2));
    assert_eq!((one.notes[0].id, grouped.loose.len()), (note(7), 8));
    act(&mut bench, A, &Command::Rename { group: group(1), label: Label::default() });
    let unnamed = &bench.grouped(board(&[])).groups[0];
    assert_eq!((unnamed.name(), unnamed.number), ("付箋2", 1), "not that with most stickers");
}

#[test]
fn a_second_click_does_nothing() {
    let mut bench = Bench::default();
    for command in [
        make(1, &[1, 2, 3]),
        make(2, &[4]),
        Command::Move { notes: vec![note(1)], to: group(2) },
        Command::TakeOut { notes: vec![note(2)] },
        Command::Rename { group: group(2), label: label("別の名前") },
        Command::Merge { group: group(1), into: group(2) },
        Command::Dissolve { group: group(2) },
    ] {
        let before = bench.head();
        act(&mut bench, A, &command);
        assert_eq!(bench.head(), before + 1, "{command:?}");
        assert_eq!(act(&mut bench, A, &command), [], "{command:?}");
        assert_eq!(bench.head(), before + 1, "{command:?}, again");
    }
    for (what, head) in [(TakeBack::Undo { step: 7 }, 8), (TakeBack::Redo { step: 8 }, 9)] {
        for _ in 0..2 {
            assert_eq!(take_back(&mut bench, A, what), [], "{what:?}");
            assert_eq!(bench.head(), head, "{what:?}");
        }
    }
}

#[test]
fn a_group_without_a_name_is_always_called_by_its_number() {
    let mut bench = Bench::default();
    let unnamed = |n, notes: &[u8]| Command::Group {
        group: group(n),
        notes: notes.iter().copied().map(note).collect(),
        label: Label::default(),
    };
    for command in [unnamed(4, &[1, 2]), unnamed(5, &[3]), unnamed(6, &[4])] {
        act(&mut bench, A, &command);
    }
    act(&mut bench, A, &Command::Dissolve { group: group(5) });
    act(&mut bench, A, &Command::Move { notes: vec![note(9)], to: group(6) });
    let numbers = |bench: &Bench| {
        let groups = bench.grouped(board(&[])).groups;
        let mut numbers: Vec<_> = groups.iter().map(|one| (one.id, one.number)).collect();
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(numbers(&bench), [(group(4), 1), (group(6), 3)], "whatever becomes of others");
    undo(&mut bench, A);
    undo(&mut bench, A);
    assert_eq!(numbers(&bench)[1], (group(5), 2), "and when it is there again");
    // The notes with which one was made are taken back, and take their rows along.
    let mut steps = bench.steps().to_vec();
    steps[0].placements.clear();
    assert_eq!(numbers(&Bench::of(steps))[1], (group(6), 3));
}

#[test]
fn a_note_that_somebody_else_placed_meanwhile_stays_where_they_put_it() {
    let mut bench = Bench::default();
    act(&mut bench, A, &make(1, &[1, 2]));
    let seen = bench.head();
    act(&mut bench, B, &Command::TakeOut { notes: vec![note(2)] });
    let skipped = act_late(&mut bench, A, seen, &make(2, &[1, 2, 3]));
    assert_eq!(skipped, [Skipped { what: Ok(note(2)), why: Why::Moved(None) }]);
    assert_eq!((members(&bench, 2), members(&bench, 1)), (vec![1, 3], vec![]), "the rest is done");
    // Once seen, it can be moved.
    assert_eq!(act(&mut bench, A, &Command::Move { notes: vec![note(2)], to: group(2) }), []);
    assert_eq!(members(&bench, 2), [1, 2, 3]);
}

#[test]
fn who_moves_notes_into_a_group_that_was_merged_meanwhile_reaches_the_one_that_stayed() {
    let mut bench = Bench::default();
    for command in [make(1, &[1]), make(2, &[2]), make(3, &[3])] {
        act(&mut bench, A, &command);
    }
    let seen = bench.head();
    act(&mut bench, B, &Command::Merge { group: group(1), into: group(2) });
    act(&mut bench, B, &Command::Merge { group: group(2), into: group(3) });
    act_late(&mut bench, A, seen, &Command::Move { notes: vec![note(5)], to: group(1) });
    assert_eq!(members(&bench, 3), [1, 2, 3, 5]);
    undo(&mut bench, B);
    undo(&mut bench, B);
    act(&mut bench, A, &Command::Move { notes: vec![note(6)], to: group(1) });
    assert_eq!(members(&bench, 1), [1, 6], "it is itself again");
}

#[test]
fn a_name_that_somebody_else_gave_meanwhile_is_not_overwritten_unseen() {
    let mut bench = Bench::default();
    act(&mut bench, A, &make(1, &[1]));
    let seen = bench.head();
    act(&mut bench, B, &Command::Rename { group: group(1), label: label("Bの名前") });
    let rename = Command::Rename { group: group(1), label: label("Aの名前") };
    assert_eq!(
        act_late(&mut bench, A, seen, &rename),
        [Skipped { what: Err(group(1)), why: Why::Named(label("Bの名前")) }]
    );
    assert_eq!(act(&mut bench, A, &rename), [], "knowingly, it is");
}

#[test]
fn undo_takes_back_ones_own_and_nobody_elses() {
    let mut bench = Bench::default();
    act(&mut bench, A, &make(1, &[1, 2]));
    act(&mut bench, B, &make(2, &[3]));
    act(&mut bench, B, &Command::Move { notes: vec![note(2)], to: group(2) });
    let skipped = undo(&mut bench, A);
    assert_eq!(skipped, [Skipped { what: Ok(note(2)), why: Why::Moved(Some(group(2))) }]);
    assert_eq!((members(&bench, 1), members(&bench, 2)), (vec![], vec![2, 3]));
    assert_eq!(bench.undoable(A), None);
    redo(&mut bench, A);
    assert_eq!(members(&bench, 1), [1], "what was not taken back does not come back");
}

#[test]
fn a_new_deed_ends_what_can_be_redone() {
    let mut bench = Bench::default();
    act(&mut bench, A, &make(1, &[1]));
    undo(&mut bench, A);
    assert!(bench.redoable(A).is_some());
    act(&mut bench, B, &make(2, &[2]));
    assert!(bench.redoable(A).is_some(), "somebody else's does not");
    act(&mut bench, A, &make(3, &[3]));
    assert_eq!(bench.redoable(A), None);
}

#[test]
fn hidden_notes_leave_their_group_and_come_back_to_it() {
    let mut bench = Bench::default();
    act(&mut bench, A, &make(1, &[1, 2]));
    let hidden = bench.grouped(board(&[1, 2]));
    assert_eq!((hidden.groups.len(), hidden.loose.len()), (0, 8), "no group without notes");
    let plan = |command| bench.plan(A, bench.head(), &shows(&[2]), &command).expect("planned");
    let planned = plan(Command::TakeOut { notes: vec![note(2)] });
    assert_eq!(planned.step, None);
    assert_eq!(planned.skipped, [Skipped { what: Ok(note(2)), why: Why::Gone }]);
    // With its group it goes along, so that it comes back to where the others are.
    let merged = plan(Command::Dissolve { group: group(1) });
    assert_eq!((merged.step.map(|step| step.placements.len()), merged.skipped), (Some(2), vec![]));
}

#[test]
fn only_groups_that_were_made_are_there() {
    let bench = Bench::default();
    for command in [
        Command::Move { notes: vec![note(1)], to: group(9) },
        Command::Rename { group: group(9), label: label("x") },
        Command::Merge { group: group(9), into: group(9) },
        Command::Dissolve { group: group(9) },
    ] {
        assert_eq!(bench.plan(A, 0, &shows(&[]), &command), Err(NoSuchGroup), "{command:?}");
    }
}

#[test]
fn labels_are_lines_of_bounded_length() {
    assert_eq!(Label::parse(" 電話\n当番 ", ""), Ok(label("電話 当番")));
    assert!(matches!(Label::parse(&"あ".repeat(41), ""), Err(("name", _))));
    assert!(matches!(Label::parse("", &"あ".repeat(201)), Err(("why", _))));
}

/// Something that somebody does, by small numbers.
#[derive(Clone, Debug)]
enum Deed {
    Make(u8, Vec<u8>),
    Move(u8, Vec<u8>),
    TakeOut(Vec<u8>),
    Rename(u8, u8),
    Merge(u8, u8),
    Dissolve(u8),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let notes = || proptest::collection::vec(0u8..12, 0..6);
    let group = || 0u8..6;
    prop_oneof![
        4 => (group(), notes()).prop_map(|(group, notes)| Deed::Make(group, notes)),
        3 => (group(), notes()).prop_map(|(group, notes)| Deed::Move(group, notes)),
        2 => notes().prop_map(Deed::TakeOut),
        1 => (group(), 0u8..4).prop_map(|(group, name)| Deed::Rename(group, name)),
        2 => (group(), group()).prop_map(|(group, into)| Deed::Merge(group, into)),
        1 => group().prop_map(Deed::Dissolve),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ]
}

fn plan(
    bench: &Bench,
    by: Reviewer,
    seen: i64,
    there: &BTreeMap<NoteId, bool>,
    deed: &Deed,
) -> Result<Planned, NoSuchGroup> {
    let number = |last: Option<&TrailStep>| last.map_or(0, |step| step.number);
    let command = match deed {
        Deed::Undo => {
            let step = number(bench.undoable(by));
            return Ok(bench.take_back(by, there, TakeBack::Undo { step }));
        }
        Deed::Redo => {
            let step = number(bench.redoable(by));
            return Ok(bench.take_back(by, there, TakeBack::Redo { step }));
        }
        deed => command(deed),
    };
    bench.plan(by, seen, there, &command)
}

fn command(deed: &Deed) -> Command {
    let notes = |of: &[u8]| of.iter().copied().map(note).collect::<Vec<_>>();
    match deed {
        Deed::Make(n, of) => {
            Command::Group { group: group(*n), notes: notes(of), label: label(&n.to_string()) }
        }
        Deed::Move(to, of) => Command::Move { notes: notes(of), to: group(*to) },
        Deed::TakeOut(of) => Command::TakeOut { notes: notes(of) },
        Deed::Rename(of, name) => {
            Command::Rename { group: group(*of), label: label(&name.to_string()) }
        }
        Deed::Merge(of, into) => Command::Merge { group: group(*of), into: group(*into) },
        Deed::Dissolve(of) => Command::Dissolve { group: group(*of) },
        Deed::Undo | Deed::Redo => unreachable!("taken back, not planned"),
    }
}

/// What a bench shows, by which it is compared.
fn face(bench: &Bench) -> (Grouped, Vec<(GroupId, String)>) {
    let grouped = bench.grouped(board(&[]));
    let names = grouped.groups.iter().map(|group| (group.id, group.label.name.clone())).collect();
    (grouped, names)
}

/// Accepted, suggested notes are a group like any other; refused, they are remembered, once, until
/// that is undone.
#[test]
fn a_suggestion_is_accepted_or_refused_and_both_are_undone() {
    let mut bench = Bench::default();
    let (notes, basis) = (vec![note(1), note(2)], "suggest/1".to_owned());
    let refuse = Command::Refuse { notes: notes.clone(), basis: basis.clone() };
    let set: BTreeSet<NoteId> = notes.iter().copied().collect();
    let refused = |bench: &Bench| bench.refused().cloned().collect::<Vec<_>>();
    act(&mut bench, A, &refuse);
    act(&mut bench, A, &refuse);
    act(&mut bench, B, &refuse);
    assert_eq!((bench.head(), refused(&bench)), (1, vec![set.clone()]), "once is enough");
    assert_eq!(bench.undoable(A).map(|step| step.verb), Some(Verb::Refuse));
    take_back(&mut bench, A, TakeBack::Undo { step: 1 });
    assert_eq!(refused(&bench), []);
    take_back(&mut bench, A, TakeBack::Redo { step: 2 });
    assert_eq!(refused(&bench), [set]);
    // Notes that are gone, or one alone, are nothing to refuse.
    act(&mut bench, B, &Command::Refuse { notes: vec![note(3), note(77)], basis: basis.clone() });
    assert_eq!(bench.head(), 3);
    let label = label("電話");
    act(&mut bench, B, &Command::Accept { group: group(1), notes, label: label.clone(), basis });
    assert_eq!(bench.group_of(note(2)), Some(group(1)));
    let step = bench.undoable(B).expect("a step");
    assert_eq!((step.verb, step.basis.as_deref()), (Verb::Group, Some("suggest/1")));
    assert_eq!(step.relabellings[0].to, label);
    take_back(&mut bench, B, TakeBack::Undo { step: 4 });
    assert_eq!(bench.group_of(note(2)), None);
}

proptest! {
    /// Whoever does what, at whatever they looked, and whatever is hidden or taken back: every note
    /// that shows is on the bench exactly once, and no other is.
    #[test]
    fn each_note_is_there_exactly_once(
        deeds in proptest::collection::vec((0u8..3, 0i64..4, deed()), 0..60),
        hidden in proptest::collection::vec(0u8..10, 0..5),
        gone in proptest::collection::vec(0u8..10, 0..4),
    ) {
        let mut bench = Bench::default();
        let there: BTreeMap<NoteId, bool> = shows(&hidden)
            .into_iter()
            .filter(|(id, _)| !gone.iter().any(|n| note(*n) == *id))
            .collect();
        for (who, late, deed) in &deeds {
            let by = Reviewer(Hex([*who; 32]));
            let seen = (bench.head() - late).max(0);
            if let Ok(planned) = plan(&bench, by, seen, &there, deed)
                && let Some(step) = planned.step
            {
                let placed: BTreeSet<NoteId> = step.placements.iter().map(|one| one.note).collect();
                prop_assert_eq!(placed.len(), step.placements.len(), "each note once in a step");
                bench.apply(step);
            }
        }
        let on_board: Vec<Note> =
            board(&hidden).into_iter().filter(|one| there.contains_key(&one.id)).collect();
        let mut expected: Vec<NoteId> =
            on_board.iter().filter(|one| one.hidden.is_none()).map(|one| one.id).collect();
        let grouped = bench.grouped(on_board);
        prop_assert!(grouped.groups.iter().all(|group| !group.notes.is_empty()));
        let of_groups = grouped.groups.iter().flat_map(|group| &group.notes);
        let mut found: Vec<NoteId> = of_groups.chain(&grouped.loose).map(|one| one.id).collect();
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
        // The state is the fold of the trail, and nothing else.
        let anew = Bench::of(bench.steps().to_vec());
        prop_assert_eq!(face(&anew), face(&bench));
    }

    /// Alone, everything can be undone to the beginning and redone to the end.
    #[test]
    fn undo_and_redo_know_no_limit(deeds in proptest::collection::vec(deed(), 0..40)) {
        let mut bench = Bench::default();
        for deed in &deeds {
            let planned = plan(&bench, A, bench.head(), &shows(&[]), deed);
            if let Ok(Planned { step: Some(step), .. }) = planned {
                bench.apply(step);
            }
        }
        let end = face(&bench);
        let mut undone = 0;
        while bench.undoable(A).is_some() {
            prop_assert_eq!(undo(&mut bench, A), []);
            undone += 1;
        }
        prop_assert_eq!(face(&bench), face(&Bench::default()));
        for _ in 0..undone {
            prop_assert_eq!(redo(&mut bench, A), []);
        }
        prop_assert_eq!(face(&bench), end);
    }
}
