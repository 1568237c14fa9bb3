//! What leaves in the file, and what is told of a file that is wrong.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::*;
use crate::domain::{
    opening::BoxRule,
    plan::{Plan, PlannedPrompt},
    problem::Problem,
    settings::{Switch, Tally, ThemeKind, Tier},
    theme::{Colour, Theme},
};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn theme(title: &str, opens: &str, closes: &str) -> Theme {
    let prompts = vec![
        PlannedPrompt::new("良かったところ", Colour::Lemon),
        PlannedPrompt::new("アイデア", Colour::Mint),
    ];
    let mut plan = Plan::new(title, "himitsu-na-banchi", day(opens), day(closes), prompts);
    plan.description = "なんでも\nどうぞ".into();
    plan.draft()
}

/// With every setting as it usually is not.
fn unusual() -> Theme {
    let mut theme = theme("封かん券で", "2021-01-15", "2021-02-28");
    let settings = &mut theme.settings;
    settings.kind = ThemeKind::Choosing;
    settings.tier = Tier::Sealed;
    settings.box_rule = BoxRule::Daily;
    settings.answers_on = Some(day("2021-03-12"));
    settings.posting = Switch { on: false, until: Some(day("2021-01-31")) };
    settings.stickers = Switch { on: false, until: Some(day("2021-02-14")) };
    settings.max_notes = 7;
    settings.tally = Tally::Hidden;
    settings.quorum = 12;
    settings.archive_after = Some(90);
    settings.premoderated = true;
    theme
}

fn year() -> Vec<Theme> {
    vec![unusual(), theme("在宅勤務はどうでしたか", "2020-08-01", "2020-08-31")]
}

#[test]
fn a_year_is_planned_again_with_all_its_settings() {
    let file = write_file(&year());
    let read = read_file(file.as_bytes()).expect("read");
    assert_eq!((read.first_month, read.themes.len()), (8, 2));
    let first = day("2027-04-01");
    let plans: Vec<Plan> =
        read.themes.iter().map(|one| one.plan(first, "ab").expect("a plan")).collect();
    assert_eq!(plans[0].title, "在宅勤務はどうでしたか", "the earliest first");
    let days = |plan: &Plan| [plan.opens_on, plan.closes_on].map(|day| day.to_string());
    assert_eq!(days(&plans[0]), ["2027-04-01", "2027-04-30"]);
    assert_eq!(days(&plans[1]), ["2027-09-15", "2027-10-31"]);
    // All else is as it was.
    let mut again = plans[1].settings.clone();
    assert_eq!(again.posting.until, Some(day("2027-09-30")));
    assert_eq!(again.stickers.until, Some(day("2027-10-14")));
    let before = unusual().settings;
    again.slug.clone_from(&before.slug);
    assert_eq!(again.answers_on, Some(day("2027-11-12")));
    (again.opens_on, again.closes_on) = (before.opens_on, before.closes_on);
    again.answers_on = before.answers_on;
    (again.posting, again.stickers) = (before.posting, before.stickers);
    assert_eq!(again, before);
    assert!(plans.iter().all(|plan| !plan.emergency && plan.origin.is_none()));
    assert_eq!(
        plans[0].prompts,
        [
            PlannedPrompt::new("良かったところ", Colour::Lemon),
            PlannedPrompt::new("アイデア", Colour::Mint),
        ]
    );
}

#[test]
fn nothing_leaves_but_what_is_planned() {
    let file = write_file(&year());
    for secret in ["himitsu", "2020", "2021", "00000000"] {
        assert!(!file.contains(secret), "{secret} in {file}");
    }
    // What leaves, field by field, is the list.
    let value: Value = serde_json::from_str(&file).expect("json");
    let theme = value["themes"][0].as_object().expect("a theme");
    let named = |name: &str| match name {
        "opens" | "closes" | "answers" => format!("theme.{name}_on"),
        other => format!("theme.{other}"),
    };
    let mut leaves: Vec<String> =
        theme.keys().filter(|name| *name != "prompts").map(|name| named(name)).collect();
    leaves.extend(["place", "name", "colour"].map(|name| format!("prompt.{name}")));
    leaves.sort();
    let mut list: Vec<&str> = LEAVES.to_vec();
    list.sort_unstable();
    assert_eq!(leaves, list);
}

