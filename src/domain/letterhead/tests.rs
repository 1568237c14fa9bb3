//! The letterhead: numbers, sections, and its file.

use chrono::NaiveDate;

use super::*;
use crate::domain::problem::{Invalid, Problem};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn problems(form: &LetterheadForm) -> Vec<(String, Problem)> {
    let invalid = form.parse().expect_err("refused");
    invalid.0.into_iter().map(|one| (one.field, one.problem)).collect()
}

fn usual() -> LetterheadForm {
    LetterheadForm::from(&Letterhead::default())
}

#[test]
fn a_document_number_is_made_of_its_pattern() {
    let filled = |pattern, on, number| filled(pattern, day(on), number);
    let pattern = "{年度}総人第{番号}号";
    assert_eq!(filled(pattern, "2026-04-01", Some("123")), "8総人第123号");
    assert_eq!(filled(pattern, "2027-03-31", None), "8総人第　　　　号", "room for one");
    assert_eq!(filled(pattern, "2027-04-01", Some("1")), "9総人第1号");
    assert_eq!(filled("{元号}{年度}年度", "2020-03-31", None), "令和元年度");
    assert_eq!(filled("{元号}{年度}/{西暦年度}", "2019-03-31", None), "平成30/2018");
    assert_eq!(filled("番号なし", "2026-04-01", Some("1")), "番号なし");
}

#[test]
fn what_is_in_no_braces_that_are_known_is_told_beside_its_field() {
    for bad in ["{年}", "{番号", "番号}", "{}", "{{番号}}", "{番号}}", "{ 番号 }"] {
        let form = LetterheadForm { number: bad.into(), ..usual() };
        assert_eq!(problems(&form), [("number".into(), Problem::UnknownPlaceholder)], "{bad}");
    }
    let wide = LetterheadForm { number: "第｛番号｝号".into(), ..usual() };
    assert_eq!(wide.parse().expect("read").number, "第{番号}号");
    let long = LetterheadForm { opening: "あ".repeat(401), ..usual() };
    let told = [("opening".into(), Problem::TooLong { max: 400, actual: 401 })];
    assert_eq!(problems(&long), told);
}

#[test]
fn sections_stand_in_the_order_of_their_places() {
    let mut form = usual();
    assert_eq!(form.parse().expect("read"), Letterhead::default());
    for (at, place) in [(0, "99"), (1, "１")] {
        form.sections[at].place = place.into();
    }
    form.sections[2].shown = None;
    let sections = form.parse().expect("read").sections;
    assert_eq!(sections.len(), Section::ALL.len() - 1);
    assert_eq!(sections[..2], [Section::Top, Section::Groups]);
    assert_eq!(sections.last(), Some(&Section::Prompts));
    form.sections[0].place = "0".into();
    form.sections[1].place = "x".into();
    let range = Problem::OutOfRange { min: 1, max: 99 };
    let told =
        [("sections.0.place".into(), range), ("sections.1.place".into(), Problem::Malformed)];
    assert_eq!(problems(&form), told);
    let mut none = usual();
    none.sections.iter_mut().for_each(|one| one.shown = None);
    assert_eq!(problems(&none), [("sections".into(), Problem::NotChosen)]);
    none.sections[0].section = "x".into();
    assert_eq!(problems(&none), [("sections".into(), Problem::NotOffered)]);
}

#[test]
fn the_file_is_read_as_it_is_written_and_nothing_else_is() {
    let letterhead = Letterhead {
        number: "{年度}総人第{番号}号".into(),
        addressee: "市長".into(),
        sender: "総務部\n人事課長".into(),
        opening: "次のとおり報告します。".into(),
        sections: vec![Section::Annex, Section::Prompts],
        ..Letterhead::default()
    };
    let file = write_file(&letterhead);
    assert_eq!(read_file(file.as_bytes()), Ok(letterhead.clone()));
    assert_eq!(read_file(format!("\u{feff}{file}").as_bytes()), Ok(letterhead));
    for other in ["", "{}", "[1]", "x", r#"{"kind":"kizuki-report","version":1}"#] {
        assert_eq!(read_file(other.as_bytes()), Err(NotLetterhead::Other), "{other}");
    }
    let change = |of: &str, to: &str| read_file(file.replace(of, to).as_bytes());
    assert_eq!(change("\"version\": 1", "\"version\": 2"), Err(NotLetterhead::Version(2)));
    assert_eq!(change("\"annex\"", "\"appendix\""), Err(NotLetterhead::Field(11)));
    assert!(matches!(change("\"closing\"", "\"ending\""), Err(NotLetterhead::Field(_))));
    let unknown = Invalid::one("number", Problem::UnknownPlaceholder);
    assert_eq!(change("{番号}", "{号}"), Err(NotLetterhead::Invalid(unknown)));
}
