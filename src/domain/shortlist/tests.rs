//! Tests of the shortlist, its times, and minutes.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::domain::{
    answers::{Item, Status, items},
    fault::Fault,
    groups::{Group, Grouped, Label},
    ids::{GroupId, NoteId, PromptId},
    note::Note,
    problem::{Invalid, Problem},
    stickers::StickerCount,
};

fn item(n: u128) -> Item {
    Item::Note(NoteId(Uuid::from_u128(n)))
}

fn list(items: &[u128]) -> Shortlist {
    let all: Vec<Item> = items.iter().map(|n| item(*n)).collect();
    Shortlist::default().with(&all).unwrap_or_default()
}

fn order(list: &Shortlist) -> Vec<u128> {
    list.listed.iter().map(|listed| listed.item.uuid().as_u128()).collect()
}

fn note(id: u128, stickers: u32) -> Note {
    Note {
        id: NoteId(Uuid::from_u128(id)),
        prompt: PromptId(Uuid::from_u128(1)),
        text: format!("付箋{id}"),
        stickers: StickerCount::digital(stickers),
        paper: false,
        hidden: None,
        opening: 1,
    }
}

fn day(on: &str) -> NaiveDate {
    on.parse().expect("a day")
}

#[test]
fn what_is_on_the_list_is_put_on_it_once() {
    let two = list(&[1, 2]);
    assert_eq!((order(&two), two.version), (vec![1, 2], 1));
    let three = two.with(&[item(3), item(1), item(3)]).expect("changed");
    assert_eq!((order(&three), three.version), (vec![1, 2, 3], 2));
    assert_eq!(three.with(&[item(2)]), None);
    assert_eq!(three.without(item(9)), None);
    assert_eq!(three.without(item(2)).map(|list| order(&list)), Some(vec![1, 3]));
}

#[test]
fn an_item_goes_to_a_place_and_a_second_press_changes_nothing() {
    let three = list(&[1, 2, 3]);
    let moved = |place| three.moved(item(3), place).expect("there").map(|list| order(&list));
    assert_eq!(moved(1), Some(vec![3, 1, 2]));
    assert_eq!(moved(2), Some(vec![1, 3, 2]));
    assert_eq!((moved(0), moved(99)), (moved(1), None));
    let once = three.moved(item(3), 2).expect("there").expect("changed");
    assert_eq!(once.moved(item(3), 2), Ok(None));
    // Somebody else put another one first meanwhile: still the second place.
    let other = once.with(&[item(4)]).and_then(|list| list.moved(item(4), 1).ok().flatten());
    let other = other.expect("changed");
    assert_eq!(
        other.moved(item(3), 2).ok().flatten().map(|list| order(&list)),
        Some(vec![4, 3, 1, 2])
    );
    assert_eq!(other.moved(item(7), 1), Err(NotListed));
}

fn form(on: [&str; 2], at: [&str; 2], boxes: &[(u128, &str, &str)]) -> PlanForm {
    let each = |part: fn(&(u128, &str, &str)) -> String| boxes.iter().map(part).collect();
    PlanForm {
        was_on: on[0].into(),
        on: on[1].into(),
        was_at: at[0].into(),
        at: at[1].into(),
        items: each(|(n, _, _)| item(*n).to_string()),
        was: each(|(_, was, _)| (*was).to_owned()),
        minutes: each(|(_, _, now)| (*now).to_owned()),
    }
}

#[test]
fn what_others_set_meanwhile_stays_and_what_both_set_is_told() {
    let two = list(&[1, 2]);
    let set = |list: &Shortlist, form: PlanForm| list.planned(&form.parse().expect("readable"));
    let first =
        set(&two, form(["", "2026-12-01"], ["", "１３：３０"], &[(1, "", "１５"), (2, "", "")]));
    let first = first.expect("no clash").expect("changed");
    assert_eq!((first.meets_on, first.listed[0].minutes), (Some(day("2026-12-01")), Some(15)));
    assert_eq!(first.starts_at.map(|at| at.to_string()).as_deref(), Some("13:30"));
    // Another reviewer who saw the empty form sets the other box: both hold.
    let both = set(&first, form(["", ""], ["", ""], &[(1, "", ""), (2, "", "20"), (9, "", "5")]));
    let both = both.expect("no clash").expect("changed");
    assert_eq!([both.listed[0].minutes, both.listed[1].minutes], [Some(15), Some(20)]);
    // The same once more changes nothing; another value for the same box is a clash.
    assert_eq!(set(&both, form(["", "2026-12-01"], ["", ""], &[(1, "", "15")])), Ok(None));
    assert_eq!(set(&both, form(["", ""], ["", ""], &[(1, "", "30")])), Err(Clash));
    assert_eq!(set(&both, form(["", "2026-12-02"], ["", ""], &[])), Err(Clash));
}

