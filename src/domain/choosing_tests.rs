//! What a proposal is, what its draft is called, which are ticked, and what of the form can be read.

use uuid::Uuid;

use super::*;
use crate::domain::{
    groups::Label,
    ids::{GroupId, PromptId, ThemeId},
    note::Note,
    plan::Plan,
    settings::{Switch, Tally},
    stickers::StickerCount,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn note(n: u128, text: &str, stickers: u32) -> Note {
    Note {
        id: NoteId(Uuid::from_u128(n)),
        prompt: PromptId(Uuid::nil()),
        text: text.into(),
        stickers: StickerCount::digital(stickers),
        paper: false,
        hidden: None,
        opening: 1,
    }
}

fn group(n: u128, name: &str, notes: Vec<Note>) -> Group {
    let stickers = notes.iter().map(|note| note.stickers.digital).sum();
    let label = Label { name: name.into(), ..Label::default() };
    let stickers = StickerCount::digital(stickers);
    Group { id: GroupId(Uuid::from_u128(n)), number: 1, label, notes, stickers }
}

/// Notes by themselves with so many stickers each.
fn loose(stickers: &[u32]) -> Vec<Proposal> {
    let notes = (1..).zip(stickers).map(|(n, stickers)| note(n, &format!("案{n}"), *stickers));
    proposals(&Grouped { groups: Vec::new(), loose: notes.collect() })
}

fn ticked(stickers: &[u32]) -> (usize, usize) {
    let ticks = ticks(&loose(stickers), |_| true);
    (ticks.items.len(), ticks.tied)
}

fn theme(state: State, change: impl FnOnce(&mut Plan)) -> Theme {
    let mut plan =
        Plan::new("次のテーマ", "tsugi", day("2026-11-02"), day("2026-11-30"), Vec::new());
    plan.kind = ThemeKind::Choosing;
    change(&mut plan);
    Theme { state, id: ThemeId(Uuid::from_u128(1)), ..plan.draft() }
}

#[test]
fn organizers_choose_once_stickers_have_ended_and_everybody_sees_them() {
    let running = day("2026-11-20");
    let can = |state, on, change: fn(&mut Plan)| theme(state, change).can_be_chosen_from(on);
    assert!(!can(State::Announced, running, |_| {}));
    assert!(!can(State::Open, running, |_| {}), "stickers are still taken");
    let stickers_end = |plan: &mut Plan| {
        plan.stickers = Switch { on: true, until: Some(day("2026-11-19")) };
    };
    assert!(can(State::Open, running, stickers_end));
    assert!(
        !can(State::Open, running, |plan| {
            plan.stickers = Switch { on: true, until: Some(day("2026-11-19")) };
            plan.tally = Tally::Hidden;
        }),
        "nobody else sees the counts"
    );
    for state in [State::Review, State::Answered, State::Archived] {
        assert!(can(state, running, |plan| plan.tally = Tally::Hidden), "{state:?}");
        assert!(!can(state, running, |plan| plan.kind = ThemeKind::Usual), "{state:?}");
    }
}

#[test]
fn a_group_is_one_proposal_with_the_stickers_of_all_its_notes() {
    let grouped = Grouped {
        groups: vec![group(
            1,
            "会議の長さ",
            vec![note(2, "会議が長い\n短くしたい", 2), note(3, "朝の会議", 3)],
        )],
        loose: vec![note(4, "窓口の混む日", 4)],
    };
    let all = proposals(&grouped);
    let is: Vec<_> = all.iter().map(|one| (one.place.rank, one.title.as_str())).collect();
    assert_eq!(is, [(1, "会議の長さ"), (2, "窓口の混む日")]);
    assert_eq!(all[0].place.stickers.total(), 5);
    assert_eq!(all[0].description("会議の長さ"), "・朝の会議\n・会議が長い 短くしたい");
    assert!(all[0].has(all[0].place.item) && all[0].has(Item::Note(NoteId(Uuid::from_u128(3)))));
    assert!(!all[0].has(all[1].place.item));
    // What the title says already is not said twice; under another one all of it stands.
    assert_eq!(all[1].description("窓口の混む日"), "");
    assert_eq!(all[1].description("窓口"), "窓口の混む日");
}

#[test]
fn a_description_has_whole_notes_only() {
    let long = "長".repeat(150);
    let notes = (1..=4).map(|n| note(n, &long, 0)).collect();
    let all = proposals(&Grouped { groups: vec![group(9, "名", notes)], loose: Vec::new() });
    let text = &all[0].text;
    assert_eq!(text.lines().count(), 2, "151 each: a third would not fit into 400");
    assert!(graphemes(text) <= DESCRIPTION_MAX && text.lines().all(|line| graphemes(line) == 151));
}

#[test]
fn a_title_ends_where_a_sentence_does() {
    let long = "あ".repeat(40);
    for (text, title) in [
        ("会議を短くしたい", "会議を短くしたい".to_owned()),
        ("二行\nある", "二行 ある".to_owned()),
        (
            &format!("電話が続いて手が止まる。{long}。{long}"),
            format!("電話が続いて手が止まる。{long}。"),
        ),
        (&format!("電話で手が止まる？」{long}{long}"), "電話で手が止まる？」".to_owned()),
        (&format!("昼休みに電話が鳴ります\n{long}{long}"), "昼休みに電話が鳴ります".to_owned()),
        // A sentence that says too little is no title, and a point in a number ends none.
        (&format!("はい。{long}{long}"), format!("はい。{}…", "あ".repeat(56))),
        (&format!("version 1.5 {long}{long}"), format!("version 1.5 {}…", "あ".repeat(47))),
    ] {
        assert_eq!(title_of(text), title);
        assert!(graphemes(&title) <= TITLE_MAX, "{title}");
        assert_eq!(text::parse_line(&title, TITLE_MAX), Ok(title));
    }
}

#[test]
fn the_top_ones_are_ticked_and_those_that_share_a_rank_together_or_not_at_all() {
    assert_eq!(ticked(&[9, 7, 5, 3, 1]), (3, 0));
    assert_eq!(ticked(&[9, 7, 5, 5, 1]), (4, 0), "two are third");
    assert_eq!(ticked(&[9, 9, 9, 9, 1]), (4, 0), "four are first");
    assert_eq!(ticked(&[9, 7, 5, 5, 5, 5]), (2, 4), "four would be third: nobody is picked out");
    assert_eq!(ticked(&[1; 9]), (0, 9));
    assert_eq!(ticked(&[4, 0, 0]), (1, 0), "without a sticker it is for organizers to choose");
    assert_eq!(ticked(&[]), (0, 0));
    // What has become a theme is not ticked, and nothing moves up into its place.
    let all = loose(&[9, 7, 5, 3]);
    let first = all[0].place.item;
    let ticks = ticks(&all, |one| one.place.item != first);
    assert_eq!(ticks.items, [all[1].place.item, all[2].place.item]);
}

#[test]
fn what_is_not_shown_is_counted_and_so_is_a_tie_that_is_cut() {
    let of = |stickers: &[u32]| cut(&loose(stickers));
    assert_eq!(of(&[]), Cut::default());
    assert_eq!(of(&[3, 2, 1]), Cut { shown: 3, left: 0, tied: 0 });
    let falling: Vec<u32> = (1..=30).rev().collect();
    assert_eq!(of(&falling), Cut { shown: 20, left: 10, tied: 0 });
    let mut tied: Vec<u32> = (10..29).rev().collect();
    tied.extend([5; 12]);
    tied.push(1);
    assert_eq!(of(&tied), Cut { shown: 31, left: 1, tied: 0 }, "all that share the twentieth");
    assert_eq!(of(&[0; 100]), Cut { shown: SHOWN_MOST, left: 40, tied: 40 });
}

#[test]
fn each_gets_its_own_month_or_the_next_free_one() {
    let month = |n: u32| NaiveDate::from_ymd_opt(2027, n, 1).expect("a day");
    let one = |month| Chosen { item: Item::Note(NoteId(Uuid::nil())), title: String::new(), month };
    let chosen = [one(None), one(Some(month(2))), one(None)];
    let free = [1, 2, 4].map(month);
    assert_eq!(months(&chosen, free), [Some(month(1)), Some(month(2)), Some(month(4))]);
    assert_eq!(months(&chosen, []), [None, Some(month(2)), None]);
}

fn row(title: &str, month: &str) -> ChosenForm {
    ChosenForm { take: Some(Ticked::On), title: title.into(), month: month.into() }
}

fn sent(rows: Vec<(String, ChosenForm)>) -> Result<Vec<Chosen>, Vec<(String, Problem)>> {
    let form = ChooseForm { rows: rows.into_iter().collect() };
    let told = |wrong: Invalid| wrong.0.into_iter().map(|one| (one.field, one.problem)).collect();
    form.check(day("2026-11-30")).map_err(told)
}

#[test]
fn the_form_says_what_is_wrong_beside_the_proposal() {
    let item = |n: u128| Item::Note(NoteId(Uuid::from_u128(n))).to_string();
    let chosen = sent(vec![
        (item(1), row(" 会議の\n長さ ", "2027-01")),
        (item(2), row("窓口", "")),
        (item(3), ChosenForm { title: String::new(), ..ChosenForm::default() }),
    ])
    .expect("chosen");
    let is: Vec<_> = chosen.iter().map(|one| (one.title.as_str(), one.month)).collect();
    assert_eq!(is, [("会議の 長さ", Some(day("2027-01-01"))), ("窓口", None)]);
    let of = |field: &str| format!("rows.{}.{field}", item(1));
    for (row, wrong) in [
        (row("", ""), vec![(of("title"), Problem::Empty)]),
        (row(&"長".repeat(61), ""), vec![(of("title"), Problem::TooLong { max: 60, actual: 61 })]),
        (row("題", "来月"), vec![(of("month"), Problem::Malformed)]),
        (row("題", "2026-10"), vec![(of("month"), Problem::Past)]),
    ] {
        assert_eq!(sent(vec![(item(1), row)]), Err(wrong));
    }
    assert!(sent(vec![(item(1), row("題", "2026-11"))]).is_ok(), "this month has not passed");
    assert_eq!(sent(Vec::new()), Err(vec![("rows".into(), Problem::NotChosen)]));
    let many = (0..13).map(|n| (item(n), row("題", ""))).collect();
    assert_eq!(sent(many), Err(vec![("rows".into(), Problem::TooMany { max: 12 })]));
    assert_eq!(
        sent(vec![("x".into(), row("題", ""))]),
        Err(vec![("rows".into(), Problem::NotOffered)])
    );
}
