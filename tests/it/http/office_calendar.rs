//! The office's calendar: its own days, the new year, the table of holidays; and that what is planned
//! follows it.

use axum::http::StatusCode;
use kizuki_board::domain::{account::Role, office_calendar::HEADER};

use crate::support::{
    Answer, TestApp, both_dbs, day,
    form::{fields, value},
};

const PAGE: &str = "/admin/calendar";
const ID: &str = "3f0c8a52-7d5e-4b7e-9d0a-5c1f2e3d4a5b";
const FILE: &str = "name=\"file\"; filename=\"syukujitsu.csv\"";
const DAYS: &str = include_str!("../../../src/domain/office_calendar/official.csv");

async fn post(app: &TestApp, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("page", PAGE)];
    all.extend(fields);
    app.form(cookie, path, &all).await
}

fn closed<'a>(name: &'a str, first: &'a str, last: &'a str) -> [(&'a str, &'a str); 5] {
    [("id", ID), ("name", name), ("first", first), ("last", last), ("kind", "closed")]
}

async fn upload(app: &TestApp, cookie: &str, bytes: &[u8]) -> Answer {
    app.upload(cookie, "/admin/calendar/holidays", &[(FILE, bytes)]).await
}

fn file(rows: &str) -> String {
    format!("{HEADER}\r\n{}", rows.replace('\n', "\r\n"))
}

