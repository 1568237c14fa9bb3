//! Places, sums, and what is left out.

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
    let theme = Theme { state: State::Review, report_public: true, example: true, ..plan.draft() };
    let note = |(i, (text, stickers)): (usize, &(&str, u32))| Note {
        id: NoteId(Uuid::from_u128(i as u128)),
        prompt: theme.prompts[i % 2].id,
        text: (*text).into(),
        stickers: StickerCount::digital(*stickers),
        paper: false,
        hidden: None,
        opening: 1,
    };
    let notes = notes.iter().enumerate().map(note).collect();
    Summary::of(Material::of_notes(theme, notes, day(31)))
}

#[test]
fn ties_share_a_place_and_the_next_is_left_out() {
    let summary = summary(&[("a", 3), ("b", 5), ("c", 3), ("d", 0)]);
    let places: Vec<(usize, bool, &str)> =
        summary.notes.iter().map(|n| (n.rank, n.tied, n.text.as_str())).collect();
    assert_eq!(places, [(1, false, "b"), (2, true, "a"), (2, true, "c"), (4, false, "d")]);
    assert_eq!((summary.stickers().total(), summary.with_stickers()), (11, 3));
    assert_eq!(
        summary.prompts.iter().map(|p| (p.notes, p.stickers.total())).collect::<Vec<_>>(),
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
        stickers: StickerCount::digital(1),
        paper: false,
        hidden,
        opening: 1,
    };
    let hidden = |reason| [Some(HideReason::Abuse), None, Some(reason)];
    let notes = (7..).zip(hidden(HideReason::Review)).map(|(n, hidden)| note(n, hidden));
    let of = |notes| Summary::of(Material::of_notes(whole.theme.clone(), notes, whole.made_on));
    let summary = of(notes.collect());
    assert_eq!((summary.notes.len(), summary.hidden, summary.held), (1, 1, 1));
    assert_eq!(summary.reasons, [(HideReason::Abuse, 1)]);
    // Hidden at once, and the reason still to come: it is counted under that.
    let summary = of(vec![note(7, Some(HideReason::Checking))]);
    assert_eq!((summary.hidden, summary.reasons), (1, vec![(HideReason::Checking, 1)]));
}