#[test]
fn what_is_no_day_no_time_and_no_box_is_said_beside_its_field() {
    let bad = form(["", "いつか"], ["", "25:00"], &[(1, "", "181"), (2, "", "x"), (3, "", "0")]);
    let range = || Problem::OutOfRange { min: 0, max: 180 };
    let Err(Fault::Invalid(Invalid(found))) = bad.parse() else { panic!("refused") };
    let found: Vec<(String, Problem)> =
        found.into_iter().map(|one| (one.field, one.problem)).collect();
    let of = |n| format!("minutes.{}", item(n));
    let malformed = || Problem::Malformed;
    assert_eq!(
        found,
        [
            ("on".into(), malformed()),
            ("at".into(), malformed()),
            (of(1), range()),
            (of(2), range())
        ]
    );
    let odd = PlanForm { items: vec![item(1).to_string()], ..PlanForm::default() };
    assert_eq!(odd.parse(), Err(Fault::Malformed));
    assert_eq!(read_place("３"), Ok(3));
    assert_eq!(read_place(" "), Err(Problem::Empty));
    assert_eq!(read_top("0"), Err(Problem::OutOfRange { min: 1, max: 50 }));
    assert_eq!(read_top("-1"), Err(Problem::OutOfRange { min: 1, max: 50 }));
}

#[test]
fn times_are_read_as_people_write_them() {
    for (typed, is) in [("9:05", "09:05"), ("１３時３０分", "13:30"), ("13時", "13:00")] {
        assert_eq!(typed.parse::<TimeOfDay>().map(|at| at.to_string()).as_deref(), Ok(is));
    }
    for bad in ["", "24:00", "12:60", "12", "-1:00", "+1:+1", "123:00"] {
        assert!(bad.parse::<TimeOfDay>().is_err(), "{bad}");
    }
    let late: TimeOfDay = "23:50".parse().expect("a time");
    assert_eq!(late.plus(20).to_string(), "00:10");
}

#[test]
fn the_agenda_knows_its_times_and_what_is_gone() {
    let (one, two) = (note(1, 3), note(2, 1));
    let group = Group {
        id: GroupId(Uuid::from_u128(9)),
        number: 1,
        label: Label { name: "電話".into(), reason: "似ている".into() },
        stickers: StickerCount::digital(4),
        notes: vec![one, two],
    };
    let grouped = Grouped { groups: vec![group], loose: vec![note(3, 2)] };
    let places = items(&grouped, |note| note == NoteId(Uuid::from_u128(2)));
    let all = [Item::Group(GroupId(Uuid::from_u128(9))), item(3), item(7), item(2)];
    let mut list = Shortlist::default().with(&all).expect("changed");
    list.starts_at = "13:30".parse().ok();
    for (listed, minutes) in list.listed.iter_mut().zip([Some(10), Some(5), Some(60), Some(0)]) {
        listed.minutes = minutes;
    }
    let agenda = Agenda::of(&list, &grouped, &places);
    let times: Vec<String> = agenda
        .lines
        .iter()
        .map(|line| format!("{} {}–{}", line.place.name, line.from.unwrap(), line.to.unwrap()))
        .collect();
    assert_eq!(times, ["電話 13:30–13:40", "付箋3 13:40–13:45", "付箋2 13:45–13:45"]);
    assert_eq!((agenda.total, agenda.untimed, agenda.gone.len()), (15, 0, 1));
    assert_eq!(agenda.ends.map(|at| at.to_string()).as_deref(), Some("13:45"));
    assert_eq!(agenda.lines[0].why, "似ている");
    assert_eq!(agenda.lines[2].notes.len(), 1, "a note in a group can be discussed by itself");
    // After an item without a box nobody knows the time.
    list.listed[1].minutes = None;
    let agenda = Agenda::of(&list, &grouped, &places);
    assert!(agenda.lines[1].from.is_some() && agenda.lines[1].to.is_none());
    assert_eq!((agenda.lines[2].from, agenda.ends, agenda.untimed), (None, None, 1));
    assert_eq!(Agenda::of(&Shortlist { listed: Vec::new(), ..list }, &grouped, &places).ends, None);
}

#[test]
fn minutes_are_read_and_put_together() {
    let form = |decision: &str, text: &str| MinutesForm {
        decision: decision.into(),
        text: text.into(),
        joins: false,
    };
    assert_eq!(form("", " ").parse(), Ok((None, String::new())));
    let read = form("decline", "予算がない。\r\n来年また。 ").parse();
    assert_eq!(read, Ok((Some(Decision::Decline), "予算がない。\n来年また。".into())));
    let long = "あ".repeat(TEXT_MAX + 1);
    let Err(Invalid(found)) = form("maybe", &long).parse() else { panic!("refused") };
    assert_eq!(found.len(), 2);
    assert!(form("", &"あ".repeat(TEXT_MAX)).parse().is_ok());
    assert_eq!(joined("一", "二"), "一\n二");
    assert_eq!(joined("", "二"), "二");
    let (today, on) = (day("2026-12-01"), |on: &str| day(on));
    assert!(can_be_written_on(today, today) && can_be_written_on(today, on("2026-10-31")));
    assert!(!can_be_written_on(today, on("2026-12-02")));
    assert!(!can_be_written_on(today, on("2026-10-30")));
    assert_eq!(Decision::Decline.suggests(), Some(Status::Declined));
    assert_eq!(Decision::NextTime.suggests(), None);
}
