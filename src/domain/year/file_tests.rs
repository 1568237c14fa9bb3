//! What becomes of the rows of a table.

use super::*;
use crate::domain::{plan::PlannedPrompt, preset::Brought, theme::Colour};

const NAMES: [(YearColumn, &str); 6] = [
    (YearColumn::Month, "月"),
    (YearColumn::Title, "題"),
    (YearColumn::Preset, "ひな形"),
    (YearColumn::Opens, "はじまる日"),
    (YearColumn::Closes, "おわる日"),
    (YearColumn::Answers, "回答する日"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn there() -> Theme {
    let prompts = vec![PlannedPrompt::new("困った", Colour::Lemon)];
    Plan::new("会議", "kaigi", day("2027-06-01"), day("2027-06-30"), prompts).draft()
}

fn read(rows: &[&str]) -> Result<Vec<DryRow>, TableProblem<YearColumn>> {
    let lines: Vec<TableLine> = (1..)
        .zip(rows)
        .map(|(line, row)| TableLine {
            line,
            cells: row.split(',').map(ToOwned::to_owned).collect(),
        })
        .collect();
    let prompt = PromptForm { id: String::new(), name: "困った".into(), colour: "lemon".into() };
    let rules = YearRules {
        presets: &[
            ("急ぎ".to_owned(), Brought::Short.settings()),
            ("封かん".to_owned(), Brought::Sealed.settings()),
        ],
        may_seal: false,
        usual: Brought::Usual.settings(),
        prompts: vec![prompt],
        calendar: &OfficeCalendar::default(),
        themes: &[there()],
        today: day("2027-03-10"),
    };
    read_rows(&lines, &NAMES, &rules)
}

fn one(row: &str) -> DryRow {
    let rows = read(&["月,題,ひな形,はじまる日,おわる日,回答する日", row]).expect("read");
    rows.into_iter().next().expect("a row")
}

#[test]
fn rows_become_drafts_with_their_days_or_the_presets() {
    let row = one("令和9年4月,電話,,R9.4.5,2027/4/23,令和9年5月14日");
    let plan = row.draft().expect("a draft");
    assert_eq!((plan.title.as_str(), plan.slug.as_str()), ("電話", "2027-04"));
    let days = (plan.opens_on, plan.closes_on, plan.answers_on);
    assert_eq!(days, (day("2027-04-05"), day("2027-04-23"), Some(day("2027-05-14"))));
    let month = one("2027-04,電話");
    let plan = month.draft().expect("a draft");
    assert_eq!((plan.opens_on, plan.closes_on), (day("2027-04-01"), day("2027-04-30")));
    assert!(plan.answers_on.is_some(), "by the preset");
    let short = one("2027-04,電話,急ぎ");
    let days = short.draft().map(|plan| (plan.opens_on, plan.closes_on));
    assert_eq!(days, Some((day("2027-04-01"), day("2027-04-07"))));
    assert!(one(",うるう日,,2028-02-29,2028-02-29").draft().is_some());
    assert_eq!(one("2027-04,'=1+1").draft().map(|plan| plan.title.clone()), Some("=1+1".into()));
}

#[test]
fn bad_cells_are_named_all_at_once() {
    let wrong = |row: &str| one(row).plan.expect_err(row);
    assert_eq!(wrong(",電話"), [RowProblem::NoMonth]);
    assert_eq!(wrong("四月,電話"), [RowProblem::Month]);
    assert_eq!(
        wrong("2027-04,電話,何か,2027-02-29,あした,x"),
        [
            RowProblem::Preset,
            RowProblem::Day(YearColumn::Opens),
            RowProblem::Day(YearColumn::Closes),
            RowProblem::Day(YearColumn::Answers),
        ]
    );
    assert_eq!(wrong("2027-04,電話,封かん"), [RowProblem::NotOffered]);
    assert_eq!(wrong(",電話,,2027-02-30"), [RowProblem::Day(YearColumn::Opens)]);
    let form = |column, problem| RowProblem::Form(column, problem);
    assert_eq!(wrong("2027-04,"), [form(YearColumn::Title, Problem::Empty)]);
    let ends = wrong("2027-04,電話,,2027-04-10,2027-04-01");
    assert_eq!(ends, [form(YearColumn::Closes, Problem::BeforeStart)]);
    let answers = wrong("2027-04,電話,,2027-04-01,2027-04-10,2027-04-09");
    assert_eq!(answers, [form(YearColumn::Answers, Problem::BeforeEnd)]);
    assert_eq!(wrong("2027-03,電話,,2027-03-01,2027-03-09"), [RowProblem::Past]);
    assert!(one("2027-03,電話,,2027-03-01,2027-03-10").plan.is_ok(), "today is not over");
}

#[test]
fn what_is_there_already_is_made_no_second_time() {
    let rows = read(&[
        "月,題",
        "2027-06,会議",
        "2027-06,電話",
        "2027-05,窓口",
        "2027-05, 窓口 ",
        "2027-05,電話",
        "2027-07,電話",
    ]);
    let rows = rows.expect("read");
    let again: Vec<_> = rows.iter().map(|row| row.again).collect();
    let month = Some(Again::Month);
    assert_eq!(again, [Some(Again::Theme), month, None, Some(Again::Row), month, None]);
    assert_eq!(rows.iter().filter(|row| row.draft().is_some()).count(), 4);
    assert_eq!(first_year(&rows), Some(2027));
}

#[test]
fn a_table_without_what_is_needed_says_what_it_found() {
    assert_eq!(read(&[]).expect_err("none"), TableProblem::Empty);
    assert_eq!(read(&["月,題"]).expect_err("none"), TableProblem::Empty);
    let missing = read(&["日付,テーマ", "a,b"]).expect_err("no columns");
    let is = TableProblem::Columns {
        missing: vec![YearColumn::Month, YearColumn::Title],
        found: vec!["日付".into(), "テーマ".into()],
    };
    assert_eq!(missing, is);
    let mut many = vec!["月,題"];
    many.extend(["2027-04,電話"; ROWS_MAX + 1]);
    assert_eq!(read(&many).expect_err("many"), TableProblem::TooLarge);
}