both_dbs! {
    async fn what_is_planned_follows_the_offices_own_days(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let asked = "/admin/themes/new?month=2020-12";
        let before = fields(&app.get_as(&cookie, asked).await.body);
        assert_eq!(value(&before, "form[opens_on]"), Some("2020-12-01"));
        for _ in 0..2 {
            let added = post(&app, &cookie, "/do/add_office_days", &closed(" 移転 ", "2020-12-01", "2020-12-02")).await;
            assert_eq!((added.status, added.location()), (StatusCode::SEE_OTHER, "/admin/calendar?done=added"));
        }
        let page = app.get_as(&cookie, PAGE).await.body;
        assert_eq!(page.matches("/do/drop_office_days").count(), 1, "added once");
        assert!(page.contains("移転") && page.contains("2020年12月1日（火）から12月2日（水）まで"), "{page}");
        let form = fields(&app.get_as(&cookie, asked).await.body);
        assert_eq!(value(&form, "form[opens_on]"), Some("2020-12-03"));
        assert_eq!(value(&form, "form[closes_on]"), Some("2020-12-28"));
        assert!(app.get_as(&cookie, "/admin/year").await.body.contains("移転"));

        for _ in 0..2 {
            let set = post(&app, &cookie, "/do/set_new_year", &[("closed", "")]).await;
            assert_eq!(set.location(), "/admin/calendar?done=new-year");
        }
        let form = fields(&app.get_as(&cookie, asked).await.body);
        assert_eq!(value(&form, "form[closes_on]"), Some("2020-12-31"), "no break at the new year");
        for _ in 0..2 {
            let dropped = post(&app, &cookie, "/do/drop_office_days", &[("id", ID)]).await;
            assert_eq!(dropped.location(), "/admin/calendar?done=dropped");
        }
        let form = fields(&app.get_as(&cookie, asked).await.body);
        assert_eq!(value(&form, "form[opens_on]"), Some("2020-12-01"));
    }

    async fn a_copy_and_a_preset_follow_them_too(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let theme = app.theme_with(|plan| {
            (plan.opens_on, plan.closes_on) = (day("2020-08-03"), day("2020-08-31"));
        }).await;
        post(&app, &cookie, "/do/add_office_days", &closed("移転", "2020-12-28", "")).await;
        let like = format!("/admin/themes/new?like={}&month=2020-12", theme.id);
        let form = fields(&app.get_as(&cookie, &like).await.body);
        assert_eq!(value(&form, "form[closes_on]"), Some("2020-12-25"));
        let next = fields(&app.get_as(&cookie, "/admin/themes/new?month=2020-12").await.body);
        assert_eq!(value(&next, "form[closes_on]"), Some("2020-12-25"));
    }

    async fn a_closed_day_in_the_form_is_warned_of_and_moved_by_a_button(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let form = fields(&app.get_as(&cookie, "/admin/themes/new?month=2020-11").await.body);
        let sent = |extra: &[(&str, &str)]| {
            let mut sent = crate::support::form::with(form.clone(), &[
                ("form[title]", "題"), ("form[closes_on]", "2020-11-23"), ("form[answers_on]", "2020-11-28"),
            ]);
            sent.extend(extra.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            sent
        };
        let send = |fields: Vec<(String, String)>| {
            let (app, cookie) = (&app, &cookie);
            async move {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                app.form(cookie, "/do/save_theme", &fields).await
            }
        };
        let looked = send(sent(&[("look", "1")])).await;
        assert!(looked.body.contains("終わりの日の11月23日（月）は、開庁日ではありません"), "{}", looked.body);
        assert!(looked.body.contains("回答する日の11月28日（土）は、開庁日ではありません"), "{}", looked.body);
        let moved = send(sent(&[("look", "earlier:closes_on")])).await;
        let shown = fields(&moved.body);
        assert_eq!(value(&shown, "form[closes_on]"), Some("2020-11-20"));
        assert_eq!(value(&shown, "form[answers_on]"), Some("2020-11-28"), "the other one stays");
        assert_eq!(value(&shown, "form[title]"), Some("題"));
        assert!(app.state.board.themes().await.expect("read").is_empty(), "nothing is stored");
    }

    async fn the_official_table_replaces_the_rules_or_says_why_not(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        let page = app.get_as(&cookie, PAGE).await.body;
        assert!(page.contains("2027年までは、官報で決まった祝日です") && page.contains("2028年からは"), "{page}");
        // As a law moves a day.
        let table = file(&DAYS.replace("2027/7/19,海の日", "2027/7/22,海の日"));
        let bytes = encoding_rs::SHIFT_JIS.encode(&table).0.into_owned();
        let taken = upload(&app, &cookie, &bytes).await;
        assert_eq!(taken.location(), "/admin/calendar?done=taken");
        let says = app.get_as(&cookie, taken.location()).await.body;
        assert!(says.contains("2025年から2027年までの表を入れました") && says.contains("内閣府「国民の祝日について」"), "{says}");
        let calendar = app.state.board.calendar().await.expect("read");
        assert!(calendar.is_working_day(day("2027-07-19")) && !calendar.is_working_day(day("2027-07-22")));

        // With a mark and without, in UTF-8; and whatever is refused leaves the old one.
        for good in [format!("\u{feff}{table}"), table.clone()] {
            assert_eq!(upload(&app, &cookie, good.as_bytes()).await.status, StatusCode::SEE_OTHER);
        }
        let bad = [
            ("日付,名称\r\n2027/1/1,元日".to_owned(), "1行目は「国民の祝日・休日月日,国民の祝日・休日名称」のはずですが、「日付,名称」"),
            (file(&DAYS.replacen("2025/1/13,成人の日", "2025/2/30,成人の日", 1)), "3行目は「2026/1/1,元日」のような日付と名前のはずですが、「2025/2/30,成人の日」"),
            (file(&DAYS.replacen("2025/2/11", "2025/1/1", 1)), "4行目の2025-01-01は、前の行にもあります"),
            (file(&DAYS.lines().take(40).collect::<Vec<_>>().join("\n")), "2027年の祝日が3日"),
            (String::new(), "1行目は"),
            ("PK\u{3}\u{4}".to_owned(), "文字のファイルではありません"),
        ];
        for (text, says) in bad {
            let refused = upload(&app, &cookie, text.as_bytes()).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(refused.body.contains(says) && refused.body.contains("前のままです"), "{says}: {}", refused.body);
            assert_eq!(app.state.board.calendar().await.expect("read"), calendar);
        }
        for _ in 0..2 {
            assert_eq!(post(&app, &cookie, "/do/drop_holidays", &[]).await.location(), "/admin/calendar?done=rules");
        }
        assert!(!app.state.board.calendar().await.expect("read").is_working_day(day("2027-07-19")));
        let reviewer = app.signed_in("wg@example.jp", Role::Reviewer).await;
        assert_eq!(upload(&app, &reviewer, &bytes).await.status, StatusCode::FORBIDDEN);
    }

    async fn what_is_typed_wrongly_comes_back_beside_its_field(app: TestApp) {
        let cookie = app.organizer("hr@example.jp").await;
        for (name, first, last, says) in [
            ("", "2020-12-01", "", "何も書かれていません"),
            ("移転", "2021-02-29", "", "この形では受け取れません"),
            ("移転", "2020-12-02", "2020-12-01", "始まりの日より前です"),
            ("移転", "2020-12-02", "2021-12-01", "最初の日から62日まで"),
        ] {
            let wrong = post(&app, &cookie, "/do/add_office_days", &closed(name, first, last)).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
            assert!(wrong.body.contains(says), "{says}: {}", wrong.body);
            assert!(wrong.body.contains(&format!("value=\"{first}\"")) && wrong.body.contains("aria-invalid=\"true\""));
        }
        let odd = post(&app, &cookie, "/do/add_office_days", &[("id", "x"), ("name", "移転"), ("first", "2020-12-01")]).await;
        assert_eq!(odd.status, StatusCode::BAD_REQUEST);
        assert!(app.state.board.calendar().await.expect("read").days.is_empty());
    }
}
