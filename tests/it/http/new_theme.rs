//! The form of a new theme: what is there already, the buttons that save nothing, and the day of the answer.

use axum::http::StatusCode;
use kizuki_board::{domain::theme::State, log::Event};

use crate::support::{
    Answer, DAY, NOON, TestApp, both_dbs, day,
    form::{fields, value, with},
};

const NEW: &str = "/admin/themes/new";

/// The form as the page shows it, with a question.
async fn asked(app: &TestApp, cookie: &str) -> Vec<(String, String)> {
    let form = fields(&app.get_as(cookie, NEW).await.body);
    with(form, &[("form[title]", "あの備品"), ("form[prompts][0][name]", "足りない")])
}

async fn send(app: &TestApp, cookie: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    app.form(cookie, "/do/save_theme", &fields).await
}

both_dbs! {
    async fn all_but_the_question_is_there(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let form = fields(&app.get_as(&cookie, NEW).await.body);
        let is = |field: &str| value(&form, &format!("form[{field}]")).map(ToOwned::to_owned);
        // From the first to the last working day of the next month, and an answer two weeks later.
        let days = ["opens_on", "closes_on", "answers_on", "slug"].map(is);
        let days = days.each_ref().map(|day| day.as_deref());
        assert_eq!(days, [Some("2020-09-01"), Some("2020-09-30"), Some("2020-10-15"), Some("2020-09")]);
        assert_eq!(app.state.board.themes().await.expect("read").len(), 0, "looking stores nothing");

        let form = asked(&app, &cookie).await;
        assert_eq!(send(&app, &cookie, &form).await.status, StatusCode::SEE_OTHER);
        let made = app.state.board.theme_by_slug("2020-09").await.expect("made");
        assert_eq!((made.state, made.answers_on), (State::Draft, Some(day("2020-10-15"))));
        // The next one is of the next month without a theme.
        let next = fields(&app.get_as(&cookie, NEW).await.body);
        assert_eq!(value(&next, "form[opens_on]"), Some("2020-10-01"));
    }

    async fn a_button_that_looks_saves_nothing(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let form = with(asked(&app, &cookie).await, &[("form[max_notes]", "3"), ("look", "1")]);
        let looked = send(&app, &cookie, &form).await;
        assert_eq!(looked.status, StatusCode::OK);
        assert!(looked.body.contains("まだ保存していません"));
        assert!(looked.body.contains("1枚の券で3枚まで書けます。"), "the sentence follows");
        assert!(looked.body.matches("あの備品").count() >= 3, "the field and both pictures");
        assert_eq!(value(&fields(&looked.body), "key"), value(&form, "key"), "and is saved once");

        // What is wrong is said there as well, with the rule unfolded.
        let wrong = with(form, &[("form[max_notes]", "99"), ("form[title]", "")]);
        let wrong = send(&app, &cookie, &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("<details open") && wrong.body.contains("value=\"99\""));
        assert!(app.state.board.themes().await.expect("read").is_empty());
    }

    async fn a_button_that_fills_in_leaves_what_was_typed(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let form = asked(&app, &cookie).await;
        let pressed = |look: &str, others: &[(&str, &str)]| {
            let form = with(form.clone(), others);
            with(form, &[("look", look)])
        };
        let short = send(&app, &cookie, &pressed("preset:short", &[("form[title]", "")])).await;
        assert_eq!(short.status, StatusCode::OK, "a form that is not right yet is filled in");
        let short = fields(&short.body);
        assert_eq!(value(&short, "form[closes_on]"), Some("2020-09-07"));
        assert_eq!(value(&short, "form[answers_on]"), Some("2020-09-10"));
        assert_eq!(value(&short, "form[prompts][0][name]"), Some("足りない"));
        assert_eq!(value(&short, "of_preset"), Some("short"));

        let moved = with(short, &[("form[month]", "2020-12"), ("look", "month")]);
        let moved = fields(&send(&app, &cookie, &moved).await.body);
        assert_eq!(value(&moved, "form[opens_on]"), Some("2020-12-01"));
        assert_eq!(value(&moved, "form[closes_on]"), Some("2020-12-07"), "it is still the short one");
        assert_eq!(value(&moved, "form[slug]"), Some("2020-12"));

        let own = pressed("month", &[("form[slug]", "bihin"), ("form[month]", "2021-02")]);
        let own = fields(&send(&app, &cookie, &own).await.body);
        assert_eq!(value(&own, "form[slug]"), Some("bihin"), "an address that was typed stays");
        assert_eq!(value(&own, "form[opens_on]"), Some("2021-02-01"));

        let wrong = send(&app, &cookie, &pressed("month", &[("form[month]", "13月")])).await;
        assert!(wrong.body.contains("value=\"13月\"") && wrong.body.contains("aria-invalid=\"true\""));
        for nothing in ["preset:", "preset:nope", "preset:00000000-0000-4000-8000-000000000000"] {
            let usual = send(&app, &cookie, &pressed(nothing, &[])).await;
            assert_eq!(value(&fields(&usual.body), "of_preset"), Some("usual"), "{nothing}");
        }
        assert!(app.state.board.themes().await.expect("read").is_empty());
    }

    async fn the_day_of_the_answer_is_told_before_one_writes_and_when_it_has_passed(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let early = [("form[closes_on]", "2020-09-30"), ("form[answers_on]", "2020-09-29")];
        let refused = send(&app, &cookie, &with(asked(&app, &cookie).await, &early)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("終わりの日より前です"));
        assert!(refused.body.contains("value=\"2020-09-29\""));

        let theme = app.theme_with(|plan| plan.answers_on = Some(day("2020-09-04"))).await;
        for page in ["/", "/t/zaitaku"] {
            let page = app.get(page).await.body;
            assert!(page.contains("回答は9月4日（金）です") && page.contains("23:59まで"));
        }
        let poster = app.get_as(&cookie, &format!("/admin/themes/{}/print/poster", theme.id)).await;
        assert!(poster.body.contains("回答は9月4日（金）です"));
        assert!(app.get_as(&cookie, &format!("/admin/themes/{}", theme.id)).await.body.contains("2020年9月4日"));

        // Changed while it is open, it is told in the log, as every promise is.
        let edit = fields(&app.get_as(&cookie, &format!("/admin/themes/{}/edit", theme.id)).await.body);
        let later = with(edit, &[("form[answers_on]", "2020-09-11"), ("form[why]", "確かめるため")]);
        assert_eq!(send(&app, &cookie, &later).await.status, StatusCode::SEE_OTHER);
        let log = app.state.board.log_export().await.expect("exported");
        let told = log.entries.iter().map(|entry| entry.event().expect("an event")).any(|event| {
            matches!(event, Event::SettingsChanged { fields, .. } if fields == ["answers_on"])
        });
        assert!(told);

        app.state.clock.set(NOON + 33 * DAY);
        app.tick().await;
        let late = app.get("/t/zaitaku").await.body;
        assert!(late.contains("回答は9月11日（金）の予定でした。まだ出ていません"), "{late}");
        app.move_to(theme.id, State::Answered).await;
        assert!(!app.get("/t/zaitaku").await.body.contains("の予定でした"));
    }
}
