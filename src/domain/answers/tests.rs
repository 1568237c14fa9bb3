//! Forms that are read, days that have passed, ranks, and which answer stands.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::domain::{
    groups::{Bench, Group, Grouped, Label},
    ids::{GroupId, NoteId, PromptId},
    note::Note,
    problem::{Invalid, Problem},
    stickers::StickerCount,
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

const TODAY: &str = "2026-11-29";

fn form(status: &str) -> AnswerForm {
    AnswerForm { status: status.into(), ..AnswerForm::default() }
}

fn problems(form: &AnswerForm, before: Option<&Answer>) -> Vec<(String, Problem)> {
    let Err(Invalid(wrong)) = form.parse(day(TODAY), before) else {
        return Vec::new();
    };
    wrong.into_iter().map(|one| (one.field, one.problem)).collect()
}

fn note(n: u128, stickers: u32) -> Note {
    Note {
        id: NoteId(Uuid::from_u128(n)),
        prompt: PromptId(Uuid::nil()),
        text: format!("付箋{n}"),
        stickers: StickerCount::digital(stickers),
        paper: false,
        hidden: None,
        opening: 1,
    }
}

#[test]
fn an_answer_is_read_from_its_form() {
    let form = AnswerForm {
        status: "will-do".into(),
        reason: "budget".into(),
        text: " 来年度から。\r\n 順に進めます。 ".into(),
        department: "　総務課 ".into(),
        due: "２０２７/03/31".into(),
        check: "2026-11-29".into(),
        evidence: " https://example.jp/plan ".into(),
    };
    let answer = form.parse(day(TODAY), None).expect("an answer");
    assert_eq!(answer.status, Status::WillDo);
    assert_eq!(answer.reason, None, "a reason belongs to what is not done");
    assert_eq!(
        (answer.department.as_str(), answer.evidence.as_str()),
        ("総務課", "https://example.jp/plan")
    );
    assert_eq!((answer.due, answer.check), (Some(day("2027-03-31")), Some(day(TODAY))));
    assert!(answer.text.starts_with("来年度から。\n"), "{:?}", answer.text);
}

#[test]
fn what_is_not_done_needs_a_reason_and_words() {
    for status in ["declined", "out-of-scope"] {
        let found = problems(&form(status), None);
        let expected = [("reason", Problem::NotChosen), ("text", Problem::Empty)];
        assert_eq!(found, expected.map(|(field, problem)| (field.to_owned(), problem)), "{status}");
    }
    for status in ["received", "considering", "will-do", "done"] {
        assert_eq!(problems(&form(status), None), [], "{status}");
    }
    assert_eq!(problems(&form(""), None), [("status".to_owned(), Problem::NotChosen)]);
    assert_eq!(problems(&form("maybe"), None), [("status".to_owned(), Problem::NotOffered)]);
}

#[test]
fn a_day_that_has_passed_is_none_to_promise() {
    let past = AnswerForm { due: "2026-11-28".into(), ..form("will-do") };
    assert_eq!(problems(&past, None), [("due".to_owned(), Problem::Past)]);
    let done = AnswerForm { due: "2026-11-28".into(), ..form("done") };
    assert_eq!(problems(&done, None), [], "what is done was done some day");
    let before = done.parse(day(TODAY), None).expect("an answer");
    assert_eq!(problems(&past, Some(&before)), [], "it stood there before");
    let bad = AnswerForm { check: "31.3.".into(), ..form("will-do") };
    assert_eq!(problems(&bad, None), [("check".to_owned(), Problem::Malformed)]);
}

#[test]
fn evidence_is_an_address_and_no_script() {
    for good in ["", "http://a", "HTTPS://example.jp/x?y=1#z"] {
        let form = AnswerForm { evidence: good.into(), ..form("done") };
        assert_eq!(problems(&form, None), [], "{good}");
    }
    for bad in
        ["javascript:alert(1)", "example.jp", "https://", "https:///x", "https://a b", "ftp://a"]
    {
        let form = AnswerForm { evidence: bad.into(), ..form("done") };
        assert_eq!(problems(&form, None), [("evidence".to_owned(), Problem::Malformed)], "{bad}");
    }
}

#[test]
fn too_much_is_refused_with_how_much() {
    let long = AnswerForm {
        text: "あ".repeat(TEXT_MAX + 1),
        department: "課".repeat(DEPARTMENT_MAX + 2),
        ..form("done")
    };
    let found = problems(&long, None);
    let (max, actual) = (TEXT_MAX, TEXT_MAX + 1);
    assert_eq!(found[0], ("text".to_owned(), Problem::TooLong { max, actual }));
    let (max, actual) = (DEPARTMENT_MAX, DEPARTMENT_MAX + 2);
    assert_eq!(found[1], ("department".to_owned(), Problem::TooLong { max, actual }));
}

#[test]
fn an_item_is_read_as_it_is_written() {
    let id = Uuid::from_u128(7);
    for item in [Item::Group(GroupId(id)), Item::Note(NoteId(id))] {
        assert_eq!(item.to_string().parse(), Ok(item));
        assert_eq!(item.uuid(), id);
    }
    for bad in ["", "g", "g-", "x-00000000-0000-0000-0000-000000000007", "あい", "あ-"] {
        assert!(bad.parse::<Item>().is_err(), "{bad}");
    }
}

#[test]
fn items_with_as_many_stickers_share_a_rank() {
    let notes = vec![note(1, 3), note(2, 2)];
    let group = Group {
        id: GroupId(Uuid::from_u128(9)),
        number: 1,
        label: Label::default(),
        stickers: StickerCount::digital(5),
        notes,
    };
    let grouped = Grouped { groups: vec![group], loose: vec![note(3, 5), note(4, 1), note(5, 0)] };
    let ranks: Vec<(usize, u32, usize)> = items(&grouped, |_| false)
        .iter()
        .map(|place| (place.rank, place.stickers.total(), place.notes))
        .collect();
    assert_eq!(ranks, [(1, 5, 2), (1, 5, 1), (3, 1, 1), (4, 0, 1)]);
    let own = items(&grouped, |one| one == note(2, 0).id);
    assert_eq!(own[2].item, Item::Note(note(2, 0).id), "answered by itself, and in its group");
    assert_eq!(own[2].rank, 3);
    assert_eq!(items(&Grouped::default(), |_| true), []);
}

#[test]
fn the_last_answer_stands_and_a_note_has_its_own_before_its_group_s() {
    let answer = |status: &str| form(status).parse(day(TODAY), None).expect("an answer");
    let given =
        |number, on: &str, status: &str| Given { number, on: day(on), answer: answer(status) };
    let (one, two) = (Item::Note(note(1, 0).id), Item::Note(note(2, 0).id));
    let publication = |number, on: &str| Publication { number, on: day(on), step: 0 };
    let published = Published::of(
        vec![publication(1, "2026-10-01"), publication(2, "2026-11-01")],
        &Bench::default(),
        vec![(one, given(1, "2026-10-01", "considering")), (one, given(2, "2026-11-01", "done"))],
    );
    assert_eq!(published.answer(one).map(|given| given.answer.status), Some(Status::Done));
    assert_eq!(published.history(one).len(), 2);
    assert_eq!(published.answer(two), None);
    assert_eq!(published.first_answer(), Some(day("2026-10-01")));
    let by_note = published.by_note(&[note(1, 0), note(2, 0)]);
    assert_eq!(by_note.len(), 1);
    assert!(by_note.contains_key(&note(1, 0).id));
}
