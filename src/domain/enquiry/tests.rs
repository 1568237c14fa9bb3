//! Enquiries: their forms, where they stand, and what a file says.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::*;
use crate::domain::{
    answers::Item,
    groups::Bench,
    ids::{GroupId, NoteId, PromptId},
    note::Note,
    problem::Problem,
    stickers::StickerCount,
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).expect("a day")
}

fn note(n: u128) -> Item {
    Item::Note(NoteId(Uuid::from_u128(n)))
}

fn on_board(n: u128, stickers: u32) -> Note {
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

fn words(handling: &str, plans: &str) -> Words {
    Words { handling: handling.into(), plans: plans.into() }
}

fn enquiry(items: Vec<Item>) -> Enquiry {
    Enquiry {
        number: 1,
        department: "総務課".into(),
        covering: String::new(),
        due: today(),
        state: EnquiryState::Sent,
        sent: Some(Sent { on: today(), step: 0 }),
        link: None,
        asked: items.len(),
        items,
        replies: BTreeMap::new(),
        saves: 0,
        version: 1,
    }
}

fn form(department: &str, due: &str, items: &[Item]) -> EnquiryForm {
    EnquiryForm {
        department: department.into(),
        due: due.into(),
        items: items.iter().map(ToString::to_string).collect(),
        ..EnquiryForm::default()
    }
}

#[test]
fn a_form_is_read_or_told_field_by_field() {
    let read = form(" 総務課 ", "2026-11-29", &[note(2), note(1), note(2)])
        .parse(today(), |_| true)
        .expect("an enquiry");
    assert_eq!((read.department.as_str(), read.due), ("総務課", today()));
    assert_eq!(read.items, [note(1), note(2)], "each once");
    let wrong = form("", "2026-11-28", &[]).parse(today(), |_| true).expect_err("wrong");
    let fields: Vec<(&str, &Problem)> =
        wrong.0.iter().map(|one| (one.field.as_str(), &one.problem)).collect();
    assert_eq!(
        fields,
        [("department", &Problem::Empty), ("due", &Problem::Past), ("items", &Problem::NotChosen)]
    );
    let gone = form("総務課", "2026-12-01", &[note(1)]).parse(today(), |_| false);
    assert_eq!(gone.expect_err("gone").0[0].problem, Problem::NotOffered);
    let many: Vec<Item> = (0..=ITEMS_MAX as u128).map(note).collect();
    let many = form("総務課", "2026-12-01", &many).parse(today(), |_| true);
    assert_eq!(many.expect_err("many").0[0].problem, Problem::TooMany { max: 100 });
    let long =
        EnquiryForm { covering: "あ".repeat(2001), ..form("課", "2026-12-01", &[note(1)]) };
    assert!(long.parse(today(), |_| true).is_err());
}

#[test]
fn a_link_is_good_for_so_many_days_after_the_due_day_and_never_for_days_gone_by() {
    let due = today();
    assert_eq!(parse_kept_days("３０", due, today()), Ok(due + Days::new(30)));
    assert_eq!(parse_kept_days("0", due, today()), Ok(due));
    for (bad, later) in [("x", 0), ("-1", 0), ("366", 0), ("", 0), ("3", 4)] {
        assert!(parse_kept_days(bad, due, today() + Days::new(later)).is_err(), "{bad}");
    }
    let one = Enquiry { link: Some(due), ..enquiry(vec![note(1)]) };
    assert!(one.is_open(due) && !one.is_open(due + Days::new(1)));
    assert!(!Enquiry { state: EnquiryState::Closed, ..one }.is_open(due));
}

#[test]
fn where_it_stands_follows_from_days_and_replies() {
    let (late, notes) = (today() + Days::new(1), [on_board(1, 1), on_board(2, 5)]);
    let standing = |one: &Enquiry, on| one.sheet(&Bench::default(), &notes).standing(one, on);
    let mut one = enquiry(vec![note(1), note(2)]);
    assert_eq!(standing(&one, today()), Standing::Asked);
    assert_eq!(standing(&one, late), Standing::Overdue);
    let reply = |words| Reply { words, way: Way::Link, on: today() };
    one.replies.insert(note(1), vec![reply(words("済み", ""))]);
    one.replies.insert(note(2), vec![reply(words("", "来年度"))]);
    assert_eq!(standing(&one, late), Standing::Answered, "one of the two answers will do");
    let mut tally = Tally::default();
    tally.count(&one, &one.sheet(&Bench::default(), &notes), late);
    // What is taken back is no answer any more; it stays among what was said before.
    one.replies.entry(note(2)).or_default().push(reply(Words::default()));
    assert_eq!(standing(&one, late), Standing::Overdue);
    let sheet = one.sheet(&Bench::default(), &notes);
    assert_eq!(
        (sheet.items[0].item, sheet.items[0].reply.as_ref(), sheet.items[0].before.len()),
        (note(2), None, 1)
    );
    tally.count(&one, &sheet, late);
    one.state = EnquiryState::Closed;
    assert_eq!(standing(&one, late), Standing::Closed);
    one = Enquiry { state: EnquiryState::Preparing, sent: None, ..one };
    assert_eq!(standing(&one, late), Standing::Preparing);
    tally.count(&one, &sheet, late);
    assert_eq!(tally, Tally { answered: 1, sent: 2, overdue: 1 });
}

#[test]
fn what_cannot_be_seen_is_not_sent() {
    let group = Item::Group(GroupId(Uuid::from_u128(9)));
    let mut one = enquiry(vec![note(1), note(2), group]);
    one.asked = 4;
    let sheet = one.sheet(&Bench::default(), &[on_board(1, 0)]);
    let there: Vec<Item> = sheet.items.iter().map(|one| one.item).collect();
    assert_eq!((there, sheet.hidden, sheet.withdrawn), (vec![note(1)], vec![note(2), group], 1));
    let none = one.sheet(&Bench::default(), &[]);
    assert_eq!(none.standing(&one, today()), Standing::Asked, "nothing is not everything");
}

#[test]
fn replies_are_read_by_their_items() {
    let form =
        |handling: &str, plans: &str| ReplyForm { handling: handling.into(), plans: plans.into() };
    let forms: BTreeMap<String, ReplyForm> = [
        (note(1).to_string(), form(" している ", "")),
        (note(2).to_string(), form("もう無い", "")),
        ("x".into(), form("x", "x")),
    ]
    .into();
    let read = parse_replies(&forms, |item| item == note(1)).expect("read");
    assert_eq!(read, [(note(1), words("している", ""))].into());
    let forms = [(note(1).to_string(), form("", &"長".repeat(50_000)))].into();
    let wrong = parse_replies(&forms, |_| true).expect_err("too long");
    assert_eq!(wrong.0[0].field, format!("{}.plans", note(1)));
    assert_eq!(wrong.0[0].problem, Problem::TooLong { max: 2000, actual: 50_000 });
}

const NAMES: &ColumnNames<'static> =
    &[(Column::Item, "項目"), (Column::Handling, "現在の対応"), (Column::Plans, "今後の予定")];

fn rows(rows: &[&[&str]]) -> Vec<FileRow> {
    let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    (1..).zip(rows).map(|(line, row)| FileRow { line, cells: cells(row) }).collect()
}

fn read(table: &[&[&str]]) -> Result<ReplyFile, FileProblem> {
    read_rows(&rows(table), NAMES, |item| [note(1), note(2)].contains(&item))
}

#[test]
fn columns_are_found_by_their_names_wherever_they_are() {
    let (one, two) = (note(1).to_string(), note(2).to_string());
    let file = read(&[
        &["今後の 予定", "メモ", "項目", "現在の対応"],
        &["来年", "x", &one.to_uppercase(), "今"],
        &["", "", &two, " "],
        &["来年", "", "n-7", ""],
    ])
    .expect("read");
    assert_eq!(file.replies, [(note(1), words("今", "来年"))]);
    assert_eq!((file.rows, file.blank, file.unknown), (3, 1, vec![4]));
    let renamed = read(&[&["項目", "対応", "今後の予定"], &[&one, "今", ""]]);
    assert_eq!(renamed, Err(FileProblem::Columns(vec![Column::Handling])));
    let none = read(&[&["a", "b"], &["c", "d"]]);
    assert_eq!(none, Err(FileProblem::Columns(Column::ALL.to_vec())));
}

#[test]
fn a_bad_cell_is_told_with_its_line_and_nothing_is_taken() {
    let (one, two) = (note(1).to_string(), note(2).to_string());
    let head: &[&str] = &["項目", "現在の対応", "今後の予定"];
    let long = "長".repeat(50_000);
    let bad = read(&[head, &[&one, "今", ""], &[&two, "今", &long], &[&one, "もう一度", ""]]);
    let Err(FileProblem::Cells(cells)) = bad else { panic!("{bad:?}") };
    let told: Vec<(u64, Column)> = cells.iter().map(|cell| (cell.line, cell.column)).collect();
    assert_eq!(told, [(3, Column::Plans), (4, Column::Item)]);
    assert_eq!(read(&[]), Err(FileProblem::Empty));
    assert_eq!(read(&[head]), Err(FileProblem::Empty));
    assert!(matches!(read(&[head, &[&one, "", ""]]), Err(FileProblem::Nothing(_))));
}