/// What is told of the file of one theme with a change to it.
fn told(change: impl FnOnce(&mut Value)) -> Vec<(String, Why)> {
    let file = write_file(&[unusual()]);
    let mut value: Value = serde_json::from_str(&file).expect("json");
    change(&mut value);
    match read_file(value.to_string().as_bytes()) {
        Err(NotThemes::Faults(faults, 0)) => {
            faults.into_iter().map(|one| (one.place, one.why)).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn one(place: &str, why: Why) -> Vec<(String, Why)> {
    vec![(place.to_owned(), why)]
}

#[test]
fn each_fault_is_told_with_its_place() {
    let theme =
        |name: &'static str, value: Value| move |file: &mut Value| file["themes"][0][name] = value;
    for (name, value, why) in [
        ("title", json!(7), Why::NotText),
        ("title", json!(" \u{200b}"), Why::Problem(Problem::Empty)),
        ("title", json!("あ".repeat(61)), Why::Problem(Problem::TooLong { max: 60, actual: 61 })),
        ("posting", json!("on"), Why::NotYesOrNo),
        ("kind", json!("vip"), Why::Problem(Problem::NotOffered)),
        ("kind", json!(null), Why::NotText),
        ("tier", json!("vip"), Why::Problem(Problem::NotOffered)),
        ("box_rule", json!("live"), Why::Problem(Problem::NotLive)),
        ("quorum", json!(0), Why::Problem(Problem::OutOfRange { min: 5, max: 1000 })),
        ("max_notes", json!(-1), Why::NotNumber),
        ("max_notes", json!(1e3), Why::NotNumber),
        ("max_notes", json!(21), Why::Problem(Problem::OutOfRange { min: 1, max: 20 })),
        ("opens", json!("2021-01-15"), Why::NotObject),
        ("closes", json!({"month": 0, "day": 14}), Why::Problem(Problem::BeforeStart)),
        ("stickers_until", json!({"month": 2, "day": 1}), Why::Problem(Problem::AfterEnd)),
        ("prompts", json!({}), Why::NotList),
        ("prompts", json!([]), Why::Problem(Problem::Empty)),
        ("notes", json!([]), Why::Unknown),
    ] {
        let place = match (&why, name) {
            (Why::Problem(Problem::Empty), "prompts") => "/themes/0/prompts/0/name".into(),
            _ => format!("/themes/0/{name}"),
        };
        assert_eq!(told(theme(name, value)), one(&place, why), "{name}");
    }
    for (change, place, why) in [
        (json!({"month": 121, "day": 1}), "month", Problem::OutOfRange { min: 0, max: 120 }),
        (json!({"month": 0, "day": 32}), "day", Problem::OutOfRange { min: 1, max: 31 }),
    ] {
        let place = format!("/themes/0/opens/{place}");
        assert_eq!(told(theme("opens", change)), one(&place, Why::Problem(why)));
    }
}

#[test]
fn faults_of_the_whole_are_told_and_all_at_once() {
    assert_eq!(
        told(|file| {
            file["themes"][0].as_object_mut().expect("a theme").remove("tally");
            file["themes"][0]["prompts"][1]["colour"] = json!("gold");
            file["themes"][0]["prompts"][1]["id"] = json!("x");
            file["slug/~"] = json!("x");
            file["first_month"] = json!(13);
        }),
        [
            ("/slug~1~0".to_owned(), Why::Unknown),
            ("/first_month".to_owned(), Why::Problem(Problem::OutOfRange { min: 1, max: 12 })),
            ("/themes/0/tally".to_owned(), Why::Missing),
            ("/themes/0/prompts/1/id".to_owned(), Why::Unknown),
        ]
    );
    let colour = told(|file| file["themes"][0]["prompts"][1]["colour"] = json!("gold"));
    assert_eq!(colour, one("/themes/0/prompts/1/colour", Why::Problem(Problem::NotOffered)));
    let many = told(|file| {
        let one = file["themes"][0]["prompts"][0].clone();
        file["themes"][0]["prompts"] = Value::Array(vec![one; 7]);
    });
    assert_eq!(many[0], one("/themes/0/prompts", Why::Problem(Problem::TooMany { max: 6 }))[0]);
    assert_eq!(
        told(|file| file["themes"] = json!([])),
        one("/themes", Why::Problem(Problem::Empty))
    );
    let many = |n: usize| {
        move |file: &mut Value| {
            let one = file["themes"][0].clone();
            file["themes"] = Value::Array(vec![one; n]);
        }
    };
    let too = Why::Problem(Problem::TooMany { max: THEMES_MAX });
    assert_eq!(told(many(THEMES_MAX + 1)), one("/themes", too));
}

#[test]
fn what_is_no_such_file_is_told_by_name() {
    for other in ["", "[]", "{}", "{\"kind\":\"kizuki-letterhead\",\"version\":1}", "\u{1}"] {
        assert_eq!(read_file(other.as_bytes()), Err(NotThemes::Other), "{other}");
    }
    let file = write_file(&year());
    let later = file.replace("\"version\": 1", "\"version\": 2");
    assert_eq!(read_file(later.as_bytes()), Err(NotThemes::Version(2)));
    assert_eq!(read_file(&vec![b' '; BYTES_MAX + 1]), Err(NotThemes::TooLarge));
    let marked = format!("\u{feff}{file}");
    assert!(read_file(marked.as_bytes()).is_ok(), "an editor's byte order mark is passed over");
    let deep = format!("{{\"kind\":\"kizuki-themes\",\"version\":1,\"x\":{}", "[".repeat(10_000));
    assert_eq!(read_file(deep.as_bytes()), Err(NotThemes::Other));
    let wrong =
        json!({"kind": "kizuki-themes", "version": 1, "first_month": 1, "themes": vec![0; 60]});
    let Err(NotThemes::Faults(faults, more)) = read_file(wrong.to_string().as_bytes()) else {
        panic!("faults")
    };
    assert_eq!((faults.len(), more), (20, 40));
}

#[test]
fn a_file_from_before_there_were_kinds_is_read() {
    let mut value: Value = serde_json::from_str(&write_file(&[unusual()])).expect("json");
    assert!(value["themes"][0].as_object_mut().expect("a theme").remove("kind").is_some());
    let read = read_file(value.to_string().as_bytes()).expect("read");
    assert_eq!(
        read.themes[0].plan(day("2027-04-01"), "ab").expect("a plan").kind,
        ThemeKind::Usual
    );
}
